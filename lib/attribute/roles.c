#include "attribute/roles.h"

static const qai_view_word outside;

/* Word i + d of the chunk, or a blank one outside of it. */
static const qai_view_word *
word(const qai_view *v, const qai_chunk *c, uint32_t i, int d)
{
  int64_t k = (int64_t)i + d;
  return k >= c->first && k < c->last ? &v->words[k] : &outside;
}

static uint32_t
bucket(uint32_t n)
{
  return n < 4 ? n : n < 6 ? 4 : n < 10 ? 5 : n < 20 ? 6 : 7;
}

static void
form_features(const qai_view *v, const qai_chunk *c, uint32_t i, qai_features *f)
{
  const qai_view_word *w = word(v, c, i, 0), *l = word(v, c, i, -1), *r = word(v, c, i, 1);
  qai_features_add(f, 1, w->form);
  qai_features_add(f, 2, l->form);
  qai_features_add(f, 3, r->form);
  qai_features_add(f, 4, word(v, c, i, -2)->form);
  qai_features_add(f, 5, word(v, c, i, 2)->form);
  qai_features_add(f, 6, qai_features_join(l->form, w->form));
  qai_features_add(f, 7, qai_features_join(w->form, r->form));
  qai_features_add(f, 8, w->lemma);
  qai_features_add(f, 9, qai_features_join(w->lemma, r->form));
  qai_features_add(f, 10, qai_features_join(l->tag, w->lemma));
  qai_features_add(f, 11, qai_features_join(w->lemma, r->tag));
  qai_features_add(f, 12, w->ending);
  qai_features_add(f, 13, qai_features_join(w->ending, w->tag));
  qai_features_add(f, 14, word(v, c, i, -3)->form);
  qai_features_add(f, 15, word(v, c, i, 3)->form);
  qai_features_add(f, 16, l->lemma);
  qai_features_add(f, 17, r->lemma);
}

static void
tag_features(const qai_view *v, const qai_chunk *c, uint32_t i, qai_features *f)
{
  uint32_t t0 = word(v, c, i, 0)->tag, l = word(v, c, i, -1)->tag, ll = word(v, c, i, -2)->tag;
  uint32_t r = word(v, c, i, 1)->tag, rr = word(v, c, i, 2)->tag;
  qai_features_add(f, 20, t0);
  qai_features_add(f, 21, l << 8 | t0);
  qai_features_add(f, 22, t0 << 8 | r);
  qai_features_add(f, 23, ll << 8 | l);
  qai_features_add(f, 24, r << 8 | rr);
  qai_features_add(f, 25, l << 16 | t0 << 8 | r);
  qai_features_add(f, 26, ll << 16 | l << 8 | t0);
  qai_features_add(f, 27, t0 << 16 | r << 8 | rr);
}

static void
kind_features(const qai_view *v, const qai_chunk *c, uint32_t i, qai_features *f)
{
  const qai_view_word *w = word(v, c, i, 0), *l = word(v, c, i, -1), *r = word(v, c, i, 1);
  uint32_t ll = word(v, c, i, -2)->mention, rr = word(v, c, i, 2)->mention;
  qai_features_add(f, 30, w->shape);
  qai_features_add(f, 31, (uint32_t)l->shape << 16 | (uint32_t)w->shape << 8 | r->shape);
  qai_features_add(f, 32, w->cue);
  qai_features_add(f, 33, (uint32_t)l->cue << 16 | (uint32_t)w->cue << 8 | r->cue);
  qai_features_add(f, 34, w->rate);
  qai_features_add(f, 35, (uint32_t)w->rate << 16 | (uint32_t)l->tag << 8 | r->tag);
  qai_features_add(f, 36, (uint32_t)l->mention << 16 | (uint32_t)w->mention << 8 | r->mention);
  qai_features_add(f, 37, qai_features_join(w->lemma, l->mention));
  qai_features_add(f, 38, qai_features_join(w->cue, (uint32_t)l->mention << 8 | r->mention));
  qai_features_add(f, 39, ll << 8 | rr);
  qai_features_add(f, 40, w->edge);
  qai_features_add(f, 41, qai_features_join(w->classes, 7));
}

