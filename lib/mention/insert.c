#include "mention/insert.h"

#include <string.h>

static int
is_space(char c)
{
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

int
qai_mentions_name(const qai_text *text, uint32_t start, uint32_t end, qai_arena *arena, qai_string *out)
{
  const char *bytes = text->bytes;
  char *s = qai_arena_alloc(arena, (size_t)(end - start) + 1);
  uint32_t i, n = 0;
  if (!s)
    return QUOTEATTR_ERR_NOMEM;
  for (i = start; i < end; i++)
    if (!is_space(bytes[i]))
      s[n++] = bytes[i];
    else if (n && s[n - 1] != ' ')
      s[n++] = ' ';
  s[n] = '\0';
  out->s = s;
  out->len = n;
  return QUOTEATTR_OK;
}

/* An array of `n` items with room for `more`, of which `room` are there already. */
static void *
widen(void *items, uint32_t n, uint32_t room, uint32_t more, size_t size, qai_arena *arena)
{
  void *to = items;
  if (room < more && (to = qai_arena_alloc(arena, ((size_t)n + more) * size)) != NULL && n)
    memcpy(to, items, n * size);
  return to;
}

static qai_mention
mention_of(const qai_mentions *m, const qai_phrase *p)
{
  const qai_segment *s = m->quotes->tags->segment;
  qai_mention x;
  memset(&x, 0, sizeof x);
  x.start = s->words[p->first].start;
  x.end = s->words[p->last - 1].end;
  x.first = x.name_first = x.name_last = p->first;
  x.last = p->last;
  x.head = p->head;
  x.sentence = qai_segment_sentence_of(s, p->first);
  x.paragraph = s->sentences[x.sentence].paragraph;
  x.region = qai_quotes_speech_at(m->quotes, p->first);
  x.entity = p->entity;
  x.kind = QUOTEATTR_MENTION_NOMINAL;
  x.type = (uint8_t)p->type;
  return x;
}

/* From the end, so that nothing is overwritten that has not moved. */
static void
merge(qai_mentions *m, const qai_phrase *phrases, uint32_t n)
{
  qai_mention *x = m->mentions;
  uint32_t i = m->n_mentions, k = n, p = m->quotes->tags->segment->text->n_paragraphs;
  m->n_mentions += n;
  m->paragraph_mentions[p] += n;
  while (k > 0) {
    qai_mention late = mention_of(m, &phrases[k - 1]);
    while (p > 0 && m->quotes->tags->segment->paragraph_words[p - 1] > late.first)
      m->paragraph_mentions[--p] += k;
    while (i > 0 && x[i - 1].first >= late.first) {
      i--;
      x[i + k] = x[i];
    }
    x[i + --k] = late;
  }
}

/* The entity of phrase `p`, which is new, with its name. */
static int
add_entity(qai_mentions *m, const qai_phrase *p, qai_arena *arena)
{
  const qai_segment *s = m->quotes->tags->segment;
  qai_entity *e = &m->entities[m->n_entities++];
  memset(e, 0, sizeof *e);
  e->first_name = m->n_names;
  e->n_names = 1;
  e->member = QAI_NONE;
  e->type = (uint8_t)p->type;
  e->plural = p->type == QUOTEATTR_ENTITY_GROUP;
  return qai_mentions_name(s->text, s->words[p->first].start, s->words[p->last - 1].end, arena,
                           &m->names[m->n_names++]);
}

/* Which mention of each entity is the first, and how many there are. */
static void
count(qai_mentions *m)
{
  uint32_t i;
  for (i = 0; i < m->n_entities; i++) {
    m->entities[i].first_mention = QAI_NONE;
    m->entities[i].n_mentions = 0;
  }
  for (i = 0; i < m->n_mentions; i++) {
    qai_entity *e = m->mentions[i].entity < m->n_entities ? &m->entities[m->mentions[i].entity] : NULL;
    if (e && !e->n_mentions++)
      e->first_mention = i;
  }
}

int
qai_mentions_insert(qai_mentions *m, const qai_phrase *phrases, uint32_t n, qai_arena *arena)
{
  uint32_t i, n_new = 0;
  int roomy = m->room > 0; /* as it is no more behind the first phrases */
  for (i = 0; i < n; i++)
    n_new += phrases[i].entity == m->n_entities + n_new;
  m->mentions = widen(m->mentions, m->n_mentions, m->room, n, sizeof *m->mentions, arena);
  m->entities = widen(m->entities, m->n_entities, roomy ? qai_mentions_room(m->n_entities) : 0, n_new,
                      sizeof *m->entities, arena);
  m->names = widen(m->names, m->n_names, roomy ? qai_mentions_room(m->n_names) : 0, n_new, sizeof *m->names, arena);
  if (!m->mentions || !m->entities || !m->names)
    return QUOTEATTR_ERR_NOMEM;
  merge(m, phrases, n);
  m->room = 0;
  for (i = 0; i < n; i++)
    if (phrases[i].entity == m->n_entities && add_entity(m, &phrases[i], arena))
      return QUOTEATTR_ERR_NOMEM;
  count(m);
  return QUOTEATTR_OK;
}
