#include "mention/aliases.h"

#include "base/hash.h"
#include "mention/cast.h"
#include "mention/titles.h"

#include <string.h>

#define POOL 1024u /* forms made room for at a time */

typedef struct collector {
  const qai_scan *scan;
  QAI_VECTOR(qai_alias) items;
  uint32_t *slots; /* alias, and one; 0 is free */
  uint32_t mask;
  uint32_t *pool; /* room for the forms of the next alias, */
  uint32_t left;  /* for so many */
} collector;

static int
collector_init(collector *c, const qai_scan *scan)
{
  uint32_t size = 64;
  while (size < 2 * scan->found.n && size < 1u << 31)
    size *= 2;
  c->scan = scan;
  c->items.data = NULL;
  c->items.n = c->items.cap = 0;
  c->mask = size - 1;
  c->pool = NULL;
  c->left = 0;
  c->slots = qai_arena_calloc(scan->arena, size, sizeof *c->slots);
  return c->slots ? QUOTEATTR_OK : QUOTEATTR_ERR_NOMEM;
}

uint32_t
qai_alias_first(const qai_alias *alias)
{
  return alias->forms[0];
}

uint32_t
qai_alias_last(const qai_alias *alias)
{
  return alias->forms[alias->n_words - 1];
}

int
qai_alias_same_words(const qai_alias *a, const qai_alias *b)
{
  return a->n_words == b->n_words && !memcmp(a->forms, b->forms, a->n_words * sizeof *a->forms);
}

/* The forms of the words [first, last) in the pool, where they stay when the alias is a new one. */
static const uint32_t *
forms_of(collector *c, uint32_t first, uint32_t last)
{
  uint32_t n = last - first, k;
  if (c->left < n) {
    c->left = n > POOL ? n : POOL;
    c->pool = qai_arena_alloc(c->scan->arena, c->left * sizeof *c->pool);
  }
  for (k = 0; c->pool && k < n; k++)
    c->pool[k] = qai_forms_of(&c->scan->forms, first + k);
  return c->pool;
}

static int
alias_of(collector *c, uint32_t mention, qai_alias *out)
{
  const qai_scan *scan = c->scan;
  const qai_mention *m = &scan->found.data[mention];
  memset(out, 0, sizeof *out);
  out->mention = mention;
  out->n_mentions = 1;
  out->n_words = m->name_last - m->name_first;
  out->forms = forms_of(c, m->name_first, m->name_last);
  out->kind = (uint8_t)qai_titles_kind(scan, m->first, m->name_first);
  out->title = out->kind ? qai_forms_of(&scan->forms, m->name_first - 1) : QAI_NONE;
  out->group = out->member = out->head = QAI_NONE;
  out->type = m->type;
  out->gender = out->kind || out->n_words > 1 ? m->gender : QUOTEATTR_GENDER_UNKNOWN;
  out->soft_gender = m->gender;
  return out->forms ? QUOTEATTR_OK : QUOTEATTR_ERR_NOMEM;
}

static uint32_t
hash_alias(const qai_alias *a)
{
  return qai_hash_bytes((const char *)a->forms, a->n_words * sizeof *a->forms, a->title);
}

static int
is_all_caps(const qai_scan *scan, uint32_t mention)
{
  return qai_scan_flag(scan, scan->found.data[mention].head, QUOTEATTR_FLAG_ALL_CAPS);
}

/* A name is shown as the running text writes it, not as a headline does. */
static void
prefer_mention(const qai_scan *scan, qai_alias *known, uint32_t mention)
{
  if (known->mention != QAI_NONE && is_all_caps(scan, known->mention) && !is_all_caps(scan, mention))
    known->mention = mention;
}

static int
add(collector *c, const qai_alias *alias, uint32_t *id)
{
  uint32_t h;
  for (h = hash_alias(alias) & c->mask; c->slots[h]; h = (h + 1) & c->mask) {
    qai_alias *known = &c->items.data[c->slots[h] - 1];
    if (known->title != alias->title || !qai_alias_same_words(known, alias))
      continue;
    known->n_mentions++;
    prefer_mention(c->scan, known, alias->mention);
    *id = c->slots[h] - 1;
    return QUOTEATTR_OK;
  }
  *id = c->items.n;
  c->slots[h] = c->items.n + 1;
  c->pool += alias->n_words;
  c->left -= alias->n_words;
  return QAI_PUSH(c->scan->arena, &c->items, *alias);
}

static int
add_cast(collector *c, const qai_cast *cast)
{
  uint32_t i, k;
  for (i = 0; cast && i < cast->n_members; i++)
    for (k = 0; k < cast->members[i].n_names; k++) {
      qai_alias alias;
      int status = qai_cast_alias(c->scan, &cast->members[i], i, k, &alias);
      if (!status && alias.n_words)
        status = QAI_PUSH(c->scan->arena, &c->items, alias);
      if (status)
        return status;
    }
  return QUOTEATTR_OK;
}

int
qai_aliases_collect(const qai_scan *scan, const qai_cast *cast, qai_aliases *out)
{
  collector c;
  uint32_t i;
  out->of_mention = qai_arena_calloc(scan->arena, (size_t)scan->found.n + 1, sizeof *out->of_mention);
  out->next = qai_arena_calloc(scan->arena, (size_t)scan->found.n + 1, sizeof *out->next);
  if (!out->of_mention || !out->next || collector_init(&c, scan) || add_cast(&c, cast))
    return QUOTEATTR_ERR_NOMEM;
  out->n_cast = c.items.n;
  for (i = 0; i < scan->found.n; i++) {
    qai_alias alias;
    out->of_mention[i] = QAI_NONE;
    if (scan->found.data[i].kind != QUOTEATTR_MENTION_NAME)
      continue;
    if (alias_of(&c, i, &alias) || add(&c, &alias, &out->of_mention[i]))
      return QUOTEATTR_ERR_NOMEM;
    out->next[i] = c.items.data[out->of_mention[i]].head;
    c.items.data[out->of_mention[i]].head = i;
  }
  out->items = c.items.data;
  out->n_items = c.items.n;
  return QUOTEATTR_OK;
}
