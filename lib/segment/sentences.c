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
  uint32_t paragraph;       /* the latest one */
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
enter_item(cutter *c, const qai_boundary *paragraph, qai_walk *walk, uint32_t at)
{
  const int is_first = at == paragraph->first;
  if (is_first || c->list.end != paragraph->end)
    qai_list_init(&c->list, c->segment, paragraph->end);
  at = qai_list_enter(&c->list, at, is_first);
  qai_places_walk_to(walk, at);
  return at;
}

/* A sentence of a paragraph begins at a word. */
QAI_INLINE void
begin_sentence(qai_sentence *s, qai_start start, uint32_t paragraph)
{
  s->start = start.word->start;
  s->first = start.at;
  s->paragraph = paragraph;
  start.word->flags |= QUOTEATTR_FLAG_SENTENCE_START;
}

/* It ends before a word. */
QAI_INLINE void
end_sentence(qai_sentence *s, qai_start next)
{
  s->end = next.word[-1].end;
  s->last = next.at;
}

/* Cuts a paragraph, which is not empty, from word *start on to word `end`; its sentences are made from s on.  Gives the
 * end of these, NULL without memory; *start is word `end` then. */
QAI_INLINE qai_sentence *
cut_paragraph(cutter *c, qai_places *places, qai_walk *walk, unsigned clean, qai_start *start, uint32_t end,
              qai_sentence *s)
{
  uint32_t last = end - 1;
  qai_places_walk_into(places, walk, start->at, end);
  do {
    uint32_t from = start->at;
    if (qai_places_has_mark(walk, from) && qai_list_may_begin(c->segment->text, start->word)) {
      qai_walk copy = *walk; /* which need not be in memory */
      from = enter_item(c, &places->place, &copy, from);
      last = c->list.next - 1;
      walk->mark = copy.mark;
      walk->open = copy.open;
    }
    begin_sentence(s, *start, c->paragraph);
    *start = qai_places_next_start(places, walk, clean, from, last);
    end_sentence(s, *start);
    c->n++;
    if (++s == c->room && !(s = make_room(c)))
      return NULL;
  } while (start->at < places->place.end);
  qai_places_walk_out(walk, places->place.end);
  return s;
}

QAI_INLINE int
cut_paragraphs(cutter *c, qai_places *places, unsigned clean)
{
  qai_walk walk = qai_places_walk(places);
  qai_start start = {walk.words, 0};
  qai_sentence *s = make_room(c);
  if (!s)
    return QUOTEATTR_ERR_NOMEM;
  for (; c->paragraph < c->segment->text->n_paragraphs; c->paragraph++) {
    uint32_t end = c->segment->paragraph_words[c->paragraph + 1];
    c->segment->paragraph_sentences[c->paragraph] = c->n;
    if (start.at < end && !(s = cut_paragraph(c, places, &walk, clean, &start, end, s)))
      return QUOTEATTR_ERR_NOMEM;
  }
  c->segment->paragraph_sentences[c->paragraph] = c->n;
  return QUOTEATTR_OK;
}

int
qai_segment_sentences(qai_segment *segment, qai_arena *arena)
{
  cutter c = {segment, arena, {NULL, 0, 0}, NULL, 0, 0, {NULL, 0, 0, {0, 0, 0, 0}, 0}};
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
