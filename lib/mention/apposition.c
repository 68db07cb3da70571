#include "mention/apposition.h"

#include "mention/chunk.h"
#include "mention/facets.h"
#include "mention/selfnaming.h"
#include "mention/titles.h"

#define MAX_EXTENT 16u /* words */
enum { BARE_WORDS = 3, BRACKET_WORDS = 6 };

/* "of the party", "at the Bank of England": one preposition with its noun phrase; `i` when there is none. */
static uint32_t
prepositional_end(const qai_scan *scan, uint32_t i, uint32_t end)
{
  qai_chunk c;
  if (i >= end || !(qai_scan_classes(scan, i) & QAI_LEX_PREPOSITION))
    return i;
  qai_chunk_at(scan, i + 1, end, &c);
  return c.last > c.first && !c.possessive ? c.last : i;
}

uint32_t
qai_apposition_extent(const qai_scan *scan, const qai_mention *m)
{
  uint32_t i = m->last, end = scan->segment->sentences[m->sentence].last, next;
  if (end > i + MAX_EXTENT)
    end = i + MAX_EXTENT;
  while ((next = prepositional_end(scan, i, end)) > i)
    i = next;
  return i;
}

static int
is_role_phrase(const qai_scan *scan, const qai_mention *m)
{
  return m->kind == QUOTEATTR_MENTION_NOMINAL && m->type != QUOTEATTR_ENTITY_OTHER &&
         !(m->flags & (QAI_MENTION_VOCATIVE | QAI_MENTION_POSSESSIVE | QAI_MENTION_JOINT)) &&
         qai_scan_symbol(scan, m->first) != QAI_W_NO &&
         (m->region == QAI_NONE || qai_scan_classes(scan, m->first) & QAI_LEX_DETERMINER);
}

/* "The Pier Trust, a charity," of news. */
static int
is_body_explained(const qai_scan *scan, const qai_mention *m, int type)
{
  return scan->quotes->genre != QUOTEATTR_GENRE_FICTION && type == QUOTEATTR_ENTITY_ORGANISATION &&
         m->type == QUOTEATTR_ENTITY_ORGANISATION && m->name_first == m->first + 1 &&
         qai_scan_symbol(scan, m->first) == QAI_W_THE;
}

/* Whether a phrase behind it, of `type`, may say who bears the name: behind a title, in the news, a person's alone
 * ("Mrs. Lee, the campaign …"); in fiction none: "Old Mr. Lee, the minister," is not whom "the minister" stands for
 * from there on. */
static int
is_explained(const qai_scan *scan, const qai_mention *m, int type)
{
  if (m->kind != QUOTEATTR_MENTION_NAME || m->flags & QAI_MENTION_VOCATIVE)
    return 0;
  return m->name_first == m->first || is_body_explained(scan, m, type) ||
         (scan->quotes->genre != QUOTEATTR_GENRE_FICTION && type == QUOTEATTR_ENTITY_PERSON &&
          !(qai_scan_classes(scan, m->first) & QAI_LEX_DETERMINER));
}

/* Is it a phrase for an office that has "man" in its name? */
static int
is_man_by_form(const qai_scan *scan, const qai_mention *m)
{
  return m->kind == QUOTEATTR_MENTION_NOMINAL && qai_titles_may_be_hers(scan, m->head);
}

/* "Her brother, Dakota Lee": kin tell the gender of a name that is mostly of the other one. */
static int
is_told_by_kin(const qai_scan *scan, const qai_mention *phrase, const qai_mention *name)
{
  return scan->quotes->genre != QUOTEATTR_GENRE_FICTION && phrase->kind == QUOTEATTR_MENTION_NOMINAL &&
         qai_scan_classes(scan, phrase->head) & QAI_LEX_KINSHIP && name->kind == QUOTEATTR_MENTION_NAME &&
         name->first == name->name_first && !qai_tag_lexeme(scan->tags, name->name_first)->gender_sure;
}

static int
genders_fit(const qai_scan *scan, const qai_mention *a, const qai_mention *b)
{
  if ((a->flags & QAI_MENTION_PLURAL) != (b->flags & QAI_MENTION_PLURAL))
    return 0;
  return !a->gender || !b->gender || a->gender == b->gender || is_man_by_form(scan, a) || is_man_by_form(scan, b) ||
         is_told_by_kin(scan, a, b) || is_told_by_kin(scan, b, a);
}

