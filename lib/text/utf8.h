/*
 * UTF-8 well-formedness (Unicode 15, table 3-7).
 *
 * In: bytes.  Out: how long a sequence is, the offset of the first byte that none covers, or a copy in which each byte
 * that no well-formed sequence covers is QAI_UTF8_BAD.
 */
#ifndef QAI_TEXT_UTF8_H
#define QAI_TEXT_UTF8_H

#include <stddef.h>

#define QAI_UTF8_BAD '\x1A' /* "substitute": stands for a byte that is no UTF-8 */

/* Length of the well-formed sequence that begins at s[i]; 0 when none does. */
size_t qai_utf8_sequence(const unsigned char *s, size_t i, size_t len);
/* Offset of the first bad byte; `len` when there is none.  (Whether a document has one: text/sequences.h.) */
size_t qai_utf8_check(const char *s, size_t len);
/* Copies `len` bytes from s to out, bad bytes replaced. */
void qai_utf8_replace(const char *s, size_t len, char *out);

#endif
