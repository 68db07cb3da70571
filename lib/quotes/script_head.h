/*
 * The head of a script's paragraph: a name with what sets it off from the speech.
 *
 * In: words.  Out: the words of the name and where the speech begins, for "NAME: …", "NAME (aside): …", "Q. …",
 * "NAME. …", "Mr. NAME. …", "NAME", "Name 12:03" or "12:03 Name" alone, "<name> …", "<v Name>…"; a time stamp and marks
 * of emphasis may stand around it: "[00:12] **Name:** …".
 */
#ifndef QAI_QUOTES_SCRIPT_HEAD_H
#define QAI_QUOTES_SCRIPT_HEAD_H

#include "quotes/script.h"

/* Reads words [first, end) of a paragraph; 0 without a head, and then the line has no name. */
int qai_script_head_read(const qai_tags *tags, uint32_t first, uint32_t end, qai_script_line *line);
/* Are words [first, end) all numbers and times: "00:00:03,600 --> 00:00:05,000"? */
int qai_script_head_is_stamp(const qai_segment *segment, uint32_t first, uint32_t end);
/* Are words [first, end) a line in capitals that no mark ends: "EXT. FIELD - DAY"? */
int qai_script_head_is_heading(const qai_tags *tags, uint32_t first, uint32_t end);
/* Are words [first, end) all an aside, "(laughing)"? */
int qai_script_head_is_aside(const qai_segment *segment, uint32_t first, uint32_t end);

#endif
