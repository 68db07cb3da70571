/*
 * The scanner: one pass over a paragraph that appends words.
 *
 * Internal to the stage.  Each qai_scan_* function reads one token (with its clitics) that begins at byte i,
 * appends its words, and returns the byte after it; sc->status holds the first failure.
 *
 * Conventions of the tokens: Universal Dependencies for English (hyphenated words apart but for prefixes,
 * clitics as words of their own), UAX #29 where these say nothing.
 */
#ifndef QAI_SEGMENT_SCAN_H
#define QAI_SEGMENT_SCAN_H

#include "base/vector.h"
#include "segment/segment.h"

typedef struct qai_scan {
  const char *s;
  const qai_masks *m;
  uint32_t start, end;  /* the paragraph */
  uint32_t last_end;    /* end of the word before */
  uint32_t open_single; /* a ' or ‘ stands open: offset after it, 0 when none */
  int status;
  qai_arena *arena;
  qai_arena *kept; /* where the words are */
  QAI_VECTOR(quoteattr_token) words;
  uint32_t first; /* index of the paragraph's first word */
  QAI_VECTOR(uint32_t) marks;
  QAI_VECTOR(uint32_t) clitics;
} qai_scan;

/* Appends s[start, end) as a word, lengthened so that no grapheme cluster is cut; returns its end. */
uint32_t qai_scan_emit(qai_scan *sc, uint32_t start, uint32_t end, uint32_t kind, uint32_t flags);
/* qai_scan_emit() for letters: finds the case flags. */
uint32_t qai_scan_emit_word(qai_scan *sc, uint32_t start, uint32_t end, uint32_t flags);

/* Whether what stands at i goes on the grapheme cluster before it. */
int qai_scan_combines(const qai_scan *sc, uint32_t i);
/* End of the run of letters, digits and marks that begins at i, of any script (UAX #29 WB5, WB8-WB10, WB13). */
uint32_t qai_scan_letters_end(const qai_scan *sc, uint32_t i);
/* Length of an apostrophe (' or ’) at i; 0 when there is none. */
uint32_t qai_scan_apostrophe(const qai_scan *sc, uint32_t i);
/* Whether a letter or digit stands at i (false at the end). */
int qai_scan_is_letter(const qai_scan *sc, uint32_t i);

/* A word that begins with a letter and is more than ASCII letters before a space. */
uint32_t qai_scan_compound(qai_scan *sc, uint32_t i);
/* URL, e-mail address or host name at i: its end, else 0. */
uint32_t qai_scan_address_end(const qai_scan *sc, uint32_t i, uint32_t *kind);
uint32_t qai_scan_number(qai_scan *sc, uint32_t i);
uint32_t qai_scan_punct(qai_scan *sc, uint32_t i);
uint32_t qai_scan_wide(qai_scan *sc, uint32_t i);
/* A word of ASCII letters that goes on beyond ASCII at byte `ascii`, if it is plain; 0: it takes a closer look. */
uint32_t qai_scan_mixed(qai_scan *sc, uint32_t i, uint32_t ascii);
/* A single mark or apostrophe (n = 1: straight, 3: ’) at i. */
uint32_t qai_scan_single(qai_scan *sc, uint32_t i, uint32_t n);

#endif
