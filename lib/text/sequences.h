/*
 * UTF-8 of a text, 64 bytes at a time.
 *
 * In: bytes and their class masks.  Out: whether all is well formed (Unicode 15, table 3-7); in
 * the masks, line breaks beyond ASCII as spaces that end their line.  Every version gives the same output.
 *
 * Which bytes must continue a character is told by shifting the masks of the bytes that begin one of two, three or
 * four bytes; the few pairs that are wrong nevertheless are compared byte by byte.  Of ASCII and the usual marks of
 * print the masks tell all, of some blocks at once.
 */
#ifndef QAI_TEXT_SEQUENCES_H
#define QAI_TEXT_SEQUENCES_H

#include "text/masks.h"

/* QAI_SEQUENCES_BAD: the masks are of no use, qai_utf8_check() tells where the text is not well formed. */
enum { QAI_SEQUENCES_BAD, QAI_SEQUENCES_ASCII, QAI_SEQUENCES_WIDE };
typedef int (*qai_sequences_fn)(const char *s, uint32_t len, const qai_masks *m);

/* The versions for this machine, fastest first, the portable one last; NULL beyond. */
qai_sequences_fn qai_sequences_version(int index);

#endif
