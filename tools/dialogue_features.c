/*
 * What train_dialogue.py learns from: the turns of a novel, their candidates and the features of each, as the
 * library itself sees them.
 *
 *   dialogue-features --features                     the templates: a line "NAME VALUES" each, then the classes
 *   dialogue-features TEXT OUT [-w WEIGHTS] [-r ROSTER] [-g GIVEN] [-a APART]
 *
 * WEIGHTS: int16 in the order of qai_dialogue_model.weights, in place of the built-in ones.  ROSTER: one member a line,
 * GENDER (number), name, aliases, between tabs.  GIVEN: int32, for each turn a candidate to take for right, -1 for
 * none; histories are made of these.  APART: how far below the best a candidate is left out, else none is.  Standard
 * output gets lines of text: Q quotation (turn, spans), E entity (narrator, roster member, names), M mention (entity,
 * span).  Three files of int32, the second pass behind the first: OUT.turns (class, candidates, the one chosen or -1,
 * its margin, for each turn), OUT.candidates (entity, features, for each candidate), OUT.ids (the features' ids).
 */
#include "attribute/dialogue_decode.h"
#include "attribute/dialogue_voice.h"
#include "engine/stages.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct dump {
  qai_arena arena;
  qai_stages stages;
  qai_turns turns;
  qai_options all;
  qai_dialogue_model model;
  int32_t apart;
  int32_t *given; /* the history to write features of: a candidate's number for each turn, -1 as found */
  FILE *turns_out, *candidates_out, *ids_out;
} dump;

static void
fail(const char *what)
{
  fprintf(stderr, "dialogue-features: %s\n", what);
  exit(1);
}

static char *
read_file(const char *path, size_t *len)
{
  FILE *f = fopen(path, "rb");
  char *s;
  long n;
  if (!f || fseek(f, 0, SEEK_END) || (n = ftell(f)) < 0 || fseek(f, 0, SEEK_SET))
    fail(path);
  s = malloc((size_t)n + 1);
  if (!s || fread(s, 1, (size_t)n, f) != (size_t)n)
    fail(path);
  s[n] = '\0';
  *len = (size_t)n;
  fclose(f);
  return s;
}

/* int16 weights of the first pass, then of the second. */
static void
read_weights(dump *d, const char *path)
{
  size_t len, n = QAI_TURN_CLASSES * QAI_FEATURES, i;
  char *s = read_file(path, &len);
  int64_t *weights = qai_arena_alloc(&d->arena, n * sizeof *weights);
  int16_t pair[QAI_DIALOGUE_PASSES];
  if (len != n * sizeof pair || !weights)
    fail("the weights have another size");
  for (i = 0; i < n; i++) {
    memcpy(&pair[0], s + i * sizeof *pair, sizeof *pair);
    memcpy(&pair[1], s + (n + i) * sizeof *pair, sizeof *pair);
    weights[i] = QAI_WEIGHTS(pair[0], pair[1]);
  }
  d->model.weights = weights;
  free(s);
}

/* One line of the roster: its fields become the names of *m. */
static void
read_member(dump *d, char *line, qai_cast_member *m)
{
  char *field = line, *end;
  qai_string *names = qai_arena_calloc(&d->arena, strlen(line) + 1, sizeof *names);
  m->gender = (int)strtol(field, &field, 10);
  m->names = names;
  while (*field == '\t') {
    end = strchr(++field, '\t');
    names[m->n_names].s = field;
    names[m->n_names++].len = (uint32_t)(end ? (size_t)(end - field) : strlen(field));
    field += names[m->n_names - 1].len;
  }
}

static void
read_roster(dump *d, const char *path, qai_cast *cast)
{
  size_t len;
  char *s = read_file(path, &len), *line;
  qai_cast_member *members = qai_arena_calloc(&d->arena, len + 1, sizeof *members);
  for (line = strtok(s, "\n"); line; line = strtok(NULL, "\n"))
    read_member(d, line, &members[cast->n_members++]);
  cast->members = members;
}

