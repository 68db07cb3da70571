#include "attribute/view.h"

#include "quotes/region.h"
#include "text/masks.h"

#include <string.h>

/* What a word's only byte makes it, whatever kind it is; 0 of a letter or a digit. */
static const uint8_t mark_of_byte[256] = {
    [','] = QAI_MARK_COMMA,   [':'] = QAI_MARK_COLON,   ['.'] = QAI_MARK_STOP,    ['!'] = QAI_MARK_STOP,
    ['?'] = QAI_MARK_STOP,    [';'] = QAI_MARK_STOP,    ['-'] = QAI_MARK_DASH,    ['('] = QAI_MARK_BRACKET,
    [')'] = QAI_MARK_BRACKET, ['['] = QAI_MARK_BRACKET, [']'] = QAI_MARK_BRACKET,
};

static uint8_t
mark_of(const char *s, uint32_t len)
{
  uint8_t mark = mark_of_byte[(unsigned char)*s];
  if (len == 1)
    return mark ? mark : QAI_MARK_OTHER;
  if (len == 3 && s[0] == '\xe2' && s[1] == '\x80' && s[2] >= '\x93' && s[2] <= '\x95')
    return QAI_MARK_DASH;
  return len == 2 && !memcmp(s, "--", 2) ? QAI_MARK_DASH : QAI_MARK_OTHER;
}

static int
can_be_mark(const quoteattr_token *t)
{
  return t->kind > QUOTEATTR_TOKEN_NUMBER;
}

/* Those of [first, end), at most 64, that can be marks, a bit each; no branch, as which come is a toss-up. */
static uint64_t
marks_in(const quoteattr_token *words, uint32_t first, uint32_t end)
{
  uint64_t marks = 0;
  uint32_t i;
  for (i = first; i < end; i++)
    marks |= (uint64_t)can_be_mark(&words[i]) << (i - first);
  return marks;
}

/* Only what is no word or number can be a mark. */
static void
read_marks(const qai_segment *s, qai_view *v)
{
  uint32_t first;
  for (first = 0; first < v->n_words; first += 64) {
    uint64_t marks = marks_in(s->words, first, v->n_words - first < 64 ? v->n_words : first + 64);
    for (; marks; marks &= marks - 1) {
      uint32_t i = first + qai_masks_ctz(marks);
      v->words[i].mark = mark_of(s->text->bytes + s->words[i].start, s->words[i].end - s->words[i].start);
    }
  }
}

/* Outermost pairs of marks, whatever they hold. */
static void
read_quotes(const qai_quotes *q, qai_view *v)
{
  const qai_segment *s = q->tags->segment;
  uint32_t k, i;
  for (k = 0; k < q->n_regions; k++) {
    const qai_region *r = &q->regions[k];
    uint32_t open = qai_region_word_before(q, r), close = r->last;
    if (r->parent != QAI_NONE || r->first >= r->last)
      continue;
    for (i = r->first; i < r->last; i++)
      v->words[i].quote = i == r->first ? QAI_VIEW_FIRST : QAI_VIEW_INSIDE;
    if (open < r->first && r->outer_start < r->start && !(r->flags & QAI_REGION_SCRIPT)) /* a name, no mark */
      v->words[open].quote = QAI_VIEW_OPEN;
    if (close < v->n_words && s->words[close - 1].end <= r->end && r->end < r->outer_end)
      v->words[close].quote = QAI_VIEW_CLOSE;
  }
}

/* Shorter mentions come after the longer ones that hold them, and do not overwrite; of a list the members count. */
static void
read_mentions(const qai_mentions *m, qai_view *v)
{
  uint32_t k, i, reached = 0;
  for (k = 0; k < m->n_mentions; k++) {
    const qai_mention *x = &m->mentions[k];
    uint8_t code = (uint8_t)((x->kind & 3) << 3 | (x->type & 7) << 5);
    if (x->flags & QAI_MENTION_JOINT)
      continue;
    for (i = x->first > reached ? x->first : reached; i < x->last; i++)
      v->words[i].mention = (uint8_t)(code | (i == x->first ? 1 : 2) | (i + 1 == x->last ? 4 : 0));
    reached = x->last > reached ? x->last : reached;
  }
}

