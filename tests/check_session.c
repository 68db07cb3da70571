/* Sessions and quoteattr_analyze(): documents one after another, progress, limits, errors. */
#include "api_support.h"
#include "heap.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char text[] = "“We will rebuild,” Karin Vogt said. “The bank agreed.”";
#define TEXT_LEN (sizeof text - 1)

static quoteattr_engine *engine;
static quoteattr_session *session;

static void
setup(void)
{
  engine = api_engine(0, 0);
  ck_assert_int_eq(quoteattr_session_new(&session, engine), QUOTEATTR_OK);
}

static void
teardown(void)
{
  quoteattr_session_free(session);
  quoteattr_engine_free(engine);
}

static quoteattr_result *
analyze(const char *s, size_t len)
{
  quoteattr_result *r;
  ck_assert_int_eq(quoteattr_session_analyze(session, s, len, &r, NULL), QUOTEATTR_OK);
  ck_assert_ptr_nonnull(r);
  return r;
}

static void
ck_same(const quoteattr_result *a, const quoteattr_result *b)
{
  char *s = api_dump(a), *t = api_dump(b);
  ck_assert_str_eq(s, t);
  free(s);
  free(t);
}

START_TEST(an_empty_document_has_nothing)
{
  quoteattr_result *r = analyze(NULL, 0);
  size_t n;
  quoteattr_result_tokens(r, &n);
  ck_assert_uint_eq(n, 0);
  quoteattr_result_sentences(r, &n);
  ck_assert_uint_eq(n, 0);
  ck_assert_uint_eq(quoteattr_quote_count(r), 0);
  ck_assert_uint_eq(quoteattr_entity_count(r), 0);
  quoteattr_result_free(r);
}
END_TEST

START_TEST(the_result_outlives_everything)
{
  quoteattr_result *r, *again = analyze(text, TEXT_LEN);
  char *copy = malloc(TEXT_LEN);
  ck_assert_ptr_nonnull(copy);
  memcpy(copy, text, TEXT_LEN);
  r = analyze(copy, TEXT_LEN);
  memset(copy, 'x', TEXT_LEN);
  free(copy);
  quoteattr_session_free(session);
  quoteattr_engine_free(engine);
  session = NULL;
  engine = NULL;
  ck_same(r, again);
  quoteattr_result_free(r);
  quoteattr_result_free(again);
}
END_TEST

START_TEST(a_document_is_the_same_after_any_other)
{
  quoteattr_result *alone, *first = analyze(text, TEXT_LEN), *second;
  api_text other = api_text_load(1);
  ck_assert_int_eq(quoteattr_analyze(engine, text, TEXT_LEN, &alone, NULL), QUOTEATTR_OK);
  quoteattr_result_free(analyze(other.bytes, other.len));
  second = analyze(text, TEXT_LEN);
  ck_same(alone, first);
  ck_same(alone, second);
  quoteattr_result_free(alone);
  quoteattr_result_free(first);
  quoteattr_result_free(second);
  api_text_free(&other);
}
END_TEST

/* Many short ones, some with a roster, of new names and of words met before. */
START_TEST(short_documents_are_the_same_alone)
{
  static const char *const verbs[] = {"said", "light", "Watch", "May", "asked", "close"};
  quoteattr_roster *roster;
  char s[256];
  int i;
  ck_assert_int_eq(quoteattr_roster_new(&roster, NULL), QUOTEATTR_OK);
  ck_assert_int_eq(quoteattr_roster_add(roster, "Karin Vogt", 10, QUOTEATTR_GENDER_FEMALE, NULL), QUOTEATTR_OK);
  for (i = 0; i < 60; i++) {
    quoteattr_session *fresh;
    quoteattr_result *a, *b;
    const quoteattr_roster *r = i % 3 ? NULL : roster;
    int n = sprintf(s, "“The %s may close,” %s %s%c Vogt. “We %s it, she said, at %d.” Quorb%d agreed.", verbs[i % 6],
                    verbs[i * 5 % 4], i % 2 ? "Karin" : "Anton", 'a' + i % 20, verbs[i * 7 % 6], i, i % 11);
    ck_assert_int_eq(quoteattr_session_new(&fresh, engine), QUOTEATTR_OK);
    ck_assert_int_eq(quoteattr_session_set_roster(fresh, r), QUOTEATTR_OK);
    ck_assert_int_eq(quoteattr_session_set_roster(session, r), QUOTEATTR_OK);
    a = analyze(s, (size_t)n);
    ck_assert_int_eq(quoteattr_session_analyze(fresh, s, (size_t)n, &b, NULL), QUOTEATTR_OK);
    ck_same(a, b);
    quoteattr_result_free(a);
    quoteattr_result_free(b);
    quoteattr_session_free(fresh);
  }
  quoteattr_roster_free(roster);
}
END_TEST

