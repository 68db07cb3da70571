/*
 * Word forms of one document and how each is written in it.
 *
 * In: qai_tags.  Out: an id for each word's form (case folded, the same id for the same form) and, for each
 * form, how often it stands in lower case, and with a capital inside a sentence.  A form that the text also writes in
 * lower case is seldom a name; this beats any list.
 */
#ifndef QAI_MENTION_FORMS_H
#define QAI_MENTION_FORMS_H

#include "tag/tag.h"

typedef struct qai_form {
  uint32_t lower;      /* times in lower case */
  uint32_t upper;      /* times with a capital inside a sentence */
  uint32_t word;       /* the first that has it */
  uint32_t dated : 31; /* times where a month or day stands as a date ("in May", "June 5") */
  uint32_t named : 1;  /* a month, day or title is part of a longer name ("Theresa May", "Sadiq Khan"), a noun in
                          capitals ("TOM FISH") */
} qai_form;

typedef struct qai_form_table qai_form_table;

typedef struct qai_forms {
  const qai_form_table *table; /* by which qai_forms_find() looks */
  const uint32_t *spelling;    /* of each word */
  uint32_t *of_spelling;       /* form id of each spelling, 0 for what is none */
  qai_form *forms;
  uint32_t n_forms;
  uint64_t *starts; /* one bit a word: it has a capital where any word has one */
  uint64_t *titles; /* one bit a paragraph: a heading, or one whose words have capitals all the same */
} qai_forms;

/* The form id of word `i`. */
static inline uint32_t
qai_forms_of(const qai_forms *forms, uint32_t i)
{
  return forms->of_spelling[forms->spelling[i]];
}

/* Has word `i` a capital where any word would have one: first in its sentence, after a mark or a colon? */
static inline int
qai_forms_starts(const qai_forms *forms, uint32_t i)
{
  return forms->starts[i >> 6] >> (i & 63) & 1;
}

/* Do capitals in paragraph `p` tell nothing? */
static inline int
qai_forms_in_title(const qai_forms *forms, uint32_t p)
{
  return forms->titles[p >> 6] >> (p & 63) & 1;
}

int qai_forms_count(const qai_tags *tags, qai_arena *arena, qai_forms *out);

/* The form id of a word given as bytes, or QAI_NONE when the document does not have it. */
uint32_t qai_forms_find(const qai_forms *forms, const char *s, uint32_t len);

/* Of a month or day: does it stand as a date ("in May", "June 5"), and as part of a longer name ("Ann May")? */
int qai_forms_is_dated(const qai_tags *tags, uint32_t i);
int qai_forms_is_named(const qai_tags *tags, uint32_t i);

/* Is word `i` one with a capital that is no word of function, so that it may belong to a name? */
int qai_forms_may_name(const qai_tags *tags, uint32_t i);

#endif