static void
mark_features(const qai_view *v, const qai_chunk *c, uint32_t i, qai_features *f)
{
  const qai_view_word *w = word(v, c, i, 0), *l = word(v, c, i, -1), *r = word(v, c, i, 1);
  uint32_t around =
      (uint32_t)word(v, c, i, -2)->quote << 12 | (uint32_t)l->quote << 8 | (uint32_t)w->quote << 4 | (uint32_t)r->quote;
  uint32_t marks = (uint32_t)l->mark << 8 | (uint32_t)w->mark << 4 | r->mark;
  qai_features_add(f, 45, around);
  qai_features_add(f, 46, (around << 4) | word(v, c, i, 2)->quote);
  qai_features_add(f, 47, around << 12 | marks);
  qai_features_add(f, 48, qai_features_join(w->lemma, around));
  qai_features_add(f, 49, qai_features_join(w->tag, around));
}

/* Commas and quotation marks strictly between two words, up to 3 of each. */
static uint32_t
between(const qai_view *v, uint32_t a, uint32_t b)
{
  uint32_t i, commas = 0, quotes = 0;
  for (i = a + 1; i < b && i < a + 40; i++) {
    commas += v->words[i].mark == QAI_MARK_COMMA;
    quotes += v->words[i].quote == QAI_VIEW_OPEN || v->words[i].quote == QAI_VIEW_CLOSE;
  }
  return (commas < 3 ? commas : 3) << 2 | (quotes < 3 ? quotes : 3);
}

static void
near_cue_features(const qai_view *v, uint32_t i, qai_features *f)
{
  uint32_t a = v->left_cue[i], b = v->right_cue[i], left = 0, right = 0;
  const qai_view_word *w = &v->words[i];
  if (a != QAI_NONE) {
    left = 1u << 8 | between(v, a, i) << 4 | bucket(i - a);
    qai_features_add(f, 50, qai_features_join(v->words[a].lemma, between(v, a, i)));
    qai_features_add(f, 51, qai_features_join(v->words[a].lemma, v->words[a + 1].form));
    qai_features_add(f, 52, qai_features_join(v->words[a].cue, left << 8 | w->quote));
  }
  if (b != QAI_NONE) {
    right = 1u << 8 | between(v, i, b) << 4 | bucket(b - i);
    qai_features_add(f, 53, qai_features_join(v->words[b].lemma, between(v, i, b)));
    qai_features_add(f, 54, qai_features_join(v->words[b].cue, right << 8 | w->quote));
    qai_features_add(f, 55, qai_features_join(w->form, v->words[b].cue));
  }
  qai_features_add(f, 56, qai_features_join(left, right));
  qai_features_add(f, 57, qai_features_join(w->tag, (left >> 4) << 16 | right >> 4));
}

/* How far the nearest quotation marks are, up to 6 words off. */
static void
near_quote_features(const qai_view *v, const qai_chunk *c, uint32_t i, qai_features *f)
{
  uint32_t d, left = 0, right = 0;
  for (d = 1; d <= 6; d++) {
    if (!left && word(v, c, i, -(int)d)->quote == QAI_VIEW_CLOSE)
      left = d;
    if (!right && word(v, c, i, (int)d)->quote == QAI_VIEW_OPEN)
      right = d;
  }
  qai_features_add(f, 60, left << 4 | right);
  qai_features_add(f, 61, qai_features_join(v->words[i].cue, left << 4 | right));
  qai_features_add(f, 62, qai_features_join(v->words[i].lemma, left << 4 | right));
}

void
qai_roles_features(const qai_view *v, const qai_chunk *chunk, uint32_t i, qai_features *out)
{
  out->n = 0;
  qai_features_add(out, 0, 0);
  form_features(v, chunk, i, out);
  tag_features(v, chunk, i, out);
  kind_features(v, chunk, i, out);
  mark_features(v, chunk, i, out);
  near_cue_features(v, i, out);
  near_quote_features(v, chunk, i, out);
}

void
qai_roles_find(const qai_view *v, const qai_chunk *c, const qai_linear *model, float *scores, float *out)
{
  uint32_t i;
  qai_features f;
  for (i = c->first; i < c->last; i++) {
    qai_roles_features(v, c, i, &f);
    qai_linear_score(model, &f, scores + (size_t)(i - c->first) * QAI_LABELS_MAX);
  }
  qai_chain_marginals(model, scores, c->last - c->first, out);
}
