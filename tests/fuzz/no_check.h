/* libcheck's assertions for programs that are no test runner: a message, and abort().  Included before everything,
 * it stands in for <check.h>. */
#ifndef CHECK_H
#define CHECK_H

#include <stdio.h>
#include <stdlib.h>

#define ck_assert_msg(condition, ...)                                                                                  \
  do {                                                                                                                 \
    if (!(condition)) {                                                                                                \
      fprintf(stderr, "%s:%d: %s: ", __FILE__, __LINE__, #condition);                                                  \
      fprintf(stderr, __VA_ARGS__);                                                                                    \
      fputc('\n', stderr);                                                                                             \
      abort();                                                                                                         \
    }                                                                                                                  \
  } while (0)
#define ck_assert(condition) ck_assert_msg(condition, "does not hold")
#define ck_assert_ptr_nonnull(p) ck_assert((p) != NULL)
#define ck_assert_int_eq(a, b) ck_assert((a) == (b))
#define ck_assert_int_ge(a, b) ck_assert((a) >= (b))
#define ck_assert_uint_eq(a, b) ck_assert((a) == (b))
#define ck_assert_uint_gt(a, b) ck_assert((a) > (b))
#define ck_assert_uint_ge(a, b) ck_assert((a) >= (b))

#endif
