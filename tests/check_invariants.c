/*
 * What must hold of every result, whatever the text: own texts, all cases of the spec, the texts cut short at every
 * byte, random bytes, random mixes of marks, names and line ends; and the same output alone, in a session that has
 * done others, in threads.
 */
#include "api_support.h"
#include "spec_file.h"

#include <check.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static quoteattr_engine *engine; /* takes bad UTF-8 */
static quoteattr_session *session;

static void
setup(void)
{
  engine = api_engine(QUOTEATTR_OPT_BAD_UTF8, 1);
  ck_assert_int_eq(quoteattr_session_new(&session, engine), QUOTEATTR_OK);
}

static void
teardown(void)
{
  quoteattr_session_free(session);
  quoteattr_engine_free(engine);
}

/* The text in memory of its own size, so that reading behind its end is seen. */
static void
check_in(quoteattr_session *of, const char *s, size_t len)
{
  quoteattr_result *r;
  char *copy = malloc(len ? len : 1);
  ck_assert_ptr_nonnull(copy);
  memcpy(copy, s, len);
  ck_assert_int_eq(quoteattr_session_analyze(of, copy, len, &r, NULL), QUOTEATTR_OK);
  api_check_invariants(r, copy, len);
  quoteattr_result_free(r);
  free(copy);
}

static void
check_text(const char *s, size_t len)
{
  check_in(session, s, len);
}

/* ---- own texts ---- */

START_TEST(own_texts)
{
  api_text t = api_text_load(_i);
  check_text(t.bytes, t.len);
  api_text_free(&t);
}
END_TEST

START_TEST(own_texts_cut_short_at_every_byte)
{
  api_text t = api_text_load(_i);
  size_t len;
  for (len = 0; len < t.len; len++)
    check_text(t.bytes, len);
  api_text_free(&t);
}
END_TEST

START_TEST(own_texts_from_every_byte_on)
{
  api_text t = api_text_load(_i);
  size_t at;
  for (at = 0; at < t.len; at += 3)
    check_text(t.bytes + at, t.len - at);
  api_text_free(&t);
}
END_TEST

START_TEST(texts_of_the_spec)
{
  spec all = {NULL, 0, 0};
  size_t i;
  spec_load(&all, TESTS_DIR "/spec");
  for (i = 0; i < all.n; i++)
    check_text(all.cases[i]->text, all.cases[i]->len);
  spec_free(&all);
}
END_TEST

/* What begins in the middle of a sentence, with a mark or a verb, to the end and as a short document. */
START_TEST(texts_of_the_spec_from_every_word_on)
{
  enum { SHORT = 120 };
  spec all = {NULL, 0, 0};
  size_t i, at;
  spec_load(&all, TESTS_DIR "/spec");
  for (i = 0; i < all.n; i++) {
    const char *text = all.cases[i]->text;
    size_t len = all.cases[i]->len;
    for (at = 1; at < len; at++)
      if (strchr(" \n,.:;\"'(", text[at - 1])) {
        check_text(text + at, len - at);
        if (len - at > SHORT)
          check_text(text + at, SHORT);
      }
  }
  spec_free(&all);
}
END_TEST

/* Checks a text behind all numbers of words, without the end of a sentence, that make what reports are read from end
 * within it; or behind one of `step`. */
static void
check_cut(quoteattr_session *of, const char *s, size_t len, size_t first, size_t step)
{
  enum { CHUNK = 480, REACH = 28 };
  static const char filler[] = "sea ";
  const size_t size = sizeof filler - 1;
  char *text = malloc(CHUNK * size + len);
  size_t n, words;
  ck_assert_ptr_nonnull(text);
  for (words = CHUNK - first; words > CHUNK - REACH; words -= step) {
    for (n = 0; n < words; n++)
      memcpy(text + n * size, filler, size);
    memcpy(text + n * size, s, len);
    check_in(of, text, n * size + len);
  }
  free(text);
}

