/*
 * The names before a script's speeches, and which of them are one person's.
 *
 * In: lines with names.  Out: the number of each line's name, the same for the same words; and for each number how
 * often it comes, by itself and with others that end in the same surname: "ANN LEE", "LEE"; "Mr Paul Reid", "Mr Reid".
 */
#ifndef QAI_QUOTES_SCRIPT_NAMES_H
#define QAI_QUOTES_SCRIPT_NAMES_H

#include "quotes/script.h"

typedef struct qai_script_names {
  const qai_tags *tags;
  qai_script_line *lines;
  uint32_t *slots;    /* paragraph that brought the name first, plus one; 0 is free */
  uint32_t *surnames; /* the same, by the last word of longer names */
  uint32_t *uses;     /* of each name */
  uint32_t *first;    /* the number of the longer name before it that ends as it does, else its own */
  uint32_t *together; /* uses of such names, by the number of the first one */
  uint32_t mask, n, n_persons;
} qai_script_names;

/* `n_lines`: those with a name. */
int qai_script_names_init(qai_script_names *t, const qai_tags *tags, qai_script_line *lines, uint32_t n_lines,
                          qai_arena *arena);
/* Counts the name of a paragraph, and numbers it; in order of the text. */
void qai_script_names_count(qai_script_names *t, uint32_t paragraph);
/* Takes it back. */
void qai_script_names_drop(qai_script_names *t, uint32_t paragraph);
/* How often the one who has the name of a paragraph speaks. */
uint32_t qai_script_names_uses(const qai_script_names *t, uint32_t paragraph);
/* Is it a person's by its form: "ANN LEE", "Mr Reid"? */
int qai_script_names_is_person(const qai_tags *tags, const qai_script_line *line);

#endif
