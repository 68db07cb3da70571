#include "tag/spelling.h"

#include "base/vector.h"

#include <string.h>

#define FIRST_SLOTS 512u
#define WHOLE 8u /* a word of up to so many bytes is its own key */
#define MAX_LENGTH 64u /* in a key */

/* How a word is written, as far as two numbers tell: all of it when it is short. */
typedef struct key {
  uint64_t bytes;
  uint32_t rest; /* length, kind, flags; never 0 */
} key;

typedef struct slot {
  uint64_t bytes;
  uint32_t rest; /* 0: a free slot */
  uint32_t id;
} slot;

/* An open-addressing table, at most half full. */
typedef struct table {
  const qai_segment *segment;
  qai_arena *arena;
  slot *slots;
  uint32_t mask;
  QAI_VECTOR(qai_spelling) items;
} table;

static uint32_t
load4(const char *s)
{
  uint32_t x;
  memcpy(&x, s, sizeof x);
  return x;
}

static uint64_t
load8(const char *s)
{
  uint64_t x;
  memcpy(&x, s, sizeof x);
  return x;
}

static uint64_t
spread(uint64_t x)
{
  x *= 0x9E3779B97F4A7C15u;
  return (x ^ x >> 32) * 0xFF51AFD7ED558CCDu;
}

/* The bytes of a short word (the loads may overlap), else a hash of them. */
static uint64_t
bytes_of(const char *s, uint32_t n)
{
  uint64_t h;
  uint32_t i;
  if (n < 4)
    return n ? (uint32_t)(unsigned char)s[0] | (uint32_t)(unsigned char)s[n / 2] << 8 |
                   (uint32_t)(unsigned char)s[n - 1] << 16
             : 0;
  if (n <= WHOLE)
    return load4(s) | (uint64_t)load4(s + n - 4) << 32;
  h = load8(s + n - 8);
  for (i = 0; i + 8 < n; i += 8)
    h = spread(h ^ load8(s + i)) ^ h >> 32;
  return h;
}

static key
key_of(const qai_segment *segment, uint32_t i)
{
  const quoteattr_token *t = &segment->words[i];
  uint32_t n = t->end - t->start, flags = t->flags & ~(uint32_t)QUOTEATTR_FLAG_SPACE_BEFORE;
  key k;
  k.bytes = bytes_of(segment->text->bytes + t->start, n);
  k.rest = (n < MAX_LENGTH ? n : MAX_LENGTH) << 16 | t->kind << 8 | flags | 1;
  return k;
}

static uint32_t
first_slot(const table *t, uint64_t bytes, uint32_t rest)
{
  return (uint32_t)(spread(bytes ^ rest) >> 32) & t->mask;
}

/* Do two words with the same key have the same bytes? */
static int
same_bytes(const qai_segment *segment, uint32_t i, uint32_t j)
{
  const quoteattr_token *a = &segment->words[i], *b = &segment->words[j];
  const char *bytes = segment->text->bytes;
  uint32_t n = a->end - a->start;
  return n <= WHOLE || (b->end - b->start == n && !memcmp(bytes + a->start, bytes + b->start, n));
}

/* The slot of word `i`'s spelling: its own, or the free one where it belongs. */
static slot *
find_slot(const table *t, uint32_t i, key k)
{
  uint32_t at = first_slot(t, k.bytes, k.rest);
  for (; t->slots[at].rest; at = (at + 1) & t->mask)
    if (t->slots[at].bytes == k.bytes && t->slots[at].rest == k.rest &&
        same_bytes(t->segment, i, t->items.data[t->slots[at].id].word))
      break;
  return &t->slots[at];
}

static int
table_init(table *t, const qai_segment *segment, qai_arena *arena)
{
  memset(t, 0, sizeof *t);
  t->segment = segment;
  t->arena = arena;
  t->mask = FIRST_SLOTS - 1;
  t->slots = qai_arena_calloc(arena, FIRST_SLOTS, sizeof *t->slots);
  return t->slots ? QUOTEATTR_OK : QUOTEATTR_ERR_NOMEM;
}

/* Doubles the slots. */
static int
table_grow(table *t)
{
  slot *old = t->slots;
  uint32_t size = t->mask + 1, i, at;
  t->slots = qai_arena_calloc(t->arena, (size_t)size * 2, sizeof *t->slots);
  if (!t->slots)
    return QUOTEATTR_ERR_NOMEM;
  t->mask = 2 * size - 1;
  for (i = 0; i < size; i++) {
    if (!old[i].rest)
      continue;
    for (at = first_slot(t, old[i].bytes, old[i].rest); t->slots[at].rest; at = (at + 1) & t->mask)
      ;
    t->slots[at] = old[i];
  }
  return QUOTEATTR_OK;
}

static int
table_add(table *t, slot *s, uint32_t i, key k)
{
  const quoteattr_token *token = &t->segment->words[i];
  qai_spelling spelling;
  spelling.word = i;
  spelling.entry = qai_lexicon_find(t->segment->text->bytes + token->start, token->end - token->start);
  spelling.lexeme = qai_lexicon_known(spelling.entry);
  s->bytes = k.bytes;
  s->rest = k.rest;
  s->id = t->items.n;
  if (QAI_PUSH(t->arena, &t->items, spelling))
    return QUOTEATTR_ERR_NOMEM;
  return 2 * t->items.n > t->mask ? table_grow(t) : QUOTEATTR_OK;
}

static int
read_words(table *t, uint32_t *of_word)
{
  uint32_t i;
  for (i = 0; i < t->segment->n_words; i++) {
    key k = key_of(t->segment, i);
    slot *s = find_slot(t, i, k);
    of_word[i] = s->rest ? s->id : t->items.n;
    if (!s->rest && table_add(t, s, i, k))
      return QUOTEATTR_ERR_NOMEM;
  }
  return QUOTEATTR_OK;
}

/* The items in an array of just their size. */
static int
keep(const table *t, qai_arena *arena, qai_spellings *out)
{
  out->n = t->items.n;
  out->items = qai_arena_alloc(arena, out->n * sizeof *out->items);
  if (out->items && out->n)
    memcpy(out->items, t->items.data, out->n * sizeof *out->items);
  return out->items ? QUOTEATTR_OK : QUOTEATTR_ERR_NOMEM;
}

int
qai_spellings_read(const qai_segment *segment, qai_arena *arena, qai_spellings *out)
{
  qai_arena *scratch = qai_arena_scratch(arena);
  qai_arena_mark mark;
  table t;
  int status;
  out->of_word = qai_arena_alloc(arena, ((size_t)segment->n_words + 1) * sizeof *out->of_word);
  if (!scratch || !out->of_word)
    return QUOTEATTR_ERR_NOMEM;
  mark = qai_arena_set_mark(scratch);
  status = table_init(&t, segment, scratch);
  if (!status)
    status = read_words(&t, out->of_word);
  if (!status)
    status = keep(&t, arena, out);
  qai_arena_release(scratch, mark);
  return status;
}
