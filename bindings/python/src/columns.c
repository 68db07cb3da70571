/*
 * In: analysed documents, one after another.  Out: the buffers of Arrow arrays, in the layout that Arrow's columnar
 * format prescribes: a bit for each value that is not null, offsets of strings and lists, the values of numbers in
 * the machine's order.
 *
 * A list is appended after its items; a null struct has a null in each of its fields.
 */
#include "columns.h"

#include "json_writer.h"
#include "names.h"
#include "utf8.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SPAN_AT(i, path)                                                                                               \
  [i] = {path, COLUMN_STRUCT}, [(i) + 1] = {path ".start", COLUMN_INT32}, [(i) + 2] = {path ".end", COLUMN_INT32}
#define SPANS_AT(i, path) [i] = {path, COLUMN_LIST}, SPAN_AT((i) + 1, path "[]")

static const struct {
  const char *path;
  int kind;
} columns_list[N_COLUMNS] = {[COLUMN_ID] = {"id", COLUMN_STRING},
                             [COLUMN_GENRE] = {"genre", COLUMN_STRING},
                             [COLUMN_QUOTES] = {"quotes", COLUMN_LIST},
                             [COLUMN_QUOTE] = {"quotes[]", COLUMN_STRUCT},
                             [COLUMN_QUOTE_ID] = {"quotes[].id", COLUMN_INT32},
                             [COLUMN_QUOTE_KIND] = {"quotes[].kind", COLUMN_STRING},
                             [COLUMN_QUOTE_TEXT] = {"quotes[].text", COLUMN_STRING},
                             SPANS_AT(COLUMN_QUOTE_CONTENT, "quotes[].content"),
                             SPAN_AT(COLUMN_QUOTE_SOURCE, "quotes[].source"),
                             SPAN_AT(COLUMN_QUOTE_CUE, "quotes[].cue"),
                             [COLUMN_QUOTE_SPEAKER] = {"quotes[].speaker", COLUMN_STRING},
                             [COLUMN_QUOTE_NAME] = {"quotes[].name", COLUMN_STRING},
                             [COLUMN_QUOTE_ADDRESSEE] = {"quotes[].addressee", COLUMN_STRING},
                             [COLUMN_QUOTE_LINK] = {"quotes[].link", COLUMN_STRING},
                             [COLUMN_QUOTE_EVIDENCE] = {"quotes[].evidence", COLUMN_STRING},
                             [COLUMN_QUOTE_CONFIDENCE] = {"quotes[].confidence", COLUMN_DOUBLE},
                             [COLUMN_MARKED] = {"marked", COLUMN_LIST},
                             [COLUMN_MARK] = {"marked[]", COLUMN_STRUCT},
                             [COLUMN_MARK_ID] = {"marked[].id", COLUMN_INT32},
                             [COLUMN_MARK_KIND] = {"marked[].kind", COLUMN_STRING},
                             [COLUMN_MARK_TEXT] = {"marked[].text", COLUMN_STRING},
                             SPANS_AT(COLUMN_MARK_CONTENT, "marked[].content"),
                             [COLUMN_ENTITIES] = {"entities", COLUMN_LIST},
                             [COLUMN_ENTITY] = {"entities[]", COLUMN_STRUCT},
                             [COLUMN_ENTITY_ID] = {"entities[].id", COLUMN_STRING},
                             [COLUMN_ENTITY_NAME] = {"entities[].name", COLUMN_STRING},
                             [COLUMN_ENTITY_ALIASES] = {"entities[].aliases", COLUMN_LIST},
                             [COLUMN_ENTITY_ALIAS] = {"entities[].aliases[]", COLUMN_STRING},
                             [COLUMN_ENTITY_ROLE] = {"entities[].role", COLUMN_STRING},
                             [COLUMN_ENTITY_KIND] = {"entities[].kind", COLUMN_STRING},
                             [COLUMN_ENTITY_GENDER] = {"entities[].gender", COLUMN_STRING},
                             [COLUMN_ENTITY_MENTION_COUNT] = {"entities[].mention_count", COLUMN_INT32},
                             [COLUMN_ENTITY_QUOTE_COUNT] = {"entities[].quote_count", COLUMN_INT32},
                             SPANS_AT(COLUMN_ENTITY_MENTIONS, "entities[].mentions"),
                             SPANS_AT(COLUMN_TOKENS, "tokens"),
                             SPANS_AT(COLUMN_WORDS, "words"),
                             SPANS_AT(COLUMN_SENTENCES, "sentences"),
                             [COLUMN_ERROR] = {"error", COLUMN_STRUCT},
                             [COLUMN_ERROR_CODE] = {"error.code", COLUMN_STRING},
                             [COLUMN_ERROR_MESSAGE] = {"error.message", COLUMN_STRING},
                             [COLUMN_ERROR_OFFSET] = {"error.offset", COLUMN_INT64}};

