#include "api_support.h"

#include <check.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- own texts ---- */

api_text
api_text_load(int index)
{
  static const char *const names[API_TEXTS] = {"news", "novel", "british", "dashes", "script"};
  char path[1024];
  api_text t;
  FILE *f;
  snprintf(path, sizeof path, "%s/texts/%s.txt", TESTS_DIR, names[index]);
  f = fopen(path, "rb");
  ck_assert_msg(f != NULL, "no file %s", path);
  t.bytes = malloc(1 << 16);
  ck_assert_ptr_nonnull(t.bytes);
  t.len = fread(t.bytes, 1, 1 << 16, f);
  fclose(f);
  ck_assert_uint_gt(t.len, 0);
  return t;
}

void
api_text_free(api_text *text)
{
  free(text->bytes);
}

/* ---- a result as text ---- */

typedef struct sink {
  char *s;
  size_t n, cap;
} sink;

static void
put(sink *to, const char *format, ...)
{
  va_list args;
  int n;
  if (to->cap - to->n < 4096) {
    to->cap = to->cap * 2 + 8192;
    to->s = realloc(to->s, to->cap);
    ck_assert_ptr_nonnull(to->s);
  }
  va_start(args, format);
  n = vsnprintf(to->s + to->n, to->cap - to->n, format, args);
  va_end(args);
  ck_assert_int_ge(n, 0);
  to->n += (size_t)n < to->cap - to->n ? (size_t)n : to->cap - to->n - 1;
}

static void
put_tokens(sink *to, const char *what, const quoteattr_token *t, size_t n)
{
  size_t i;
  for (i = 0; i < n; i++)
    put(to, "%s %u-%u %u %u\n", what, t[i].start, t[i].end, t[i].kind, t[i].flags);
}

static void
put_spans(sink *to, const char *what, const quoteattr_span *s, size_t n)
{
  size_t i;
  for (i = 0; i < n; i++)
    put(to, "%s %u-%u\n", what, s[i].start, s[i].end);
}

static void
put_quotes(sink *to, const quoteattr_result *r)
{
  size_t q, n;
  int role;
  for (q = 0; q < quoteattr_quote_count(r); q++) {
    put(to, "quote %d speaker %u to %u link %d by %d confidence %.6f\n", quoteattr_quote_kind(r, q),
        quoteattr_quote_speaker(r, q), quoteattr_quote_addressee(r, q), quoteattr_quote_link(r, q),
        quoteattr_quote_evidence(r, q), quoteattr_quote_confidence(r, q));
    for (role = QUOTEATTR_ROLE_CONTENT; role <= QUOTEATTR_ROLE_CUE; role++) {
      const quoteattr_span *s = quoteattr_quote_spans(r, q, role, &n);
      put_spans(to,
                role == QUOTEATTR_ROLE_CONTENT  ? "content"
                : role == QUOTEATTR_ROLE_SOURCE ? "source"
                                                : "cue",
                s, n);
    }
  }
}

static void
put_entities(sink *to, const quoteattr_result *r)
{
  uint32_t e;
  size_t i;
  for (e = 0; e < quoteattr_entity_count(r); e++) {
    const char *role = quoteattr_entity_role(r, e, NULL);
    put(to, "entity kind %d gender %d member %u role %.200s\n", quoteattr_entity_kind(r, e),
        quoteattr_entity_gender(r, e), quoteattr_entity_member(r, e), role ? role : "-");
    for (i = 0; i < quoteattr_entity_name_count(r, e); i++)
      put(to, "name %.1000s\n", quoteattr_entity_name(r, e, i, NULL));
  }
}

char *
api_dump(const quoteattr_result *r)
{
  sink to = {NULL, 0, 0};
  size_t i, n;
  const quoteattr_token *t = quoteattr_result_tokens(r, &n);
  const quoteattr_span *s;
  const quoteattr_mention *m;
  put_tokens(&to, "token", t, n);
  t = quoteattr_result_words(r, &n);
  put_tokens(&to, "word", t, n);
  s = quoteattr_result_sentences(r, &n);
  put_spans(&to, "sentence", s, n);
  m = quoteattr_result_mentions(r, &n);
  for (i = 0; i < n; i++)
    put(&to, "mention %u-%u %u %u\n", m[i].start, m[i].end, m[i].kind, m[i].entity);
  put_quotes(&to, r);
  put_entities(&to, r);
  put(&to, "genre %d\n", quoteattr_result_genre(r));
  return to.s;
}

