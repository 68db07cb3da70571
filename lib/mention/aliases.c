#include "mention/aliases.h"

#include "mention/cast.h"
#include "mention/titles.h"

#include <string.h>

#define FIRST_SLOTS 64u
#define POOL 1024u /* forms made room for at a time */
#define WORDS 48u  /* of which one is a new name in usual texts */

uint32_t
qai_alias_first(const qai_alias *alias)
{
  return alias->forms[0];
}

uint32_t
qai_alias_last(const qai_alias *alias)
{
  return alias->forms[alias->n_words - 1 - alias->n_suffixes];
}

int
qai_alias_same_words(const qai_alias *a, const qai_alias *b)
{
  return a->n_words == b->n_words && !memcmp(a->forms, b->forms, a->n_words * sizeof *a->forms);
}

/* What tells an alias from others. */
typedef struct key {
  const uint32_t *forms;
  uint32_t n_words, title;
  uint32_t nick_first, nick_last; /* which of the words are in marks */
} key;

/* The upper half of products, which hang on all bits. */
static uint32_t
hash_of(const key *k)
{
  uint64_t h = k->title;
  uint32_t i;
  for (i = 0; i < k->n_words; i++)
    h = ((h ^ k->forms[i]) * 0x9E3779B97F4A7C15u) >> 32;
  return (uint32_t)h;
}

static int
is_same(const key *k, const qai_alias *a)
{
  uint32_t i;
  if (a->title != k->title || a->n_words != k->n_words)
    return 0;
  for (i = 0; i < k->n_words; i++)
    if (a->forms[i] != k->forms[i])
      return 0;
  return 1;
}

/* The slot of the alias with this key: its own, or the free one where it belongs. */
static uint32_t *
slot_of(const qai_aliases *x, const key *k)
{
  uint32_t h = hash_of(k) & x->mask;
  while (x->slots[h] && !is_same(k, &x->items.data[x->slots[h] - 1]))
    h = (h + 1) & x->mask;
  return &x->slots[h];
}

static int
make_slots(qai_aliases *x, uint32_t n)
{
  uint32_t i;
  x->slots = qai_arena_calloc(x->scan->arena, n, sizeof *x->slots);
  if (!x->slots)
    return QUOTEATTR_ERR_NOMEM;
  x->mask = n - 1;
  for (i = x->n_cast; i < x->items.n; i++) {
    const qai_alias *a = &x->items.data[i];
    key k;
    k.forms = a->forms;
    k.n_words = a->n_words;
    k.title = a->title;
    *slot_of(x, &k) = i + 1;
  }
  return QUOTEATTR_OK;
}

static int
add_cast(qai_aliases *x, const qai_cast *cast)
{
  uint32_t i, k;
  for (i = 0; cast && i < cast->n_members; i++)
    for (k = 0; k < cast->members[i].n_names; k++) {
      qai_alias alias;
      int status = qai_cast_alias(x->scan, &cast->members[i], i, k, &alias);
      if (!status && alias.n_words)
        status = QAI_PUSH(x->scan->arena, &x->items, alias);
      if (status)
        return status;
    }
  return QUOTEATTR_OK;
}

int
qai_aliases_init(qai_aliases *aliases, const qai_scan *scan, const qai_cast *cast)
{
  memset(aliases, 0, sizeof *aliases);
  aliases->scan = scan;
  if (qai_vector_start(scan->arena, &aliases->items.data, &aliases->items.cap, scan->segment->n_words / WORDS,
                       sizeof *aliases->items.data))
    return QUOTEATTR_ERR_NOMEM;
  if (add_cast(aliases, cast))
    return QUOTEATTR_ERR_NOMEM;
  aliases->n_cast = aliases->items.n;
  return make_slots(aliases, FIRST_SLOTS);
}

static int
make_room(qai_aliases *x, uint32_t n)
{
  if (x->left < n) {
    x->left = n > POOL ? n : POOL;
    x->pool = qai_arena_alloc(x->scan->arena, x->left * sizeof *x->pool);
  }
  return x->pool != NULL;
}

/* The marks around a nickname are no words of a name. */
static int
is_mark(const quoteattr_token *t)
{
  return t->kind == QUOTEATTR_TOKEN_OPEN || t->kind == QUOTEATTR_TOKEN_CLOSE || t->kind == QUOTEATTR_TOKEN_QUOTE;
}

