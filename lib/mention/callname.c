#include "mention/callname.h"

#include "mention/titles.h"
#include "mention/together.h"

#define MIN_ANSWERS 3u    /* that make two names one; of a pet form one is enough */
#define MAX_PARAGRAPH 48u /* mentions of a paragraph looked at */
#define MAX_ALIASES 16u   /* of a group looked at */

/* What the paragraphs around the calls of one name tell of another. */
typedef struct answers {
  uint32_t near; /* calls with it as a subject in the paragraph before or behind ... */
  uint32_t own;  /* ... and in the same one: it belongs to whoever calls */
  uint32_t call; /* the last one counted in `near` */
} answers;

typedef struct person {
  uint32_t first;             /* its first alias, and one */
  uint32_t n_names, narrated; /* mentions, and those outside quotations */
  uint32_t joined;            /* the group it belongs to: itself unless joined */
} person;

typedef struct caller {
  const qai_scan *scan;
  qai_aliases *aliases;
  qai_groups *groups;
  person *persons;  /* of each group */
  uint32_t *next;   /* of each alias: the next of its group, and one */
  answers *answers; /* of each group */
  QAI_VECTOR(uint32_t) met;
  uint32_t calls; /* so far */
} caller;

static void
index_names(caller *c)
{
  uint32_t i;
  for (i = c->aliases->items.n; i-- > 0;) {
    const qai_alias *a = &c->aliases->items.data[i];
    person *p = &c->persons[a->group];
    c->next[i] = p->first;
    p->first = i + 1;
    p->n_names += a->n_mentions;
    p->narrated += a->narrated;
  }
  for (i = 0; i < c->groups->n_items; i++)
    c->persons[i].joined = i;
}

static int
caller_init(caller *c)
{
  size_t n = (size_t)c->groups->n_items + 1;
  c->persons = qai_arena_calloc(c->scan->arena, n, sizeof *c->persons);
  c->answers = qai_arena_calloc(c->scan->arena, n, sizeof *c->answers);
  c->next = qai_arena_calloc(c->scan->arena, (size_t)c->aliases->items.n + 1, sizeof *c->next);
  if (!c->persons || !c->answers || !c->next)
    return QUOTEATTR_ERR_NOMEM;
  index_names(c);
  return QUOTEATTR_OK;
}

/* Counts the subjects of the narration in paragraph `p`. */
static int
count_paragraph(caller *c, uint32_t p, int is_own)
{
  uint32_t i = c->scan->paragraph[p], last = c->scan->paragraph[p + 1];
  if (last - i > MAX_PARAGRAPH)
    last = i + MAX_PARAGRAPH;
  for (; i < last; i++) {
    const qai_mention *m = &c->scan->found.data[i];
    uint32_t group;
    answers *a;
    if (m->kind != QUOTEATTR_MENTION_NAME || m->region != QAI_NONE || !(m->flags & QAI_MENTION_SUBJECT))
      continue;
    group = c->aliases->items.data[m->entity].group;
    a = &c->answers[group];
    if (!a->near && !a->own && QAI_PUSH(c->scan->arena, &c->met, group))
      return QUOTEATTR_ERR_NOMEM;
    if (is_own)
      a->own++;
    else if (a->call != c->calls)
      a->near++;
    a->call = c->calls;
  }
  return QUOTEATTR_OK;
}

static int
count_call(caller *c, uint32_t p)
{
  c->calls++;
  if ((p && count_paragraph(c, p - 1, 0)) ||
      (p + 1 < c->scan->segment->text->n_paragraphs && count_paragraph(c, p + 1, 0)))
    return QUOTEATTR_ERR_NOMEM;
  return count_paragraph(c, p, 1);
}

/* Every paragraph in which somebody is called by a name of group `g`, once for each name; how many in *n. */
static int
count_calls(caller *c, uint32_t g, uint32_t *n)
{
  const qai_name *names = c->aliases->names.data;
  uint32_t a, k, p, before = c->calls;
  for (a = c->persons[g].first; a; a = c->next[a - 1])
    for (k = c->aliases->items.data[a - 1].head, p = QAI_NONE; k != QAI_NONE; k = names[k].before) {
      const qai_mention *x = &c->scan->found.data[names[k].mention];
      if (!(x->flags & QAI_MENTION_VOCATIVE) || x->region == QAI_NONE || x->paragraph == p)
        continue;
      p = x->paragraph;
      if (count_call(c, p))
        return QUOTEATTR_ERR_NOMEM;
    }
  *n = c->calls - before;
  return QUOTEATTR_OK;
}

