/* Why an input, or a part of it, could not be analysed. */
#ifndef CLI_PROBLEM_H
#define CLI_PROBLEM_H

#include <stddef.h>

typedef struct problem {
  const char *code;  /* a short name that stays the same: "json", "utf8", "limit" ... */
  char message[200]; /* English, one line */
  size_t offset;     /* byte it is about: of the text, or of the line for "json" */
} problem;

/* Fills *p; returns -1. */
int problem_set(problem *p, const char *code, size_t offset, const char *message);

#endif
