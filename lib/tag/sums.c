#include "tag/sums.h"

#include <string.h>

#define MIN_BITS 6u /* of the number of sums kept: that of a short text's words, a fourth of a long one's */
#define SHORT_BITS 12u
#define MAX_BITS 14u
#define MAX_HISTORY_BITS 13u
#define MAX_SHAPES_BITS 9u
#define TAGS_BITS 9u  /* for all pairs of tags */
#define KINDS_BITS 8u /* of which there are fewer than words */

static int
table_init(qai_sums_table *table, uint32_t bits, uint32_t max_bits, qai_arena *arena)
{
  size_t size;
  bits = bits < max_bits ? bits : max_bits;
  size = (size_t)1 << bits;
  table->shift = 32 - bits;
  table->sums = qai_tag_alloc(arena, size, sizeof *table->sums);
  if (!table->sums)
    return QUOTEATTR_ERR_NOMEM;
  memset(table->sums, 0, size * sizeof *table->sums);
  return QUOTEATTR_OK;
}

uint32_t
qai_sums_bits(uint32_t n_words)
{
  uint32_t bits = MIN_BITS;
  while (bits < MAX_BITS && (bits < SHORT_BITS ? n_words : n_words / 8) >> bits)
    bits++;
  return bits;
}

int
qai_sums_init(qai_sums *sums, const qai_tagger *tagger, uint32_t n_words, qai_arena *arena)
{
  uint32_t bits = qai_sums_bits(n_words);
  sums->tagger = tagger;
  if (table_init(&sums->after_tag, bits, MAX_BITS, arena) ||
      table_init(&sums->history, bits, MAX_HISTORY_BITS, arena) ||
      table_init(&sums->shapes, bits, MAX_SHAPES_BITS, arena) || table_init(&sums->tags, bits, TAGS_BITS, arena) ||
      qai_tag_kinds_init(&sums->kinds, tagger, bits - 2 < KINDS_BITS ? bits - 2 : KINDS_BITS, arena))
    return QUOTEATTR_ERR_NOMEM;
  return QUOTEATTR_OK;
}

void
qai_sums_make_after_tag(const qai_sums *s, const qai_tag_known *known, uint32_t t1, qai_tagger_sums *at)
{
  uint32_t number = qai_tag_known_number(known), features[QAI_TAG_PART_MAX];
  *at = known->own;
  (void)qai_tag_own_tag_part(&known->seen, t1, features);
  qai_tagger_add_two(s->tagger, features, at);
  at->key = number ? qai_sums_after_tag_key(number, t1) : 0;
}

void
qai_sums_fetch_rows(const qai_sums *s, const qai_tag_known *known, uint32_t t1, uint32_t t2)
{
  uint32_t features[QAI_TAG_PART_MAX], key = qai_sums_after_tag_key(qai_tag_known_number(known), t1);
  if (qai_sums_at(&s->after_tag, key)->key != key)
    qai_tagger_fetch(s->tagger, features, qai_tag_own_tag_part(&known->seen, t1, features));
  key = qai_sums_history_key(known, t1, t2);
  if (qai_sums_at(&s->history, key)->key != key)
    qai_tagger_fetch(s->tagger, features, qai_tag_history_part(&known->seen, t1, t2, features));
}

static const qai_tagger_sums *
sums_of_tags(const qai_sums *s, uint32_t t1, uint32_t t2)
{
  uint32_t key = 1 + t1 * QAI_SUMS_TAGS + t2, features[QAI_TAG_PART_MAX];
  qai_tagger_sums *at = qai_sums_at(&s->tags, key);
  if (at->key != key) {
    memset(at, 0, sizeof *at);
    (void)qai_tag_tags_part(t1, t2, features);
    qai_tagger_add_two(s->tagger, features, at);
    at->key = key;
  }
  return at;
}

void
qai_sums_make_history(const qai_sums *s, uint32_t key, const qai_tag_known *known, uint32_t t1, uint32_t t2,
                      qai_tagger_sums *at)
{
  uint32_t features[QAI_TAG_PART_MAX];
  *at = *sums_of_tags(s, t1, t2);
  (void)qai_tag_history_part(&known->seen, t1, t2, features);
  qai_tagger_add_one(s->tagger, features, at);
  at->key = key;
}

void
qai_sums_make_shapes(const qai_sums *s, uint32_t key, qai_tagger_sums *at)
{
  uint32_t shapes = key - 1, mask = (1u << QAI_TAG_SHAPE_BITS) - 1, features[QAI_TAG_PART_MAX];
  memset(at, 0, sizeof *at);
  (void)qai_tag_shapes_part(shapes >> 2 * QAI_TAG_SHAPE_BITS, shapes >> QAI_TAG_SHAPE_BITS & mask, shapes & mask,
                            features);
  qai_tagger_add_one(s->tagger, features, at);
  at->key = key;
}
