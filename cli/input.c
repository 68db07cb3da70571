#include "input.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_NAME = 1 << 16, BLOCK = 1 << 16 };

int
input_init(input *in, const settings *s, problem *p)
{
  memset(in, 0, sizeof *in);
  in->settings = s;
  if (!s->files_from)
    return 0;
  in->list_is_open = lines_open(&in->list, s->files_from, p) == 0;
  return in->list_is_open ? 0 : -1;
}

static void
fail(raw *r, const problem *p)
{
  r->bad = 1;
  r->why = *p;
}

static void
set_name(raw *r, const char *name)
{
  buffer_reset(&r->name);
  buffer_put(&r->name, name, strlen(name) + 1);
}

/* The next name of the list; empty lines are none.  As input_next(). */
static int
next_listed(input *in, raw *r)
{
  problem p;
  int status;
  do {
    status = lines_next(&in->list, MOST_NAME, &r->name, &p);
    if (status > 0 && r->name.len && r->name.data[r->name.len - 1] == '\r')
      r->name.len--;
  } while (status > 0 && r->name.len == 0);
  if (status <= 0) {
    lines_close(&in->list);
    in->list_is_open = 0;
  }
  if (status < 0) {
    set_name(r, in->settings->files_from);
    fail(r, &p);
  } else {
    buffer_putc(&r->name, '\0');
  }
  return status != 0;
}

/* Names the next file.  As input_next(). */
static int
next_name(input *in, raw *r)
{
  const settings *s = in->settings;
  if (in->next_file < s->n_files) {
    set_name(r, s->files[in->next_file++]);
    return 1;
  }
  if (in->list_is_open)
    return next_listed(in, r);
  if (s->n_files || s->files_from || in->next_file++)
    return 0;
  set_name(r, "-");
  return 1;
}

static void
close_file(input *in)
{
  if (in->is_open)
    lines_close(&in->lines);
  in->is_open = 0;
}

static int
open_file(input *in, raw *r)
{
  problem p;
  in->n_lines = 0;
  in->n_taken = 0;
  free(in->name);
  in->name = malloc(r->name.len + 1);
  if (!in->name || r->name.failed) {
    problem_set(&p, "memory", 0, "out of memory");
    fail(r, &p);
    return -1;
  }
  memcpy(in->name, r->name.data, r->name.len);
  in->is_open = lines_open(&in->lines, in->name, &p) == 0;
  if (!in->is_open)
    fail(r, &p);
  return in->is_open ? 0 : -1;
}

/* The next line of the file in work; 0 at its end.  After an error of reading nothing more is expected of the file. */
static int
next_line(input *in, raw *r)
{
  problem p;
  int status = lines_next(&in->lines, in->settings->max_bytes, &r->bytes, &p);
  uint64_t taken = source_taken(in->lines.from);
  r->taken = taken - in->n_taken;
  in->n_taken = taken;
  if (status) {
    set_name(r, in->name);
    r->line = ++in->n_lines;
  }
  if (status < 0) {
    fail(r, &p);
    buffer_reset(&r->bytes);
  }
  if (status == 0 || (status < 0 && strcmp(p.code, "limit") != 0))
    close_file(in);
  return status != 0;
}

int
input_next(input *in, raw *r)
{
  r->line = 0;
  r->taken = 0;
  r->bad = 0;
  buffer_reset(&r->bytes);
  for (;;) {
    if (in->is_open && next_line(in, r))
      return 1;
    if (!next_name(in, r))
      return 0;
    if (r->bad || in->settings->input == INPUT_TEXT || open_file(in, r))
      return 1;
  }
}

void
input_clear(input *in)
{
  close_file(in);
  if (in->list_is_open)
    lines_close(&in->list);
  free(in->name);
  memset(in, 0, sizeof *in);
}

/* Up to one byte over the limit. */
static int
read_all(source *s, size_t most, buffer *bytes, problem *p)
{
  ssize_t got;
  do {
    size_t room = bytes->len < most ? most - bytes->len : 1;
    char *at = buffer_room(bytes, room < BLOCK ? room : BLOCK);
    if (!at)
      return problem_set(p, "memory", 0, "out of memory");
    got = source_read(s, at, room < BLOCK ? room : BLOCK, p);
    bytes->len += got > 0 ? (size_t)got : 0;
  } while (got > 0 && bytes->len <= most);
  if (got >= 0 && bytes->len > most)
    return problem_set(p, "limit", most, "the document is larger than the limit");
  return got < 0 ? -1 : 0;
}

void
raw_load(raw *r, size_t max_bytes)
{
  problem p;
  source *s = source_open(r->name.data, &p);
  buffer_reset(&r->bytes);
  if (!s || read_all(s, max_bytes, &r->bytes, &p))
    fail(r, &p);
  if (s)
    r->taken = source_taken(s);
  source_close(s);
}

void
raw_clear(raw *r)
{
  buffer_clear(&r->name);
  buffer_clear(&r->bytes);
}
