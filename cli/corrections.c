/*
 * In: a line of the file, the report.  Out: the report changed.  Ids of entities mean nothing from one run to the
 * next, so that a speaker is found by the name that the file's own "entities" give for its id; an id of the roster
 * or a bare name will do as well.
 */
#include "corrections.h"

#include "names.h"
#include "settings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A piece of a quotation of the report. */
typedef struct place {
  quoteattr_span span;
  size_t quote;
} place;

typedef struct work {
  const json_t *line;
  const document *doc;
  const cast *cast; /* or NULL */
  report *r;
  json_t *by_name;          /* object: entity of each name */
  place *places;            /* by start */
  size_t n_places, n_spans; /* n_spans: in r->spans */
  problem *p;
} work;

static int
wrong(work *w, size_t offset, const char *message)
{
  return problem_set(w->p, "corrections", offset, message);
}

/* ---- the file ---- */

static int
add_line(corrections *c, json_t *line, problem *p)
{
  char *key = json_dumps(json_object_get(line, "id"), JSON_ENCODE_ANY | JSON_COMPACT | JSON_SORT_KEYS);
  int status = key ? json_object_set(c->by_id, key, line) : problem_set(p, "corrections", 0, "a line has no \"id\"");
  free(key);
  return status;
}

/* -1 for good; puts the line's number before the message. */
static int
fail_at(const raw *r, problem *p)
{
  char message[sizeof p->message];
  snprintf(message, sizeof message, "line %lu: %.160s", (unsigned long)r->line, p->message);
  return problem_set(p, "corrections", p->offset, message);
}

static int
load_line(corrections *c, const raw *r, problem *p)
{
  json_t *json = document_json(r, p);
  int status = json ? add_line(c, json, p) : -1;
  json_decref(json);
  return status ? fail_at(r, p) : 0;
}

int
corrections_load(corrections *c, const char *file, problem *p)
{
  lines l;
  raw r;
  int status = lines_open(&l, file, p), more = 1;
  memset(&r, 0, sizeof r);
  c->by_id = json_object();
  while (!status && (more = lines_next(&l, SIZE_MAX, &r.bytes, p)) > 0) {
    r.line++;
    status = load_line(c, &r, p);
  }
  if (more < 0)
    status = fail_at(&r, p);
  lines_close(&l);
  raw_clear(&r);
  return status;
}

void
corrections_clear(corrections *c)
{
  json_decref(c->by_id);
  c->by_id = NULL;
}

/* ---- whom a speaker's id stands for ---- */

static uint32_t
entity_of_member(const report *r, size_t member)
{
  uint32_t e;
  for (e = 0; e < r->n_found; e++)
    if (quoteattr_entity_member(r->result, e) == member)
      return e;
  return QUOTEATTR_NONE;
}

/* The roster's member with this id, or -1 as size_t. */
static size_t
member_of(const work *w, const json_t *id)
{
  size_t i;
  const json_t *other;
  if (w->cast)
    json_array_foreach(w->cast->ids, i, other)
    {
      if (json_equal(id, other))
        return i;
    }
  return (size_t)-1;
}

/* The name that the line's own entities give, or NULL. */
static const char *
name_of(const work *w, const json_t *id)
{
  size_t i;
  const json_t *entity;
  json_array_foreach(json_object_get(w->line, "entities"), i, entity)
  {
    if (json_equal(json_object_get(entity, "id"), id))
      return json_string_value(json_object_get(entity, "name"));
  }
  return NULL;
}

static uint32_t
add_entity(work *w, const char *name, json_t *id)
{
  uint32_t entity = (uint32_t)report_entity_count(w->r);
  json_t *added = json_pack("{s:s}", "name", name);
  if (id)
    json_object_set(added, "id", id);
  json_object_set_new(w->by_name, name, json_integer(entity));
  return json_array_append_new(w->r->added, added) ? QUOTEATTR_NONE : entity;
}

