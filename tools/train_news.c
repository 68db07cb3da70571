/*
 * Trains the news models (lib/attribute: roles, spans, reports) and writes them to a file.
 *
 *   train_news TRAIN.jsonl VARIED.jsonl MODEL [DEV.jsonl]
 *
 * VARIED.jsonl holds what vary_news.py made of TRAIN.jsonl; no figure is of its texts.
 * Later models learn from what the earlier ones say of texts they were not trained on (five folds), and the figures
 * printed for train are of such texts too.  The same input gives the same model.
 */
#include "attribute/judge.h"
#include "attribute/labels.h"
#include "train_corpus.h"
#include "train_linear.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FOLDS 5u
#define EVERYTHING FOLDS /* the "fold" that leaves nothing out */
#define L QAI_LABELS_MAX
#define THRESHOLD 0.3f /* best for whole reports on held-out train */

/* How one model is learnt. */
typedef struct recipe {
  uint32_t bits, epochs, cutoff, drop;
  float rate, delta;
} recipe;

/* Tuned by the likelihood of held-out folds of train. */
static const recipe roles_recipe = {17, 6, 3, 100, 0.05f, 4.0f};
static const recipe spans_recipe = {17, 5, 3, 100, 0.05f, 4.0f};
static const recipe judge_recipe = {14, 5, 3, 60, 0.05f, 2.0f};

typedef struct models {
  learner roles, spans, judge;
  qai_report_models frozen;
} models;

typedef struct tally {
  uint32_t gold, system, cue, source, content, whole, gold_source, system_source;
  uint32_t marked_gold, marked_system, marked_whole; /* with words in quotation marks */
} tally;

enum { PLACES = QAI_CHUNK_MAX + 2 * QAI_GRAM_REACH };

static rows places[2 * PLACES], seen[QAI_CHUNK_MAX];
static const qai_chunk *loaded;                               /* whose words are in work.passage */
static uint8_t painted[QAI_CHUNK_MAX], labels[QAI_CHUNK_MAX]; /* of the chunk's words; of the passage's */
static qai_report_work work;
static qai_cue_frame frame;

static void
paint(qai_word_span s, const qai_chunk *c, uint8_t begin)
{
  uint32_t i;
  for (i = s.first > c->first ? s.first : c->first; i < s.last && i < c->last; i++)
    painted[i - c->first] = (uint8_t)(i == s.first ? begin : begin + 1);
}

static void
load(document *d, uint32_t k)
{
  if (loaded != &d->view.chunks[k])
    qai_passage_read(&d->view, loaded = &d->view.chunks[k], &d->forms, &work.passage);
}

/* The passage's labels. */
static void
gather(void)
{
  uint32_t i;
  for (i = 0; i < work.passage.n; i++)
    labels[i] = painted[work.passage.at[i]];
}

static void
empty(rows *x, uint32_t n)
{
  uint32_t i;
  for (i = 0; i < n; i++)
    x[i].n = 0;
}

/* Visits chunk `k` of `d` for the roles: rows of its words (from places + QAI_GRAM_REACH) and true labels. */
static uint32_t
load_roles(document *d, uint32_t k, const learner *l)
{
  const qai_chunk *c = &d->view.chunks[k];
  qai_near_words near;
  qai_gram_list list;
  qai_grams g = qai_grams_to_list(l->bits, &list);
  uint32_t i, j, n;
  load(d, k);
  n = work.passage.n;
  memset(painted, QAI_ROLE_NONE, sizeof painted);
  for (i = 0; i < d->n_gold; i++) {
    const gold *x = &d->gold[i];
    paint(x->source, c, QAI_ROLE_SOURCE_B);
    for (j = 0; j < x->n_content; j++)
      paint(x->content[j], c, QAI_ROLE_CONTENT_B);
    paint(x->cue, c, QAI_ROLE_CUE_B);
  }
  gather();
  empty(places, PLACES);
  qai_roles_look(&work.passage, &near);
  for (i = 0; i <= n + 1; i++) {
    list.n = 0;
    qai_roles_grams(&work.passage, &near, i, &g);
    learner_spread(&list, places, n + 2 * QAI_GRAM_REACH);
  }
  return n;
}