static void
run_stages(dump *d, const char *text, size_t len, const qai_cast *cast)
{
  quoteattr_options *o;
  qai_learned learned;
  int status = quoteattr_options_new(&o, NULL);
  if (!status)
    status = qai_learned_read_tagger(&learned);
  if (!status)
    status = quoteattr_options_set(o, QUOTEATTR_OPT_STAGES, QUOTEATTR_STAGE_QUOTES);
  if (!status)
    status = quoteattr_options_set(o, QUOTEATTR_OPT_GENRE, QUOTEATTR_GENRE_FICTION);
  if (!status)
    status = qai_stages_run(&d->stages, text, len, o, &learned, cast, NULL, NULL, &d->arena, &d->arena, NULL);
  if (!status)
    status = qai_mentions_find(&d->stages.quotes, cast, &d->arena, &d->stages.mentions);
  if (!status)
    status = qai_turns_find(&d->stages.mentions, &d->arena, &d->turns);
  if (!status)
    status = qai_options_weigh(&d->turns, &d->model, 0, d->apart, &d->arena, &d->all);
  if (status)
    fail(quoteattr_status_string(status));
}

static void
put(FILE *out, int32_t value)
{
  fwrite(&value, sizeof value, 1, out);
}

/* The features of a candidate: those of the text, then those of the history, then its voice, unless it has none. */
static void
put_candidate(dump *d, const qai_scene *scene, uint32_t c, const qai_exchange *x, const qai_reading *r,
              const qai_option *o, const uint8_t *voice)
{
  uint16_t ids[QAI_FEATURES_MAX];
  qai_tally t = {NULL, 0, NULL, 0};
  uint32_t i;
  t.weights = d->model.weights;
  t.ids = ids;
  qai_features_text(scene, c, &t);
  qai_features_history(x, r, o, &t);
  if (voice)
    qai_features_voice(*voice, &t);
  put(d->candidates_out, (int32_t)o->entity);
  put(d->candidates_out, (int32_t)t.n_ids);
  for (i = 0; i < t.n_ids; i++)
    put(d->ids_out, t.ids[i]);
}

static void
put_turn(dump *d, const qai_candidate_finder *f, const qai_decision *found, const qai_decision *before,
         const qai_partners *pairs, const qai_voices *voices)
{
  uint32_t t = f->turn - 1, i, speakers[QAI_HISTORY];
  uint8_t values[QAI_CANDIDATES];
  int is_heard = voices && qai_voices_judge(voices, t, values);
  const qai_option_list *list = &d->all.lists[t];
  qai_found ahead[QAI_AHEAD];
  qai_exchange x;
  qai_reading r;
  qai_scene scene;
  if (before)
    qai_decode_ahead(&d->all, before, t, ahead);
  qai_decode_speakers(&d->all, found, t, speakers);
  qai_exchange_read(&d->all, t, before ? ahead : NULL, pairs, &x);
  qai_reading_read(speakers, &r);
  qai_scene_read(f, &scene);
  put(d->turns_out, d->turns.items[t].class);
  put(d->turns_out, (int32_t)list->n);
  put(d->turns_out, found[t].choice == QAI_NO_CHOICE ? -1 : found[t].choice);
  put(d->turns_out, found[t].margin);
  for (i = 0; i < list->n; i++)
    put_candidate(d, &scene, qai_candidates_place(f, list->items[i].entity), &x, &r, &list->items[i],
                  is_heard ? &values[i] : NULL);
}

static void
put_pass(dump *d, const qai_decision *found, const qai_decision *before)
{
  qai_partners pairs;
  qai_voices voices;
  qai_candidate_finder f;
  uint32_t t;
  if (before)
    qai_decode_pairs(&d->all, before, &pairs);
  if (before && qai_voices_learn(&d->all, before, &d->arena, &voices))
    fail("memory");
  if (qai_candidates_start(&d->turns, d->all.profiles, 0, &d->arena, &f))
    fail("memory");
  for (t = 0; t < d->turns.n_items; t++) {
    qai_candidates_next(&f);
    put_turn(d, &f, found, before, before ? &pairs : NULL, before ? &voices : NULL);
  }
}

/* What was found, with the decisions that are given in its place. */
static void
correct(const dump *d, qai_decision *found)
{
  uint32_t t;
  for (t = 0; d->given && t < d->turns.n_items; t++)
    if (d->given[t] >= 0 && (uint32_t)d->given[t] < d->all.lists[t].n)
      found[t].choice = (uint8_t)d->given[t];
}