const char *
column_path(size_t i)
{
  return columns_list[i].path;
}

int
column_kind(size_t i)
{
  return columns_list[i].kind;
}

static int
has_offsets(size_t i)
{
  return column_kind(i) == COLUMN_STRING || column_kind(i) == COLUMN_LIST;
}

/* ---- values ---- */

static void
put_valid(column *c, int is_valid)
{
  if (c->n % 8 == 0)
    buffer_putc(&c->valid, 0);
  if (is_valid && !c->valid.failed)
    c->valid.data[c->n / 8] = (char)(c->valid.data[c->n / 8] | 1 << c->n % 8);
  c->n++;
  c->n_null += !is_valid;
}

/* What is over INT32_MAX is seen by columns_failed(). */
static void
put_offset(column *c, size_t at)
{
  int32_t offset = (int32_t)(at & INT32_MAX);
  buffer_put(&c->offsets, (const char *)&offset, sizeof offset);
}

static void
add_int32(column *c, size_t n)
{
  int32_t value = (int32_t)n;
  put_valid(c, 1);
  buffer_put(&c->data, (const char *)&value, sizeof value);
}

static void
add_double(column *c, double value)
{
  put_valid(c, 1);
  buffer_put(&c->data, (const char *)&value, sizeof value);
}

/* Ends the string whose bytes were put, or, where there are none, is null. */
static void
end_string(column *c, int is_valid)
{
  put_valid(c, is_valid);
  put_offset(c, c->data.len);
}

/* Bytes that are no UTF-8 become U+FFFD. */
static void
put_bytes(column *c, const char *s, size_t len)
{
  size_t at = 0, n;
  char *mended;
  while (at < len && (n = utf8_sequence(s + at, len - at)) > 0)
    at += n;
  if (at == len) {
    buffer_put(&c->data, s, len);
    return;
  }
  mended = utf8_mended(s, len, &n);
  if (mended)
    buffer_put(&c->data, mended, n);
  else
    c->data.failed = 1;
  free(mended);
}

/* A string; null for NULL. */
static void
add_string(column *c, const char *s, size_t len)
{
  if (s)
    put_bytes(c, s, len);
  end_string(c, s != NULL);
}

static void
add_word(column *c, const char *word)
{
  add_string(c, word, word ? strlen(word) : 0);
}

/* A value of JSON: a string as it is, another as JSON, none or JSON's null as null. */
static void
add_json(column *c, const json_t *value)
{
  char *json;
  if (!value || json_is_null(value) || json_is_string(value)) {
    add_string(c, json_string_value(value), json_string_length(value));
    return;
  }
  json = json_dumps(value, JSON_ENCODE_ANY);
  if (!json)
    c->data.failed = 1;
  add_word(c, json);
  free(json);
}

/* Ends the list whose items were appended. */
static void
end_list(columns *c, size_t list)
{
  put_valid(&c->of[list], 1);
  put_offset(&c->of[list], c->of[list + 1].n);
}

static void
add_null_list(columns *c, size_t list)
{
  put_valid(&c->of[list], 0);
  put_offset(&c->of[list], c->of[list + 1].n);
}

static void
add_null_number(column *c, size_t size)
{
  static const char zero[8];
  put_valid(c, 0);
  buffer_put(&c->data, zero, size);
}

/* ---- parts of a document ---- */

typedef struct row {
  columns *to;
  const analysis *a;
  json_writer writer; /* for the mentions and quotations of each entity */
} row;

static void
add_span(const row *w, size_t i, uint32_t start, uint32_t end)
{
  column *c = &w->to->of[i];
  put_valid(c, 1);
  add_int32(c + 1, positions_get(w->a->positions, start));
  add_int32(c + 2, positions_get(w->a->positions, end));
}

static void
add_spans(const row *w, size_t list, const quoteattr_span *s, size_t n)
{
  size_t i;
  for (i = 0; i < n; i++)
    add_span(w, list + 1, s[i].start, s[i].end);
  end_list(w->to, list);
}

static void
add_tokens(const row *w, size_t list, const quoteattr_token *t, size_t n)
{
  size_t i;
  for (i = 0; i < n; i++)
    add_span(w, list + 1, t[i].start, t[i].end);
  end_list(w->to, list);
}

