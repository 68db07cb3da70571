/*
 * A chain of stretches is labelled speech or narration by a conditional random field: weights for what a stretch
 * looks like, and for each pair of labels by how one stretch follows the other (J. Lafferty, A. McCallum, F. Pereira,
 * Conditional Random Fields, 2001); the best chain by Viterbi's algorithm.  The weights are fitted by
 * tools/train_unmarked.py on novels whose quotation marks were taken away.
 */
#include "quotes/unmarked.h"

#include "quotes/clause.h"
#include "quotes/region.h"
#include "quotes/stretch.h"
#include "quotes/unmarked_weights.h"

enum { NARRATION = 0, SPEECH = 1, LABELS };

/* ---- is there such dialogue? ---- */

enum {
  WORDS_A_TAG = 1000,      /* so many words at most for each reporting clause */
  WORDS_A_FEW = 100,       /* one clause is enough for a text so short */
  TAGS_A_REGION = 2,       /* so many reporting clauses at least for each region in marks */
  PARAGRAPHS_A_REGION = 8, /* with more marks than that nobody asks for reporting clauses */
};

/* In marks, and ends as speech does: 'Sir John' is none. */
static int
is_marked_speech(const qai_quotes *q, const qai_region *r)
{
  int end = qai_feature_last_class(q, r);
  return r->parent == QAI_NONE && (end == QAI_WORD_COMMA || end == QAI_WORD_STOP);
}

static uint32_t
n_marked(const qai_quotes *q)
{
  uint32_t i, n = 0;
  for (i = 0; i < q->n_regions; i++)
    n += (uint32_t)is_marked_speech(q, &q->regions[i]);
  return n;
}

/* Most short texts have none, and so no reporting clause; others have one among their first words. */
static int
has_verb_of_saying(const qai_tags *tags)
{
  uint32_t i;
  for (i = 0; i < tags->spellings.n; i++)
    if (qai_clause_is_say(tags, tags->spellings.items[i].word, tags->segment->n_words))
      return 1;
  return 0;
}

static int
may_be_used(const qai_quotes *q, int styles)
{
  if (styles)
    return (styles & QUOTEATTR_STYLE_UNMARKED) != 0;
  return q->genre == QUOTEATTR_GENRE_FICTION && !q->script && q->primary != QUOTEATTR_STYLE_DASH &&
         n_marked(q) <= q->tags->segment->text->n_paragraphs / PARAGRAPHS_A_REGION && has_verb_of_saying(q->tags);
}

static int
is_used(const qai_quotes *q, uint32_t tags)
{
  uint32_t words = q->tags->segment->n_words;
  return tags >= 1u + (words > WORDS_A_FEW) && tags >= TAGS_A_REGION * n_marked(q) &&
         (uint64_t)tags * WORDS_A_TAG >= words;
}

/* ---- labels ---- */

static int32_t
score_of(const qai_stretch_features *f)
{
  int32_t sum = 0;
  uint32_t i;
  for (i = 0; i < f->n; i++)
    sum += qai_weights_unmarked[f->row[i]];
  return sum;
}

/* The better label before, for each label of stretch `i`: bit 0 for narration, bit 1 for speech. */
static uint8_t
step(const int16_t *pass, int32_t score, int64_t best[LABELS])
{
  int64_t next[LABELS];
  uint8_t from = 0;
  int label;
  for (label = 0; label < LABELS; label++) {
    int64_t a = best[NARRATION] + pass[NARRATION * LABELS + label], b = best[SPEECH] + pass[SPEECH * LABELS + label];
    next[label] = a >= b ? a : b;
    from = (uint8_t)(from | (a < b) << label);
  }
  best[NARRATION] = next[NARRATION];
  best[SPEECH] = next[SPEECH] + score;
  return from;
}

/* Turns where each label came from into the labels of the best chain. */
static void
trace_back(uint8_t *labels, uint32_t n, int label)
{
  while (n) {
    uint8_t from = labels[--n];
    labels[n] = (uint8_t)label;
    label = from >> label & 1;
  }
}

