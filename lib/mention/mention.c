#include "mention/mention.h"

#include "mention/callname.h"
#include "mention/coref.h"
#include "mention/find.h"
#include "mention/gender.h"
#include "mention/insert.h"
#include "mention/joint.h"
#include "mention/narrator.h"
#include "mention/persons.h"
#include "mention/subjects.h"
#include "mention/vocative.h"

#include <string.h>

/* What is read off the mentions, sentence by sentence, before it is known whom they stand for. */
typedef struct reading {
  qai_scan *scan;
  qai_aliases aliases;
  qai_appositions apposed;
  qai_joints joints;
} reading;

/* What the words around a mention tell of it. */
static void
mark(qai_scan *scan, qai_mention *m)
{
  if (qai_subjects_is(scan, m))
    m->flags |= QAI_MENTION_SUBJECT;
  if (qai_vocative_is(scan, m))
    m->flags |= QAI_MENTION_VOCATIVE;
  if (m->region != QAI_NONE && qai_narrator_is_introduced(scan, m))
    m->flags |= QAI_MENTION_SELF;
  scan->n_told += (m->flags & QAI_MENTION_NARRATOR) != 0;
  scan->n_nominals += m->kind == QUOTEATTR_MENTION_NOMINAL;
}

/* Names get their aliases, and pronouns speak for them. */
static int
read_names(reading *r, uint32_t from)
{
  uint32_t i;
  for (i = from; i < r->scan->found.n; i++) {
    const qai_mention *m = &r->scan->found.data[i];
    if (m->kind == QUOTEATTR_MENTION_PRONOUN)
      qai_gender_vote(r->scan, &r->aliases, i);
    if (m->kind != QUOTEATTR_MENTION_NAME)
      continue;
    if (qai_aliases_add(&r->aliases, i))
      return QUOTEATTR_ERR_NOMEM;
    qai_persons_note(r->scan, m, &r->aliases.items.data[m->entity].usage);
  }
  return QUOTEATTR_OK;
}

static int
read_sentence(reading *r, uint32_t k)
{
  qai_scan *scan = r->scan;
  uint32_t from = scan->found.n, i;
  if (qai_find_in_sentence(scan, k))
    return QUOTEATTR_ERR_NOMEM;
  for (i = from; i < scan->found.n; i++)
    mark(scan, &scan->found.data[i]);
  if (qai_joint_add(scan, from, &r->joints) || qai_apposition_find(scan, from, &r->apposed))
    return QUOTEATTR_ERR_NOMEM;
  return read_names(r, from);
}

/* The mentions of all sentences; and which is the first of each paragraph. */
static int
read_sentences(reading *r)
{
  const qai_segment *segment = r->scan->segment;
  uint32_t n = segment->text->n_paragraphs, p = 0, k;
  for (k = 0; k < segment->n_sentences; k++) {
    while (p <= segment->sentences[k].paragraph)
      r->scan->paragraph[p++] = r->scan->found.n;
    if (read_sentence(r, k))
      return QUOTEATTR_ERR_NOMEM;
  }
  while (p <= n)
    r->scan->paragraph[p++] = r->scan->found.n;
  return QUOTEATTR_OK;
}

/* The mentions are the latest in their arena, where they grow without being moved; they give back what room is left, but
 * for a few. */
static void
fit_room(qai_scan *scan)
{
  uint32_t cap = scan->found.n + qai_mentions_room(scan->found.n);
  if (scan->found.n && qai_arena_extend(scan->kept, scan->found.data, cap * sizeof *scan->found.data))
    scan->found.cap = cap;
}

static int
read_mentions(reading *r, qai_scan *scan, const qai_cast *cast)
{
  memset(r, 0, sizeof *r);
  r->scan = scan;
  scan->paragraph = qai_arena_alloc(scan->kept, ((size_t)scan->segment->text->n_paragraphs + 1) * sizeof(uint32_t));
  if (!scan->paragraph || qai_aliases_init(&r->aliases, scan, cast) || read_sentences(r))
    return QUOTEATTR_ERR_NOMEM;
  fit_room(scan);
  return qai_apposition_index(scan, &r->apposed);
}

static int
find_entities(reading *r, const qai_cast *cast, qai_entities *entities)
{
  qai_scan *scan = r->scan;
  qai_groups groups;
  int status;
  qai_gender_decide(&r->aliases);
  status = qai_cluster_names(scan, cast, &r->aliases, &groups);
  if (!status)
    status = qai_persons_tell(scan, &r->aliases, &groups);
  if (!status)
    status = qai_callname_join(scan, &r->aliases, &groups);
  if (!status)
    status = qai_entities_from_groups(scan, &groups, entities);
  if (!status)
    status = qai_coref_resolve(scan, cast, &r->aliases, &groups, &r->apposed, entities);
  return status ? status : qai_entities_finish(scan, cast, &r->aliases, entities);
}

/* A copy with room for a few more. */
static void *
copy_roomy(qai_arena *arena, const void *items, uint32_t n, size_t size)
{
  void *to = qai_arena_alloc(arena, ((size_t)n + qai_mentions_room(n)) * size);
  if (to && n)
    memcpy(to, items, n * size);
  return to;
}

static int
keep(const qai_scan *scan, const qai_entities *entities, qai_mentions *out)
{
  out->n_mentions = scan->found.n;
  out->room = scan->found.cap - scan->found.n;
  out->n_entities = entities->items.n;
  out->n_names = entities->names.n;
  out->mentions = scan->found.data;
  out->entities = copy_roomy(scan->kept, entities->items.data, out->n_entities, sizeof *out->entities);
  out->names = copy_roomy(scan->kept, entities->names.data, out->n_names, sizeof *out->names);
  out->paragraph_mentions = scan->paragraph;
  return out->entities && out->names ? QUOTEATTR_OK : QUOTEATTR_ERR_NOMEM;
}

static int
find(const qai_quotes *quotes, const qai_cast *cast, qai_arena *arena, qai_arena *scratch, qai_mentions *out)
{
  qai_scan scan;
  reading r;
  qai_entities entities;
  int status = qai_scan_init(&scan, quotes, scratch);
  scan.kept = arena;
  if (!status)
    status = read_mentions(&r, &scan, cast);
  if (!status)
    status = find_entities(&r, cast, &entities);
  if (status)
    return status;
  qai_joint_finish(&scan, &r.joints);
  return keep(&scan, &entities, out);
}

uint32_t
qai_mention_possessor(const qai_mention *mentions, uint32_t n, uint32_t i)
{
  const qai_mention *m = &mentions[i], *p = m + 1;
  return i + 1 < n && p->first == m->first && p->last <= m->last && p->flags & QAI_MENTION_POSSESSIVE ? i + 1
                                                                                                      : QAI_NONE;
}

int
qai_mentions_find(const qai_quotes *quotes, const qai_cast *cast, qai_arena *arena, qai_mentions *out)
{
  qai_arena *scratch = qai_arena_scratch(arena);
  qai_arena_mark mark;
  int status;
  memset(out, 0, sizeof *out);
  out->quotes = quotes;
  if (!scratch)
    return QUOTEATTR_ERR_NOMEM;
  mark = qai_arena_set_mark(scratch);
  status = find(quotes, cast, arena, scratch, out);
  qai_arena_release(scratch, mark);
  return status;
}
