#include "mention/nominals.h"

#include "mention/bodies.h"
#include "mention/cast.h"
#include "mention/elliptic.h"
#include "mention/interview.h"
#include "mention/titles.h"
#include "mention/toldnoun.h"
#include "mention/traits.h"

#include <string.h>

#define SAME_PERSON_PARAGRAPHS 2u /* in the news one describes somebody named this shortly before */
#define OTHER_MENTIONS 12u        /* between "one" and "the other", */
#define OTHER_SENTENCES 3u        /* and sentences */
#define SAME_NOUNS 12u            /* phrases with one noun that are looked back at */
#define TITLES 8u                 /* of one person that are remembered by name */
#define SAME_NOUN_PARAGRAPHS 30u  /* in fiction a noun phrase stands for somebody met this shortly before */

static const qai_mention *
mention_at(const qai_nominals *x, uint32_t i)
{
  return &x->scan->found.data[i];
}

/* The bearer of a title: in the news whoever had it last, in fiction the one who has it mostly (a majority vote by
 * Boyer and Moore). */
static void
note_bearer(qai_nominals *x, uint32_t key, uint32_t entity)
{
  if (x->bearer[key] == entity + 1) {
    x->weight[key]++;
  } else if (!x->bearer[key] || !x->weight[key] || x->scan->quotes->genre != QUOTEATTR_GENRE_FICTION) {
    x->bearer[key] = entity + 1;
    x->weight[key] = 1;
  } else {
    x->weight[key]--;
  }
}

/* Has the entity borne the title? */
static int
has_borne(const qai_nominals *x, uint32_t entity, uint32_t key)
{
  uint32_t k = x->titles[entity], n;
  for (n = 0; k && n < TITLES; n++, k = x->borne.data[k - 1].before)
    if (x->borne.data[k - 1].key == key)
      return 1;
  return 0;
}

static int
note_borne(qai_nominals *x, uint32_t key, uint32_t entity)
{
  qai_borne b;
  if (x->scan->quotes->genre == QUOTEATTR_GENRE_FICTION || has_borne(x, entity, key))
    return QUOTEATTR_OK;
  b.key = key;
  b.before = x->titles[entity];
  if (QAI_PUSH(x->scan->arena, &x->borne, b))
    return QUOTEATTR_ERR_NOMEM;
  x->titles[entity] = x->borne.n;
  return QUOTEATTR_OK;
}

/* "Bishop of Ely": a title that is all the name there is.  Who is called so in full is who has it from there on. */
static int
is_office(const qai_scan *scan, const qai_mention *m, uint32_t w)
{
  return w + 2 < m->last && qai_scan_symbol(scan, w + 1) == QAI_W_OF;
}

static int
note_title(qai_nominals *x, const qai_mention *m, uint32_t w)
{
  uint32_t key = qai_titles_key(x->scan, w);
  int office = w >= m->name_first;
  if (office && !is_office(x->scan, m, w))
    return QUOTEATTR_OK;
  if (office)
    x->weight[key] = 0;
  note_bearer(x, key, m->entity);
  return note_borne(x, key, m->entity);
}

/* "Bank of Ghana", whom "the bank" stands for from there on. */
static void
note_body(qai_nominals *x, const qai_mention *m)
{
  uint32_t noun;
  if (x->scan->quotes->genre == QUOTEATTR_GENRE_FICTION ||
      x->entities->items.data[m->entity].type != QUOTEATTR_ENTITY_ORGANISATION)
    return;
  noun = qai_bodies_noun(x->scan, m);
  if (noun != QAI_NONE)
    x->body[qai_titles_key(x->scan, noun)] = m->entity + 1;
}

int
qai_nominals_note_name(qai_nominals *nominals, uint32_t mention)
{
  const qai_mention *m = mention_at(nominals, mention);
  uint32_t w;
  if (!nominals->bearer)
    return QUOTEATTR_OK;
  for (w = m->first; w < m->last; w++) {
    uint32_t classes = qai_scan_classes(nominals->scan, w);
    if (classes & (QAI_LEX_TITLE | QAI_LEX_ROLE) && !(classes & QAI_LEX_KINSHIP) && note_title(nominals, m, w))
      return QUOTEATTR_ERR_NOMEM;
  }
  note_body(nominals, m);
  return QUOTEATTR_OK;
}

