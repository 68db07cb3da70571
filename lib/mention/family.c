#include "mention/family.h"

#include "base/hash.h"
#include "mention/titles.h"

#define RELATIONS 0x80000000u /* keys from here on are no forms */

static int
has_surname(const qai_alias *a)
{
  return a->type == QUOTEATTR_ENTITY_PERSON &&
         (a->n_words > 1 || a->kind == QAI_TITLE_MR || a->kind == QAI_TITLE_MRS || a->kind == QAI_TITLE_MISS);
}

enum { /* qai_family.is */
       MR = 1,
       MRS = 2,
       GIVEN = 4, /* called by a given name and the surname, .. */
       WED = 8    /* .. with "Mrs." before them */
};
enum { MOST = 16 }; /* bearers of a surname that are looked at */

static void
note_surname(qai_family *f, const qai_alias *a)
{
  uint32_t form = a->n_words ? qai_alias_last(a) : QAI_NONE;
  if (form == QAI_NONE || a->group >= f->n_groups || !has_surname(a))
    return;
  if (f->surname[a->group] == QAI_NONE || a->n_words > 1)
    f->surname[a->group] = form;
}

static void
note_titles(qai_family *f, const qai_alias *a)
{
  if (!a->n_words || a->group >= f->n_groups || !has_surname(a) || f->surname[a->group] != qai_alias_last(a))
    return;
  if (a->n_words > 1)
    f->is[a->group] |= a->kind == QAI_TITLE_MRS ? GIVEN | WED : GIVEN;
  else if (a->kind == QAI_TITLE_MR || a->kind == QAI_TITLE_MRS)
    f->is[a->group] |= a->kind == QAI_TITLE_MR ? MR : MRS;
}

/* Slots for more than twice the nominals there are: some are noted both ways. */
static uint32_t
slots_for(const qai_scan *scan)
{
  uint32_t size = 8;
  while (size < 3 * scan->n_nominals && size < 1u << 30)
    size *= 2;
  return size;
}

/* All in one block: it is made for every short text with a phrase. */
static int
init_arrays(qai_family *f, const qai_scan *scan)
{
  size_t size = slots_for(scan), n_forms = (size_t)scan->forms.n_forms + 1, n = (size_t)f->n_groups + 1;
  uint32_t *room = qai_arena_calloc(scan->arena, 3 * size + n_forms + 2 * n + n / sizeof *room + 1, sizeof *room);
  if (!room)
    return QUOTEATTR_ERR_NOMEM;
  f->mask = (uint32_t)size - 1;
  f->keys = room;
  f->relatives = f->keys + 2 * size;
  f->bearers = f->relatives + size;
  f->next = f->bearers + n_forms;
  f->surname = f->next + n;
  f->is = (uint8_t *)(f->surname + n);
  return QUOTEATTR_OK;
}

int
qai_family_init(qai_family *family, const qai_scan *scan, const qai_aliases *aliases, const qai_groups *groups)
{
  uint32_t i;
  family->scan = scan;
  family->groups = groups->items;
  family->n_groups = groups->n_items;
  if (init_arrays(family, scan))
    return QUOTEATTR_ERR_NOMEM;
  for (i = 0; i < groups->n_items; i++)
    family->surname[i] = QAI_NONE;
  for (i = 0; i < aliases->items.n; i++)
    note_surname(family, &aliases->items.data[i]);
  for (i = 0; i < aliases->items.n; i++)
    note_titles(family, &aliases->items.data[i]);
  for (i = 0; i < groups->n_items; i++)
    if (family->surname[i] != QAI_NONE) {
      family->next[i] = family->bearers[family->surname[i]];
      family->bearers[family->surname[i]] = i + 1;
    }
  return QUOTEATTR_OK;
}

/* Slot of the pair: its own, or the free one where it belongs. */
static uint32_t
slot_of(const qai_family *f, uint32_t possessor, uint32_t form)
{
  uint32_t key[2], h;
  key[0] = possessor;
  key[1] = form;
  for (h = qai_hash_salted(key, sizeof key) & f->mask; f->relatives[h]; h = (h + 1) & f->mask)
    if (f->keys[2 * h] == possessor && f->keys[2 * h + 1] == form)
      break;
  return h;
}

/* The latest bearer of the surname with such a title, or QAI_NONE. */
static uint32_t
titled(const qai_family *f, uint32_t form, int title)
{
  uint32_t g = f->bearers[form], n;
  for (n = 0; g && n < MOST; n++, g = f->next[g - 1])
    if (f->is[g - 1] & title)
      return g - 1;
  return QAI_NONE;
}