static void
dump_passes(dump *d)
{
  uint32_t n = d->turns.n_items;
  qai_decision *first = qai_arena_calloc(&d->arena, n, sizeof *first);
  qai_decision *second = qai_arena_calloc(&d->arena, n, sizeof *second);
  if (!first || !second || qai_decode(&d->all, &d->model, NULL, &d->arena, first) ||
      qai_decode(&d->all, &d->model, first, &d->arena, second))
    fail("decoding");
  if (getenv("THIRD")) {
    memcpy(first, second, n * sizeof *first);
    if (qai_decode(&d->all, &d->model, first, &d->arena, second))
      fail("decoding");
  }
  correct(d, second);
  put_pass(d, d->given ? second : first, NULL);
  put_pass(d, second, first);
}

static FILE *
open_output(const char *path, const char *ending)
{
  char name[1024];
  FILE *f;
  if (strlen(path) + strlen(ending) >= sizeof name)
    fail(path);
  strcpy(name, path);
  strcat(name, ending);
  f = fopen(name, "wb");
  if (!f)
    fail(name);
  return f;
}

static void
print_quotations(const dump *d)
{
  const qai_quotes *q = &d->stages.quotes;
  uint32_t i, k;
  for (i = 0; i < q->n_quotations; i++) {
    if (d->turns.turn_of[i] == QAI_NONE)
      continue;
    printf("Q\t%u", d->turns.turn_of[i]);
    for (k = 0; k < q->quotations[i].n_pieces; k++) {
      const qai_region *r = &q->regions[q->pieces[q->quotations[i].first_piece + k]];
      printf("\t%u %u", r->start, r->end);
    }
    putchar('\n');
  }
}

static void
print_name(const qai_string *s)
{
  uint32_t i;
  putchar('\t');
  for (i = 0; i < s->len; i++)
    putchar((unsigned char)s->s[i] < ' ' ? ' ' : s->s[i]);
}

static void
print_entities(const dump *d)
{
  const qai_mentions *m = &d->stages.mentions;
  uint32_t i, k;
  for (i = 0; i < m->n_entities; i++) {
    const qai_entity *e = &m->entities[i];
    printf("E\t%u\t%d", e->narrator, e->member == QAI_NONE ? -1 : (int)e->member);
    for (k = 0; k < e->n_names; k++)
      print_name(&m->names[e->first_name + k]);
    putchar('\n');
  }
  for (i = 0; i < m->n_mentions; i++)
    if (m->mentions[i].entity != QAI_NONE)
      printf("M\t%u\t%u\t%u\n", m->mentions[i].entity, m->mentions[i].start, m->mentions[i].end);
}

static void
print_templates(void)
{
#define PRINT(name, n) printf("%s %d\n", #name, n);
  QAI_DIALOGUE_FEATURES(PRINT)
  printf("= %d %d %d %d\n", QAI_DIALOGUE_PASSES, QAI_TURN_CLASSES, (int)QAI_FEATURES, QAI_OPTIONS_APART);
}

int
main(int argc, char **argv)
{
  static dump d;
  qai_cast cast = {NULL, 0};
  size_t len;
  char *text;
  int i;
  if (argc == 2 && strcmp(argv[1], "--features") == 0) {
    print_templates();
    return 0;
  }
  if (argc < 3)
    fail("a text and an output file are needed");
  qai_arena_init(&d.arena, NULL);
  d.model = qai_dialogue_builtin;
  d.apart = QAI_OPTIONS_ALL;
  for (i = 3; i + 1 < argc; i += 2)
    if (strcmp(argv[i], "-w") == 0)
      read_weights(&d, argv[i + 1]);
    else if (strcmp(argv[i], "-g") == 0)
      d.given = (int32_t *)(void *)read_file(argv[i + 1], &len);
    else if (strcmp(argv[i], "-a") == 0)
      d.apart = atoi(argv[i + 1]);
    else if (strcmp(argv[i], "-r") == 0)
      read_roster(&d, argv[i + 1], &cast);
  text = read_file(argv[1], &len);
  run_stages(&d, text, len, cast.n_members ? &cast : NULL);
  d.turns_out = open_output(argv[2], ".turns");
  d.candidates_out = open_output(argv[2], ".candidates");
  d.ids_out = open_output(argv[2], ".ids");
  dump_passes(&d);
  fclose(d.turns_out);
  fclose(d.candidates_out);
  fclose(d.ids_out);
  print_quotations(&d);
  print_entities(&d);
  return 0;
}