int
qai_nominals_init(qai_nominals *nominals, qai_scan *scan, const qai_cast *cast, const qai_aliases *aliases,
                  const qai_groups *groups, qai_entities *entities)
{
  size_t keys = (size_t)scan->forms.n_forms + QAI_W_COUNT + 1;
  memset(nominals, 0, sizeof *nominals);
  nominals->scan = scan;
  nominals->aliases = aliases;
  nominals->entities = entities;
  if (!scan->n_nominals) /* nobody asks */
    return QUOTEATTR_OK;
  nominals->bearer = qai_arena_calloc(scan->arena, keys, sizeof *nominals->bearer);
  nominals->body = qai_arena_calloc(scan->arena, keys, sizeof *nominals->body);
  nominals->nation = qai_arena_calloc(scan->arena, (size_t)entities->items.cap + 1, sizeof *nominals->nation);
  nominals->titles = qai_arena_calloc(scan->arena, (size_t)entities->items.cap + 1, sizeof *nominals->titles);
  nominals->weight = qai_arena_alloc(scan->arena, keys * sizeof *nominals->weight);
  nominals->before = qai_arena_calloc(scan->arena, scan->found.n, sizeof *nominals->before);
  if (!nominals->bearer || !nominals->body || !nominals->nation || !nominals->titles || !nominals->weight ||
      !nominals->before || qai_family_init(&nominals->family, scan, aliases, groups))
    return QUOTEATTR_ERR_NOMEM;
  return qai_cast_phrases_new(scan, cast, &nominals->cast);
}

static int
fits(const qai_nominals *x, const qai_mention *m, uint32_t entity)
{
  const qai_entity *e = &x->entities->items.data[entity];
  if (m->gender && e->gender && m->gender != e->gender)
    return 0;
  return ((m->flags & QAI_MENTION_PLURAL) != 0) == (e->plural != 0) &&
         !qai_antecedents_exclude(x->antecedents, m, entity);
}

/* The group of the name `mention`, which is ahead and so has no entity yet; QAI_NONE for another one. */
static uint32_t
group_of(const qai_nominals *x, uint32_t mention)
{
  uint32_t alias = mention == QAI_NONE ? QAI_NONE : qai_aliases_of(mention_at(x, mention));
  return alias == QAI_NONE ? QAI_NONE : x->aliases->items.data[alias].group;
}

/* The entity that a nominal in apposition shares: of the name ahead ("the treasurer, a thin man called Vane"), else
 * of what stands before it; QAI_NONE without one. */
static uint32_t
by_apposition(const qai_nominals *x, uint32_t i)
{
  uint32_t k = qai_apposition_ahead(x->apposed, x->scan, i), group = group_of(x, k);
  if (k != QAI_NONE && group == QAI_NONE)
    group = group_of(x, qai_apposition_ahead(x->apposed, x->scan, k));
  if (group != QAI_NONE)
    return group;
  k = qai_apposition_behind(x->apposed, x->scan, i);
  return k == QAI_NONE ? QAI_NONE : mention_at(x, k)->entity;
}

static uint32_t
by_possessor(const qai_nominals *x, const qai_mention *m, uint32_t possessor)
{
  uint32_t e = possessor == QAI_NONE ? QAI_NONE : qai_family_find(&x->family, possessor, m->head);
  return e != QAI_NONE && fits(x, m, e) ? e : QAI_NONE;
}

/* "Minister Ann Lee met Minister Ida Ross.  Lee said …  The minister said …": of several with one title who spoke last
 * goes on; QAI_NONE if that is none of them. */
static uint32_t
by_last_speaker(const qai_nominals *x, const qai_mention *m)
{
  const qai_mention *s = x->again->last == QAI_NONE ? NULL : mention_at(x, x->again->last);
  if (x->scan->quotes->genre == QUOTEATTR_GENRE_FICTION || !s || m->region != QAI_NONE || m->last - m->first != 2 ||
      qai_scan_symbol(x->scan, m->first) != QAI_W_THE || m->paragraph - s->paragraph > 1 ||
      m->sentence == s->sentence || !(m->flags & QAI_MENTION_SUBJECT || qai_antecedents_speaks(x->scan, m)))
    return QAI_NONE;
  return has_borne(x, s->entity, qai_titles_key(x->scan, m->head)) && fits(x, m, s->entity) ? s->entity : QAI_NONE;
}

