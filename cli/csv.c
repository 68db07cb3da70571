#include "csv.h"

#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

/* The file is read character by character; `field` is the one in work. */
typedef struct reader {
  FILE *file;
  char *field;
  size_t len, cap;
  int last; /* what ended the field: ',', '\n' or EOF */
  int open; /* the file ended inside quotation marks */
} reader;

static int
put(reader *r, int c)
{
  if (r->len + 1 >= r->cap) {
    size_t cap = r->cap ? r->cap * 2 : 64;
    char *grown = realloc(r->field, cap);
    if (!grown)
      return -1;
    r->field = grown;
    r->cap = cap;
  }
  r->field[r->len++] = (char)c;
  return 0;
}

/* The rest of a quoted field, up to its closing mark; two marks stand for one. */
static int
read_quoted(reader *r)
{
  int c;
  while ((c = getc(r->file)) != EOF) {
    if (c == '"' && (c = getc(r->file)) != '"') {
      ungetc(c, r->file);
      return 0;
    }
    if (put(r, c))
      return -1;
  }
  r->open = 1;
  return -1;
}

static int
read_field(reader *r)
{
  int c, status = 0;
  r->len = 0;
  while (!status && (c = getc(r->file)) != ',' && c != '\n' && c != EOF) {
    if (c == '"')
      status = read_quoted(r);
    else if (c != '\r')
      status = put(r, c);
  }
  r->last = status ? EOF : c;
  return status;
}

static json_t *
field_json(const reader *r)
{
  return json_stringn(r->len ? r->field : "", r->len);
}

/* One row as an array of strings; NULL at the end of the file or when memory or the encoding fails. */
static json_t *
read_row(reader *r)
{
  json_t *row = json_array();
  do {
    if (read_field(r) || json_array_append_new(row, field_json(r))) {
      json_decref(row);
      return NULL;
    }
  } while (r->last == ',');
  return row;
}

static json_t *
split(const char *s)
{
  json_t *parts = json_array();
  while (*s) {
    size_t n;
    s += strspn(s, "; ");
    n = strcspn(s, ";");
    if (n)
      json_array_append_new(parts, json_stringn(s, n));
    s += n;
  }
  return parts;
}

static json_t *
row_object(const json_t *header, const json_t *row)
{
  json_t *object = json_object();
  size_t i;
  const json_t *value;
  json_array_foreach(row, i, value)
  {
    const char *key = json_string_value(json_array_get(header, i));
    const char *s = json_string_value(value);
    if (key && *s)
      json_object_set_new(object, key, strcmp(key, "aliases") == 0 ? split(s) : json_string(s));
  }
  return object;
}

static int
is_blank(const json_t *row)
{
  return json_array_size(row) == 1 && json_string_length(json_array_get(row, 0)) == 0;
}

static int
has_column(const json_t *header, const char *name)
{
  size_t i;
  const json_t *value;
  json_array_foreach(header, i, value)
  {
    if (strcmp(json_string_value(value), name) == 0)
      return 1;
  }
  return 0;
}

static json_t *
read_rows(reader *r, const json_t *header, problem *p)
{
  json_t *rows = json_array(), *row;
  while (r->last != EOF) {
    row = read_row(r);
    if (!row) {
      problem_set(p, "roster", 0, r->open ? "the table ends inside quotation marks" : "the table is not in UTF-8");
      json_decref(rows);
      return NULL;
    }
    if (!is_blank(row))
      json_array_append_new(rows, row_object(header, row));
    json_decref(row);
  }
  return rows;
}

json_t *
csv_load(FILE *file, problem *p)
{
  reader r = {file, NULL, 0, 0, 0, 0};
  json_t *header = read_row(&r), *rows = NULL;
  if (header && has_column(header, "name"))
    rows = read_rows(&r, header, p);
  else
    problem_set(p, "roster", 0, "neither JSON nor a table whose header has the column \"name\"");
  json_decref(header);
  free(r.field);
  return rows;
}
