#include "attribute/view.h"

#include "base/hash.h"

#include <string.h>

#define CUE_VERB (QAI_LEX_CUE_SAY | QAI_LEX_CUE_MAYBE)

static char
fold(char c)
{
  if (c >= 'A' && c <= 'Z')
    return (char)(c - 'A' + 'a');
  return c >= '0' && c <= '9' ? '0' : c;
}

/* Hashes the folded bytes; the apostrophe ’ counts as '. */
static uint32_t
hash_folded(const char *s, uint32_t len)
{
  char buf[32];
  uint32_t i, n = 0;
  for (i = 0; i < len && n < sizeof buf; i++) {
    if (len - i >= 3 && memcmp(s + i, "\xe2\x80\x99", 3) == 0) {
      buf[n++] = '\'';
      i += 2;
    } else
      buf[n++] = fold(s[i]);
  }
  return qai_hash_bytes(buf, n, 0);
}

static uint8_t
shape_of(const quoteattr_token *t, const char *s)
{
  uint32_t kind = t->kind > 15 ? 15 : t->kind, letters = 0;
  if (t->flags & QUOTEATTR_FLAG_ALL_CAPS)
    letters = 2;
  else if (t->flags & QUOTEATTR_FLAG_CAPITAL)
    letters = 1;
  if (t->flags & QUOTEATTR_FLAG_CLITIC)
    letters = 3;
  if (t->end - t->start == 1)
    letters |= 4;
  else if (memchr(s, '-', t->end - t->start))
    letters |= 8;
  return (uint8_t)(kind << 4 | letters);
}

static uint8_t
mark_of(const char *s, uint32_t len)
{
  static const struct {
    const char *marks;
    uint8_t code;
  } table[] = {{",", QAI_MARK_COMMA},
               {":", QAI_MARK_COLON},
               {".!?;", QAI_MARK_STOP},
               {"-", QAI_MARK_DASH},
               {"()[]", QAI_MARK_BRACKET}};
  size_t i;
  if (len == 3 && s[0] == '\xe2' && s[1] == '\x80' && s[2] >= '\x93' && s[2] <= '\x95')
    return QAI_MARK_DASH;
  if (len == 2 && !memcmp(s, "--", 2))
    return QAI_MARK_DASH;
  for (i = 0; len == 1 && i < sizeof table / sizeof *table; i++)
    if (strchr(table[i].marks, *s))
      return table[i].code;
  return QAI_MARK_OTHER;
}

static uint8_t
cue_code(const qai_lexeme *x)
{
  uint8_t code = 0;
  if (x->classes & QAI_LEX_CUE_SAY)
    code |= 1;
  if (x->classes & QAI_LEX_CUE_MAYBE)
    code |= 2;
  if (x->classes & QAI_LEX_CUE_SPEECH)
    code |= 4;
  if (x->classes & QAI_LEX_CUE_THINK)
    code |= 8;
  if (x->classes & QAI_LEX_CUE_NOUN)
    code |= 16;
  return code;
}

static void
read_word(const qai_tags *tags, uint32_t i, qai_view_word *w)
{
  const quoteattr_token *t = &tags->segment->words[i];
  const char *s = tags->segment->text->bytes + t->start;
  uint32_t len = t->end - t->start, tail = len < 3 ? len : 3;
  const qai_lexeme *x = qai_tag_lexeme(tags, i);
  w->form = hash_folded(s, len);
  w->lemma = x->lemma ? 0x5bd1e995u * (x->lemma + 1u) : w->form;
  w->ending = hash_folded(s + len - tail, tail);
  w->classes = x->classes;
  w->tag = tags->tag[i];
  w->shape = shape_of(t, s);
  w->mark = t->kind == QUOTEATTR_TOKEN_WORD || t->kind == QUOTEATTR_TOKEN_NUMBER ? QAI_MARK_NONE : mark_of(s, len);
  w->cue = cue_code(x);
  w->rate = (uint8_t)((x->cue_rate + 31) / 32);
}