/* 0 and *entity, or -1 when nobody has this id. */
static int
resolve(work *w, json_t *id, uint32_t *entity)
{
  const char *name = name_of(w, id);
  size_t member = member_of(w, id);
  const json_t *known;
  *entity = QUOTEATTR_NONE;
  if (!id || json_is_null(id))
    return 0;
  if (!name && member != (size_t)-1)
    *entity = entity_of_member(w->r, member);
  if (*entity != QUOTEATTR_NONE)
    return 0;
  if (!name)
    name = json_string_value(id);
  if (!name || !*name)
    return wrong(w, 0, "a speaker is neither an id of the line's entities or the roster nor a name");
  known = json_object_get(w->by_name, name);
  *entity = known ? (uint32_t)json_integer_value(known) : add_entity(w, name, member != (size_t)-1 ? id : NULL);
  return 0;
}

static int
index_names(work *w)
{
  uint32_t e;
  size_t i, len;
  w->by_name = json_object();
  for (e = 0; e < w->r->n_found; e++)
    for (i = 0; i < quoteattr_entity_name_count(w->r->result, e); i++) {
      const char *name = quoteattr_entity_name(w->r->result, e, i, &len);
      if (!json_object_get(w->by_name, name))
        json_object_set_new(w->by_name, name, json_integer(e));
    }
  return w->by_name ? 0 : problem_set(w->p, "memory", 0, "out of memory");
}

/* ---- which quotation is meant ---- */

static int
by_start(const void *a, const void *b)
{
  const place *x = a, *y = b;
  return (x->span.start > y->span.start) - (x->span.start < y->span.start);
}

static int
index_places(work *w)
{
  size_t i, k, n = 0;
  for (i = 0; i < w->r->n_quotes; i++)
    n += w->r->quotes[i].content.n;
  w->places = calloc(n + 1, sizeof *w->places);
  if (!w->places)
    return problem_set(w->p, "memory", 0, "out of memory");
  for (i = 0; i < w->r->n_quotes; i++)
    for (k = 0; k < w->r->quotes[i].content.n; k++) {
      w->places[w->n_places].span = w->r->quotes[i].content.spans[k];
      w->places[w->n_places++].quote = i;
    }
  if (n > 1)
    qsort(w->places, n, sizeof *w->places, by_start);
  return 0;
}

/* The latest piece that starts at or before `s` and reaches into it, else the first that starts inside. */
static report_quote *
quote_at(const work *w, quoteattr_span s)
{
  size_t low = 0, high = w->n_places;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (w->places[middle].span.start <= s.start)
      low = middle + 1;
    else
      high = middle;
  }
  if (low > 0 && w->places[low - 1].span.end > s.start)
    return &w->r->quotes[w->places[low - 1].quote];
  if (low < w->n_places && w->places[low].span.start < s.end)
    return &w->r->quotes[w->places[low].quote];
  return NULL;
}

/* ---- one quotation of the file ---- */

static int
is_boundary(const document *doc, size_t at)
{
  return at == doc->len || ((unsigned char)doc->text[at] & 0xC0) != 0x80;
}

static int
read_span(work *w, const json_t *pair, quoteattr_span *s)
{
  json_int_t start = json_integer_value(json_array_get(pair, 0)), end = json_integer_value(json_array_get(pair, 1));
  if (json_array_size(pair) != 2 || start < 0 || end <= start || (size_t)end > w->doc->len)
    return wrong(w, 0, "a span lies outside the text");
  if (!is_boundary(w->doc, (size_t)start) || !is_boundary(w->doc, (size_t)end))
    return wrong(w, (size_t)start, "a span cuts a character: is this the text that was corrected?");
  s->start = (uint32_t)start;
  s->end = (uint32_t)end;
  return 0;
}

static void
set_kind(report_quote *q, const json_t *kind)
{
  int k;
  for (k = QUOTEATTR_QUOTE_DIRECT; k <= QUOTEATTR_QUOTE_UNKNOWN; k++)
    if (json_is_string(kind) && strcmp(json_string_value(kind), name_quote_kind(k)) == 0)
      q->kind = k;
}

static void
set_speaker(report_quote *q, uint32_t speaker)
{
  if (q->speaker != speaker) {
    q->source.n = 0;
    q->link = QUOTEATTR_LINK_NONE;
  }
  q->speaker = is_speech(q->kind) ? speaker : QUOTEATTR_NONE;
  q->evidence = EVIDENCE_CORRECTED;
  q->confidence = q->speaker == QUOTEATTR_NONE ? 0 : 1;
}

