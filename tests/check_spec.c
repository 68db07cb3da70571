/* The spec suite: every case of tests/spec against the shared library. */
#include "spec_match.h"

#include <quoteattr.h>

#include <check.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

typedef struct named {
  const char *name;
  int value;
} named;

static const named kinds[] = {{"direct", QUOTEATTR_QUOTE_DIRECT},     {"mixed", QUOTEATTR_QUOTE_MIXED},
                              {"indirect", QUOTEATTR_QUOTE_INDIRECT}, {"title", QUOTEATTR_QUOTE_TITLE},
                              {"nickname", QUOTEATTR_QUOTE_NICKNAME}, {"scare", QUOTEATTR_QUOTE_SCARE},
                              {"unknown", QUOTEATTR_QUOTE_UNKNOWN}};
static const named links[] = {{"unlinked", QUOTEATTR_LINK_NONE},
                              {"explicit", QUOTEATTR_LINK_EXPLICIT},
                              {"anaphoric", QUOTEATTR_LINK_ANAPHORIC},
                              {"implicit", QUOTEATTR_LINK_IMPLICIT}};
static const named evidence[] = {{"nothing", QUOTEATTR_BY_NOTHING},
                                 {"tag", QUOTEATTR_BY_TAG},
                                 {"according-to", QUOTEATTR_BY_ACCORDING_TO},
                                 {"colon", QUOTEATTR_BY_COLON},
                                 {"noun", QUOTEATTR_BY_NOUN},
                                 {"passive", QUOTEATTR_BY_PASSIVE},
                                 {"script", QUOTEATTR_BY_SCRIPT},
                                 {"continuation", QUOTEATTR_BY_CONTINUATION},
                                 {"floating", QUOTEATTR_BY_FLOATING},
                                 {"paragraph", QUOTEATTR_BY_PARAGRAPH},
                                 {"beat", QUOTEATTR_BY_BEAT},
                                 {"turn", QUOTEATTR_BY_TURN},
                                 {"vocative", QUOTEATTR_BY_VOCATIVE},
                                 {"nearby", QUOTEATTR_BY_NEARBY},
                                 {"shared", QUOTEATTR_BY_SHARED}};
static const named genres[] = {
    {"auto", QUOTEATTR_GENRE_AUTO}, {"news", QUOTEATTR_GENRE_NEWS}, {"fiction", QUOTEATTR_GENRE_FICTION}};
static const named stages[] = {{"tokens", QUOTEATTR_STAGE_TOKENS},
                               {"sentences", QUOTEATTR_STAGE_SENTENCES},
                               {"quotes", QUOTEATTR_STAGE_QUOTES},
                               {"attribution", QUOTEATTR_STAGE_ATTRIBUTION}};
static const named genders[] = {
    {"unknown", QUOTEATTR_GENDER_UNKNOWN}, {"female", QUOTEATTR_GENDER_FEMALE}, {"male", QUOTEATTR_GENDER_MALE}};
static const named entity_kinds[] = {{"person", QUOTEATTR_ENTITY_PERSON},
                                     {"organisation", QUOTEATTR_ENTITY_ORGANISATION},
                                     {"group", QUOTEATTR_ENTITY_GROUP},
                                     {"other", QUOTEATTR_ENTITY_OTHER}};

static spec all;

/* One case in work: its result, and what is wrong with it. */
typedef struct trial {
  const spec_case *c;
  quoteattr_result *r;
  const quoteattr_token *words;
  size_t n_words;
  unsigned char *taken; /* by quotation: an answer spoke of it */
  char *wrong;
  size_t n_wrong;
} trial;

/* ---- tools ---- */

static int
lookup(const named *list, size_t n, const char *name)
{
  size_t i;
  for (i = 0; i < n; i++)
    if (!strcmp(list[i].name, name))
      return list[i].value;
  return -1;
}

static const char *
name_of(const named *list, size_t n, int value)
{
  size_t i;
  for (i = 0; i < n; i++)
    if (list[i].value == value)
      return list[i].name;
  return "?";
}

