/*
 * The whole analysis, as an archive meets it; prints tables in Markdown.
 *
 *   bench/pipeline [-r ROUNDS] [-j THREADS] [-g MEGABYTES] [-p PROGRAM] [-P PEER] FILE...
 *
 * Speed on each FILE beside ICU's words and sentences in the same run, with all options at their defaults and with
 * direct and mixed quotations only: one thread, processor time, in turn (measure.h).  Then threads (by the wall's
 * clock; beside them processes that share nothing, and ICU, which tell what the machine gives to two), memory, growth
 * of one document of each FILE's text from 10 KB to MEGABYTES (10), a great many short documents (read as the kind of
 * text that the whole is), and the start of PROGRAM (.libs/quoteattr) beside /bin/true.  PEER is a shell command that
 * reads a text on standard input. Instructions a byte: bench/instructions.sh.
 */
#include "icu.h"
#include "measure.h"
#include "pipeline_memory.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
  MAX_FILES = 64,
  MAX_THREADS = 256,
  STARTS = 101,
  ARTICLE = 3000,
  PIECE = 50000,
  PIECES_BYTES = 2400000,
  MAX_PIECES = 1000
};

typedef struct file {
  const char *path;
  char *text;
  size_t len;
} file;

typedef struct bench {
  int rounds, threads, growth;
  const char *program, *peer;
  file files[MAX_FILES];
  int n_files;
  file pieces[MAX_PIECES]; /* of the files, for threads */
  size_t n_pieces, piece_bytes;
  quoteattr_engine *engine, *marked; /* defaults; without indirect statements */
  quoteattr_session *session, *marked_session;
  icu icu;
} bench;

/* ---- speed --------------------------------------------------------------------------------- */

static void
analyze(quoteattr_session *s, const char *text, size_t len)
{
  quoteattr_result *r;
  if (quoteattr_session_analyze(s, text, len, &r, NULL)) {
    fputs("bench/pipeline: a text cannot be analysed\n", stderr);
    exit(1);
  }
  quoteattr_result_free(r);
}

/* One file for all candidates. */
typedef struct task {
  bench *bench;
  const file *file;
} task;

static void
run_icu(void *of)
{
  const task *t = of;
  icu_run(&t->bench->icu, t->file->text, t->file->len);
}

static void
run_default(void *of)
{
  const task *t = of;
  analyze(t->bench->session, t->file->text, t->file->len);
}

static void
run_marked(void *of)
{
  const task *t = of;
  analyze(t->bench->marked_session, t->file->text, t->file->len);
}

static const candidate candidates[] = {
    {"ICU, words and sentences", run_icu}, {"defaults", run_default}, {"direct and mixed", run_marked}};

enum { N_CANDIDATES = sizeof candidates / sizeof *candidates };

/* The peer's seconds, by the wall's clock: it may use what it likes. */
static double
time_peer(const bench *b, const file *f)
{
  char command[4096];
  double start = wall_time();
  snprintf(command, sizeof command, "(%s) <'%s' >/dev/null 2>&1", b->peer, f->path);
  if (system(command))
    fprintf(stderr, "bench/pipeline: the peer failed on %s\n", f->path);
  return wall_time() - start;
}

static void
put_speed(const file *f, const char *name, double seconds, double icu_seconds)
{
  printf("| %s | %s | %.2f | %.2f |\n", f->path, name, (double)f->len / 1e6 / seconds, icu_seconds / seconds);
}

static void
bench_file(bench *b, const file *f)
{
  double seconds[N_CANDIDATES];
  task t;
  int c;
  t.bench = b;
  t.file = f;
  take_turns(candidates, N_CANDIDATES, &t, b->rounds, seconds);
  for (c = 0; c < N_CANDIDATES; c++)
    put_speed(f, candidates[c].name, seconds[c], seconds[0]);
  if (b->peer)
    put_speed(f, b->peer, time_peer(b, f), seconds[0]);
}

static void
bench_speed(bench *b)
{
  int i;
  puts("\n| text | one thread | MB/s | of ICU |\n|---|---|---|---|");
  for (i = 0; i < b->n_files; i++)
    bench_file(b, &b->files[i]);
}

static size_t
least(size_t a, size_t b)
{
  return a < b ? a : b;
}

/* ---- threads ------------------------------------------------------------------------------- */