static void
read_words(const qai_tags *tags, qai_view *v)
{
  uint32_t i;
  for (i = 0; i < v->n_words; i++)
    read_word(tags, i, &v->words[i]);
}

/* All styles of marks look the same. */
static void
set_mark(qai_view_word *w, uint8_t quote)
{
  w->quote = quote;
  w->form = w->lemma = w->ending = 0x51ed270bu * quote;
  w->shape = quote;
  w->tag = QAI_TAG_PUNCT;
}

/* Outermost pairs of marks, whatever they hold. */
static void
read_quotes(const qai_quotes *q, qai_view *v)
{
  const qai_segment *s = q->tags->segment;
  uint32_t k, i;
  for (k = 0; k < q->n_regions; k++) {
    const qai_region *r = &q->regions[k];
    uint32_t open = qai_segment_word_at(s, r->outer_start), close = qai_segment_word_at(s, r->end);
    if (r->parent != QAI_NONE || r->first >= r->last)
      continue;
    for (i = r->first; i < r->last; i++)
      v->words[i].quote = i == r->first ? QAI_VIEW_FIRST : QAI_VIEW_INSIDE;
    if (open < r->first && r->outer_start < r->start)
      set_mark(&v->words[open], QAI_VIEW_OPEN);
    if (close < v->n_words && close >= r->last && r->end < r->outer_end)
      set_mark(&v->words[close], QAI_VIEW_CLOSE);
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
  uint32_t k, i;
  for (k = 0; k < s->n_sentences; k++) {
    const qai_sentence *x = &s->sentences[k];
    for (i = x->first; i < x->last; i++)
      v->words[i].sentence = k;
    if (x->first == x->last)
      continue;
    v->words[x->first].edge |= 1;
    v->words[x->last - 1].edge |= 2;
    if (x->first == s->paragraph_words[x->paragraph])
      v->words[x->first].edge |= 4;
    if (s->text->paragraphs[x->paragraph].kind == QAI_PARAGRAPH_HEADING)
      v->words[x->first].edge |= 8;
  }
}

static void
find_near_cues(qai_view *v)
{
  uint32_t i, near = QAI_NONE;
  for (i = 0; i < v->n_words; i++) {
    if (near != QAI_NONE && v->words[near].sentence != v->words[i].sentence)
      near = QAI_NONE;
    v->left_cue[i] = near;
    if (v->words[i].classes & CUE_VERB)
      near = i;
  }
  near = QAI_NONE;
  for (i = v->n_words; i > 0; i--) {
    if (near != QAI_NONE && v->words[near].sentence != v->words[i - 1].sentence)
      near = QAI_NONE;
    v->right_cue[i - 1] = near;
    if (v->words[i - 1].classes & CUE_VERB)
      near = i - 1;
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
    if (v->words[i - 1].edge & 2)
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
  v->left_cue = qai_arena_calloc(arena, n, sizeof *v->left_cue);
  v->right_cue = qai_arena_calloc(arena, n, sizeof *v->right_cue);
  v->chunks = qai_arena_calloc(arena, (size_t)s->text->n_paragraphs + n / (QAI_CHUNK_MAX / 2) + 1, sizeof *v->chunks);
  return v->words && v->left_cue && v->right_cue && v->chunks ? QUOTEATTR_OK : QUOTEATTR_ERR_NOMEM;
}

int
qai_view_make(const qai_mentions *mentions, qai_arena *arena, qai_view *out)
{
  const qai_tags *tags = mentions->quotes->tags;
  memset(out, 0, sizeof *out);
  out->mentions = mentions;
  if (view_alloc(tags->segment, arena, out))
    return QUOTEATTR_ERR_NOMEM;
  read_words(tags, out);
  read_sentences(tags->segment, out);
  read_quotes(mentions->quotes, out);
  read_mentions(mentions, out);
  find_near_cues(out);
  cut_chunks(tags->segment, out);
  return QUOTEATTR_OK;
}
