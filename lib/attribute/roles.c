#include "attribute/roles.h"

#include "attribute/role_grams.h"

#define MANY 3u /* commas and marks are counted up to that */

/* `seen` from the next word on: over word `w`. */
static void
pass(const qai_passage_word *w, qai_near_cue *seen)
{
  uint32_t commas = seen->between >> 2, marks = seen->between & 3u;
  if (w->cue & QAI_CUE_KINDS) {
    seen->distance = 1;
    seen->between = 0;
    return;
  }
  if (!seen->distance)
    return;
  seen->distance++;
  if (w->mark == QAI_MARK_COMMA && commas < MANY)
    seen->between = (uint8_t)(seen->between + 4);
  if ((w->quote == QAI_VIEW_OPEN || w->quote == QAI_VIEW_CLOSE) && marks < MANY)
    seen->between++;
}

void
qai_roles_look(const qai_passage *p, qai_near_cues *out)
{
  static const qai_near_cue none;
  qai_near_cue seen = none;
  uint32_t k;
  for (k = 0; k < p->n; k++) {
    if (p->words[k].edge & QAI_EDGE_FIRST)
      seen = none;
    out->left[k] = seen;
    pass(&p->words[k], &seen);
  }
  for (seen = none, k = p->n; k-- > 0;) {
    if (p->words[k].edge & QAI_EDGE_LAST)
      seen = none;
    out->right[k] = seen;
    pass(&p->words[k], &seen);
  }
}

void
qai_roles_grams(const qai_passage *p, const qai_near_cues *near, uint32_t k, qai_grams out)
{
  qai_role_grams(p, near, k, out);
}