/* The forms of the words [first, last) in the pool, where they stay when the alias is a new one. */
static int
read_words(qai_aliases *x, uint32_t first, uint32_t last, key *k)
{
  uint32_t i, marks = 0;
  k->n_words = k->nick_first = k->nick_last = 0;
  if (!make_room(x, last - first))
    return QUOTEATTR_ERR_NOMEM;
  for (i = first; i < last; i++)
    if (qai_scan_is(x->scan, i, ','))
      continue; /* "Lee, Jr." */
    else if (!is_mark(&x->scan->segment->words[i]))
      x->pool[k->n_words++] = qai_forms_of(&x->scan->forms, i);
    else if (!marks++)
      k->nick_first = k->nick_last = k->n_words;
    else
      k->nick_last = k->n_words;
  k->forms = x->pool;
  return QUOTEATTR_OK;
}

/* A name is shown as the running text writes it, not as a headline does. */
static void
prefer_mention(const qai_scan *scan, qai_alias *known, uint32_t mention)
{
  const qai_mention *found = scan->found.data;
  if (qai_scan_flag(scan, found[known->mention].head, QUOTEATTR_FLAG_ALL_CAPS) &&
      !qai_scan_flag(scan, found[mention].head, QUOTEATTR_FLAG_ALL_CAPS))
    known->mention = mention;
}

/* How many of the words at the end of a name are "Jr.", "PhD" and the like, but for the first one. */
static uint32_t
count_suffixes(const qai_scan *scan, const qai_mention *m, uint32_t n_words)
{
  uint32_t n = 0;
  while (n + 1 < n_words && n + 1 < m->name_last - m->name_first &&
         (qai_scan_classes(scan, m->name_last - 1 - n) & (QAI_LEX_SUFFIX | QAI_LEX_ORG_NOUN)) == QAI_LEX_SUFFIX)
    n++;
  return n;
}

static int
add_new(qai_aliases *x, const key *k, int kind, uint32_t mention)
{
  const qai_mention *m = &x->scan->found.data[mention];
  qai_alias a;
  memset(&a, 0, sizeof a);
  a.forms = k->forms;
  a.n_words = k->n_words;
  a.title = k->title;
  a.nick_first = k->nick_first;
  a.nick_last = k->nick_last;
  a.kind = (uint8_t)kind;
  a.mention = mention;
  a.group = a.member = a.head = QAI_NONE;
  a.type = m->type;
  a.gender = a.kind || a.n_words > 1 ? m->gender : QUOTEATTR_GENDER_UNKNOWN;
  a.soft_gender = m->gender;
  a.n_suffixes = (uint8_t)(m->type == QUOTEATTR_ENTITY_ORGANISATION ? 0 : count_suffixes(x->scan, m, k->n_words));
  x->pool += k->n_words;
  x->left -= k->n_words;
  if (QAI_PUSH(x->scan->arena, &x->items, a))
    return QUOTEATTR_ERR_NOMEM;
  return 2 * x->items.n > x->mask ? make_slots(x, 2 * (x->mask + 1)) : QUOTEATTR_OK;
}

/* The alias of a name mention, a known or a new one. */
static int
find_alias(qai_aliases *x, uint32_t mention, uint32_t *alias)
{
  const qai_mention *m = &x->scan->found.data[mention];
  int kind = qai_titles_kind(x->scan, m->first, m->name_first);
  uint32_t *slot;
  key k;
  if (read_words(x, m->name_first, m->name_last, &k))
    return QUOTEATTR_ERR_NOMEM;
  k.title = kind ? qai_forms_of(&x->scan->forms, m->name_first - 1) : QAI_NONE;
  slot = slot_of(x, &k);
  *alias = *slot ? *slot - 1 : x->items.n;
  if (*slot) {
    prefer_mention(x->scan, &x->items.data[*alias], mention);
    return QUOTEATTR_OK;
  }
  *slot = *alias + 1;
  return add_new(x, &k, kind, mention);
}

int
qai_aliases_add(qai_aliases *aliases, uint32_t mention)
{
  qai_mention *m = &aliases->scan->found.data[mention];
  qai_name name;
  qai_alias *a;
  if (find_alias(aliases, mention, &name.alias))
    return QUOTEATTR_ERR_NOMEM;
  a = &aliases->items.data[name.alias];
  name.mention = mention;
  name.before = a->head;
  a->head = aliases->names.n;
  a->n_mentions++;
  a->narrated += m->region == QAI_NONE;
  m->entity = name.alias;
  return QAI_PUSH(aliases->scan->arena, &aliases->names, name);
}
