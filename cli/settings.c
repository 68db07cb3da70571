/* The command line, read by getopt_long. */
#include "settings.h"

#include <errno.h>
#include <getopt.h>
#include <quoteattr.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct choice {
  const char *name;
  int value;
} choice;

static const choice inputs[] = {{"text", INPUT_TEXT}, {"jsonl", INPUT_JSONL}, {NULL, 0}};
static const choice formats[] = {
    {"pretty", FORMAT_PRETTY}, {"jsonl", FORMAT_JSONL}, {"tsv", FORMAT_TSV}, {"script", FORMAT_SCRIPT}, {NULL, 0}};
static const choice units[] = {
    {"byte", UNIT_BYTE}, {"codepoint", QUOTEATTR_UNIT_CODEPOINT}, {"utf16", QUOTEATTR_UNIT_UTF16}, {NULL, 0}};
static const choice genres[] = {
    {"auto", QUOTEATTR_GENRE_AUTO}, {"news", QUOTEATTR_GENRE_NEWS}, {"fiction", QUOTEATTR_GENRE_FICTION}, {NULL, 0}};

enum {
  ROSTER = 256,
  CORRECTIONS,
  TOKENS,
  SENTENCES,
  NO_INDIRECT,
  STATEMENTS,
  MIN_CONFIDENCE,
  REPLACE_BAD_UTF8,
  FILES_FROM,
  MAX_BYTES,
  OUTPUT,
  PROGRESS,
  RESUME
};

enum { MOST_JOBS = 1024 };

static const struct option long_options[] = {{"input", required_argument, NULL, 'i'},
                                             {"format", required_argument, NULL, 'f'},
                                             {"offsets", required_argument, NULL, 'o'},
                                             {"genre", required_argument, NULL, 'g'},
                                             {"roster", required_argument, NULL, ROSTER},
                                             {"corrections", required_argument, NULL, CORRECTIONS},
                                             {"tokens", no_argument, NULL, TOKENS},
                                             {"sentences", no_argument, NULL, SENTENCES},
                                             {"no-indirect", no_argument, NULL, NO_INDIRECT},
                                             {"statements", no_argument, NULL, STATEMENTS},
                                             {"min-confidence", required_argument, NULL, MIN_CONFIDENCE},
                                             {"replace-bad-utf8", no_argument, NULL, REPLACE_BAD_UTF8},
                                             {"jobs", required_argument, NULL, 'j'},
                                             {"files-from", required_argument, NULL, FILES_FROM},
                                             {"max-bytes", required_argument, NULL, MAX_BYTES},
                                             {"output", required_argument, NULL, OUTPUT},
                                             {"resume", no_argument, NULL, RESUME},
                                             {"progress", no_argument, NULL, PROGRESS},
                                             {"help", no_argument, NULL, 'h'},
                                             {"version", no_argument, NULL, 'V'},
                                             {NULL, 0, NULL, 0}};

