#include "mention/family.h"

#include "base/hash.h"
#include "mention/titles.h"

static int
has_surname(const qai_alias *a)
{
  return a->type == QUOTEATTR_ENTITY_PERSON &&
         (a->n_words > 1 || a->kind == QAI_TITLE_MR || a->kind == QAI_TITLE_MRS || a->kind == QAI_TITLE_MISS);
}

static void
note_alias(qai_family *f, const qai_alias *a)
{
  uint32_t form = a->n_words ? qai_alias_last(a) : QAI_NONE;
  if (form == QAI_NONE || a->group >= f->n_groups || !has_surname(a))
    return;
  if (f->surname[a->group] == QAI_NONE || a->n_words > 1)
    f->surname[a->group] = form;
  if (a->n_words == 1 && a->kind == QAI_TITLE_MR)
    f->mr[form] = a->group + 1;
  if (a->n_words == 1 && a->kind == QAI_TITLE_MRS)
    f->mrs[form] = a->group + 1;
}

/* Room for twice the nominals there are. */
static int
init_pairs(qai_family *f, const qai_scan *scan)
{
  uint32_t size = 8;
  while (size < 2 * scan->n_nominals && size < 1u << 30)
    size *= 2;
  f->mask = size - 1;
  f->keys = qai_arena_calloc(scan->arena, (size_t)size * 2, sizeof *f->keys);
  f->relatives = qai_arena_calloc(scan->arena, size, sizeof *f->relatives);
  return f->keys && f->relatives ? QUOTEATTR_OK : QUOTEATTR_ERR_NOMEM;
}

int
qai_family_init(qai_family *family, const qai_scan *scan, const qai_aliases *aliases, const qai_groups *groups)
{
  uint32_t i;
  family->scan = scan;
  family->n_groups = groups->n_items;
  family->mr = qai_arena_calloc(scan->arena, (size_t)scan->forms.n_forms + 1, sizeof *family->mr);
  family->mrs = qai_arena_calloc(scan->arena, (size_t)scan->forms.n_forms + 1, sizeof *family->mrs);
  family->surname = qai_arena_alloc(scan->arena, ((size_t)groups->n_items + 1) * sizeof *family->surname);
  if (!family->mr || !family->mrs || !family->surname || init_pairs(family, scan))
    return QUOTEATTR_ERR_NOMEM;
  for (i = 0; i < groups->n_items; i++)
    family->surname[i] = QAI_NONE;
  for (i = 0; i < aliases->items.n; i++)
    note_alias(family, &aliases->items.data[i]);
  return QUOTEATTR_OK;
}

/* Slot of the pair: its own, or the free one where it belongs. */
static uint32_t
slot_of(const qai_family *f, uint32_t possessor, uint32_t form)
{
  uint32_t key[2], h;
  key[0] = possessor;
  key[1] = form;
  for (h = qai_hash_bytes((const char *)key, sizeof key, 0) & f->mask; f->relatives[h]; h = (h + 1) & f->mask)
    if (f->keys[2 * h] == possessor && f->keys[2 * h + 1] == form)
      break;
  return h;
}

/* By the surname: the parent, the husband or wife. */
static uint32_t
by_surname(const qai_family *f, uint32_t possessor, uint32_t symbol)
{
  uint32_t form = possessor < f->n_groups ? f->surname[possessor] : QAI_NONE;
  uint32_t mr, mrs;
  if (form == QAI_NONE)
    return QAI_NONE;
  mr = f->mr[form] ? f->mr[form] - 1 : QAI_NONE;
  mrs = f->mrs[form] ? f->mrs[form] - 1 : QAI_NONE;
  switch (symbol) {
  case QAI_W_MOTHER: return possessor != mr && possessor != mrs ? mrs : QAI_NONE;
  case QAI_W_FATHER: return possessor != mr && possessor != mrs ? mr : QAI_NONE;
  case QAI_W_WIFE: return possessor == mr ? mrs : QAI_NONE;
  case QAI_W_HUSBAND: return possessor == mrs ? mr : QAI_NONE;
  default: return QAI_NONE;
  }
}

uint32_t
qai_family_find(const qai_family *family, uint32_t possessor, uint32_t noun)
{
  uint32_t form = qai_forms_of(&family->scan->forms, noun), h = slot_of(family, possessor, form);
  if (family->relatives[h])
    return family->relatives[h] - 1;
  return by_surname(family, possessor, qai_scan_symbol(family->scan, noun));
}

void
qai_family_set(qai_family *family, uint32_t possessor, uint32_t noun, uint32_t entity)
{
  uint32_t form = qai_forms_of(&family->scan->forms, noun), h = slot_of(family, possessor, form);
  family->keys[2 * h] = possessor;
  family->keys[2 * h + 1] = form;
  family->relatives[h] = entity + 1;
}
