/*
 * quoteattr: who said what, on the command line.
 *
 * Documents come from input.c one by one, the library analyses each in one session, and one of the formats of
 * output.h prints it.  A bad document is a problem on its line, and the work goes on.
 */
#include "corrections.h"
#include "names.h"
#include "output.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct program {
  settings settings;
  output out;
  const format *format;
  quoteattr_engine *engine;
  quoteattr_session *session;
  cast cast; /* of --roster; empty without */
  corrections corrections;
  int status;
} program;

/* Says on standard error what is wrong, and where. */
static void
complain(program *pr, const char *name, size_t line, const problem *p)
{
  if (line)
    fprintf(stderr, "quoteattr: %s:%lu: %s", name, (unsigned long)line, p->message);
  else
    fprintf(stderr, "quoteattr: %s: %s", name, p->message);
  fprintf(stderr, p->offset ? " (at byte %llu)" : "", (unsigned long long)p->offset);
  fputs(strcmp(p->code, "utf8") == 0 ? "; --replace-bad-utf8 reads it anyway\n" : "\n", stderr);
  pr->status = EXIT_BAD_INPUT;
}

static void
report_problem(program *pr, const document *doc, const problem *p)
{
  complain(pr, doc->name, doc->line, p);
  if (pr->format->problem)
    pr->format->problem(&pr->out, doc, p);
}

static int
print(program *pr, const document *doc, const cast *c, const report *r, problem *p)
{
  positions table;
  analysis a;
  int status = positions_init(&table, r, doc->text, doc->len, pr->settings.unit);
  a.doc = doc;
  a.result = r->result;
  a.report = r;
  a.cast = c;
  a.positions = &table;
  if (!status)
    status = pr->format->document(&pr->out, &a);
  if (status)
    problem_set(p, "memory", 0, "out of memory");
  positions_clear(&table);
  return status;
}

static int
correct_and_print(program *pr, const document *doc, const cast *c, const quoteattr_result *result, problem *p)
{
  report r;
  json_t *id = document_id(doc);
  int status = report_init(&r, result);
  if (status)
    problem_set(p, "memory", 0, "out of memory");
  else
    status = corrections_apply(&pr->corrections, id, doc, c, &r, p);
  if (!status)
    status = print(pr, doc, c, &r, p);
  report_clear(&r);
  json_decref(id);
  return status;
}

static int
analyze(program *pr, const document *doc, const cast *c, problem *p)
{
  quoteattr_result *r = NULL;
  quoteattr_error e;
  int status = quoteattr_session_set_roster(pr->session, c->roster);
  if (!status)
    status = quoteattr_session_analyze(pr->session, doc->text, doc->len, &r, &e);
  if (status)
    return problem_set(p, name_status(status), e.offset, e.message);
  status = correct_and_print(pr, doc, c->roster ? c : NULL, r, p);
  quoteattr_result_free(r);
  return status;
}

/* The roster of the line, when it has one, stands for that of the command line. */
static int
analyze_with_roster(program *pr, const document *doc, problem *p)
{
  const json_t *members = json_object_get(doc->json, "roster");
  cast own;
  int status;
  if (!members || json_is_null(members))
    return analyze(pr, doc, &pr->cast, p);
  if (cast_from_json(&own, members, p))
    return -1;
  status = analyze(pr, doc, &own, p);
  quoteattr_session_set_roster(pr->session, NULL);
  cast_clear(&own);
  return status;
}

/* Hands what was printed on, so that a reader sees whole lines.  -1 when nobody takes it. */
static int
flush(program *pr)
{
  if (!fflush(pr->out.to) && !ferror(pr->out.to))
    return 0;
  if (errno != EPIPE)
    fprintf(stderr, "quoteattr: cannot write: %s\n", strerror(errno));
  pr->status = EXIT_FATAL;
  return -1;
}

/* -1 when the program has to end. */
static int
work_document(program *pr, input *in, int *more)
{
  document doc;
  problem p;
  int status = input_next(in, &doc, &p);
  *more = status == 1 || (status == -1 && doc.line);
  if (status == 0)
    return 0;
  if (status < 0 || analyze_with_roster(pr, &doc, &p))
    report_problem(pr, &doc, &p);
  document_clear(&doc);
  pr->out.n_documents++;
  return flush(pr);
}

static int
work_file(program *pr, const char *name)
{
  input in;
  problem p;
  int more = 1, status = 0;
  if (input_open(&in, name, pr->settings.input, &p)) {
    complain(pr, name, 0, &p);
    return 0;
  }
  while (more && !status)
    status = work_document(pr, &in, &more);
  input_close(&in);
  return status;
}

static void
work(program *pr)
{
  int i;
  if (pr->format->begin)
    pr->format->begin(&pr->out);
  if (pr->settings.n_files == 0)
    work_file(pr, "-");
  for (i = 0; i < pr->settings.n_files; i++)
    if (work_file(pr, pr->settings.files[i]))
      break;
}

static int
make_engine(program *pr)
{
  const settings *s = &pr->settings;
  quoteattr_options *o;
  int status = quoteattr_options_new(&o, NULL);
  if (status)
    return status;
  quoteattr_options_set(o, QUOTEATTR_OPT_GENRE, s->genre);
  quoteattr_options_set(o, QUOTEATTR_OPT_INDIRECT, s->indirect);
  quoteattr_options_set(o, QUOTEATTR_OPT_STATEMENTS, s->statements);
  quoteattr_options_set(o, QUOTEATTR_OPT_MIN_CONFIDENCE, s->min_confidence);
  quoteattr_options_set(o, QUOTEATTR_OPT_BAD_UTF8, s->replace_bad_utf8);
  status = quoteattr_engine_new(&pr->engine, o, NULL);
  if (!status)
    status = quoteattr_session_new(&pr->session, pr->engine);
  quoteattr_options_free(o);
  return status;
}

/* -1 to go on, otherwise the exit status. */
static int
prepare(program *pr)
{
  static const format *const formats[] = {&format_pretty, &format_jsonl, &format_tsv, &format_script};
  const char *no_color = getenv("NO_COLOR");
  problem p;
  int status;
  pr->format = formats[pr->settings.format];
  pr->out.to = stdout;
  pr->out.settings = &pr->settings;
  pr->out.color = isatty(STDOUT_FILENO) && !(no_color && *no_color);
  signal(SIGPIPE, SIG_IGN); /* a reader that goes away shows as an error of fflush() */
  status = make_engine(pr);
  if (status) {
    fprintf(stderr, "quoteattr: %s\n", quoteattr_status_string(status));
    return EXIT_FATAL;
  }
  if (pr->settings.roster && cast_from_file(&pr->cast, pr->settings.roster, &p)) {
    complain(pr, pr->settings.roster, 0, &p);
    return EXIT_USAGE;
  }
  if (pr->settings.corrections && corrections_load(&pr->corrections, pr->settings.corrections, &p)) {
    complain(pr, pr->settings.corrections, 0, &p);
    return EXIT_USAGE;
  }
  return -1;
}

int
main(int argc, char **argv)
{
  static char own_name[] = "quoteattr";
  static program pr;
  int status;
  if (argc > 0)
    argv[0] = own_name; /* getopt_long() begins its messages with it */
  status = settings_read(&pr.settings, argc, argv);
  if (status < 0)
    status = prepare(&pr);
  if (status < 0) {
    work(&pr);
    status = pr.status;
  }
  corrections_clear(&pr.corrections);
  cast_clear(&pr.cast);
  quoteattr_session_free(pr.session);
  quoteattr_engine_free(pr.engine);
  return status;
}
