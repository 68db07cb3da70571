#include "mention/cluster.h"

#include "base/order.h"
#include "mention/acronyms.h"
#include "mention/titles.h"
#include "mention/together.h"

#include <string.h>

#define DOMINANT 4u        /* times as often named */
#define FORESAID 2u        /* times that a bearer's surname may stand before his full name */
#define MAX_CANDIDATES 64u /* groups that share a word; more than that tell nothing */

typedef struct link {
  uint32_t alias, next; /* next link and one, 0 at the end */
} link;

typedef struct clusterer {
  const qai_scan *scan;
  qai_aliases *aliases;
  QAI_VECTOR(qai_group) groups;
  QAI_VECTOR(link) links;
  uint32_t *by_form; /* first link and one of the groups whose name has the form */
} clusterer;

#define MAX_RANKED 63u /* words; longer names are all alike */

/* The aliases of the text: fullest first, a title before none, then in order of the text. */
static uint32_t *
rank_aliases(const qai_scan *scan, const qai_aliases *aliases)
{
  uint32_t i, n = aliases->items.n - aliases->n_cast, m = 0;
  uint32_t *order = qai_arena_alloc(scan->arena, ((size_t)n + 1) * sizeof *order);
  uint32_t *keys = qai_arena_alloc(scan->arena, ((size_t)n + 1) * sizeof *keys);
  if (!order || !keys)
    return NULL;
  for (i = 0; i < aliases->names.n; i++) {
    const qai_name *name = &aliases->names.data[i];
    const qai_alias *a = &aliases->items.data[name->alias];
    if (a->mention != name->mention)
      continue;
    keys[m] = 2 * (MAX_RANKED - (a->n_words < MAX_RANKED ? a->n_words : MAX_RANKED)) + (a->kind == QAI_TITLE_NONE);
    order[m++] = name->alias;
  }
  return qai_order_by(order, keys, n, 2 * MAX_RANKED + 2, scan->arena) ? NULL : order;
}

static int
genders_fit(int a, int b)
{
  return !a || !b || a == b;
}

#define KIND(k) (1u << (k))

#define HERS (KIND(QAI_TITLE_MRS) | KIND(QAI_TITLE_MISS))

static int
titles_fit(const clusterer *c, unsigned kinds, int kind)
{
  switch (kind) {
  case QAI_TITLE_MRS:
    if (c->scan->quotes->genre == QUOTEATTR_GENRE_FICTION && kinds & KIND(QAI_TITLE_SURNAME))
      return 0;
    return !(kinds & (KIND(QAI_TITLE_MISS) | KIND(QAI_TITLE_MR)));
  case QAI_TITLE_MISS: return !(kinds & (KIND(QAI_TITLE_MRS) | KIND(QAI_TITLE_MR)));
  case QAI_TITLE_MR: return !(kinds & HERS);
  case QAI_TITLE_SURNAME: return c->scan->quotes->genre != QUOTEATTR_GENRE_FICTION || !(kinds & HERS);
  default: return 1;
  }
}

/* Do the words of the shorter name stand in the longer one in the same order? */
static int
is_subsequence(const qai_alias *shorter, const qai_alias *longer)
{
  uint32_t i, j = 0;
  for (i = 0; i < shorter->n_words; i++, j++) {
    while (j < longer->n_words && longer->forms[j] != shorter->forms[i])
      j++;
    if (j == longer->n_words)
      return 0;
  }
  return 1;
}

/* "Peggy" beside Margaret "Peggy" Voss, "The Rock" beside Dwayne "The Rock" Johnson. */
static int
is_nickname(const qai_alias *a, const qai_alias *full)
{
  uint32_t n = full->nick_last - full->nick_first;
  return n >= a->n_words && !a->kind &&
         !memcmp(a->forms, full->forms + full->nick_last - a->n_words, a->n_words * sizeof *a->forms);
}

