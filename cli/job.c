#include "job.h"

#include "names.h"
#include "stop.h"

#include <string.h>

/* A signal ends the analysis of a long document, too. */
static int
is_stopped(void *ctx, size_t done, size_t total)
{
  (void)ctx;
  (void)done;
  (void)total;
  return stop_signal();
}

int
job_init(job *j, const plan *pl)
{
  int status;
  memset(j, 0, sizeof *j);
  j->plan = pl;
  j->out.to = &j->printed.out;
  j->out.settings = &pl->settings;
  j->out.color = pl->color;
  status = quoteattr_session_new(&j->session, pl->engine);
  if (!status)
    status = quoteattr_session_set_progress(j->session, is_stopped, NULL);
  return status;
}

void
job_clear(job *j)
{
  quoteattr_session_free(j->session);
  raw_clear(&j->raw);
  document_clear(&j->doc);
  buffer_clear(&j->doc.unpacked);
  printed_clear(&j->printed);
}

/* What the user can do about it. */
static const char *
advice(const char *code)
{
  if (!strcmp(code, "utf8"))
    return "; --replace-bad-utf8 reads it anyway";
  return !strcmp(code, "limit") ? "; --max-bytes raises the limit" : "";
}

void
complain(buffer *to, const char *name, size_t line, const problem *p)
{
  buffer_puts(to, "quoteattr: ");
  buffer_puts(to, name);
  if (line)
    buffer_printf(to, ":%lu", (unsigned long)line);
  buffer_printf(to, ": %s", p->message);
  if (p->offset)
    buffer_printf(to, " (at byte %llu)", (unsigned long long)p->offset);
  buffer_printf(to, "%s\n", advice(p->code));
}

/* Whatever was printed before is taken back. */
static void
report_problem(job *j, const problem *p)
{
  buffer_reset(&j->printed.out);
  complain(&j->printed.err, j->doc.name, j->doc.line, p);
  if (j->plan->format->problem)
    j->plan->format->problem(&j->out, &j->doc, p);
  j->printed.bad = 1;
}

static int
no_memory(problem *p)
{
  return problem_set(p, "memory", 0, "out of memory");
}

static int
print(job *j, const cast *c, const report *r, problem *p)
{
  positions table;
  analysis a;
  int status = positions_init(&table, r, j->doc.text, j->doc.len, j->plan->settings.unit);
  a.doc = &j->doc;
  a.result = r->result;
  a.report = r;
  a.cast = c;
  a.positions = &table;
  if (!status)
    status = j->plan->format->document(&j->out, &a);
  positions_clear(&table);
  return status || j->printed.out.failed ? no_memory(p) : 0;
}

static int
correct_and_print(job *j, const cast *c, const quoteattr_result *result, problem *p)
{
  report r;
  int status = report_init(&r, result) ? no_memory(p) : 0;
  if (!status)
    status = corrections_apply(&j->plan->corrections, &j->doc, c, &r, p);
  if (!status)
    status = print(j, c, &r, p);
  report_clear(&r);
  return status;
}

static int
analyze(job *j, const cast *c, problem *p)
{
  quoteattr_result *r = NULL;
  quoteattr_error e;
  int status = quoteattr_session_set_roster(j->session, c->roster);
  if (!status)
    status = quoteattr_session_analyze(j->session, j->doc.text, j->doc.len, &r, &e);
  if (status)
    return problem_set(p, name_status(status), e.offset, e.message);
  status = correct_and_print(j, c->roster ? c : NULL, r, p);
  quoteattr_result_free(r);
  return status;
}

/* The roster of the line, when it has one, stands for that of the command line. */
int
job_analyze(job *j, problem *p)
{
  const json_t *members = j->doc.roster;
  cast own;
  int status;
  if (!members || json_is_null(members))
    return analyze(j, &j->plan->cast, p);
  if (cast_from_json(&own, members, p))
    return -1;
  status = analyze(j, &own, p);
  quoteattr_session_set_roster(j->session, NULL);
  cast_clear(&own);
  return status;
}

void
job_run(job *j, size_t index)
{
  problem p;
  buffer_reset(&j->printed.out);
  buffer_reset(&j->printed.err);
  j->printed.bad = 0;
  j->out.n_documents = index;
  if (!j->raw.line && !j->raw.bad)
    raw_load(&j->raw, j->plan->settings.max_bytes);
  if (document_read(&j->doc, &j->raw, &p) || job_analyze(j, &p))
    report_problem(j, &p);
  j->printed.bytes = j->doc.len;
  j->printed.taken = j->raw.taken;
  document_clear(&j->doc);
}
