#include "engine/result.h"

#include <string.h>

typedef struct entity {
  const char **names; /* NUL-terminated, the fullest first */
  uint32_t *lengths;
  uint32_t n_names;
  const char *role; /* "" when the text gives none */
  uint32_t role_len, member;
  uint8_t kind, gender;
} entity;

struct quoteattr_result {
  qai_arena arena;
  quoteattr_token *tokens, *words;
  quoteattr_span *sentences;
  quoteattr_mention *mentions;
  qai_attribution *quotes;
  quoteattr_span *spans;
  entity *entities;
  uint32_t n_tokens, n_words, n_sentences, n_mentions, n_quotes, n_entities;
  int genre;
};

static void *
copy_array(qai_arena *arena, const void *data, uint32_t n, size_t size)
{
  void *p = qai_arena_alloc(arena, n * size);
  if (p && n)
    memcpy(p, data, n * size);
  return p;
}

static int
copy_words(quoteattr_result *r, const qai_segment *s)
{
  if (qai_segment_surface(s, &r->arena, &r->tokens, &r->n_tokens))
    return QUOTEATTR_ERR_NOMEM;
  r->words = copy_array(&r->arena, s->words, s->n_words, sizeof *r->words);
  r->n_words = s->n_words;
  return r->words ? QUOTEATTR_OK : QUOTEATTR_ERR_NOMEM;
}

static int
copy_sentences(quoteattr_result *r, const qai_segment *s)
{
  uint32_t i;
  r->sentences = qai_arena_alloc(&r->arena, s->n_sentences * sizeof *r->sentences);
  if (!r->sentences)
    return QUOTEATTR_ERR_NOMEM;
  for (i = 0; i < s->n_sentences; i++) {
    r->sentences[i].start = s->sentences[i].start;
    r->sentences[i].end = s->sentences[i].end;
  }
  r->n_sentences = s->n_sentences;
  return QUOTEATTR_OK;
}

static int
copy_mentions(quoteattr_result *r, const qai_mentions *m)
{
  uint32_t i;
  r->mentions = qai_arena_alloc(&r->arena, m->n_mentions * sizeof *r->mentions);
  if (!r->mentions)
    return QUOTEATTR_ERR_NOMEM;
  for (i = 0; i < m->n_mentions; i++) {
    r->mentions[i].start = m->mentions[i].start;
    r->mentions[i].end = m->mentions[i].end;
    r->mentions[i].kind = m->mentions[i].kind;
    r->mentions[i].entity = m->mentions[i].entity;
  }
  r->n_mentions = m->n_mentions;
  return QUOTEATTR_OK;
}

static int
copy_entity(quoteattr_result *r, const qai_mentions *m, const qai_entity *from, entity *to)
{
  uint32_t i;
  to->names = qai_arena_calloc(&r->arena, from->n_names, sizeof *to->names);
  to->lengths = qai_arena_calloc(&r->arena, from->n_names, sizeof *to->lengths);
  to->role = qai_arena_copy(&r->arena, from->role.s, from->role.len);
  if (!to->names || !to->lengths || !to->role)
    return QUOTEATTR_ERR_NOMEM;
  for (i = 0; i < from->n_names; i++) {
    const qai_string *name = &m->names[from->first_name + i];
    to->names[i] = qai_arena_copy(&r->arena, name->s, name->len);
    to->lengths[i] = name->len;
    if (!to->names[i])
      return QUOTEATTR_ERR_NOMEM;
  }
  to->n_names = from->n_names;
  to->role_len = from->role.len;
  to->member = from->member;
  to->kind = from->type;
  to->gender = from->gender;
  return QUOTEATTR_OK;
}

static int
copy_entities(quoteattr_result *r, const qai_mentions *m)
{
  uint32_t i;
  r->entities = qai_arena_calloc(&r->arena, m->n_entities, sizeof *r->entities);
  if (!r->entities)
    return QUOTEATTR_ERR_NOMEM;
  for (i = 0; i < m->n_entities; i++)
    if (copy_entity(r, m, &m->entities[i], &r->entities[i]))
      return QUOTEATTR_ERR_NOMEM;
  r->n_entities = m->n_entities;
  return QUOTEATTR_OK;
}

static int
copy_quotes(quoteattr_result *r, const qai_attributions *a)
{
  r->quotes = copy_array(&r->arena, a->items, a->n_items, sizeof *r->quotes);
  r->spans = copy_array(&r->arena, a->spans, a->n_spans, sizeof *r->spans);
  r->n_quotes = a->n_items;
  return r->quotes && r->spans ? QUOTEATTR_OK : QUOTEATTR_ERR_NOMEM;
}

static int
fill(quoteattr_result *r, const qai_stages *s, int last)
{
  int status = copy_words(r, &s->segment);
  r->genre = s->quotes.genre;
  if (!status && last >= QUOTEATTR_STAGE_SENTENCES)
    status = copy_sentences(r, &s->segment);
  if (!status && last >= QUOTEATTR_STAGE_QUOTES)
    status = copy_quotes(r, &s->attributions);
  if (!status && last >= QUOTEATTR_STAGE_ATTRIBUTION)
    status = copy_mentions(r, &s->mentions);
  if (!status && last >= QUOTEATTR_STAGE_ATTRIBUTION)
    status = copy_entities(r, &s->mentions);
  return status;
}