enum { PIECE = 90, MAX_PIECES = 40 };

/* Where the piece that begins at `start` ends: between characters. */
static size_t
piece_end(const api_text *t, size_t start)
{
  size_t end = start + PIECE < t->len ? start + PIECE : t->len;
  while (end < t->len && ((unsigned char)t->bytes[end] & 0xC0) == 0x80)
    end++;
  return end;
}

/* What a session keeps of a spelling is the same whichever document had it first. */
START_TEST(pieces_are_the_same_in_either_order)
{
  api_text t = api_text_load(_i);
  quoteattr_session *back;
  char *dumps[MAX_PIECES];
  size_t starts[MAX_PIECES + 1] = {0};
  int n, i;
  ck_assert_int_eq(quoteattr_session_new(&back, engine), QUOTEATTR_OK);
  for (n = 0; n < MAX_PIECES && starts[n] < t.len; n++) {
    starts[n + 1] = piece_end(&t, starts[n]);
    dumps[n] = api_dump_in(session, t.bytes + starts[n], starts[n + 1] - starts[n]);
  }
  for (i = n; i-- > 0;) {
    char *s = api_dump_in(back, t.bytes + starts[i], starts[i + 1] - starts[i]);
    ck_assert_str_eq(s, dumps[i]);
    free(s);
    free(dumps[i]);
  }
  quoteattr_session_free(back);
  api_text_free(&t);
}
END_TEST

/* Nor is it told by what a word stands for where it leads in speech. */
START_TEST(a_verb_of_saying_is_one_in_its_place_alone)
{
  static const char first[] = "He was like, “Go.” She goes, “No.” They left.";
  static const char *const others[] = {
      "“It was,” Ann said. “She was.” The “was” was, she was told, “was” it.",
      "The “fine, like, thing” like Tom was “good.” He goes “home” and goes “on”.",
      "“No,” said Ann's mother. It was like that, and she was like her.",
  };
  size_t i;
  for (i = 0; i < sizeof others / sizeof *others; i++) {
    quoteattr_session *alone;
    char *a, *b;
    ck_assert_int_eq(quoteattr_session_new(&alone, engine), QUOTEATTR_OK);
    free(api_dump_in(session, first, strlen(first)));
    a = api_dump_in(session, others[i], strlen(others[i]));
    b = api_dump_in(alone, others[i], strlen(others[i]));
    ck_assert_str_eq(a, b);
    free(a);
    free(b);
    quoteattr_session_free(alone);
  }
}
END_TEST

START_TEST(an_error_leaves_the_session_good)
{
  quoteattr_result *before = analyze(text, TEXT_LEN), *r, *after;
  quoteattr_error e = {0, NULL, 0};
  r = before;
  ck_assert_int_eq(quoteattr_session_analyze(session, "ab\xFFz", 4, &r, &e), QUOTEATTR_ERR_UTF8);
  ck_assert_ptr_null(r);
  ck_assert_int_eq(e.code, QUOTEATTR_ERR_UTF8);
  ck_assert_uint_eq(e.offset, 2);
  ck_assert_str_eq(e.message, quoteattr_status_string(QUOTEATTR_ERR_UTF8));
  after = analyze(text, TEXT_LEN);
  ck_same(before, after);
  quoteattr_result_free(before);
  quoteattr_result_free(after);
}
END_TEST

