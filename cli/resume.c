#include "resume.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { STEP = 1000 }; /* lines from one id that is looked at to the next */

static int
wrong(problem *p, const char *message)
{
  return problem_set(p, "resume", 0, message);
}

static int
system_error(problem *p)
{
  return problem_set(p, "read", 0, strerror(errno));
}

/* ---- the note beside the file ---- */

/* What a file holds, in a number: FNV-1a, 64 bits; 0 for no file. */
static json_int_t
digest(const char *name)
{
  uint64_t h = UINT64_C(14695981039346656037);
  FILE *file = name ? fopen(name, "rb") : NULL;
  int c;
  if (!file)
    return 0;
  while ((c = getc(file)) != EOF)
    h = (h ^ (unsigned)c) * UINT64_C(1099511628211);
  fclose(file);
  return (json_int_t)(h >> 1);
}

/* What has to be the same in all parts of a run. */
static json_t *
describe(const plan *pl)
{
  const settings *s = &pl->settings;
  return json_pack("{s:s, s:i, s:i, s:i, s:i, s:I, s:I}", "engine", quoteattr_engine_fingerprint(pl->engine), "format",
                   s->format, "offsets", s->unit, "tokens", s->tokens, "sentences", s->sentences, "roster",
                   digest(s->roster), "corrections", digest(s->corrections));
}

static int
write_note(const resume *r, const plan *pl, problem *p)
{
  json_t *note = describe(pl);
  int status = note ? json_dump_file(note, r->note, 0) : -1;
  json_decref(note);
  return status ? wrong(p, "the file beside it, .run, cannot be written") : 0;
}

/* Without a note the run is complete, or was never begun. */
static int
check_note(resume *r, const plan *pl, problem *p)
{
  json_t *wanted = describe(pl), *found = json_load_file(r->note, 0, NULL);
  int same = !found || json_equal(wanted, found);
  r->complete = !found && r->n > 0;
  json_decref(wanted);
  json_decref(found);
  return same ? 0
              : wrong(p, "the broken run had another version of the library, other options, or another roster or "
                         "corrections");
}

/* ---- what is in the file ---- */

static int
note_id(resume *r, const char *line, size_t len, problem *p)
{
  json_t *json = json_loadb(line, len, JSON_ALLOW_NUL, NULL), *id = json_object_get(json, "id");
  int status = id ? json_array_append(r->ids, id) : wrong(p, "it has a line that this program did not write");
  json_decref(json);
  return status;
}

/* A line as getline() reads it. */
typedef struct read_line {
  char *at;
  size_t cap, len;
} read_line;

/* 1 for a whole line. */
static int
next_line(read_line *l, FILE *file)
{
  ssize_t n = getline(&l->at, &l->cap, file);
  l->len = n > 0 ? (size_t)n : 0;
  return n > 0 && l->at[n - 1] == '\n';
}

/* Counts the whole lines and notes ids; *end is where the last of them ends. */
static int
read_lines(resume *r, FILE *file, off_t *end, problem *p)
{
  read_line two[2] = {{NULL, 0, 0}, {NULL, 0, 0}};
  int status = 0;
  while (!status && next_line(&two[r->n % 2], file)) {
    const read_line *l = &two[r->n % 2];
    if (r->n++ % STEP == 0)
      status = note_id(r, l->at, l->len, p);
    *end += (off_t)l->len;
  }
  if (!status && r->n)
    status = note_id(r, two[(r->n - 1) % 2].at, two[(r->n - 1) % 2].len, p);
  free(two[0].at);
  free(two[1].at);
  return status;
}

static int
find_end(resume *r, const char *name, problem *p)
{
  FILE *file = fopen(name, "rb");
  off_t end = 0;
  int status = file ? read_lines(r, file, &end, p) : system_error(p);
  if (file)
    fclose(file);
  if (!status && (ftruncate(r->fd, end) || lseek(r->fd, end, SEEK_SET) < 0))
    status = system_error(p);
  return status;
}

/* ---- a run ---- */

/* No device, no pipe. */
static int
is_file(int fd)
{
  struct stat st;
  return fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
}

int
resume_open(resume *r, const plan *pl, problem *p)
{
  const char *name = pl->settings.output;
  int status = 0;
  memset(r, 0, sizeof *r);
  r->ids = json_array();
  r->note = malloc(strlen(name) + sizeof ".run");
  r->fd = open(name, O_WRONLY | O_CREAT | O_CLOEXEC | (pl->settings.resume ? 0 : O_TRUNC), 0666);
  if (!r->note || !r->ids)
    return problem_set(p, "memory", 0, "out of memory");
  if (r->fd < 0)
    return system_error(p);
  strcat(strcpy(r->note, name), ".run");
  if (pl->settings.resume && (status = find_end(r, name, p)) == 0)
    status = check_note(r, pl, p);
  if (!status && !r->complete && is_file(r->fd))
    status = write_note(r, pl, p);
  return status;
}

/* Has the document the id of the line it gave? */
static int
check_id(const resume *r, const raw *doc, size_t index, size_t place, problem *p)
{
  document d;
  problem ignored;
  char message[100];
  int same;
  memset(&d, 0, sizeof d);
  (void)document_read(&d, doc, &ignored);
  same = json_equal(d.id, json_array_get(r->ids, place));
  document_clear(&d);
  buffer_clear(&d.unpacked);
  if (same)
    return 0;
  snprintf(message, sizeof message, "its line %lu is of another document: are these the same inputs?",
           (unsigned long)index + 1);
  return wrong(p, message);
}

int
resume_skip(const resume *r, input *in, uint64_t *taken, problem *p)
{
  raw doc;
  size_t i, place = 0;
  int status = 0;
  memset(&doc, 0, sizeof doc);
  for (i = 0; i < r->n && !status; i++) {
    if (!input_next(in, &doc))
      status = wrong(p, "it has more lines than there are documents");
    else if (i % STEP == 0)
      status = check_id(r, &doc, i, place++, p);
    if (!status && i + 1 == r->n)
      status = check_id(r, &doc, i, place, p);
    *taken += doc.taken;
  }
  if (!status && r->complete && input_next(in, &doc))
    status = wrong(p, "there is no broken run to go on with: it is complete, or was not written by --output");
  raw_clear(&doc);
  return status;
}

int
resume_close(resume *r, int done, problem *p)
{
  int status = r->fd >= 0 && close(r->fd) ? system_error(p) : 0;
  if (done && !status && r->note)
    remove(r->note);
  json_decref(r->ids);
  free(r->note);
  memset(r, 0, sizeof *r);
  r->fd = -1;
  return status;
}