typedef struct team {
  const bench *bench;
  pthread_mutex_t lock;
  size_t next, n_documents; /* document i is piece i modulo the number of pieces */
} team;

/* Where the piece of whole lines ends that starts here: a document of about PIECE bytes. */
static size_t
piece_end(const file *f, size_t start)
{
  size_t end = least(start + PIECE, f->len);
  const char *line = memchr(f->text + end, '\n', f->len - end);
  return line ? (size_t)(line - f->text) + 1 : f->len;
}

static void
cut_files(bench *b)
{
  int i;
  for (i = 0; i < b->n_files; i++) {
    const file *f = &b->files[i];
    size_t start, end;
    for (start = 0; start < f->len && b->n_pieces < MAX_PIECES; start = end) {
      file *piece = &b->pieces[b->n_pieces++];
      end = piece_end(f, start);
      piece->path = f->path;
      piece->text = f->text + start;
      piece->len = end - start;
      b->piece_bytes += piece->len;
    }
  }
}

static size_t
next_document(team *t)
{
  size_t i;
  pthread_mutex_lock(&t->lock);
  i = t->next++;
  pthread_mutex_unlock(&t->lock);
  return i;
}

static const file *
document(const bench *b, size_t i)
{
  return &b->pieces[i % b->n_pieces];
}

static void *
work(void *arg)
{
  team *t = arg;
  quoteattr_session *s;
  size_t i;
  if (quoteattr_session_new(&s, t->bench->engine))
    return NULL;
  while ((i = next_document(t)) < t->n_documents)
    analyze(s, document(t->bench, i)->text, document(t->bench, i)->len);
  quoteattr_session_free(s);
  return NULL;
}

static void *
work_icu(void *arg)
{
  team *t = arg;
  icu own;
  size_t i;
  if (icu_open(&own))
    return NULL;
  while ((i = next_document(t)) < t->n_documents)
    icu_run(&own, document(t->bench, i)->text, document(t->bench, i)->len);
  icu_close(&own);
  return NULL;
}

/* By the wall's clock; *cpu is the processor time, which tells what threads cost on a busy machine. */
static double
time_team(const bench *b, void *(*job)(void *), int threads, size_t n_documents, double *cpu)
{
  pthread_t ids[MAX_THREADS];
  team t;
  double start = wall_time(), cpu_start = cpu_time();
  int i;
  memset(&t, 0, sizeof t);
  t.bench = b;
  t.n_documents = n_documents;
  pthread_mutex_init(&t.lock, NULL);
  for (i = 0; i < threads; i++)
    if (pthread_create(&ids[i], NULL, job, &t))
      exit(1);
  for (i = 0; i < threads; i++)
    pthread_join(ids[i], NULL);
  pthread_mutex_destroy(&t.lock);
  *cpu = cpu_time() - cpu_start;
  return wall_time() - start;
}

/* Every n-th document, by a process of its own. */
static void
work_alone(const bench *b, int first, int n, size_t n_documents)
{
  quoteattr_session *s;
  size_t i;
  if (quoteattr_session_new(&s, b->engine))
    _exit(1);
  for (i = (size_t)first; i < n_documents; i += (size_t)n)
    analyze(s, document(b, i)->text, document(b, i)->len);
  _exit(0);
}

static double
child_time(void)
{
  struct rusage u;
  getrusage(RUSAGE_CHILDREN, &u);
  return (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) + 1e-6 * (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec);
}

/* Processes that share nothing but the machine: what it would give threads that never wait for each other. */
static double
time_processes(const bench *b, int n, size_t n_documents, double *cpu)
{
  double start = wall_time(), cpu_start = child_time();
  int i, status;
  fflush(stdout);
  for (i = 0; i < n; i++) {
    pid_t pid = fork();
    if (pid == 0)
      work_alone(b, i, n, n_documents);
    if (pid < 0)
      exit(1);
  }
  while (wait(&status) > 0)
    if (status)
      exit(1);
  *cpu = child_time() - cpu_start;
  return wall_time() - start;
}

static double
analyze_in_threads(const bench *b, int n, size_t n_documents, double *cpu)
{
  return time_team(b, work, n, n_documents, cpu);
}

static double
icu_in_threads(const bench *b, int n, size_t n_documents, double *cpu)
{
  return time_team(b, work_icu, n, n_documents, cpu);
}

