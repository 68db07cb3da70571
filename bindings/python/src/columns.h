/* Analysed documents as the buffers of Arrow arrays: the program's JSON (docs/formats.md), column by column. */
#ifndef COLUMNS_H
#define COLUMNS_H

#include "output.h"

enum { COLUMN_STRING, COLUMN_LIST, COLUMN_STRUCT, COLUMN_INT32, COLUMN_INT64, COLUMN_DOUBLE };

/* A position takes three columns (the struct, start, end), a list of positions four; they follow each other. */
enum {
  COLUMN_ID,
  COLUMN_GENRE,
  COLUMN_QUOTES,
  COLUMN_QUOTE,
  COLUMN_QUOTE_ID,
  COLUMN_QUOTE_KIND,
  COLUMN_QUOTE_TEXT,
  COLUMN_QUOTE_CONTENT,
  COLUMN_QUOTE_SOURCE = COLUMN_QUOTE_CONTENT + 4,
  COLUMN_QUOTE_CUE = COLUMN_QUOTE_SOURCE + 3,
  COLUMN_QUOTE_SPEAKER = COLUMN_QUOTE_CUE + 3,
  COLUMN_QUOTE_NAME,
  COLUMN_QUOTE_ADDRESSEE,
  COLUMN_QUOTE_LINK,
  COLUMN_QUOTE_EVIDENCE,
  COLUMN_QUOTE_CONFIDENCE,
  COLUMN_MARKED,
  COLUMN_MARK,
  COLUMN_MARK_ID,
  COLUMN_MARK_KIND,
  COLUMN_MARK_TEXT,
  COLUMN_MARK_CONTENT,
  COLUMN_ENTITIES = COLUMN_MARK_CONTENT + 4,
  COLUMN_ENTITY,
  COLUMN_ENTITY_ID,
  COLUMN_ENTITY_NAME,
  COLUMN_ENTITY_ALIASES,
  COLUMN_ENTITY_ALIAS,
  COLUMN_ENTITY_ROLE,
  COLUMN_ENTITY_KIND,
  COLUMN_ENTITY_GENDER,
  COLUMN_ENTITY_MENTION_COUNT,
  COLUMN_ENTITY_QUOTE_COUNT,
  COLUMN_ENTITY_MENTIONS,
  COLUMN_TOKENS = COLUMN_ENTITY_MENTIONS + 4,
  COLUMN_WORDS = COLUMN_TOKENS + 4,
  COLUMN_SENTENCES = COLUMN_WORDS + 4,
  COLUMN_ERROR = COLUMN_SENTENCES + 4,
  COLUMN_ERROR_CODE,
  COLUMN_ERROR_MESSAGE,
  COLUMN_ERROR_OFFSET,
  N_COLUMNS
};

typedef struct column {
  buffer valid;   /* a bit a value */
  buffer offsets; /* of strings and lists: int32_t, one more than values */
  buffer data;    /* of strings the bytes, of numbers the values */
  size_t n, n_null;
} column;

typedef struct columns {
  column of[N_COLUMNS];
  int mentions; /* wanted of entities; tokens and sentences are in the settings */
} columns;

void columns_init(columns *c, int mentions);
void columns_clear(columns *c);
/* Where the column stands in the schema: "quotes[].cue.start". */
const char *column_path(size_t i);
/* COLUMN_STRING and so on. */
int column_kind(size_t i);
/* Did memory run out, or is a column over the 2 GiB that Arrow's arrays hold? */
int columns_failed(const columns *c);

/* Appends a document. 0, or -1 when memory ran out: then nothing is appended. */
int columns_add(columns *c, const output *out, const analysis *a);
/* Appends a row that has nothing but the error. */
void columns_add_problem(columns *c, const document *doc, const problem *p);

#endif