/* A given name that is no surname: "Miss Lizzy", but "Miss Taylor". */
static int
is_given_only(const caller *c, uint32_t form)
{
  uint32_t classes = qai_tag_lexeme(c->scan->tags, c->scan->forms.forms[form].word)->classes;
  return (classes & (QAI_LEX_GIVEN_NAME | QAI_LEX_SURNAME)) == QAI_LEX_GIVEN_NAME;
}

/* The form of the surname in an alias, as far as it shows one, or QAI_NONE. */
static uint32_t
surname_of(const caller *c, const qai_alias *a)
{
  if (!a->n_words || qai_alias_last(a) == QAI_NONE)
    return QAI_NONE;
  if (a->n_words > 1)
    return qai_alias_last(a);
  switch (a->kind) {
  case QAI_TITLE_MR:
  case QAI_TITLE_MRS:
  case QAI_TITLE_SURNAME: return qai_alias_last(a);
  case QAI_TITLE_MISS: return is_given_only(c, qai_alias_last(a)) ? QAI_NONE : qai_alias_last(a);
  default: return QAI_NONE;
  }
}

static uint32_t
given_of(const caller *c, const qai_alias *a)
{
  return a->n_words && surname_of(c, a) != qai_alias_first(a) ? qai_alias_first(a) : QAI_NONE;
}

/* Runs `fn` on the pairs of names of two groups until one of them returns true. */
static int
any_pair(const caller *c, uint32_t x, uint32_t y, int (*fn)(const caller *, const qai_alias *, const qai_alias *))
{
  uint32_t a, b, n = 0, k;
  for (a = c->persons[x].first; a && n < MAX_ALIASES; a = c->next[a - 1], n++)
    for (b = c->persons[y].first, k = 0; b && k < MAX_ALIASES; b = c->next[b - 1], k++)
      if (fn(c, &c->aliases->items.data[a - 1], &c->aliases->items.data[b - 1]))
        return 1;
  return 0;
}

static int
have_surnames(const caller *c, const qai_alias *a, const qai_alias *b)
{
  return surname_of(c, a) != QAI_NONE && surname_of(c, b) != QAI_NONE;
}

static int
share_surname(const caller *c, const qai_alias *a, const qai_alias *b)
{
  return have_surnames(c, a, b) && surname_of(c, a) == surname_of(c, b);
}

static int
are_pet_forms(const caller *c, const qai_alias *a, const qai_alias *b)
{
  const qai_tags *tags = c->scan->tags;
  uint32_t x = given_of(c, a), y = given_of(c, b);
  return x != QAI_NONE && y != QAI_NONE &&
         qai_lexicon_nickname(qai_tag_entry(tags, c->scan->forms.forms[x].word),
                              qai_tag_entry(tags, c->scan->forms.forms[y].word));
}

#define MARRIED_AND_NOT ((1u << QAI_TITLE_MRS) | (1u << QAI_TITLE_MISS))
#define WITH_SURNAME ((1u << QAI_TITLE_MR) | MARRIED_AND_NOT)

/* May group `y` be the person called by the names of `x`? */
static int
may_be(const caller *c, uint32_t x, uint32_t y)
{
  const qai_group *g = &c->groups->items[x], *h = &c->groups->items[y];
  if (x == y || h->type != QUOTEATTR_ENTITY_PERSON || (g->gender && h->gender && g->gender != h->gender))
    return 0;
  return ((g->kinds | h->kinds) & MARRIED_AND_NOT) != MARRIED_AND_NOT;
}

/* The most frequent answer to the calls of `x`; QAI_NONE unless it is twice as frequent as any other. */
static uint32_t
find_answer(const caller *c, uint32_t x)
{
  uint32_t i, best = QAI_NONE, n = 0, second = 0;
  for (i = 0; i < c->met.n; i++) {
    const answers *a = &c->answers[c->met.data[i]];
    if (3 * a->own > a->near || !may_be(c, x, c->met.data[i]))
      continue;
    if (a->near > n) {
      second = n;
      n = a->near;
      best = c->met.data[i];
    } else if (a->near > second) {
      second = a->near;
    }
  }
  return n >= 2 * second ? best : QAI_NONE;
}