/* What may stand behind the second phrase: the clause goes on, or ends. */
static int
closes(const qai_scan *scan, uint32_t i)
{
  int tag = qai_scan_tag(scan, i);
  return i >= scan->segment->n_words || tag == QAI_TAG_PUNCT || tag == QAI_TAG_VERB || tag == QAI_TAG_AUX ||
         scan->segment->words[i].kind != QUOTEATTR_TOKEN_WORD || qai_scan_symbol(scan, i) == QAI_W_WHO;
}

/* "Ann Lee, the mayor, and …" is one person, "Ann Lee, mayor and …" too, but "Ann Lee, the mayor and the clerk" is a
 * list. */
static int
is_in_list(const qai_scan *scan, const qai_mention *a, const qai_mention *b)
{
  uint32_t symbol = qai_scan_symbol(scan, b->last);
  if (symbol != QAI_W_AND && symbol != QAI_W_OR)
    return 0;
  return a->kind != QUOTEATTR_MENTION_NAME || b->kind != QUOTEATTR_MENTION_NOMINAL ||
         qai_scan_classes(scan, b->first) & QAI_LEX_DETERMINER;
}

/* "You are a fool, Tom.": what is said of somebody is no name's beside it that is called out. */
static int
is_said_of(const qai_scan *scan, const qai_mention *a, const qai_mention *b)
{
  return a->flags & QAI_MENTION_INDEFINITE && b->flags & QAI_MENTION_VOCATIVE && a->first &&
         qai_scan_tag(scan, a->first - 1) == QAI_TAG_AUX;
}

static int
is_pair(const qai_scan *scan, const qai_mention *a, const qai_mention *b)
{
  if (!genders_fit(scan, a, b) || is_in_list(scan, a, b) || is_said_of(scan, a, b))
    return 0;
  if (is_role_phrase(scan, a) && b->kind == QUOTEATTR_MENTION_NAME && b->type != QUOTEATTR_ENTITY_OTHER)
    return closes(scan, b->last) || qai_scan_classes(scan, b->last) & QAI_LEX_PREPOSITION;
  if (is_role_phrase(scan, a)) /* "the skipper, a broad woman", "the mate, a youth named Tom" */
    return b->flags & QAI_MENTION_INDEFINITE && is_role_phrase(scan, b) && a->region == b->region &&
           (qai_selfnaming_is_called(scan, b->last) || (b->gender && closes(scan, qai_apposition_extent(scan, b))));
  return is_explained(scan, a, b->type) && is_role_phrase(scan, b) && a->region == b->region;
}

/* The mention that starts at word `at`, looked for behind mention `i`; QAI_NONE without one. */
static uint32_t
mention_at_word(const qai_scan *scan, uint32_t i, uint32_t at)
{
  uint32_t k;
  for (k = i + 1; k < scan->found.n && scan->found.data[k].first <= at; k++)
    if (scan->found.data[k].first == at)
      return k;
  return QAI_NONE;
}

/* Behind an adverb before the second phrase: "Ann Lee, | now | a judge". */
static uint32_t
adverb_end(const qai_scan *scan, uint32_t i)
{
  return qai_scan_tag(scan, i) == QAI_TAG_ADV && qai_scan_classes(scan, i + 1) & QAI_LEX_DETERMINER ? i + 1 : i;
}

/* "It hurt a child, | police chief Ann Lee said": who says what stands before is no part of it. */
static int
is_reporter(const qai_scan *scan, const qai_mention *a, const qai_mention *b)
{
  return a->first > scan->segment->sentences[a->sentence].first && qai_scan_is(scan, b->first - 1, ',') &&
         qai_facet(scan, b->last, QAI_FACET_SAYS);
}

/* "Questioned by counsel Amir Shah, | the officer admitted": a preposition's object before a comma, and behind that the
 * subject of a verb, are two, in the news. */
static int
is_subject(const qai_scan *scan, const qai_mention *a, const qai_mention *b)
{
  uint32_t k = a->first, first = scan->segment->sentences[a->sentence].first;
  int tag = qai_scan_tag(scan, b->last);
  if (scan->quotes->genre == QUOTEATTR_GENRE_FICTION || (tag != QAI_TAG_VERB && tag != QAI_TAG_AUX) ||
      !qai_scan_is(scan, b->first - 1, ','))
    return 0;
  while (k > first && (qai_scan_tag(scan, k - 1) == QAI_TAG_NOUN || qai_scan_tag(scan, k - 1) == QAI_TAG_ADJ ||
                       qai_scan_tag(scan, k - 1) == QAI_TAG_DET))
    k--;
  return k > first && qai_scan_tag(scan, k - 1) == QAI_TAG_ADP;
}