static const struct {
  const char *name;
  double (*run)(const bench *b, int n, size_t n_documents, double *cpu);
} teams[] = {{"threads", analyze_in_threads}, {"processes", time_processes}, {"threads, ICU", icu_in_threads}};

enum { N_TEAMS = sizeof teams / sizeof *teams };

static void
put_team(const char *name, int n, double mb, size_t n_documents, double seconds, double alone, double cpu)
{
  printf("| %s | %d | %.2f | %.0f | %.2f | %.2f |\n", name, n, mb / seconds, (double)n_documents / seconds,
         alone / seconds, cpu);
}

static void
bench_threads(bench *b)
{
  static double time[N_TEAMS][2][MAX_ROUNDS], cpu[N_TEAMS][2][MAX_ROUNDS];
  size_t times, n;
  double mb;
  int r, k;
  cut_files(b);
  times = 1 + 20000000 / b->piece_bytes;
  n = times * b->n_pieces;
  mb = (double)(times * b->piece_bytes) / 1e6;
  for (r = 0; r < b->rounds; r++)
    for (k = 0; k < N_TEAMS; k++) {
      time[k][0][r] = teams[k].run(b, 1, n, &cpu[k][0][r]);
      time[k][1][r] = teams[k].run(b, b->threads, n, &cpu[k][1][r]);
    }
  puts("\n| documents of some 50 KB by | number | MB/s | documents/s | times one | processor seconds |");
  puts("|---|---|---|---|---|---|");
  for (k = 0; k < N_TEAMS; k++) {
    double one = median(time[k][0], b->rounds);
    put_team(teams[k].name, 1, mb, n, one, one, median(cpu[k][0], b->rounds));
    put_team(teams[k].name, b->threads, mb, n, median(time[k][1], b->rounds), one, median(cpu[k][1], b->rounds));
  }
}

/* ---- memory, growth, short documents ------------------------------------------------------- */

static quoteattr_engine *
make_engine(int option, int value, const quoteattr_allocator *alloc)
{
  quoteattr_options *o;
  quoteattr_engine *e;
  if (quoteattr_options_new(&o, alloc) || quoteattr_options_set(o, option, value) || quoteattr_engine_new(&e, o, NULL))
    exit(1);
  quoteattr_options_free(o);
  return e;
}

static void
put_memory(const char *name, const char *text, size_t len)
{
  heap h;
  quoteattr_allocator a = counting_allocator(&h);
  quoteattr_engine *e = make_engine(QUOTEATTR_OPT_INDIRECT, 1, &a);
  quoteattr_session *s;
  if (quoteattr_session_new(&s, e))
    exit(1);
  analyze(s, text, len);
  printf("| %s | %.3f | %.2f | %.1f |\n", name, (double)len / 1e6, (double)h.peak / 1e6, (double)h.peak / (double)len);
  quoteattr_session_free(s);
  quoteattr_engine_free(e);
}

static void
bench_memory(const bench *b)
{
  int i;
  puts("\n| text | MB | most memory at once, MB | bytes a byte |\n|---|---|---|---|");
  for (i = 0; i < b->n_files; i++)
    put_memory(b->files[i].path, b->files[i].text, b->files[i].len);
  put_memory("a short one", b->files[0].text, least(ARTICLE, b->files[0].len));
}

/* One text of about `size` bytes: the file over and over, with a number between that is always another. */
static char *
make_text(const file *f, size_t size, size_t *len)
{
  char *text = malloc(size + 64);
  size_t i;
  *len = 0;
  for (i = 0; text && *len < size; i++) {
    size_t n = least(f->len, size - *len);
    memcpy(text + *len, f->text, n);
    while (n > 1 && n < f->len && text[*len + n - 1] != '\n')
      n--; /* whole lines, whole characters */
    *len += n;
    if (n < f->len)
      break;
    *len += (size_t)sprintf(text + *len, "\n\nNumber %lu.\n\n", (unsigned long)i);
  }
  return text;
}

static void
put_growth(quoteattr_session *session, const file *f, size_t size)
{
  size_t k, len, times = 1 + 3000000 / size;
  char *text = make_text(f, size, &len);
  double start;
  if (!text)
    return;
  analyze(session, text, len);
  start = cpu_time();
  for (k = 0; k < times; k++)
    analyze(session, text, len);
  printf("| %s | %.2f | %.1f |\n", f->path, (double)len / 1e6, 1e9 * (cpu_time() - start) / (double)(len * times));
  free(text);
}