START_TEST(texts_cut_by_a_long_sentence)
{
  static const char *const texts[] = {
      "officials said on Monday that it was what the judge had called “greed” in the court last week.",
      "the mayor resigned over what the chair would later describe as a “farce” for the town.",
      "what the union has repeatedly called “slave” wages, Ann Lee said, must end now.",
      "“We are ready,” the coach had already said, pointing to the hall, when it fell.",
  };
  enum { STEP = 9, MOST = 400 };
  quoteattr_engine *news = api_engine(QUOTEATTR_OPT_GENRE, QUOTEATTR_GENRE_NEWS);
  quoteattr_session *in_news;
  spec all = {NULL, 0, 0};
  size_t i;
  ck_assert_int_eq(quoteattr_session_new(&in_news, news), QUOTEATTR_OK);
  for (i = 0; i < sizeof texts / sizeof *texts; i++)
    check_cut(in_news, texts[i], strlen(texts[i]), 0, 1);
  spec_load(&all, TESTS_DIR "/spec");
  for (i = 0; i < all.n; i++)
    check_cut(in_news, all.cases[i]->text, all.cases[i]->len < MOST ? all.cases[i]->len : MOST, i % STEP, STEP);
  spec_free(&all);
  quoteattr_session_free(in_news);
  quoteattr_engine_free(news);
}
END_TEST

/* A colon alone for a cue, at the very beginning; phrases and marks that the end of the text cuts off; all that verbs
 * of saying may stand for in one text; transcripts in marks with paragraphs that are no speeches; a source that is in
 * apposition to a name in the paragraph before; lists of nothing, and of initials; signs that begin a cluster behind a
 * space; decimals that a block of 64 bytes cuts; lines that something else than a line feed ends. */
START_TEST(odd_texts)
{
  static const char *const texts[] = {
      ": \"The pier is sound.\" It is dated the 3rd of May, 2016.",
      ": “The roof is rotten.”",
      ":",
      ":”",
      "‘'",
      "“It is a bet,” said Lars Holm, president, chairman and chief executive of the",
      "Lars Holm, president of the",
      "at",
      "I was like, “Go.” She is like, “Stay.” They are like, “No.” He was just like, “Fine.”",
      "x.\n\n“A: b c d.”\n\n“B: b c d.”\n\n“A: b c d.”\n\n“I am Ann.”",
      "\"I'm Ann Lee,\" she said.\n\n\"SMITH: I will go.\"\n\n\"JONES: So will I go.\"\n\n\"SMITH: I will stay.\"",
      "Ann*,\n\nthe cook said: “It is late, and we must go home.”\n",
      "Ann_,\n\nAnn said it was late.",
      "• •",
      "• • a",
      "He left.\n\n• • •\n\nShe came.",
      "A. Smith met B. C. Jones.",
      "A. One. B. C. Three.",
      "a \xE1\x80\xAB b",
      "ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab a 5.12345678901234\xC2\xA0",
      "ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab "
      "ab ab "
      "ab ab ab 5.12345678901234\xC2\xA0",
      "“ANN: I will go home.” “BEN: I will stay here now.”\n\n“ANN: I went home now.” “BEN: I do so too now.”\n",
      "> \xC2\x85Hello there, my friend.\n> \xC2\x85He said it was over.\n",
  };
  size_t i;
  for (i = 0; i < sizeof texts / sizeof *texts; i++)
    check_text(texts[i], strlen(texts[i]));
}
END_TEST

/* ---- random texts ---- */

static uint32_t seed;

static uint32_t
next_random(uint32_t below)
{
  seed = seed * 1664525u + 1013904223u;
  return (seed >> 8) % below;
}

START_TEST(random_bytes)
{
  char s[400];
  size_t i, len;
  int round;
  seed = (uint32_t)_i;
  for (round = 0; round < 100; round++) {
    len = next_random(sizeof s);
    for (i = 0; i < len; i++)
      s[i] = (char)next_random(256);
    check_text(s, len);
  }
}
END_TEST

