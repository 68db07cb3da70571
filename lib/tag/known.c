#include "tag/known.h"

#include <string.h>

void
qai_tag_known_init(qai_tag_known *known, const qai_tagger *tagger, uint32_t excluded, int decided, uint32_t number)
{
  uint32_t features[QAI_TAG_PART_MAX];
  known->before.key = known->after.key = known->seen.shape << 1;
  known->before2.key = number << 1;
  known->after2.key = qai_tag_ambiguity_number(known->seen.ambiguity) << 1;
  qai_tagger_start(excluded, &known->own);
  if (!decided)
    qai_tagger_add(tagger, features, qai_tag_own_part(&known->seen, features), &known->own);
}

/* Of sums only their key is there so far. */
static void
make(const qai_tagger *tagger, const uint32_t *features, uint32_t n, qai_tagger_sums *sums)
{
  uint32_t key = sums->key;
  memset(sums, 0, sizeof *sums);
  qai_tagger_add(tagger, features, n, sums);
  sums->key = key | 1;
}

void
qai_tag_known_make_before(qai_tag_known *known, const qai_tagger *tagger)
{
  uint32_t features[QAI_TAG_PART_MAX];
  make(tagger, features, qai_tag_before_part(&known->seen, features), &known->before);
}

void
qai_tag_known_make_before2(qai_tag_known *known, const qai_tagger *tagger)
{
  uint32_t features[QAI_TAG_PART_MAX];
  make(tagger, features, qai_tag_before2_part(&known->seen, features), &known->before2);
}

void
qai_tag_known_make_after(qai_tag_known *known, const qai_tagger *tagger)
{
  uint32_t features[QAI_TAG_PART_MAX];
  make(tagger, features, qai_tag_after_part(&known->seen, features), &known->after);
}

void
qai_tag_known_make_after2(qai_tag_known *known, const qai_tagger *tagger)
{
  uint32_t features[QAI_TAG_PART_MAX];
  make(tagger, features, qai_tag_after2_part(&known->seen, features), &known->after2);
}
