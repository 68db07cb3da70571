#include "tag/spelling.h"

#include "base/fetch.h"
#include "base/vector.h"

#include <string.h>

/* Slots at first: as many as there are words, of a long text half as many, but within these bounds.  Half of the words
 * of a short text are new. */
#define FIRST_BITS 6u
#define LONG_BITS 13u
#define MAX_FIRST_BITS 15u

enum { BLOCK = 32 }; /* words read together */

typedef struct table {
  const qai_segment *segment;
  qai_vocabulary *vocabulary; /* or NULL */
  qai_vocabulary_entry **met; /* its entries by spelling */
  qai_arena *arena;
  qai_slots slots;
  QAI_VECTOR(qai_spelling) items;
  uint32_t told; /* of these it is known what the lexicon tells */
} table;

/* Do two words with the same key have the same bytes? */
static int
same_bytes(const char *bytes, const quoteattr_token *a, const quoteattr_token *b)
{
  uint32_t n = a->end - a->start;
  return b->end - b->start == n && !memcmp(bytes + a->start, bytes + b->start, n);
}

/* From a slot with the key of a long word to that of the word itself, or to the free one where it belongs. */
static uint32_t
seek_long(const table *t, const quoteattr_token *word, uint32_t at)
{
  const qai_slots *s = &t->slots;
  qai_slot key = s->all[at];
  while (s->all[at].rest &&
         !same_bytes(t->segment->text->bytes, word, &t->segment->words[t->items.data[s->all[at].id].word]))
    at = qai_slots_seek(s, (at + 1) & s->mask, &key);
  return at;
}

/* What a word is looked for by. */
typedef struct sought {
  qai_slot key;
  uint64_t product;
  qai_vocabulary_entry *seems; /* qai_vocabulary_fetch_entry() */
} sought;

static int
table_init(table *t, const qai_segment *segment, qai_vocabulary *vocabulary, qai_arena *arena)
{
  uint32_t bits = FIRST_BITS;
  t->vocabulary = vocabulary;
  t->met = vocabulary ? qai_arena_alloc(arena, segment->n_words * sizeof *t->met) : NULL;
  if (vocabulary && !t->met)
    return QUOTEATTR_ERR_NOMEM;
  while (bits < MAX_FIRST_BITS && (bits < LONG_BITS ? segment->n_words : segment->n_words / 2) >> bits)
    bits++;
  t->segment = segment;
  t->arena = arena;
  t->told = 0;
  memset(&t->items, 0, sizeof t->items);
  memset(&t->slots, 0, sizeof t->slots);
  return vocabulary ? QUOTEATTR_OK : qai_slots_init(&t->slots, bits, arena);
}

/* The lexicon's entries of up to QAI_LEXICON_FORMS spellings. */
static void
look_up(const qai_segment *segment, qai_spelling *items, uint32_t n)
{
  qai_lexicon_query forms[QAI_LEXICON_FORMS];
  uint32_t ids[QAI_LEXICON_FORMS], k;
  for (k = 0; k < n; k++) {
    const quoteattr_token *word = &segment->words[items[k].word];
    forms[k].bytes = segment->text->bytes + word->start;
    forms[k].len = word->end - word->start;
    forms[k].before = word->start;
  }
  qai_lexicon_find_all(forms, n, ids);
  for (k = 0; k < n; k++) {
    items[k].entry = ids[k];
    items[k].lexeme = qai_lexicon_known(ids[k]);
  }
}

/* Where there is no vocabulary, the lexicon tells of the spellings from t->told on, soon after their words were read;
 * as many together as it takes, and those that are left when it is for `all`. */
static void
tell_alone(table *t, int all)
{
  while (t->items.n - t->told >= (all ? 1 : QAI_LEXICON_FORMS)) {
    uint32_t n = t->items.n - t->told < QAI_LEXICON_FORMS ? t->items.n - t->told : QAI_LEXICON_FORMS;
    look_up(t->segment, t->items.data + t->told, n);
    t->told += n;
  }
}

