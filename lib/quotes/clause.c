#include "quotes/clause.h"

#include <string.h>

enum { SUBJECT_WORDS = 4 };

int
qai_clause_is_one_of(const qai_tags *tags, uint32_t w, uint32_t end, const char *marks)
{
  const quoteattr_token *t;
  char c;
  if (w >= end)
    return 0;
  t = &tags->segment->words[w];
  c = tags->segment->text->bytes[t->start];
  return t->end == t->start + 1 && c && strchr(marks, c) != NULL;
}

int
qai_clause_is_say(const qai_tags *tags, uint32_t w, uint32_t end)
{
  return w < end && !(tags->segment->words[w].flags & QUOTEATTR_FLAG_CAPITAL) &&
         (qai_tag_lexeme(tags, w)->classes & (QAI_LEX_CUE_SAY | QAI_LEX_CUE_SPEECH)) != 0;
}

/* "When", "But": a capital that opens a sentence and names nobody. */
static int
is_no_name(const qai_lexeme *e)
{
  const uint32_t names = QAI_LEX_GIVEN_NAME | QAI_LEX_SURNAME | QAI_LEX_TITLE | QAI_LEX_PRONOUN | QAI_LEX_DETERMINER;
  const uint32_t others = QAI_LEX_CONJUNCTION | QAI_LEX_PREPOSITION | QAI_LEX_ADVERB | QAI_LEX_AUXILIARY;
  return e->classes & others && !(e->classes & names);
}

/* Somebody: "I", a pronoun of the third person, a name, "the man". */
static int
is_subject_word(const qai_tags *tags, uint32_t w, uint32_t end)
{
  const qai_lexeme *e;
  if (w >= end)
    return 0;
  e = qai_tag_lexeme(tags, w);
  if (tags->segment->words[w].flags & QUOTEATTR_FLAG_CAPITAL)
    return !is_no_name(e);
  return (e->classes & (QAI_LEX_PERSON | QAI_LEX_DETERMINER)) || (e->classes & QAI_LEX_PRONOUN && e->person == 3);
}

/* What may stand between the subject's first word and the verb: "old", "gamekeeper", "quietly". */
static int
goes_on_with_subject(const qai_tags *tags, uint32_t w, uint32_t end)
{
  if (w >= end)
    return 0;
  switch (tags->tag[w]) {
  case QAI_TAG_NOUN:
  case QAI_TAG_PROPN:
  case QAI_TAG_ADJ:
  case QAI_TAG_ADV: return 1;
  default: return is_subject_word(tags, w, end);
  }
}

int
qai_clause_begins(const qai_tags *tags, uint32_t w, uint32_t end)
{
  uint32_t i;
  if (qai_clause_is_say(tags, w, end))
    return w + 1 < end && (is_subject_word(tags, w + 1, end) || !qai_clause_is_one_of(tags, w + 1, end, ",.!?"));
  if (!is_subject_word(tags, w, end))
    return 0;
  for (i = w + 1; i <= w + SUBJECT_WORDS; i++) {
    if (qai_clause_is_say(tags, i, end))
      return 1;
    if (!goes_on_with_subject(tags, i, end))
      return 0;
  }
  return 0;
}

int
qai_clause_sounds_spoken(const qai_tags *tags, uint32_t w, uint32_t end)
{
  for (; w < end && !qai_clause_is_one_of(tags, w, end, "."); w++) {
    const qai_lexeme *e = qai_tag_lexeme(tags, w);
    if (qai_clause_is_one_of(tags, w, end, "?!") ||
        (e->classes & QAI_LEX_PRONOUN && (e->person == 1 || e->person == 2)))
      return 1;
  }
  return 0;
}
