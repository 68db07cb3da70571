#include "cast.h"

#include "csv.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int
wrong(problem *p, const char *message)
{
  return problem_set(p, "roster", 0, message);
}

static int
gender_of(const json_t *value)
{
  const char *s = json_string_value(value);
  switch (s ? s[0] : '\0') {
  case 'F':
  case 'f': return QUOTEATTR_GENDER_FEMALE;
  case 'M':
  case 'm': return QUOTEATTR_GENDER_MALE;
  case 'X':
  case 'x': return QUOTEATTR_GENDER_OTHER;
  default: return QUOTEATTR_GENDER_UNKNOWN;
  }
}

/* The number that an id is, or -1: 7 and "7" both count, so that no new id looks like either. */
static json_int_t
number_of(const json_t *id)
{
  const json_int_t highest = 0xFFFFFFFF; /* new ids stay below its double */
  const char *s = json_string_value(id);
  char *end = NULL;
  json_int_t n = json_is_integer(id) ? json_integer_value(id) : -1;
  if (s && s[0] >= '0' && s[0] <= '9')
    n = strtoll(s, &end, 10);
  return (end && *end) || n > highest ? -1 : n;
}

static int
add_aliases(cast *c, uint32_t member, const json_t *aliases, problem *p)
{
  size_t i;
  const json_t *alias;
  json_array_foreach(aliases, i, alias)
  {
    if (!json_is_string(alias))
      return wrong(p, "an alias on the roster is no string");
    if (json_string_length(alias) &&
        quoteattr_roster_add_alias(c->roster, member, json_string_value(alias), json_string_length(alias)))
      return wrong(p, "an alias on the roster cannot be used");
  }
  return 0;
}

static int
add_member(cast *c, const json_t *m, problem *p)
{
  json_t *name = json_object_get(m, "name"), *id = json_object_get(m, "id");
  uint32_t member;
  if (!json_string_length(name))
    return wrong(p, "a member of the roster has no name");
  if (!id)
    id = name;
  if (quoteattr_roster_add(c->roster, json_string_value(name), json_string_length(name),
                           gender_of(json_object_get(m, "gender")), &member))
    return wrong(p, "a member of the roster cannot be used");
  if (json_array_append(c->ids, id))
    return problem_set(p, "memory", 0, "out of memory");
  if (number_of(id) >= c->first_new)
    c->first_new = number_of(id) + 1;
  return add_aliases(c, member, json_object_get(m, "aliases"), p);
}

static int
add_members(cast *c, const json_t *members, problem *p)
{
  size_t i;
  const json_t *m;
  if (!json_is_array(members))
    return wrong(p, "the roster is no array");
  if (quoteattr_roster_new(&c->roster, NULL) || !(c->ids = json_array()))
    return problem_set(p, "memory", 0, "out of memory");
  json_array_foreach(members, i, m)
  {
    if (add_member(c, m, p))
      return -1;
  }
  return 0;
}

int
cast_from_json(cast *c, const json_t *members, problem *p)
{
  memset(c, 0, sizeof *c);
  if (add_members(c, members, p) == 0)
    return 0;
  cast_clear(c);
  return -1;
}

void
cast_clear(cast *c)
{
  quoteattr_roster_free(c->roster);
  json_decref(c->ids);
  memset(c, 0, sizeof *c);
}

/* The first byte past a byte order mark, which tables often begin with; no seeking, the file may be a pipe.  Nothing
 * that can be used as a roster begins with another character of U+F000 and above. */
static int
first_byte(FILE *file)
{
  int c = getc(file);
  if (c != 0xEF)
    return c;
  (void)getc(file);
  (void)getc(file);
  return getc(file);
}

static json_t *
load(FILE *file, problem *p)
{
  json_error_t error;
  json_t *json;
  int c = first_byte(file);
  if (c == EOF && ferror(file)) {
    problem_set(p, "read", 0, strerror(errno));
    return NULL;
  }
  while (c == ' ' || c == '\t' || c == '\r' || c == '\n')
    c = getc(file);
  ungetc(c, file);
  if (c != '[' && c != '{')
    return csv_load(file, p);
  json = json_loadf(file, JSON_ALLOW_NUL, &error);
  if (!json)
    problem_set(p, "roster", error.position > 0 ? (size_t)error.position : 0, error.text);
  return json;
}

int
cast_from_stream(cast *c, FILE *file, problem *p)
{
  json_t *json = load(file, p);
  int status;
  memset(c, 0, sizeof *c);
  if (!json)
    return -1;
  status = cast_from_json(c, json_is_object(json) ? json_object_get(json, "roster") : json, p);
  json_decref(json);
  return status;
}

int
cast_from_file(cast *c, const char *name, problem *p)
{
  FILE *file = fopen(name, "rb");
  int status;
  memset(c, 0, sizeof *c);
  if (!file)
    return problem_set(p, "read", 0, strerror(errno));
  status = cast_from_stream(c, file, p);
  fclose(file);
  return status;
}
