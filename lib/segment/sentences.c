/*
 * Sentences: which of the places where one may begin do begin one.
 *
 * In: words and places.  Out: sentences.  Certain cases by rule, the others by the classifier of boundary.c; a
 * sentence takes the closing marks after its terminator with it.
 */
#include "base/vector.h"
#include "segment/cells.h"
#include "segment/lists.h"
#include "segment/places.h"
#include "segment/rules.h"

typedef struct cutter {
  qai_segment *segment;
  qai_arena *arena;
  QAI_VECTOR(qai_sentence) sentences;
} cutter;

static int
decide(qai_boundary *b)
{
  int rule = QAI_RULE_UNSURE;
  if (b->certain)
    return 1;
  if (b->type != QAI_BOUNDARY_PLAIN && (rule = qai_cells_decide(b)) == QAI_RULE_UNSURE)
    rule = qai_rules_decide(b);
  return rule == QAI_RULE_UNSURE ? qai_boundary_decide(b) : rule == QAI_RULE_YES;
}

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

/* Where the paragraph's next sentence begins: at a list's item or at a place; `end` when there is none. */
static uint32_t
next_start(qai_places *places, const qai_list *list, uint32_t from, uint32_t end)
{
  qai_boundary *b;
  while ((b = qai_places_next(places)) != NULL) {
    if (b->at >= list->next) {
      qai_places_hold(places);
      return list->next;
    }
    if (b->at > from && decide(b))
      return b->at;
  }
  return list->next < end ? list->next : end;
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
    next = next_start(places, &list, qai_list_enter(&list, first, first == s->paragraph_words[p]), end);
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
