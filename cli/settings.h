/* What the command line asks for. */
#ifndef CLI_SETTINGS_H
#define CLI_SETTINGS_H

#include <stddef.h>

enum { EXIT_GOOD = 0, EXIT_BAD_INPUT = 1, EXIT_USAGE = 2, EXIT_FATAL = 3 };
enum { INPUT_TEXT, INPUT_JSONL };
enum { FORMAT_PRETTY, FORMAT_JSONL, FORMAT_TSV, FORMAT_SCRIPT };
enum { UNIT_BYTE = 0 }; /* the others are QUOTEATTR_UNIT_* */

typedef struct settings {
  int input, format, unit; /* INPUT_*, FORMAT_*, unit of offsets */
  int genre;               /* QUOTEATTR_GENRE_* */
  int tokens, sentences, indirect, statements, replace_bad_utf8;
  int min_confidence;               /* per cent */
  const char *roster, *corrections; /* files, or NULL */
  int jobs;                         /* threads */
  int progress;                     /* shown even where nobody may look */
  size_t max_bytes;                 /* of a text, or of a line */
  const char *output;               /* a file, or NULL for standard output */
  int resume;                       /* go on with a broken run in it */
  const char *files_from;           /* a file with names of more files, or NULL */
  char **files;
  int n_files; /* 0: standard input, unless files_from */
} settings;

/* Reads the command line.  Returns -1 to go on, otherwise the exit status. */
int settings_read(settings *s, int argc, char **argv);

#endif
