#include "mention/toldnoun.h"

enum { TAG_WORDS = 6, NAMES = 8 };

/* The region of the quotation whose tag goes on to word `to`: `he said quietly | to`; QAI_NONE without a verb of speech
 * between them. */
static uint32_t
told_region(const qai_scan *scan, uint32_t to)
{
  const uint32_t says = QAI_LEX_CUE_SAY | QAI_LEX_CUE_MAYBE | QAI_LEX_CUE_SPEECH;
  uint32_t k, w, n_verbs = 0;
  for (k = 1; k <= TAG_WORDS && k <= to; k++) {
    w = to - k;
    if (qai_quotes_in_speech(scan->quotes, w))
      return n_verbs ? qai_quotes_speech_at(scan->quotes, w) : QAI_NONE;
    if (qai_scan_flag(scan, w, QUOTEATTR_FLAG_SENTENCE_START))
      return QAI_NONE;
    n_verbs += qai_scan_tag(scan, w) == QAI_TAG_VERB && qai_scan_classes(scan, w) & says;
  }
  return QAI_NONE;
}

static int
may_be_told(const qai_scan *scan, const qai_mention *m)
{
  return scan->quotes->genre == QUOTEATTR_GENRE_FICTION && m->kind == QUOTEATTR_MENTION_NOMINAL &&
         m->type == QUOTEATTR_ENTITY_PERSON && m->region == QAI_NONE && m->first > 1 &&
         !(m->flags & (QAI_MENTION_PLURAL | QAI_MENTION_JOINT | QAI_MENTION_INDEFINITE)) &&
         qai_scan_symbol(scan, m->first - 1) == QAI_W_TO;
}

uint32_t
qai_toldnoun_name(const qai_scan *scan, uint32_t mention)
{
  const qai_mention *found = scan->found.data, *m = &found[mention];
  uint32_t region = may_be_told(scan, m) ? told_region(scan, m->first - 1) : QAI_NONE, k, i, name = QAI_NONE;
  if (region == QAI_NONE)
    return QAI_NONE;
  for (k = 1; k <= NAMES && k <= mention; k++) {
    i = mention - k;
    if (found[i].region != region || !(found[i].flags & QAI_MENTION_VOCATIVE))
      continue;
    if (found[i].kind != QUOTEATTR_MENTION_NAME || (name != QAI_NONE && found[i].entity != found[name].entity))
      return QAI_NONE;
    name = i;
  }
  return name;
}