char *
api_dump_in(quoteattr_session *session, const char *text, size_t len)
{
  quoteattr_result *r;
  char *dump;
  ck_assert_int_eq(quoteattr_session_analyze(session, text, len, &r, NULL), QUOTEATTR_OK);
  dump = api_dump(r);
  quoteattr_result_free(r);
  return dump;
}

/* ---- what must hold ---- */

typedef struct document {
  const quoteattr_result *r;
  const char *text;
  size_t len;
  char *inside; /* by byte: it goes on a code point */
} document;

/* Length of the code point that begins at s, by its value; 1 for a bad byte. */
static size_t
code_point(const unsigned char *s, size_t len)
{
  static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  size_t i, n = s[0] >= 0xF0 ? 4 : s[0] >= 0xE0 ? 3 : s[0] >= 0xC0 ? 2 : 1;
  uint32_t value = s[0] & (0xFFu >> (n + 1));
  if (n == 1 || n > len || s[0] >= 0xF8)
    return 1;
  for (i = 1; i < n; i++) {
    if ((s[i] & 0xC0) != 0x80)
      return 1;
    value = value << 6 | (s[i] & 0x3Fu);
  }
  return value < least[n] || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000) ? 1 : n;
}

static void
find_boundaries(document *d)
{
  size_t i, n;
  d->inside = calloc(d->len + 1, 1);
  ck_assert_ptr_nonnull(d->inside);
  for (i = 0; i < d->len; i += n) {
    n = code_point((const unsigned char *)d->text + i, d->len - i);
    memset(d->inside + i + 1, 1, n - 1);
  }
}

static int
on_boundary(const document *d, uint32_t at)
{
  return !d->inside[at];
}

static void
check_span(const document *d, uint32_t start, uint32_t end, const char *what)
{
  ck_assert_msg(start < end && end <= d->len, "%s %u-%u lies not in %zu bytes", what, start, end, d->len);
  ck_assert_msg(on_boundary(d, start) && on_boundary(d, end), "%s %u-%u cuts a code point", what, start, end);
}

/* Nothing but white space, or what is not ASCII, is between tokens. */
static void
check_gap(const document *d, uint32_t from, uint32_t to)
{
  for (; from < to; from++) {
    unsigned char c = (unsigned char)d->text[from];
    ck_assert_msg(c <= ' ' || c >= 0x7F, "byte %u ('%c') is in no token", from, c);
  }
}

static void
check_tokens(const document *d)
{
  size_t i, n;
  uint32_t end = 0;
  const quoteattr_token *t = quoteattr_result_tokens(d->r, &n);
  for (i = 0; i < n; i++) {
    check_span(d, t[i].start, t[i].end, "token");
    ck_assert_uint_ge(t[i].start, end);
    check_gap(d, end, t[i].start);
    ck_assert(t[i].kind >= QUOTEATTR_TOKEN_WORD && t[i].kind <= QUOTEATTR_TOKEN_HASHTAG);
    end = t[i].end;
  }
  check_gap(d, end, (uint32_t)d->len);
}

/* The words of a token lie end to end from its start to its end. */
static void
check_words(const document *d)
{
  size_t i, k = 0, n, n_tokens;
  const quoteattr_token *w = quoteattr_result_words(d->r, &n), *t = quoteattr_result_tokens(d->r, &n_tokens);
  for (i = 0; i < n_tokens; i++) {
    uint32_t at = t[i].start;
    ck_assert(k < n && w[k].start == at);
    for (; k < n && w[k].start < t[i].end; k++) {
      check_span(d, w[k].start, w[k].end, "word");
      ck_assert(w[k].start >= at && (w[k].start == t[i].start) == !(w[k].flags & QUOTEATTR_FLAG_CLITIC));
      at = w[k].end;
    }
    ck_assert_uint_eq(at, t[i].end);
  }
  ck_assert_uint_eq(k, n);
}

