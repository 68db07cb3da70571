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
  uint32_t n_tokens = s->segment.n_clitics ? s->segment.n_words - s->segment.n_clitics : 0;
  return sizeof *r + n_tokens * sizeof *r->tokens + s->segment.n_sentences * sizeof *r->sentences +
         s->mentions.n_mentions * sizeof *r->mentions + s->attributions.n_items * sizeof *r->quotes +
         s->attributions.n_spans * sizeof *r->spans + s->mentions.n_entities * sizeof *r->entities +
         s->mentions.n_names * sizeof *r->names + n_letters;
}

/* Where the arrays come from: what room the words leave, then one further block. */
typedef struct stock {
  qai_arena *kept, *spares;
  size_t n, size; /* of the arrays that are still to come */
} stock;

static void *
take(stock *s, size_t n, size_t size)
{
  void *p = qai_arena_alloc_here(s->kept, n * size);
  if (!p && !qai_arena_reserve(s->kept, s->n, s->size, s->spares))
    p = qai_arena_alloc(s->kept, n * size);
  s->n--;
  s->size -= n * size;
  return p;
}

static void *
take_copy(stock *s, const void *items, size_t n, size_t size)
{
  void *p = take(s, n, size);
  if (p && n)
    memcpy(p, items, n * size);
  return p;
}

static void
take_words(quoteattr_result *r, const qai_segment *s)
{
  r->words = s->words;
  r->n_words = s->n_words;
  r->n_tokens = s->n_words - s->n_clitics;
}

/* The tokens are the words where none of these goes on a token.  Few ask for others: there is room for them. */
static int
reserve_tokens(quoteattr_result *r, stock *s)
{
  r->tokens = r->n_tokens == r->n_words ? r->words : take(s, r->n_tokens, sizeof *r->tokens);
  if (!r->tokens && r->n_tokens)
    return QUOTEATTR_ERR_NOMEM;
#ifdef QAI_ONCE
  r->made = r->tokens == r->words ? NULL : &r->once;
#else
  if (r->tokens != r->words)
    qai_segment_surface(r->words, r->n_words, r->tokens);
#endif
  return QUOTEATTR_OK;
}

/* A span, with which a sentence begins, in one go. */
static inline void
copy_span(quoteattr_span *to, const qai_sentence *from)
{
  memcpy(to, from, sizeof *to);
}

/* Four in a row, as the loop is more work than one is. */
static void
copy_spans(quoteattr_span *to, const qai_sentence *from, uint32_t n)
{
  for (; n >= 4; n -= 4, to += 4, from += 4) {
    copy_span(to, from);
    copy_span(to + 1, from + 1);
    copy_span(to + 2, from + 2);
    copy_span(to + 3, from + 3);
  }
  for (; n; n--)
    copy_span(to++, from++);
}

static int
copy_sentences(quoteattr_result *r, const qai_segment *from, stock *s)
{
  r->sentences = take(s, from->n_sentences, sizeof *r->sentences);
  if (!r->sentences)
    return QUOTEATTR_ERR_NOMEM;
  copy_spans(r->sentences, from->sentences, from->n_sentences);
  r->n_sentences = from->n_sentences;
  return QUOTEATTR_OK;
}

static int
copy_mentions(quoteattr_result *r, const qai_mentions *m, stock *s)
{
  uint32_t i;
  r->mentions = take(s, m->n_mentions, sizeof *r->mentions);
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
copy_entities(quoteattr_result *r, const qai_mentions *m, size_t n_letters, stock *s)
{
  uint32_t i;
  char *at;
  r->entities = take(s, m->n_entities, sizeof *r->entities);
  r->names = take(s, m->n_names, sizeof *r->names);
  at = r->letters = take(s, n_letters, 1);
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
  return QUOTEATTR_OK;
}

static int
copy_quotes(quoteattr_result *r, const qai_attributions *a, stock *s)
{
  r->quotes = take_copy(s, a->items, a->n_items, sizeof *r->quotes);
  r->spans = take_copy(s, a->spans, a->n_spans, sizeof *r->spans);
  r->n_quotes = a->n_items;
  return r->quotes && r->spans ? QUOTEATTR_OK : QUOTEATTR_ERR_NOMEM;
}

/* The largest arrays come last: the others fill the room beside the words. */
static int
fill(quoteattr_result *r, const qai_stages *from, size_t n_letters, int last, stock *s)
{
  int status = QUOTEATTR_OK;
  take_words(r, &from->segment);
  r->genre = from->quotes.genre;
  if (last >= QUOTEATTR_STAGE_SENTENCES)
    status = copy_sentences(r, &from->segment, s);
  if (!status && last >= QUOTEATTR_STAGE_QUOTES)
    status = copy_quotes(r, &from->attributions, s);
  if (!status && last >= QUOTEATTR_STAGE_ATTRIBUTION)
    status = copy_entities(r, &from->mentions, n_letters, s);
  if (!status && last >= QUOTEATTR_STAGE_ATTRIBUTION)
    status = copy_mentions(r, &from->mentions, s);
  if (status)
    return status;
  count_uses(r);
  return reserve_tokens(r, s);
}

int
qai_result_new(quoteattr_result **out, const qai_stages *stages, int last, qai_arena *kept, qai_arena *arena)
{
  size_t n_letters = count_letters(&stages->mentions);
  stock s = {kept, arena, N_ARRAYS, total_size(stages, n_letters)};
  quoteattr_result *r = take(&s, 1, sizeof *r);
  int status = QUOTEATTR_ERR_NOMEM;
  if (r) {
    memset(r, 0, sizeof *r);
    status = fill(r, stages, n_letters, last, &s);
  }
  *out = status ? NULL : r;
  if (status)
    qai_arena_clear(kept);
  else
    r->arena = *kept;
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
