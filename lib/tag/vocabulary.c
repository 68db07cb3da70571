#include "tag/vocabulary.h"

#include <string.h>

#include "tag/decide.h"
#include "tag/tag.h"

/* A slot has the place of an entry, plus 1, and above it bits of the key's product. */
enum { PLACE_BITS = 14, FIRST_BITS = 8, MAX_KEPT = QAI_VOCABULARY_MAX / 4 * 3 };

#define LAST_HERE (UINT32_MAX - (QAI_VOCABULARY_WORDS - 1)) /* the last qai_vocabulary.here */

void
qai_vocabulary_init(qai_vocabulary *v, const quoteattr_allocator *alloc)
{
  memset(v, 0, sizeof *v);
  qai_arena_init(&v->arena, alloc);
}

void
qai_vocabulary_clear(qai_vocabulary *v)
{
  quoteattr_allocator alloc = v->arena.alloc;
  qai_arena_clear(&v->arena);
  qai_vocabulary_init(v, &alloc);
}

static qai_vocabulary_entry *
entry(const qai_vocabulary *v, uint32_t place)
{
  return &v->chunks[place / QAI_VOCABULARY_CHUNK][place % QAI_VOCABULARY_CHUNK];
}

static uint32_t
slot_place(uint32_t slot)
{
  return (slot & ((1u << PLACE_BITS) - 1)) - 1;
}

/* The bits of a key's product that a slot has. */
static uint32_t
slot_sign(uint64_t product)
{
  return (uint32_t)(product >> 18) & ~((1u << PLACE_BITS) - 1);
}

/* The first slot from `at` on that has the sign or is free. */
static uint32_t
seek(const qai_vocabulary *v, uint32_t at, uint32_t sign)
{
  while (v->slots[at] && (v->slots[at] ^ sign) >> PLACE_BITS)
    at = (at + 1) & v->mask;
  return at;
}

/* Puts an entry into a slot. */
static void
put(qai_vocabulary *v, uint32_t place)
{
  uint64_t product = qai_slots_product(entry(v, place)->bytes, entry(v, place)->rest);
  uint32_t at = (uint32_t)(product >> v->shift);
  while (v->slots[at])
    at = (at + 1) & v->mask;
  v->slots[at] = slot_sign(product) | (place + 1);
}

static void
put_all(qai_vocabulary *v)
{
  uint32_t place;
  memset(v->slots, 0, ((size_t)v->mask + 1) * sizeof *v->slots);
  for (place = 0; place < v->n_places; place++)
    if (entry(v, place)->rest)
      put(v, place);
}

static int
make_slots(qai_vocabulary *v, uint32_t bits)
{
  uint32_t *slots = qai_arena_alloc(&v->arena, sizeof *slots << bits);
  if (!slots)
    return QUOTEATTR_ERR_NOMEM;
  v->slots = slots;
  v->mask = (1u << bits) - 1;
  v->shift = 64 - bits;
  put_all(v);
  return QUOTEATTR_OK;
}

static int
set_up(qai_vocabulary *v)
{
  qai_tag_known *border = qai_tag_alloc(&v->arena, 1, sizeof *border);
  if (!border || make_slots(v, FIRST_BITS))
    return QUOTEATTR_ERR_NOMEM;
  border->seen = qai_tag_border;
  qai_tag_known_init(border, &v->sums.kinds, 0, 1, 0);
  v->border = border;
  return QUOTEATTR_OK;
}

/* Larger tables of sums, empty again, when this document is the largest so far, or many spellings are known. */
static int
make_sums(qai_vocabulary *v, uint32_t n_words)
{
  uint32_t before = v->n_words, wanted = n_words > 8 * v->n ? n_words : 8 * v->n;
  v->n_words = wanted > before ? wanted : before;
  v->sums.tagger = v->sums.kinds.tagger = v->tagger;
  if (v->sums.tags.sums && qai_sums_bits(before) == qai_sums_bits(v->n_words))
    return QUOTEATTR_OK;
  return qai_sums_init(&v->sums, v->tagger, v->n_words, &v->arena);
}

static void
forget(qai_vocabulary *v, uint32_t place)
{
  entry(v, place)->rest = 0;
  entry(v, place)->entry = v->forgotten;
  v->forgotten = place + 1;
  v->n--;
}

/* Forgets what only one document had, or all when that is little. */
static void
make_room(qai_vocabulary *v)
{
  uint32_t place;
  for (place = 0; place < v->n_places; place++)
    if (entry(v, place)->rest && !entry(v, place)->again)
      forget(v, place);
    else
      entry(v, place)->again = 0;
  if (v->n > MAX_KEPT)
    qai_vocabulary_clear(v);
  else
    put_all(v);
}

int
qai_vocabulary_begin(qai_vocabulary *v, const qai_tagger *tagger, uint32_t n_words)
{
  int status;
  if (v->n == QAI_VOCABULARY_MAX)
    make_room(v);
  if (v->numbers > QAI_TAG_MAX_NUMBER / 2 || v->here == LAST_HERE)
    qai_vocabulary_clear(v);
  v->tagger = tagger;
  v->here += QAI_VOCABULARY_WORDS;
  status = make_sums(v, n_words);
  if (!status && !v->border)
    status = set_up(v);
  if (status)
    qai_vocabulary_clear(v);
  return status;
}

uint32_t
qai_vocabulary_number(qai_vocabulary *v)
{
  return v->numbers < QAI_TAG_MAX_NUMBER ? ++v->numbers : 0;
}