/* "homemaker", "former", "retired" */
static int
is_bare(const qai_scan *scan, uint32_t w)
{
  int tag = qai_scan_tag(scan, w);
  return !qai_scan_flag(scan, w, QUOTEATTR_FLAG_CAPITAL) &&
         (tag == QAI_TAG_NOUN || tag == QAI_TAG_ADJ ||
          (tag == QAI_TAG_VERB && !qai_facet(scan, w, QAI_FACET_CUE) && qai_scan_tag(scan, w + 1) == QAI_TAG_NOUN));
}

/* The name mention behind mention `i` that stands behind a comma and up to three words in small letters, as the news
 * have it: "a resident, | retired | teacher Ann Lee"; QAI_NONE without one. */
static uint32_t
name_behind_words(const qai_scan *scan, uint32_t i, uint32_t comma)
{
  uint32_t w, k = QAI_NONE;
  if (!qai_scan_is(scan, comma, ','))
    return QAI_NONE;
  for (w = comma + 1; k == QAI_NONE && w <= comma + BARE_WORDS && is_bare(scan, w); w++)
    k = mention_at_word(scan, i, w + 1);
  return k;
}

/* Behind what brackets hold: "deputy director | (harbours) | Ann Lee"; `i` when none stand there. */
static uint32_t
bracket_end(const qai_scan *scan, uint32_t i)
{
  uint32_t k = i + 1;
  if (!qai_scan_is(scan, i, '('))
    return i;
  while (k < i + BRACKET_WORDS && !qai_scan_is(scan, k, ')'))
    k++;
  return qai_scan_is(scan, k, ')') ? k + 1 : i;
}

/* "the Minister of Health (Mr. Dray)": the name that brackets at word `at` behind mention `i` hold; QAI_NONE. */
static uint32_t
name_in_brackets(const qai_scan *scan, uint32_t i, uint32_t at)
{
  uint32_t k = qai_scan_is(scan, at, '(') ? mention_at_word(scan, i, at + 1) : QAI_NONE;
  return k != QAI_NONE && scan->found.data[k].kind == QUOTEATTR_MENTION_NAME &&
                 qai_scan_is(scan, scan->found.data[k].last, ')')
             ? k
             : QAI_NONE;
}

/* The name that mention `i`, a phrase, stands before, with a few words or brackets between; QAI_NONE without one. */
static uint32_t
name_behind(const qai_scan *scan, uint32_t i)
{
  const qai_mention *m = &scan->found.data[i];
  uint32_t extent, end, k;
  if (m->kind != QUOTEATTR_MENTION_NOMINAL || scan->quotes->genre == QUOTEATTR_GENRE_FICTION)
    return QAI_NONE;
  extent = qai_scan_is(scan, m->last, ',') ? m->last : qai_apposition_extent(scan, m);
  end = bracket_end(scan, m->last);
  k = name_in_brackets(scan, i, extent);
  if (k == QAI_NONE)
    k = end > m->last ? mention_at_word(scan, i, end) : name_behind_words(scan, i, extent);
  return k != QAI_NONE && scan->found.data[k].kind == QUOTEATTR_MENTION_NAME &&
                 scan->found.data[k].sentence == m->sentence && is_pair(scan, m, &scan->found.data[k]) &&
                 !is_reporter(scan, m, &scan->found.data[k]) && !is_subject(scan, m, &scan->found.data[k])
             ? k
             : QAI_NONE;
}

/* The mention in apposition behind mention `i`, or QAI_NONE. */
static uint32_t
second_of(const qai_scan *scan, uint32_t i)
{
  const qai_mention *m = &scan->found.data[i];
  uint32_t end = m->last, k;
  if (!qai_scan_is(scan, end, ','))
    end = qai_apposition_extent(scan, m);
  if (!qai_scan_is(scan, end, ','))
    return QAI_NONE;
  k = mention_at_word(scan, i, adverb_end(scan, end + 1));
  return k != QAI_NONE && scan->found.data[k].sentence == m->sentence && is_pair(scan, m, &scan->found.data[k]) &&
                 !is_reporter(scan, m, &scan->found.data[k]) && !is_subject(scan, m, &scan->found.data[k])
             ? k
             : QAI_NONE;
}