/* Each file by itself: a novel with news behind it would be of another genre, and cost another stage, by its length. */
static void
bench_growth(bench *b)
{
  size_t size, most = (size_t)b->growth * 1000000;
  int i;
  puts("\n| text | one document of MB | ns a byte |\n|---|---|---|");
  for (i = 0; i < b->n_files; i++)
    for (size = 10000; size <= most; size *= 10)
      put_growth(b->session, &b->files[i], size);
}

static size_t
next_piece(const file *f, size_t start, size_t size)
{
  size_t end = least(start + size, f->len);
  while (end < f->len && ((unsigned char)f->text[end] & 0xC0) == 0x80)
    end++;
  return end;
}

static int
genre_of(const bench *b, const file *f)
{
  quoteattr_result *r;
  int genre;
  if (quoteattr_session_analyze(b->session, f->text, f->len, &r, NULL))
    exit(1);
  genre = quoteattr_result_genre(r);
  quoteattr_result_free(r);
  return genre;
}

/* Pieces of so many bytes, each a document, until they are PIECES_BYTES; tells how many. */
static size_t
analyze_pieces(quoteattr_session *s, const file *f, size_t size, size_t *bytes)
{
  size_t n, start = 0;
  *bytes = 0;
  for (n = 0; *bytes < PIECES_BYTES; n++) {
    size_t end = next_piece(f, start, size);
    analyze(s, f->text + start, end - start);
    *bytes += end - start;
    start = end < f->len ? end : 0;
  }
  return n;
}

/* Allocations that each takes; they are counted apart, as the library's own allocator asks for large pages. */
static double
count_calls(const file *f, int genre, size_t size)
{
  heap h;
  quoteattr_allocator a = counting_allocator(&h);
  quoteattr_engine *e = make_engine(QUOTEATTR_OPT_GENRE, genre, &a);
  quoteattr_session *s;
  size_t n, bytes, calls;
  if (quoteattr_session_new(&s, e))
    exit(1);
  analyze(s, f->text, least(f->len, size));
  calls = h.calls;
  n = analyze_pieces(s, f, size, &bytes);
  calls = h.calls - calls;
  quoteattr_session_free(s);
  quoteattr_engine_free(e);
  return (double)calls / (double)n;
}

static void
put_short(const file *f, int genre, size_t size)
{
  quoteattr_engine *e = make_engine(QUOTEATTR_OPT_GENRE, genre, NULL);
  quoteattr_session *s;
  size_t n, bytes;
  double t;
  if (quoteattr_session_new(&s, e))
    exit(1);
  analyze(s, f->text, least(f->len, size)); /* warm-up */
  t = cpu_time();
  n = analyze_pieces(s, f, size, &bytes);
  t = cpu_time() - t;
  printf("| %s | %lu | %.0f | %.1f | %.0f | %.1f |\n", f->path, (unsigned long)n, (double)bytes / (double)n,
         1e9 * t / (double)bytes, 1e9 * t / (double)n, count_calls(f, genre, size));
  quoteattr_session_free(s);
  quoteattr_engine_free(e);
}

static void
bench_short(const bench *b)
{
  static const size_t sizes[] = {120, 500, 3000};
  size_t k;
  int i;
  puts("\n| pieces of | documents | bytes each | ns a byte | ns each | allocations each |\n|---|---|---|---|---|---|");
  for (i = 0; i < b->n_files; i++) {
    int genre = genre_of(b, &b->files[i]);
    for (k = 0; k < sizeof sizes / sizeof *sizes; k++)
      put_short(&b->files[i], genre, sizes[k]);
    put_short(&b->files[i], genre, b->files[i].len);
  }
}

/* ---- start of a process -------------------------------------------------------------------- */

/* Seconds from fork to end, and the most memory that was resident, in KB. */
static double
time_process(const char *program, const char *path, long *resident)
{
  struct rusage usage;
  double start = wall_time();
  int status;
  pid_t pid;
  fflush(stdout);
  pid = fork();
  if (pid == 0) {
    if (!freopen("/dev/null", "w", stdout))
      _exit(127);
    execl(program, program, path, (char *)NULL);
    _exit(127);
  }
  if (pid < 0 || wait4(pid, &status, 0, &usage) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) == 127)
    return -1;
  *resident = usage.ru_maxrss;
  return wall_time() - start;
}