static uint32_t
by_title(const qai_nominals *x, const qai_mention *m)
{
  uint32_t e = by_last_speaker(x, m), k = x->bearer[qai_titles_key(x->scan, m->head)];
  if (e != QAI_NONE)
    return e;
  return k && !(m->flags & QAI_MENTION_INDEFINITE) && fits(x, m, k - 1) ? k - 1 : QAI_NONE;
}

/* "The bank" is the latest that has the noun in its name. */
static uint32_t
by_body(const qai_nominals *x, const qai_mention *m)
{
  uint32_t k = qai_bodies_is_called(x->scan, m) ? x->body[qai_titles_key(x->scan, m->head)] : 0;
  return k && fits(x, m, k - 1) ? k - 1 : QAI_NONE;
}

/* "The Kenyan", "the Iraqi", "the Icelander" before a verb: one of a nation; not "the Dutch", "the Chinese", who are
 * many. */
static int
is_national(const qai_scan *scan, const qai_mention *m)
{
  const quoteattr_token *t = &scan->segment->words[m->head];
  const char *end = scan->segment->text->bytes + t->end;
  return scan->quotes->genre != QUOTEATTR_GENRE_FICTION && m->kind == QUOTEATTR_MENTION_NAME &&
         m->last - m->first == 2 && m->flags & QAI_MENTION_SUBJECT && m->region == QAI_NONE &&
         qai_scan_symbol(scan, m->first) == QAI_W_THE && qai_scan_classes(scan, m->head) & QAI_LEX_DEMONYM &&
         qai_tag_lexeme(scan->tags, m->head)->number != 2 &&
         (qai_tag_lexeme(scan->tags, m->head)->describes || end[-1] == 'i' || (end[-1] == 'n' && end[-2] == 'a') ||
          (end[-1] == 'r' && end[-2] == 'e'));
}

/* "The former welder": whoever that is has been named. */
static int
is_former(const qai_scan *scan, const qai_mention *m)
{
  return m->kind == QUOTEATTR_MENTION_NOMINAL && m->type == QUOTEATTR_ENTITY_PERSON && m->last - m->first > 2 &&
         qai_scan_symbol(scan, m->first + 1) == QAI_W_FORMER &&
         (m->flags & QAI_MENTION_SUBJECT || qai_antecedents_speaks(scan, m));
}

/* "The midfielder", "the Vermont Republican" of a news text: a noun for what somebody is, without more. */
static int
describes(const qai_scan *scan, const qai_mention *m)
{
  uint32_t behind = qai_scan_symbol(scan, m->last);
  if (is_national(scan, m))
    return 1;
  return scan->quotes->genre != QUOTEATTR_GENRE_FICTION &&
         (qai_tag_lexeme(scan->tags, m->head)->describes || is_former(scan, m)) &&
         !(qai_scan_classes(scan, m->head) & QAI_LEX_ORG_NOUN) && qai_scan_symbol(scan, m->first) == QAI_W_THE &&
         m->region == QAI_NONE && !(m->flags & QAI_MENTION_PLURAL) && behind != QAI_W_OF && behind != QAI_W_WHO;
}

/* Somebody named, who was spoken of in the narration last. */
static int
is_told_of(const qai_nominals *x, const qai_candidate *c)
{
  return c->entity != QAI_NONE && x->entities->items.data[c->entity].named &&
         x->entities->items.data[c->entity].type == QUOTEATTR_ENTITY_PERSON &&
         mention_at(x, c->mention)->region == QAI_NONE;
}

/* The one who spoke last or was the subject last, shortly before, when nobody else has been named since. */
static uint32_t
by_description(const qai_nominals *x, uint32_t i)
{
  const qai_mention *m = mention_at(x, i), *before;
  qai_candidate c[QAI_ANTECEDENT_MAX];
  uint32_t n, k = 0;
  if (!describes(x->scan, m))
    return QAI_NONE;
  n = qai_antecedents_collect(x->antecedents, i, QAI_NONE, c);
  while (k < n && !is_told_of(x, &c[k]))
    k++;
  if (k == n)
    return QAI_NONE;
  before = mention_at(x, c[k].mention);
  if (m->paragraph - before->paragraph > SAME_PERSON_PARAGRAPHS ||
      (c[k].mention != x->antecedents->last_spoke && !(before->flags & QAI_MENTION_SUBJECT)))
    return QAI_NONE;
  return fits(x, m, c[k].entity) ? c[k].entity : QAI_NONE;
}