static void
say(trial *t, const char *format, ...)
{
  char line[2048];
  va_list args;
  size_t n;
  va_start(args, format);
  vsnprintf(line, sizeof line, format, args);
  va_end(args);
  n = strlen(line);
  t->wrong = realloc(t->wrong, t->n_wrong + n + 5);
  ck_assert_ptr_nonnull(t->wrong);
  memcpy(t->wrong + t->n_wrong, "\n  ", 3);
  memcpy(t->wrong + t->n_wrong + 3, line, n + 1);
  t->n_wrong += n + 3;
}

static const char *
entity_text(const trial *t, uint32_t entity)
{
  return spec_entity_name(t->r, entity);
}

static int
is_entity(const trial *t, uint32_t entity, const char *wanted)
{
  return spec_answers(entity_text(t, entity), wanted);
}

/* ---- spans ---- */

static int
same_bytes(const spec_case *c, int quote, char role, const quoteattr_span *spans, size_t n)
{
  size_t i, k = 0;
  for (i = 0; i < c->n_labels; i++)
    if (c->labels[i].quote == quote && c->labels[i].role == role) {
      if (k == n || spans[k].start != c->labels[i].start || spans[k].end != c->labels[i].end)
        return 0;
      k++;
    }
  return k == n;
}

static int
same_words(const trial *t, int quote, char role, const quoteattr_span *spans, size_t n)
{
  size_t i;
  for (i = 0; i < t->n_words; i++)
    if (spec_is_compared(&t->words[i]) &&
        spec_in_labels(t->c, quote, role, t->words[i].start) != spec_in_spans(spans, n, t->words[i].start))
      return 0;
  return 1;
}

static int
has_label(const spec_case *c, int quote, char role)
{
  size_t i;
  for (i = 0; i < c->n_labels; i++)
    if (c->labels[i].quote == quote && c->labels[i].role == role)
      return 1;
  return 0;
}

static int
is_exact(const spec_case *c)
{
  const char *v = spec_get(c, "exact");
  return v && !strcmp(v, "yes");
}

static int
agrees(const trial *t, int quote, char role, size_t q)
{
  int which = role == 'q' ? QUOTEATTR_ROLE_CONTENT : role == 's' ? QUOTEATTR_ROLE_SOURCE : QUOTEATTR_ROLE_CUE;
  size_t n;
  const quoteattr_span *spans = quoteattr_quote_spans(t->r, q, which, &n);
  return is_exact(t->c) ? same_bytes(t->c, quote, role, spans, n) : same_words(t, quote, role, spans, n);
}

/* The text of a quotation's part, spans joined by " … ". */
static const char *
part_text(const trial *t, size_t q, int role, char *buffer, size_t size)
{
  size_t i, n, at = 0;
  const quoteattr_span *s = quoteattr_quote_spans(t->r, q, role, &n);
  buffer[0] = '\0';
  for (i = 0; i < n && at < size; i++)
    at += (size_t)snprintf(buffer + at, size - at, "%s%.*s", i ? " … " : "", (int)(s[i].end - s[i].start),
                           t->c->text + s[i].start);
  return buffer;
}

static void
describe(const trial *t, size_t q, char *buffer, size_t size)
{
  char content[512], source[128], cue[128];
  uint32_t to = quoteattr_quote_addressee(t->r, q);
  snprintf(buffer, size, "%s | %s | %s %s | to %s | source (%s) cue (%s): %s",
           name_of(kinds, COUNT(kinds), quoteattr_quote_kind(t->r, q)),
           entity_text(t, quoteattr_quote_speaker(t->r, q)),
           name_of(evidence, COUNT(evidence), quoteattr_quote_evidence(t->r, q)),
           name_of(links, COUNT(links), quoteattr_quote_link(t->r, q)), entity_text(t, to),
           part_text(t, q, QUOTEATTR_ROLE_SOURCE, source, sizeof source),
           part_text(t, q, QUOTEATTR_ROLE_CUE, cue, sizeof cue),
           part_text(t, q, QUOTEATTR_ROLE_CONTENT, content, sizeof content));
}

/* ---- answers about quotations ---- */

static int
is_kind(int kind, const char *wanted)
{
  if (!strcmp(wanted, "speech"))
    return kind == QUOTEATTR_QUOTE_DIRECT || kind == QUOTEATTR_QUOTE_MIXED;
  if (!strcmp(wanted, "marks"))
    return kind >= QUOTEATTR_QUOTE_TITLE;
  return kind == lookup(kinds, COUNT(kinds), wanted);
}

