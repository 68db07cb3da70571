/*
 * Tags: in: words; out: parts of speech, from left to right in one pass.  A word that its kind or the lexicon decides
 * is not scored; the others get the tagger's best tag, given the two tags before.
 */
#include "tag/tag.h"

#include "tag/score.h"

static int
tag_with(const qai_tagger *tagger, qai_arena *scratch, qai_tags *out)
{
  uint32_t i, t1 = QAI_TAG_NONE, t2 = QAI_TAG_NONE;
  qai_scorer scorer;
  if (qai_scorer_init(&scorer, tagger, out->segment, &out->spellings, scratch))
    return QUOTEATTR_ERR_NOMEM;
  for (i = 0; i < out->segment->n_words; i++) {
    out->tag[i] = qai_scorer_tag(&scorer, i, t1, t2);
    t2 = t1;
    t1 = out->tag[i];
  }
  return QUOTEATTR_OK;
}

int
qai_tag_words_with(const qai_segment *segment, const qai_tagger *tagger, qai_arena *arena, qai_tags *out)
{
  qai_arena *scratch = qai_arena_scratch(arena);
  qai_arena_mark mark;
  int status;
  out->segment = segment;
  out->tag = qai_arena_alloc(arena, (size_t)segment->n_words + 1);
  if (!scratch || !out->tag || qai_spellings_read(segment, arena, &out->spellings))
    return QUOTEATTR_ERR_NOMEM;
  mark = qai_arena_set_mark(scratch);
  status = tag_with(tagger, scratch, out);
  qai_arena_release(scratch, mark);
  return status;
}

int
qai_tag_words(const qai_segment *segment, qai_arena *arena, qai_tags *out)
{
  qai_model model;
  qai_tagger tagger;
  int status = qai_model_builtin(&model);
  if (!status)
    status = qai_tagger_open(&model, &tagger);
  return status ? status : qai_tag_words_with(segment, &tagger, arena, out);
}
