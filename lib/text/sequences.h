/*
 * UTF-8 of a text, 64 bytes at a time.
 *
 * In: bytes and their class masks.  Out: whether all is well formed (Unicode 15, table 3-7); in
 * the masks the bytes that continue a character, and line breaks beyond ASCII as spaces that end their line.  Blocks
 * of ASCII alone are not looked at, and their `more` is not set.  Every version gives the same output.
 *
 * Which bytes must continue a character is told by shifting the masks of the bytes that begin one of two, three or
 * four bytes; the few pairs that are wrong nevertheless are compared byte by byte.
 */
#ifndef QAI_TEXT_SEQUENCES_H
#define QAI_TEXT_SEQUENCES_H

#include "text/masks.h"

/* One bit a byte of 64. */
typedef struct qai_sequences_bits {
  uint64_t more;  /* continues a character */
  uint64_t three; /* begins one of three bytes or four */
  uint64_t four;  /* begins one of four bytes */
  uint64_t wrong; /* is in no text, or never after the byte before */
  uint64_t line;  /* ends NEL, U+2028 or U+2029 */
} qai_sequences_bits;

/* Reads s[-2, 64). */
typedef void (*qai_sequences_fn)(const char *s, qai_sequences_bits *out);

/* The versions for this machine, fastest first, the portable one last; NULL beyond. */
qai_sequences_fn qai_sequences_version(int index);
/* QAI_SEQUENCES_BAD: the masks are of no use, qai_utf8_check() tells where the text is not well formed. */
enum { QAI_SEQUENCES_BAD, QAI_SEQUENCES_ASCII, QAI_SEQUENCES_WIDE };
int qai_sequences_check(qai_sequences_fn version, const char *s, uint32_t len, const qai_masks *m);

#endif
