#include "attribute/roles.h"

#include "attribute/role_grams.h"

#define MANY 3u      /* commas and marks are counted up to that */
#define MARK_REACH 6 /* words that a mark is seen from */

/* `seen` from the next word on: over word `w`; `back` is the kind of marks that turn their back on the next word. */
static void
pass(const qai_passage_word *w, uint8_t back, qai_near *seen)
{
  uint32_t commas = seen->between >> 2, marks = seen->between & 3u;
  if (w->quote == back)
    seen->mark = 1;
  else if (seen->mark)
    seen->mark = (uint8_t)(seen->mark < MARK_REACH ? seen->mark + 1 : 0);
  if (w->cue & QAI_CUE_KINDS) {
    seen->cue = 1;
    seen->between = 0;
    return;
  }
  if (!seen->cue)
    return;
  seen->cue++;
  if (w->mark == QAI_MARK_COMMA && commas < MANY)
    seen->between = (uint8_t)(seen->between + 4);
  if ((w->quote == QAI_VIEW_OPEN || w->quote == QAI_VIEW_CLOSE) && marks < MANY)
    seen->between++;
}

/* Where a sentence starts, no cue has been seen yet. */
static void
leave_sentence(qai_near *seen)
{
  seen->cue = 0;
  seen->between = 0;
}

void
qai_roles_look(const qai_passage *p, qai_near_words *out)
{
  static const qai_near none;
  qai_near seen = none;
  uint32_t k;
  out->left[0] = out->right[0] = out->left[p->n + 1] = out->right[p->n + 1] = none;
  for (k = 0; k < p->n; k++) {
    if (p->words[k].sentence != p->words[k - (k > 0)].sentence)
      leave_sentence(&seen);
    out->left[k + 1] = seen;
    pass(&p->words[k], QAI_VIEW_CLOSE, &seen);
  }
  for (seen = none, k = p->n; k-- > 0;) {
    if (k + 1 < p->n && p->words[k].sentence != p->words[k + 1].sentence)
      leave_sentence(&seen);
    out->right[k + 1] = seen;
    pass(&p->words[k], QAI_VIEW_OPEN, &seen);
  }
}

void
qai_roles_grams(const qai_passage *p, const qai_near_words *near, uint32_t k, qai_grams *g)
{
  qai_role_grams(p, near, k, g);
}
