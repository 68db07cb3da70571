#include "engine/result.h"

#include "base/once.h"

#include <string.h>

typedef struct name {
  const char *s; /* NUL-terminated */
  uint32_t len;
} name;

typedef struct entity {
  name role;                    /* empty when the text gives none */
  uint32_t first_name, n_names; /* in `names`; the fullest first */
  uint32_t member, n_mentions, n_quotes;
  uint8_t kind, gender;
} entity;

struct quoteattr_result {
  qai_arena arena;
  quoteattr_token *tokens, *words; /* tokens are made of the words when they are first asked for */
  quoteattr_span *sentences;
  quoteattr_mention *mentions;
  qai_attribution *quotes;
  quoteattr_span *spans;
  entity *entities;
  name *names;
  char *letters; /* of the names and roles */
  uint32_t n_tokens, n_words, n_sentences, n_mentions, n_quotes, n_entities;
  int genre;
#ifdef QAI_ONCE
  qai_once once, *made; /* of the tokens; `made` is &once, or NULL where the tokens are the words */
#endif
};

/* ---- making one ---- */

#define N_ARRAYS 9u /* the result itself is the first */

static size_t
count_letters(const qai_mentions *m)
{
  size_t n = 0;
  uint32_t i;
  for (i = 0; i < m->n_names; i++)
    n += (size_t)m->names[i].len + 1;
  for (i = 0; i < m->n_entities; i++)
    n += (size_t)m->entities[i].role.len + 1;
  return n;
}

/* Bytes of the result and all its arrays together.  Each count was that of an array in memory, so only 32-bit sums may
 * overflow; the arena then takes further blocks. */
static size_t
total_size(const qai_stages *s, size_t n_letters)
{
  const quoteattr_result *r = NULL;
  return sizeof *r + (s->segment.n_words - s->segment.n_clitics) * sizeof *r->tokens +
         s->segment.n_sentences * sizeof *r->sentences + s->mentions.n_mentions * sizeof *r->mentions +
         s->attributions.n_items * sizeof *r->quotes + s->attributions.n_spans * sizeof *r->spans +
         s->mentions.n_entities * sizeof *r->entities + s->mentions.n_names * sizeof *r->names + n_letters;
}

/* Room for the tokens, which few ask for. */
static int
reserve_tokens(quoteattr_result *r)
{
  r->tokens = qai_arena_alloc(&r->arena, r->n_tokens * sizeof *r->tokens);
  if (!r->tokens)
    return QUOTEATTR_ERR_NOMEM;
#ifdef QAI_ONCE
  r->made = &r->once;
#else
  qai_segment_surface(r->words, r->n_words, r->tokens);
#endif
  return QUOTEATTR_OK;
}

