/*
 * Stretches of a text whose speech stands without marks: each is all speech or all narration.
 *
 * In: words, their tags and classes, the regions in marks that there are.  Out: the text cut at sentence ends and
 * beside what may be a reporting clause, and what the labeller of quotes/unmarked looks at in each stretch.
 */
#ifndef QAI_QUOTES_STRETCH_H
#define QAI_QUOTES_STRETCH_H

#include "base/vector.h"
#include "quotes/feature.h"

enum {                         /* where a stretch begins */
       QAI_STRETCH_INSIDE = 0, /* in the sentence of the one before */
       QAI_STRETCH_SENTENCE,
       QAI_STRETCH_PARAGRAPH,
       QAI_STRETCH_PLACES
};

typedef struct qai_stretch {
  uint32_t first, last; /* words, half open */
  uint32_t paragraph;
  uint8_t place;  /* QAI_STRETCH_* */
  uint8_t clause; /* 1: begins like a reporting clause: "he said", "said Ann", "and he said" */
  uint8_t leads;  /* 1: a verb of saying ends it, before a comma or colon ("then he said,") */
  uint8_t led;    /* 1 to 3: such a verb is before it, and it begins with a capital: "Where", "Thomas", "I" */
  uint8_t marked; /* 1: begins inside quotation marks */
} qai_stretch;

typedef QAI_VECTOR(qai_stretch) qai_stretches;

/* How the text as a whole tells who speaks. */
typedef struct qai_stretch_manner {
  uint32_t tags;    /* reporting clauses behind a comma, question or exclamation mark */
  uint32_t first;   /* ... whose subject is "I" */
  uint32_t present; /* ... in the present tense */
} qai_stretch_manner;

int qai_stretch_read(const qai_quotes *q, qai_arena *arena, qai_stretches *out);
void qai_stretch_find_manner(const qai_quotes *q, const qai_stretches *all, qai_stretch_manner *out);
/* Is stretch `i` a reporting clause that tells of speech (not of thought)?  1: behind it or around it, 2: before it. */
int qai_stretch_tells(const qai_quotes *q, const qai_stretches *all, uint32_t i);

/* Features of stretch `i`: rows of a table of QAI_STRETCH_ROWS weights. */
enum { QAI_STRETCH_ROWS = 4224, QAI_STRETCH_FEATURES_MAX = 160 };

typedef struct qai_stretch_features {
  uint32_t n;
  uint16_t row[QAI_STRETCH_FEATURES_MAX];
} qai_stretch_features;

void qai_stretch_find_features(const qai_quotes *q, const qai_stretches *all, const qai_stretch_manner *manner,
                               uint32_t i, qai_stretch_features *out);

/* What passing from the stretch before to stretch `i` is like: below QAI_STRETCH_PASSES. */
enum { QAI_STRETCH_PASSES = QAI_STRETCH_PLACES * 16 };
uint32_t qai_stretch_pass(const qai_stretches *all, uint32_t i);

#endif