/* Does the one word of a short name stand where its title wants it: surname, given name? */
static int
word_fits(const qai_alias *a, const qai_alias *full)
{
  uint32_t form = qai_alias_last(a);
  if (full->type == QUOTEATTR_ENTITY_ORGANISATION)
    return form == qai_alias_last(full);
  switch (a->kind) {
  case QAI_TITLE_MR:
  case QAI_TITLE_MRS:
  case QAI_TITLE_SURNAME: return form == qai_alias_last(full);
  case QAI_TITLE_GIVEN: return form == qai_alias_first(full);
  default: return form == qai_alias_last(full) || form == qai_alias_first(full) || is_nickname(a, full);
  }
}

#define ELDER 6u   /* mentions that make a "Mr. Lee" known before a "Mr. Tom Lee" comes */
#define SETTLED 3u /* mentions of "Mr. Tom Lee" that make it his settled name */

/* "Mr. Lee" who is well known when "Mr. Tom Lee" first comes is the head of the family, not him. */
static int
is_elder(const clusterer *c, const qai_alias *a, const qai_group *g)
{
  const qai_name *names = c->aliases->names.data;
  uint32_t k, n = 0;
  if (!g->titled_since)
    return 0;
  for (k = a->head; k != QAI_NONE; k = names[k].before)
    n += names[k].mention + 1 < g->titled_since;
  return n >= ELDER;
}

/* In fiction "Mrs. Lee" is as often Ann Lee's mother as herself: only a "Mrs. Ann Lee" settles it. "Mr. Lee" is no
 * one of whom it is not known that he is a man. */
static int
surname_title_fits(const clusterer *c, const qai_alias *a, const qai_alias *full, const qai_group *g)
{
  if (c->scan->quotes->genre != QUOTEATTR_GENRE_FICTION || g->member != QAI_NONE)
    return 1;
  if (a->kind == QAI_TITLE_MRS && !(g->kinds & KIND(QAI_TITLE_MRS)))
    return 0;
  if (a->kind == QAI_TITLE_MR && !g->gender)
    return 0;
  if (qai_alias_last(a) == qai_alias_last(full) && is_elder(c, a, g))
    return 0;
  return !qai_together_are_two(c->scan, c->aliases, a, qai_alias_first(full));
}

enum { NO_FIT = 0, WEAK, FITS, SAME_TITLE, SAME_ALL };

/* "Mensah" is Grace Mensah rather than Kwame Asante-Mensah, in the news. */
static int
is_half(const clusterer *c, const qai_alias *a, const qai_alias *full)
{
  uint32_t last = full->n_words - 1 - full->n_suffixes;
  return c->scan->quotes->genre != QUOTEATTR_GENRE_FICTION && full->type == QUOTEATTR_ENTITY_PERSON && last > 1 &&
         !full->forms[last - 1] && qai_alias_last(a) == qai_alias_last(full);
}

/* A bare surname stands for a man rather than for a woman, in older fiction nearly always. */
static int
bare_surname_fit(const clusterer *c, const qai_alias *a, const qai_alias *full, const qai_group *g)
{
  if (c->scan->quotes->genre != QUOTEATTR_GENRE_FICTION || qai_alias_last(a) != qai_alias_last(full))
    return FITS;
  if (full->n_words == 1)
    return full->kind == QAI_TITLE_MRS || full->kind == QAI_TITLE_MISS ? WEAK : FITS;
  return g->gender == QUOTEATTR_GENDER_FEMALE ? WEAK : FITS;
}

/* "Mr. Xi" of a newspaper is Xi Jinping: a title before the first word, when that may be a family's name. */
static int
is_family_first(const clusterer *c, const qai_alias *a, const qai_alias *full)
{
  uint32_t classes;
  if (c->scan->quotes->genre == QUOTEATTR_GENRE_FICTION || full->n_words < 2 || full->mention == QAI_NONE ||
      full->type != QUOTEATTR_ENTITY_PERSON || qai_alias_last(a) != qai_alias_first(full))
    return 0;
  classes = qai_scan_classes(c->scan, c->scan->found.data[full->mention].name_first);
  return classes & QAI_LEX_SURNAME || !(classes & QAI_LEX_GIVEN_NAME);
}

