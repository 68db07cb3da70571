/*
 * Spec files: texts with marked answers.  tests/spec/README says how they are written.
 *
 * spec_load() reads every *.txt of a directory, in the order of their names, and ends the program with a
 * message on a malformed case.
 */
#ifndef TESTS_SPEC_FILE_H
#define TESTS_SPEC_FILE_H

#include <stddef.h>
#include <stdint.h>

#define SPEC_MAX_LABELS 128
#define SPEC_MAX_ANSWERS 64
#define SPEC_MAX_SETTINGS 16
#define SPEC_MENTION (-1) /* spec_label.quote of a [=NAME:...] */

typedef struct spec_label { /* a stretch of the text in brackets */
  int quote;                /* number of the quotation, or SPEC_MENTION */
  char role;                /* 'q' content, 's' source, 'c' cue, '=' mention */
  char *name;               /* of a mention: its entity; of content: its speaker; or NULL */
  uint32_t start, end;      /* bytes of the text */
} spec_label;

typedef struct spec_setting {
  char *key, *value;
} spec_setting;

typedef struct spec_case {
  char *file, *title;
  int line;
  spec_setting settings[SPEC_MAX_SETTINGS];
  size_t n_settings;
  char *text; /* without the brackets */
  size_t len;
  spec_label labels[SPEC_MAX_LABELS];
  size_t n_labels;
  char *answers[SPEC_MAX_ANSWERS]; /* the lines after the text */
  size_t n_answers;
} spec_case;

typedef struct spec {
  spec_case **cases;
  size_t n, cap;
} spec;

void spec_load(spec *out, const char *directory);
void spec_free(spec *s);
/* Value of a setting, the last one given; NULL without. */
const char *spec_get(const spec_case *c, const char *key);
/* Cuts `s` at the next `separator` and skips spaces around: the piece, and *rest behind it (NULL at the end). */
char *spec_split(char *s, const char *separator, char **rest);

#endif