/* The entry of a word, or NULL. */
static qai_vocabulary_entry *
find(const qai_vocabulary *v, const char *form, const qai_slot *key, uint64_t product)
{
  uint32_t sign = slot_sign(product), at = seek(v, (uint32_t)(product >> v->shift), sign);
  while (v->slots[at] && !qai_vocabulary_is(entry(v, slot_place(v->slots[at])), form, key))
    at = seek(v, (at + 1) & v->mask, sign);
  return v->slots[at] ? entry(v, slot_place(v->slots[at])) : NULL;
}

void
qai_vocabulary_fetch_slot(const qai_vocabulary *v, uint64_t product)
{
  qai_fetch(&v->slots[product >> v->shift]);
}

qai_vocabulary_entry *
qai_vocabulary_fetch_entry(const qai_vocabulary *v, uint64_t product)
{
  uint32_t at = seek(v, (uint32_t)(product >> v->shift), slot_sign(product));
  qai_vocabulary_entry *m;
  if (!v->slots[at])
    return NULL;
  m = entry(v, slot_place(v->slots[at]));
  qai_fetch(&m->bytes);
  qai_tag_known_fetch(&m->known);
  return m;
}

/* Room for one entry more. */
static int
reserve(qai_vocabulary *v)
{
  uint32_t place = v->forgotten ? v->forgotten - 1 : v->n_places;
  qai_vocabulary_entry **chunk = &v->chunks[place / QAI_VOCABULARY_CHUNK];
  if (!*chunk)
    *chunk = qai_tag_alloc(&v->arena, QAI_VOCABULARY_CHUNK, sizeof **chunk);
  if (!*chunk)
    return QUOTEATTR_ERR_NOMEM;
  return 2 * (v->n + 1) <= v->mask ? QUOTEATTR_OK : make_slots(v, 64 - v->shift + 1);
}

/* A place for an entry: that of one that was forgotten, or a new one. */
static uint32_t
take_place(qai_vocabulary *v)
{
  uint32_t place = v->forgotten - 1;
  v->n++;
  if (!v->forgotten)
    return v->n_places++;
  v->forgotten = entry(v, place)->entry;
  if (v->forgotten)
    qai_fetch(&entry(v, v->forgotten - 1)->entry);
  return place;
}

/* A new entry, still without what is to be known. */
static qai_vocabulary_entry *
add(qai_vocabulary *v, const char *bytes, const quoteattr_token *word, const qai_slot *key, uint32_t id)
{
  uint32_t place = take_place(v);
  qai_vocabulary_entry *m = entry(v, place);
  m->bytes = key->bytes;
  m->rest = key->rest;
  m->again = 0;
  m->here = v->here | id;
  if (qai_slots_is_long(key->rest))
    memcpy(m->form, bytes + word->start, word->end - word->start);
  put(v, place);
  if (v->n_met_first == QAI_LEXICON_FORMS)
    qai_vocabulary_learn(v, bytes);
  v->met_first[v->n_met_first].word = word;
  v->met_first[v->n_met_first++].entry = m;
  return m;
}

int
qai_vocabulary_meet(qai_vocabulary *v, const char *bytes, const quoteattr_token *word, const qai_slot *key,
                    uint64_t product, uint32_t next, qai_vocabulary_entry **met)
{
  *met = NULL;
  if (word->end - word->start > QAI_VOCABULARY_MAX_FORM)
    return QUOTEATTR_OK;
  *met = find(v, bytes + word->start, key, product);
  if (*met) {
    qai_vocabulary_meet_again(v, *met, next);
    return QUOTEATTR_OK;
  }
  if (v->n == QAI_VOCABULARY_MAX)
    return QUOTEATTR_OK;
  if (reserve(v))
    return QUOTEATTR_ERR_NOMEM;
  *met = add(v, bytes, word, key, next);
  return QUOTEATTR_OK;
}

static void
begin_entry(qai_vocabulary *v, const char *bytes, const quoteattr_token *word, uint32_t id, qai_vocabulary_entry *m,
            qai_tag_making *making)
{
  const qai_lexeme *lexeme = qai_lexicon_known(id);
  m->entry = id;
  m->record = qai_lexicon_record(id);
  m->expected = qai_tag_expect(bytes, word, lexeme);
  qai_tag_word_init(bytes, word, lexeme, &m->known.seen);
  qai_tag_known_begin(making, &m->known, &v->sums.kinds, qai_tag_excluded(word, lexeme), !(m->expected & QAI_TAG_OPEN),
                      qai_vocabulary_number(v));
  m->notes.made = 0;
}

void
qai_vocabulary_learn(qai_vocabulary *v, const char *bytes)
{
  qai_lexicon_query forms[QAI_LEXICON_FORMS];
  qai_tag_making making[QAI_LEXICON_FORMS];
  uint32_t ids[QAI_LEXICON_FORMS], k;
  for (k = 0; k < v->n_met_first; k++) {
    forms[k].bytes = bytes + v->met_first[k].word->start;
    forms[k].len = v->met_first[k].word->end - v->met_first[k].word->start;
    forms[k].before = v->met_first[k].word->start;
  }
  qai_lexicon_find_all(forms, v->n_met_first, ids);
  for (k = 0; k < v->n_met_first; k++)
    begin_entry(v, bytes, v->met_first[k].word, ids[k], v->met_first[k].entry, &making[k]);
  for (k = 0; k < v->n_met_first; k++)
    qai_tag_known_finish(&making[k], v->tagger);
  v->n_met_first = 0;
}
