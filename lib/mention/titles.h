/*
 * Titles and roles before a name: where the name proper begins, and what the title tells of its bearer.
 *
 * In: the words of a name with what stands before it ("Foreign Minister | Ann Lee", "her brother | Tom").
 * The rule: the name begins behind the last title or role word that another name word follows.
 */
#ifndef QAI_MENTION_TITLES_H
#define QAI_MENTION_TITLES_H

#include "mention/mention_scan.h"

enum { /* how a title pairs people off */
       QAI_TITLE_NONE = 0,
       QAI_TITLE_MR = 1,
       QAI_TITLE_MRS = 2, /* married: never the same woman as a "Miss" of the same surname */
       QAI_TITLE_MISS = 3,
       QAI_TITLE_GIVEN = 4, /* a given name follows: "Sir Walter", "Aunt Jane" */
       QAI_TITLE_OTHER = 5,
       QAI_TITLE_SURNAME = 6 /* a surname follows: "Dr. Ross", "Colonel Ross" */
};

/* "Duchess of Harley", "King of Hearts": in fiction as good as a name, for there may be two of them. */
int qai_titles_names_bearer(const qai_scan *scan, uint32_t first, uint32_t last);

/* First word of the name proper within words [first, last); `last` when there are only titles. */
uint32_t qai_titles_end(const qai_scan *scan, uint32_t first, uint32_t last);

/* Is word i the office of somebody, of or for what follows: "CEO of", "Spokesman for", but not "Knights of"? */
int qai_titles_is_office(const qai_scan *scan, uint32_t i);

/* The kind of the title that ends before word `name`, not looking before `first`. */
int qai_titles_kind(const qai_scan *scan, uint32_t first, uint32_t name);

/* The kind that a title word by itself is of. */
int qai_titles_kind_of(const qai_lexeme *title);

/* Is the form commoner as a given name than as a word: "Dean", but not "General"? */
int qai_titles_is_rather_name(const qai_lexeme *lx);

/* "Mr", "Mrs", "Ms", "Miss": a title that goes with a surname and with no office. */
int qai_titles_is_courtesy(const qai_lexeme *lx);

/* What a title is remembered by: the same for "Col." and "colonel". */
uint32_t qai_titles_key(const qai_scan *scan, uint32_t i);

/* Is word i an office with "man" in its name, by which newspapers call women too: "chairman", "spokesman"? */
int qai_titles_may_be_hers(const qai_scan *scan, uint32_t i);

/* The gender that titles and roles in [first, last) show, or QUOTEATTR_GENDER_UNKNOWN. */
int qai_titles_gender(const qai_scan *scan, uint32_t first, uint32_t last);

#endif
