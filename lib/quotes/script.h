/*
 * Transcripts and plays: paragraphs that begin with the name of who speaks.
 *
 * In: words and paragraphs.  Out: for each paragraph that is a speech, its name and where the speech begins; nothing at
 * all unless the text as a whole is a script.
 */
#ifndef QAI_QUOTES_SCRIPT_H
#define QAI_QUOTES_SCRIPT_H

#include "quotes/region.h"

typedef struct qai_script_line {
  uint32_t name_first, name_last; /* words; empty: it begins with no name */
  uint32_t first;                 /* word the speech begins with */
  uint32_t separator;             /* ':', '.', '>', or 0: nothing parts it from the speech */
  uint32_t above;                 /* 1: the name is a paragraph of its own, the speech follows */
  uint32_t name;                  /* number of the name among the different ones; QAI_NONE inside marks */
  uint32_t head;                  /* paragraph with the name that speaks this one, or QAI_NONE */
} qai_script_line;

/* Does the paragraph begin with a name? */
static inline int
qai_script_is_named(const qai_script_line *line)
{
  return line->name_last > line->name_first;
}

typedef struct qai_script {
  qai_script_line *lines; /* of each paragraph, or NULL: no script */
} qai_script;

/* The lines are made in `arena`, if it is a script. */
int qai_script_find(const qai_tags *tags, qai_arena *arena, qai_arena *scratch, qai_script *out);
/* Appends the region of a paragraph that is a speech. */
int qai_script_read(const qai_script *script, const qai_segment *segment, uint32_t paragraph, qai_arena *arena,
                    qai_region_list *out);
/* Transcripts inside marks ("SMITH: I will." "JONES: So will I."): such regions lose the name and get the script flag.
 */
int qai_script_quoted(qai_quotes *q, qai_arena *arena);
/* The words of the name that says a region of a script: before it, or in a paragraph above; in marks, several of one
 * paragraph have each their own. */
void qai_script_name(const qai_quotes *q, const qai_region *r, uint32_t *first, uint32_t *last);

#endif