/* Room for so many spellings more. */
static int
reserve(table *t, uint32_t n)
{
  while (t->items.cap - t->items.n < n)
    if (qai_vector_grow(t->arena, &t->items.data, &t->items.cap, sizeof *t->items.data))
      return QUOTEATTR_ERR_NOMEM;
  return QUOTEATTR_OK;
}

/* The keys of the words [i, end), at most BLOCK. */
static void
read_keys(const table *t, uint32_t i, uint32_t end, sought *w)
{
  const quoteattr_token *words = t->segment->words;
  for (; i < end; i++, w++) {
    w->key = qai_slots_key(t->segment->text->bytes, &words[i]);
    w->product = qai_slots_product(w->key.bytes, w->key.rest);
  }
}

/* The id of a word whose slot is not found by its key alone, or free: `at` is the first one with that key, or free. */
static int
find_further(table *t, uint32_t i, const sought *w, uint32_t at, uint32_t *id)
{
  qai_slot *s;
  if (qai_slots_is_long(w->key.rest) & (t->slots.all[at].rest != 0))
    at = seek_long(t, &t->segment->words[i], at);
  s = &t->slots.all[at];
  *id = s->rest ? s->id : t->items.n;
  if (s->rest)
    return QUOTEATTR_OK;
  *s = w->key;
  s->id = t->items.n;
  t->items.data[t->items.n++].word = i;
  return qai_slots_reserve(&t->slots, t->items.n, t->arena);
}

/* The id of word `i`'s spelling by the document's own slots, *id. */
static inline int
find_alone(table *t, uint32_t i, const sought *w, uint32_t *id)
{
  uint32_t at = qai_slots_seek(&t->slots, qai_slots_first(&t->slots, w->product), &w->key);
  if (!t->slots.all[at].rest || qai_slots_is_long(w->key.rest))
    return find_further(t, i, w, at, id);
  *id = t->slots.all[at].id;
  return QUOTEATTR_OK;
}

/* The same of a word that the vocabulary has no entry for. */
static int
find_unmet(table *t, uint32_t i, const sought *w, uint32_t *id)
{
  if (!t->slots.all && qai_slots_init(&t->slots, FIRST_BITS, t->arena))
    return QUOTEATTR_ERR_NOMEM;
  return find_alone(t, i, w, id);
}

/* The spellings of the words [i, end), at most BLOCK, without a vocabulary.  What lies scattered is asked for before
 * any is looked for. */
static int
read_alone(table *t, uint32_t i, uint32_t end, uint32_t *of_word)
{
  sought w[BLOCK];
  uint32_t k;
  read_keys(t, i, end, w);
  for (k = 0; k < end - i; k++)
    qai_fetch(&t->slots.all[qai_slots_first(&t->slots, w[k].product)]);
  for (k = 0; k < end - i; k++)
    if (find_alone(t, i + k, &w[k], &of_word[i + k]))
      return QUOTEATTR_ERR_NOMEM;
  tell_alone(t, end == t->segment->n_words);
  return QUOTEATTR_OK;
}

/* The vocabulary's entry for word `i`, with its id in this document; NULL: it has none and no room for it. */
static int
find_entry(table *t, uint32_t i, const sought *w, qai_vocabulary_entry **met)
{
  const char *bytes = t->segment->text->bytes;
  const quoteattr_token *word = &t->segment->words[i];
  if (!w->seems || !qai_vocabulary_is(w->seems, bytes + word->start, &w->key))
    return qai_vocabulary_meet(t->vocabulary, bytes, word, &w->key, w->product, t->items.n, met);
  qai_vocabulary_meet_again(t->vocabulary, w->seems, t->items.n);
  *met = w->seems;
  return QUOTEATTR_OK;
}

/* The spelling of word `i`, which the vocabulary knows or learns, or else the document's own slots have.  Whether the
 * document had it before is a toss-up in a short one: hence no branch for that. */