/* "The mayor, Ann Lee,": what the phrase is, the name is too; in the news so is its gender, "her uncle, Ren Tal". */
static void
tell_person(const qai_scan *scan, qai_mention *name, const qai_mention *phrase)
{
  if (scan->quotes->genre != QUOTEATTR_GENRE_FICTION && name->kind == QUOTEATTR_MENTION_NAME && phrase->gender &&
      phrase->kind == QUOTEATTR_MENTION_NOMINAL &&
      (name->gender ? is_told_by_kin(scan, phrase, name) : !is_man_by_form(scan, phrase)))
    name->gender = phrase->gender;
  if (name->kind == QUOTEATTR_MENTION_NAME && phrase->kind == QUOTEATTR_MENTION_NOMINAL &&
      phrase->type == QUOTEATTR_ENTITY_PERSON && (phrase->first > name->first || phrase->last + 1 == name->first))
    name->flags |= QAI_MENTION_PERSON;
}

/* The name that mention `i`, a phrase, says its bearer has: "a man named Lee"; QAI_NONE without one. */
static uint32_t
given_name(const qai_scan *scan, uint32_t i)
{
  qai_mention *m = scan->found.data;
  uint32_t k = m[i].kind == QUOTEATTR_MENTION_NOMINAL ? qai_selfnaming_find(scan, i) : QAI_NONE;
  if (k != QAI_NONE && m[i].type == QUOTEATTR_ENTITY_PERSON)
    m[k].flags |= QAI_MENTION_PERSON;
  return k;
}

/* "Ann Lee, the chairman": of this phrase no gender is known. */
static void
forget_gender(const qai_scan *scan, qai_mention *phrase, const qai_mention *name)
{
  if (phrase->gender && name->gender && phrase->gender != name->gender && is_man_by_form(scan, phrase))
    phrase->gender = QUOTEATTR_GENDER_UNKNOWN;
}

/* Nor is it of the phrases with the same noun, once all pairs are known. */
static int
forget_genders(const qai_scan *scan, const qai_appositions *a)
{
  qai_mention *m = scan->found.data;
  uint8_t *known = NULL; /* forms that a woman has been called by */
  uint32_t i, k;
  for (i = 0; i < 2 * a->pairs.n; i++) {
    const qai_mention *x = &m[i & 1 ? a->pairs.data[i / 2].second : a->pairs.data[i / 2].first];
    if (x->gender || !is_man_by_form(scan, x))
      continue;
    if (!known && !(known = qai_arena_calloc(scan->arena, (size_t)scan->forms.n_forms + 1, 1)))
      return QUOTEATTR_ERR_NOMEM;
    known[qai_forms_of(&scan->forms, x->head)] = 1;
  }
  for (k = 0; known && k < scan->found.n; k++)
    if (m[k].kind == QUOTEATTR_MENTION_NOMINAL && known[qai_forms_of(&scan->forms, m[k].head)])
      m[k].gender = QUOTEATTR_GENDER_UNKNOWN;
  return QUOTEATTR_OK;
}

int
qai_apposition_find(qai_scan *scan, uint32_t from, qai_appositions *out)
{
  qai_mention *m = scan->found.data;
  qai_apposition pair;
  for (pair.first = from; pair.first < scan->found.n; pair.first++) {
    if (m[pair.first].kind == QUOTEATTR_MENTION_PRONOUN)
      continue;
    pair.second = given_name(scan, pair.first);
    if (pair.second == QAI_NONE)
      pair.second = second_of(scan, pair.first);
    if (pair.second == QAI_NONE)
      pair.second = name_behind(scan, pair.first);
    if (pair.second == QAI_NONE || m[pair.second].flags & QAI_MENTION_EXPLAINS)
      continue;
    m[pair.first].flags |= QAI_MENTION_EXPLAINED;
    m[pair.second].flags |= QAI_MENTION_EXPLAINS;
    tell_person(scan, &m[pair.first], &m[pair.second]);
    tell_person(scan, &m[pair.second], &m[pair.first]);
    forget_gender(scan, &m[pair.first], &m[pair.second]);
    forget_gender(scan, &m[pair.second], &m[pair.first]);
    if (QAI_PUSH(scan->arena, &out->pairs, pair))
      return QUOTEATTR_ERR_NOMEM;
  }
  return QUOTEATTR_OK;
}

int
qai_apposition_index(const qai_scan *scan, qai_appositions *out)
{
  uint32_t i;
  out->ahead = qai_arena_alloc(scan->arena, ((size_t)scan->found.n + 1) * sizeof *out->ahead);
  out->behind = qai_arena_alloc(scan->arena, ((size_t)scan->found.n + 1) * sizeof *out->behind);
  if (!out->ahead || !out->behind)
    return QUOTEATTR_ERR_NOMEM;
  for (i = 0; i < out->pairs.n; i++) {
    out->ahead[out->pairs.data[i].first] = out->pairs.data[i].second;
    out->behind[out->pairs.data[i].second] = out->pairs.data[i].first;
  }
  return forget_genders(scan, out);
}
