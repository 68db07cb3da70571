/*
 * Verbs of one subject: `Ann denounced the plan and said …`, `thanked the crews and begged people to stay`.
 *
 * In: the view, reports with their spans.  Out: a report whose content ends before the subject's second verb; and the
 * source that a second verb shares with the first.
 */
#ifndef QAI_ATTRIBUTE_JOINED_H
#define QAI_ATTRIBUTE_JOINED_H

#include "attribute/reports.h"

/* The content ends before a second verb of the subject, whether that reports or not. */
void qai_joined_end(const qai_view *v, qai_report *r);
/* `Doctors | followed 300 patients for a year and | found`: the source ends before the first verb of the subject. */
void qai_joined_source(const qai_view *v, qai_word_span cue, qai_word_span *source);
/* A verb that may report, joined to the one of the report before it in its sentence, has the same source, where none
 * was found, or one of another length. */
void qai_joined_share(const qai_view *v, const qai_report *before, qai_report *r);
/* Is the cue of `joined` a second verb of the subject of `r`? */
int qai_joined_is(const qai_view *v, const qai_report *r, const qai_report *joined);
/* Ends the last part of the content of `r` before the conjunction, if so. */
void qai_joined_part(const qai_view *v, qai_report *r, const qai_report *joined);

#endif
