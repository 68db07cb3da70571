/* A document as it is analysed: the text, and what its line says beside it. */
#ifndef CLI_DOCUMENT_H
#define CLI_DOCUMENT_H

#include "input.h"

#include <jansson.h>

typedef struct document {
  const char *name; /* of the file */
  size_t line;      /* from 1; 0 when the file is one text */
  const char *text; /* not NUL-terminated */
  size_t len;
  json_t *id;      /* of the line, else the file's name; JSON's null when there is none */
  json_t *roster;  /* or NULL */
  buffer unpacked; /* where the text is, unless it is the raw document itself; kept from document to document */
} document;

/* Looks into the raw document, which has to outlive *doc.  0, or -1 with *p filled; the id is there in any case, as
 * far as it could be read.  *doc was all zero, or cleared. */
int document_read(document *doc, const raw *r, problem *p);
void document_clear(document *doc); /* `unpacked` is kept */
/* The whole line, as jansson reads it; NULL with *p filled when it is no object. */
json_t *document_json(const raw *r, problem *p);

#endif
