/*
 * Tags of dialogue: the words beside a quotation that say who speaks it, and actions beside it that show it.
 *
 * In: qai_mentions, a quotation of fiction.  Out: a speech tag (`said Ann`, `Ann, who had waited, put in softly`,
 * `Ann turned to him and said:`) with its subject, verb, place and strength; or the subject of a clause.
 *
 * The rule: the tag stands in the clause that touches a mark.  Behind a mark a verb comes first (`said Ann`) or its
 * subject does (`Ann said`); in front of one the clause must lead in with a comma, a colon, a dash or its verb, and may
 * be the end of the paragraph in front if it reports.  A verb that the lexicon does not know as reporting counts where
 * the quotation runs on into it (“No,” he coughed), so the list need not be complete.  What follows a preposition or
 * another verb is an object and never the subject.
 */
#ifndef QAI_ATTRIBUTE_DIALOGUE_TAG_H
#define QAI_ATTRIBUTE_DIALOGUE_TAG_H

#include "attribute/frame.h"

enum {                      /* how much of a tag it is */
       QAI_SPEECH_NONE = 0, /* nothing */
       QAI_SPEECH_ACTION,   /* a verb that is not known to report, beside a closed sentence: a beat */
       QAI_SPEECH_OTHER,    /* such a verb where only a tag can stand, or words between */
       QAI_SPEECH_VERB,     /* a verb that reports beside a quotation */
       QAI_SPEECH_SAY       /* a plain reporting verb */
};

typedef struct qai_speech_tag {
  uint32_t mention;             /* its subject, or QAI_NONE */
  uint32_t cue_first, cue_last; /* words of the verb, half open; empty when there is none */
  uint32_t addressee;           /* mention told to, or QAI_NONE */
  uint8_t place;                /* QAI_FRAME_* */
  uint8_t strength;             /* QAI_SPEECH_* */
  uint8_t colon;                /* leads in with a colon */
} qai_speech_tag;

/* The best tag of quotation `q`.  Cost: the words of the clauses beside its pieces, no more than 40 on a side. */
void qai_speech_tag_find(const qai_mentions *mentions, uint32_t q, qai_speech_tag *out);

/* The first mention in words [from, to) that can be the subject of their clause, or QAI_NONE. */
uint32_t qai_speech_subject(const qai_mentions *mentions, uint32_t from, uint32_t to);

#endif