/* Are the words behind the i-th one of a name all names or what joins them: none of a headline's? */
static int
ends_in_names(const clusterer *c, const qai_alias *full, uint32_t i)
{
  const qai_mention *m = &c->scan->found.data[full->mention];
  uint32_t w;
  for (w = m->name_first + i + 1; w < m->name_last; w++) {
    uint32_t classes = qai_scan_classes(c->scan, w);
    if (classes & QAI_LEX_COMMON && !(classes & QAI_LEX_PARTICLE))
      return 0;
  }
  return m->name_last - m->name_first == full->n_words;
}

/* "Quispe" of Luz Marina Quispe de la Cruz: the first of two surnames, where it is no given name. */
static int
is_first_surname(const clusterer *c, const qai_alias *a, const qai_alias *full)
{
  uint32_t i, form = qai_alias_last(a);
  if (c->scan->quotes->genre == QUOTEATTR_GENRE_FICTION || full->n_words < 3 || a->mention == QAI_NONE ||
      full->mention == QAI_NONE || full->type != QUOTEATTR_ENTITY_PERSON || a->kind == QAI_TITLE_GIVEN ||
      qai_scan_classes(c->scan, c->scan->found.data[a->mention].name_last - 1) & QAI_LEX_GIVEN_NAME)
    return 0;
  for (i = 1; i + 1 < full->n_words; i++)
    if (full->forms[i] == form) /* a hyphen's form is 0 */
      return full->forms[i + 1] && full->forms[i - 1] && ends_in_names(c, full, i);
  return 0;
}

static int
one_word_fit(const clusterer *c, const qai_alias *a, const qai_alias *full, const qai_group *g)
{
  if (!word_fits(a, full))
    return is_family_first(c, a, full) || is_first_surname(c, a, full) ? WEAK : NO_FIT;
  if (a->n_words == 1 && is_half(c, a, full))
    return WEAK;
  if (!a->kind)
    return bare_surname_fit(c, a, full, g);
  if (full->n_words > 1 && !surname_title_fits(c, a, full, g))
    return NO_FIT;
  return full->n_words > 1 && a->title == full->title ? SAME_TITLE : FITS;
}

int
qai_cluster_is_company(const qai_scan *scan, const qai_alias *full)
{
  const uint32_t ending = QAI_LEX_SUFFIX | QAI_LEX_ORG_NOUN;
  return full->mention != QAI_NONE && full->n_words > 1 &&
         (qai_scan_classes(scan, scan->found.data[full->mention].name_last - 1) & ending) == ending;
}

/* "Harlow" behind Harlow Group Plc, in the news, which say of nobody but a company what a family's name alone stands
 * for before they have said who that is. */
static int
is_founders(const clusterer *c, const qai_alias *a, const qai_alias *full, uint32_t word)
{
  uint32_t classes = qai_scan_classes(c->scan, word);
  return c->scan->quotes->genre != QUOTEATTR_GENRE_FICTION && a->mention > full->mention && classes & QAI_LEX_SURNAME &&
         !(classes & (QAI_LEX_PLACE | QAI_LEX_DEMONYM));
}

/* The first words of an organisation's name: of a company's all but its ending, "Nordic Lines"; or one word that is no
 * other name, nor known at all where no ending tells, "Brightwater" of Brightwater Holdings. */
static int
is_beginning(const clusterer *c, const qai_alias *a, const qai_alias *full)
{
  const uint32_t names = QAI_LEX_GIVEN_NAME | QAI_LEX_SURNAME | QAI_LEX_PLACE | QAI_LEX_DEMONYM;
  uint32_t word;
  if (full->type != QUOTEATTR_ENTITY_ORGANISATION || a->kind || a->mention == QAI_NONE || a->n_words >= full->n_words ||
      memcmp(a->forms, full->forms, a->n_words * sizeof *a->forms))
    return 0;
  word = c->scan->found.data[a->mention].name_first;
  if (!qai_cluster_is_company(c->scan, full))
    return a->n_words == 1 && !qai_tag_entry(c->scan->tags, word);
  if (a->n_words > 1)
    return a->n_words + 1 == full->n_words;
  return !(qai_scan_classes(c->scan, word) & names) || is_founders(c, a, full, word);
}

