#define _POSIX_C_SOURCE 200809L
#include "spec_file.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct reader {
  spec *out;
  const char *path;
  char *at; /* the rest of the file */
  int line;
  spec_case *current;
  spec_setting defaults[SPEC_MAX_SETTINGS];
  size_t n_defaults;
} reader;

static void
fail(const reader *r, const char *what)
{
  fprintf(stderr, "%s:%d: %s\n", r->path, r->line, what);
  exit(EXIT_FAILURE);
}

static void *
must(void *p)
{
  if (!p) {
    fputs("out of memory\n", stderr);
    exit(EXIT_FAILURE);
  }
  return p;
}

/* ---- small string tools ---- */

static char *
trim(char *s)
{
  char *end = s + strlen(s);
  while (*s == ' ')
    s++;
  while (end > s && (end[-1] == ' ' || end[-1] == '\n'))
    *--end = '\0';
  return s;
}

char *
spec_split(char *s, const char *separator, char **rest)
{
  char *found = strstr(s, separator);
  *rest = NULL;
  if (found) {
    *found = '\0';
    *rest = found + strlen(separator);
  }
  return trim(s);
}

const char *
spec_get(const spec_case *c, const char *key)
{
  size_t i;
  for (i = c->n_settings; i-- > 0;)
    if (!strcmp(c->settings[i].key, key))
      return c->settings[i].value;
  return NULL;
}

static char *
next_line(reader *r)
{
  char *line = r->at, *end;
  if (!*line)
    return NULL;
  end = strchr(line, '\n');
  r->at = end ? end + 1 : line + strlen(line);
  if (end)
    *end = '\0';
  r->line++;
  return line;
}

/* ---- the text and its brackets ---- */

/* Reads "=NAME:" or ":"; returns what follows, or NULL. */
static char *
read_name(char *s, spec_label *label)
{
  char *colon = *s == '=' || *s == ':' ? strchr(s, ':') : NULL;
  if (!colon)
    return NULL;
  label->name = colon > s ? must(strndup(s + 1, (size_t)(colon - s - 1))) : NULL;
  return colon + 1;
}

/* Reads "12:", "12=NAME:", "12s:", "12c:" or "=NAME:" behind a bracket; returns what follows, or NULL when it is no
 * label. */
static char *
read_label(char *s, spec_label *label)
{
  char *end = s;
  label->quote = SPEC_MENTION;
  label->role = '=';
  if (*s != '=') {
    if (*s < '0' || *s > '9')
      return NULL;
    label->quote = (int)strtol(s, &end, 10);
    label->role = *end == 's' || *end == 'c' ? *end++ : 'q';
  }
  return read_name(end, label);
}

static void
open_bracket(reader *r, char **from, char **to, int *stack, size_t *depth)
{
  spec_case *c = r->current;
  spec_label label = {0};
  char *behind = read_label(*from + 1, &label);
  if (*depth == SPEC_MAX_LABELS || c->n_labels == SPEC_MAX_LABELS)
    fail(r, "too many brackets");
  stack[*depth] = behind ? (int)c->n_labels : -1;
  ++*depth;
  if (behind) {
    label.start = (uint32_t)(*to - c->text);
    c->labels[c->n_labels++] = label;
    *from = behind;
  } else {
    *(*to)++ = *(*from)++;
  }
}

static void
close_bracket(reader *r, char **from, char **to, const int *stack, size_t *depth)
{
  int label;
  if (!*depth)
    fail(r, "a ] without its [");
  label = stack[--*depth];
  if (label >= 0) {
    r->current->labels[label].end = (uint32_t)(*to - r->current->text);
    ++*from;
  } else {
    *(*to)++ = *(*from)++;
  }
}

/* Takes the brackets out of the text, in place. */
static void
read_brackets(reader *r)
{
  spec_case *c = r->current;
  int stack[SPEC_MAX_LABELS];
  size_t depth = 0;
  char *from = c->text, *to = c->text;
  while (*from) {
    if (*from == '\\' && (from[1] == '[' || from[1] == ']')) {
      *to++ = from[1];
      from += 2;
    } else if (*from == '[') {
      open_bracket(r, &from, &to, stack, &depth);
    } else if (*from == ']') {
      close_bracket(r, &from, &to, stack, &depth);
    } else {
      *to++ = *from++;
    }
  }
  if (depth)
    fail(r, "a [ without its ]");
  *to = '\0';
  c->len = (size_t)(to - c->text);
}

/* ---- the parts of a case ---- */

