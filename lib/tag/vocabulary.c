#include "tag/vocabulary.h"

#include <string.h>

#include "tag/decide.h"
#include "tag/tag.h"

#define AGAIN 0x80000000u /* in a slot's id: a second document had the spelling, since entries were forgotten last */

enum { FIRST_BITS = 8, MAX_KEPT = QAI_VOCABULARY_MAX / 4 * 3 };

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

static int
set_up(qai_vocabulary *v)
{
  qai_tag_known *border = qai_sums_alloc(&v->arena, 1, sizeof *border);
  if (!border || qai_slots_init(&v->slots, FIRST_BITS, &v->arena))
    return QUOTEATTR_ERR_NOMEM;
  border->seen = qai_tag_border;
  qai_tag_known_init(border, v->tagger, 0, 1, 0);
  v->border = border;
  return QUOTEATTR_OK;
}

/* Larger tables of sums, empty again, when this document is the largest so far, or many spellings are known. */
static int
make_sums(qai_vocabulary *v, uint32_t n_words)
{
  uint32_t before = v->n_words, wanted = n_words > 4 * v->n ? n_words : 4 * v->n;
  v->n_words = wanted > before ? wanted : before;
  v->sums.tagger = v->tagger;
  if (v->sums.tags.sums && qai_sums_bits(before) == qai_sums_bits(v->n_words))
    return QUOTEATTR_OK;
  return qai_sums_init(&v->sums, v->tagger, v->n_words, &v->arena);
}

static qai_vocabulary_entry *
entry(const qai_vocabulary *v, uint32_t id)
{
  id &= ~AGAIN;
  return &v->chunks[id / QAI_VOCABULARY_CHUNK][id % QAI_VOCABULARY_CHUNK];
}

static void
forget(qai_vocabulary *v, uint32_t at)
{
  uint32_t id = v->slots.all[at].id;
  entry(v, id)->entry = v->forgotten;
  v->forgotten = id + 1;
  v->n--;
  qai_slots_remove(&v->slots, at);
}

/* Forgets what only one document had, or all when that is little. */
static void
make_room(qai_vocabulary *v)
{
  uint32_t at = 0;
  while (at <= v->slots.mask)
    if (v->slots.all[at].rest && !(v->slots.all[at].id & AGAIN))
      forget(v, at); /* another may have come to its place */
    else
      at++;
  for (at = 0; at <= v->slots.mask; at++)
    v->slots.all[at].id &= ~AGAIN;
  if (v->n > MAX_KEPT)
    qai_vocabulary_clear(v);
}

int
qai_vocabulary_begin(qai_vocabulary *v, const qai_tagger *tagger, uint32_t n_words)
{
  int status = QUOTEATTR_OK;
  if (v->n == QAI_VOCABULARY_MAX)
    make_room(v);
  if (v->numbers > QAI_TAG_MAX_NUMBER / 2)
    qai_vocabulary_clear(v);
  v->tagger = tagger;
  if (!v->border)
    status = set_up(v);
  if (!status)
    status = make_sums(v, n_words);
  if (status)
    qai_vocabulary_clear(v);
  return status;
}

uint32_t
qai_vocabulary_number(qai_vocabulary *v)
{
  return v->numbers < QAI_TAG_MAX_NUMBER ? ++v->numbers : 0;
}

/* The slot of a word, its own or a free one. */
static qai_slot *
find_slot(const qai_vocabulary *v, const char *form, uint32_t n, const qai_slot *key)
{
  uint32_t at = qai_slots_seek(&v->slots, qai_slots_first(&v->slots, key->bytes, key->rest), key->bytes, key->rest);
  if (qai_slots_is_long(key->rest))
    while (v->slots.all[at].rest &&
           (entry(v, v->slots.all[at].id)->length != n || memcmp(entry(v, v->slots.all[at].id)->form, form, n) != 0))
      at = qai_slots_seek(&v->slots, (at + 1) & v->slots.mask, key->bytes, key->rest);
  return &v->slots.all[at];
}

/* Room for one entry more; the slots may move. */
static int
reserve(qai_vocabulary *v)
{
  uint32_t place = v->forgotten ? v->forgotten - 1 : v->n_places;
  qai_vocabulary_entry **chunk = &v->chunks[place / QAI_VOCABULARY_CHUNK];
  if (!*chunk)
    *chunk = qai_sums_alloc(&v->arena, QAI_VOCABULARY_CHUNK, sizeof **chunk);
  return *chunk ? qai_slots_reserve(&v->slots, v->n + 1, &v->arena) : QUOTEATTR_ERR_NOMEM;
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
  return place;
}

static void
write_entry(qai_vocabulary *v, const char *bytes, const quoteattr_token *word, qai_vocabulary_entry *m)
{
  m->length = (uint8_t)(word->end - word->start);
  memcpy(m->form, bytes + word->start, m->length);
  m->entry = qai_lexicon_find(m->form, m->length);
  m->lexeme = qai_lexicon_known(m->entry);
  m->decided = qai_tag_decide(bytes, word, m->lexeme);
  qai_tag_word_init(bytes, word, m->lexeme, &m->known.seen);
  qai_tag_known_init(&m->known, v->tagger, qai_tag_excluded(word, m->lexeme), m->decided != QAI_TAG_NONE,
                     qai_vocabulary_number(v));
  m->notes.made = 0;
}

int
qai_vocabulary_meet(qai_vocabulary *v, const char *bytes, const quoteattr_token *word, const qai_slot *key,
                    qai_vocabulary_entry **met)
{
  uint32_t n = word->end - word->start;
  qai_slot *s;
  *met = NULL;
  if (n > QAI_VOCABULARY_MAX_FORM)
    return QUOTEATTR_OK;
  s = find_slot(v, bytes + word->start, n, key);
  if (s->rest) {
    s->id |= AGAIN;
    *met = entry(v, s->id);
    return QUOTEATTR_OK;
  }
  if (v->n == QAI_VOCABULARY_MAX)
    return QUOTEATTR_OK;
  if (reserve(v))
    return QUOTEATTR_ERR_NOMEM;
  s = find_slot(v, bytes + word->start, n, key);
  *s = *key;
  s->id = take_place(v);
  *met = entry(v, s->id);
  write_entry(v, bytes, word, *met);
  return QUOTEATTR_OK;
}
