/*
 * Fits the tagger's weights, and scores a model; run by tools/train_tagger.py.
 *
 *   tagger-fit fit N_BUCKETS EPOCHS SECTION < texts   writes the section "tagger" to the file SECTION
 *   tagger-fit score SECTION < texts                  prints the accuracy of a section
 *
 * A text is a line "LENGTH N", its LENGTH bytes and a newline, then N lines "START END TAG" with the true words.
 * The text is cut into words by the library; those that are true words count.  Averaged perceptron with the
 * library's own features, on the tags it has given so far; the rows that matter most are kept and rounded.
 * Everything is seeded: the same input gives the same bytes.
 */
#include "tag/decide.h"
#include "tag/tag.h"
#include "tag/templates.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
  FEATURES = QAI_TAG_FEATURES,
  TAGS = QAI_TAGGER_TAGS,
  MIN_COUNT = 3,         /* a feature seen less often is left out */
  COUNT_BITS = 24,       /* size of the approximate count of features */
  RARE_FORM = 20,        /* forms seen up to so often stand for unknown ones ... */
  RARE_SHARE = 64,       /* ... in so many of 256 places */
  ROUND_QUANTILE = 20000 /* one weight in so many is cut off by the rounding */
};

typedef struct word {
  qai_tag_word seen;
  uint32_t excluded;
  uint8_t gold, decided;
} word;

typedef struct corpus {
  word *words; /* QAI_TAG_REACH borders lie before and after each text */
  size_t n, cap;
  size_t *texts; /* first word of each text, then n */
  size_t n_texts, cap_texts;
} corpus;

typedef struct row {
  int32_t weight[TAGS];
  int64_t total[TAGS];
  uint32_t stamp[TAGS];
} row;

typedef struct fit {
  uint8_t *count;  /* by the feature's upper bits */
  uint32_t *key;   /* open addressing: a feature ... */
  uint32_t *index; /* ... and its row */
  size_t n_slots, n_rows, cap_rows;
  row *rows;
  uint32_t *feature; /* of each row */
  uint32_t clock;
} fit;

static void *
must(void *p)
{
  if (!p) {
    fputs("tagger-fit: out of memory\n", stderr);
    exit(1);
  }
  return p;
}

static void
bad_input(void)
{
  fputs("tagger-fit: the input is not as it should be\n", stderr);
  exit(1);
}

/* ---- reading -------------------------------------------------------------------------------------------------- */

static void
add_word(corpus *c, const word *w)
{
  if (c->n == c->cap) {
    c->cap = c->cap ? 2 * c->cap : 1 << 16;
    c->words = must(realloc(c->words, c->cap * sizeof *c->words));
  }
  c->words[c->n++] = *w;
}

static void
add_borders(corpus *c)
{
  word border;
  int i;
  memset(&border, 0, sizeof border);
  border.seen = qai_tag_border;
  border.decided = QAI_TAG_PUNCT;
  for (i = 0; i < QAI_TAG_REACH; i++)
    add_word(c, &border);
}

static uint8_t
tag_number(const char *name)
{
  static const char *const names[] = {"",    "NOUN",  "PROPN", "PRON", "VERB", "AUX",  "ADJ",   "ADV", "DET",
                                      "ADP", "CCONJ", "SCONJ", "NUM",  "PART", "INTJ", "PUNCT", "SYM", "X"};
  uint8_t i;
  for (i = 1; i < sizeof names / sizeof *names; i++)
    if (strcmp(name, names[i]) == 0)
      return i;
  return 0;
}