/* A quotation that the engine did not find. */
static int
add_quote(work *w, const json_t *content, report_quote **out)
{
  report_quote *q = &w->r->quotes[w->r->n_quotes];
  size_t i;
  const json_t *pair;
  memset(q, 0, sizeof *q);
  q->kind = QUOTEATTR_QUOTE_DIRECT;
  q->speaker = q->addressee = QUOTEATTR_NONE;
  q->content.spans = w->r->spans + w->n_spans;
  json_array_foreach(content, i, pair)
  {
    if (read_span(w, pair, &w->r->spans[w->n_spans++]))
      return -1;
    q->content.n++;
  }
  w->r->n_quotes++;
  *out = q;
  return 0;
}

static int
apply_quote(work *w, const json_t *item, const json_t *content)
{
  quoteattr_span first;
  uint32_t speaker;
  report_quote *q;
  if (read_span(w, json_array_get(content, 0), &first) || resolve(w, json_object_get(item, "speaker"), &speaker))
    return -1;
  q = quote_at(w, first);
  if (!q && add_quote(w, content, &q))
    return -1;
  set_kind(q, json_object_get(item, "kind"));
  set_speaker(q, speaker);
  return 0;
}

static int
apply_list(work *w, const char *key)
{
  size_t i;
  const json_t *item;
  json_array_foreach(json_object_get(w->line, key), i, item)
  {
    if (apply_quote(w, item, json_object_get(item, "content")))
      return -1;
  }
  return 0;
}

/* Of the pieces of one quotation, the first decides; what has no quotation is narration. */
static int
apply_segments(work *w)
{
  size_t i;
  const json_t *item, *last = NULL;
  json_array_foreach(json_object_get(w->line, "segments"), i, item)
  {
    json_t *quote = json_object_get(item, "quote"), *content;
    int status;
    if (!quote || json_is_null(quote) || (last && json_equal(quote, last)))
      continue;
    content = json_pack("[O]", json_object_get(item, "span"));
    status = content ? apply_quote(w, item, content) : wrong(w, 0, "a segment has no \"span\"");
    json_decref(content);
    if (status)
      return status;
    last = quote;
  }
  return 0;
}

/* Room for all that the line may add. */
static int
make_room(work *w)
{
  static const char *const keys[] = {"quotes", "marked", "segments"};
  size_t k, i, n_quotes = w->r->n_quotes, n_spans = 0;
  const json_t *item;
  report_quote *grown;
  for (k = 0; k < 3; k++) {
    n_quotes += json_array_size(json_object_get(w->line, keys[k]));
    json_array_foreach(json_object_get(w->line, keys[k]), i, item) n_spans +=
        json_array_size(json_object_get(item, "content")) + 1;
  }
  grown = realloc(w->r->quotes, (n_quotes + 1) * sizeof *grown);
  w->r->quotes = grown ? grown : w->r->quotes;
  w->r->spans = calloc(n_spans + 1, sizeof *w->r->spans);
  return grown && w->r->spans ? 0 : problem_set(w->p, "memory", 0, "out of memory");
}

static int
apply_line(work *w)
{
  if (make_room(w) || index_places(w) || index_names(w) || apply_list(w, "quotes") || apply_list(w, "marked") ||
      apply_segments(w))
    return -1;
  report_sort(w->r);
  return 0;
}

int
corrections_apply(const corrections *c, const document *doc, const cast *known, report *r, problem *p)
{
  char *key = c->by_id ? json_dumps(doc->id, JSON_ENCODE_ANY | JSON_COMPACT | JSON_SORT_KEYS) : NULL;
  work w;
  int status;
  memset(&w, 0, sizeof w);
  w.line = key ? json_object_get(c->by_id, key) : NULL;
  w.doc = doc;
  w.cast = known;
  w.r = r;
  w.p = p;
  status = w.line ? apply_line(&w) : 0;
  json_decref(w.by_name);
  free(w.places);
  free(key);
  return status;
}
