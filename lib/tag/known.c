#include "tag/known.h"

#include <string.h>

void *
qai_tag_alloc(qai_arena *arena, size_t n, size_t size)
{
  char *p = qai_arena_alloc(arena, n * size + QAI_TAG_LINE);
  return p ? p + (QAI_TAG_LINE - (uintptr_t)p % QAI_TAG_LINE) % QAI_TAG_LINE : NULL;
}

int
qai_tag_kinds_init(qai_tag_kinds *kinds, const qai_tagger *tagger, uint32_t bits, qai_arena *arena)
{
  const size_t n = (size_t)1 << bits;
  kinds->tagger = tagger;
  kinds->shift = 32 - bits;
  kinds->items = qai_tag_alloc(arena, n, sizeof *kinds->items);
  if (!kinds->items)
    return QUOTEATTR_ERR_NOMEM;
  memset(kinds->items, 0, n * sizeof *kinds->items);
  return QUOTEATTR_OK;
}

static void
make_kind(const qai_tag_kinds *kinds, uint32_t key, const qai_tag_word *w, qai_tag_kind *out)
{
  uint32_t f[QAI_TAG_PART_MAX];
  memset(out, 0, sizeof *out);
  qai_tagger_add(kinds->tagger, f, qai_tag_kind_before_part(w, f), &out->before);
  qai_tagger_add(kinds->tagger, f, qai_tag_kind_after_part(w, f), &out->after);
  qai_tagger_add(kinds->tagger, f, qai_tag_kind_after2_part(w, f), &out->after2);
  qai_tagger_add(kinds->tagger, f, qai_tag_kind_own_part(w, f), &out->own);
  out->before.key = key;
}

/* That of a word, until the next one is asked for. */
static const qai_tag_kind *
kind_of(const qai_tag_kinds *kinds, const qai_tag_word *w)
{
  uint32_t key = 1 + (qai_tag_ambiguity_number(w->ambiguity) << QAI_TAG_SHAPE_BITS | w->shape);
  qai_tag_kind *at = &kinds->items[key * 0x9E3779B1u >> kinds->shift];
  if (at->before.key != key)
    make_kind(kinds, key, w, at);
  return at;
}

static void
start(const qai_tag_kind *kind, uint32_t excluded, qai_tag_known *known)
{
  known->before = kind->before;
  memset(&known->before2, 0, sizeof known->before2);
  known->after = kind->after;
  known->after2 = kind->after2;
  known->own = kind->own;
  qai_tagger_exclude(excluded, &known->own);
}

void
qai_tag_known_begin(qai_tag_making *m, qai_tag_known *known, const qai_tag_kinds *kinds, uint32_t excluded, int decided,
                    uint32_t number)
{
  uint32_t n = decided ? 0 : qai_tag_own_part(&known->seen, m->features);
  start(kind_of(kinds, &known->seen), excluded, known);
  m->known = known;
  m->number = number;
  m->end[0] = n;
  m->end[1] = n += qai_tag_before_part(&known->seen, m->features + n);
  m->end[2] = n += qai_tag_before2_part(&known->seen, m->features + n);
  m->end[3] = n += qai_tag_after_part(&known->seen, m->features + n);
  m->end[4] = n += qai_tag_after2_part(&known->seen, m->features + n);
  qai_tagger_fetch(kinds->tagger, m->features, n);
}

/* Adds part `k`, and sets the key: adding spoils that. */
static void
add(const qai_tag_making *m, const qai_tagger *tagger, uint32_t k, uint32_t key, qai_tagger_sums *sums)
{
  qai_tagger_add(tagger, m->features + m->end[k - 1], m->end[k] - m->end[k - 1], sums);
  sums->key = key;
}

void
qai_tag_known_finish(const qai_tag_making *m, const qai_tagger *tagger)
{
  qai_tag_known *known = m->known;
  qai_tagger_add(tagger, m->features, m->end[0], &known->own);
  add(m, tagger, 1, known->seen.shape, &known->before);
  add(m, tagger, 2, m->number, &known->before2);
  add(m, tagger, 3, known->seen.shape, &known->after);
  add(m, tagger, 4, qai_tag_ambiguity_number(known->seen.ambiguity), &known->after2);
}

void
qai_tag_known_init(qai_tag_known *known, const qai_tag_kinds *kinds, uint32_t excluded, int decided, uint32_t number)
{
  qai_tag_making making;
  qai_tag_known_begin(&making, known, kinds, excluded, decided, number);
  qai_tag_known_finish(&making, kinds->tagger);
}
