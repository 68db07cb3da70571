/*
 * The bytes of a file or of standard input, unpacked when they are gzip's or zstd's.
 *
 * What is packed shows by its first bytes, not by its name.  Several packed files one behind the other are one, as
 * for gunzip and zstd -d.
 */
#ifndef CLI_SOURCE_H
#define CLI_SOURCE_H

#include "problem.h"

#include <stdint.h>
#include <sys/types.h>

typedef struct source source;

/* "-" is standard input.  NULL with *p filled. */
source *source_open(const char *name, problem *p);
/* Up to n bytes (n > 0), as many as are there; 0 at the end; -1 with *p filled. */
ssize_t source_read(source *s, char *to, size_t n, problem *p);
/* Bytes of the file that were read so far, as they are in it. */
uint64_t source_taken(const source *s);
/* NULL is accepted. */
void source_close(source *s);

#endif