static void
print_help(FILE *to)
{
  fputs("Usage: quoteattr [OPTION]... [FILE]...\n"
        "Find the quotations in each FILE (standard input without FILE or for -) and who said them.\n"
        "\n"
        "  -i, --input text|jsonl            what FILE holds: one text, or one JSON object a line (default: jsonl for\n"
        "                                    names that end in .jsonl or .ndjson, packed or not; else text)\n"
        "  -f, --format pretty|jsonl|tsv|script  what to print (default: pretty for text, jsonl for jsonl)\n"
        "  -g, --genre auto|news|fiction     kind of text (default: found from the text)\n"
        "  -o, --offsets byte|codepoint|utf16  unit of positions (default: byte)\n"
        "      --roster FILE                 speakers known beforehand, JSON or CSV\n"
        "      --corrections FILE            output of an earlier run, edited: its speakers win (jsonl, script)\n"
        "      --tokens                      add tokens and words (jsonl)\n"
        "      --sentences                   add sentences (jsonl)\n"
        "      --no-indirect                 leave out statements without quotation marks\n"
        "      --statements                  of these, leave out beliefs, intentions and acts\n"
        "      --min-confidence PERCENT      name no speaker that is less sure (default: 0)\n"
        "      --replace-bad-utf8            read bytes that are not UTF-8 as unknown symbols\n"
        "  -j, --jobs N                      work on N documents at once (0: one a processor; default: 1)\n"
        "      --files-from FILE             more FILEs, one name a line\n"
        "      --max-bytes N                 longer texts and lines are errors (K, M, G; default: 1G)\n"
        "      --output FILE                 write to FILE, which is replaced\n"
        "      --resume                      go on with a broken run in the --output FILE (jsonl, script)\n"
        "      --progress                    say how far the work is, even when this is no terminal\n"
        "  -h, --help                        print this help\n"
        "  -V, --version                     print the version\n"
        "\n"
        "Exit status: 0 all good, 1 some input could not be analysed, 2 wrong usage, 3 output or memory failed.\n",
        to);
}

static void
print_version(FILE *to)
{
  fprintf(to, "quoteattr %s (Unicode %s)\n", quoteattr_version_string(), quoteattr_unicode_version());
}

/* The exit status after `print`, which had standard output to write on. */
static int
print_out(void (*print)(FILE *to))
{
  print(stdout);
  if (!fflush(stdout) && !ferror(stdout))
    return EXIT_GOOD;
  fprintf(stderr, "quoteattr: cannot write: %s\n", strerror(errno));
  return EXIT_FATAL;
}

static int
complain(const char *what, const char *detail)
{
  if (what)
    fprintf(stderr, "quoteattr: %s%s\n", what, detail);
  fputs("Try 'quoteattr --help'.\n", stderr);
  return EXIT_USAGE;
}

static int
unknown_value(const choice *choices, const char *option, const char *name)
{
  const choice *c;
  fprintf(stderr, "quoteattr: --%s=%s: unknown value; one of", option, name);
  for (c = choices; c->name; c++)
    fprintf(stderr, " %s", c->name);
  fputs("\n", stderr);
  return complain(NULL, NULL);
}

/* Sets *out to what `name` stands for; -1 on success, like settings_read(). */
static int
choose(const choice *choices, const char *option, const char *name, int *out)
{
  const choice *c;
  for (c = choices; c->name; c++)
    if (strcmp(c->name, name) == 0) {
      *out = c->value;
      return -1;
    }
  return unknown_value(choices, option, name);
}

/* A whole number from 0 to `most`; `wrong` is said of others. */
static int
read_number(const char *value, int most, const char *wrong, int *out)
{
  char *end;
  long n = strtol(value, &end, 10);
  if (end == value || *end || n < 0 || n > most)
    return complain(wrong, value);
  *out = (int)n;
  return -1;
}

static int
read_jobs(const char *value, int *out)
{
  int status = read_number(value, MOST_JOBS, "--jobs: not a number from 0 to 1024: ", out);
  long n = *out ? *out : sysconf(_SC_NPROCESSORS_ONLN);
  *out = n < 1 ? 1 : n > MOST_JOBS ? MOST_JOBS : (int)n;
  return status;
}

/* A number of bytes, or of K, M or G. */
static int
read_size(const char *value, size_t *out)
{
  static const char letters[] = "KMG";
  int64_t most;
  char *end = NULL;
  const char *unit;
  unsigned long long n = value[0] >= '0' && value[0] <= '9' ? strtoull(value, &end, 10) : 0;
  quoteattr_options_bounds(QUOTEATTR_OPT_MAX_BYTES, NULL, &most, NULL);
  if (n && *end && (unit = strchr(letters, *end)) != NULL) {
    unsigned shift = 10 * (unsigned)(unit - letters + 1);
    n = n > (unsigned long long)most >> shift ? 0 : n << shift;
    end++;
  }
  if (n == 0 || *end || n > (unsigned long long)most)
    return complain("--max-bytes: not a size from 1 to 4G less 256: ", value);
  *out = (size_t)n;
  return -1;
}