/* `“…,” said the tall guard`, `“…,” said the fat guard`: nothing but what tells them apart is said of either. */
static int
is_other_speaker(const qai_nominals *x, const qai_mention *m, const qai_mention *before)
{
  uint32_t its, others;
  if (x->scan->quotes->genre != QUOTEATTR_GENRE_FICTION || !qai_antecedents_is_tag(x->scan, m) ||
      !qai_antecedents_is_tag(x->scan, before))
    return 0;
  its = qai_traits_of(x->scan, m);
  others = qai_traits_of(x->scan, before);
  return its && others && !qai_traits_are_alike(its, others);
}

/* "The parish council": the form of the noun that says which body it is; 0 without one. */
static uint32_t
kind_of_body(const qai_scan *scan, const qai_mention *m)
{
  return m->type != QUOTEATTR_ENTITY_PERSON && m->head == m->first + 2 && m->head + 1 == m->last &&
                 qai_scan_classes(scan, m->first) & QAI_LEX_DETERMINER && qai_scan_is_lower(scan, m->head - 1) &&
                 qai_scan_tag(scan, m->head - 1) == QAI_TAG_NOUN
             ? 1 + qai_forms_of(&scan->forms, m->head - 1)
             : 0;
}

/* "The parish council" and "the county council" are two. */
static int
is_other_body(const qai_nominals *x, const qai_mention *m, const qai_mention *before)
{
  uint32_t its = kind_of_body(x->scan, m), others = its ? kind_of_body(x->scan, before) : 0;
  return others && its != others;
}

static int
has_same_noun(const qai_nominals *x, const qai_mention *m, const qai_mention *before)
{
  return before->entity != QAI_NONE && fits(x, m, before->entity) && !is_other_speaker(x, m, before) &&
         !is_other_body(x, m, before);
}

/* Does more than the noun say that it is the same: "the first soldier" again, "the parish council"? */
static int
is_told_again(const qai_nominals *x, uint32_t traits, uint32_t kind, const qai_mention *before)
{
  return (traits && qai_traits_are_alike(traits, qai_traits_of(x->scan, before))) ||
         (kind && kind == kind_of_body(x->scan, before));
}

/* Who else has been "the first soldier" when the soldier spoken of last was the second. */
static const qai_mention *
with_same_noun(const qai_nominals *x, const qai_mention *m, uint32_t last)
{
  uint32_t traits, kind, k, n;
  if (has_same_noun(x, m, mention_at(x, last)))
    return mention_at(x, last);
  traits = qai_traits_of(x->scan, m);
  kind = kind_of_body(x->scan, m);
  for (k = x->before[last], n = 0; (traits || kind) && k && n < SAME_NOUNS; k = x->before[k - 1], n++)
    if (is_told_again(x, traits, kind, mention_at(x, k - 1)) && has_same_noun(x, m, mention_at(x, k - 1)))
      return mention_at(x, k - 1);
  return NULL;
}

/* Bodies and groups: the latest with the same noun. */
static uint32_t
by_noun(const qai_nominals *x, const qai_mention *m)
{
  uint32_t k = x->antecedents->same_noun[qai_forms_of(&x->scan->forms, m->head)];
  const qai_mention *before = k ? with_same_noun(x, m, k - 1) : NULL;
  if (!before)
    return QAI_NONE;
  if (m->flags & QAI_MENTION_INDEFINITE && !(m->flags & QAI_MENTION_PLURAL) &&
      !qai_scan_flag(x->scan, m->head, QUOTEATTR_FLAG_CAPITAL))
    return QAI_NONE;
  if (x->scan->quotes->genre == QUOTEATTR_GENRE_FICTION && m->paragraph - before->paragraph > SAME_NOUN_PARAGRAPHS)
    return QAI_NONE;
  return before->entity;
}

