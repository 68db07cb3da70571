/* Positions in the unit that was asked for. */
#ifndef CLI_POSITIONS_H
#define CLI_POSITIONS_H

#include "report.h"

/* Every byte offset of one report, sorted, and what it is in the other unit; empty when bytes are wanted. */
typedef struct positions {
  uint32_t *bytes, *units;
  size_t n;
} positions;

/* 0, or -1 when memory ran out. */
int positions_init(positions *p, const report *r, const char *text, size_t len, int unit);
uint32_t positions_get(const positions *p, uint32_t byte);
void positions_clear(positions *p);

#endif
