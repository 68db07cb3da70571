#include "train_corpus.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *
must(void *p)
{
  if (!p) {
    fprintf(stderr, "out of memory\n");
    exit(1);
  }
  return p;
}

/* Words whose middle lies in the bytes of the JSON pair. */
static qai_word_span
to_words(const qai_segment *s, const json_t *pair)
{
  uint32_t start = (uint32_t)json_integer_value(json_array_get(pair, 0));
  uint32_t end = (uint32_t)json_integer_value(json_array_get(pair, 1));
  qai_word_span out;
  out.first = qai_segment_word_at(s, start);
  if (out.first < s->n_words && s->words[out.first].start + s->words[out.first].end < 2 * start)
    out.first++;
  for (out.last = out.first; out.last < s->n_words && s->words[out.last].start + s->words[out.last].end < 2 * end;)
    out.last++;
  return out;
}

static uint32_t
chunk_of(const qai_view *v, uint32_t word)
{
  uint32_t k;
  for (k = 0; k < v->n_chunks; k++)
    if (word >= v->chunks[k].first && word < v->chunks[k].last)
      return k;
  return QAI_NONE;
}

static void
read_gold(document *d, const json_t *quote)
{
  const qai_segment *s = &d->stages.segment;
  const json_t *pair, *source = json_object_get(quote, "source"), *cue = json_object_get(quote, "cue");
  gold *g = &d->gold[d->n_gold];
  size_t i;
  memset(g, 0, sizeof *g);
  if (json_array_size(cue) == 0)
    return;
  g->cue = to_words(s, json_array_get(cue, 0));
  if (json_array_size(source) > 0)
    g->source = to_words(s, json_array_get(source, 0));
  json_array_foreach(json_object_get(quote, "content"), i, pair)
  {
    qai_word_span c = to_words(s, pair);
    if (c.first < c.last && g->n_content < QAI_REPORT_PARTS)
      g->content[g->n_content++] = c;
  }
  g->chunk = g->cue.first < g->cue.last ? chunk_of(&d->view, g->cue.first) : QAI_NONE;
  if (g->chunk != QAI_NONE && g->cue.last <= d->view.chunks[g->chunk].last)
    d->n_gold++;
}

/* Runs the stages; exits when one fails. */
static void
analyze(document *d, size_t len)
{
  quoteattr_options *options = NULL;
  qai_learned learned;
  int status = quoteattr_options_new(&options, NULL);
  if (!status)
    status = qai_learned_read_tagger(&learned);
  qai_arena_init(&d->arena, NULL);
  if (!status)
    status = quoteattr_options_set(options, QUOTEATTR_OPT_GENRE, QUOTEATTR_GENRE_NEWS);
  if (!status)
    status = quoteattr_options_set(options, QUOTEATTR_OPT_STAGES, QUOTEATTR_STAGE_QUOTES);
  if (!status)
    status = qai_stages_run(&d->stages, d->text, len, options, &learned, NULL, NULL, NULL, &d->arena, &d->arena, NULL);
  if (!status)
    status = qai_mentions_find(&d->stages.quotes, NULL, &d->arena, &d->stages.mentions);
  if (!status)
    status = qai_view_make(&d->stages.mentions, &d->arena, &d->view);
  if (!status)
    status = qai_passage_forms_make(d->view.tags, &d->arena, &d->forms);
  quoteattr_options_free(options);
  if (status) {
    fprintf(stderr, "a document failed: %s\n", quoteattr_status_string(status));
    exit(1);
  }
}

static document *
read_document(const json_t *line)
{
  const json_t *text = json_object_get(line, "text"), *quotes = json_object_get(line, "quotes"), *quote;
  document *d = must(calloc(1, sizeof *d));
  size_t i, len = json_string_length(text);
  d->text = must(malloc(len + 1));
  memcpy(d->text, json_string_value(text), len + 1);
  analyze(d, len);
  d->gold = must(calloc(json_array_size(quotes) + 1, sizeof *d->gold));
  json_array_foreach(quotes, i, quote) read_gold(d, quote);
  return d;
}

static void
append(corpus *c, document *d, uint32_t fold)
{
  if ((c->n_documents & (c->n_documents - 1)) == 0)
    c->documents = must(realloc(c->documents, (2 * (size_t)c->n_documents + 1) * sizeof *c->documents));
  d->fold = fold % c->n_folds;
  c->documents[c->n_documents++] = d;
}

static void
read_lines(corpus *c, const char *path, int varied)
{
  FILE *f = fopen(path, "rb");
  json_t *line;
  uint32_t n = 0;
  while (f && (line = json_loadf(f, JSON_DISABLE_EOF_CHECK, NULL)) != NULL) {
    document *d = read_document(line);
    d->varied = varied;
    append(c, d, varied ? (uint32_t)json_integer_value(json_object_get(line, "of")) : n);
    json_decref(line);
    n++;
  }
  if (!f || n == 0) {
    fprintf(stderr, "%s: cannot be read\n", path);
    exit(1);
  }
  fclose(f);
}

void
corpus_read(corpus *out, const char *path, uint32_t n_folds)
{
  memset(out, 0, sizeof *out);
  out->n_folds = n_folds;
  read_lines(out, path, 0);
}

void
corpus_add_varied(corpus *c, const char *path)
{
  read_lines(c, path, 1);
}

void
corpus_free(corpus *c)
{
  uint32_t i;
  for (i = 0; i < c->n_documents; i++) {
    free(c->documents[i]->text);
    free(c->documents[i]->gold);
    qai_arena_clear(&c->documents[i]->arena);
    free(c->documents[i]);
  }
  free(c->documents);
}