/* The first of the spans, or null. */
static void
add_part(const row *w, size_t i, const report_part *part)
{
  column *c = &w->to->of[i];
  if (part->n) {
    add_span(w, i, part->spans[0].start, part->spans[0].end);
    return;
  }
  put_valid(c, 0);
  add_null_number(c + 1, sizeof(int32_t));
  add_null_number(c + 2, sizeof(int32_t));
}

/* The pieces, with an ellipsis between them. */
static void
add_text(const row *w, size_t i, const report_part *content)
{
  column *c = &w->to->of[i];
  size_t k;
  for (k = 0; k < content->n; k++) {
    const quoteattr_span *s = &content->spans[k];
    if (k)
      buffer_puts(&c->data, " \xE2\x80\xA6 ");
    put_bytes(c, w->a->doc->text + s->start, s->end - s->start);
  }
  end_string(c, 1);
}

static void
add_entity_id(const row *w, size_t i, uint32_t entity)
{
  column *c = &w->to->of[i];
  json_int_t number = 0;
  const json_t *id = entity == QUOTEATTR_NONE ? NULL : entity_id(w->a, entity, &number);
  if (id || entity == QUOTEATTR_NONE) {
    add_json(c, id);
    return;
  }
  buffer_printf(&c->data, "%" JSON_INTEGER_FORMAT, number);
  end_string(c, 1);
}

static void
add_entity_name(const row *w, size_t i, uint32_t entity, size_t index)
{
  size_t len = 0;
  const char *name = entity == QUOTEATTR_NONE ? NULL : report_entity_name(w->a->report, entity, index, &len);
  add_string(&w->to->of[i], name, len);
}

static void
add_quote(const row *w, size_t index, const report_quote *q)
{
  column *c = w->to->of;
  add_int32(&c[COLUMN_QUOTE_ID], index);
  add_word(&c[COLUMN_QUOTE_KIND], name_quote_kind(q->kind));
  add_text(w, COLUMN_QUOTE_TEXT, &q->content);
  add_spans(w, COLUMN_QUOTE_CONTENT, q->content.spans, q->content.n);
  add_part(w, COLUMN_QUOTE_SOURCE, &q->source);
  add_part(w, COLUMN_QUOTE_CUE, &q->cue);
  add_entity_id(w, COLUMN_QUOTE_SPEAKER, q->speaker);
  add_entity_name(w, COLUMN_QUOTE_NAME, q->speaker, 0);
  add_entity_id(w, COLUMN_QUOTE_ADDRESSEE, q->addressee);
  add_word(&c[COLUMN_QUOTE_LINK], name_link(q->link));
  add_word(&c[COLUMN_QUOTE_EVIDENCE], name_evidence(q->evidence));
  add_double(&c[COLUMN_QUOTE_CONFIDENCE], nearbyint(q->confidence * 1000) / 1000);
  put_valid(&c[COLUMN_QUOTE], 1);
}

static void
add_mark(const row *w, size_t index, const report_quote *q)
{
  column *c = w->to->of;
  add_int32(&c[COLUMN_MARK_ID], index);
  add_word(&c[COLUMN_MARK_KIND], name_quote_kind(q->kind));
  add_text(w, COLUMN_MARK_TEXT, &q->content);
  add_spans(w, COLUMN_MARK_CONTENT, q->content.spans, q->content.n);
  put_valid(&c[COLUMN_MARK], 1);
}

static void
add_quotes(const row *w)
{
  const report *r = w->a->report;
  size_t i, n_quotes = 0, n_marks = 0;
  for (i = 0; i < r->n_quotes; i++)
    if (is_speech(r->quotes[i].kind))
      add_quote(w, n_quotes++, &r->quotes[i]);
    else
      add_mark(w, n_marks++, &r->quotes[i]);
  end_list(w->to, COLUMN_QUOTES);
  end_list(w->to, COLUMN_MARKED);
}

static void
add_names(const row *w, uint32_t entity)
{
  size_t i, n = report_entity_name_count(w->a->report, entity);
  add_entity_name(w, COLUMN_ENTITY_NAME, entity, 0);
  for (i = 1; i < n; i++)
    add_entity_name(w, COLUMN_ENTITY_ALIAS, entity, i);
  end_list(w->to, COLUMN_ENTITY_ALIASES);
}