static void
bench_start(const bench *b)
{
  static double time[2][STARTS];
  char path[] = "/tmp/quoteattr-bench-XXXXXX";
  long resident = 0, other;
  int i, fd = mkstemp(path), good = fd >= 0;
  size_t n = least(ARTICLE, b->files[0].len);
  while (n > 1 && n < b->files[0].len && b->files[0].text[n - 1] != '\n')
    n--;
  good = good && write(fd, b->files[0].text, n) == (ssize_t)n;
  for (i = 0; i < STARTS && good; i++) {
    time[0][i] = time_process("/bin/true", path, &other);
    time[1][i] = time_process(b->program, path, &resident);
    good = time[1][i] >= 0;
  }
  close(fd);
  unlink(path);
  if (good) {
    double none = 1e3 * median(time[0], STARTS), own = 1e3 * median(time[1], STARTS);
    puts("| one process on a text of bytes | ms | /bin/true, ms | more, ms | resident, MB |\n|---|---|---|---|---|");
    printf("| %lu | %.2f | %.2f | %.2f | %.1f |\n", (unsigned long)n, own, none, own - none, (double)resident / 1024);
  } else {
    fprintf(stderr, "bench/pipeline: %s does not run: no start measured (-p PROGRAM)\n", b->program);
  }
}

/* ---- the command line ---------------------------------------------------------------------- */

static int
add_file(bench *b, const char *path)
{
  file *f = &b->files[b->n_files];
  if (b->n_files == MAX_FILES)
    return -1;
  f->path = path;
  f->text = load_file(path, &f->len);
  if (!f->text || !f->len)
    return -1;
  b->n_files++;
  return 0;
}

static int
read_options(bench *b, int argc, char **argv)
{
  int key;
  while ((key = getopt(argc, argv, "r:j:g:p:P:")) != -1)
    switch (key) {
    case 'r': b->rounds = atoi(optarg); break;
    case 'j': b->threads = atoi(optarg); break;
    case 'g': b->growth = atoi(optarg); break;
    case 'p': b->program = optarg; break;
    case 'P': b->peer = optarg; break;
    default: return -1;
    }
  for (; optind < argc; optind++)
    if (add_file(b, argv[optind])) {
      fprintf(stderr, "bench/pipeline: cannot use %s\n", argv[optind]);
      return -1;
    }
  return b->n_files && b->rounds > 0 && b->rounds <= MAX_ROUNDS && b->threads > 0 && b->threads <= MAX_THREADS ? 0 : -1;
}

static int
open_bench(bench *b)
{
  b->engine = make_engine(QUOTEATTR_OPT_INDIRECT, 1, NULL);
  b->marked = make_engine(QUOTEATTR_OPT_INDIRECT, 0, NULL);
  return quoteattr_session_new(&b->session, b->engine) || quoteattr_session_new(&b->marked_session, b->marked) ||
         icu_open(&b->icu);
}

static void
close_bench(bench *b)
{
  int i;
  quoteattr_session_free(b->session);
  quoteattr_session_free(b->marked_session);
  quoteattr_engine_free(b->engine);
  quoteattr_engine_free(b->marked);
  icu_close(&b->icu);
  for (i = 0; i < b->n_files; i++)
    free(b->files[i].text);
}

int
main(int argc, char **argv)
{
  static bench b;
  long cores = sysconf(_SC_NPROCESSORS_ONLN);
  b.rounds = 5;
  b.growth = 10;
  b.threads = cores > 1 && cores < MAX_THREADS ? (int)cores : 2;
  b.program = ".libs/quoteattr";
  if (read_options(&b, argc, argv)) {
    fputs("usage: pipeline [-r ROUNDS] [-j THREADS] [-g MEGABYTES] [-p PROGRAM] [-P PEER] FILE...\n", stderr);
    return 2;
  }
  bench_start(&b); /* first: a forked process counts the memory of its parent */
  if (open_bench(&b))
    return 1;
  bench_speed(&b);
  bench_threads(&b);
  bench_memory(&b);
  bench_growth(&b);
  bench_short(&b);
  close_bench(&b);
  return 0;
}