static void
add_setting(reader *r, spec_setting *list, size_t *n, char *line)
{
  char *value, *key = spec_split(line, ":", &value);
  if (!value || *n == SPEC_MAX_SETTINGS)
    fail(r, "not a setting, or too many");
  list[*n].key = must(strdup(key));
  list[(*n)++].value = must(strdup(trim(value)));
}

static void
start_case(reader *r, char *title)
{
  spec *s = r->out;
  spec_case *c = must(calloc(1, sizeof *c));
  if (s->n == s->cap) {
    s->cap = s->cap ? s->cap * 2 : 64;
    s->cases = must(realloc(s->cases, s->cap * sizeof *s->cases));
  }
  s->cases[s->n++] = r->current = c;
  c->file = must(strdup(r->path));
  c->title = must(strdup(trim(title)));
  c->line = r->line;
  for (c->n_settings = 0; c->n_settings < r->n_defaults; c->n_settings++) {
    c->settings[c->n_settings].key = must(strdup(r->defaults[c->n_settings].key));
    c->settings[c->n_settings].value = must(strdup(r->defaults[c->n_settings].value));
  }
}

static void
read_settings(reader *r)
{
  char *line;
  while ((line = next_line(r)) && *line)
    add_setting(r, r->current->settings, &r->current->n_settings, line);
}

/* The lines up to "--", joined again. */
static void
read_text(reader *r)
{
  char *line, *to = r->current->text = must(malloc(strlen(r->at) + 2));
  while ((line = next_line(r)) && strcmp(line, "--") != 0) {
    size_t n = strlen(line);
    memcpy(to, line, n);
    to[n] = '\n';
    to += n + 1;
  }
  if (!line)
    fail(r, "the text has no end");
  while (to > r->current->text && to[-1] == '\n')
    to--;
  *to = '\0';
  read_brackets(r);
}

static void
read_answers(reader *r)
{
  char *line;
  while (*r->at && strncmp(r->at, "== ", 3) != 0) {
    line = trim(next_line(r));
    if (!*line || *line == '#')
      continue;
    if (r->current->n_answers == SPEC_MAX_ANSWERS)
      fail(r, "too many answers");
    r->current->answers[r->current->n_answers++] = must(strdup(line));
  }
}

static void
read_file(reader *r)
{
  char *line;
  while ((line = next_line(r))) {
    if (!strncmp(line, "== ", 3)) {
      start_case(r, line + 3);
      read_settings(r);
      read_text(r);
      read_answers(r);
    } else if (*line && *line != '#') {
      add_setting(r, r->defaults, &r->n_defaults, line);
    }
  }
}

/* ---- files ---- */

static char *
slurp(const char *path)
{
  FILE *f = fopen(path, "rb");
  char *s = NULL;
  size_t n = 0, cap = 0, got;
  if (!f) {
    perror(path);
    exit(EXIT_FAILURE);
  }
  do {
    cap = cap ? cap * 2 : 1 << 16;
    s = must(realloc(s, cap + 1));
    got = fread(s + n, 1, cap - n, f);
    n += got;
  } while (got && n == cap);
  fclose(f);
  s[n] = '\0';
  return s;
}

static void
load_file(spec *out, const char *directory, const char *name)
{
  char path[1024], *text;
  reader r = {0};
  snprintf(path, sizeof path, "%s/%s", directory, name);
  text = slurp(path);
  r.out = out;
  r.path = name;
  r.at = text;
  read_file(&r);
  free(text);
  while (r.n_defaults-- > 0) {
    free(r.defaults[r.n_defaults].key);
    free(r.defaults[r.n_defaults].value);
  }
}

static int
is_spec(const struct dirent *entry)
{
  size_t n = strlen(entry->d_name);
  return n > 4 && !strcmp(entry->d_name + n - 4, ".txt");
}

void
spec_load(spec *out, const char *directory)
{
  struct dirent **names;
  int i, n = scandir(directory, &names, is_spec, alphasort);
  if (n < 0) {
    perror(directory);
    exit(EXIT_FAILURE);
  }
  for (i = 0; i < n; i++) {
    load_file(out, directory, names[i]->d_name);
    free(names[i]);
  }
  free(names);
}

static void
free_case(spec_case *c)
{
  size_t i;
  for (i = 0; i < c->n_labels; i++)
    free(c->labels[i].name);
  for (i = 0; i < c->n_answers; i++)
    free(c->answers[i]);
  for (i = 0; i < c->n_settings; i++) {
    free(c->settings[i].key);
    free(c->settings[i].value);
  }
  free(c->file);
  free(c->title);
  free(c->text);
  free(c);
}

void
spec_free(spec *s)
{
  size_t i;
  for (i = 0; i < s->n; i++)
    free_case(s->cases[i]);
  free(s->cases);
}