static void
check_word(trial *t, int number, size_t q, const char *word)
{
  int by = lookup(evidence, COUNT(evidence), word), link = lookup(links, COUNT(links), word);
  if (by < 0 && link < 0)
    say(t, "quotation %d: unknown word '%s' in the spec", number, word);
  if (by >= 0 && quoteattr_quote_evidence(t->r, q) != by)
    say(t, "quotation %d: decided by %s, not by %s", number,
        name_of(evidence, COUNT(evidence), quoteattr_quote_evidence(t->r, q)), word);
  if (link >= 0 && quoteattr_quote_link(t->r, q) != link)
    say(t, "quotation %d: the link is %s, not %s", number, name_of(links, COUNT(links), quoteattr_quote_link(t->r, q)),
        word);
}

static void
check_details(trial *t, int number, size_t q, char *rest)
{
  while (rest) {
    char *one = spec_split(rest, " | ", &rest), *more = one;
    if (!strncmp(one, "to ", 3)) {
      uint32_t to = quoteattr_quote_addressee(t->r, q);
      if (!is_entity(t, to, one + 3))
        say(t, "quotation %d: addressed to %s, not to %s", number, entity_text(t, to), one + 3);
      continue;
    }
    while (more)
      check_word(t, number, q, spec_split(more, " ", &more));
  }
}

static void
check_parts(trial *t, int number, size_t q)
{
  char found[512];
  if (has_label(t->c, number, 's') && !agrees(t, number, 's', q))
    say(t, "quotation %d: the source is (%s)", number, part_text(t, q, QUOTEATTR_ROLE_SOURCE, found, sizeof found));
  if (has_label(t->c, number, 'c') && !agrees(t, number, 'c', q))
    say(t, "quotation %d: the cue is (%s)", number, part_text(t, q, QUOTEATTR_ROLE_CUE, found, sizeof found));
}

static void
check_found(trial *t, int number, size_t q, const char *kind, char *rest)
{
  char *speaker = spec_split(rest, " | ", &rest);
  uint32_t found = quoteattr_quote_speaker(t->r, q);
  if (!is_kind(quoteattr_quote_kind(t->r, q), kind))
    say(t, "quotation %d: it is %s, not %s", number, name_of(kinds, COUNT(kinds), quoteattr_quote_kind(t->r, q)), kind);
  if (!is_entity(t, found, speaker))
    say(t, "quotation %d: the speaker is %s, not %s", number, entity_text(t, found), speaker);
  check_parts(t, number, q);
  check_details(t, number, q, rest);
}

/* "NUMBER KIND | SPEAKER | ..." */
static void
check_quotation(trial *t, char *line)
{
  char *kind, *rest;
  int number = (int)strtol(line, &kind, 10);
  size_t q;
  kind = spec_split(kind, " | ", &rest);
  if (!has_label(t->c, number, 'q') || !rest)
    say(t, "the spec has no brackets, or no speaker, for quotation %d", number);
  else {
    for (q = 0; q < quoteattr_quote_count(t->r); q++)
      if (!t->taken[q] && agrees(t, number, 'q', q))
        break;
    if (q == quoteattr_quote_count(t->r)) {
      say(t, "quotation %d is not found", number);
    } else {
      t->taken[q] = 1;
      check_found(t, number, q, kind, rest);
    }
  }
}

static void
check_unmarked(trial *t)
{
  char found[1024];
  const char *extra = spec_get(t->c, "extra");
  size_t q;
  if (extra && !strcmp(extra, "yes"))
    return;
  for (q = 0; q < quoteattr_quote_count(t->r); q++)
    if (!t->taken[q] && quoteattr_quote_kind(t->r, q) <= QUOTEATTR_QUOTE_INDIRECT) {
      describe(t, q, found, sizeof found);
      say(t, "unexpected: %s", found);
    }
}

/* ---- answers about entities and mentions ---- */

