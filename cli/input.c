#include "input.h"

#include "settings.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

int
input_open(input *in, const char *name, int kind, problem *p)
{
  memset(in, 0, sizeof *in);
  in->name = name;
  in->kind = kind;
  in->file = strcmp(name, "-") == 0 ? stdin : fopen(name, "rb");
  return in->file ? 0 : problem_set(p, "read", 0, strerror(errno));
}

void
input_close(input *in)
{
  if (in->file && in->file != stdin)
    fclose(in->file);
  free(in->buffer);
}

void
document_clear(document *doc)
{
  json_decref(doc->json);
  doc->json = NULL;
}

/* Doubles the buffer when it is full. */
static int
make_room(input *in, size_t used)
{
  size_t cap = in->cap ? in->cap * 2 : 1 << 16;
  char *grown;
  if (used < in->cap)
    return 0;
  grown = cap > in->cap ? realloc(in->buffer, cap) : NULL;
  if (!grown)
    return -1;
  in->buffer = grown;
  in->cap = cap;
  return 0;
}

static int
read_text(input *in, document *doc, problem *p)
{
  size_t n, used = 0;
  do {
    if (make_room(in, used))
      return problem_set(p, "memory", 0, "out of memory");
    n = fread(in->buffer + used, 1, in->cap - used, in->file);
    used += n;
  } while (n);
  if (ferror(in->file))
    return problem_set(p, "read", used, strerror(errno));
  doc->text = in->buffer;
  doc->len = used;
  return 1;
}

static int
parse_line(const input *in, size_t len, document *doc, problem *p)
{
  static const char bom[] = "\xEF\xBB\xBF";
  const char *line = in->buffer;
  size_t skip = doc->line == 1 && len >= 3 && memcmp(line, bom, 3) == 0 ? 3 : 0;
  json_error_t error;
  const json_t *text;
  doc->json = json_loadb(line + skip, len - skip, JSON_ALLOW_NUL, &error);
  if (!doc->json)
    return problem_set(p, "json", (error.position > 0 ? (size_t)error.position : 0) + skip, error.text);
  if (!json_is_object(doc->json))
    return problem_set(p, "json", skip, "the line is no JSON object");
  text = json_object_get(doc->json, "text");
  if (in->kind == INPUT_OBJECTS)
    return 1;
  if (!json_is_string(text))
    return problem_set(p, "json", skip, "\"text\" is missing or no string");
  doc->text = json_string_value(text);
  doc->len = json_string_length(text);
  return 1;
}

static int
read_line(input *in, document *doc, problem *p)
{
  ssize_t n;
  errno = 0;
  n = getline(&in->buffer, &in->cap, in->file);
  if (n >= 0) {
    doc->line = ++in->line;
    return parse_line(in, (size_t)n, doc, p);
  }
  if (feof(in->file) && !ferror(in->file))
    return 0;
  return problem_set(p, errno == ENOMEM ? "memory" : "read", 0, strerror(errno));
}

int
input_next(input *in, document *doc, problem *p)
{
  memset(doc, 0, sizeof *doc);
  doc->name = in->name;
  if (in->kind != INPUT_TEXT)
    return read_line(in, doc, p);
  return in->line++ ? 0 : read_text(in, doc, p);
}
