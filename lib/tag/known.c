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
  const qai_tag_word *w = &known->seen;
  start(kind_of(kinds, w), excluded, known);
  m->known = known;
  m->number = number;
  (void)qai_tag_before_part(w, m->features);
  (void)qai_tag_before2_part(w, m->features + QAI_TAG_BEFORE2);
  (void)qai_tag_after_part(w, m->features + QAI_TAG_AFTER);
  (void)qai_tag_after2_part(w, m->features + QAI_TAG_AFTER2);
  m->n = decided ? QAI_TAG_OWN : QAI_TAG_OWN + qai_tag_own_part(w, m->features + QAI_TAG_OWN);
  qai_tagger_fetch(kinds->tagger, m->features, m->n);
}

/* Adding spoils a key: they are set behind it. */
void
qai_tag_known_finish(const qai_tag_making *m, const qai_tagger *tagger)
{
  qai_tag_known *known = m->known;
  const uint32_t *f = m->features;
  qai_tagger_add_two(tagger, f, &known->before);
  known->before.key = known->seen.shape;
  qai_tagger_add_one(tagger, f + QAI_TAG_BEFORE2, &known->before2);
  known->before2.key = m->number;
  qai_tagger_add_two(tagger, f + QAI_TAG_AFTER, &known->after);
  known->after.key = known->seen.shape;
  qai_tagger_add_one(tagger, f + QAI_TAG_AFTER2, &known->after2);
  known->after2.key = qai_tag_ambiguity_number(known->seen.ambiguity);
  if (m->n > QAI_TAG_OWN)
    qai_tagger_add(tagger, f + QAI_TAG_OWN, m->n - QAI_TAG_OWN, &known->own);
}

void
qai_tag_known_init(qai_tag_known *known, const qai_tag_kinds *kinds, uint32_t excluded, int decided, uint32_t number)
{
  qai_tag_making making;
  qai_tag_known_begin(&making, known, kinds, excluded, decided, number);
  qai_tag_known_finish(&making, kinds->tagger);
}
