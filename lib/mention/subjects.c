#include "mention/subjects.h"

#define MAX_ADVERBS 3u /* between the subject and its verb */

static int
is_verb(const qai_scan *scan, uint32_t i)
{
  int tag = qai_scan_tag(scan, i);
  return tag == QAI_TAG_VERB || tag == QAI_TAG_AUX ||
         (tag != QAI_TAG_NOUN && qai_scan_classes(scan, i) & QAI_LEX_CUE_SAY);
}

static int
verb_follows(const qai_scan *scan, uint32_t i)
{
  uint32_t n = 0;
  while (n++ < MAX_ADVERBS && qai_scan_tag(scan, i) == QAI_TAG_ADV)
    i++;
  return is_verb(scan, i);
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
  return verb_follows(scan, m->last) ? !governed(scan, m->first) : says_before(scan, m->first);
}