static void
check_sentences(const document *d)
{
  size_t i, k = 0, n, n_tokens;
  const quoteattr_token *t = quoteattr_result_tokens(d->r, &n_tokens);
  const quoteattr_span *s = quoteattr_result_sentences(d->r, &n);
  for (i = 0; i < n; i++) {
    check_span(d, s[i].start, s[i].end, "sentence");
    ck_assert_msg(k < n_tokens && t[k].start == s[i].start, "sentence %zu starts at no token", i);
    ck_assert(t[k].flags & QUOTEATTR_FLAG_SENTENCE_START);
    while (k < n_tokens && t[k].end < s[i].end) {
      k++;
      ck_assert(k == n_tokens || !(t[k].flags & QUOTEATTR_FLAG_SENTENCE_START));
    }
    ck_assert_msg(k < n_tokens && t[k].end == s[i].end, "sentence %zu ends at no token", i);
    k++;
  }
  ck_assert_msg(k == n_tokens || !n, "token %zu is in no sentence", k);
}

static void
check_mentions(const document *d)
{
  size_t i, n;
  const quoteattr_mention *m = quoteattr_result_mentions(d->r, &n);
  for (i = 0; i < n; i++) {
    check_span(d, m[i].start, m[i].end, "mention");
    ck_assert(!i || m[i].start >= m[i - 1].start);
    ck_assert(m[i].kind >= QUOTEATTR_MENTION_NAME && m[i].kind <= QUOTEATTR_MENTION_PRONOUN);
    ck_assert(m[i].entity == QUOTEATTR_NONE || m[i].entity < quoteattr_entity_count(d->r));
  }
}

static void
check_parts(const document *d, size_t q)
{
  size_t i, n;
  int role;
  for (role = QUOTEATTR_ROLE_CONTENT; role <= QUOTEATTR_ROLE_CUE; role++) {
    const quoteattr_span *s = quoteattr_quote_spans(d->r, q, role, &n);
    ck_assert_msg(role == QUOTEATTR_ROLE_CONTENT ? n >= 1 : n <= 1, "quotation %zu has %zu spans of role %d", q, n,
                  role);
    for (i = 0; i < n; i++) {
      check_span(d, s[i].start, s[i].end, "part of a quotation");
      ck_assert_msg(!i || s[i].start >= s[i - 1].end, "the spans of quotation %zu are not in order", q);
    }
  }
}

static void
check_speaker(const document *d, size_t q)
{
  uint32_t speaker = quoteattr_quote_speaker(d->r, q), to = quoteattr_quote_addressee(d->r, q);
  int link = quoteattr_quote_link(d->r, q), by = quoteattr_quote_evidence(d->r, q);
  double confidence = quoteattr_quote_confidence(d->r, q);
  int nobody = speaker == QUOTEATTR_NONE;
  size_t n_sources;
  ck_assert(nobody || speaker < quoteattr_entity_count(d->r));
  ck_assert(to == QUOTEATTR_NONE || to < quoteattr_entity_count(d->r));
  ck_assert(link >= QUOTEATTR_LINK_NONE && link <= QUOTEATTR_LINK_IMPLICIT);
  ck_assert(by >= QUOTEATTR_BY_NOTHING && by <= QUOTEATTR_BY_SHARED);
  ck_assert_msg(confidence >= 0 && confidence <= 1, "quotation %zu has the confidence %f", q, confidence);
  ck_assert_msg(nobody == (confidence <= 0), "quotation %zu: confidence %f and speaker disagree", q, confidence);
  quoteattr_quote_spans(d->r, q, QUOTEATTR_ROLE_SOURCE, &n_sources);
  ck_assert_msg((nobody && !n_sources) == (link == QUOTEATTR_LINK_NONE), "quotation %zu: link %d and speaker disagree",
                q, link);
  ck_assert_msg(nobody || quoteattr_quote_kind(d->r, q) <= QUOTEATTR_QUOTE_INDIRECT,
                "quotation %zu is no speech and has a speaker", q);
}

