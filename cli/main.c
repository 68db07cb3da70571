/*
 * quoteattr: who said what, on the command line.
 *
 * Documents come from input.c one by one, pool.c takes them through its threads, each of which does the work of
 * job.c on one at a time, and sink.c writes what they print.  A bad document is a problem on its line, and the work
 * goes on.
 */
#include "pool.h"
#include "resume.h"
#include "stop.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BY_SIGNAL = 128 };

typedef struct program {
  plan plan;
  input in;
  sink sink;
  resume resume;
} program;

static void
say(const char *name, const problem *p)
{
  buffer line = {NULL, 0, 0, 0};
  complain(&line, name, 0, p);
  fwrite(line.data, 1, line.len, stderr);
  buffer_clear(&line);
}

static int
fatal(int status)
{
  fprintf(stderr, "quoteattr: %s\n", quoteattr_status_string(status));
  return EXIT_FATAL;
}

static int
make_engine(plan *pl)
{
  const settings *s = &pl->settings;
  quoteattr_options *o;
  int status = quoteattr_options_new(&o, NULL);
  if (status)
    return status;
  quoteattr_options_set(o, QUOTEATTR_OPT_GENRE, s->genre);
  quoteattr_options_set(o, QUOTEATTR_OPT_INDIRECT, s->indirect);
  quoteattr_options_set(o, QUOTEATTR_OPT_STATEMENTS, s->statements);
  quoteattr_options_set(o, QUOTEATTR_OPT_MIN_CONFIDENCE, s->min_confidence);
  quoteattr_options_set(o, QUOTEATTR_OPT_BAD_UTF8, s->replace_bad_utf8);
  quoteattr_options_set(o, QUOTEATTR_OPT_MAX_BYTES, (int64_t)s->max_bytes);
  status = quoteattr_engine_new(&pl->engine, o, NULL);
  quoteattr_options_free(o);
  return status;
}

/* -1 to go on, otherwise the exit status. */
static int
make_plan(plan *pl)
{
  static const format *const formats[] = {&format_pretty, &format_jsonl, &format_tsv, &format_script};
  const settings *s = &pl->settings;
  const char *no_color = getenv("NO_COLOR");
  problem p;
  int status = make_engine(pl);
  if (status)
    return fatal(status);
  pl->format = formats[s->format];
  pl->color = !s->output && isatty(STDOUT_FILENO) && !(no_color && *no_color);
  json_object_seed(0); /* jansson would do it in the first thread that needs it */
  if (s->roster && cast_from_file(&pl->cast, s->roster, &p)) {
    say(s->roster, &p);
    return EXIT_USAGE;
  }
  if (s->corrections && corrections_load(&pl->corrections, s->corrections, &p)) {
    say(s->corrections, &p);
    return EXIT_USAGE;
  }
  return -1;
}

/* The size of all inputs together, or 0 when one of them cannot say. */
static uint64_t
total_size(const settings *s)
{
  struct stat st;
  uint64_t sum = 0;
  int i, status = s->files_from ? -1 : 0;
  for (i = 0; !status && i < (s->n_files ? s->n_files : 1); i++) {
    const char *name = s->n_files ? s->files[i] : "-";
    status = strcmp(name, "-") == 0 ? fstat(STDIN_FILENO, &st) : stat(name, &st);
    if (!status && !S_ISREG(st.st_mode))
      status = -1;
    sum += status ? 0 : (uint64_t)st.st_size;
  }
  return status ? 0 : sum;
}

/* What stands before all documents. */
static int
begin_output(const plan *pl, sink *to)
{
  output out = {NULL, NULL, 0, 0};
  printed head;
  int status;
  memset(&head, 0, sizeof head);
  out.to = &head.out;
  if (pl->format->begin)
    pl->format->begin(&out);
  status = head.out.len ? sink_begin(to, &head.out) : 0;
  printed_clear(&head);
  return status;
}

static int
exit_status(const program *pr)
{
  if (stop_signal())
    return BY_SIGNAL + stop_signal();
  return pr->sink.failed ? EXIT_FATAL : pr->sink.n_bad ? EXIT_BAD_INPUT : EXIT_GOOD;
}

/* Opens the inputs and the output, and passes over what is done.  -1 to go on, otherwise the exit status. */
static int
open_all(program *pr)
{
  const settings *s = &pr->plan.settings;
  uint64_t taken = 0;
  problem p;
  pr->sink.fd = STDOUT_FILENO;
  if (input_init(&pr->in, s, &p)) {
    say(s->files_from, &p);
    return EXIT_USAGE;
  }
  if (s->output && (resume_open(&pr->resume, &pr->plan, &p) || resume_skip(&pr->resume, &pr->in, &taken, &p))) {
    say(s->output, &p);
    return EXIT_USAGE;
  }
  if (s->output)
    pr->sink.fd = pr->resume.fd;
  progress_init(&pr->sink.progress, s->progress, total_size(s));
  pr->sink.progress.taken = pr->sink.progress.skipped = taken;
  return -1;
}

static int
work(program *pr)
{
  int status = open_all(pr);
  if (status >= 0)
    return status;
  if (begin_output(&pr->plan, &pr->sink) == 0) {
    status = pool_run(&pr->plan, &pr->in, &pr->sink, pr->plan.settings.jobs);
    if (status)
      return fatal(status);
  }
  progress_end(&pr->sink.progress);
  return exit_status(pr);
}

/* `status` is that of the work. */
static int
close_output(program *pr, int status)
{
  problem p;
  if (!pr->plan.settings.output || resume_close(&pr->resume, status == EXIT_GOOD || status == EXIT_BAD_INPUT, &p) == 0)
    return status;
  say(pr->plan.settings.output, &p);
  return EXIT_FATAL;
}

int
main(int argc, char **argv)
{
  static char own_name[] = "quoteattr";
  static program pr;
  int status;
  if (argc > 0)
    argv[0] = own_name; /* getopt_long() begins its messages with it */
  status = settings_read(&pr.plan.settings, argc, argv);
  stop_init();
  if (status < 0)
    status = make_plan(&pr.plan);
  pr.resume.fd = -1;
  if (status < 0)
    status = close_output(&pr, work(&pr));
  input_clear(&pr.in);
  corrections_clear(&pr.plan.corrections);
  cast_clear(&pr.plan.cast);
  quoteattr_engine_free(pr.plan.engine);
  return status;
}