static int
has_name(const trial *t, uint32_t entity, const char *name)
{
  size_t i, len;
  for (i = 0; i < quoteattr_entity_name_count(t->r, entity); i++) {
    const char *s = quoteattr_entity_name(t->r, entity, i, &len);
    if (spec_same_name(s, len, name))
      return 1;
  }
  return 0;
}

static void
check_property(trial *t, uint32_t e, char *one)
{
  size_t len;
  const char *role = quoteattr_entity_role(t->r, e, &len);
  int kind = lookup(entity_kinds, COUNT(entity_kinds), one), gender = lookup(genders, COUNT(genders), one);
  const char *name = entity_text(t, e);
  if (!strncmp(one, "alias ", 6)) {
    if (!has_name(t, e, one + 6))
      say(t, "%s has no name %s", name, one + 6);
  } else if (!strncmp(one, "not ", 4)) {
    if (has_name(t, e, one + 4))
      say(t, "%s must not have the name %s", name, one + 4);
  } else if (!strncmp(one, "role ", 5)) {
    if (!role || !spec_same_name(role, len, one + 5))
      say(t, "%s has the role %s, not %s", name, role ? role : "-", one + 5);
  } else if (!strncmp(one, "member ", 7)) {
    if (quoteattr_entity_member(t->r, e) != (uint32_t)atoi(one + 7))
      say(t, "%s is not %s of the roster", name, one);
  } else if (kind >= 0 && kind != quoteattr_entity_kind(t->r, e)) {
    say(t, "%s is not a %s", name, one);
  } else if (gender >= 0 && gender != quoteattr_entity_gender(t->r, e)) {
    say(t, "%s is not %s", name, one);
  } else if (kind < 0 && gender < 0) {
    say(t, "unknown property '%s' in the spec", one);
  }
}

static uint32_t
find_entity(const trial *t, const char *name)
{
  uint32_t e;
  for (e = 0; e < quoteattr_entity_count(t->r); e++)
    if (is_entity(t, e, name))
      return e;
  return QUOTEATTR_NONE;
}

static void
check_entity(trial *t, char *line)
{
  char *rest, *name = spec_split(line, " | ", &rest);
  uint32_t e = find_entity(t, name);
  if (e == QUOTEATTR_NONE) {
    say(t, "there is no entity %s", name);
    return;
  }
  while (rest)
    check_property(t, e, spec_split(rest, " | ", &rest));
}

static void
check_mentions(trial *t)
{
  size_t i, k, n;
  const quoteattr_mention *m = quoteattr_result_mentions(t->r, &n);
  for (i = 0; i < t->c->n_labels; i++) {
    const spec_label *l = &t->c->labels[i];
    uint32_t entity = QUOTEATTR_NONE;
    if (l->quote != SPEC_MENTION)
      continue;
    for (k = 0; k < n; k++)
      if (m[k].start <= l->start && m[k].end == l->end && m[k].entity != QUOTEATTR_NONE)
        entity = m[k].entity;
    if (!is_entity(t, entity, l->name))
      say(t, "\"%.*s\" is %s, not %s", (int)(l->end - l->start), t->c->text + l->start, entity_text(t, entity),
          l->name);
  }
}

/* ---- answers about tokens and sentences ---- */

static void
check_tokens(trial *t, const char *line, const quoteattr_token *tokens, size_t n)
{
  char found[4096];
  size_t i, at = 0;
  found[0] = '\0';
  for (i = 0; i < n && at < sizeof found; i++)
    at += (size_t)snprintf(found + at, sizeof found - at, "%s%.*s", i ? " " : "",
                           (int)(tokens[i].end - tokens[i].start), t->c->text + tokens[i].start);
  if (strcmp(found, line) != 0)
    say(t, "tokens or words: %s", found);
}

/* Equal but for the amount of white space. */
static int
same_prose(const char *a, size_t len, const char *b)
{
  size_t i = 0;
  while (i < len && *b) {
    int space = a[i] == ' ' || a[i] == '\n' || a[i] == '\t';
    if (space != (*b == ' ') || (!space && a[i] != *b))
      return 0;
    for (i++; space && i < len && (a[i] == ' ' || a[i] == '\n' || a[i] == '\t');)
      i++;
    b++;
  }
  return i == len && !*b;
}

