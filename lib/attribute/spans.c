#include "attribute/spans.h"

#include "attribute/roles.h"

#define REACH 100u /* words from a cue that its report may hold */

static const qai_view_word outside;

static const qai_view_word *
word(const qai_view *v, const qai_chunk *c, uint32_t i, int d)
{
  int64_t k = (int64_t)i + d;
  return k >= c->first && k < c->last ? &v->words[k] : &outside;
}

static uint8_t
bucket(uint32_t n)
{
  return (uint8_t)(n < 4 ? n : n < 6 ? 4 : n < 10 ? 5 : n < 20 ? 6 : n < 40 ? 7 : 8);
}

static uint8_t
more(uint8_t n, uint8_t max)
{
  return (uint8_t)(n < max ? n + 1 : n);
}

/* What is passed when the look goes on over word `w`. */
static void
pass(const qai_view_word *w, qai_seen *s)
{
  if (w->mark == QAI_MARK_COMMA)
    s->commas = more(s->commas, 3);
  if (w->mark == QAI_MARK_STOP)
    s->stops = more(s->stops, 3);
  if (w->quote == QAI_VIEW_OPEN || w->quote == QAI_VIEW_CLOSE)
    s->quotes = more(s->quotes, 3);
  if (w->mention & 4)
    s->mentions = more(s->mentions, 4);
  if (w->cue & 3)
    s->cues = more(s->cues, 3);
}

/* Does word `i` lie so far from the cue that the look ends before it: REACH words off, or two sentences, unless marks
 * hold it together with what is nearer? */
static int
is_far(const qai_cue_frame *c, uint32_t i, uint32_t distance)
{
  const qai_view_word *w = &c->view->words[i], *cue = &c->view->words[c->head];
  uint32_t sentences = w->sentence > cue->sentence ? w->sentence - cue->sentence : cue->sentence - w->sentence;
  return distance >= REACH || (sentences > 1 && (w->quote == QAI_VIEW_PLAIN || cue->quote >= QAI_VIEW_FIRST));
}

static uint32_t
head_of(const qai_view *v, uint32_t first, uint32_t last)
{
  uint32_t i, best = last - 1;
  for (i = last; i > first; i--)
    if (v->words[i - 1].rate > v->words[best].rate ||
        (v->words[i - 1].rate == v->words[best].rate && v->words[i - 1].tag == QAI_TAG_VERB &&
         v->words[best].tag != QAI_TAG_VERB))
      best = i - 1;
  return best;
}

void
qai_spans_look(const qai_view *v, const qai_chunk *chunk, const uint16_t *roles, uint32_t first, uint32_t last,
               qai_cue_frame *out)
{
  static const qai_seen start;
  qai_seen s = start;
  uint32_t i;
  out->view = v;
  out->chunk = chunk;
  out->roles = roles;
  out->first = first;
  out->last = last;
  out->head = head_of(v, first, last);
  for (i = first; i > chunk->first && !is_far(out, i - 1, first - i); i--) {
    s.distance = bucket(first - i);
    out->seen[i - 1 - chunk->first] = s;
    pass(&v->words[i - 1], &s);
  }
  out->from = i;
  for (s = start, i = last; i < chunk->last && !is_far(out, i, i - last); i++) {
    s.distance = bucket(i - last);
    out->seen[i - chunk->first] = s;
    pass(&v->words[i], &s);
  }
  out->to = i;
}

static uint32_t
level(float p)
{
  return p < 0.02f ? 0 : p < 0.1f ? 1 : p < 0.3f ? 2 : p < 0.6f ? 3 : p < 0.9f ? 4 : 5;
}

uint16_t
qai_spans_role_code(const float *p)
{
  return (uint16_t)(level(p[QAI_ROLE_SOURCE_B]) | level(p[QAI_ROLE_SOURCE_I]) << 3 | level(p[QAI_ROLE_CONTENT_B]) << 6 |
                    level(p[QAI_ROLE_CONTENT_I]) << 9 | level(p[QAI_ROLE_CUE_B] + p[QAI_ROLE_CUE_I]) << 12);
}

static void
place_features(const qai_cue_frame *c, uint32_t i, uint32_t side, qai_features *f)
{
  const qai_seen *s = &c->seen[i - c->chunk->first];
  const qai_view_word *w = word(c->view, c->chunk, i, 0), *cue = &c->view->words[c->head];
  uint32_t same = w->sentence == cue->sentence;
  uint32_t path = side | (uint32_t)s->commas << 1 | (uint32_t)s->quotes << 3 | (uint32_t)s->stops << 5 | same << 7;
  qai_features_add(f, 1, side << 4 | s->distance);
  qai_features_add(f, 2, path);
  qai_features_add(f, 3, path << 8 | w->tag);
  qai_features_add(f, 4, path << 8 | w->quote);
  qai_features_add(f, 5, side | (uint32_t)s->mentions << 1 | (uint32_t)s->cues << 4 | same << 7);
  qai_features_add(f, 6, qai_features_join(path << 8 | w->mention, s->mentions));
  qai_features_add(f, 7, qai_features_join(cue->lemma, path));
  qai_features_add(f, 8, qai_features_join(cue->lemma, side << 4 | s->distance));
  qai_features_add(f, 9, qai_features_join(cue->lemma, (uint32_t)w->quote << 1 | side));
  qai_features_add(f, 10, qai_features_join(cue->lemma, (uint32_t)w->tag << 5 | side << 4 | s->distance));
  qai_features_add(f, 11, qai_features_join(cue->tag, path << 8 | w->tag));
  qai_features_add(f, 12, qai_features_join(w->edge, path));
}

