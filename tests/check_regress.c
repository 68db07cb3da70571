/*
 * The regression sets: whole articles and chapters of our own with the right answers marked, tests/regress.  Unlike
 * a spec case, a text may be got wrong in part: the figures over a set must not fall below its floor.
 *
 * Counted over the quotations that are marked: found (half of its words at least are in one quotation found), the
 * speaker right, and false ones (found, and no word of it is marked).  REGRESS_SHOW=1 prints what is wrong.
 */
#include "spec_match.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Percent of the marked quotations: found and speakers at least, false ones at most.  Raised as the library gets
 * better, a little below what it reaches. */
typedef struct set {
  const char *name;
  double found, speakers, spurious;
} set;

static const set sets[] = {{"news", 97, 87, 2}, {"novels", 97, 86.5, 2}};

typedef struct figures {
  int gold, found, right, spurious;
} figures;

typedef struct text {
  const spec_case *c;
  quoteattr_result *r;
  const quoteattr_token *words;
  size_t n_words;
} text;

static int
is_speech(const quoteattr_result *r, size_t q)
{
  return quoteattr_quote_kind(r, q) <= QUOTEATTR_QUOTE_MIXED;
}

/* Words of marked quotation `number`, and of them those that quotation `q` covers. */
static void
count_words(const text *t, int number, size_t q, int *all, int *covered)
{
  size_t i, n;
  const quoteattr_span *s = quoteattr_quote_spans(t->r, q, QUOTEATTR_ROLE_CONTENT, &n);
  for (*all = *covered = 0, i = 0; i < t->n_words; i++)
    if (spec_is_compared(&t->words[i]) && spec_in_labels(t->c, number, 'q', t->words[i].start)) {
      ++*all;
      *covered += spec_in_spans(s, n, t->words[i].start);
    }
}

static size_t
find(const text *t, int number)
{
  size_t q, best = SIZE_MAX;
  int all, covered, most = 0;
  for (q = 0; q < quoteattr_quote_count(t->r); q++) {
    if (!is_speech(t->r, q))
      continue;
    count_words(t, number, q, &all, &covered);
    if (2 * covered >= all && covered > most) {
      most = covered;
      best = q;
    }
  }
  return best;
}

static void
show(const text *t, const char *what, uint32_t at, const char *found, const char *wanted)
{
  if (getenv("REGRESS_SHOW"))
    printf("%s: %s: %s: %.50s: %s, not %s\n", t->c->file, t->c->title, what, t->c->text + at, found, wanted);
}

static void
count_marked(const text *t, figures *f)
{
  size_t i, q;
  for (i = 0; i < t->c->n_labels; i++) {
    const spec_label *l = &t->c->labels[i];
    const char *found;
    if (l->role != 'q' || !l->name)
      continue;
    f->gold++;
    q = find(t, l->quote);
    if (q == SIZE_MAX) {
      show(t, "not found", l->start, "-", l->name);
      continue;
    }
    f->found++;
    found = spec_entity_name(t->r, quoteattr_quote_speaker(t->r, q));
    if (spec_answers(found, l->name))
      f->right++;
    else
      show(t, "speaker", l->start, found, l->name);
  }
}

static int
is_marked(const text *t, uint32_t at)
{
  size_t i;
  for (i = 0; i < t->c->n_labels; i++)
    if (t->c->labels[i].role == 'q' && at >= t->c->labels[i].start && at < t->c->labels[i].end)
      return 1;
  return 0;
}

static void
count_spurious(const text *t, figures *f)
{
  size_t i, q, n;
  for (q = 0; q < quoteattr_quote_count(t->r); q++) {
    const quoteattr_span *s = quoteattr_quote_spans(t->r, q, QUOTEATTR_ROLE_CONTENT, &n);
    int marked = !is_speech(t->r, q);
    for (i = 0; i < t->n_words && !marked; i++)
      marked = spec_in_spans(s, n, t->words[i].start) && is_marked(t, t->words[i].start);
    if (!marked) {
      f->spurious++;
      show(t, "false", s->start, "speech", "none");
    }
  }
}

static void
count_case(const spec_case *c, const quoteattr_engine *engine, figures *f)
{
  text t;
  t.c = c;
  ck_assert_int_eq(quoteattr_analyze(engine, c->text, c->len, &t.r, NULL), QUOTEATTR_OK);
  t.words = quoteattr_result_words(t.r, &t.n_words);
  count_marked(&t, f);
  count_spurious(&t, f);
  quoteattr_result_free(t.r);
}

START_TEST(figures_do_not_fall)
{
  const set *s = &sets[_i];
  spec all = {NULL, 0, 0};
  figures f = {0, 0, 0, 0};
  quoteattr_options *o;
  quoteattr_engine *engine;
  char path[1024];
  size_t i;
  double found, speakers, spurious;
  snprintf(path, sizeof path, "%s/regress/%s", TESTS_DIR, s->name);
  spec_load(&all, path);
  ck_assert_int_eq(quoteattr_options_new(&o, NULL), QUOTEATTR_OK);
  ck_assert_int_eq(quoteattr_options_set(o, QUOTEATTR_OPT_INDIRECT, 0), QUOTEATTR_OK);
  ck_assert_int_eq(quoteattr_engine_new(&engine, o, NULL), QUOTEATTR_OK);
  for (i = 0; i < all.n; i++)
    count_case(all.cases[i], engine, &f);
  ck_assert_int_gt(f.gold, 0);
  found = 100.0 * f.found / f.gold;
  speakers = 100.0 * f.right / f.gold;
  spurious = 100.0 * f.spurious / f.gold;
  printf("%s: %zu texts, %d quotations: found %.1f %%, speakers %.1f %%, false %.1f %%\n", s->name, all.n, f.gold,
         found, speakers, spurious);
  fflush(stdout);
  ck_assert_msg(found >= s->found, "found %.1f %%, the floor is %.1f", found, s->found);
  ck_assert_msg(speakers >= s->speakers, "speakers %.1f %%, the floor is %.1f", speakers, s->speakers);
  ck_assert_msg(spurious <= s->spurious, "false %.1f %%, at most %.1f are allowed", spurious, s->spurious);
  quoteattr_engine_free(engine);
  quoteattr_options_free(o);
  spec_free(&all);
}
END_TEST

Suite *check_regress(void);

Suite *
check_regress(void)
{
  Suite *s = suite_create("regress");
  TCase *t = tcase_create("sets");
  tcase_add_loop_test(t, figures_do_not_fall, 0, (int)(sizeof sets / sizeof *sets));
  suite_add_tcase(s, t);
  return s;
}