static void
check_sentence(trial *t, size_t i, const char *line)
{
  size_t n;
  const quoteattr_span *s = quoteattr_result_sentences(t->r, &n);
  if (i >= n)
    say(t, "sentence %zu is missing: %s", i + 1, line);
  else if (!same_prose(t->c->text + s[i].start, s[i].end - s[i].start, line))
    say(t, "sentence %zu: %.*s", i + 1, (int)(s[i].end - s[i].start), t->c->text + s[i].start);
}

/* ---- a case ---- */

static void
check_answer(trial *t, const char *answer, size_t *n_sentences)
{
  char line[4096];
  snprintf(line, sizeof line, "%s", answer);
  if (*line >= '0' && *line <= '9') {
    check_quotation(t, line);
  } else if (!strncmp(line, "entity ", 7)) {
    check_entity(t, line + 7);
  } else if (!strncmp(line, "no entity ", 10)) {
    if (find_entity(t, line + 10) != QUOTEATTR_NONE)
      say(t, "there is an entity %s", line + 10);
  } else if (!strncmp(line, "tokens ", 7)) {
    size_t n;
    const quoteattr_token *tokens = quoteattr_result_tokens(t->r, &n);
    check_tokens(t, line + 7, tokens, n);
  } else if (!strncmp(line, "words ", 6)) {
    check_tokens(t, line + 6, t->words, t->n_words);
  } else if (!strncmp(line, "sentence ", 9)) {
    check_sentence(t, (*n_sentences)++, line + 9);
  } else if (!strncmp(line, "genre ", 6)) {
    if (quoteattr_result_genre(t->r) != lookup(genres, COUNT(genres), line + 6))
      say(t, "the genre is %s", name_of(genres, COUNT(genres), quoteattr_result_genre(t->r)));
  } else if (strcmp(line, "nothing") != 0) {
    say(t, "unknown answer in the spec: %s", line);
  }
}

static void
check_case(trial *t)
{
  size_t i, n, n_sentences = 0;
  for (i = 0; i < t->c->n_answers; i++)
    check_answer(t, t->c->answers[i], &n_sentences);
  quoteattr_result_sentences(t->r, &n);
  if (n_sentences && n != n_sentences)
    say(t, "%zu sentences, not %zu", n, n_sentences);
  check_mentions(t);
  check_unmarked(t);
}

static void
set_option(quoteattr_options *o, int key, const spec_case *c, const char *setting, const named *list, size_t n)
{
  const char *v = spec_get(c, setting);
  if (v)
    ck_assert_msg(!quoteattr_options_set(o, key, list ? lookup(list, n, v) : atoi(v)), "bad value of %s", setting);
}

static quoteattr_options *
case_options(const spec_case *c)
{
  static const named flags[] = {{"no", 0}, {"yes", 1}};
  quoteattr_options *o;
  ck_assert_int_eq(quoteattr_options_new(&o, NULL), QUOTEATTR_OK);
  set_option(o, QUOTEATTR_OPT_GENRE, c, "genre", genres, COUNT(genres));
  set_option(o, QUOTEATTR_OPT_STAGES, c, "stages", stages, COUNT(stages));
  set_option(o, QUOTEATTR_OPT_INDIRECT, c, "indirect", flags, COUNT(flags));
  set_option(o, QUOTEATTR_OPT_QUOTE_STYLES, c, "styles", NULL, 0);
  return o;
}

static void
add_member(quoteattr_roster *roster, char *line)
{
  char *names[16], *rest = line;
  int gender = QUOTEATTR_GENDER_UNKNOWN;
  size_t i, n = 0;
  uint32_t member;
  while (rest && n < COUNT(names)) {
    char *one = spec_split(rest, "|", &rest);
    if (lookup(genders, COUNT(genders), one) >= 0)
      gender = lookup(genders, COUNT(genders), one);
    else
      names[n++] = one;
  }
  ck_assert_uint_gt(n, 0);
  ck_assert_int_eq(quoteattr_roster_add(roster, names[0], strlen(names[0]), gender, &member), QUOTEATTR_OK);
  for (i = 1; i < n; i++)
    ck_assert_int_eq(quoteattr_roster_add_alias(roster, member, names[i], strlen(names[i])), QUOTEATTR_OK);
}