static void
add_text(corpus *c, const qai_segment *segment, const uint8_t *gold)
{
  uint32_t i;
  if (c->n_texts == c->cap_texts) {
    c->cap_texts = c->cap_texts ? 2 * c->cap_texts : 1 << 10;
    c->texts = must(realloc(c->texts, c->cap_texts * sizeof *c->texts));
  }
  add_borders(c);
  c->texts[c->n_texts++] = c->n;
  for (i = 0; i < segment->n_words; i++) {
    const quoteattr_token *token = &segment->words[i];
    const char *bytes = segment->text->bytes;
    const qai_lexeme *lexeme = qai_lexicon_entry(qai_lexicon_find(bytes + token->start, token->end - token->start));
    word w;
    qai_tag_word_init(bytes, token, lexeme, &w.seen);
    w.gold = gold[i];
    w.decided = qai_tag_decide(bytes, token, lexeme);
    w.excluded = qai_tag_excluded(token, lexeme);
    add_word(c, &w);
  }
  add_borders(c);
}

/* Reads the true words and gives each of the segment's words its tag, 0 for one that is no true word. */
static void
read_gold(const qai_segment *segment, unsigned long n, uint8_t *gold)
{
  uint32_t i = 0;
  for (; n > 0; n--) {
    unsigned long start, end;
    char tag[16];
    if (scanf("%lu %lu %15s", &start, &end, tag) != 3)
      bad_input();
    while (i < segment->n_words && segment->words[i].start < start)
      i++;
    if (i < segment->n_words && segment->words[i].start == start && segment->words[i].end == end)
      gold[i] = tag_number(tag);
  }
}

static int
read_text(corpus *c)
{
  unsigned long len, n;
  char *bytes;
  uint8_t *gold;
  qai_arena arena;
  qai_text text;
  qai_segment segment;
  if (scanf("%lu %lu", &len, &n) != 2)
    return 0;
  bytes = must(malloc(len + 1));
  if (getchar() != '\n' || fread(bytes, 1, len, stdin) != len)
    bad_input();
  memset(&segment, 0, sizeof segment);
  qai_arena_init(&arena, NULL);
  if (qai_text_read(bytes, len, 1, &arena, &text, NULL) || qai_segment_words(&text, &arena, &arena, &segment) ||
      qai_segment_sentences(&segment, &arena))
    bad_input();
  gold = must(calloc(segment.n_words + 1, 1));
  read_gold(&segment, n, gold);
  add_text(c, &segment, gold);
  free(gold);
  free(bytes);
  qai_arena_clear(&arena);
  return 1;
}

static void
read_corpus(corpus *c)
{
  memset(c, 0, sizeof *c);
  while (read_text(c))
    ;
}

/* ---- features and their rows ---------------------------------------------------------------------------------- */

static uint32_t
scramble(uint32_t x)
{
  x = (x ^ x >> 16) * 0x7FEB352Du;
  x = (x ^ x >> 15) * 0x846CA68Bu;
  return x ^ x >> 16;
}

static void
features_of(const word *w, uint32_t t1, uint32_t t2, uint32_t features[FEATURES])
{
  const qai_tag_word *window[QAI_TAG_WINDOW];
  uint32_t i;
  for (i = 0; i < QAI_TAG_WINDOW; i++)
    window[i] = &(w + i - QAI_TAG_REACH)->seen;
  qai_tag_features(window, t1, t2, features);
}

static row *
find_row(fit *f, uint32_t feature, int add)
{
  size_t slot = scramble(feature) & (f->n_slots - 1);
  while (f->index[slot] && f->key[slot] != feature)
    slot = (slot + 1) & (f->n_slots - 1);
  if (!f->index[slot]) {
    if (!add || f->count[feature >> (32 - COUNT_BITS)] < MIN_COUNT || f->n_rows + 1 >= f->cap_rows)
      return NULL;
    f->key[slot] = feature;
    f->index[slot] = (uint32_t)++f->n_rows;
    f->feature[f->n_rows] = feature;
  }
  return &f->rows[f->index[slot]];
}

static void
count_features(fit *f, const corpus *c)
{
  size_t t, i;
  for (t = 0; t < c->n_texts; t++)
    for (i = c->texts[t]; i < c->n && c->words[i].seen.form != qai_tag_border.form; i++) {
      uint32_t features[FEATURES], k;
      features_of(&c->words[i], c->words[i - 1].gold, c->words[i - 2].gold, features);
      for (k = 0; k < FEATURES; k++) {
        uint8_t *count = &f->count[features[k] >> (32 - COUNT_BITS)];
        *count = (uint8_t)(*count + (*count < 255));
      }
    }
}

