#include "mention/acronyms.h"

#include "base/hash.h"

#define MIN_LETTERS 2u
#define MAX_LETTERS 8u /* that fit into a key */
enum { MIN_LINKED = 3, MAX_LINKED = 5 };

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

/* Is the name somebody's, or too short? */
static int
has_no_acronym(const qai_scan *scan, const qai_alias *a)
{
  return a->n_words < 2 || a->kind ||
         (a->type != QUOTEATTR_ENTITY_ORGANISATION &&
          qai_scan_classes(scan, scan->found.data[a->mention].name_first) & QAI_LEX_GIVEN_NAME);
}

/* The capitals that the words of a name begin with, from word `i` of the text on. */
static uint64_t
initials_from(const qai_scan *scan, const qai_mention *m, uint32_t i)
{
  uint64_t key = 0;
  uint32_t n = 0;
  for (; i < m->name_last; i++) {
    char c = scan->segment->text->bytes[scan->segment->words[i].start];
    if (!is_capital(c))
      continue;
    key = key << 8 | (unsigned char)c;
    n++;
  }
  return key_of(key, n);
}

static uint64_t
initials(const qai_scan *scan, const qai_alias *a)
{
  const qai_mention *m = &scan->found.data[a->mention];
  return has_no_acronym(scan, a) ? 0 : initials_from(scan, m, m->name_first);
}

/* The same but for where the body is: "DPC" of the Irish Data Protection Commission. */
static uint64_t
initials_behind_place(const qai_scan *scan, const qai_alias *a)
{
  const qai_mention *m = &scan->found.data[a->mention];
  return a->type != QUOTEATTR_ENTITY_ORGANISATION || a->n_words < 3 || has_no_acronym(scan, a) ||
                 !(qai_scan_classes(scan, m->name_first) & (QAI_LEX_DEMONYM | QAI_LEX_PLACE))
             ? 0
             : initials_from(scan, m, m->name_first + 1);
}

/* "BoG", "DfE": one small letter, of "of" or "for", between capitals. */
static int
is_linked(const char *s, uint32_t n, uint32_t i)
{
  return n >= MIN_LINKED && n <= MAX_LINKED && i > 0 && i + 1 < n && (s[i] == 'o' || s[i] == 'f') &&
         is_capital(s[i - 1]) && is_capital(s[i + 1]);
}

/* The letters of one word in capitals ("NHP", "N.H.P."); 0 for another word. */
static uint64_t
letters_of(const qai_scan *scan, uint32_t word)
{
  const quoteattr_token *w = &scan->segment->words[word];
  const char *s = scan->segment->text->bytes + w->start;
  uint64_t key = 0;
  uint32_t i, n = 0;
  for (i = 0; i < w->end - w->start; i++) {
    char c = s[i];
    if (c == '.' || is_linked(s, w->end - w->start, i))
      continue;
    if (!is_capital(c))
      return 0;
    key = key << 8 | (unsigned char)c;
    n++;
  }
  return key_of(key, n);
}

static uint64_t
letters(const qai_scan *scan, const qai_alias *a)
{
  return a->n_words != 1 || a->kind ? 0 : letters_of(scan, scan->found.data[a->mention].name_first);
}

/* Does a word of the name begin with the first letter of `key`? */
static int
has_initial(const qai_scan *scan, const qai_mention *m, uint64_t key)
{
  uint32_t i;
  while (key >> 8)
    key >>= 8;
  for (i = m->name_first; i < m->name_last; i++)
    if ((unsigned char)scan->segment->text->bytes[scan->segment->words[i].start] == key)
      return 1;
  return 0;
}

/* What brackets behind a body's name say that it is called: "Harbour and Ferry Users (HAFU)". */
static uint64_t
letters_in_brackets(const qai_scan *scan, const qai_alias *a)
{
  const qai_mention *m = &scan->found.data[a->mention];
  uint64_t key;
  if (a->type != QUOTEATTR_ENTITY_ORGANISATION || has_no_acronym(scan, a) || !qai_scan_is(scan, m->last, '(') ||
      !qai_scan_is(scan, m->last + 2, ')'))
    return 0;
  key = letters_of(scan, m->last + 1);
  return has_initial(scan, m, key) ? key : 0;
}

static qai_acronym *
slot_of(const qai_acronyms *x, uint64_t key)
{
  uint32_t h = qai_hash_salted(&key, sizeof key) & x->mask;
  while (x->slots[h].key && x->slots[h].key != key)
    h = (h + 1) & x->mask;
  return &x->slots[h];
}

/* The names get the acronyms that `key_of_name` makes of them, unless another name has them. */
static void
add_all(qai_acronyms *acronyms, const qai_scan *scan, const qai_aliases *aliases,
        uint64_t (*key_of_name)(const qai_scan *, const qai_alias *))
{
  uint32_t i;
  for (i = aliases->n_cast; i < aliases->items.n; i++) {
    uint64_t key = key_of_name(scan, &aliases->items.data[i]);
    qai_acronym *slot = key ? slot_of(acronyms, key) : NULL;
    if (slot && !slot->key) {
      slot->key = key;
      slot->full = i;
    }
  }
}

int
qai_acronyms_init(qai_acronyms *acronyms, const qai_scan *scan, const qai_aliases *aliases)
{
  uint32_t size = 8;
  while (size < 4 * aliases->items.n && size < 1u << 30)
    size *= 2;
  acronyms->mask = size - 1;
  acronyms->slots = qai_arena_calloc(scan->arena, size, sizeof *acronyms->slots);
  if (!acronyms->slots)
    return QUOTEATTR_ERR_NOMEM;
  add_all(acronyms, scan, aliases, letters_in_brackets);
  add_all(acronyms, scan, aliases, initials);
  add_all(acronyms, scan, aliases, initials_behind_place);
  return QUOTEATTR_OK;
}

uint32_t
qai_acronyms_find(const qai_acronyms *acronyms, const qai_scan *scan, const qai_alias *alias)
{
  uint64_t key = letters(scan, alias);
  const qai_acronym *slot = key ? slot_of(acronyms, key) : NULL;
  return slot && slot->key ? slot->full : QAI_NONE;
}
