#include "mention/narrator.h"

#define LEAST_SELF 125u  /* one word in so many, at least, is the "I" of a text told in the first person */
#define LEAST_CALLED 2u  /* times that the name is called */
#define MOST_NARRATED 8u /* one mention in so many may be in the narration: letters, chapter titles */

/* How often an entity's names stand in the narration, in quotations, and as vocatives there. */
typedef struct use {
  uint32_t narrated, quoted, called;
} use;

static use *
count_uses(const qai_scan *scan, const qai_entities *entities)
{
  use *uses = qai_arena_calloc(scan->arena, (size_t)entities->items.n + 1, sizeof *uses);
  uint32_t i;
  for (i = 0; uses && i < scan->found.n; i++) {
    const qai_mention *m = &scan->found.data[i];
    if (m->entity == QAI_NONE || m->kind != QUOTEATTR_MENTION_NAME)
      continue;
    if (m->region == QAI_NONE)
      uses[m->entity].narrated++;
    else
      uses[m->entity].quoted++;
    uses[m->entity].called += (m->flags & QAI_MENTION_VOCATIVE) != 0;
  }
  return uses;
}

/* The entity called most of those that the narration does not name, or QAI_NONE. */
static uint32_t
most_called(const qai_entities *entities, const use *uses)
{
  uint32_t i, best = QAI_NONE;
  for (i = 0; i < entities->items.n; i++) {
    if (entities->items.data[i].type != QUOTEATTR_ENTITY_PERSON || uses[i].called < LEAST_CALLED ||
        uses[i].narrated * MOST_NARRATED > uses[i].quoted)
      continue;
    if (best == QAI_NONE || uses[i].called > uses[best].called)
      best = i;
  }
  return best;
}

/* The entity of the narrator's "I" when the text is told in the first person, or QAI_NONE. */
static uint32_t
find_narrator(const qai_scan *scan, const qai_entities *entities)
{
  uint32_t i, n = 0, found = QAI_NONE;
  for (i = 0; i < scan->found.n; i++)
    if (scan->found.data[i].flags & QAI_MENTION_NARRATOR) {
      found = scan->found.data[i].entity;
      n++;
    }
  if (n < scan->segment->n_words / LEAST_SELF + 1 || found == QAI_NONE || !entities->items.data[found].narrator)
    return QAI_NONE;
  return found;
}

int
qai_narrator_name(qai_scan *scan, qai_entities *entities)
{
  uint32_t i, narrator = find_narrator(scan, entities), named;
  use *uses;
  if (narrator == QAI_NONE)
    return QUOTEATTR_OK;
  uses = count_uses(scan, entities);
  if (!uses)
    return QUOTEATTR_ERR_NOMEM;
  named = most_called(entities, uses);
  if (named == QAI_NONE || named == narrator)
    return QUOTEATTR_OK;
  entities->items.data[named].narrator = 1;
  entities->items.data[narrator].narrator = 0;
  for (i = 0; i < scan->found.n; i++)
    if (scan->found.data[i].entity == narrator)
      scan->found.data[i].entity = named;
  return QUOTEATTR_OK;
}
