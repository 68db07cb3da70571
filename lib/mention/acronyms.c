#include "mention/acronyms.h"

#include "base/hash.h"

#define MIN_LETTERS 2u
#define MAX_LETTERS 8u /* that fit into a key */

/* Too few letters tell nothing, too many have no key. */
static uint64_t
key_of(uint64_t letters, uint32_t n)
{
  return n < MIN_LETTERS || n > MAX_LETTERS ? 0 : letters;
}

static int
is_capital(char c)
{
  return c >= 'A' && c <= 'Z';
}

/* The capitals that the words of a name begin with; 0 for a person's or a short one. */
static uint64_t
initials(const qai_scan *scan, const qai_alias *a)
{
  const qai_mention *m = &scan->found.data[a->mention];
  uint64_t key = 0;
  uint32_t i, n = 0;
  if (a->n_words < 2 || a->kind || qai_scan_classes(scan, m->name_first) & QAI_LEX_GIVEN_NAME)
    return 0;
  for (i = m->name_first; i < m->name_last; i++) {
    char c = scan->segment->text->bytes[scan->segment->words[i].start];
    if (!is_capital(c))
      continue;
    key = key << 8 | (unsigned char)c;
    n++;
  }
  return key_of(key, n);
}

/* The letters of one word in capitals ("NHP", "N.H.P."); 0 for another word. */
static uint64_t
letters(const qai_scan *scan, const qai_alias *a)
{
  const quoteattr_token *w = &scan->segment->words[scan->found.data[a->mention].name_first];
  uint64_t key = 0;
  uint32_t i, n = 0;
  if (a->n_words != 1 || a->kind)
    return 0;
  for (i = w->start; i < w->end; i++) {
    char c = scan->segment->text->bytes[i];
    if (c == '.')
      continue;
    if (!is_capital(c))
      return 0;
    key = key << 8 | (unsigned char)c;
    n++;
  }
  return key_of(key, n);
}

static qai_acronym *
slot_of(const qai_acronyms *x, uint64_t key)
{
  uint32_t h = qai_hash_salted(&key, sizeof key) & x->mask;
  while (x->slots[h].key && x->slots[h].key != key)
    h = (h + 1) & x->mask;
  return &x->slots[h];
}

int
qai_acronyms_init(qai_acronyms *acronyms, const qai_scan *scan, const qai_aliases *aliases)
{
  uint32_t i, size = 8;
  while (size < 2 * aliases->items.n && size < 1u << 30)
    size *= 2;
  acronyms->mask = size - 1;
  acronyms->slots = qai_arena_calloc(scan->arena, size, sizeof *acronyms->slots);
  if (!acronyms->slots)
    return QUOTEATTR_ERR_NOMEM;
  for (i = aliases->n_cast; i < aliases->items.n; i++) {
    uint64_t key = initials(scan, &aliases->items.data[i]);
    qai_acronym *slot = key ? slot_of(acronyms, key) : NULL;
    if (slot && !slot->key) {
      slot->key = key;
      slot->full = i;
    }
  }
  return QUOTEATTR_OK;
}

uint32_t
qai_acronyms_find(const qai_acronyms *acronyms, const qai_scan *scan, const qai_alias *alias)
{
  uint64_t key = letters(scan, alias);
  const qai_acronym *slot = key ? slot_of(acronyms, key) : NULL;
  return slot && slot->key ? slot->full : QAI_NONE;
}
