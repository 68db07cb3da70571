#include "mention/mention.h"

#include "mention/callname.h"
#include "mention/coref.h"
#include "mention/find.h"
#include "mention/gender.h"
#include "mention/joint.h"
#include "mention/narrator.h"
#include "mention/persons.h"
#include "mention/subjects.h"
#include "mention/vocative.h"

#include <string.h>

static int
index_paragraphs(const qai_scan *scan, qai_mentions *out)
{
  uint32_t n = scan->segment->text->n_paragraphs, p, i = 0;
  out->paragraph_mentions = qai_arena_calloc(scan->kept, (size_t)n + 1, sizeof(uint32_t));
  if (!out->paragraph_mentions)
    return QUOTEATTR_ERR_NOMEM;
  for (p = 0; p <= n; p++) {
    while (i < out->n_mentions && out->mentions[i].paragraph < p)
      i++;
    out->paragraph_mentions[p] = i;
  }
  return QUOTEATTR_OK;
}

static int
find_entities(qai_scan *scan, const qai_cast *cast, qai_entities *entities)
{
  qai_aliases aliases;
  qai_groups groups;
  qai_appositions apposed;
  int status = qai_aliases_collect(scan, cast, &aliases);
  if (!status) {
    qai_gender_vote(scan, &aliases);
    status = qai_cluster_names(scan, cast, &aliases, &groups);
  }
  if (!status)
    status = qai_persons_tell(scan, &aliases, &groups);
  if (!status)
    status = qai_callname_join(scan, &aliases, &groups);
  if (!status)
    status = qai_entities_from_groups(scan, &groups, entities);
  if (!status)
    status = qai_apposition_find(scan, &apposed);
  if (!status)
    status = qai_coref_resolve(scan, cast, &aliases, &groups, &apposed, entities);
  return status ? status : qai_entities_finish(scan, cast, &aliases, &apposed, entities);
}

static void
mark_introductions(qai_scan *scan)
{
  uint32_t i;
  for (i = 0; i < scan->found.n; i++)
    if (scan->found.data[i].region != QAI_NONE && qai_narrator_is_introduced(scan, &scan->found.data[i]))
      scan->found.data[i].flags |= QAI_MENTION_SELF;
}

static void *
copy_array(qai_arena *arena, const void *data, uint32_t n, size_t size)
{
  void *p = qai_arena_alloc(arena, n * size);
  if (p && n)
    memcpy(p, data, n * size);
  return p;
}

/* Arrays of just the size that they have come to. */
static int
keep(const qai_scan *scan, const qai_entities *entities, qai_mentions *out)
{
  out->n_mentions = scan->found.n;
  out->n_entities = entities->items.n;
  out->n_names = entities->names.n;
  out->mentions = scan->found.data;
  out->entities = copy_array(scan->kept, entities->items.data, out->n_entities, sizeof *out->entities);
  out->names = copy_array(scan->kept, entities->names.data, out->n_names, sizeof *out->names);
  return out->entities && out->names ? index_paragraphs(scan, out) : QUOTEATTR_ERR_NOMEM;
}

/* The mentions, with all that does not need their entities.  They are the latest in their arena, where they grow
 * without being moved, and give back what room is left. */
static int
find_mentions(qai_scan *scan)
{
  if (qai_find_mentions(scan))
    return QUOTEATTR_ERR_NOMEM;
  qai_subjects_mark(scan);
  qai_vocative_mark(scan);
  mark_introductions(scan);
  if (qai_joint_add(scan))
    return QUOTEATTR_ERR_NOMEM;
  if (qai_arena_extend(scan->kept, scan->found.data, scan->found.n * sizeof *scan->found.data))
    scan->found.cap = scan->found.n;
  return QUOTEATTR_OK;
}

static int
find(const qai_quotes *quotes, const qai_cast *cast, qai_arena *arena, qai_arena *scratch, qai_mentions *out)
{
  qai_scan scan;
  qai_entities entities;
  int status = qai_scan_init(&scan, quotes, scratch);
  scan.kept = arena;
  if (!status)
    status = find_mentions(&scan);
  if (!status)
    status = find_entities(&scan, cast, &entities);
  if (status)
    return status;
  qai_joint_finish(&scan);
  return keep(&scan, &entities, out);
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
