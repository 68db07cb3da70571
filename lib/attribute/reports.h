/*
 * Reports: who said, with which words of the text, what.
 *
 * In: a chunk of a qai_view, the models.  Out: the reports of each chunk: a cue with its source and its content, none
 * overlapping another's cue or content, in order of the cues.  Likely cues come from the roles (roles.h), their spans
 * from the span model (spans.h); a logistic model then judges each report as a whole, and the best that do not collide
 * stay.
 */
#ifndef QAI_ATTRIBUTE_REPORTS_H
#define QAI_ATTRIBUTE_REPORTS_H

#include "attribute/labels.h"
#include "attribute/told.h"

#define QAI_REPORT_BY_RULE 0.75f /* the probability of what a rule finds */

enum {
  QAI_SURE = 4,              /* what the source's probability is made of */
  QAI_REPORT_PARTS = 6,      /* spans of one content at most */
  QAI_REPORT_CANDIDATES = 64 /* cues considered in one chunk */
};

typedef struct qai_word_span {
  uint32_t first, last; /* words, half open */
} qai_word_span;

static inline int
qai_span_empty(qai_word_span s)
{
  return s.first >= s.last;
}

static inline int
qai_spans_meet(qai_word_span a, qai_word_span b)
{
  return a.first < b.last && b.first < a.last;
}

typedef struct qai_report {
  qai_word_span cue, source; /* source empty when the text names nobody */
  qai_word_span content[QAI_REPORT_PARTS];
  uint32_t n_content;
  float cue_p;        /* that a cue starts here */
  float source_p;     /* mean probability of the labels of the source, */
  float content_p;    /* and of the content */
  float p;            /* that the report is right, */
  float source_right; /* and that its source is */
} qai_report;

/* Whether the cue of `inner` lies in the content of `outer`; whether their contents overlap. */
static inline int
qai_reports_cue_within(const qai_report *inner, const qai_report *outer)
{
  uint32_t i;
  for (i = 0; i < outer->n_content; i++)
    if (qai_spans_meet(inner->cue, outer->content[i]))
      return 1;
  return 0;
}

static inline int
qai_reports_contents_meet(const qai_report *a, const qai_report *b)
{
  uint32_t i, k;
  for (i = 0; i < a->n_content; i++)
    for (k = 0; k < b->n_content; k++)
      if (qai_spans_meet(a->content[i], b->content[k]))
        return 1;
  return 0;
}

typedef struct qai_report_models {
  qai_linear roles, spans, judge;
  float threshold;      /* least probability of a report */
  float sure[QAI_SURE]; /* weights of the source's probability: qai_reports_evidence() */
} qai_report_models;

/* Where a likely cue stands in the passage. */
typedef struct qai_cue_at {
  uint32_t first, last; /* words of the passage, half open */
} qai_cue_at;

/* Working memory for one chunk; who makes it sets the first two. */
typedef struct qai_report_work {
  const qai_labels *code;
  int marked_only; /* leave out cues whose sentence neither holds marks nor touches them */
  qai_passage passage;
  float roles[QAI_CHUNK_MAX * 8], weights[QAI_CHUNK_MAX * 8], marginals[QAI_CHUNK_MAX * 8];
  int16_t sums[(QAI_CHUNK_MAX + 2 * QAI_GRAM_REACH) * 8];      /* of the roles; of the spans seen from one cue */
  int16_t sides[2 * (QAI_CHUNK_MAX + 2 * QAI_GRAM_REACH) * 8]; /* of the spans, each word by itself (spans.h) */
  int16_t ways[QAI_CHUNK_MAX * 8];
  uint16_t codes[QAI_CHUNK_MAX + 4]; /* the roles as the span model sees them, from 2 on */
  uint8_t labels[QAI_CHUNK_MAX];
  qai_told told;
  qai_cue_at cues[QAI_REPORT_CANDIDATES];
  uint32_t n_cues;
  int prepared; /* are `codes` and `sides` made? */
  qai_report candidates[QAI_REPORT_CANDIDATES];
  uint32_t n_candidates;
} qai_report_work;

/* Fills the candidates of work->passage, whose roles are in work->roles, all but .p. */
void qai_reports_propose(const qai_linear *spans, qai_report_work *work);
/* Keeps the best candidates that do not collide, in order of their cues, at the front. */
void qai_reports_choose(float threshold, qai_report_work *work);

/* Takes part `part` of its content away. */
void qai_reports_drop_part(qai_report *r, uint32_t part);

/* What speaks for the source of a report: 1, the log odds of p and of source_p, whether there is a source. */
void qai_reports_evidence(const qai_report *r, float out[QAI_SURE]);

/* All of it for one chunk: the chosen reports are work->candidates. */
void qai_reports_find(const qai_view *v, const qai_chunk *chunk, qai_passage_forms *forms,
                      const qai_report_models *models, qai_report_work *work);

#endif