static void
add_entity(const row *w, uint32_t entity, const quoteattr_span *mentions, size_t n)
{
  column *c = w->to->of;
  const quoteattr_result *r = w->a->result;
  size_t len;
  const char *role = quoteattr_entity_role(r, entity, &len);
  add_entity_id(w, COLUMN_ENTITY_ID, entity);
  add_names(w, entity);
  add_string(&c[COLUMN_ENTITY_ROLE], len ? role : NULL, len);
  add_word(&c[COLUMN_ENTITY_KIND], name_entity_kind(quoteattr_entity_kind(r, entity)));
  add_word(&c[COLUMN_ENTITY_GENDER], name_gender(quoteattr_entity_gender(r, entity)));
  add_int32(&c[COLUMN_ENTITY_MENTION_COUNT], n);
  add_int32(&c[COLUMN_ENTITY_QUOTE_COUNT], w->writer.n_quotes[entity]);
  add_spans(w, COLUMN_ENTITY_MENTIONS, mentions, w->to->mentions ? n : 0);
  put_valid(&c[COLUMN_ENTITY], 1);
}

static void
add_entities(const row *w)
{
  size_t n = report_entity_count(w->a->report), start = 0;
  uint32_t e;
  for (e = 0; e < n; start = w->writer.ends[e++])
    add_entity(w, e, w->writer.mentions + start, w->writer.ends[e] - start);
  end_list(w->to, COLUMN_ENTITIES);
}

static void
add_segments(const row *w, const settings *s)
{
  size_t n = 0;
  const quoteattr_token *tokens = s->tokens ? quoteattr_result_tokens(w->a->result, &n) : NULL;
  const quoteattr_span *sentences;
  add_tokens(w, COLUMN_TOKENS, tokens, n);
  tokens = quoteattr_result_words(w->a->result, &n);
  add_tokens(w, COLUMN_WORDS, tokens, s->tokens ? n : 0);
  sentences = quoteattr_result_sentences(w->a->result, &n);
  add_spans(w, COLUMN_SENTENCES, sentences, s->sentences ? n : 0);
}

/* ---- rows ---- */

static void
add_error(column *c, const problem *p)
{
  int64_t offset = p ? (int64_t)p->offset : 0;
  add_word(&c[COLUMN_ERROR_CODE], p ? p->code : NULL);
  add_word(&c[COLUMN_ERROR_MESSAGE], p ? p->message : NULL);
  put_valid(&c[COLUMN_ERROR_OFFSET], p != NULL);
  buffer_put(&c[COLUMN_ERROR_OFFSET].data, (const char *)&offset, sizeof offset);
  put_valid(&c[COLUMN_ERROR], p != NULL);
}

int
columns_add(columns *c, const output *out, const analysis *a)
{
  row w;
  int status;
  w.to = c;
  w.a = a;
  status = json_writer_init(&w.writer, out, a);
  if (!status) {
    add_json(&c->of[COLUMN_ID], a->doc->id);
    add_word(&c->of[COLUMN_GENRE], name_genre(quoteattr_result_genre(a->result)));
    add_quotes(&w);
    add_entities(&w);
    add_segments(&w, out->settings);
    add_error(c->of, NULL);
  }
  json_writer_clear(&w.writer);
  return status;
}

void
columns_add_problem(columns *c, const document *doc, const problem *p)
{
  static const size_t lists[] = {COLUMN_QUOTES, COLUMN_MARKED, COLUMN_ENTITIES,
                                 COLUMN_TOKENS, COLUMN_WORDS,  COLUMN_SENTENCES};
  size_t i;
  add_json(&c->of[COLUMN_ID], doc->id);
  add_word(&c->of[COLUMN_GENRE], NULL);
  for (i = 0; i < sizeof lists / sizeof lists[0]; i++)
    add_null_list(c, lists[i]);
  add_error(c->of, p);
}

void
columns_init(columns *c, int mentions)
{
  size_t i;
  memset(c, 0, sizeof *c);
  c->mentions = mentions;
  for (i = 0; i < N_COLUMNS; i++)
    if (has_offsets(i))
      put_offset(&c->of[i], 0);
}

void
columns_clear(columns *c)
{
  size_t i;
  for (i = 0; i < N_COLUMNS; i++) {
    buffer_clear(&c->of[i].valid);
    buffer_clear(&c->of[i].offsets);
    buffer_clear(&c->of[i].data);
  }
}

int
columns_failed(const columns *c)
{
  size_t i;
  for (i = 0; i < N_COLUMNS; i++) {
    const column *of = &c->of[i];
    if (of->valid.failed || of->offsets.failed || of->data.failed || of->n > INT32_MAX)
      return 1;
    if (column_kind(i) == COLUMN_STRING && of->data.len > INT32_MAX)
      return 1;
  }
  return 0;
}