/* Does what the mention `possessor` stands for have the noun of `m` itself: "Ann's voice", but "her | mother's voice"?
 */
static int
is_nearest(const qai_nominals *x, const qai_mention *m)
{
  const qai_mention *p = m + 1; /* see qai_antecedents_possessor() */
  uint32_t w;
  for (w = p->last + 1; w < m->head; w++)
    if (qai_scan_is_possessive(x->scan, w))
      return 0;
  return 1;
}

/* "The vicar's voice", "her mother's voice": who the noun in front of the last possessive is. */
static uint32_t
by_inner(const qai_nominals *x, const qai_mention *m, uint32_t possessor)
{
  qai_mention inner = *m;
  uint32_t w = m->head, e;
  while (w > m->first && !qai_scan_is_possessive(x->scan, w))
    w--;
  if (w <= m->first + (possessor == QAI_NONE))
    return QAI_NONE;
  inner.head = w - 1;
  inner.last = w;
  inner.gender = QUOTEATTR_GENDER_UNKNOWN;
  inner.flags &= (uint16_t)~QAI_MENTION_PLURAL;
  if (possessor != QAI_NONE)
    return by_possessor(x, &inner, possessor);
  e = qai_cast_phrases_find(x->cast, x->scan, &inner);
  if (e == QAI_NONE)
    e = by_title(x, &inner);
  return e == QAI_NONE ? by_noun(x, &inner) : e;
}

/* "Ann's voice", "the voice of Ann": whose it is. */
static uint32_t
by_voice(const qai_nominals *x, uint32_t i, uint32_t possessor)
{
  const qai_mention *m = mention_at(x, i);
  if (qai_scan_symbol(x->scan, m->head) != QAI_W_VOICE)
    return QAI_NONE;
  if (possessor != QAI_NONE && is_nearest(x, m))
    return possessor;
  if (possessor != QAI_NONE || qai_scan_symbol(x->scan, m->last) != QAI_W_OF)
    return by_inner(x, m, possessor);
  if (i + 1 >= x->scan->found.n || m[1].first != m->last + 1)
    return QAI_NONE;
  return group_of(x, i + 1);
}

/* "One said …  The other said": who "one" of two is nobody tells, nor who the other is. */
static int
is_other_than_one(const qai_nominals *x, uint32_t i)
{
  const qai_mention *m = mention_at(x, i);
  uint32_t k;
  for (k = 1; k <= i && k <= OTHER_MENTIONS && m->sentence - mention_at(x, i - k)->sentence <= OTHER_SENTENCES; k++)
    if (qai_scan_symbol(x->scan, mention_at(x, i - k)->head) == QAI_W_ONE &&
        qai_elliptic_is(x->scan, mention_at(x, i - k)))
      return 1;
  return 0;
}

/* "The other": not the one spoken of last, but the one before. */
static uint32_t
the_other(const qai_nominals *x, uint32_t i)
{
  qai_candidate c[QAI_ANTECEDENT_MAX];
  int news = x->scan->quotes->genre != QUOTEATTR_GENRE_FICTION;
  uint32_t n = news && is_other_than_one(x, i) ? 0 : qai_antecedents_collect(x->antecedents, i, QAI_NONE, c);
  return n > 2 ? c[1].entity : QAI_NONE; /* behind them stands somebody new */
}

/* "My grandmother", "our son": outside of stories nobody whom the text knows by another name, unless it says so. */
static int
is_own_kin(const qai_nominals *x, const qai_mention *m)
{
  uint32_t symbol = qai_scan_symbol(x->scan, m->first);
  return x->scan->quotes->genre != QUOTEATTR_GENRE_FICTION && (symbol == QAI_W_MY || symbol == QAI_W_OUR) &&
         qai_scan_classes(x->scan, m->head) & QAI_LEX_KINSHIP;
}

/* `said Dad`: a word for kin in the place of a name. */
static int
is_kin_name(const qai_nominals *x, const qai_mention *m)
{
  return x->scan->quotes->genre == QUOTEATTR_GENRE_FICTION && m->region == QAI_NONE && m->last - m->first == 1 &&
         !(m->flags & QAI_MENTION_PLURAL) && qai_scan_flag(x->scan, m->head, QUOTEATTR_FLAG_CAPITAL) &&
         qai_scan_classes(x->scan, m->head) & QAI_LEX_KINSHIP;
}

