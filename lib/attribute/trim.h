/*
 * Where the spans of a report end: small certain corrections of what the span model says.
 *
 * In: a source, a cue or a part of a content.  Out: the same with a date cut off, a list of names made
 * whole, narration behind the closing mark and signs before the opening one left out, the subject of another clause
 * given up for the verb's own.
 */
#ifndef QAI_ATTRIBUTE_TRIM_H
#define QAI_ATTRIBUTE_TRIM_H

#include "attribute/reports.h"

qai_word_span qai_trim_source(const qai_view *v, const qai_chunk *chunk, qai_word_span s);
qai_word_span qai_trim_content(const qai_view *v, qai_word_span cue, qai_word_span s);
/* `According to the engineer, Ann Holm, it is old`: a name that the content begins with, and that is the source's, goes
 * to the source. */
void qai_trim_apposition(const qai_view *v, qai_word_span *source, qai_word_span *content);
/* `Karin said it was dead, while Peter called it a joke`: the subject right before its verb is the source of what that
 * reports, and not whoever spoke before it. */
void qai_trim_subject(const qai_view *v, qai_word_span cue, qai_word_span *source);
/* A day is no part of a cue, and behind words in marks neither is a preposition, nor what follows that content:
 * `“…,” she said in a note to clients, “…”`. */
void qai_trim_cue(const qai_view *v, qai_report *r);
/* `argued | for a pause` is `argued for | a pause`. */
void qai_trim_preposition(const qai_view *v, qai_report *r);
/* `the man from number nine goes | : | “…”`: the verb is the cue, not the colon behind it. */
void qai_trim_colon(const qai_view *v, qai_report *r);
/* `was dismissed by the ministry as “…”`: what begins with "as" is content, not source. */
void qai_trim_predicate(const qai_view *v, qai_report *r);
/* `“…,” adds his sister, Ann`, `“…,” the mayor warned`: what stands between marks and a cue without source, and was
 * taken for content, is the source. */
void qai_trim_speaker(const qai_view *v, qai_report *r);
/* Is the cue a passive whose subject is told something, or spoken of ("Ann was asked", "has been criticized for"), and
 * neither a feeling ("was worried") nor what somebody says of it ("spoke of being asked")?  Then what stands before is
 * no source. */
int qai_trim_is_told(const qai_view *v, qai_word_span cue);
/* `My aide (who asked not to be named) said …`: what is said inside brackets ends there, and behind them speaks who
 * stands before. */
void qai_trim_brackets(const qai_view *v, qai_report *r);
/* `She said “yes” and left`, `he said “no” and she said “yes”`: what stands in marks behind its cue ends with them. */
void qai_trim_joined(const qai_view *v, qai_report *r);
/* `said Ann, who wrote a book. “…”`: a relative clause reports nothing that stands behind its sentence. */
void qai_trim_relative(const qai_view *v, qai_report *r);
/* Is the cue only the auxiliary of another verb, "could" of `could not refuse`? */
int qai_trim_is_auxiliary(const qai_view *v, qai_word_span cue);
/* `Ann had described it as “…”`: a cue that is only an auxiliary goes on to its verb, which was taken for content. */
void qai_trim_auxiliary(const qai_view *v, qai_report *r);

/* Is word `k` a finite verb: "took", "was", "emailed reporters", but not the participle of "polls released on Monday"?
 */
int qai_trim_is_finite(const qai_view *v, uint32_t k);
/* Is one of the words [first, last) such a verb? */
static inline int
qai_trim_holds_finite(const qai_view *v, uint32_t first, uint32_t last)
{
  for (; first < last; first++)
    if (qai_trim_is_finite(v, first))
      return 1;
  return 0;
}

#endif
