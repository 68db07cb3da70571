#include "mention/mention_scan.h"

#include "mention/beings.h"
#include "mention/facets.h"

#include <string.h>

int
qai_scan_init(qai_scan *scan, const qai_quotes *quotes, qai_arena *arena)
{
  memset(scan, 0, sizeof *scan);
  scan->quotes = quotes;
  scan->tags = quotes->tags;
  scan->segment = quotes->tags->segment;
  scan->arena = scan->kept = arena;
  scan->region = QAI_NONE;
  if (qai_forms_count(scan->tags, arena, &scan->forms) || qai_beings_find(scan))
    return QUOTEATTR_ERR_NOMEM;
  return qai_facets_read(scan);
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

/* The outermost region of speech that word `i` stands in; often that of the mention before. */
static uint32_t
region_of(qai_scan *scan, uint32_t i)
{
  if (!qai_quotes_in_speech(scan->quotes, i))
    return QAI_NONE;
  if (scan->region == QAI_NONE || !qai_quotes_is_speech_of(scan->quotes, i, scan->region))
    scan->region = qai_quotes_speech_at(scan->quotes, i);
  return scan->region;
}

qai_mention *
qai_scan_add(qai_scan *scan, uint32_t first, uint32_t last, uint32_t head)
{
  const qai_segment *segment = scan->segment;
  qai_mention *m;
  if (QAI_RESERVE(scan->kept, &scan->found))
    return NULL;
  m = &scan->found.data[scan->found.n++];
  memset(m, 0, sizeof *m);
  m->start = segment->words[first].start;
  m->end = segment->words[last - 1].end;
  m->first = first;
  m->last = last;
  m->head = head;
  m->name_first = m->name_last = first;
  m->sentence = sentence_of(scan, first);
  m->paragraph = segment->sentences[m->sentence].paragraph;
  m->region = region_of(scan, first);
  m->entity = QAI_NONE;
  return m;
}