static void
fit_init(fit *f)
{
  memset(f, 0, sizeof *f);
  f->n_slots = 1 << 23;
  f->cap_rows = 1 << 21;
  f->count = must(calloc(1 << COUNT_BITS, 1));
  f->key = must(calloc(f->n_slots, sizeof *f->key));
  f->index = must(calloc(f->n_slots, sizeof *f->index));
  f->rows = must(calloc(f->cap_rows, sizeof *f->rows));
  f->feature = must(calloc(f->cap_rows, sizeof *f->feature));
}

/* Forms that are rare here would not be in the lexicon had they not been in this corpus: some of their places are
 * made those of unknown words. */
static void
forget_rare_forms(corpus *c)
{
  uint8_t *count = must(calloc(1 << COUNT_BITS, 1));
  size_t i;
  for (i = 0; i < c->n; i++) {
    uint8_t *n = &count[scramble(c->words[i].seen.form) >> (32 - COUNT_BITS)];
    *n = (uint8_t)(*n + (*n < 255));
  }
  for (i = 0; i < c->n; i++) {
    word *w = &c->words[i];
    if (count[scramble(w->seen.form) >> (32 - COUNT_BITS)] <= RARE_FORM && w->decided < QAI_TAG_PUNCT &&
        (scramble((uint32_t)i) & 255) < RARE_SHARE) {
      w->seen.ambiguity = 0;
      w->decided = QAI_TAG_NONE;
    }
  }
  free(count);
}

/* ---- the perceptron ------------------------------------------------------------------------------------------- */

static void
update(fit *f, row *r, uint32_t tag, int32_t step)
{
  r->total[tag] += (int64_t)r->weight[tag] * (f->clock - r->stamp[tag]);
  r->stamp[tag] = f->clock;
  r->weight[tag] += step;
}

static uint8_t
best_tag(row *const *rows, uint32_t n, uint32_t excluded)
{
  int32_t scores[TAGS + 1] = {0};
  uint32_t i, k, best = 0;
  for (i = 0; i < n; i++)
    for (k = 0; k < TAGS; k++)
      scores[k + 1] += rows[i]->weight[k];
  for (k = 1; k <= TAGS; k++)
    if (!(excluded & 1u << k) && (best == 0 || scores[k] > scores[best]))
      best = k;
  return (uint8_t)best;
}

static uint8_t
learn_word(fit *f, const word *w, uint32_t t1, uint32_t t2)
{
  uint32_t features[FEATURES], n = 0, k;
  row *rows[FEATURES];
  uint8_t tag;
  features_of(w, t1, t2, features);
  for (k = 0; k < FEATURES; k++)
    if ((rows[n] = find_row(f, features[k], 1)) != NULL)
      n++;
  tag = best_tag(rows, n, w->excluded);
  f->clock++;
  if (w->gold && w->gold <= TAGS && w->gold != tag && !(w->excluded & 1u << w->gold))
    for (k = 0; k < n; k++) {
      update(f, rows[k], w->gold - 1u, 1);
      update(f, rows[k], tag - 1u, -1);
    }
  return tag;
}

static void
learn_text(fit *f, const corpus *c, size_t t)
{
  uint32_t t1 = QAI_TAG_NONE, t2 = QAI_TAG_NONE;
  size_t i;
  for (i = c->texts[t]; i < c->n && c->words[i].seen.form != qai_tag_border.form; i++) {
    const word *w = &c->words[i];
    uint8_t tag = w->decided ? w->decided : learn_word(f, w, t1, t2);
    t2 = t1;
    t1 = tag;
  }
}