static void
read_sentences(const qai_segment *s, qai_view *v)
{
  uint32_t k;
  for (k = 0; k < s->n_sentences; k++) {
    const qai_sentence *x = &s->sentences[k];
    uint8_t edge = QAI_EDGE_FIRST;
    if (x->first == x->last)
      continue;
    if (x->first == s->paragraph_words[x->paragraph])
      edge |= QAI_EDGE_PARAGRAPH;
    if (s->text->paragraphs[x->paragraph].kind == QAI_PARAGRAPH_HEADING)
      edge |= QAI_EDGE_HEADING;
    v->words[x->first].edge |= edge;
    v->words[x->last - 1].edge |= QAI_EDGE_LAST;
  }
}

/* End of the chunk that starts at `first` in a paragraph that ends at `last`: after a sentence where one ends late
 * enough. */
static uint32_t
chunk_end(const qai_view *v, uint32_t first, uint32_t last)
{
  uint32_t i;
  if (last - first <= QAI_CHUNK_MAX)
    return last;
  for (i = first + QAI_CHUNK_MAX; i > first + QAI_CHUNK_MAX / 2; i--)
    if (v->words[i - 1].edge & QAI_EDGE_LAST)
      return i;
  return first + QAI_CHUNK_MAX;
}

/* Does paragraph `p` end in a colon and stand before another? */
static int
introduces(const qai_segment *s, const qai_view *v, uint32_t p)
{
  uint32_t end = s->paragraph_words[p + 1];
  return p + 1 < s->text->n_paragraphs && end > s->paragraph_words[p] && v->words[end - 1].mark == QAI_MARK_COLON;
}

static void
cut_chunks(const qai_segment *s, qai_view *v)
{
  uint32_t p, next, first;
  for (p = 0; p < s->text->n_paragraphs; p = next) {
    next = introduces(s, v, p) ? p + 2 : p + 1;
    for (first = s->paragraph_words[p]; first < s->paragraph_words[next];) {
      qai_chunk c;
      c.first = first;
      c.last = first = chunk_end(v, first, s->paragraph_words[next]);
      v->chunks[v->n_chunks++] = c;
    }
  }
}

static int
view_alloc(const qai_segment *s, qai_arena *arena, qai_view *v)
{
  size_t n = (size_t)s->n_words + 1;
  v->n_words = s->n_words;
  v->words = qai_arena_calloc(arena, n, sizeof *v->words);
  v->chunks = qai_arena_calloc(arena, (size_t)s->text->n_paragraphs + n / (QAI_CHUNK_MAX / 2) + 1, sizeof *v->chunks);
  return v->words && v->chunks ? QUOTEATTR_OK : QUOTEATTR_ERR_NOMEM;
}

int
qai_view_make(const qai_mentions *mentions, qai_arena *arena, qai_view *out)
{
  const qai_tags *tags = mentions->quotes->tags;
  memset(out, 0, sizeof *out);
  out->mentions = mentions;
  out->tags = tags;
  if (view_alloc(tags->segment, arena, out))
    return QUOTEATTR_ERR_NOMEM;
  read_marks(tags->segment, out);
  read_sentences(tags->segment, out);
  read_quotes(mentions->quotes, out);
  read_mentions(mentions, out);
  cut_chunks(tags->segment, out);
  return QUOTEATTR_OK;
}

/* First word of the sentence of word `i`; when it is that already, of the sentence before. */
static uint32_t
sentence_first(const qai_view *v, const qai_chunk *c, uint32_t i)
{
  if (i > c->first && v->words[i].edge & QAI_EDGE_FIRST)
    i--;
  while (i > c->first && !(v->words[i].edge & QAI_EDGE_FIRST))
    i--;
  return i;
}

/* The same for the last word and the sentence behind. */
static uint32_t
sentence_last(const qai_view *v, const qai_chunk *c, uint32_t i)
{
  if (i + 1 < c->last && v->words[i].edge & QAI_EDGE_LAST)
    i++;
  while (i + 1 < c->last && !(v->words[i].edge & QAI_EDGE_LAST))
    i++;
  return i;
}

int
qai_view_narrow(const qai_view *v, qai_chunk *c)
{
  uint32_t first = c->first, last = c->last;
  while (first < last && v->words[first].quote == QAI_VIEW_PLAIN)
    first++;
  if (first == last)
    return 0;
  while (v->words[last - 1].quote == QAI_VIEW_PLAIN)
    last--;
  first = sentence_first(v, c, first);
  c->last = sentence_last(v, c, last - 1) + 1;
  c->first = first;
  return 1;
}

uint32_t
qai_view_edge_before(const qai_view *v, uint32_t k, uint8_t edge, uint32_t most)
{
  uint32_t i = k;
  while (i > 0 && k - i < most && !(v->words[i].edge & edge))
    i--;
  return v->words[i].edge & edge ? i : QAI_NONE;
}
