#include "mention/subjects.h"

#define MAX_ADVERBS 3u /* between the subject and its verb */
#define MAX_ASIDE 24u  /* words set off by commas between them */

static int
is_verb(const qai_scan *scan, uint32_t i)
{
  int tag = qai_scan_tag(scan, i);
  return (tag == QAI_TAG_VERB) | (tag == QAI_TAG_AUX) ||
         (tag != QAI_TAG_NOUN && qai_scan_classes(scan, i) & QAI_LEX_CUE_SAY);
}

/* Behind adverbs, and the pronoun of "Ann herself said". */
static int
verb_follows(const qai_scan *scan, uint32_t i)
{
  uint32_t n = 0;
  i += i < scan->segment->n_words && qai_tag_lexeme(scan->tags, i)->pronoun_case == QAI_CASE_REFLEXIVE;
  while (n++ < MAX_ADVERBS && qai_scan_tag(scan, i) == QAI_TAG_ADV)
    i++;
  return is_verb(scan, i);
}

/* What an aside begins with: "who was there", "the mayor", "then a student", "of Leeds", "61". */
static int
opens_aside(const qai_scan *scan, uint32_t i)
{
  switch (qai_scan_symbol(scan, i)) {
  case QAI_W_WHO:
  case QAI_W_WHOSE:
  case QAI_W_WHICH: return 1;
  default: break;
  }
  switch (qai_scan_tag(scan, i)) {
  case QAI_TAG_DET:
  case QAI_TAG_ADV:
  case QAI_TAG_ADP:
  case QAI_TAG_NUM: return 1;
  default: return 0;
  }
}

/* Does a verb follow behind the mention and an aside in commas: "Ann Lee, now a judge, said"? */
static int
verb_behind_aside(const qai_scan *scan, const qai_mention *m)
{
  uint32_t i = m->last, end = scan->segment->sentences[m->sentence].last;
  if (!qai_scan_is(scan, i, ',') || !opens_aside(scan, i + 1))
    return 0;
  if (end > i + MAX_ASIDE)
    end = i + MAX_ASIDE;
  for (i += 2; i < end && !qai_scan_is(scan, i, ','); i++)
    if (scan->segment->words[i].kind == QUOTEATTR_TOKEN_QUOTE || scan->segment->words[i].kind == QUOTEATTR_TOKEN_OPEN)
      return 0;
  return i + 1 < end && verb_follows(scan, i + 1) && qai_tag_lexeme(scan->tags, i + 1)->form != QAI_FORM_ING;
}

static int
governed(const qai_scan *scan, uint32_t i)
{
  int tag;
  if (!i || qai_scan_flag(scan, i, QUOTEATTR_FLAG_SENTENCE_START))
    return 0;
  tag = qai_scan_tag(scan, i - 1);
  return tag == QAI_TAG_ADP || tag == QAI_TAG_VERB;
}

/* "“…,” said Ann", "…, said Ann"; not "they told Ann". */
static int
says_before(const qai_scan *scan, uint32_t i)
{
  if (i < 2 || !(qai_scan_classes(scan, i - 1) & (QAI_LEX_CUE_SAY | QAI_LEX_CUE_SPEECH)) ||
      qai_tag_lexeme(scan->tags, i - 1)->form == QAI_FORM_ING)
    return 0;
  return scan->segment->words[i - 2].kind != QUOTEATTR_TOKEN_WORD;
}

int
qai_subjects_is(const qai_scan *scan, const qai_mention *m)
{
  if (m->flags & QAI_MENTION_POSSESSIVE)
    return 0;
  if (verb_follows(scan, m->last) || (scan->quotes->genre != QUOTEATTR_GENRE_FICTION && verb_behind_aside(scan, m)))
    return !governed(scan, m->first);
  return says_before(scan, m->first);
}
