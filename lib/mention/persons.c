#include "mention/persons.h"

#include "mention/titles.h"

#define BEING 30 /* of the score of a name: an article before it tells against no animal */

static int
is_place_preposition(uint32_t symbol)
{
  switch (symbol) {
  case QAI_W_IN:
  case QAI_W_AT:
  case QAI_W_FROM:
  case QAI_W_NEAR:
  case QAI_W_INTO:
  case QAI_W_TOWARD:
  case QAI_W_TOWARDS:
  case QAI_W_THROUGH: return 1;
  default: return 0;
  }
}

/* The word before the name, or its own first word when that is an article. */
static void
note_before(const qai_scan *scan, const qai_mention *m, qai_usage *u)
{
  uint32_t i = m->first < m->name_first ? m->name_first - 1 : m->first - 1;
  uint32_t symbol = m->first || m->name_first ? qai_scan_symbol(scan, i) : QAI_W_NONE;
  uint32_t classes = m->first || m->name_first ? qai_scan_classes(scan, i) : 0;
  if (is_place_preposition(symbol))
    u->place++;
  else if (symbol == QAI_W_TO)
    u->to++;
  else if (symbol == QAI_W_OF)
    u->of++;
  else if (symbol == QAI_W_THE)
    u->article++;
  else if (classes & QAI_LEX_DETERMINER && !(classes & QAI_LEX_PRONOUN))
    u->determined++;
  else if (classes & QAI_LEX_PREPOSITION)
    u->other_preposition++;
  if (classes & QAI_LEX_CUE_SAY)
    u->says++;
}

static void
note_after(const qai_scan *scan, const qai_mention *m, qai_usage *u)
{
  uint32_t classes = qai_scan_classes(scan, m->name_last);
  int tag = qai_scan_tag(scan, m->name_last);
  if (classes & QAI_LEX_CUE_SAY && m->flags & QAI_MENTION_SUBJECT)
    u->says++;
  if (qai_scan_is_lower(scan, m->name_last) && (tag == QAI_TAG_NOUN || tag == QAI_TAG_ADJ))
    u->before_noun++;
}

/* A number of years: "Ann Lee, 61, said". */
static int
is_age(const qai_scan *scan, uint32_t i)
{
  const quoteattr_token *t = &scan->segment->words[i];
  return i < scan->segment->n_words && t->kind == QUOTEATTR_TOKEN_NUMBER && t->end - t->start <= 2 &&
         (i + 1 >= scan->segment->n_words || qai_scan_is(scan, i + 1, ',') || qai_scan_is(scan, i + 1, '.'));
}

/* Whether what stands beside the name tells that it is a person's: a phrase for one, years, "who"; not where that may
 * be said of more than the name ("the friends of Lee, who …", "the minister of France, a man of …", "the Lees, who …").
 */
static int
is_told(const qai_scan *scan, const qai_mention *m)
{
  uint32_t i = m->name_last + (qai_scan_is(scan, m->name_last, ',') ? 1u : 0u);
  uint32_t before = m->first ? qai_scan_symbol(scan, m->first - 1) : QAI_W_NONE;
  if (before == QAI_W_OF || is_place_preposition(before))
    return 0;
  if (m->flags & QAI_MENTION_PERSON || (i > m->name_last && is_age(scan, i)))
    return 1;
  return qai_scan_symbol(scan, i) == QAI_W_WHO && !(qai_scan_classes(scan, m->first) & QAI_LEX_DETERMINER);
}

/* What is told in the news contracts nothing: "Moody's said" is none of "Moody has said". */
static int
is_house(const qai_scan *scan, const qai_mention *m)
{
  const qai_lexeme *next;
  if (m->region != QAI_NONE || scan->quotes->genre == QUOTEATTR_GENRE_FICTION ||
      !qai_scan_is_possessive(scan, m->name_last) || !(qai_scan_classes(scan, m->name_last + 1) & QAI_LEX_CUE_SAY))
    return 0;
  next = qai_tag_lexeme(scan->tags, m->name_last + 1);
  return next->form == QAI_FORM_PAST || next->form == QAI_FORM_PAST_OR_PARTICIPLE || next->form == QAI_FORM_S;
}

void
qai_persons_note(const qai_scan *scan, const qai_mention *m, qai_usage *usage)
{
  qai_usage *u = usage;
  u->subject += (m->flags & QAI_MENTION_SUBJECT) != 0;
  u->possessive += (m->flags & QAI_MENTION_POSSESSIVE) != 0;
  u->vocative += (m->flags & QAI_MENTION_VOCATIVE) != 0;
  u->told += (uint32_t)is_told(scan, m);
  u->house += (uint32_t)is_house(scan, m);
  note_before(scan, m, u);
  note_after(scan, m, u);
}

int
qai_persons_is_house(const qai_alias *fullest, const qai_usage *usage, uint32_t n_mentions)
{
  return usage->house && usage->possessive == n_mentions && fullest->n_words == 1;
}

static int
share(int weight, uint32_t part, uint32_t n)
{
  return n ? (int)((int64_t)weight * part / n) : 0;
}

/* Whether enough of n mentions tell that the name is a person's. */
static int
tells(const qai_usage *u, uint32_t n)
{
  return (uint64_t)u->told * 8 > n;
}

static int
score_usage(const qai_usage *u, uint32_t n)
{
  int s = n >= 3 ? 5 : 0;
  s += share(9, u->subject, n) + (u->subject ? 7 : 0) + ((uint64_t)u->says * 30 > n ? 20 : 0) + (u->vocative ? 5 : 0);
  s += tells(u, n) ? 20 : 0;
  s += share(17, u->possessive, n) - share(18, u->place, n) - share(16, u->to, n) - share(4, u->of, n);
  s -= share(13, u->article, n) + share(14, u->determined, n) + share(5, u->other_preposition, n);
  return s - share(17, u->before_noun, n);
}

