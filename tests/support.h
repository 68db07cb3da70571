/*
 * Helpers for the unit suites: run the stages on a string up to one of them, then look at what they made.
 *
 *   support_doc d;
 *   support_run(&d, "“Go,” said Ann.", SUPPORT_QUOTES);
 *   ck_assert_uint_eq(d.quotes.n_quotations, 1);
 *   support_ck_span(&d, d.quotes.regions[0].start, d.quotes.regions[0].end, "Go,");
 *   support_clear(&d);
 *
 * A stage that fails fails the test.  The text must live as long as the document.
 */
#ifndef QAI_TESTS_SUPPORT_H
#define QAI_TESTS_SUPPORT_H

#include "attribute/attribute.h"

#include <check.h>

enum {
  SUPPORT_TEXT = 1,
  SUPPORT_WORDS,
  SUPPORT_SENTENCES,
  SUPPORT_TAGS,
  SUPPORT_QUOTES,
  SUPPORT_MENTIONS,
  SUPPORT_ATTRIBUTION
};

typedef struct support_doc {
  qai_arena arena;
  int genre;            /* QUOTEATTR_GENRE_*, read by support_run_with() */
  const qai_cast *cast; /* NULL without roster, read by support_run_with() */
  qai_text text;
  qai_segment segment;
  qai_tags tags;
  qai_quotes quotes;
  qai_mentions mentions;
  qai_attributions attributions;
} support_doc;

/* Runs the stages on a NUL-terminated text, up to `last` (SUPPORT_*), genre automatic, no roster. */
void support_run(support_doc *d, const char *text, int last);
void support_run_genre(support_doc *d, const char *text, int last, int genre);
/* The same with d->genre and d->cast set by the caller, and a length. */
void support_run_with(support_doc *d, const char *text, size_t len, int last);
void support_clear(support_doc *d);

/* Byte offset of the first, or of the n-th (from 0), occurrence of `part`; the test fails without one. */
uint32_t support_find(const support_doc *d, const char *part);
uint32_t support_find_nth(const support_doc *d, const char *part, uint32_t n);
/* The word that starts where `part` does. */
uint32_t support_word(const support_doc *d, const char *part);
/* The mention / the entity of the mention whose text is exactly `part` (the first one), or QAI_NONE. */
uint32_t support_mention(const support_doc *d, const char *part);
uint32_t support_entity(const support_doc *d, const char *part);
/* Fullest name of an entity as a string in the document's arena; "" for QAI_NONE or a nameless one. */
const char *support_entity_name(support_doc *d, uint32_t entity);
/* The text of [start, end) as a string in the document's arena. */
const char *support_slice(support_doc *d, uint32_t start, uint32_t end);

#define support_ck_span(d, start, end, expected) ck_assert_str_eq(support_slice((d), (start), (end)), (expected))
/* The text of word `i` is `expected`. */
#define support_ck_word(d, i, expected)                                                                                \
  support_ck_span((d), (d)->segment.words[i].start, (d)->segment.words[i].end, (expected))

#endif