static const char *const pieces[] = {"“",
                                     "”",
                                     "‘",
                                     "’",
                                     "\"",
                                     "\"",
                                     "'",
                                     "«",
                                     "»",
                                     "—",
                                     "— ",
                                     "``",
                                     "''",
                                     "„",
                                     "「",
                                     "」",
                                     "›",
                                     "(",
                                     ")",
                                     "[",
                                     " ",
                                     " ",
                                     " ",
                                     " ",
                                     " ",
                                     "\n",
                                     "\n\n",
                                     "\r\n",
                                     "\t",
                                     "\f",
                                     ".",
                                     ". ",
                                     ", ",
                                     "?",
                                     "! ",
                                     "…",
                                     "...",
                                     ": ",
                                     ";",
                                     "-",
                                     "said",
                                     " said ",
                                     "asked ",
                                     "told ",
                                     "he ",
                                     "she ",
                                     "I ",
                                     "they ",
                                     "the ",
                                     "a ",
                                     "Ann",
                                     "Ann Lee",
                                     "Mr. ",
                                     "Mrs. ",
                                     "Dr. ",
                                     "Lee",
                                     "LEE:",
                                     "Q: ",
                                     "A: ",
                                     "de ",
                                     "Karin ",
                                     "O’Dowd",
                                     "don’t",
                                     "it's",
                                     "’em",
                                     "’90s",
                                     "12\"",
                                     "6'2\" ",
                                     "$4.20",
                                     "3.5%",
                                     "U.S. ",
                                     "p.m. ",
                                     "J. R. ",
                                     "@ann ",
                                     "#ann ",
                                     "a@b.c",
                                     "http://a.b/c",
                                     "minister ",
                                     "spokesman ",
                                     "officials ",
                                     "that ",
                                     "according to ",
                                     "who ",
                                     "of ",
                                     "and ",
                                     "adding ",
                                     "called ",
                                     "in a statement ",
                                     "CHAPTER I",
                                     "• ",
                                     "A. ",
                                     "B. ",
                                     "1. ",
                                     "2) ",
                                     "M. ",
                                     "a.m. ",
                                     "like, ",
                                     " like ",
                                     "was ",
                                     "goes ",
                                     "all ",
                                     "'s ",
                                     "’s mother ",
                                     "I’m Ann. ",
                                     "*Ann*",
                                     "_",
                                     " 5.12345678901234",
                                     "10:30",
                                     "\xE1\x80\xAB",
                                     "* * *",
                                     "\xEF\xBB\xBF",
                                     "\xC2\xA0",
                                     "\xE2\x80\x8D",
                                     "👩‍🚒",
                                     "é",
                                     "e\xCC\x81",
                                     "他说：",
                                     "שלום",
                                     "\x01",
                                     "\xFF"};

enum { MIX = 4000, MIXED_PIECES = 200 };

static size_t
make_mix(char *s)
{
  uint32_t n = next_random(MIXED_PIECES);
  size_t len;
  for (len = 0; n-- > 0;) {
    const char *piece = pieces[next_random(sizeof pieces / sizeof *pieces)];
    memcpy(s + len, piece, strlen(piece));
    len += strlen(piece);
  }
  return len;
}

START_TEST(random_mixes)
{
  char s[MIX];
  int round;
  seed = (uint32_t)_i * 7919u + 1;
  for (round = 0; round < 60; round++)
    check_text(s, make_mix(s));
}
END_TEST

/* What a session keeps of one document changes no other. */
START_TEST(random_mixes_in_either_order)
{
  enum { N = 60 };
  quoteattr_session *back;
  char s[N][MIX], *dumps[N];
  size_t len[N];
  int i;
  seed = (uint32_t)_i * 86028121u + 7;
  ck_assert_int_eq(quoteattr_session_new(&back, engine), QUOTEATTR_OK);
  for (i = 0; i < N; i++) {
    len[i] = make_mix(s[i]);
    dumps[i] = api_dump_in(session, s[i], len[i]);
  }
  while (i-- > 0) {
    char *dump = api_dump_in(back, s[i], len[i]);
    ck_assert_str_eq(dump, dumps[i]);
    free(dump);
    free(dumps[i]);
  }
  quoteattr_session_free(back);
}
END_TEST

enum { ROUNDS = 150, PIECE = 300 };