static void
cue_features(const qai_cue_frame *c, uint32_t i, uint32_t side, qai_features *f)
{
  const qai_view_word *w = word(c->view, c->chunk, i, 0), *cue = &c->view->words[c->head];
  const qai_view_word *l = word(c->view, c->chunk, c->first, -1), *r = word(c->view, c->chunk, c->last - 1, 1),
                      *end = &c->view->words[c->last - 1];
  uint32_t near = i + 1 == c->first ? 1 : i == c->last ? 2 : 0;
  uint32_t around = (uint32_t)l->tag << 8 | r->tag;
  uint32_t marks = (uint32_t)l->quote << 9 | (uint32_t)l->mark << 6 | (uint32_t)r->quote << 3 | r->mark;
  qai_features_add(f, 20, qai_features_join(around, side << 8 | w->tag));
  qai_features_add(f, 21, qai_features_join(marks, side << 8 | w->quote));
  qai_features_add(f, 22, qai_features_join(cue->form, near));
  qai_features_add(f, 23, qai_features_join(end->form, near << 9 | side << 8 | w->tag));
  qai_features_add(f, 24, qai_features_join(cue->form, qai_features_join(w->form, side)));
  qai_features_add(f, 25, qai_features_join(near, w->form));
  qai_features_add(f, 26, qai_features_join(around, near << 1 | side));
  qai_features_add(f, 27, qai_features_join(end->form, qai_features_join(marks, side)));
}

static void
form_features(const qai_view *v, const qai_chunk *c, uint32_t i, uint32_t side, qai_features *f)
{
  const qai_view_word *w = word(v, c, i, 0), *l = word(v, c, i, -1), *r = word(v, c, i, 1), *ll = word(v, c, i, -2);
  uint32_t tags = (uint32_t)l->tag << 16 | (uint32_t)w->tag << 8 | r->tag;
  uint32_t quotes = (uint32_t)l->quote << 6 | (uint32_t)w->quote << 3 | r->quote;
  qai_features_add(f, 30, qai_features_join(w->form, side));
  qai_features_add(f, 31, qai_features_join(l->form, side));
  qai_features_add(f, 32, qai_features_join(r->form, side));
  qai_features_add(f, 33, qai_features_join(qai_features_join(l->form, w->form), side));
  qai_features_add(f, 34, qai_features_join(qai_features_join(w->form, r->form), side));
  qai_features_add(f, 35, qai_features_join(tags, side));
  qai_features_add(f, 36, qai_features_join((uint32_t)ll->tag << 8 | l->tag, side << 8 | w->tag));
  qai_features_add(f, 37, qai_features_join((uint32_t)r->tag << 8 | word(v, c, i, 2)->tag, side << 8 | w->tag));
  qai_features_add(f, 38, qai_features_join(quotes, side << 6 | (uint32_t)l->mark << 3 | w->mark));
  qai_features_add(f, 39, qai_features_join(quotes << 6 | (uint32_t)r->mark << 3 | w->mark, side));
  qai_features_add(f, 40, qai_features_join((uint32_t)l->mention << 16 | (uint32_t)w->mention << 8 | r->mention, side));
  qai_features_add(f, 41, qai_features_join(w->shape, side));
  qai_features_add(f, 42, qai_features_join(l->form, (uint32_t)w->tag << 1 | side));
  qai_features_add(f, 43, qai_features_join(r->form, (uint32_t)w->tag << 1 | side));
}

/* What the labelling of the chunk says of the word and its neighbours. */
static void
role_features(const qai_chunk *c, const uint16_t *roles, uint32_t i, uint32_t side, qai_features *f)
{
  uint32_t here = roles[i - c->first];
  uint32_t left = i > c->first ? roles[i - 1 - c->first] : 0, right = i + 1 < c->last ? roles[i + 1 - c->first] : 0;
  qai_features_add(f, 50, here << 1 | side);
  qai_features_add(f, 53, qai_features_join(left & 07777, side | (here & 07777) << 1));
  qai_features_add(f, 54, qai_features_join(right & 07777, side | (here & 07777) << 1));
}

static void
role_place_features(const qai_cue_frame *c, uint32_t i, uint32_t side, qai_features *f)
{
  const qai_seen *s = &c->seen[i - c->chunk->first];
  uint32_t here = c->roles[i - c->chunk->first];
  qai_features_add(f, 51, qai_features_join(here & 077, side | (uint32_t)s->cues << 1 | (uint32_t)s->mentions << 4));
  qai_features_add(f, 52, qai_features_join(here & 07700, side | (uint32_t)s->cues << 1 | (uint32_t)s->stops << 4));
  qai_features_add(f, 55, qai_features_join(here & 07777, side << 4 | s->distance));
}

void
qai_spans_word_features(const qai_view *v, const qai_chunk *chunk, const uint16_t *roles, uint32_t i, uint32_t side,
                        qai_features *out)
{
  qai_features_add(out, 0, side);
  form_features(v, chunk, i, side, out);
  role_features(chunk, roles, i, side, out);
}

void
qai_spans_cue_features(const qai_cue_frame *c, uint32_t i, qai_features *out)
{
  uint32_t side = i >= c->last;
  if (i >= c->first && i < c->last) {
    qai_features_add(out, 60, 0);
    return;
  }
  place_features(c, i, side, out);
  cue_features(c, i, side, out);
  role_place_features(c, i, side, out);
}

void
qai_spans_features(const qai_cue_frame *c, uint32_t i, qai_features *out)
{
  out->n = 0;
  if (i < c->first || i >= c->last)
    qai_spans_word_features(c->view, c->chunk, c->roles, i, i >= c->last, out);
  qai_spans_cue_features(c, i, out);
}