/* Whether name[0, *n) ends so, which is then taken off. */
static int
drop_end(const char *name, size_t *n, const char *end)
{
  size_t len = strlen(end);
  if (*n < len || memcmp(name + *n - len, end, len) != 0)
    return 0;
  *n -= len;
  return 1;
}

static int
is_named_jsonl(const char *name)
{
  size_t n = strlen(name);
  if (!drop_end(name, &n, ".gz"))
    drop_end(name, &n, ".zst");
  return drop_end(name, &n, ".jsonl") || drop_end(name, &n, ".ndjson");
}

/* What the files hold, by their names.  As settings_read(). */
static int
tell_input(settings *s)
{
  int i, n = 0;
  for (i = 0; i < s->n_files; i++)
    n += is_named_jsonl(s->files[i]);
  if (n > 0 && n < s->n_files)
    return complain("by their names some files are of JSON lines, others texts: say --input", "");
  s->input = n > 0 ? INPUT_JSONL : INPUT_TEXT;
  return -1;
}

static int
apply(settings *s, int key, const char *value)
{
  switch (key) {
  case 'i': return choose(inputs, "input", value, &s->input);
  case 'f': return choose(formats, "format", value, &s->format);
  case 'o': return choose(units, "offsets", value, &s->unit);
  case 'g': return choose(genres, "genre", value, &s->genre);
  case ROSTER: s->roster = value; return -1;
  case CORRECTIONS: s->corrections = value; return -1;
  case TOKENS: s->tokens = 1; return -1;
  case SENTENCES: s->sentences = 1; return -1;
  case NO_INDIRECT: s->indirect = 0; return -1;
  case STATEMENTS: s->statements = 1; return -1;
  case MIN_CONFIDENCE:
    return read_number(value, 100, "--min-confidence: not a number from 0 to 100: ", &s->min_confidence);
  case REPLACE_BAD_UTF8: s->replace_bad_utf8 = 1; return -1;
  case 'j': return read_jobs(value, &s->jobs);
  case FILES_FROM: s->files_from = value; return -1;
  case MAX_BYTES: return read_size(value, &s->max_bytes);
  case OUTPUT: s->output = value; return -1;
  case RESUME: s->resume = 1; return -1;
  case PROGRESS: s->progress = 1; return -1;
  case 'h': return print_out(print_help);
  case 'V': return print_out(print_version);
  default: return complain(NULL, NULL); /* getopt_long has said what is wrong */
  }
}

int
settings_read(settings *s, int argc, char **argv)
{
  int64_t max_bytes;
  int key, done = -1;
  memset(s, 0, sizeof *s);
  s->input = s->format = -1;
  s->indirect = 1;
  s->jobs = 1;
  quoteattr_options_bounds(QUOTEATTR_OPT_MAX_BYTES, NULL, NULL, &max_bytes);
  s->max_bytes = (size_t)max_bytes;
  while (done < 0 && (key = getopt_long(argc, argv, "i:f:g:o:j:hV", long_options, NULL)) != -1)
    done = apply(s, key, optarg);
  s->files = argv + optind;
  s->n_files = argc - optind;
  if (done < 0 && s->input < 0)
    done = tell_input(s);
  if (done >= 0)
    return done;
  if (s->format < 0)
    s->format = s->input == INPUT_JSONL ? FORMAT_JSONL : FORMAT_PRETTY;
  if ((s->tokens || s->sentences) && s->format != FORMAT_JSONL)
    return complain("--tokens and --sentences need --format jsonl", "");
  if (s->resume && (!s->output || (s->format != FORMAT_JSONL && s->format != FORMAT_SCRIPT)))
    return complain("--resume needs --output FILE, and --format jsonl or script", "");
  return -1;
}
