#include "tag/spelling.h"

#include "base/bytes.h"
#include "base/vector.h"

#include <string.h>

/* Slots at first: as many as there are words, but within these bounds.  Half of the words of a short text are new. */
#define FIRST_BITS 8u
#define MAX_FIRST_BITS 13u
#define WHOLE 8u       /* a word of up to so many bytes is its own key */
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
  uint32_t mask, shift; /* the number of slots less 1; 64 less that of its bits */
  QAI_VECTOR(qai_spelling) items;
} table;

static uint64_t
spread(uint64_t x)
{
  x *= 0x9E3779B97F4A7C15u;
  return (x ^ x >> 32) * 0xFF51AFD7ED558CCDu;
}

/* The bytes of a short word at the start of a text. */
static uint64_t
gather(const char *s, uint32_t n)
{
  uint64_t x = 0;
  while (n > 0)
    x = x << 8 | (unsigned char)s[--n];
  return x;
}

static uint64_t
hash_long(const char *s, uint32_t n)
{
  uint64_t h = n < 8 ? 0 : qai_bytes_load8(s + n - 8);
  uint32_t i;
  for (i = 0; i + 8 < n; i += 8)
    h = spread(h ^ qai_bytes_load8(s + i)) ^ h >> 32;
  return h;
}

/* The bytes of a short word, read together with those before it; else a hash of them. */
static inline uint64_t
bytes_of(const char *bytes, const quoteattr_token *t)
{
  uint32_t n = t->end - t->start;
  if (n - 1 >= WHOLE)
    return hash_long(bytes + t->start, n);
  return t->end >= 8 ? qai_bytes_load8(bytes + t->end - 8) >> (64 - 8 * n) : gather(bytes + t->start, n);
}

static inline key
key_of(const char *bytes, const quoteattr_token *t)
{
  uint32_t n = t->end - t->start, flags = t->flags & ~(uint32_t)QUOTEATTR_FLAG_SPACE_BEFORE;
  key k;
  k.bytes = bytes_of(bytes, t);
  k.rest = (n < MAX_LENGTH ? n : MAX_LENGTH) << 16 | t->kind << 8 | flags | 1;
  return k;
}

/* The upper bits of a product, which hang on all of the key's. */
static inline uint32_t
first_slot(const table *t, uint64_t bytes, uint32_t rest)
{
  return (uint32_t)((bytes ^ (uint64_t)rest << 32) * 0x9E3779B97F4A7C15u >> t->shift);
}

/* Do two words with the same key have the same bytes? */
static int
same_bytes(const char *bytes, const quoteattr_token *a, const quoteattr_token *b)
{
  uint32_t n = a->end - a->start;
  return b->end - b->start == n && !memcmp(bytes + a->start, bytes + b->start, n);
}

/* The slot of a word's spelling: its own, or the free one where it belongs. */
static inline slot *
find_slot(const table *t, const quoteattr_token *word, key k)
{
  slot *slots = t->slots;
  uint32_t mask = t->mask, at = first_slot(t, k.bytes, k.rest);
  for (; slots[at].rest; at = (at + 1) & mask)
    if (slots[at].bytes == k.bytes && slots[at].rest == k.rest &&
        (k.rest >> 16 <= WHOLE ||
         same_bytes(t->segment->text->bytes, word, &t->segment->words[t->items.data[slots[at].id].word])))
      break;
  return &slots[at];
}

static int
table_init(table *t, const qai_segment *segment, qai_arena *arena)
{
  uint32_t bits = FIRST_BITS;
  while (bits < MAX_FIRST_BITS && segment->n_words >> bits)
    bits++;
  memset(t, 0, sizeof *t);
  t->segment = segment;
  t->arena = arena;
  t->mask = (1u << bits) - 1;
  t->shift = 64 - bits;
  t->slots = qai_arena_calloc(arena, (size_t)1 << bits, sizeof *t->slots);
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
  t->shift--;
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
  const quoteattr_token *words = t->segment->words;
  const char *bytes = t->segment->text->bytes;
  uint32_t n = t->segment->n_words, i;
  for (i = 0; i < n; i++) {
    key k = key_of(bytes, &words[i]);
    slot *s = find_slot(t, &words[i], k);
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

/* Ids of `n` words and of those outside. */
static uint32_t *
alloc_ids(uint32_t n, qai_arena *arena)
{
  uint32_t *ids = qai_arena_alloc(arena, ((size_t)n + 2 * QAI_SPELLINGS_OUTSIDE) * sizeof *ids);
  return ids ? ids + QAI_SPELLINGS_OUTSIDE : NULL;
}

static void
mark_outside(qai_spellings *s, uint32_t n_words)
{
  uint32_t k;
  for (k = 0; k < QAI_SPELLINGS_OUTSIDE; k++)
    s->of_word[n_words + k] = *(s->of_word - 1 - k) = s->n;
}

int
qai_spellings_read(const qai_segment *segment, qai_arena *arena, qai_spellings *out)
{
  qai_arena *scratch = qai_arena_scratch(arena);
  qai_arena_mark mark;
  table t;
  int status;
  out->of_word = alloc_ids(segment->n_words, arena);
  if (!scratch || !out->of_word)
    return QUOTEATTR_ERR_NOMEM;
  mark = qai_arena_set_mark(scratch);
  status = table_init(&t, segment, scratch);
  if (!status)
    status = read_words(&t, out->of_word);
  if (!status)
    status = keep(&t, arena, out);
  if (!status)
    mark_outside(out, segment->n_words);
  qai_arena_release(scratch, mark);
  return status;
}