/* The same for the spans of gold report `x`: rows from `seen` on; none when no word of its cue is in the passage. */
static uint32_t
load_spans(document *d, const gold *x, const float *roles, const learner *l)
{
  const qai_chunk *c = &d->view.chunks[x->chunk];
  qai_gram_list list;
  qai_grams g = qai_grams_to_list(l->bits, &list);
  uint32_t i, n, first, last;
  load(d, x->chunk);
  n = work.passage.n;
  first = qai_passage_place(&work.passage, x->cue.first);
  last = qai_passage_place(&work.passage, x->cue.last);
  if (first == last)
    return 0;
  memset(painted, QAI_SPAN_NONE, sizeof painted);
  paint(x->source, c, QAI_SPAN_SOURCE_B);
  for (i = 0; i < x->n_content; i++)
    paint(x->content[i], c, QAI_SPAN_CONTENT_B);
  gather();
  for (i = 0; i < n; i++)
    work.codes[i + 2] = qai_spans_role_code(roles + (size_t)(c->first + i) * L);
  work.codes[0] = work.codes[1] = work.codes[n + 2] = work.codes[n + 3] = 0;
  empty(places, 2 * PLACES);
  for (i = 0; i <= n + 1; i++) {
    list.n = 0;
    qai_spans_word_grams(&work.passage, work.codes + 2, i, &g);
    learner_spread(&list, places, 2 * (n + 2 * QAI_GRAM_REACH));
  }
  qai_spans_look(&work.passage, work.codes + 2, first, last, &frame);
  for (i = frame.from; i < frame.to; i++) {
    rows *to = &seen[i - frame.from];
    to->n = list.n = 0;
    if (i < frame.first || i >= frame.last)
      *to = places[QAI_SPANS_PLACE(i, frame.seen[i].side)];
    qai_spans_cue_grams(&frame, i, &g);
    learner_spread(&list, to, 1);
  }
  memmove(labels, labels + frame.from, frame.to - frame.from);
  return frame.to - frame.from;
}

/* One pass of the roles over the documents outside `fold`; counts rows on pass 0. */
static double
pass_roles(const corpus *c, uint32_t fold, learner *l, uint32_t pass)
{
  double loss = 0;
  uint32_t i, k, j, n;
  for (i = 0; i < c->n_documents; i++) {
    document *d = c->documents[(i * 7919u) % c->n_documents];
    for (k = 0; d->fold != fold && k < d->view.n_chunks; k++) {
      n = load_roles(d, k, l);
      for (j = 0; pass == 0 && j < n; j++)
        learner_count(l, &places[QAI_GRAM_REACH + j]);
      if (pass > 0)
        loss += learner_chain(l, places + QAI_GRAM_REACH, labels, n);
    }
  }
  return loss;
}

static double
pass_spans(const corpus *c, uint32_t fold, float *const *roles, learner *l, uint32_t pass)
{
  double loss = 0;
  uint32_t i, k, j, n;
  for (i = 0; i < c->n_documents; i++) {
    uint32_t id = (i * 7919u) % c->n_documents;
    document *d = c->documents[id];
    for (k = 0; d->fold != fold && k < d->n_gold; k++) {
      n = load_spans(d, &d->gold[k], roles[id], l);
      for (j = 0; pass == 0 && j < n; j++)
        learner_count(l, &seen[j]);
      if (pass > 0 && n > 0)
        loss += learner_chain(l, seen, labels, n);
    }
  }
  return loss;
}

static void
start(learner *l, const recipe *r, uint32_t n_labels)
{
  learner_init(l, r->bits, n_labels, r->cutoff);
  l->rate = r->rate;
  l->delta = r->delta;
  l->drop = r->drop;
}

static void
slow_down(learner *l, float rate, uint32_t pass, uint32_t passes)
{
  l->rate = rate * (1.0f - 0.8f * (float)(pass - 1) / (float)passes);
}