/* Is it, title and all, a name that the caller gives: "Miss Lucas", who is Mrs. Collins too? */
static int
is_given(const qai_alias *a, const qai_alias *full)
{
  return full->mention == QAI_NONE && a->title == full->title && qai_alias_same_words(a, full);
}

/* The caller may know one by less than the text: "Elizabeth" is Elizabeth Bennet, "Mr. Bingley" Charles Bingley. */
static int
fuller_fit(const clusterer *c, const qai_alias *a, const qai_alias *given)
{
  const qai_group *g = &c->groups.data[given->group];
  if (given->mention != QAI_NONE || given->n_words > 1 || !genders_fit(a->gender, g->gender))
    return NO_FIT;
  if (!given->kind || given->kind == QAI_TITLE_GIVEN)
    return qai_alias_first(a) == qai_alias_first(given) ? FITS : NO_FIT;
  if (given->kind != QAI_TITLE_MR && given->kind != QAI_TITLE_MISS)
    return NO_FIT;
  return qai_alias_last(a) == qai_alias_last(given) && a->gender ? WEAK : NO_FIT;
}

/* "Hale-Grey": one surname, though it is three words. */
static int
is_hyphenated(const qai_alias *a, const qai_alias *full)
{
  return a->n_words == 3 && !a->forms[1] && a->forms[0] && qai_alias_last(a) == qai_alias_last(full) &&
         is_subsequence(a, full);
}

/* "bin Faisal" of Khalid bin Faisal al-Dosari: a particle and what stands behind it. */
static int
is_behind_particle(const clusterer *c, const qai_alias *a, const qai_alias *full)
{
  uint32_t i;
  if (a->mention == QAI_NONE || full->type != QUOTEATTR_ENTITY_PERSON ||
      !qai_scan_is_lower(c->scan, c->scan->found.data[a->mention].name_first))
    return 0;
  for (i = 1; i + a->n_words <= full->n_words; i++)
    if (!memcmp(a->forms, full->forms + i, a->n_words * sizeof *a->forms))
      return 1;
  return 0;
}

/* How well alias `a` agrees with `full`, a name of its group. */
static int
fit(const clusterer *c, const qai_alias *a, const qai_alias *full)
{
  const qai_group *g = &c->groups.data[full->group];
  /* the caller knows the gender of the cast better than a list of given names */
  int gender = g->member != QAI_NONE && !a->kind ? QUOTEATTR_GENDER_UNKNOWN : a->gender;
  if (is_given(a, full))
    return SAME_ALL;
  if (!genders_fit(gender, g->gender) || !titles_fit(c, g->kinds, a->kind))
    return NO_FIT;
  if (is_beginning(c, a, full))
    return WEAK;
  if (a->type != g->type && (a->n_words > 1 || g->type == QUOTEATTR_ENTITY_OTHER || a->kind) && g->member == QAI_NONE)
    return NO_FIT;
  if (qai_alias_same_words(a, full) && (a->title == full->title || (a->n_words > 1 && !is_hyphenated(a, full))))
    return SAME_ALL;
  if (a->n_words == 1 || is_hyphenated(a, full))
    return one_word_fit(c, a, full, g);
  if (is_nickname(a, full))
    return FITS;
  if (full->n_words == 1)
    return fuller_fit(c, a, full);
  if (qai_alias_first(a) != qai_alias_first(full) && qai_alias_last(a) != qai_alias_last(full))
    return is_behind_particle(c, a, full) ? WEAK : NO_FIT;
  return is_subsequence(a, full) ? FITS : NO_FIT;
}

/* Is the surname `a` said before the full name that introduces its bearer, in more than a headline and a line? */
static int
is_known_before(const clusterer *c, const qai_alias *a, const qai_alias *full)
{
  const qai_name *names = c->aliases->names.data;
  uint32_t k, n = 0;
  for (k = a->head; k != QAI_NONE; k = names[k].before)
    n += names[k].mention < full->mention;
  return n > FORESAID;
}

