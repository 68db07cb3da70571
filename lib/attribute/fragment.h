/*
 * Contents that stop before they say anything, or begin too early: "the bridge" of `Officials said the bridge, which is
 * old, will close`, "residents it will" of `warned residents it will rain`.
 *
 * In: a report as the span model sees it, which loses the thread at a comma now and then, and was taught few clauses
 * without "that" behind whom they are told.  Out: the same, whose content goes on to the end of its sentence, or begins
 * with the clause, where that is certain.
 */
#ifndef QAI_ATTRIBUTE_FRAGMENT_H
#define QAI_ATTRIBUTE_FRAGMENT_H

#include "attribute/reports.h"

void qai_fragment_complete(const qai_view *v, qai_report *r);
/* `told the court the bridge was old`, `said on Tuesday the bridge was old`: the content of a cue for which the model
 * sees none; 1 when it has one now. */
int qai_fragment_find_told(const qai_view *v, qai_report *r);
/* `told the crowd | the story of the bridge`, `was asked about | the baths`: is it a thing, and no statement? */
int qai_fragment_is_thing(const qai_view *v, const qai_report *r);
/* Does the content hold a finite verb? */
int qai_fragment_says(const qai_view *v, const qai_report *r);

#endif
