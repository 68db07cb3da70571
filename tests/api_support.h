/* Helpers for the suites on the shared library: own texts, allocators that count and fail, results as text, and
 * what must hold of every result. */
#ifndef TESTS_API_SUPPORT_H
#define TESTS_API_SUPPORT_H

#include "heap.h"

#include <quoteattr.h>

/* ---- own texts ---- */

typedef struct api_text {
  char *bytes;
  size_t len;
} api_text;

#define API_TEXTS 5
/* Reads tests/texts: news, novel, british, dashes, script. */
api_text api_text_load(int index);
void api_text_free(api_text *text);

/* ---- results ---- */

/* Everything the header shows of a result, as text to be freed. */
char *api_dump(const quoteattr_result *result);
/* The same of a text that a session analyses. */
char *api_dump_in(quoteattr_session *session, const char *text, size_t len);
/* Fails the test when the result of `text` breaks a rule of the header. */
void api_check_invariants(const quoteattr_result *result, const char *text, size_t len);

/* An engine with one option set (key 0: none); the test fails when that fails. */
quoteattr_engine *api_engine(int key, int64_t value);
/* One of API_ENGINES that take bad UTF-8: for each genre, with and without indirect statements, with marks found or all
 * given. */
#define API_ENGINES 12
quoteattr_engine *api_engine_of(int index);

#endif
