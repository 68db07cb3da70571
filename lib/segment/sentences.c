/*
 * Sentences: which of the places where one may end do end one.
 *
 * In: words and the marks the scanner left.  Out: sentences.  Rules decide what is certain; a sentence takes the
 * closing marks after its terminator with it.
 */
#include "segment/segment.h"

#include "base/vector.h"
#include "segment/wordlist.h"

typedef struct cutter {
  qai_segment *seg;
  const char *s;
  uint32_t first, end; /* words of the paragraph */
} cutter;

static const quoteattr_token *
word(const cutter *c, uint32_t i)
{
  return &c->seg->words[i];
}

static unsigned
list_classes(const cutter *c, uint32_t i)
{
  const quoteattr_token *t = word(c, i);
  uint32_t len = t->end - t->start;
  if (t->flags & QUOTEATTR_FLAG_ABBREVIATION)
    len--;
  return qai_wordlist_find(c->s + t->start, len, NULL);
}

static int
is_small(const cutter *c, uint32_t i)
{
  const quoteattr_token *t = word(c, i);
  return t->kind == QUOTEATTR_TOKEN_WORD && !(t->flags & QUOTEATTR_FLAG_CAPITAL) &&
         ((c->s[t->start] >= 'a' && c->s[t->start] <= 'z') || t->flags & QUOTEATTR_FLAG_NON_ASCII);
}

/* Closing marks, and straight marks without a space before, belong to what they follow. */
static int
closes(const cutter *c, uint32_t i)
{
  const quoteattr_token *t = word(c, i);
  if (t->flags & QUOTEATTR_FLAG_SPACE_BEFORE)
    return 0;
  return t->kind == QUOTEATTR_TOKEN_CLOSE || t->kind == QUOTEATTR_TOKEN_QUOTE;
}

static int
opens(const cutter *c, uint32_t i)
{
  uint32_t kind = word(c, i)->kind;
  return kind == QUOTEATTR_TOKEN_OPEN || kind == QUOTEATTR_TOKEN_QUOTE;
}

/* First word after the terminator `k`, the terminators and closing marks right after it. */
static uint32_t
after_closing(const cutter *c, uint32_t k)
{
  uint32_t j = k + 1;
  while (j < c->end && closes(c, j))
    j++;
  return j;
}

/* Whether what begins at word j may begin a sentence: a capital, number or symbol, marks before it skipped. */
static int
begins_sentence(const cutter *c, uint32_t j)
{
  const quoteattr_token *t;
  uint32_t i = j;
  while (i < c->end && i < j + 3 && opens(c, i))
    i++;
  if (i == c->end)
    return 0;
  t = word(c, i);
  if (t->kind == QUOTEATTR_TOKEN_PUNCT)
    return i > j || c->s[t->start] == '*';
  return !is_small(c, i);
}

static int
ends_at_abbreviation(const cutter *c, uint32_t k, uint32_t j)
{
  unsigned classes = list_classes(c, k);
  if (classes & QAI_LIST_TITLE || (k + 1 == j && word(c, k)->end - word(c, k)->start == 2))
    return 0;
  return (list_classes(c, j) & QAI_LIST_OPENER) != 0 && word(c, j)->flags & QUOTEATTR_FLAG_CAPITAL;
}

/* Whether a sentence ends after the terminator k, the next one beginning at word j. */
static int
ends(const cutter *c, uint32_t k, uint32_t j)
{
  if (!begins_sentence(c, j))
    return 0;
  if (word(c, k)->flags & QUOTEATTR_FLAG_ABBREVIATION)
    return ends_at_abbreviation(c, k, j);
  return 1;
}

static int
add_sentence(qai_segment *seg, qai_arena *arena, void *vector, uint32_t paragraph, uint32_t first, uint32_t last)
{
  typedef QAI_VECTOR(qai_sentence) sentence_vector;
  sentence_vector *v = vector;
  qai_sentence s;
  s.start = seg->words[first].start;
  s.end = seg->words[last - 1].end;
  s.first = first;
  s.last = last;
  s.paragraph = paragraph;
  seg->words[first].flags |= QUOTEATTR_FLAG_SENTENCE_START;
  return QAI_PUSH(arena, v, s);
}

int
qai_segment_sentences(qai_segment *segment, qai_arena *arena)
{
  QAI_VECTOR(qai_sentence) v = {NULL, 0, 0};
  cutter c = {segment, segment->text->bytes, 0, 0};
  uint32_t p, first, m = 0, j;
  segment->paragraph_sentences = qai_arena_alloc(arena, ((size_t)segment->text->n_paragraphs + 1) * sizeof(uint32_t));
  if (!segment->paragraph_sentences)
    return QUOTEATTR_ERR_NOMEM;
  for (p = 0; p < segment->text->n_paragraphs; p++) {
    segment->paragraph_sentences[p] = v.n;
    c.first = first = segment->paragraph_words[p];
    c.end = segment->paragraph_words[p + 1];
    for (; m < segment->n_marks && segment->marks[m] < c.end; m++) {
      j = after_closing(&c, segment->marks[m]);
      if (j >= c.end || j <= first || !ends(&c, segment->marks[m], j))
        continue;
      if (add_sentence(segment, arena, &v, p, first, j))
        return QUOTEATTR_ERR_NOMEM;
      first = j;
    }
    if (first < c.end && add_sentence(segment, arena, &v, p, first, c.end))
      return QUOTEATTR_ERR_NOMEM;
  }
  segment->paragraph_sentences[p] = v.n;
  segment->sentences = v.data;
  segment->n_sentences = v.n;
  return QUOTEATTR_OK;
}