static void
label_all(const qai_quotes *q, const qai_stretches *all, const qai_stretch_manner *manner, uint8_t *labels)
{
  int64_t best[LABELS] = {0, 0};
  qai_stretch_features f;
  uint32_t i;
  for (i = 0; i < all->n; i++) {
    const int32_t never = -1000000;
    qai_stretch_find_features(q, all, manner, i, &f);
    labels[i] = step(qai_weights_unmarked_pass + qai_stretch_pass(all, i) * LABELS * LABELS,
                     all->data[i].marked ? never : score_of(&f), best);
  }
  trace_back(labels, all->n, best[SPEECH] > best[NARRATION]);
}

/* ---- is what they say dialogue? ---- */

static int
is_speech_beside(const qai_stretches *all, const uint8_t *labels, uint32_t i, int where)
{
  const qai_stretch *s = all->data;
  if (i + 1 < all->n && s[i + 1].place != QAI_STRETCH_PARAGRAPH && labels[i + 1] == SPEECH)
    return 1;
  return where == 1 && i && s[i].place != QAI_STRETCH_PARAGRAPH && labels[i - 1] == SPEECH;
}

/* Reporting clauses with speech beside them. */
static uint32_t
count_told(const qai_quotes *q, const qai_stretches *all, const uint8_t *labels)
{
  uint32_t i, n = 0;
  for (i = 0; i < all->n; i++) {
    int where = labels[i] == NARRATION ? qai_stretch_tells(q, all, i) : 0;
    n += where && is_speech_beside(all, labels, i, where);
  }
  return n;
}

/* ---- regions ---- */

static int
add_region(const qai_quotes *q, const qai_stretch *first, const qai_stretch *last, qai_arena *arena,
           qai_region_list *out)
{
  const quoteattr_token *words = q->tags->segment->words;
  qai_region r = qai_region_without_marks(first->paragraph, words[first->first].start, words[last->last - 1].end,
                                          QUOTEATTR_STYLE_UNMARKED, QAI_REGION_UNMARKED);
  return QAI_PUSH(arena, out, r);
}

/* Stretches of speech that follow each other in a paragraph are one region. */
static int
add_regions(const qai_quotes *q, const qai_stretches *all, const uint8_t *labels, qai_arena *arena,
            qai_region_list *out)
{
  uint32_t i, first;
  int status = QUOTEATTR_OK;
  for (i = 0; i < all->n && !status; i++) {
    if (labels[i] != SPEECH)
      continue;
    for (first = i; i + 1 < all->n && labels[i + 1] == SPEECH && all->data[i + 1].place != QAI_STRETCH_PARAGRAPH;)
      i++;
    status = add_region(q, &all->data[first], &all->data[i], arena, out);
  }
  return status;
}

static int
put_among(qai_quotes *q, const qai_stretches *all, const uint8_t *labels, qai_arena *arena, qai_arena *scratch)
{
  qai_region_list list = {NULL, 0, 0};
  int status = add_regions(q, all, labels, arena, &list);
  if (status || !list.n)
    return status;
  q->styles |= QUOTEATTR_STYLE_UNMARKED;
  q->primary = QUOTEATTR_STYLE_UNMARKED;
  return qai_region_put_among(q, &list, arena, scratch);
}

/* The stretches of a text and their labels; `labels` stays NULL where there are too few reporting clauses. */
static int
read_labels(const qai_quotes *q, int asked, qai_arena *arena, qai_stretches *all, uint8_t **labels)
{
  qai_stretch_manner manner;
  *labels = NULL;
  if (qai_stretch_read(q, arena, all))
    return QUOTEATTR_ERR_NOMEM;
  qai_stretch_find_manner(q, all, &manner);
  if (!asked && !is_used(q, manner.tags))
    return QUOTEATTR_OK;
  *labels = qai_arena_alloc(arena, all->n + 1u);
  if (!*labels)
    return QUOTEATTR_ERR_NOMEM;
  label_all(q, all, &manner, *labels);
  return QUOTEATTR_OK;
}

int
qai_unmarked_read(qai_quotes *q, int styles, qai_arena *arena, qai_arena *scratch)
{
  qai_stretches all;
  uint8_t *labels;
  if (!may_be_used(q, styles))
    return QUOTEATTR_OK;
  if (read_labels(q, styles, scratch, &all, &labels))
    return QUOTEATTR_ERR_NOMEM;
  if (!labels || (!styles && !is_used(q, count_told(q, &all, labels))))
    return QUOTEATTR_OK;
  return put_among(q, &all, labels, arena, scratch);
}
