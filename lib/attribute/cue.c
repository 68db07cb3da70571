#include "attribute/cue.h"

#include "lexicon/lexicon.h"

int
qai_cue_is_verb(const qai_tags *tags, uint32_t i, uint32_t classes)
{
  const qai_lexeme *x;
  if (i >= tags->segment->n_words)
    return 0;
  x = qai_tag_lexeme(tags, i);
  return (x->classes & classes & QAI_CUE_VERB) != 0;
}

int
qai_cue_has_particle(const qai_tags *tags, uint32_t verb)
{
  return verb + 1 < tags->segment->n_words &&
         qai_lexicon_verb_particle(qai_tag_lexeme(tags, verb)->lemma, qai_tag_lexeme(tags, verb + 1)->symbol);
}

int
qai_cue_is_helper(const qai_tags *tags, uint32_t i)
{
  return i < tags->segment->n_words && (qai_tag_lexeme(tags, i)->classes & (QAI_LEX_AUXILIARY | QAI_LEX_ADVERB)) != 0;
}

int
qai_cue_is_stop(const qai_tags *tags, uint32_t i)
{
  return qai_tag_is_mark(tags, i, '.') || qai_tag_is_mark(tags, i, '!') || qai_tag_is_mark(tags, i, '?') ||
         qai_tag_is_mark(tags, i, ';');
}
