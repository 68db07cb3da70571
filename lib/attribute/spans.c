#include "attribute/spans.h"

#include "attribute/roles.h"
#include "attribute/span_grams.h"

#include <string.h>

#define REACH 100u /* words from a cue that its report may hold */

static uint8_t
bucket(uint32_t n)
{
  static const uint8_t few[] = {0, 1, 2, 3, 4, 4, 5, 5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6};
  return (uint8_t)(n < sizeof few ? few[n] : n < 40 ? 7 : 8);
}

static inline uint64_t
bytes_of(const qai_seen *s)
{
  uint64_t n;
  memcpy(&n, s, sizeof n);
  return n;
}

/* What is passed when the look goes on over word `w`: all counts at once, as bytes of one number, each up to its most.
 * No branch, as nobody can tell which word it will be. */
static void
pass(const qai_passage_word *w, qai_seen *s)
{
  static const qai_seen none, by_mark[] = {{0, 0, 0, 0, 0, 0, 0, 0},
                                           [QAI_MARK_COMMA] = {0, 0, 1, 0, 0, 0, 0, 0},
                                           [QAI_MARK_STOP] = {0, 0, 0, 0, 1, 0, 0, 0},
                                           [QAI_MARK_OTHER] = {0, 0, 0, 0, 0, 0, 0, 0}};
  static const qai_seen by_quote[] = {{0, 0, 0, 0, 0, 0, 0, 0},
                                      [QAI_VIEW_OPEN] = {0, 0, 0, 1, 0, 0, 0, 0},
                                      [QAI_VIEW_CLOSE] = {0, 0, 0, 1, 0, 0, 0, 0},
                                      [QAI_VIEW_INSIDE] = {0, 0, 0, 0, 0, 0, 0, 0}};
  static const qai_seen mention = {0, 0, 0, 0, 0, 1, 0, 0}, cue = {0, 0, 0, 0, 0, 0, 1, 0};
  static const qai_seen room = {0, 0, 127 - 3, 127 - 3, 127 - 3, 127 - 4, 127 - 3, 0}; /* above the most of each */
  uint64_t n = bytes_of(s) + bytes_of(&by_mark[w->mark]) + bytes_of(&by_quote[w->quote]);
  n += bytes_of(w->mention & 4 ? &mention : &none) + bytes_of(w->cue & QAI_CUE_KINDS ? &cue : &none);
  n -= (n + bytes_of(&room)) >> 7 & UINT64_C(0x0101010101010101);
  memcpy(s, &n, sizeof *s);
}

/* Does word `k` lie so far from the cue that the look ends before it: REACH words off, or two sentences, unless marks
 * hold it together with what is nearer?  Without marks in the passage no report goes beyond its sentence. */
static inline int
is_far(const qai_cue_frame *c, uint32_t k, uint32_t distance)
{
  const qai_passage_word *w = &c->passage->words[k], *cue = &c->passage->words[c->head];
  uint32_t sentences = w->sentence > cue->sentence ? w->sentence - cue->sentence : cue->sentence - w->sentence;
  return distance >= REACH || (sentences > 1 && (w->quote == QAI_VIEW_PLAIN || cue->quote >= QAI_VIEW_FIRST));
}

static uint32_t
head_of(const qai_passage_word *w, uint32_t first, uint32_t last)
{
  uint32_t i, best = last - 1;
  for (i = last; i > first; i--)
    if (w[i - 1].rate > w[best].rate ||
        (w[i - 1].rate == w[best].rate && w[i - 1].tag == QAI_TAG_VERB && w[best].tag != QAI_TAG_VERB))
      best = i - 1;
  return best;
}

static void
note(qai_cue_frame *c, uint32_t k, uint32_t distance, qai_seen *s)
{
  s->distance = bucket(distance);
  s->same_sentence = c->passage->words[k].sentence == c->passage->words[c->head].sentence;
  c->seen[k] = *s;
  pass(&c->passage->words[k], s);
}

/* Words of the text between words `a` and `b` of the passage. */
static uint32_t
apart(const qai_passage *p, uint32_t a, uint32_t b)
{
  return p->at[b] - (p->at[a] + 1u);
}

void
qai_spans_look(const qai_passage *p, const uint16_t *codes, uint32_t first, uint32_t last, qai_cue_frame *out)
{
  static const qai_seen before, behind = {1, 0, 0, 0, 0, 0, 0, 0};
  const qai_passage_word *l = &p->words[first] - 1, *r = &p->words[last];
  qai_seen s = before;
  uint32_t k;
  out->passage = p;
  out->codes = codes;
  out->first = first;
  out->last = last;
  out->head = head_of(p->words, first, last);
  out->around = (uint32_t)l->tag << 8 | r->tag;
  out->marks = (uint32_t)l->quote << 9 | (uint32_t)l->mark << 6 | (uint32_t)r->quote << 3 | r->mark;
  for (k = first; k > 0 && !is_far(out, k - 1, apart(p, k - 1, first)); k--)
    note(out, k - 1, apart(p, k - 1, first), &s);
  out->from = k;
  for (s = behind, k = last; k < p->n && !is_far(out, k, apart(p, last - 1, k)); k++)
    note(out, k, apart(p, last - 1, k), &s);
  out->to = k;
}

/* All labels' levels at once. */
static void
find_levels(const float p[QAI_LABELS_MAX], uint32_t levels[QAI_LABELS_MAX])
{
  static const float from[] = {0.02f, 0.1f, 0.3f, 0.6f, 0.9f};
  uint32_t i, k;
  memset(levels, 0, QAI_LABELS_MAX * sizeof *levels);
  for (i = 0; i < sizeof from / sizeof *from; i++)
    for (k = 0; k < QAI_LABELS_MAX; k++)
      levels[k] += p[k] >= from[i];
}

uint16_t
qai_spans_role_code(const float *roles)
{
  float p[QAI_LABELS_MAX];
  uint32_t levels[QAI_LABELS_MAX];
  memcpy(p, roles, sizeof p);
  p[QAI_ROLE_CUE_B] += p[QAI_ROLE_CUE_I];
  find_levels(p, levels);
  return (uint16_t)(levels[QAI_ROLE_SOURCE_B] | levels[QAI_ROLE_SOURCE_I] << 3 | levels[QAI_ROLE_CONTENT_B] << 6 |
                    levels[QAI_ROLE_CONTENT_I] << 9 | levels[QAI_ROLE_CUE_B] << 12);
}

void
qai_spans_word_grams(const qai_passage *p, const uint16_t *codes, uint32_t k, qai_grams *g)
{
  qai_span_word_grams(p, codes, k, g);
}

void
qai_spans_cue_grams(const qai_cue_frame *c, uint32_t k, qai_grams *g)
{
  if (k >= c->first && k < c->last) {
    qai_span_own_grams(g);
    return;
  }
  qai_span_side_grams(c, c->seen[k].side, g);
  qai_span_mark_grams(c, k, g);
  qai_span_path_grams(c, k, g);
  qai_span_seen_grams(c, k, g);
}