/* Of two who bear surname `a` news means the one it introduces first, if it names the other one no more often; with
 * "Mr." and "Mrs.", if it is known who of them is a man. */
static int
is_introduced(const clusterer *c, const qai_alias *a, const qai_alias *x, const qai_alias *y)
{
  const qai_group *g = &c->groups.data[x->group], *h = &c->groups.data[y->group];
  if (a->gender && !g->gender)
    return 0;
  return c->scan->quotes->genre != QUOTEATTR_GENRE_FICTION && x->mention < y->mention &&
         g->type == QUOTEATTR_ENTITY_PERSON && h->type == QUOTEATTR_ENTITY_PERSON && g->n_mentions >= h->n_mentions &&
         !is_known_before(c, a, x);
}

/* Of two that alias `a` fits as well, the one of whom the text speaks much more often, or first, or the one that the
 * caller knows; NULL when neither is that. */
static const qai_alias *
prefer(const clusterer *c, const qai_alias *a, const qai_alias *x, const qai_alias *y)
{
  const qai_group *g = &c->groups.data[x->group], *h = &c->groups.data[y->group];
  if (g->member != QAI_NONE && h->member != QAI_NONE)
    return NULL;
  if (g->n_mentions >= DOMINANT * (h->n_mentions + 1) || is_introduced(c, a, x, y))
    return x;
  if (h->n_mentions >= DOMINANT * (g->n_mentions + 1) || is_introduced(c, a, y, x))
    return y;
  return g->member != QAI_NONE ? x : h->member != QAI_NONE ? y : NULL;
}

/* What fits an alias best so far; `tie`: and something else as well. */
typedef struct choice {
  const qai_alias *alias;
  int fit, tie;
} choice;

static void
consider(const clusterer *c, const qai_alias *a, const qai_alias *full, choice *x)
{
  int f = fit(c, a, full);
  if (f > x->fit) {
    x->fit = f;
    x->alias = full;
    x->tie = 0;
  } else if (f == x->fit && f && full->group != x->alias->group) {
    const qai_alias *better = prefer(c, a, x->alias, full);
    x->tie = better == NULL;
    x->alias = better ? better : x->alias;
  }
}

/* The one group that fits best; QAI_NONE when none does, or several as well as each other. */
static uint32_t
find_group(const clusterer *c, const qai_alias *a)
{
  choice x = {NULL, NO_FIT, 0};
  uint32_t k, tried = 0;
  for (k = c->by_form[qai_alias_last(a)]; k && tried < MAX_CANDIDATES; k = c->links.data[k - 1].next, tried++)
    consider(c, a, &c->aliases->items.data[c->links.data[k - 1].alias], &x);
  if (c->aliases->n_cast && a->n_words > 1)
    for (k = c->by_form[qai_alias_first(a)]; k && tried < MAX_CANDIDATES; k = c->links.data[k - 1].next, tried++)
      if (c->links.data[k - 1].alias < c->aliases->n_cast)
        consider(c, a, &c->aliases->items.data[c->links.data[k - 1].alias], &x);
  return x.tie || !x.alias ? QAI_NONE : x.alias->group;
}

/* Lets the words of an alias lead to its group. */
static int
index_alias(clusterer *c, uint32_t alias)
{
  const qai_alias *a = &c->aliases->items.data[alias];
  uint32_t i;
  for (i = 0; i < a->n_words; i++) {
    link l;
    if (a->forms[i] == QAI_NONE)
      continue;
    l.alias = alias;
    l.next = c->by_form[a->forms[i]];
    if (QAI_PUSH(c->scan->arena, &c->links, l))
      return QUOTEATTR_ERR_NOMEM;
    c->by_form[a->forms[i]] = c->links.n;
  }
  return QUOTEATTR_OK;
}