/* The one bearer of the surname with a given name, of that gender, but `other` and those with one of the titles; else
 * QAI_NONE. */
static uint32_t
sole(const qai_family *f, uint32_t form, int gender, int titles, uint32_t other)
{
  uint32_t g = f->bearers[form], n, found = QAI_NONE;
  for (n = 0; g && n < MOST; n++, g = f->next[g - 1]) {
    if (!(f->is[g - 1] & GIVEN) || f->is[g - 1] & titles || f->groups[g - 1].gender != gender || g - 1 == other)
      continue;
    if (found != QAI_NONE)
      return QAI_NONE;
    found = g - 1;
  }
  return g ? QAI_NONE : found;
}

enum { CHILD = 2, SIBLING = 3 }; /* values of the contrast of kin */

static uint32_t
kin_of(const qai_lexeme *noun)
{
  return noun->contrast >> QAI_CONTRAST_BITS == QAI_CONTRAST_KIN ? noun->contrast & ((1u << QAI_CONTRAST_BITS) - 1) : 0;
}

/* A parent's only son, a brother's only sister. */
static uint32_t
young_by_surname(const qai_family *f, uint32_t possessor, uint32_t form, const qai_lexeme *noun)
{
  uint32_t kin = noun->gender ? kin_of(noun) : 0;
  if (kin == CHILD && f->is[possessor] & (MR | MRS))
    return sole(f, form, noun->gender, MR | MRS | WED, possessor);
  if (kin == SIBLING && f->is[possessor] & GIVEN && !(f->is[possessor] & (MRS | WED)))
    return sole(f, form, noun->gender, MRS | WED, possessor);
  return QAI_NONE;
}

/* By the surname: the parent, the husband or wife, the child, the brother or sister. */
static uint32_t
by_surname(const qai_family *f, uint32_t possessor, const qai_lexeme *noun)
{
  uint32_t form = possessor < f->n_groups ? f->surname[possessor] : QAI_NONE;
  int parent = form != QAI_NONE && f->is[possessor] & (MR | MRS);
  if (form == QAI_NONE)
    return QAI_NONE;
  switch (noun->symbol) {
  case QAI_W_MOTHER: return parent ? QAI_NONE : titled(f, form, MRS);
  case QAI_W_FATHER: return parent ? QAI_NONE : titled(f, form, MR);
  case QAI_W_WIFE: return f->is[possessor] & MR ? titled(f, form, MRS) : QAI_NONE;
  case QAI_W_HUSBAND: return f->is[possessor] & MRS ? titled(f, form, MR) : QAI_NONE;
  default: return young_by_surname(f, possessor, form, noun);
  }
}

/* What a noun is looked up by: the relation where it has one ("mamma" is a mother), else its form. */
static uint32_t
key_of(const qai_family *f, uint32_t noun)
{
  uint32_t symbol = qai_scan_symbol(f->scan, noun);
  switch (symbol) {
  case QAI_W_MOTHER:
  case QAI_W_FATHER:
  case QAI_W_WIFE:
  case QAI_W_HUSBAND: return RELATIONS + symbol;
  default: return qai_forms_of(&f->scan->forms, noun);
  }
}

uint32_t
qai_family_find(const qai_family *family, uint32_t possessor, uint32_t noun)
{
  uint32_t h = slot_of(family, possessor, key_of(family, noun));
  if (family->relatives[h])
    return family->relatives[h] - 1;
  return by_surname(family, possessor, qai_tag_lexeme(family->scan->tags, noun));
}

static void
set(qai_family *f, uint32_t possessor, uint32_t key, uint32_t entity)
{
  uint32_t h = slot_of(f, possessor, key);
  f->keys[2 * h] = possessor;
  f->keys[2 * h + 1] = key;
  f->relatives[h] = entity + 1;
}

/* A wife's husband, a husband's wife, as far as nobody is known to be that. */
static void
set_back(qai_family *f, uint32_t possessor, uint32_t symbol, uint32_t entity)
{
  uint32_t h = slot_of(f, possessor, RELATIONS + symbol);
  if (!f->relatives[h] && (possessor >= f->n_groups || f->surname[possessor] == QAI_NONE))
    set(f, possessor, RELATIONS + symbol, entity);
}

void
qai_family_set(qai_family *family, uint32_t possessor, uint32_t noun, uint32_t entity)
{
  uint32_t symbol = qai_scan_symbol(family->scan, noun);
  set(family, possessor, key_of(family, noun), entity);
  if (symbol == QAI_W_WIFE)
    set_back(family, entity, QAI_W_HUSBAND, possessor);
  if (symbol == QAI_W_HUSBAND)
    set_back(family, entity, QAI_W_WIFE, possessor);
}