START_TEST(success_leaves_the_error_alone)
{
  quoteattr_error e = {77, "untouched", 5};
  quoteattr_result *r;
  ck_assert_int_eq(quoteattr_session_analyze(session, text, TEXT_LEN, &r, &e), QUOTEATTR_OK);
  ck_assert_int_eq(e.code, 77);
  ck_assert_str_eq(e.message, "untouched");
  quoteattr_result_free(r);
}
END_TEST

START_TEST(null_is_an_error)
{
  quoteattr_result *r;
  quoteattr_error e;
  quoteattr_session *s;
  ck_assert_int_eq(quoteattr_session_new(NULL, engine), QUOTEATTR_ERR_ARG);
  ck_assert_int_eq(quoteattr_session_new(&s, NULL), QUOTEATTR_ERR_ARG);
  ck_assert_ptr_null(s);
  ck_assert_int_eq(quoteattr_session_set_roster(NULL, NULL), QUOTEATTR_ERR_ARG);
  ck_assert_int_eq(quoteattr_session_set_progress(NULL, NULL, NULL), QUOTEATTR_ERR_ARG);
  ck_assert_int_eq(quoteattr_session_analyze(NULL, text, TEXT_LEN, &r, &e), QUOTEATTR_ERR_ARG);
  ck_assert_ptr_null(r);
  ck_assert_int_eq(e.code, QUOTEATTR_ERR_ARG);
  ck_assert_int_eq(quoteattr_session_analyze(session, NULL, 1, &r, NULL), QUOTEATTR_ERR_ARG);
  ck_assert_int_eq(quoteattr_session_analyze(session, text, TEXT_LEN, NULL, NULL), QUOTEATTR_ERR_ARG);
  ck_assert_int_eq(quoteattr_analyze(NULL, text, TEXT_LEN, &r, NULL), QUOTEATTR_ERR_ARG);
  ck_assert_int_eq(quoteattr_analyze(engine, text, TEXT_LEN, NULL, NULL), QUOTEATTR_ERR_ARG);
  quoteattr_session_free(NULL);
}
END_TEST

/* ---- progress ---- */

typedef struct listener {
  size_t calls, done, total, stop_at;
} listener;

static int
listen(void *ctx, size_t done, size_t total)
{
  listener *l = ctx;
  ck_assert_uint_eq(done, ++l->calls);
  l->done = done;
  l->total = total;
  return l->calls == l->stop_at;
}

START_TEST(progress_counts_the_stages)
{
  listener l = {0, 0, 0, 0};
  ck_assert_int_eq(quoteattr_session_set_progress(session, listen, &l), QUOTEATTR_OK);
  quoteattr_result_free(analyze(text, TEXT_LEN));
  ck_assert_uint_eq(l.calls, 4);
  ck_assert(l.done == 4 && l.total == 4);
  ck_assert_int_eq(quoteattr_session_set_progress(session, NULL, NULL), QUOTEATTR_OK);
  quoteattr_result_free(analyze(text, TEXT_LEN));
  ck_assert_uint_eq(l.calls, 4);
}
END_TEST

START_TEST(progress_can_cancel_after_each_stage)
{
  listener l = {0, 0, 0, 0};
  quoteattr_result *r;
  quoteattr_error e;
  l.stop_at = (size_t)_i;
  ck_assert_int_eq(quoteattr_session_set_progress(session, listen, &l), QUOTEATTR_OK);
  ck_assert_int_eq(quoteattr_session_analyze(session, text, TEXT_LEN, &r, &e), QUOTEATTR_ERR_CANCELLED);
  ck_assert_ptr_null(r);
  ck_assert_int_eq(e.code, QUOTEATTR_ERR_CANCELLED);
  ck_assert_uint_eq(l.calls, (size_t)_i);
  ck_assert_int_eq(quoteattr_session_set_progress(session, NULL, NULL), QUOTEATTR_OK);
  quoteattr_result_free(analyze(text, TEXT_LEN));
}
END_TEST

