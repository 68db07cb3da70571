#include "document.h"

#include "json_scan.h"

#include <string.h>

/* The first line of a file may begin with a byte order mark. */
static size_t
mark_length(const raw *r)
{
  return r->line == 1 && r->bytes.len >= 3 && memcmp(r->bytes.data, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

json_t *
document_json(const raw *r, problem *p)
{
  size_t skip = mark_length(r);
  json_error_t error;
  json_t *json = json_loadb(r->bytes.len ? r->bytes.data + skip : "", r->bytes.len - skip, JSON_ALLOW_NUL, &error);
  if (!json) {
    problem_set(p, "json", (error.position > 0 ? (size_t)error.position : 0) + skip, error.text);
  } else if (!json_is_object(json)) {
    problem_set(p, "json", skip, "the line is no JSON object");
    json_decref(json);
    json = NULL;
  }
  return json;
}

static int
no_text(const raw *r, problem *p)
{
  return problem_set(p, "json", mark_length(r), "\"text\" is missing or no string");
}

/* All of it by jansson. */
static int
read_slowly(document *doc, const raw *r, problem *p)
{
  json_t *json = document_json(r, p);
  const json_t *text = json_object_get(json, "text");
  int status = json ? 0 : -1;
  doc->id = json_incref(json_object_get(json, "id"));
  doc->roster = json_incref(json_object_get(json, "roster"));
  if (json && !json_is_string(text))
    status = no_text(r, p);
  if (!status) {
    buffer_put(&doc->unpacked, json_string_value(text), json_string_length(text));
    doc->len = doc->unpacked.len;
  }
  json_decref(json);
  return status;
}

static json_t *
load(json_slice slice)
{
  return slice.at ? json_loadb(slice.at, slice.len, JSON_ALLOW_NUL | JSON_DECODE_ANY, NULL) : NULL;
}

static int
read_fast(document *doc, const raw *r, const json_line *line, problem *p)
{
  doc->id = load(line->id);
  doc->roster = load(line->roster);
  if (!line->text.at || *line->text.at != '"')
    return no_text(r, p);
  return json_unescape(line->text, &doc->unpacked);
}

static int
read_line(document *doc, const raw *r, problem *p)
{
  size_t skip = mark_length(r);
  json_line line;
  int status;
  buffer_reset(&doc->unpacked);
  if (r->bytes.len && json_scan(r->bytes.data + skip, r->bytes.len - skip, &line))
    status = read_fast(doc, r, &line, p);
  else
    status = read_slowly(doc, r, p);
  doc->text = doc->unpacked.len ? doc->unpacked.data : "";
  doc->len = doc->unpacked.len;
  return doc->unpacked.failed ? problem_set(p, "memory", 0, "out of memory") : status;
}

int
document_read(document *doc, const raw *r, problem *p)
{
  int status = 0;
  doc->name = r->name.data;
  doc->line = r->line;
  if (r->bad) {
    *p = r->why;
    status = -1;
  } else if (r->line) {
    status = read_line(doc, r, p);
  } else {
    doc->text = r->bytes.len ? r->bytes.data : "";
    doc->len = r->bytes.len;
  }
  if (!r->line)
    doc->id = json_string(doc->name); /* a file name may be no UTF-8 */
  if (!doc->id)
    doc->id = json_null();
  return status;
}

void
document_clear(document *doc)
{
  json_decref(doc->id);
  json_decref(doc->roster);
  doc->id = doc->roster = NULL;
  doc->text = NULL;
  doc->len = 0;
}
