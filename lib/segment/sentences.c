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
  const qai_sentence *room; /* the end of theirs */
  uint32_t n;               /* sentences so far */
  qai_list list;            /* of the latest paragraph that may have one */
} cutter;

/* Room for more sentences, where there is none; where that is, NULL without memory. */
static qai_sentence *
make_room(cutter *c)
{
  c->sentences.n = c->sentences.cap;
  if (QAI_RESERVE(c->arena, &c->sentences))
    return NULL;
  c->room = c->sentences.data + c->sentences.cap;
  return c->sentences.data + c->sentences.n;
}

/* Goes on after the marker of a list's item, if one begins with the sentence at word `at` of a paragraph; gives the
 * word after it. */
static uint32_t
enter_item(cutter *c, qai_walk *walk, uint32_t begin, uint32_t end, uint32_t at)
{
  if (at == begin || c->list.end != end)
    qai_list_init(&c->list, c->segment, end);
  at = qai_list_enter(&c->list, at, at == begin);
  qai_places_walk_to(walk, at);
  return at;
}

/* The sentence of a paragraph begins at word `at`, t. */
QAI_MASKS_INLINE void
begin_sentence(qai_sentence *s, quoteattr_token *t, uint32_t at, uint32_t paragraph)
{
  s->start = t->start;
  s->first = at;
  s->paragraph = paragraph;
  t->flags |= QUOTEATTR_FLAG_SENTENCE_START;
}

/* It ends before word `at`, t. */
QAI_MASKS_INLINE void
end_sentence(qai_sentence *s, const quoteattr_token *t, uint32_t at)
{
  s->end = t[-1].end;
  s->last = at;
}

/* Cuts a paragraph, which is not empty, from word `begin` to word `end`; its sentences are made from s on.  Gives the
 * end of these, NULL without memory. */
QAI_MASKS_INLINE qai_sentence *
cut_paragraph(cutter *c, qai_places *places, qai_walk *walk, unsigned clean, uint32_t begin, uint32_t end,
              uint32_t paragraph, qai_sentence *s)
{
  uint32_t at = begin, limit = end;
  qai_places_walk_into(places, walk, begin, end);
  do {
    uint32_t from = at;
    begin_sentence(s, walk->words + at, at, paragraph);
    if (qai_list_may_begin(c->segment->text, walk->words + at)) {
      qai_walk copy = *walk; /* which need not be in memory */
      from = enter_item(c, &copy, begin, end, at);
      limit = c->list.next;
      *walk = copy;
    }
    at = qai_places_next_start(places, walk, clean, from, limit);
    end_sentence(s, walk->words + at, at);
    c->n++;
    if (++s == c->room && !(s = make_room(c)))
      return NULL;
  } while (at < end);
  return s;
}

QAI_MASKS_INLINE int
cut_paragraphs(cutter *c, qai_places *places, unsigned clean)
{
  const uint32_t *bounds = c->segment->paragraph_words, n = c->segment->text->n_paragraphs;
  uint32_t *sentences = c->segment->paragraph_sentences, p, begin, end = bounds[0];
  qai_walk walk = qai_places_walk(places);
  qai_sentence *s = make_room(c);
  for (p = 0; p < n && s; p++) {
    begin = end;
    end = bounds[p + 1];
    sentences[p] = c->n;
    if (begin < end)
      s = cut_paragraph(c, places, &walk, clean, begin, end, p, s);
  }
  sentences[n] = c->n;
  return s ? QUOTEATTR_OK : QUOTEATTR_ERR_NOMEM;
}

int
qai_segment_sentences(qai_segment *segment, qai_arena *arena)
{
  cutter c = {segment, arena, {NULL, 0, 0}, NULL, 0, {NULL, 0, 0, {0, 0, 0, 0}, 0}};
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
  segment->n_sentences = c.n;
  return QUOTEATTR_OK;
}