static quoteattr_roster *
case_roster(const spec_case *c)
{
  quoteattr_roster *roster = NULL;
  size_t i;
  for (i = 0; i < c->n_settings; i++)
    if (!strcmp(c->settings[i].key, "roster")) {
      char line[512];
      if (!roster)
        ck_assert_int_eq(quoteattr_roster_new(&roster, NULL), QUOTEATTR_OK);
      snprintf(line, sizeof line, "%s", c->settings[i].value);
      add_member(roster, line);
    }
  return roster;
}

static void
show_case(const trial *t)
{
  char line[1024];
  uint32_t e;
  size_t i;
  printf("\n%s:%d: %s%s\n", t->c->file, t->c->line, t->c->title, t->wrong ? " (wrong)" : "");
  for (i = 0; i < quoteattr_quote_count(t->r); i++) {
    describe(t, i, line, sizeof line);
    printf("  %s\n", line);
  }
  for (e = 0; e < quoteattr_entity_count(t->r); e++) {
    printf("  entity %s", entity_text(t, e));
    for (i = 1; i < quoteattr_entity_name_count(t->r, e); i++)
      printf(" | %s", quoteattr_entity_name(t->r, e, i, NULL));
    printf(" | %s %s, %s\n", name_of(entity_kinds, COUNT(entity_kinds), quoteattr_entity_kind(t->r, e)),
           name_of(genders, COUNT(genders), quoteattr_entity_gender(t->r, e)),
           quoteattr_entity_role(t->r, e, NULL) ? quoteattr_entity_role(t->r, e, NULL) : "-");
  }
  printf("%s\n", t->wrong ? t->wrong : "");
  fflush(stdout);
}

static void
judge(const trial *t)
{
  const char *xfail = spec_get(t->c, "xfail");
  if (xfail && !strcmp(xfail, "pending"))
    return;
  if (xfail)
    ck_assert_msg(t->wrong != NULL, "%s:%d: %s\n  passes: take its xfail away (%s)", t->c->file, t->c->line,
                  t->c->title, xfail);
  else
    ck_assert_msg(t->wrong == NULL, "%s:%d: %s%s", t->c->file, t->c->line, t->c->title, t->wrong);
}

static void
analyze(trial *t)
{
  quoteattr_options *o = case_options(t->c);
  quoteattr_roster *roster = case_roster(t->c);
  quoteattr_engine *engine;
  quoteattr_session *session;
  ck_assert_int_eq(quoteattr_engine_new(&engine, o, NULL), QUOTEATTR_OK);
  ck_assert_int_eq(quoteattr_session_new(&session, engine), QUOTEATTR_OK);
  ck_assert_int_eq(quoteattr_session_set_roster(session, roster), QUOTEATTR_OK);
  ck_assert_int_eq(quoteattr_session_analyze(session, t->c->text, t->c->len, &t->r, NULL), QUOTEATTR_OK);
  quoteattr_session_free(session);
  quoteattr_engine_free(engine);
  quoteattr_roster_free(roster);
  quoteattr_options_free(o);
}

START_TEST(case_holds)
{
  trial t = {0};
  t.c = all.cases[_i];
  analyze(&t);
  t.words = quoteattr_result_words(t.r, &t.n_words);
  t.taken = calloc(quoteattr_quote_count(t.r) + 1, 1);
  ck_assert_ptr_nonnull(t.taken);
  check_case(&t);
  if (getenv("SPEC_SHOW"))
    show_case(&t);
  judge(&t);
  free(t.wrong);
  free(t.taken);
  quoteattr_result_free(t.r);
}
END_TEST

static size_t
count_xfail(void)
{
  size_t i, n = 0;
  for (i = 0; i < all.n; i++)
    n += spec_get(all.cases[i], "xfail") != NULL;
  return n;
}

Suite *check_spec(void);

Suite *
check_spec(void)
{
  Suite *s = suite_create("spec");
  TCase *t = tcase_create("cases");
  spec_load(&all, TESTS_DIR "/spec");
  printf("spec: %zu cases, %zu of them not right yet\n", all.n, count_xfail());
  tcase_add_loop_test(t, case_holds, 0, (int)all.n);
  suite_add_tcase(s, t);
  return s;
}