int
qai_result_new(quoteattr_result **out, const qai_stages *stages, int last, qai_arena *scratch)
{
  quoteattr_result *r = qai_calloc(&scratch->alloc, sizeof *r);
  int status;
  *out = NULL;
  if (!r)
    return QUOTEATTR_ERR_NOMEM;
  qai_arena_init(&r->arena, &scratch->alloc);
  status = fill(r, stages, last);
  if (status)
    quoteattr_result_free(r);
  else
    *out = r;
  return status;
}

void
quoteattr_result_free(quoteattr_result *result)
{
  if (result) {
    quoteattr_allocator a = result->arena.alloc;
    qai_arena_clear(&result->arena);
    qai_free(&a, result);
  }
}

#define ARRAY_GETTER(type, field)                                                                                      \
  const type *quoteattr_result_##field(const quoteattr_result *result, size_t *count)                                  \
  {                                                                                                                    \
    if (count)                                                                                                         \
      *count = result ? result->n_##field : 0;                                                                         \
    return result ? result->field : NULL;                                                                              \
  }

ARRAY_GETTER(quoteattr_token, tokens)
ARRAY_GETTER(quoteattr_token, words)
ARRAY_GETTER(quoteattr_span, sentences)
ARRAY_GETTER(quoteattr_mention, mentions)

int
quoteattr_result_genre(const quoteattr_result *result)
{
  return result ? result->genre : QUOTEATTR_GENRE_AUTO;
}

/* ---- quotations ---- */

static const qai_attribution *
quote_at(const quoteattr_result *r, size_t quote)
{
  return r && quote < r->n_quotes ? &r->quotes[quote] : NULL;
}

size_t
quoteattr_quote_count(const quoteattr_result *result)
{
  return result ? result->n_quotes : 0;
}

int
quoteattr_quote_kind(const quoteattr_result *result, size_t quote)
{
  const qai_attribution *a = quote_at(result, quote);
  return a ? a->kind : QUOTEATTR_ERR_ARG;
}

const quoteattr_span *
quoteattr_quote_spans(const quoteattr_result *result, size_t quote, int role, size_t *count)
{
  const qai_attribution *a = quote_at(result, quote);
  const quoteattr_span *spans = NULL;
  size_t n = 0;
  if (a && role == QUOTEATTR_ROLE_CONTENT) {
    spans = result->spans + a->content_first;
    n = a->n_content;
  } else if (a && role == QUOTEATTR_ROLE_SOURCE) {
    spans = &a->source;
    n = a->source.end > a->source.start;
  } else if (a && role == QUOTEATTR_ROLE_CUE) {
    spans = &a->cue;
    n = a->cue.end > a->cue.start;
  }
  if (count)
    *count = n;
  return n ? spans : NULL;
}

uint32_t
quoteattr_quote_speaker(const quoteattr_result *result, size_t quote)
{
  const qai_attribution *a = quote_at(result, quote);
  return a ? a->speaker : QUOTEATTR_NONE;
}

uint32_t
quoteattr_quote_addressee(const quoteattr_result *result, size_t quote)
{
  const qai_attribution *a = quote_at(result, quote);
  return a ? a->addressee : QUOTEATTR_NONE;
}

int
quoteattr_quote_link(const quoteattr_result *result, size_t quote)
{
  const qai_attribution *a = quote_at(result, quote);
  return a ? a->link : QUOTEATTR_ERR_ARG;
}

int
quoteattr_quote_evidence(const quoteattr_result *result, size_t quote)
{
  const qai_attribution *a = quote_at(result, quote);
  return a ? a->evidence : QUOTEATTR_ERR_ARG;
}

double
quoteattr_quote_confidence(const quoteattr_result *result, size_t quote)
{
  const qai_attribution *a = quote_at(result, quote);
  return a ? (double)a->confidence : 0.0;
}

/* ---- entities ---- */

static const entity *
entity_at(const quoteattr_result *r, uint32_t id)
{
  return r && id < r->n_entities ? &r->entities[id] : NULL;
}

size_t
quoteattr_entity_count(const quoteattr_result *result)
{
  return result ? result->n_entities : 0;
}

size_t
quoteattr_entity_name_count(const quoteattr_result *result, uint32_t id)
{
  const entity *e = entity_at(result, id);
  return e ? e->n_names : 0;
}

static const char *
give(const char *s, size_t n, size_t *len)
{
  if (len)
    *len = n;
  return s;
}

const char *
quoteattr_entity_name(const quoteattr_result *result, uint32_t id, size_t index, size_t *len)
{
  const entity *e = entity_at(result, id);
  return e && index < e->n_names ? give(e->names[index], e->lengths[index], len) : give(NULL, 0, len);
}

const char *
quoteattr_entity_role(const quoteattr_result *result, uint32_t id, size_t *len)
{
  const entity *e = entity_at(result, id);
  return e && e->role_len ? give(e->role, e->role_len, len) : give(NULL, 0, len);
}

int
quoteattr_entity_kind(const quoteattr_result *result, uint32_t id)
{
  const entity *e = entity_at(result, id);
  return e ? e->kind : QUOTEATTR_ERR_ARG;
}

int
quoteattr_entity_gender(const quoteattr_result *result, uint32_t id)
{
  const entity *e = entity_at(result, id);
  return e ? e->gender : QUOTEATTR_ERR_ARG;
}

uint32_t
quoteattr_entity_member(const quoteattr_result *result, uint32_t id)
{
  const entity *e = entity_at(result, id);
  return e ? e->member : QUOTEATTR_NONE;
}