/* Short documents that begin and end anywhere, some of them with a mark where none belongs. */
START_TEST(pieces_of_the_spec)
{
  static const char *const marks[] = {": ", "\"", "'", ", ", "\n\n", ". ", "“", "’", "— ", ":"};
  quoteattr_engine *e = api_engine_of(_i);
  quoteattr_session *of;
  spec all = {NULL, 0, 0};
  int round;
  seed = (uint32_t)_i * 15485863u + 5;
  ck_assert_int_eq(quoteattr_session_new(&of, e), QUOTEATTR_OK);
  spec_load(&all, TESTS_DIR "/spec");
  for (round = 0; round < ROUNDS; round++) {
    const spec_case *c = all.cases[next_random((uint32_t)all.n)];
    size_t at = next_random((uint32_t)c->len + 1), left = c->len - at, mark_at;
    size_t len = next_random((uint32_t)(left < PIECE ? left : PIECE) + 1);
    const char *mark = marks[next_random(sizeof marks / sizeof *marks)];
    char piece[PIECE];
    memcpy(piece, c->text + at, len);
    mark_at = round & 1 ? 0 : next_random(PIECE);
    if (round % 3 == 0 && mark_at + strlen(mark) <= len)
      memcpy(piece + mark_at, mark, strlen(mark));
    check_in(of, piece, len);
  }
  spec_free(&all);
  quoteattr_session_free(of);
  quoteattr_engine_free(e);
}
END_TEST

/* Words of the own texts put into random order, line ends and marks among them. */
START_TEST(own_texts_shuffled)
{
  api_text t = api_text_load(_i % API_TEXTS);
  char s[6000];
  size_t len;
  int round;
  seed = (uint32_t)_i * 104729u + 3;
  for (round = 0; round < 30; round++) {
    for (len = 0; len < 3000;) {
      size_t at = next_random((uint32_t)t.len), n = 1 + next_random(60);
      n = n < t.len - at ? n : t.len - at;
      memcpy(s + len, t.bytes + at, n);
      len += n;
    }
    check_text(s, len);
  }
  api_text_free(&t);
}
END_TEST

/* ---- the same output everywhere ---- */

static char *
dump_alone(const quoteattr_engine *e, const api_text *t)
{
  quoteattr_result *r;
  char *s;
  ck_assert_int_eq(quoteattr_analyze(e, t->bytes, t->len, &r, NULL), QUOTEATTR_OK);
  s = api_dump(r);
  quoteattr_result_free(r);
  return s;
}

static void
load_all(api_text *texts, char **alone)
{
  int i;
  for (i = 0; i < API_TEXTS; i++) {
    texts[i] = api_text_load(i);
    alone[i] = dump_alone(engine, &texts[i]);
  }
}

static void
free_all(api_text *texts, char **alone)
{
  int i;
  for (i = 0; i < API_TEXTS; i++) {
    api_text_free(&texts[i]);
    free(alone[i]);
  }
}

START_TEST(alone_or_in_a_session)
{
  api_text texts[API_TEXTS];
  char *alone[API_TEXTS];
  int round;
  load_all(texts, alone);
  for (round = 0; round < 3 * API_TEXTS; round++) {
    int i = round * 3 % API_TEXTS;
    quoteattr_result *r;
    char *s;
    ck_assert_int_eq(quoteattr_session_analyze(session, texts[i].bytes, texts[i].len, &r, NULL), QUOTEATTR_OK);
    s = api_dump(r);
    ck_assert_str_eq(s, alone[i]);
    free(s);
    quoteattr_result_free(r);
  }
  free_all(texts, alone);
}
END_TEST

#define THREADS 4

typedef struct worker {
  pthread_t thread;
  const quoteattr_engine *engine;
  const api_text *texts;
  char **alone;
  int first, same;
} worker;

static void *
work(void *arg)
{
  worker *w = arg;
  int round;
  w->same = 1;
  for (round = 0; round < 2 * API_TEXTS; round++) {
    int i = (w->first + round) % API_TEXTS;
    char *s = dump_alone(w->engine, &w->texts[i]);
    w->same = w->same && !strcmp(s, w->alone[i]);
    free(s);
  }
  return NULL;
}

START_TEST(alone_or_in_threads)
{
  api_text texts[API_TEXTS];
  char *alone[API_TEXTS];
  worker workers[THREADS];
  int i;
  load_all(texts, alone);
  for (i = 0; i < THREADS; i++) {
    workers[i].engine = engine;
    workers[i].texts = texts;
    workers[i].alone = alone;
    workers[i].first = i;
    ck_assert_int_eq(pthread_create(&workers[i].thread, NULL, work, &workers[i]), 0);
  }
  for (i = 0; i < THREADS; i++) {
    ck_assert_int_eq(pthread_join(workers[i].thread, NULL), 0);
    ck_assert(workers[i].same);
  }
  free_all(texts, alone);
}
END_TEST