static void
train_roles(const corpus *c, uint32_t fold, models *m)
{
  uint32_t pass;
  double loss = 0;
  start(&m->roles, &roles_recipe, QAI_ROLES);
  for (pass = 0; pass <= roles_recipe.epochs; pass++) {
    if (pass)
      slow_down(&m->roles, roles_recipe.rate, pass, roles_recipe.epochs);
    loss = pass_roles(c, fold, &m->roles, pass);
  }
  m->frozen.roles = learner_freeze(&m->roles);
  printf("roles, fold %u: loss %.0f\n", fold, loss);
  fflush(stdout);
}

static void
train_spans(const corpus *c, uint32_t fold, float *const *roles, models *m)
{
  uint32_t pass;
  double loss = 0;
  start(&m->spans, &spans_recipe, QAI_SPAN_LABELS);
  for (pass = 0; pass <= spans_recipe.epochs; pass++) {
    if (pass)
      slow_down(&m->spans, spans_recipe.rate, pass, spans_recipe.epochs);
    loss = pass_spans(c, fold, roles, &m->spans, pass);
  }
  m->frozen.spans = learner_freeze(&m->spans);
  printf("spans, fold %u: loss %.0f\n", fold, loss);
  fflush(stdout);
}

/* Roles of the documents of `fold`, by a model that did not see them. */
static void
label_fold(const corpus *c, uint32_t fold, const models *m, float **roles)
{
  uint32_t i, k;
  for (i = 0; i < c->n_documents; i++) {
    document *d = c->documents[i];
    if (d->fold != fold)
      continue;
    free(roles[i]);
    roles[i] = malloc(((size_t)d->view.n_words + 1) * L * sizeof **roles);
    for (k = 0; roles[i] && k < d->view.n_chunks; k++) {
      load(d, k);
      work.code->find_roles(&work.passage, &m->frozen.roles, work.sums, work.weights,
                            roles[i] + (size_t)d->view.chunks[k].first * L);
    }
  }
}

static int
meet(qai_word_span a, qai_word_span b)
{
  return a.first < b.last && b.first < a.last;
}

static uint32_t
length(const qai_word_span *s, uint32_t n)
{
  uint32_t i, sum = 0;
  for (i = 0; i < n; i++)
    sum += s[i].last - s[i].first;
  return sum;
}

static uint32_t
common(const qai_word_span *a, uint32_t n_a, const qai_word_span *b, uint32_t n_b)
{
  uint32_t i, k, sum = 0;
  for (i = 0; i < n_a; i++)
    for (k = 0; k < n_b; k++)
      if (meet(a[i], b[k]))
        sum += (a[i].last < b[k].last ? a[i].last : b[k].last) - (a[i].first > b[k].first ? a[i].first : b[k].first);
  return sum;
}

static int
same_content(const gold *g, const qai_report *r)
{
  uint32_t n = common(g->content, g->n_content, r->content, r->n_content);
  return n == length(g->content, g->n_content) && n == length(r->content, r->n_content);
}

static int
whole(const gold *g, const qai_report *r)
{
  uint32_t n = common(g->content, g->n_content, r->content, r->n_content);
  uint32_t all = length(g->content, g->n_content) + length(r->content, r->n_content) - n;
  int none = g->source.first == g->source.last;
  return 2 * n >= all && (none ? r->source.first == r->source.last : meet(g->source, r->source)) &&
         meet(g->cue, r->cue);
}

/* The gold report whose cue meets that of `r`. */
static const gold *
partner(document *d, const qai_report *r)
{
  uint32_t i;
  for (i = 0; i < d->n_gold; i++)
    if (meet(d->gold[i].cue, r->cue))
      return &d->gold[i];
  return NULL;
}

static void
propose(document *d, uint32_t k, const float *roles, const qai_linear *spans)
{
  const qai_chunk *c = &d->view.chunks[k];
  load(d, k);
  memcpy(work.roles, roles + (size_t)c->first * L, (size_t)(c->last - c->first) * L * sizeof *roles);
  qai_reports_propose(spans, &work);
}

