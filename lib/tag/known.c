#include "tag/known.h"

#include <string.h>

void
qai_tag_known_begin(qai_tag_making *m, qai_tag_known *known, const qai_tagger *tagger, uint32_t excluded, int decided,
                    uint32_t number)
{
  uint32_t n = decided ? 0 : qai_tag_own_part(&known->seen, m->features);
  m->known = known;
  m->excluded = excluded;
  m->number = number;
  m->end[0] = n;
  m->end[1] = n += qai_tag_before_part(&known->seen, m->features + n);
  m->end[2] = n += qai_tag_before2_part(&known->seen, m->features + n);
  m->end[3] = n += qai_tag_after_part(&known->seen, m->features + n);
  m->end[4] = n += qai_tag_after2_part(&known->seen, m->features + n);
  qai_tagger_fetch(tagger, m->features, n);
}

/* The sum of part `k`, with its key: adding spoils that. */
static void
make(const qai_tag_making *m, const qai_tagger *tagger, uint32_t k, uint32_t key, qai_tagger_sums *sums)
{
  memset(sums, 0, sizeof *sums);
  qai_tagger_add(tagger, m->features + m->end[k - 1], m->end[k] - m->end[k - 1], sums);
  sums->key = key;
}

void
qai_tag_known_finish(const qai_tag_making *m, const qai_tagger *tagger)
{
  qai_tag_known *known = m->known;
  qai_tagger_start(m->excluded, &known->own);
  qai_tagger_add(tagger, m->features, m->end[0], &known->own);
  make(m, tagger, 1, known->seen.shape, &known->before);
  make(m, tagger, 2, m->number, &known->before2);
  make(m, tagger, 3, known->seen.shape, &known->after);
  make(m, tagger, 4, qai_tag_ambiguity_number(known->seen.ambiguity), &known->after2);
}

void
qai_tag_known_init(qai_tag_known *known, const qai_tagger *tagger, uint32_t excluded, int decided, uint32_t number)
{
  qai_tag_making making;
  qai_tag_known_begin(&making, known, tagger, excluded, decided, number);
  qai_tag_known_finish(&making, tagger);
}