/* ---- limits and stages ---- */

START_TEST(a_document_above_the_limit_is_an_error)
{
  quoteattr_engine *small = api_engine(QUOTEATTR_OPT_MAX_BYTES, 10);
  quoteattr_result *r;
  quoteattr_error e;
  ck_assert_int_eq(quoteattr_analyze(small, "It rained.", 10, &r, &e), QUOTEATTR_OK);
  quoteattr_result_free(r);
  ck_assert_int_eq(quoteattr_analyze(small, "It rained.\n", 11, &r, &e), QUOTEATTR_ERR_LIMIT);
  ck_assert_ptr_null(r);
  ck_assert_uint_eq(e.offset, 10);
  quoteattr_engine_free(small);
}
END_TEST

START_TEST(later_stages_only_add)
{
  quoteattr_engine *short_engine = api_engine(QUOTEATTR_OPT_STAGES, _i);
  quoteattr_result *r, *full = analyze(text, TEXT_LEN);
  const quoteattr_token *a, *b;
  size_t i, n, m;
  ck_assert_int_eq(quoteattr_analyze(short_engine, text, TEXT_LEN, &r, NULL), QUOTEATTR_OK);
  a = quoteattr_result_tokens(r, &n);
  b = quoteattr_result_tokens(full, &m);
  ck_assert(n && n == m);
  for (i = 0; i < n; i++)
    ck_assert(a[i].start == b[i].start && a[i].end == b[i].end && a[i].kind == b[i].kind);
  quoteattr_result_sentences(r, &n);
  ck_assert_int_eq(n > 0, _i >= QUOTEATTR_STAGE_SENTENCES);
  ck_assert_int_eq(quoteattr_quote_count(r) > 0, _i >= QUOTEATTR_STAGE_QUOTES);
  ck_assert_int_eq(quoteattr_result_genre(r) != QUOTEATTR_GENRE_AUTO, _i >= QUOTEATTR_STAGE_QUOTES);
  ck_assert_int_eq(quoteattr_entity_count(r) > 0, _i >= QUOTEATTR_STAGE_ATTRIBUTION);
  quoteattr_result_free(r);
  quoteattr_result_free(full);
  quoteattr_engine_free(short_engine);
}
END_TEST

/* ---- rosters ---- */

START_TEST(a_roster_serves_until_it_is_taken_away)
{
  static const char story[] = "“You are late,” said Ned.";
  quoteattr_roster *roster;
  quoteattr_result *r;
  uint32_t who;
  ck_assert_int_eq(quoteattr_roster_new(&roster, NULL), QUOTEATTR_OK);
  ck_assert_int_eq(quoteattr_roster_add(roster, "Edmund Crabb", 12, QUOTEATTR_GENDER_MALE, NULL), QUOTEATTR_OK);
  ck_assert_int_eq(quoteattr_roster_add_alias(roster, 0, "Ned", 3), QUOTEATTR_OK);
  ck_assert_int_eq(quoteattr_session_set_roster(session, roster), QUOTEATTR_OK);
  r = analyze(story, sizeof story - 1);
  who = quoteattr_quote_speaker(r, 0);
  ck_assert_str_eq(quoteattr_entity_name(r, who, 0, NULL), "Edmund Crabb");
  ck_assert_uint_eq(quoteattr_entity_member(r, who), 0);
  quoteattr_result_free(r);
  ck_assert_int_eq(quoteattr_session_set_roster(session, NULL), QUOTEATTR_OK);
  quoteattr_roster_free(roster);
  r = analyze(story, sizeof story - 1);
  who = quoteattr_quote_speaker(r, 0);
  ck_assert_str_eq(quoteattr_entity_name(r, who, 0, NULL), "Ned");
  ck_assert_uint_eq(quoteattr_entity_member(r, who), QUOTEATTR_NONE);
  quoteattr_result_free(r);
}
END_TEST