/* One judged candidate, kept for training. */
typedef struct case_ {
  rows f;
  uint32_t fold;
  int right;
} case_;

typedef struct cases {
  case_ *data;
  uint32_t n, cap;
} cases;

static void
keep_cases(const corpus *c, uint32_t fold, float *const *roles, const models *m, cases *out)
{
  qai_gram_list list;
  qai_grams seen_by_judge = qai_grams_to_list(judge_recipe.bits, &list);
  uint32_t i, k, j;
  for (i = 0; i < c->n_documents; i++) {
    document *d = c->documents[i];
    for (k = 0; d->fold == fold && k < d->view.n_chunks; k++) {
      propose(d, k, roles[i], &m->frozen.spans);
      for (j = 0; j < work.n_candidates; j++) {
        const gold *g = partner(d, &work.candidates[j]);
        if (out->n == out->cap) {
          out->cap = out->cap ? 2 * out->cap : 4096;
          out->data = realloc(out->data, out->cap * sizeof *out->data);
          if (!out->data)
            exit(1);
        }
        list.n = out->data[out->n].f.n = 0;
        qai_judge_features(&work, j, &seen_by_judge);
        learner_spread(&list, &out->data[out->n].f, 1);
        out->data[out->n].fold = fold;
        out->data[out->n++].right = g && whole(g, &work.candidates[j]);
      }
    }
  }
}

static double
judge_step(learner *l, const case_ *x)
{
  rows f = x->f;
  return learner_logistic(l, &f, x->right);
}

static void
train_judge(const cases *all, uint32_t fold, models *m)
{
  uint32_t pass, i;
  double loss = 0;
  start(&m->judge, &judge_recipe, 1);
  for (i = 0; i < all->n; i++)
    if (all->data[i].fold != fold)
      learner_count(&m->judge, &all->data[i].f);
  for (pass = 1; pass <= judge_recipe.epochs; pass++) {
    slow_down(&m->judge, judge_recipe.rate, pass, judge_recipe.epochs);
    for (i = 0, loss = 0; i < all->n; i++) {
      const case_ *x = &all->data[(uint32_t)((uint64_t)i * 7919u % all->n)];
      if (x->fold != fold)
        loss += judge_step(&m->judge, x);
    }
  }
  m->frozen.judge = learner_freeze(&m->judge);
  printf("judge, fold %u: %u cases, loss %.0f\n", fold, all->n, loss);
}

/* A chosen report with words in marks, for the calibration of its source. */
typedef struct source_case {
  float x[QAI_SURE];
  int right;
} source_case;

typedef struct source_cases {
  source_case *data;
  uint32_t n, cap;
} source_cases;

static uint32_t
has_marks(const document *d, const qai_word_span *spans, uint32_t n)
{
  uint32_t i, k;
  for (i = 0; i < n; i++)
    for (k = spans[i].first; k < spans[i].last; k++)
      if (d->view.words[k].quote)
        return 1;
  return 0;
}

/* Is the source of `r` that of a true report whose content meets its content? */
static int
source_right(document *d, const qai_report *r)
{
  uint32_t i;
  for (i = 0; i < d->n_gold; i++)
    if (meet(d->gold[i].source, r->source) &&
        common(d->gold[i].content, d->gold[i].n_content, r->content, r->n_content) > 0)
      return 1;
  return 0;
}

static void
keep_sources(document *d, source_cases *out)
{
  uint32_t j;
  for (j = 0; j < work.n_candidates; j++) {
    if (!has_marks(d, work.candidates[j].content, work.candidates[j].n_content))
      continue;
    if (out->n == out->cap) {
      out->cap = out->cap ? 2 * out->cap : 1024;
      out->data = realloc(out->data, out->cap * sizeof *out->data);
      if (!out->data)
        exit(1);
    }
    qai_reports_evidence(&work.candidates[j], out->data[out->n].x);
    out->data[out->n++].right = source_right(d, &work.candidates[j]);
  }
}