static void
shuffle(size_t *order, size_t n, uint32_t seed)
{
  size_t i;
  for (i = n; i > 1; i--) {
    size_t j = scramble(seed + (uint32_t)i) % i, swap = order[i - 1];
    order[i - 1] = order[j];
    order[j] = swap;
  }
}

static void
learn(fit *f, const corpus *c, uint32_t epochs)
{
  size_t *order = must(malloc((c->n_texts + 1) * sizeof *order)), i;
  uint32_t e;
  for (i = 0; i < c->n_texts; i++)
    order[i] = i;
  for (e = 0; e < epochs; e++) {
    shuffle(order, c->n_texts, 0x9E3779B1u * (e + 1));
    for (i = 0; i < c->n_texts; i++)
      learn_text(f, c, order[i]);
  }
  free(order);
}

/* ---- keeping and rounding ------------------------------------------------------------------------------------- */

typedef struct kept {
  uint32_t row;
  double worth;
} kept;

static int
by_worth(const void *a, const void *b)
{
  const kept *x = a, *y = b;
  if (x->worth != y->worth)
    return x->worth < y->worth ? 1 : -1;
  return x->row < y->row ? -1 : x->row > y->row;
}

static int
descending(const void *a, const void *b)
{
  double x = *(const double *)a, y = *(const double *)b;
  return x < y ? 1 : x > y ? -1 : 0;
}

static double
average(const fit *f, const row *r, uint32_t k)
{
  return (double)(r->total[k] + (int64_t)r->weight[k] * (f->clock - r->stamp[k])) / (double)f->clock;
}

static double
magnitude(double x)
{
  return x < 0 ? -x : x;
}

/* What a weight of 127 stands for. */
static double
largest_weight(const fit *f, const kept *k, size_t n)
{
  double *all = must(malloc((n * TAGS + 1) * sizeof *all)), largest;
  size_t i;
  uint32_t t;
  for (i = 0; i < n; i++)
    for (t = 0; t < TAGS; t++)
      all[i * TAGS + t] = magnitude(average(f, &f->rows[k[i].row], t));
  qsort(all, n * TAGS, sizeof *all, descending);
  largest = all[n * TAGS / ROUND_QUANTILE];
  free(all);
  return largest > 0 ? largest : 1;
}

static kept *
rank_rows(const fit *f)
{
  kept *k = must(malloc((f->n_rows + 1) * sizeof *k));
  size_t i;
  uint32_t t;
  for (i = 0; i < f->n_rows; i++) {
    k[i].row = (uint32_t)i + 1;
    k[i].worth = 0;
    for (t = 0; t < TAGS; t++)
      k[i].worth += magnitude(average(f, &f->rows[i + 1], t));
  }
  qsort(k, f->n_rows, sizeof *k, by_worth);
  return k;
}

static int
put_row(unsigned char *bucket, const fit *f, uint32_t index, double largest)
{
  uint32_t mark = qai_tagger_mark(f->feature[index]), i, t;
  for (i = 0; i < QAI_TAGGER_ROWS; i++) {
    unsigned char *at = bucket + i * TAGS, *marks = bucket + QAI_TAGGER_MARKS + 2 * i;
    uint32_t there = marks[0] | (uint32_t)marks[1] << 8;
    if (there == mark)
      return 0;
    if (there == 0) {
      for (t = 0; t < TAGS; t++) {
        double x = average(f, &f->rows[index], t) * 127 / largest;
        x = x > 127 ? 127 : x < -127 ? -127 : x;
        at[t] = (unsigned char)(signed char)(x + (x < 0 ? -0.5 : 0.5));
      }
      marks[0] = (unsigned char)mark;
      marks[1] = (unsigned char)(mark >> 8);
      return 1;
    }
  }
  return 0;
}