/* ---- memory ---- */

#define HEADER ((size_t)16) /* keeps malloc's alignment */

typedef struct meter {
  size_t live, peak; /* bytes */
} meter;

static void *
meter_malloc(void *ctx, size_t size)
{
  meter *m = ctx;
  size_t *p = malloc(size + HEADER);
  ck_assert_ptr_nonnull(p);
  *p = size;
  m->live += size;
  m->peak = m->live > m->peak ? m->live : m->peak;
  return (char *)p + HEADER;
}

static void
meter_free(void *ctx, void *ptr)
{
  meter *m = ctx;
  void *p = (char *)ptr - HEADER;
  m->live -= *(size_t *)p;
  free(p);
}

/* Own text `index` over and over, half a megabyte of it. */
static char *
long_text(int index, size_t *len)
{
  api_text t = api_text_load(index);
  char *s = malloc((size_t)1 << 19);
  ck_assert_ptr_nonnull(s);
  for (*len = 0; *len + t.len + 2 <= (size_t)1 << 19; *len += t.len + 2) {
    memcpy(s + *len, t.bytes, t.len);
    memcpy(s + *len + t.len, "\n\n", 2);
  }
  api_text_free(&t);
  return s;
}

/* Bytes a byte of text that a session may keep; with the zones that AddressSanitizer has between any two allocations a
 * block more is taken. */
#if defined(__SANITIZE_ADDRESS__)
enum { MAY_KEEP = 10 };
#else
enum { MAY_KEEP = 9 };
#endif

/* So that malloc need not fetch its pages anew for each document. */
START_TEST(a_result_of_words_and_sentences_is_one_block)
{
  test_heap h = {0, 0, 0, 0, 0};
  quoteattr_allocator alloc = test_heap_allocator(&h);
  quoteattr_options *options;
  quoteattr_engine *words;
  quoteattr_session *s;
  int round;
  ck_assert_int_eq(quoteattr_options_new(&options, &alloc), QUOTEATTR_OK);
  ck_assert_int_eq(quoteattr_options_set(options, QUOTEATTR_OPT_STAGES, QUOTEATTR_STAGE_SENTENCES), QUOTEATTR_OK);
  ck_assert_int_eq(quoteattr_engine_new(&words, options, NULL), QUOTEATTR_OK);
  ck_assert_int_eq(quoteattr_session_new(&s, words), QUOTEATTR_OK);
  for (round = 0; round < 2; round++) {
    quoteattr_result *r;
    size_t live;
    ck_assert_int_eq(quoteattr_session_analyze(s, text, TEXT_LEN, &r, NULL), QUOTEATTR_OK);
    live = h.live;
    quoteattr_result_free(r);
    ck_assert_uint_eq(h.live, live - 1);
  }
  quoteattr_session_free(s);
  quoteattr_engine_free(words);
  quoteattr_options_free(options);
  ck_assert_uint_eq(h.live, 0);
}
END_TEST

/* News as well, which finds its reports in a room that a block for so short a text would not hold. */
START_TEST(a_short_document_takes_two_blocks_of_its_result)
{
  static const char said[] = "Officials said that the bridge would open in spring.";
  test_heap h = {0, 0, 0, 0, 0};
  quoteattr_allocator alloc = test_heap_allocator(&h);
  quoteattr_options *options;
  quoteattr_engine *own;
  quoteattr_session *s;
  size_t before = 0;
  int round;
  ck_assert_int_eq(quoteattr_options_new(&options, &alloc), QUOTEATTR_OK);
  ck_assert_int_eq(quoteattr_engine_new(&own, options, NULL), QUOTEATTR_OK);
  ck_assert_int_eq(quoteattr_session_new(&s, own), QUOTEATTR_OK);
  for (round = 0; round < 2; round++) {
    quoteattr_result *r;
    before = h.calls;
    ck_assert_int_eq(quoteattr_session_analyze(s, said, sizeof said - 1, &r, NULL), QUOTEATTR_OK);
    ck_assert_uint_eq(quoteattr_quote_count(r), 1);
    quoteattr_result_free(r);
  }
  ck_assert_uint_eq(h.calls, before + 2);
  quoteattr_session_free(s);
  quoteattr_engine_free(own);
  quoteattr_options_free(options);
}
END_TEST

