/*
 * Sentences: which of the places where one may begin do begin one.
 *
 * In: words and places.  Out: sentences.  Certain cases by rule, the others by the classifier of boundary.c; a
 * sentence takes the closing marks after its terminator with it.
 */
#include "base/vector.h"
#include "segment/lists.h"
#include "segment/places.h"

typedef struct cutter {
  qai_segment *segment;
  qai_arena *arena;
  QAI_VECTOR(qai_sentence) sentences;
} cutter;

static int
add_sentence(cutter *c, uint32_t paragraph, uint32_t first, uint32_t last)
{
  quoteattr_token *w = c->segment->words;
  qai_sentence s;
  s.start = w[first].start;
  s.end = w[last - 1].end;
  s.first = first;
  s.last = last;
  s.paragraph = paragraph;
  w[first].flags |= QUOTEATTR_FLAG_SENTENCE_START;
  return QAI_PUSH(c->arena, &c->sentences, s);
}

static int
cut_paragraph(cutter *c, qai_places *places, uint32_t p)
{
  const qai_segment *s = c->segment;
  uint32_t first = s->paragraph_words[p], end = s->paragraph_words[p + 1], next;
  qai_list list;
  qai_places_enter(places, p);
  qai_list_init(&list, s, end);
  for (; first < end; first = next) {
    uint32_t from = qai_list_enter(&list, first, first == s->paragraph_words[p]);
    next = qai_places_next_start(places, from, list.next);
    if (add_sentence(c, p, first, next))
      return QUOTEATTR_ERR_NOMEM;
  }
  return QUOTEATTR_OK;
}

int
qai_segment_sentences(qai_segment *segment, qai_arena *arena)
{
  uint32_t p, n = segment->text->n_paragraphs;
  cutter c = {segment, arena, {NULL, 0, 0}};
  qai_places places;
  segment->paragraph_sentences = qai_arena_alloc(arena, ((size_t)n + 1) * sizeof(uint32_t));
  if (!segment->paragraph_sentences)
    return QUOTEATTR_ERR_NOMEM;
  qai_places_init(&places, segment);
  for (p = 0; p < n; p++) {
    segment->paragraph_sentences[p] = c.sentences.n;
    if (cut_paragraph(&c, &places, p))
      return QUOTEATTR_ERR_NOMEM;
  }
  segment->paragraph_sentences[n] = c.sentences.n;
  segment->sentences = c.sentences.data;
  segment->n_sentences = c.sentences.n;
  return QUOTEATTR_OK;
}
