/*
 * Reporting frames: the explicit tag beside a quotation: `said Ann`, `Ann, the mayor, said on Friday`,
 * `according to Ann`, `Ann:`.
 *
 * In: qai_mentions, a quotation.  Out: the words of the cue and of its subject, the mention that is the
 * subject's head, and how they stand to the quotation.  Surface rules over lexicon classes; news and
 * dialogue share them.  Whom the cue is told to or of is never the subject.
 */
#ifndef QAI_ATTRIBUTE_FRAME_H
#define QAI_ATTRIBUTE_FRAME_H

#include "mention/mention.h"

enum { /* qai_frame.place: where the tag stands */
       QAI_FRAME_NOWHERE = 0,
       QAI_FRAME_INSIDE, /* between two pieces of the quotation */
       QAI_FRAME_AFTER,  /* behind its last (or only) piece */
       QAI_FRAME_BEFORE
};

enum { /* qai_frame.order */
       QAI_ORDER_NONE = 0,
       QAI_ORDER_SV, /* Ann said */
       QAI_ORDER_VS  /* said Ann */
};

typedef struct qai_frame {
  uint32_t cue_first, cue_last;       /* words, half open */
  uint32_t source_first, source_last; /* words of the subject, half open; empty when it is not given */
  uint32_t mention;                   /* its head mention, or QAI_NONE */
  uint32_t addressee;                 /* mention told to ("told Ann"), or QAI_NONE */
  uint8_t place;                      /* QAI_FRAME_* */
  uint8_t order;                      /* QAI_ORDER_* */
  uint8_t evidence;                   /* QUOTEATTR_BY_TAG, _ACCORDING_TO, _COLON */
} qai_frame;

/* The frame of quotation `q`, the surest place first (inside, after, before).  1 when there is one, else 0.
 * Cost: the words of the sentences beside it, no more than 64 on a side. */
int qai_frame_find(const qai_mentions *mentions, uint32_t q, qai_frame *out);

/* The same for one side of one region. */
int qai_frame_after(const qai_mentions *mentions, uint32_t region, qai_frame *out);
int qai_frame_before(const qai_mentions *mentions, uint32_t region, qai_frame *out);

/* The first mention that starts at word `w` or behind it, the number of mentions when there is none.  O(log n). */
uint32_t qai_frame_mentions_since(const qai_mentions *mentions, uint32_t w);

/* The longest one that starts with mention `mention`, which is the first that does. */
uint32_t qai_frame_longest(const qai_mentions *mentions, uint32_t mention);

/* The longest mention that starts at, or ends before, word `w`; QAI_NONE when there is none.  O(log n). */
uint32_t qai_frame_mention_from(const qai_mentions *mentions, uint32_t w);
uint32_t qai_frame_mention_to(const qai_mentions *mentions, uint32_t w);

#endif