static void
check_quotes(const document *d)
{
  size_t q, n;
  uint32_t last = 0;
  for (q = 0; q < quoteattr_quote_count(d->r); q++) {
    int kind = quoteattr_quote_kind(d->r, q);
    const quoteattr_span *s = quoteattr_quote_spans(d->r, q, QUOTEATTR_ROLE_CONTENT, &n);
    ck_assert(kind >= QUOTEATTR_QUOTE_DIRECT && kind <= QUOTEATTR_QUOTE_UNKNOWN);
    check_parts(d, q);
    ck_assert_msg(s[0].start >= last, "quotation %zu is out of order", q);
    last = s[0].start;
    check_speaker(d, q);
  }
}

/* The counts of all entities together are those of the mentions and quotations that have one. */
static void
check_counts(const document *d)
{
  size_t n, n_mentions = 0, n_quotes = 0;
  const quoteattr_mention *m = quoteattr_result_mentions(d->r, &n);
  uint32_t e;
  for (e = 0; e < quoteattr_entity_count(d->r); e++) {
    n_mentions += quoteattr_entity_mention_count(d->r, e);
    n_quotes += quoteattr_entity_quote_count(d->r, e);
  }
  while (n-- > 0)
    n_mentions -= m[n].entity != QUOTEATTR_NONE;
  for (n = quoteattr_quote_count(d->r); n-- > 0;)
    n_quotes -= quoteattr_quote_speaker(d->r, n) != QUOTEATTR_NONE;
  ck_assert(n_mentions == 0 && n_quotes == 0);
}

static void
check_entities(const document *d)
{
  uint32_t e;
  size_t i, len;
  for (e = 0; e < quoteattr_entity_count(d->r); e++) {
    ck_assert_msg(quoteattr_entity_name_count(d->r, e) >= 1, "entity %u has no name", e);
    for (i = 0; i < quoteattr_entity_name_count(d->r, e); i++) {
      const char *name = quoteattr_entity_name(d->r, e, i, &len);
      ck_assert(name && len && name[len] == '\0');
    }
    ck_assert(quoteattr_entity_kind(d->r, e) >= QUOTEATTR_ENTITY_PERSON &&
              quoteattr_entity_kind(d->r, e) <= QUOTEATTR_ENTITY_OTHER);
    ck_assert(quoteattr_entity_gender(d->r, e) >= QUOTEATTR_GENDER_UNKNOWN &&
              quoteattr_entity_gender(d->r, e) <= QUOTEATTR_GENDER_OTHER);
  }
}

void
api_check_invariants(const quoteattr_result *result, const char *text, size_t len)
{
  document d;
  d.r = result;
  d.text = text;
  d.len = len;
  find_boundaries(&d);
  check_tokens(&d);
  check_words(&d);
  check_sentences(&d);
  check_mentions(&d);
  check_quotes(&d);
  check_entities(&d);
  check_counts(&d);
  free(d.inside);
}

quoteattr_engine *
api_engine(int key, int64_t value)
{
  quoteattr_options *o;
  quoteattr_engine *engine;
  ck_assert_int_eq(quoteattr_options_new(&o, NULL), QUOTEATTR_OK);
  if (key)
    ck_assert_int_eq(quoteattr_options_set(o, key, value), QUOTEATTR_OK);
  ck_assert_int_eq(quoteattr_engine_new(&engine, o, NULL), QUOTEATTR_OK);
  quoteattr_options_free(o);
  return engine;
}

quoteattr_engine *
api_engine_of(int index)
{
  quoteattr_options *o;
  quoteattr_engine *engine;
  ck_assert_int_eq(quoteattr_options_new(&o, NULL), QUOTEATTR_OK);
  ck_assert_int_eq(quoteattr_options_set(o, QUOTEATTR_OPT_BAD_UTF8, 1), QUOTEATTR_OK);
  ck_assert_int_eq(quoteattr_options_set(o, QUOTEATTR_OPT_GENRE, index % 3), QUOTEATTR_OK);
  ck_assert_int_eq(quoteattr_options_set(o, QUOTEATTR_OPT_INDIRECT, index / 3 % 2), QUOTEATTR_OK);
  ck_assert_int_eq(quoteattr_options_set(o, QUOTEATTR_OPT_QUOTE_STYLES, index / 6 * 31), QUOTEATTR_OK);
  ck_assert_int_eq(quoteattr_engine_new(&engine, o, NULL), QUOTEATTR_OK);
  quoteattr_options_free(o);
  return engine;
}
