/*
 * What the two small classifiers of this stage (what a pair of marks is; which pieces belong together) look at.
 *
 * A feature is a template with a value below QAI_FEATURE_VALUES; each is one row of a table of integer weights.
 */
#ifndef QAI_QUOTES_FEATURE_H
#define QAI_QUOTES_FEATURE_H

#include "quotes/quotes.h"

enum { QAI_FEATURE_VALUES = 64, QAI_FEATURE_TEMPLATES = 40, QAI_FEATURES_MAX = 64 };
enum { QAI_FEATURE_ROWS = QAI_FEATURE_VALUES * QAI_FEATURE_TEMPLATES };

typedef struct qai_features {
  uint32_t n;
  uint16_t row[QAI_FEATURES_MAX];
} qai_features;

/* Classes of a word as the features see it. */
enum {
  QAI_WORD_NONE = 0, /* beyond the paragraph */
  QAI_WORD_SAY,
  QAI_WORD_CUE, /* a verb that may report */
  QAI_WORD_PRONOUN,
  QAI_WORD_DETERMINER,
  QAI_WORD_PREPOSITION,
  QAI_WORD_CONJUNCTION,
  QAI_WORD_AUXILIARY,
  QAI_WORD_CUE_NOUN,
  QAI_WORD_CAPITAL,
  QAI_WORD_NOUN,
  QAI_WORD_VERB,
  QAI_WORD_OTHER,
  QAI_WORD_COMMA,
  QAI_WORD_COLON,
  QAI_WORD_STOP, /* . ? ! */
  QAI_WORD_DASH,
  QAI_WORD_MARK, /* another quotation mark */
  QAI_WORD_PUNCT,
  QAI_N_WORD_CLASSES
};

static inline void
qai_feature_add(qai_features *features, uint32_t template_id, uint32_t value)
{
  if (value >= QAI_FEATURE_VALUES)
    value = QAI_FEATURE_VALUES - 1;
  if (features->n < QAI_FEATURES_MAX && template_id < QAI_FEATURE_TEMPLATES)
    features->row[features->n++] = (uint16_t)(template_id * QAI_FEATURE_VALUES + value);
}

/* Sum of the features' weights; `weights` has QAI_FEATURE_ROWS of them. */
int qai_feature_score(const qai_features *features, const int16_t *weights);

/* A count in steps that widen, below 16. */
uint32_t qai_feature_bucket(uint32_t n);

/* The class that all words of a spelling have, or QAI_WORD_NONE: their tags decide. */
int qai_feature_class_of_spelling(const qai_quotes *q, uint32_t spelling);
/* Makes q->classes, the first of these for all spellings. */
int qai_feature_classes_read(qai_quotes *q, qai_arena *arena);

static inline int
qai_feature_class_of_tag(uint8_t tag)
{
  int other = tag == QAI_TAG_NOUN ? QAI_WORD_NOUN : QAI_WORD_OTHER;
  return (tag == QAI_TAG_VERB) | (tag == QAI_TAG_AUX) ? QAI_WORD_VERB : other;
}

static inline int
qai_feature_word_class(const qai_quotes *q, uint32_t word)
{
  uint32_t spelling = q->tags->spellings.of_word[word];
  int class = q->classes ? q->classes[spelling] : qai_feature_class_of_spelling(q, spelling);
  int of_tag = qai_feature_class_of_tag(q->tags->tag[word]);
  return class ? class : of_tag;
}

/* Class of a word, QAI_WORD_NONE for QAI_NONE. */
static inline uint32_t
qai_feature_class_at(const qai_quotes *q, uint32_t word)
{
  return word == QAI_NONE ? QAI_WORD_NONE : (uint32_t)qai_feature_word_class(q, word);
}

/* The word before the region's opening mark and the one behind its closing mark, or QAI_NONE at the paragraph's end. */
uint32_t qai_feature_word_before(const qai_quotes *q, const qai_region *r);
uint32_t qai_feature_word_after(const qai_quotes *q, const qai_region *r);
/* The word so many places before or behind `word` in the paragraph of `r`; QAI_NONE stays what it is. */
uint32_t qai_feature_earlier(const qai_quotes *q, const qai_region *r, uint32_t word, uint32_t back);
uint32_t qai_feature_later(const qai_quotes *q, const qai_region *r, uint32_t word, uint32_t ahead);
/* Distance to the next reporting verb from `word` on, or back from it; QAI_FEATURE_WINDOW when a mark or a stop comes
 * first or there is none near, one more when the paragraph ends. */
enum { QAI_FEATURE_WINDOW = 10 };
uint32_t qai_feature_say_distance(const qai_quotes *q, const qai_region *r, uint32_t word, int forward);
/* Class of the last thing in a region: a comma, a stop … */
int qai_feature_last_class(const qai_quotes *q, const qai_region *r);
/* 0 nothing, 1 lower case, 2 capital, 3 other: how a region begins. */
uint32_t qai_feature_first_case(const qai_quotes *q, const qai_region *r);

#endif