/* Logistic regression by plain gradient steps: four weights, thousands of cases. */
static void
calibrate(const source_cases *all, float sure[QAI_SURE])
{
  uint32_t step, i, k, right = 0;
  memset(sure, 0, QAI_SURE * sizeof *sure);
  for (i = 0; i < all->n; i++)
    right += all->data[i].right != 0;
  for (step = 0; step < 3000; step++) {
    double gradient[QAI_SURE] = {0};
    for (i = 0; i < all->n; i++) {
      double sum = 0;
      for (k = 0; k < QAI_SURE; k++)
        sum += (double)sure[k] * (double)all->data[i].x[k];
      for (k = 0; k < QAI_SURE; k++)
        gradient[k] += (1.0 / (1.0 + exp(-sum)) - all->data[i].right) * (double)all->data[i].x[k];
    }
    for (k = 0; k < QAI_SURE; k++)
      sure[k] -= (float)(0.2 * gradient[k] / all->n);
  }
  printf("sources: %u cases, %u right, weights %.2f %.2f %.2f %.2f\n", all->n, right, (double)sure[0], (double)sure[1],
         (double)sure[2], (double)sure[3]);
}

static void
count_gold(document *d, tally *t)
{
  uint32_t k;
  t->gold += d->n_gold;
  for (k = 0; k < d->n_gold; k++) {
    t->gold_source += d->gold[k].source.first < d->gold[k].source.last;
    t->marked_gold += has_marks(d, d->gold[k].content, d->gold[k].n_content);
  }
}

static void
count_chunk(document *d, tally *t)
{
  uint32_t j;
  for (j = 0; j < work.n_candidates; j++) {
    const qai_report *r = &work.candidates[j];
    const gold *g = partner(d, r);
    uint32_t marked = has_marks(d, r->content, r->n_content);
    t->system++;
    t->marked_system += marked;
    t->system_source += r->source.first < r->source.last;
    if (!g)
      continue;
    t->cue += g->cue.first == r->cue.first && g->cue.last == r->cue.last;
    t->source +=
        g->source.first < g->source.last && g->source.first == r->source.first && g->source.last == r->source.last;
    t->content += same_content(g, r) != 0;
    t->whole += whole(g, r) != 0;
    t->marked_whole += marked && whole(g, r);
  }
}

/* Scores the models on the documents of `fold`; `roles` may be NULL. */
static void
score_fold(const corpus *c, uint32_t fold, float threshold, float *const *roles, const models *m, tally *t,
           source_cases *sources)
{
  uint32_t i, k;
  for (i = 0; i < c->n_documents; i++) {
    document *d = c->documents[i];
    if (d->fold != fold || d->varied)
      continue;
    count_gold(d, t);
    for (k = 0; k < d->view.n_chunks; k++) {
      if (roles)
        propose(d, k, roles[i], &m->frozen.spans);
      else {
        load(d, k);
        work.code->find_roles(&work.passage, &m->frozen.roles, work.sums, work.weights, work.roles);
        qai_reports_propose(&m->frozen.spans, &work);
      }
      qai_judge_reports(&m->frozen.judge, &work);
      qai_reports_choose(threshold, &work);
      count_chunk(d, t);
      if (sources)
        keep_sources(d, sources);
    }
  }
}

static double
f1(uint32_t right, uint32_t system, uint32_t gold_n)
{
  return 200.0 * right / (system + gold_n + 1e-9);
}

static void
print_tally(const char *name, const tally *t)
{
  printf("%s: gold %u system %u | cue %.1f source %.1f content %.1f whole %.1f, with marks %.1f\n", name, t->gold,
         t->system, f1(t->cue, t->system, t->gold), f1(t->source, t->system_source, t->gold_source),
         f1(t->content, t->system, t->gold), f1(t->whole, t->system, t->gold),
         f1(t->marked_whole, t->marked_system, t->marked_gold));
  fflush(stdout);
}

