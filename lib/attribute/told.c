#include "attribute/told.h"

#include "text/masks.h"

#include <string.h>

#define L QAI_LABELS_MAX

/* The role that is as likely as that, the first of equals; without a branch, as nobody can tell which one it will be.
 */
static uint8_t
role_of(const float *p, qai_reals sure)
{
  uint32_t likely = qai_reals_reach(qai_reals_load(p), sure) & ((1u << QAI_ROLES) - 1);
  return (uint8_t)qai_masks_ctz(likely | 1u << QAI_ROLES);
}

void
qai_told_read(const qai_passage *p, const float *roles, float sure, qai_told *out)
{
  const qai_reals least = qai_reals_all(sure);
  uint32_t k;
  out->passage = p;
  out->role[0] = out->role[p->n + 1] = QAI_ROLE_NONE;
  for (k = 0; k < p->n; k++)
    out->role[k + 1] = role_of(roles + k * L, least);
}

static uint8_t
role(const qai_told *t, uint32_t k)
{
  return t->role[k + 1];
}

static int
is_content(uint8_t role)
{
  return role == QAI_ROLE_CONTENT_B || role == QAI_ROLE_CONTENT_I;
}

static uint32_t
sentence(const qai_told *t, uint32_t k)
{
  return k == QAI_NONE ? QAI_NONE : t->passage->words[k].sentence;
}

/* Does word `k` begin a content, or the word before it end one? */
static int
is_new(const qai_told *t, uint32_t k)
{
  return role(t, k) != QAI_ROLE_CONTENT_I || !is_content(role(t, k - 1));
}

/* The speech beside a cue's sentence that goes on from it: `k` goes from the first word beyond the sentence on, by
 * `step` (also down to -1), up to where that speech ends.  `other`: the next sentence with a cue.  0: it is in doubt
 * where it ends, or whose it is. */
static int
go_on(const qai_told *t, uint32_t other, uint32_t step, uint32_t *k)
{
  uint32_t start = *k, runs = 0;
  for (; is_content(role(t, *k)); *k += step) {
    int anew = is_new(t, step == 1 ? *k : *k + 1);
    if (sentence(t, *k) == other) {
      if (!anew && runs == 1)
        *k = start;
      return runs + (uint32_t)anew == 1;
    }
    if (t->passage->words[*k].quote == QAI_VIEW_PLAIN)
      return 0;
    start = anew ? *k : start;
    runs += (uint32_t)anew;
  }
  return role(t, *k) != QAI_ROLES && (runs == 0 || sentence(t, *k) != other);
}

int
qai_told_labels(const qai_told *t, uint32_t before, uint32_t cue, uint32_t behind, uint8_t *labels)
{
  uint32_t s = sentence(t, cue), first = cue, last = cue, k;
  if (sentence(t, before) == s || sentence(t, behind) == s)
    return 0;
  while (first > 0 && sentence(t, first - 1) == s)
    first--;
  while (last < t->passage->n && sentence(t, last) == s)
    last++;
  if (memchr(t->role + 1 + first, QAI_ROLES, last - first) ||
      !memchr(t->role + 1 + first, QAI_ROLE_SOURCE_B, last - first))
    return 0;
  first--;
  if (!go_on(t, sentence(t, before), (uint32_t)-1, &first) || !go_on(t, sentence(t, behind), 1, &last))
    return 0;
  first++;
  memset(labels, QAI_SPAN_NONE, t->passage->n);
  for (k = first; k < last; k++)
    if (role(t, k) >= QAI_ROLE_SOURCE_B)
      labels[k] = (uint8_t)(role(t, k) - QAI_ROLE_SOURCE_B + QAI_SPAN_SOURCE_B);
  return 1;
}