static int
score_words(const qai_scan *scan, const qai_mention *m)
{
  uint32_t first = qai_scan_classes(scan, m->name_first), last = qai_scan_classes(scan, m->name_last - 1);
  int both_given =
      last & first & QAI_LEX_GIVEN_NAME && !(first & (QAI_LEX_PLACE | QAI_LEX_COMMON)); /* Michael Jordan */
  int s = -3 + (first & QAI_LEX_GIVEN_NAME ? 13 : 0) + (last & QAI_LEX_SURNAME ? 2 : 0);
  s -= (first & QAI_LEX_PLACE ? 5 : 0) + (last & QAI_LEX_PLACE && !both_given ? 20 : 0);
  s -= last & QAI_LEX_DEMONYM ? 23 : 0;
  s -= (last & QAI_LEX_ORG_NOUN ? 6 : 0) + (last & QAI_LEX_COMMON ? 9 : 0) + (first & QAI_LEX_COMMON ? 7 : 0);
  return s + (last & (QAI_LEX_ROLE | QAI_LEX_TITLE | QAI_LEX_PERSON_NOUN) ? 10 : 0);
}

/* "The Owl": in a story the name of an animal that is more. */
static int
score_being(const qai_scan *scan, const qai_mention *m, const qai_usage *u)
{
  const qai_lexeme *lx = qai_tag_lexeme(scan->tags, m->name_last - 1);
  return scan->quotes->genre == QUOTEATTR_GENRE_FICTION && lx->being && lx->number != 2 && u->article &&
                 m->name_last - m->name_first == 1
             ? BEING
             : 0;
}

/* "New York": the lexicon's places of several words. */
static int
is_place(const qai_scan *scan, const qai_mention *m)
{
  const quoteattr_token *words = scan->segment->words;
  uint32_t start = words[m->name_first].start, end = words[m->name_last - 1].end;
  return (qai_lexicon_entry(qai_lexicon_find(scan->segment->text->bytes + start, end - start))->classes &
          QAI_LEX_PLACE) != 0;
}

static int
has_title(const qai_group *g)
{
  return (g->kinds & ~(1u << QAI_TITLE_NONE)) != 0;
}

/* A group by its fullest name and all its mentions. */
typedef struct person {
  const qai_alias *fullest;
  qai_usage usage;
  uint32_t n;
} person;

static void
decide(const qai_scan *scan, const person *p, qai_group *g)
{
  const qai_mention *m = &scan->found.data[p->fullest->mention];
  int news = scan->quotes->genre != QUOTEATTR_GENRE_FICTION, told;
  if (g->member == QAI_NONE && !has_title(g) && qai_persons_is_house(p->fullest, &p->usage, p->n)) {
    g->type = QUOTEATTR_ENTITY_ORGANISATION;
    return;
  }
  told =
      tells(&p->usage, p->n) && !qai_cluster_is_company(scan, p->fullest); /* "Nordic Lines, Inc., a maker of oars" */
  if (g->member != QAI_NONE || has_title(g) || (news && g->type != QUOTEATTR_ENTITY_PERSON && !told) ||
      (g->type == QUOTEATTR_ENTITY_ORGANISATION && p->fullest->n_words > 1 && !told))
    return;
  if (qai_titles_names_bearer(scan, m->name_first, m->name_last))
    g->type = QUOTEATTR_ENTITY_PERSON;
  else if (p->fullest->n_words > 1 && is_place(scan, m))
    g->type = QUOTEATTR_ENTITY_OTHER;
  else if (score_words(scan, m) + score_usage(&p->usage, p->n) + score_being(scan, m, &p->usage) > 0)
    g->type = QUOTEATTR_ENTITY_PERSON;
  else if (g->type == QUOTEATTR_ENTITY_PERSON)
    g->type = QUOTEATTR_ENTITY_OTHER;
}

static void
add(person *p, const qai_alias *a)
{
  qai_usage *u = &p->usage;
  if (!p->fullest || a->n_words > p->fullest->n_words)
    p->fullest = a;
  p->n += a->n_mentions;
  u->subject += a->usage.subject;
  u->says += a->usage.says;
  u->possessive += a->usage.possessive;
  u->vocative += a->usage.vocative;
  u->place += a->usage.place;
  u->to += a->usage.to;
  u->of += a->usage.of;
  u->determined += a->usage.determined;
  u->article += a->usage.article;
  u->other_preposition += a->usage.other_preposition;
  u->before_noun += a->usage.before_noun;
  u->told += a->usage.told;
  u->house += a->usage.house;
}

int
qai_persons_tell(const qai_scan *scan, const qai_aliases *aliases, qai_groups *groups)
{
  qai_arena_mark mark;
  person *persons;
  uint32_t i;
  if (!groups->n_items)
    return QUOTEATTR_OK;
  mark = qai_arena_set_mark(scan->arena);
  persons = qai_arena_calloc(scan->arena, groups->n_items, sizeof *persons);
  if (!persons)
    return QUOTEATTR_ERR_NOMEM;
  for (i = aliases->n_cast; i < aliases->items.n; i++)
    add(&persons[aliases->items.data[i].group], &aliases->items.data[i]);
  for (i = 0; i < groups->n_items; i++)
    if (persons[i].fullest)
      decide(scan, &persons[i], &groups->items[i]);
  qai_arena_release(scan->arena, mark);
  return QUOTEATTR_OK;
}