/* "The goblin": none who is called by a name, but by the ranker's leave anyone. */
static int
is_being(const qai_nominals *x, const qai_mention *m)
{
  return x->scan->quotes->genre == QUOTEATTR_GENRE_FICTION && m->region == QAI_NONE &&
         m->type == QUOTEATTR_ENTITY_PERSON && qai_tag_lexeme(x->scan->tags, m->head)->being;
}

/* Has the noun stood for somebody? */
static int
has_stood(const qai_nominals *x, const qai_mention *m)
{
  return x->antecedents->same_noun[qai_forms_of(&x->scan->forms, m->head)] != 0;
}

/* One of whose kin something has been said, "my father"; nobody else. */
static uint32_t
by_kin_name(const qai_nominals *x, uint32_t i)
{
  const uint32_t kin = QAI_TRAITS_VALUES << QAI_CONTRAST_KIN * QAI_CONTRAST_BITS;
  const uint32_t traits = qai_traits_of(x->scan, mention_at(x, i)) & kin;
  qai_candidate c[QAI_ANTECEDENT_MAX];
  uint32_t k, n = qai_antecedents_collect(x->antecedents, i, QAI_NONE, c);
  for (k = 0; k < n; k++)
    if (c[k].entity != QAI_NONE && qai_traits_are_alike(traits, x->antecedents->followed.data[c[k].entity].traits))
      return c[k].entity;
  return QAI_NONE;
}

/* Two vocatives with nothing but a comma between them: one is called twice. */
static int
are_called_together(const qai_nominals *x, const qai_mention *a, const qai_mention *b)
{
  return a->flags & b->flags & QAI_MENTION_VOCATIVE && a->region == b->region && b->first == a->last + 1 &&
         qai_scan_is(x->scan, a->last, ',');
}

/* "Tess, honey, …", "Now, honey, Tess, …": the name beside it says who is meant; not so "It's Tess, sir". */
static int
is_called_by_name(const qai_nominals *x, uint32_t i)
{
  const qai_mention *m = mention_at(x, i);
  if (!(m->flags & QAI_MENTION_VOCATIVE) || qai_scan_classes(x->scan, m->head) & QAI_LEX_TITLE ||
      x->scan->quotes->genre != QUOTEATTR_GENRE_FICTION)
    return 0;
  return (i > 0 && m[-1].kind == QUOTEATTR_MENTION_NAME && are_called_together(x, m - 1, m)) ||
         (i + 1 < x->scan->found.n && m[1].kind == QUOTEATTR_MENTION_NAME && are_called_together(x, m, m + 1));
}

/* `“Not yet, Mr. Lowe,” he said to the gardener`: the one called by name. */
static uint32_t
by_told(const qai_nominals *x, uint32_t i)
{
  uint32_t name = qai_toldnoun_name(x->scan, i), e = name == QAI_NONE ? QAI_NONE : mention_at(x, name)->entity;
  return e != QAI_NONE && fits(x, mention_at(x, i), e) ? e : QAI_NONE;
}

static uint32_t
find(const qai_nominals *x, uint32_t i, uint32_t possessor)
{
  const qai_mention *m = mention_at(x, i);
  uint32_t e = by_apposition(x, i);
  if (m->flags & QAI_MENTION_JOINT)
    return QAI_NONE;
  if (e == QAI_NONE)
    e = by_voice(x, i, possessor);
  if (e == QAI_NONE && possessor == QAI_NONE)
    e = qai_cast_phrases_find(x->cast, x->scan, m);
  if (e != QAI_NONE)
    return e;
  if (qai_elliptic_is_other(x->scan, m))
    return the_other(x, i);
  if (qai_elliptic_is(x->scan, m) && !qai_elliptic_is_aged(x->scan, m))
    return QAI_NONE;
  e = by_possessor(x, m, possessor);
  if (e == QAI_NONE)
    e = by_told(x, i);
  if (e == QAI_NONE && possessor == QAI_NONE)
    e = by_title(x, m);
  if (e == QAI_NONE && possessor == QAI_NONE)
    e = by_body(x, m);
  if (e != QAI_NONE)
    return e;
  if (possessor == QAI_NONE && is_kin_name(x, m) && !has_stood(x, m))
    return by_kin_name(x, i);
  if (possessor == QAI_NONE && is_being(x, m))
    return by_noun(x, m);
  if (qai_antecedents_is_anaphor(x->scan, i) && !qai_interview_is_label(x->scan, m) && !is_own_kin(x, m))
    return qai_antecedents_best(x->antecedents, i, possessor);
  if (possessor != QAI_NONE)
    return QAI_NONE;
  e = by_noun(x, m);
  if (e == QAI_NONE)
    e = qai_bodies_described(x->antecedents, i);
  return e == QAI_NONE ? by_description(x, i) : e;
}