static int
meet(table *t, uint32_t i, const sought *w, uint32_t *id)
{
  uint32_t n = t->items.n;
  qai_vocabulary_entry *met;
  if (find_entry(t, i, w, &met))
    return QUOTEATTR_ERR_NOMEM;
  t->met[n] = met;
  if (!met)
    return find_unmet(t, i, w, id);
  *id = qai_vocabulary_id(met);
  t->items.data[n].word = i;
  t->items.n += *id == n;
  return QUOTEATTR_OK;
}

/* What the vocabulary, or else the lexicon, tells of the spellings from t->told on. */
static void
tell(table *t)
{
  for (; t->told < t->items.n; t->told++) {
    qai_spelling *spelling = &t->items.data[t->told];
    const quoteattr_token *word = &t->segment->words[spelling->word];
    const qai_vocabulary_entry *met = t->met[t->told];
    spelling->entry =
        met ? met->entry : qai_lexicon_find(t->segment->text->bytes + word->start, word->end - word->start);
    spelling->lexeme = met ? &qai_lexicon_data.lexeme[met->record] : qai_lexicon_known(spelling->entry);
    qai_fetch(spelling->lexeme);
  }
}

/* The spellings of the words [i, end), at most BLOCK, by the vocabulary. */
static int
read_met(table *t, uint32_t i, uint32_t end, uint32_t *of_word)
{
  sought w[BLOCK];
  uint32_t k;
  int status = QUOTEATTR_OK;
  read_keys(t, i, end, w);
  for (k = 0; k < end - i; k++)
    qai_vocabulary_fetch_slot(t->vocabulary, w[k].product);
  for (k = 0; k < end - i; k++)
    w[k].seems = qai_vocabulary_fetch_entry(t->vocabulary, w[k].product);
  for (k = 0; k < end - i && !status; k++)
    status = meet(t, i + k, &w[k], &of_word[i + k]);
  qai_vocabulary_learn(t->vocabulary, t->segment->text->bytes);
  tell(t);
  return status;
}

static int
read_block(table *t, uint32_t i, uint32_t end, uint32_t *of_word)
{
  if (reserve(t, end - i))
    return QUOTEATTR_ERR_NOMEM;
  return t->vocabulary ? read_met(t, i, end, of_word) : read_alone(t, i, end, of_word);
}

static int
read_words(table *t, uint32_t *of_word)
{
  uint32_t n = t->segment->n_words, i;
  for (i = 0; i < n; i += BLOCK)
    if (read_block(t, i, n - i < BLOCK ? n : i + BLOCK, of_word))
      return QUOTEATTR_ERR_NOMEM;
  return QUOTEATTR_OK;
}

/* The items in an array of their size and the spare ones. */
static int
keep(const table *t, qai_arena *arena, qai_spellings *out)
{
  uint32_t n = t->items.n, room = n + QAI_SPELLINGS_SPARE;
  out->n = out->n_read = n;
  out->items = qai_arena_alloc(arena, room * sizeof *out->items);
  out->met = t->met ? qai_arena_calloc(arena, room, sizeof *out->met) : NULL;
  if (!out->items || (t->met && !out->met))
    return QUOTEATTR_ERR_NOMEM;
  if (n)
    memcpy(out->items, t->items.data, n * sizeof *out->items);
  if (t->met && n)
    memcpy(out->met, t->met, n * sizeof *out->met);
  return QUOTEATTR_OK;
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
qai_spellings_read(const qai_segment *segment, qai_vocabulary *vocabulary, qai_arena *arena, qai_spellings *out)
{
  qai_arena *scratch = qai_arena_scratch(arena);
  qai_arena_mark mark;
  table t;
  int status;
  out->of_word = alloc_ids(segment->n_words, arena);
  if (!scratch || !out->of_word)
    return QUOTEATTR_ERR_NOMEM;
  mark = qai_arena_set_mark(scratch);
  status = table_init(&t, segment, vocabulary, scratch);
  if (!status)
    status = read_words(&t, out->of_word);
  if (!status)
    status = keep(&t, arena, out);
  if (!status)
    mark_outside(out, segment->n_words);
  qai_arena_release(scratch, mark);
  return status;
}
