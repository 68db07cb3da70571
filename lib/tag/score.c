#include "tag/score.h"

#include <string.h>

#include "tag/decide.h"

#define MIN_BITS 6u /* of the number of sums kept: that of a short text's words, a fourth of a long one's */
#define SHORT_BITS 12u
#define MAX_BITS 14u
#define TAG_BITS 5u
#define PART_BITS 4u

/* A word with its neighbours, and the tags before it. */
typedef struct place {
  qai_tag_known *known[QAI_TAG_WINDOW];
  uint32_t spelling; /* of the word */
  uint32_t t1, t2;
} place;

static void
know(qai_scorer *s, uint32_t i)
{
  const qai_spelling *spelling = &s->spellings->items[i];
  const char *bytes = s->segment->text->bytes;
  const quoteattr_token *token = &s->segment->words[spelling->word];
  qai_tag_known *k = &s->known[i];
  qai_tag_word_init(bytes, token, spelling->lexeme, &k->seen);
  k->excluded = qai_tag_excluded(token, spelling->lexeme);
  k->has = 0;
  s->decided[i] = qai_tag_decide(bytes, token, spelling->lexeme);
}

static int
table_init(qai_scorer *s, uint32_t n_words, qai_arena *arena)
{
  uint32_t bits = MIN_BITS;
  size_t size;
  while (bits < MAX_BITS && (bits < SHORT_BITS ? n_words : n_words / 4) >> bits)
    bits++;
  size = (size_t)1 << bits;
  s->shift = 64 - bits;
  s->keys = qai_arena_alloc(arena, size * sizeof *s->keys);
  s->sums = qai_arena_alloc(arena, size * sizeof *s->sums);
  if (!s->keys || !s->sums)
    return QUOTEATTR_ERR_NOMEM;
  memset(s->keys, 0xFF, size * sizeof *s->keys); /* a part that there is not */
  return QUOTEATTR_OK;
}

int
qai_scorer_init(qai_scorer *scorer, const qai_tagger *tagger, const qai_segment *segment,
                const qai_spellings *spellings, qai_arena *arena)
{
  uint32_t i;
  scorer->tagger = tagger;
  scorer->segment = segment;
  scorer->spellings = spellings;
  scorer->decided = qai_arena_alloc(arena, spellings->n);
  scorer->known = qai_arena_alloc(arena, ((size_t)spellings->n + 1) * sizeof *scorer->known);
  if (!scorer->decided || !scorer->known || table_init(scorer, segment->n_words, arena))
    return QUOTEATTR_ERR_NOMEM;
  for (i = 0; i < spellings->n; i++)
    know(scorer, i);
  memset(&scorer->known[i], 0, sizeof *scorer->known);
  scorer->known[i].seen = qai_tag_border;
  return QUOTEATTR_OK;
}

static inline void
look_around(const qai_scorer *s, uint32_t i, place *p)
{
  const uint32_t *id = s->spellings->of_word + i, outside = s->spellings->n;
  uint32_t left = s->segment->n_words - i;
  p->spelling = id[0];
  p->known[0] = &s->known[i > 1 ? id[-2] : outside];
  p->known[1] = &s->known[i > 0 ? id[-1] : outside];
  p->known[2] = &s->known[id[0]];
  p->known[3] = &s->known[left > 1 ? id[1] : outside];
  p->known[4] = &s->known[left > 2 ? id[2] : outside];
}

static void
add_part(const qai_scorer *s, const place *p, uint32_t part, int16_t *sums)
{
  const qai_tag_word *seen[QAI_TAG_WINDOW];
  uint32_t features[QAI_TAG_PART_MAX], n, k;
  for (k = 0; k < QAI_TAG_WINDOW; k++)
    seen[k] = &p->known[k]->seen;
  n = qai_tag_part(part, seen, p->t1, p->t2, features);
  qai_tagger_add(s->tagger, features, n, sums);
}

static void
make_lone(const qai_scorer *s, const place *p, uint32_t part, qai_tag_known *k)
{
  if (part == QAI_TAG_PART_OWN)
    qai_tagger_start(k->excluded, k->sums[part]);
  else
    memset(k->sums[part], 0, sizeof k->sums[part]);
  add_part(s, p, part, k->sums[part]);
  k->has |= 1u << part;
}

/* The sums of a part that looks at one place of the window: made when they are asked for first. */
static inline const int16_t *
lone_sums(const qai_scorer *s, const place *p, uint32_t part, uint32_t at)
{
  qai_tag_known *k = p->known[at];
  if (!(k->has & 1u << part))
    make_lone(s, p, part, k);
  return k->sums[part];
}

/* The sums of a part for the table; those of a spelling with a tag hold what the spelling gives without it. */
static void
make_kept(const qai_scorer *s, const place *p, uint32_t part, int16_t *sums)
{
  if (part == QAI_TAG_PART_OWN_TAG)
    memcpy(sums, lone_sums(s, p, QAI_TAG_PART_OWN, QAI_TAG_REACH), QAI_TAGGER_SUMS * sizeof *sums);
  else
    memset(sums, 0, QAI_TAGGER_SUMS * sizeof *sums);
  add_part(s, p, part, sums);
}

/* Adds the sums of a part that depends on `key` alone, which has PART_BITS to spare. */
static inline void
add_kept(qai_scorer *s, const place *p, uint32_t part, uint64_t key, int16_t *sums)
{
  size_t at;
  key = key << PART_BITS | part;
  at = (size_t)(key * 0x9E3779B97F4A7C15u >> s->shift);
  if (s->keys[at] != key) {
    s->keys[at] = key;
    make_kept(s, p, part, s->sums[at]);
  }
  qai_tagger_add_sums(s->sums[at], sums);
}

uint8_t
qai_scorer_best(qai_scorer *s, uint32_t i, uint32_t t1, uint32_t t2)
{
  int16_t sums[QAI_TAGGER_SUMS] = {0};
  const qai_tag_word *word;
  place p;
  p.t1 = t1;
  p.t2 = t2;
  look_around(s, i, &p);
  word = &p.known[QAI_TAG_REACH]->seen;
  add_kept(s, &p, QAI_TAG_PART_OWN_TAG, (uint64_t)p.spelling << TAG_BITS | t1, sums);
  add_kept(s, &p, QAI_TAG_PART_HISTORY, (uint64_t)word->ambiguity << 2 * TAG_BITS | t1 << TAG_BITS | t2, sums);
  add_kept(s, &p, QAI_TAG_PART_SHAPES,
           (p.known[1]->seen.shape << QAI_TAG_SHAPE_BITS | word->shape) << QAI_TAG_SHAPE_BITS | p.known[3]->seen.shape,
           sums);
  qai_tagger_add_sums(lone_sums(s, &p, QAI_TAG_PART_BEFORE2, QAI_TAG_REACH - 2), sums);
  qai_tagger_add_sums(lone_sums(s, &p, QAI_TAG_PART_BEFORE, QAI_TAG_REACH - 1), sums);
  qai_tagger_add_sums(lone_sums(s, &p, QAI_TAG_PART_AFTER, QAI_TAG_REACH + 1), sums);
  qai_tagger_add_sums(lone_sums(s, &p, QAI_TAG_PART_AFTER2, QAI_TAG_REACH + 2), sums);
  return qai_tagger_best(sums);
}
