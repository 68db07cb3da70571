/* What unpacks one kind of packed data; source.c feeds it. */
#ifndef CLI_UNPACK_H
#define CLI_UNPACK_H

#include "problem.h"

/* What there is to read, what there is to write to: both move on. */
typedef struct unpack_work {
  const char *from;
  size_t n_from;
  char *to;
  size_t n_to;
} unpack_work;

typedef struct unpacker {
  const char *name;
  /* Do such data begin with these bytes?  -1: more of them would tell. */
  int (*knows)(const unsigned char *first, size_t n);
  void *(*begin)(void); /* NULL when memory ran out */
  /* Unpacks some.  1: one packed file has ended here; 0: it goes on; -1: the data are damaged, *p is filled. */
  int (*run)(void *state, unpack_work *w, problem *p);
  void (*end)(void *state);
} unpacker;

extern const unpacker unpack_gzip, unpack_zstd;

#endif