static int
new_group(clusterer *c, uint32_t alias)
{
  qai_alias *a = &c->aliases->items.data[alias];
  qai_group g = {0, QAI_NONE, 0, 0, 0, 0};
  a->group = c->groups.n;
  g.type = a->type;
  if (QAI_PUSH(c->scan->arena, &c->groups, g))
    return QUOTEATTR_ERR_NOMEM;
  return index_alias(c, alias);
}

static void
join(qai_group *g, const qai_alias *a)
{
  g->n_mentions += a->n_mentions;
  g->kinds |= (uint8_t)KIND(a->kind);
  if (a->kind && a->n_words > 1 && a->n_mentions >= SETTLED && a->mention != QAI_NONE &&
      (!g->titled_since || a->mention + 1 < g->titled_since))
    g->titled_since = a->mention + 1;
  if (!g->gender)
    g->gender = a->gender ? a->gender : a->soft_gender;
}

static int
add_members(clusterer *c, const qai_cast *cast)
{
  uint32_t i;
  for (i = 0; cast && i < cast->n_members; i++) {
    qai_group g = {0, i, QUOTEATTR_ENTITY_PERSON, 0, 0, 0};
    g.gender = (uint8_t)cast->members[i].gender;
    if (QAI_PUSH(c->scan->arena, &c->groups, g))
      return QUOTEATTR_ERR_NOMEM;
  }
  for (i = 0; i < c->aliases->n_cast; i++) {
    if (index_alias(c, i))
      return QUOTEATTR_ERR_NOMEM;
    join(&c->groups.data[c->aliases->items.data[i].group], &c->aliases->items.data[i]);
  }
  return QUOTEATTR_OK;
}

/* The group of the name that an acronym stands for; fuller names have theirs by now. */
static uint32_t
acronym_group(const qai_acronyms *acronyms, const qai_scan *scan, const qai_aliases *aliases, const qai_alias *a)
{
  uint32_t full = qai_acronyms_find(acronyms, scan, a);
  return full == QAI_NONE ? QAI_NONE : aliases->items.data[full].group;
}

/* What it takes besides the groups is given back. */
static int
find_groups(clusterer *c, const qai_cast *cast)
{
  qai_aliases *aliases = c->aliases;
  uint32_t *order = rank_aliases(c->scan, aliases), i;
  qai_acronyms acronyms;
  c->by_form = qai_arena_calloc(c->scan->arena, (size_t)c->scan->forms.n_forms + 1, sizeof *c->by_form);
  if (!order || !c->by_form || add_members(c, cast) || qai_acronyms_init(&acronyms, c->scan, aliases))
    return QUOTEATTR_ERR_NOMEM;
  for (i = 0; i < aliases->items.n - aliases->n_cast; i++) {
    qai_alias *a = &aliases->items.data[order[i]];
    a->group = find_group(c, a);
    if (a->group == QAI_NONE)
      a->group = acronym_group(&acronyms, c->scan, aliases, a);
    if (a->group == QAI_NONE && new_group(c, order[i]))
      return QUOTEATTR_ERR_NOMEM;
    join(&c->groups.data[a->group], a);
  }
  return QUOTEATTR_OK;
}

int
qai_cluster_names(const qai_scan *scan, const qai_cast *cast, qai_aliases *aliases, qai_groups *out)
{
  clusterer c = {scan, aliases, {NULL, 0, 0}, {NULL, 0, 0}, NULL};
  uint32_t most = aliases->items.n + (cast ? cast->n_members : 0);
  qai_arena_mark mark;
  int status;
  out->items = NULL;
  out->n_items = 0;
  if (!aliases->items.n && !cast) /* nobody has a name */
    return QUOTEATTR_OK;
  c.groups.data = qai_arena_alloc(scan->arena, most * sizeof *c.groups.data);
  c.groups.cap = most;
  if (!c.groups.data)
    return QUOTEATTR_ERR_NOMEM;
  mark = qai_arena_set_mark(scan->arena);
  status = find_groups(&c, cast);
  qai_arena_release(scan->arena, mark);
  out->items = c.groups.data;
  out->n_items = c.groups.n;
  return status;
}