static void
write_number(FILE *f, uint32_t v)
{
  int k;
  for (k = 0; k < 4; k++)
    putc((int)(v >> 8 * k & 255), f);
}

static void
write_real(FILE *f, float v)
{
  write_number(f, (uint32_t)(int32_t)lrintf(v * 65536.0f));
}

static void
write_linear(FILE *f, const qai_linear *m)
{
  uint32_t i;
  write_number(f, m->bits);
  write_number(f, m->n_labels);
  for (i = 0; i < L * L; i++)
    write_number(f, (uint32_t)m->pairs->score[i]);
  while (ftell(f) % 64 != 0)
    putc(0, f);
  fwrite(m->rows, 1, (size_t)L << m->bits, f);
}

static void
write_models(const char *path, const models *m)
{
  FILE *f = fopen(path, "wb");
  uint32_t i;
  if (!f)
    exit(1);
  fwrite("QAINEWS3", 8, 1, f);
  write_real(f, m->frozen.threshold);
  for (i = 0; i < QAI_SURE; i++)
    write_real(f, m->frozen.sure[i]);
  write_linear(f, &m->frozen.roles);
  write_linear(f, &m->frozen.spans);
  write_linear(f, &m->frozen.judge);
  fclose(f);
}

static void
score_train(const corpus *train, float *const *roles, const models *folds, float threshold, source_cases *sources)
{
  tally t;
  uint32_t fold;
  char name[64];
  memset(&t, 0, sizeof t);
  for (fold = 0; fold < FOLDS; fold++)
    score_fold(train, fold, threshold, roles, &folds[fold], &t, sources);
  snprintf(name, sizeof name, "train, held out, threshold %.2f", (double)threshold);
  print_tally(name, &t);
}

/* Models of the five folds, each on what the others know. */
static void
train_folds(const corpus *train, float **roles, models *folds, cases *all)
{
  static models judges[FOLDS];
  uint32_t fold;
  for (fold = 0; fold < FOLDS; fold++) {
    train_roles(train, fold, &folds[fold]);
    label_fold(train, fold, &folds[fold], roles);
  }
  for (fold = 0; fold < FOLDS; fold++) {
    train_spans(train, fold, roles, &folds[fold]);
    keep_cases(train, fold, roles, &folds[fold], all);
  }
  for (fold = 0; fold < FOLDS; fold++) {
    train_judge(all, fold, &judges[fold]);
    folds[fold].frozen.judge = judges[fold].frozen.judge;
  }
}

int
main(int argc, char **argv)
{
  static models folds[FOLDS + 1];
  models *final = &folds[FOLDS];
  corpus train, dev;
  cases all = {NULL, 0, 0};
  source_cases sources = {NULL, 0, 0};
  float **roles, threshold;
  if (argc < 4) {
    fprintf(stderr, "usage: train_news TRAIN.jsonl VARIED.jsonl MODEL [DEV.jsonl]\n");
    return 1;
  }
  work.code = qai_labels_version(0);
  corpus_read(&train, argv[1], FOLDS);
  corpus_add_varied(&train, argv[2]);
  roles = calloc(train.n_documents, sizeof *roles);
  if (!roles)
    return 1;
  train_folds(&train, roles, folds, &all);
  for (threshold = 0.2f; threshold < 0.45f; threshold += 0.05f)
    score_train(&train, roles, folds, threshold, NULL);
  final->frozen.threshold = THRESHOLD;
  score_train(&train, roles, folds, THRESHOLD, &sources);
  calibrate(&sources, final->frozen.sure);
  train_roles(&train, EVERYTHING, final);
  train_spans(&train, EVERYTHING, roles, final);
  train_judge(&all, EVERYTHING, final);
  write_models(argv[3], final);
  if (argc > 4) {
    tally t;
    memset(&t, 0, sizeof t);
    corpus_read(&dev, argv[4], 1);
    score_fold(&dev, 0, THRESHOLD, NULL, final, &t, NULL);
    print_tally("dev", &t);
  }
  return 0;
}