static void
write_section(const fit *f, uint32_t n_buckets, const char *path)
{
  size_t size = 64 + (size_t)n_buckets * QAI_TAGGER_BUCKET, i, n = 0, wanted;
  unsigned char *section = must(calloc(size, 1));
  kept *ranked = rank_rows(f);
  double largest;
  FILE *out = fopen(path, "wb");
  wanted = (size_t)n_buckets * QAI_TAGGER_ROWS;
  largest = largest_weight(f, ranked, f->n_rows < wanted ? f->n_rows : wanted);
  for (i = 0; i < 4; i++)
    section[i] = (unsigned char)(n_buckets >> (8 * i));
  for (i = 0; i < f->n_rows; i++) {
    uint32_t bucket = qai_tagger_bucket(f->feature[ranked[i].row], n_buckets);
    n += (size_t)put_row(section + 64 + (size_t)bucket * QAI_TAGGER_BUCKET, f, ranked[i].row, largest);
  }
  if (!out || fwrite(section, 1, size, out) != size || fclose(out) != 0)
    bad_input();
  fprintf(stderr, "%lu of %lu rows kept, %lu bytes\n", (unsigned long)n, (unsigned long)f->n_rows, (unsigned long)size);
  free(ranked);
  free(section);
}

static int
run_fit(uint32_t n_buckets, uint32_t epochs, const char *path)
{
  corpus c;
  fit f;
  read_corpus(&c);
  fit_init(&f);
  forget_rare_forms(&c);
  count_features(&f, &c);
  learn(&f, &c, epochs);
  write_section(&f, n_buckets, path);
  return 0;
}

/* ---- scoring -------------------------------------------------------------------------------------------------- */

static uint8_t
predict(const qai_tagger *tagger, const word *w, uint32_t t1, uint32_t t2)
{
  uint32_t features[FEATURES];
  qai_tagger_sums scores;
  if (w->decided)
    return w->decided;
  qai_tagger_start(w->excluded, &scores);
  features_of(w, t1, t2, features);
  qai_tagger_add(tagger, features, FEATURES, &scores);
  return qai_tagger_best(&scores);
}

static int
run_score(const char *path)
{
  static unsigned char section[1 << 24];
  FILE *in = fopen(path, "rb");
  size_t size = in ? fread(section, 1, sizeof section, in) : 0, t, i;
  unsigned long right = 0, n = 0, decided = 0, decided_right = 0, unknown = 0, unknown_right = 0;
  qai_tagger tagger;
  corpus c;
  if (!in || size < 64)
    bad_input();
  fclose(in);
  tagger.n_buckets = qai_model_u32(section);
  tagger.buckets = section + 64;
  read_corpus(&c);
  for (t = 0; t < c.n_texts; t++) {
    uint32_t t1 = QAI_TAG_NONE, t2 = QAI_TAG_NONE;
    for (i = c.texts[t]; i < c.n && c.words[i].seen.form != qai_tag_border.form; i++) {
      const word *w = &c.words[i];
      uint8_t tag = predict(&tagger, w, t1, t2);
      unsigned long good = tag == w->gold;
      t2 = t1;
      t1 = tag;
      if (!w->gold)
        continue;
      n++;
      right += good;
      decided += w->decided != 0;
      decided_right += w->decided && good;
      unknown += !w->decided && w->seen.ambiguity == 0;
      unknown_right += !w->decided && w->seen.ambiguity == 0 && good;
    }
  }
  printf("%.2f %% of %lu words (decided: %.2f %% of %lu; unknown: %.2f %% of %lu)\n", 100.0 * (double)right / (double)n,
         n, 100.0 * (double)decided_right / (double)(decided + !decided), decided,
         100.0 * (double)unknown_right / (double)(unknown + !unknown), unknown);
  return 0;
}

int
main(int argc, char **argv)
{
  if (argc == 5 && strcmp(argv[1], "fit") == 0)
    return run_fit((uint32_t)atoi(argv[2]), (uint32_t)atoi(argv[3]), argv[4]);
  if (argc == 3 && strcmp(argv[1], "score") == 0)
    return run_score(argv[2]);
  fputs("usage: tagger-fit fit N_BUCKETS EPOCHS SECTION | tagger-fit score SECTION\n", stderr);
  return 2;
}
