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

QAI_MASKS_INLINE int
add_sentence(cutter *c, uint32_t paragraph, uint32_t first, uint32_t last)
{
  quoteattr_token *w = c->segment->words;
  qai_sentence *s;
  if (QAI_RESERVE(c->arena, &c->sentences))
    return QUOTEATTR_ERR_NOMEM;
  s = &c->sentences.data[c->sentences.n++];
  s->start = w[first].start;
  s->end = w[last - 1].end;
  s->first = first;
  s->last = last;
  s->paragraph = paragraph;
  w[first].flags |= QUOTEATTR_FLAG_SENTENCE_START;
  return QUOTEATTR_OK;
}

QAI_MASKS_INLINE int
cut_paragraph(cutter *c, qai_places *places, unsigned clean, uint32_t p)
{
  const qai_segment *s = c->segment;
  uint32_t begin = s->paragraph_words[p], end = s->paragraph_words[p + 1], first, next;
  qai_list list;
  qai_places_enter(places, p);
  qai_list_init(&list, s, end);
  for (first = begin; first < end; first = next) {
    uint32_t from = qai_list_enter(&list, first, first == begin);
    next = qai_places_next_start(places, clean, from, list.next);
    if (add_sentence(c, p, first, next))
      return QUOTEATTR_ERR_NOMEM;
  }
  return QUOTEATTR_OK;
}

QAI_MASKS_INLINE int
cut_paragraphs(cutter *c, qai_places *places, unsigned clean)
{
  uint32_t p, n = c->segment->text->n_paragraphs;
  for (p = 0; p < n; p++) {
    c->segment->paragraph_sentences[p] = c->sentences.n;
    if (cut_paragraph(c, places, clean, p))
      return QUOTEATTR_ERR_NOMEM;
  }
  c->segment->paragraph_sentences[n] = c->sentences.n;
  return QUOTEATTR_OK;
}

int
qai_segment_sentences(qai_segment *segment, qai_arena *arena)
{
  cutter c = {segment, arena, {NULL, 0, 0}};
  size_t n = segment->text->n_paragraphs;
  qai_places places;
  segment->paragraph_sentences = qai_arena_alloc(arena, (n + 1) * sizeof(uint32_t));
  if (!segment->paragraph_sentences)
    return QUOTEATTR_ERR_NOMEM;
  qai_places_init(&places, segment);
  if (places.place.style & QAI_STYLE_CLEAN ? cut_paragraphs(&c, &places, QAI_STYLE_CLEAN)
                                           : cut_paragraphs(&c, &places, 0))
    return QUOTEATTR_ERR_NOMEM;
  segment->sentences = c.sentences.data;
  segment->n_sentences = c.sentences.n;
  return QUOTEATTR_OK;
}