/* Threads that wait at a gate, then ask one result for its tokens, all at once. */
typedef struct reader {
  pthread_t thread;
  pthread_mutex_t *gate;
  const quoteattr_result *r;
  const quoteattr_token *expected;
  size_t n;
  int same;
} reader;

static void *
read_tokens(void *arg)
{
  reader *a = arg;
  size_t i, n;
  const quoteattr_token *t;
  pthread_mutex_lock(a->gate);
  pthread_mutex_unlock(a->gate);
  t = quoteattr_result_tokens(a->r, &n);
  a->same = n == a->n;
  for (i = 0; i < n && a->same; i++)
    a->same = t[i].start == a->expected[i].start && t[i].end == a->expected[i].end && t[i].kind == a->expected[i].kind;
  return NULL;
}

static void
read_at_once(const quoteattr_result *r, const quoteattr_token *expected, size_t n)
{
  pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;
  reader readers[THREADS];
  int i;
  pthread_mutex_lock(&gate);
  for (i = 0; i < THREADS; i++) {
    reader a = {0, &gate, r, expected, n, 0};
    readers[i] = a;
    ck_assert_int_eq(pthread_create(&readers[i].thread, NULL, read_tokens, &readers[i]), 0);
  }
  pthread_mutex_unlock(&gate);
  for (i = 0; i < THREADS; i++) {
    ck_assert_int_eq(pthread_join(readers[i].thread, NULL), 0);
    ck_assert(readers[i].same);
  }
}

START_TEST(tokens_of_one_result_in_threads)
{
  static const char line[] = "Ann's boat wouldn't go. They'll say it's \"ours\".\n\n";
  enum { LINES = 300, LINE = sizeof line - 1 };
  char *text = malloc(LINES * LINE);
  quoteattr_result *r, *alone;
  const quoteattr_token *expected;
  size_t n;
  int i;
  ck_assert_ptr_nonnull(text);
  for (i = 0; i < LINES; i++)
    memcpy(text + i * LINE, line, LINE);
  ck_assert_int_eq(quoteattr_analyze(engine, text, LINES * LINE, &alone, NULL), QUOTEATTR_OK);
  expected = quoteattr_result_tokens(alone, &n);
  ck_assert_uint_eq(n, LINES * 12);
  for (i = 0; i < 20; i++) {
    ck_assert_int_eq(quoteattr_analyze(engine, text, LINES * LINE, &r, NULL), QUOTEATTR_OK);
    read_at_once(r, expected, n);
    quoteattr_result_free(r);
  }
  quoteattr_result_free(alone);
  free(text);
}
END_TEST

Suite *check_invariants(void);

Suite *
check_invariants(void)
{
  Suite *s = suite_create("invariants");
  TCase *t = tcase_create("results");
  tcase_set_timeout(t, 300);
  tcase_add_checked_fixture(t, setup, teardown);
  tcase_add_loop_test(t, own_texts, 0, API_TEXTS);
  tcase_add_loop_test(t, own_texts_cut_short_at_every_byte, 0, API_TEXTS);
  tcase_add_loop_test(t, own_texts_from_every_byte_on, 0, API_TEXTS);
  tcase_add_test(t, texts_of_the_spec);
  tcase_add_test(t, texts_of_the_spec_from_every_word_on);
  tcase_add_test(t, texts_cut_by_a_long_sentence);
  tcase_add_test(t, odd_texts);
  tcase_add_loop_test(t, random_bytes, 0, 5);
  tcase_add_loop_test(t, random_mixes, 0, 10);
  tcase_add_loop_test(t, random_mixes_in_either_order, 0, 10);
  tcase_add_loop_test(t, pieces_of_the_spec, 0, API_ENGINES);
  tcase_add_loop_test(t, own_texts_shuffled, 0, 10);
  tcase_add_test(t, alone_or_in_a_session);
  tcase_add_test(t, alone_or_in_threads);
  tcase_add_test(t, tokens_of_one_result_in_threads);
  suite_add_tcase(s, t);
  return s;
}
