/* Positions in the unit that was asked for. */
#ifndef CLI_POSITIONS_H
#define CLI_POSITIONS_H

#include <quoteattr.h>

/* Every byte offset of one result, sorted, and what it is in the other unit; empty when bytes are wanted. */
typedef struct positions {
  uint32_t *bytes, *units;
  size_t n;
} positions;

/* 0, or -1 when memory ran out. */
int positions_init(positions *p, const quoteattr_result *r, const char *text, size_t len, int unit);
uint32_t positions_get(const positions *p, uint32_t byte);
void positions_clear(positions *p);

#endif