static int
take_words(quoteattr_result *r, const qai_segment *s)
{
  r->words = s->words;
  r->n_words = s->n_words;
  r->n_tokens = s->n_words - s->n_clitics;
  r->tokens = r->words; /* where none of them goes on a token */
  return s->n_clitics ? reserve_tokens(r) : QUOTEATTR_OK;
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

/* Copies a string to *at, ends it with NUL, and moves *at behind it. */
static name
put_name(char **at, const qai_string *from)
{
  name n = {*at, from->len};
  if (from->len)
    memcpy(*at, from->s, from->len);
  (*at)[from->len] = '\0';
  *at += (size_t)from->len + 1;
  return n;
}

/* How often each entity is mentioned and speaks. */
static void
count_uses(quoteattr_result *r)
{
  uint32_t i;
  for (i = 0; i < r->n_mentions; i++)
    if (r->mentions[i].entity < r->n_entities)
      r->entities[r->mentions[i].entity].n_mentions++;
  for (i = 0; i < r->n_quotes; i++)
    if (r->quotes[i].speaker < r->n_entities)
      r->entities[r->quotes[i].speaker].n_quotes++;
}

static int
copy_entities(quoteattr_result *r, const qai_mentions *m, size_t n_letters)
{
  uint32_t i;
  char *at = r->letters = qai_arena_alloc(&r->arena, n_letters);
  r->names = qai_arena_alloc(&r->arena, m->n_names * sizeof *r->names);
  r->entities = qai_arena_alloc(&r->arena, m->n_entities * sizeof *r->entities);
  if (!r->letters || !r->names || !r->entities)
    return QUOTEATTR_ERR_NOMEM;
  for (i = 0; i < m->n_names; i++)
    r->names[i] = put_name(&at, &m->names[i]);
  for (i = 0; i < m->n_entities; i++) {
    const qai_entity *from = &m->entities[i];
    entity *to = &r->entities[i];
    to->role = put_name(&at, &from->role);
    to->first_name = from->first_name;
    to->n_names = from->n_names;
    to->member = from->member;
    to->kind = from->type;
    to->gender = from->gender;
    to->n_mentions = to->n_quotes = 0;
  }
  r->n_entities = m->n_entities;
  count_uses(r);
  return QUOTEATTR_OK;
}

static int
copy_quotes(quoteattr_result *r, const qai_attributions *a)
{
  r->quotes = qai_arena_copy_array(&r->arena, a->items, a->n_items, sizeof *r->quotes);
  r->spans = qai_arena_copy_array(&r->arena, a->spans, a->n_spans, sizeof *r->spans);
  r->n_quotes = a->n_items;
  return r->quotes && r->spans ? QUOTEATTR_OK : QUOTEATTR_ERR_NOMEM;
}

static int
fill(quoteattr_result *r, const qai_stages *s, size_t n_letters, int last)
{
  int status = take_words(r, &s->segment);
  r->genre = s->quotes.genre;
  if (!status && last >= QUOTEATTR_STAGE_SENTENCES)
    status = copy_sentences(r, &s->segment);
  if (!status && last >= QUOTEATTR_STAGE_QUOTES)
    status = copy_quotes(r, &s->attributions);
  if (!status && last >= QUOTEATTR_STAGE_ATTRIBUTION)
    status = copy_mentions(r, &s->mentions);
  if (!status && last >= QUOTEATTR_STAGE_ATTRIBUTION)
    status = copy_entities(r, &s->mentions, n_letters);
  return status;
}

/* An empty result, in a block that all its arrays fit in, that of the words if it has room. */
static quoteattr_result *
start(qai_arena *kept, size_t size)
{
  quoteattr_result *r = qai_arena_reserve(kept, N_ARRAYS, size) ? NULL : qai_arena_calloc(kept, 1, sizeof *r);
  if (r)
    r->arena = *kept;
  else
    qai_arena_clear(kept);
  return r;
}

int
qai_result_new(quoteattr_result **out, const qai_stages *stages, int last, qai_arena *kept)
{
  size_t n_letters = count_letters(&stages->mentions);
  quoteattr_result *r = start(kept, total_size(stages, n_letters));
  int status = r ? fill(r, stages, n_letters, last) : QUOTEATTR_ERR_NOMEM;
  *out = status ? NULL : r;
  if (status)
    quoteattr_result_free(r);
  return status;
}

void
quoteattr_result_free(quoteattr_result *result)
{
  if (result) {
    qai_arena arena = result->arena; /* which holds the result itself */
    qai_arena_clear(&arena);
  }
}

#define ARRAY_GETTER(type, field)                                                                                      \
  const type *quoteattr_result_##field(const quoteattr_result *result, size_t *count)                                  \
  {                                                                                                                    \
    if (count)                                                                                                         \
      *count = result ? result->n_##field : 0;                                                                         \
    return result ? result->field : NULL;                                                                              \
  }

ARRAY_GETTER(quoteattr_token, words)
ARRAY_GETTER(quoteattr_span, sentences)
ARRAY_GETTER(quoteattr_mention, mentions)

const quoteattr_token *
quoteattr_result_tokens(const quoteattr_result *result, size_t *count)
{
  if (count)
    *count = result ? result->n_tokens : 0;
  if (!result)
    return NULL;
#ifdef QAI_ONCE
  if (result->made && qai_once_begin(result->made)) {
    qai_segment_surface(result->words, result->n_words, result->tokens);
    qai_once_end(result->made);
  }
#endif
  return result->tokens;
}

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
give(const name *n, size_t *len)
{
  if (len)
    *len = n ? n->len : 0;
  return n ? n->s : NULL;
}

const char *
quoteattr_entity_name(const quoteattr_result *result, uint32_t id, size_t index, size_t *len)
{
  const entity *e = entity_at(result, id);
  return give(e && index < e->n_names ? &result->names[e->first_name + index] : NULL, len);
}

const char *
quoteattr_entity_role(const quoteattr_result *result, uint32_t id, size_t *len)
{
  const entity *e = entity_at(result, id);
  return give(e && e->role.len ? &e->role : NULL, len);
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

size_t
quoteattr_entity_mention_count(const quoteattr_result *result, uint32_t id)
{
  const entity *e = entity_at(result, id);
  return e ? e->n_mentions : 0;
}

size_t
quoteattr_entity_quote_count(const quoteattr_result *result, uint32_t id)
{
  const entity *e = entity_at(result, id);
  return e ? e->n_quotes : 0;
}

uint32_t
quoteattr_entity_member(const quoteattr_result *result, uint32_t id)
{
  const entity *e = entity_at(result, id);
  return e ? e->member : QUOTEATTR_NONE;
}
