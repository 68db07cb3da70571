/*
 * What it costs to read a mark as opening, closing or neither, from what stands beside it.
 *
 * In: a mark and the text's style.  Out: qai_cost; the pairing adds them up and takes the cheapest reading.
 */
#ifndef QAI_QUOTES_COST_H
#define QAI_QUOTES_COST_H

#include "quotes/style.h"

enum { QAI_COST_NEVER = 1000 };

typedef struct qai_cost {
  int open, close, none;
} qai_cost;

qai_cost qai_cost_of(const qai_mark *mark, const qai_style *style);
/* Opening a region of `family` inside one of `outer` (-1: none). */
int qai_cost_of_nesting(int outer, int family, const qai_style *style);
/* Leaving a region of `family` unclosed: where a paragraph ends, before one that re-opens it; inside another one that
 * closes. */
int qai_cost_of_unclosed(int family, int reopened, const qai_style *style);
/* Closing a region and opening the next with one mark, for a closing mark that was forgotten. */
int qai_cost_of_forgotten(void);
/* A paragraph's beginning inside a region of `family` that the one before left open, without a mark. */
int qai_cost_of_carrying(void);

#endif