/* Who has been called so, else who spoke or acted last, unless that one is of another nation. */
static uint32_t
by_nation(const qai_nominals *x, uint32_t i)
{
  uint32_t key = qai_titles_key(x->scan, mention_at(x, i)->head), e = x->bearer[key];
  if (e)
    return e - 1;
  e = by_description(x, i);
  return e == QAI_NONE || (x->nation[e] && x->nation[e] != key) ? QAI_NONE : e;
}

uint32_t
qai_nominals_national(const qai_nominals *nominals, uint32_t mention)
{
  qai_mention *m = &nominals->scan->found.data[mention], people = *m;
  uint32_t e;
  if (!nominals->bearer || !is_national(nominals->scan, m))
    return QAI_NONE;
  m->flags &= (uint16_t)~QAI_MENTION_PLURAL;
  m->type = QUOTEATTR_ENTITY_PERSON;
  m->gender = QUOTEATTR_GENDER_UNKNOWN; /* "German" is a given name too */
  e = by_nation(nominals, mention);
  if (e == QAI_NONE) {
    *m = people;
    return QAI_NONE;
  }
  nominals->nation[e] = qai_titles_key(nominals->scan, m->head);
  nominals->bearer[nominals->nation[e]] = e + 1;
  return e;
}

static int
starts_speech(const qai_nominals *x, const qai_mention *m)
{
  return m->region != QAI_NONE && x->scan->quotes->regions[m->region].first == m->first;
}

/* "Yes, sir", "Boy, come here": a form of address that nobody has yet says nothing of who it is. */
static int
is_address(const qai_nominals *x, const qai_mention *m)
{
  uint32_t classes = qai_scan_classes(x->scan, m->head);
  return x->scan->quotes->genre == QUOTEATTR_GENRE_FICTION && m->flags & QAI_MENTION_VOCATIVE &&
         m->last - m->first == 1 && classes & (QAI_LEX_TITLE | QAI_LEX_PERSON_NOUN) && !(classes & QAI_LEX_KINSHIP) &&
         (!qai_scan_flag(x->scan, m->head, QUOTEATTR_FLAG_CAPITAL) || starts_speech(x, m));
}

int
qai_nominals_resolve(qai_nominals *nominals, uint32_t mention)
{
  qai_mention *m = &nominals->scan->found.data[mention];
  uint32_t p = qai_antecedents_possessor(nominals->scan, mention);
  uint32_t possessor = p == QAI_NONE ? QAI_NONE : mention_at(nominals, p)->entity;
  nominals->before[mention] = nominals->antecedents->same_noun[qai_forms_of(&nominals->scan->forms, m->head)];
  if (is_called_by_name(nominals, mention))
    return QUOTEATTR_OK;
  m->entity = find(nominals, mention, possessor);
  if (m->entity == QAI_NONE && is_address(nominals, m))
    return QUOTEATTR_OK;
  if (m->entity == QAI_NONE && qai_entities_add(nominals->scan, nominals->entities, m, &m->entity))
    return QUOTEATTR_ERR_NOMEM;
  if (by_apposition(nominals, mention) != QAI_NONE || qai_toldnoun_name(nominals->scan, mention) != QAI_NONE) {
    note_bearer(nominals, qai_titles_key(nominals->scan, m->head), m->entity);
    if (note_borne(nominals, qai_titles_key(nominals->scan, m->head), m->entity))
      return QUOTEATTR_ERR_NOMEM;
  }
  if (possessor != QAI_NONE)
    qai_family_set(&nominals->family, possessor, m->head, m->entity);
  return QUOTEATTR_OK;
}
