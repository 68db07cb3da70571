/*
 * The subject of a cue and what stands between commas beside it.
 *
 * In: the cue and the source of a report.  Out: a source that ends before its clause's verb and is the one whom an
 * aside tells of, not somebody named in that.
 */
#ifndef QAI_ATTRIBUTE_ASIDE_H
#define QAI_ATTRIBUTE_ASIDE_H

#include "attribute/reports.h"

/* `Ann, 40, emailed the board, arguing …`: the source of a participle behind a comma ends before its clause's verb. */
void qai_aside_clause(const qai_view *v, qai_word_span cue, qai_word_span *source);
/* `The firm sacked both, saying …`: the subject before a participle behind a comma that has no source yet. */
void qai_aside_give(const qai_view *v, qai_report *r);
/* `The committee | visited the mill and | said`: the same before a second verb of it. */
void qai_aside_give_first(const qai_view *v, qai_report *r);
/* `The mayor, speaking through an aide, Tom Hale, | denied`: the mayor did. */
void qai_aside_subject(const qai_view *v, qai_report *r);

/* `Ann Lee, asked if she would go, said …`: is the cue what she was told or asked, between commas? */
int qai_aside_is_told(const qai_view *v, const qai_report *r);

/* Does something that is told of who stands before it begin with the comma: `, who`, `, speaking`, `, in`? */
int qai_aside_begins(const qai_view *v, uint32_t comma);

#endif
