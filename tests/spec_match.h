/* How the marked answers of a spec case are compared with what the library found. */
#ifndef TESTS_SPEC_MATCH_H
#define TESTS_SPEC_MATCH_H

#include "spec_file.h"

#include <quoteattr.h>

/* Equal but for the case of ASCII letters. */
int spec_same_name(const char *a, size_t len, const char *b);
/* Does `name` ("-" for nobody) answer to `wanted`: "A / B" either, "~part" with it, "?" any, "-" nobody? */
int spec_answers(const char *name, const char *wanted);
/* The fullest name of an entity; "-" for QUOTEATTR_NONE. */
const char *spec_entity_name(const quoteattr_result *r, uint32_t entity);
/* Is byte `at` in a bracket of that quotation and role; in one of the spans? */
int spec_in_labels(const spec_case *c, int quote, char role, uint32_t at);
int spec_in_spans(const quoteattr_span *spans, size_t n, uint32_t at);
/* Punctuation is not compared. */
int spec_is_compared(const quoteattr_token *word);

#endif