/* The narration has another name for the person: it keeps to that one, above all where `x` is a first name. */
static int
is_called_only(const caller *c, uint32_t x, uint32_t y)
{
  const person *p = &c->persons[x], *q = &c->persons[y];
  uint32_t part = c->groups->items[x].kinds & WITH_SURNAME ? 2 : 5;
  return q->narrated && q->narrated >= 2 * p->narrated && part * p->narrated <= p->n_names;
}

static int
are_named_together(const caller *c, uint32_t x, uint32_t y)
{
  uint32_t a, n = 0;
  for (a = c->persons[x].first; a; a = c->next[a - 1])
    n += qai_together_count(c->scan, c->aliases, &c->aliases->items.data[a - 1], y);
  return 7 * n > c->persons[x].n_names;
}

/* Is `y`, who answers most of the calls, the person called `x`? */
static int
are_one(const caller *c, uint32_t x, uint32_t y, uint32_t calls)
{
  uint32_t n = c->answers[y].near, least = any_pair(c, x, y, are_pet_forms) ? 1 : MIN_ANSWERS;
  if (n < least || 4 * c->answers[x].near > n || 4 * n < calls || !is_called_only(c, x, y))
    return 0;
  if (any_pair(c, x, y, have_surnames) && !any_pair(c, x, y, share_surname))
    return 0;
  return !are_named_together(c, x, y);
}

static int
read_group(caller *c, uint32_t x)
{
  uint32_t calls, y, i;
  if (count_calls(c, x, &calls))
    return QUOTEATTR_ERR_NOMEM;
  y = find_answer(c, x);
  if (y != QAI_NONE && are_one(c, x, y, calls))
    c->persons[x].joined = y;
  for (i = 0; i < c->met.n; i++)
    c->answers[c->met.data[i]].near = c->answers[c->met.data[i]].own = 0;
  c->met.n = 0;
  return QUOTEATTR_OK;
}

/* A name joins one that the narration has twice as often, so that chains are short and have an end. */
static uint32_t
root_of(const caller *c, uint32_t g)
{
  while (c->persons[g].joined != g)
    g = c->persons[g].joined;
  return g;
}

static void
merge(qai_group *into, const qai_group *g)
{
  into->n_mentions += g->n_mentions;
  into->kinds |= g->kinds;
  if (!into->gender)
    into->gender = g->gender;
}

/* Closes the gaps that the joined groups leave. */
static void
renumber(caller *c)
{
  uint32_t g, a, n = 0;
  for (g = 0; g < c->groups->n_items; g++)
    if (c->persons[g].joined != g)
      merge(&c->groups->items[root_of(c, g)], &c->groups->items[g]);
  for (a = 0; a < c->aliases->items.n; a++)
    c->aliases->items.data[a].group = root_of(c, c->aliases->items.data[a].group);
  for (g = 0; g < c->groups->n_items; g++)
    if (c->persons[g].joined == g) {
      c->groups->items[n] = c->groups->items[g];
      c->persons[g].first = n++;
    }
  for (a = 0; a < c->aliases->items.n; a++)
    c->aliases->items.data[a].group = c->persons[c->aliases->items.data[a].group].first;
  c->groups->n_items = n;
}

int
qai_callname_join(const qai_scan *scan, qai_aliases *aliases, qai_groups *groups)
{
  caller c = {.scan = scan, .aliases = aliases, .groups = groups};
  uint32_t g;
  if (scan->quotes->genre != QUOTEATTR_GENRE_FICTION || groups->n_items < 2)
    return QUOTEATTR_OK;
  if (caller_init(&c))
    return QUOTEATTR_ERR_NOMEM;
  for (g = 0; g < groups->n_items; g++)
    if (groups->items[g].type == QUOTEATTR_ENTITY_PERSON && groups->items[g].member == QAI_NONE && read_group(&c, g))
      return QUOTEATTR_ERR_NOMEM;
  renumber(&c);
  return QUOTEATTR_OK;
}
