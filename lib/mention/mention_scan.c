#include "mention/mention_scan.h"

#include "mention/facets.h"

#include <string.h>

int
qai_scan_init(qai_scan *scan, const qai_quotes *quotes, qai_arena *arena)
{
  memset(scan, 0, sizeof *scan);
  scan->quotes = quotes;
  scan->tags = quotes->tags;
  scan->segment = quotes->tags->segment;
  scan->arena = arena;
  return qai_forms_count(scan->tags, arena, &scan->forms) ? QUOTEATTR_ERR_NOMEM : qai_facets_read(scan);
}

uint32_t
qai_scan_classes(const qai_scan *scan, uint32_t i)
{
  return i < scan->segment->n_words ? qai_tag_lexeme(scan->tags, i)->classes : 0;
}

uint32_t
qai_scan_symbol(const qai_scan *scan, uint32_t i)
{
  return i < scan->segment->n_words ? qai_tag_lexeme(scan->tags, i)->symbol : QAI_W_NONE;
}

int
qai_scan_tag(const qai_scan *scan, uint32_t i)
{
  return i < scan->segment->n_words ? scan->tags->tag[i] : QAI_TAG_NONE;
}

int
qai_scan_flag(const qai_scan *scan, uint32_t i, uint32_t flag)
{
  return i < scan->segment->n_words && (scan->segment->words[i].flags & flag) != 0;
}

int
qai_scan_is(const qai_scan *scan, uint32_t i, char c)
{
  const quoteattr_token *t;
  if (i >= scan->segment->n_words)
    return 0;
  t = &scan->segment->words[i];
  return t->end == t->start + 1 && scan->segment->text->bytes[t->start] == c;
}

int
qai_scan_is_hyphen(const qai_scan *scan, uint32_t i)
{
  return qai_scan_is(scan, i, '-') && !qai_scan_flag(scan, i, QUOTEATTR_FLAG_SPACE_BEFORE) &&
         !qai_scan_flag(scan, i + 1, QUOTEATTR_FLAG_SPACE_BEFORE);
}

int
qai_scan_is_possessive(const qai_scan *scan, uint32_t i)
{
  return qai_scan_symbol(scan, i) == QAI_W_S && qai_scan_flag(scan, i, QUOTEATTR_FLAG_CLITIC);
}

int
qai_scan_is_lower(const qai_scan *scan, uint32_t i)
{
  return i < scan->segment->n_words && scan->segment->words[i].kind == QUOTEATTR_TOKEN_WORD &&
         !(scan->segment->words[i].flags & QUOTEATTR_FLAG_CAPITAL);
}

/* The sentence of word `i`; mentions are added in order, so it is the one of the word before or a few on. */
static uint32_t
sentence_of(qai_scan *scan, uint32_t i)
{
  const qai_segment *segment = scan->segment;
  if (i < segment->sentences[scan->sentence].first)
    scan->sentence = qai_segment_sentence_of(segment, i);
  while (i >= segment->sentences[scan->sentence].last)
    scan->sentence++;
  return scan->sentence;
}

qai_mention *
qai_scan_add(qai_scan *scan, uint32_t first, uint32_t last, uint32_t head)
{
  const qai_segment *segment = scan->segment;
  qai_mention m;
  memset(&m, 0, sizeof m);
  m.start = segment->words[first].start;
  m.end = segment->words[last - 1].end;
  m.first = first;
  m.last = last;
  m.head = head;
  m.name_first = m.name_last = first;
  m.sentence = sentence_of(scan, first);
  m.paragraph = segment->sentences[m.sentence].paragraph;
  m.region = scan->quotes->word_region[first];
  m.entity = QAI_NONE;
  return QAI_PUSH(scan->arena, &scan->found, m) ? NULL : &scan->found.data[scan->found.n - 1];
}