/* The first document and one that finds the memory of that; what a session keeps counts as well. */
START_TEST(a_byte_of_text_takes_few_bytes)
{
  meter m = {0, 0};
  quoteattr_allocator alloc = {meter_malloc, meter_free, NULL};
  quoteattr_options *options;
  quoteattr_engine *counted;
  quoteattr_session *s;
  size_t len, kept = 0;
  int round;
  char *long_one = long_text(_i, &len);
  alloc.ctx = &m;
  ck_assert_int_eq(quoteattr_options_new(&options, &alloc), QUOTEATTR_OK);
  ck_assert_int_eq(quoteattr_engine_new(&counted, options, NULL), QUOTEATTR_OK);
  ck_assert_int_eq(quoteattr_session_new(&s, counted), QUOTEATTR_OK);
  for (round = 0; round < 2; round++) {
    quoteattr_result *r;
    ck_assert_int_eq(quoteattr_session_analyze(s, long_one, len, &r, NULL), QUOTEATTR_OK);
    quoteattr_result_free(r);
    ck_assert_uint_le(m.peak, 17 * len);                    /* every third word a mention, many quotations */
    ck_assert_uint_le(m.live, MAY_KEEP * len + 128 * 1024); /* which its block has besides */
    ck_assert(!kept || m.live <= kept);
    kept = m.live;
  }
  for (round = 0; round < 40; round++) {
    quoteattr_result *r;
    ck_assert_int_eq(quoteattr_session_analyze(s, text, TEXT_LEN, &r, NULL), QUOTEATTR_OK);
    quoteattr_result_free(r);
  }
  ck_assert_uint_le(m.live,
                    210000); /* a block for the next document, with room for its reports, one of the vocabulary */
  quoteattr_session_free(s);
  quoteattr_engine_free(counted);
  quoteattr_options_free(options);
  ck_assert_uint_eq(m.live, 0);
  free(long_one);
}
END_TEST

Suite *check_session(void);

Suite *
check_session(void)
{
  Suite *s = suite_create("session");
  TCase *t = tcase_create("documents");
  tcase_add_checked_fixture(t, setup, teardown);
  tcase_add_test(t, an_empty_document_has_nothing);
  tcase_add_test(t, the_result_outlives_everything);
  tcase_add_test(t, a_document_is_the_same_after_any_other);
  tcase_add_test(t, short_documents_are_the_same_alone);
  tcase_add_loop_test(t, pieces_are_the_same_in_either_order, 0, API_TEXTS);
  tcase_add_test(t, a_verb_of_saying_is_one_in_its_place_alone);
  tcase_add_test(t, an_error_leaves_the_session_good);
  tcase_add_test(t, success_leaves_the_error_alone);
  tcase_add_test(t, null_is_an_error);
  tcase_add_test(t, progress_counts_the_stages);
  tcase_add_loop_test(t, progress_can_cancel_after_each_stage, 1, 5);
  tcase_add_test(t, a_document_above_the_limit_is_an_error);
  tcase_add_loop_test(t, later_stages_only_add, QUOTEATTR_STAGE_TOKENS, QUOTEATTR_STAGE_ATTRIBUTION + 1);
  tcase_add_test(t, a_roster_serves_until_it_is_taken_away);
  tcase_add_test(t, a_result_of_words_and_sentences_is_one_block);
  tcase_add_test(t, a_short_document_takes_two_blocks_of_its_result);
  tcase_add_loop_test(t, a_byte_of_text_takes_few_bytes, 0, 2);
  suite_add_tcase(s, t);
  return s;
}
