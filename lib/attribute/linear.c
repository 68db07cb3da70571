#include "attribute/linear.h"

#include "attribute/chain.h"
#include "base/real.h"

#include <string.h>

#define L QAI_LABELS_MAX

void
qai_grams_keep(qai_gram_list *list, uint32_t row, uint32_t place, uint32_t n)
{
  qai_gram *to = &list->gram[list->n];
  if (list->n >= QAI_GRAMS_MAX)
    return;
  list->n++;
  to->row = row;
  to->place = (uint16_t)place;
  to->n = (uint16_t)n;
}

float
qai_linear_probability(int16_t score)
{
  return 1.0f / (1.0f + qai_real_exp((float)score / (float)-QAI_LINEAR_UNIT));
}

void
qai_pairs_raise(qai_pairs *p, uint32_t n_labels)
{
  uint32_t a, b;
  memset(p->ahead, 0, sizeof p->ahead);
  memset(p->back, 0, sizeof p->back);
  for (a = 0; a < L; a++)
    for (b = 0; b < L; b++)
      p->to[b * L + a] = a < n_labels ? p->score[a * L + b] : QAI_LINEAR_NEVER;
  for (a = 0; a < n_labels; a++) {
    qai_lanes score = qai_lanes_max(qai_lanes_load(p->score + a * L), qai_lanes_all(QAI_CHAIN_LEAST));
    qai_reals_store(qai_chain_raise_two(score), p->ahead + a * L);
    for (b = 0; b < L; b++)
      if (p->score[a * L + b] > QAI_CHAIN_LEAST)
        p->back[b * L + a] = p->ahead[a * L + b];
      else
        p->ahead[a * L + b] = 0;
  }
}
