#include "mention/find.h"

#include "mention/beings.h"
#include "mention/chunk.h"
#include "mention/elliptic.h"
#include "mention/facets.h"
#include "mention/namewords.h"
#include "mention/pronouns.h"
#include "mention/titles.h"
#include "quotes/script.h"
#include "text/masks.h"

#define ABBREVIATED 3u /* bytes */
#define RARE 100       /* of the frequency steps of names (qai_lexeme.name_rank) */

/* The last word of a name that is part of somebody's, though houses are called so: "Errol Banks", behind somebody's own
 * name; "Kim Jong Un", which is no acronym. */
static int
is_family_name(const qai_scan *scan, const qai_mention *m)
{
  const qai_lexeme *last = qai_tag_lexeme(scan->tags, m->name_last - 1);
  const quoteattr_token *t = &scan->segment->words[m->name_last - 1];
  if (m->name_last - m->name_first < 2)
    return 0;
  if (last->classes & QAI_LEX_SURNAME && last->number != 1)
    return qai_titles_is_rather_name(qai_tag_lexeme(scan->tags, m->name_first));
  return last->classes & QAI_LEX_GIVEN_NAME && t->end - t->start == 2 && !(t->flags & QUOTEATTR_FLAG_ALL_CAPS);
}

/* The sign of "Sound & Vision", but of "Tom & Ann Lee", "Q & A": between names, of which one is no given name. */
static int
is_firm(const qai_scan *scan, uint32_t i)
{
  const quoteattr_token *t = scan->segment->words;
  return qai_scan_is(scan, i, '&') && t[i - 1].end - t[i - 1].start > 2 &&
         !(qai_scan_classes(scan, i - 1) & qai_scan_classes(scan, i + 1) & QAI_LEX_GIVEN_NAME);
}

/* "TOI" is rather an abbreviation than somebody of a name that few have. */
static int
is_rare(const qai_scan *scan, uint32_t i)
{
  const quoteattr_token *t = &scan->segment->words[i];
  return t->end - t->start <= ABBREVIATED && qai_tag_lexeme(scan->tags, i)->name_rank >= RARE;
}

static int
name_type(const qai_scan *scan, const qai_mention *m)
{
  uint32_t last = qai_scan_classes(scan, m->name_last - 1), first = qai_scan_classes(scan, m->name_first);
  uint32_t i;
  if (m->name_first > m->first && qai_scan_classes(scan, m->name_first - 1) & (QAI_LEX_TITLE | QAI_LEX_KINSHIP))
    return QUOTEATTR_ENTITY_PERSON;
  for (i = m->name_first; i < m->name_last; i++)
    if ((qai_scan_classes(scan, i) & QAI_LEX_ORG_NOUN && !(i + 1 == m->name_last && is_family_name(scan, m))) ||
        is_firm(scan, i))
      return QUOTEATTR_ENTITY_ORGANISATION;
  if (last & QAI_LEX_DEMONYM && !(last & QAI_LEX_SURNAME))
    return QUOTEATTR_ENTITY_GROUP;
  if (first & QAI_LEX_PLACE && !(first & QAI_LEX_GIVEN_NAME) && m->name_last == m->name_first + 1)
    return QUOTEATTR_ENTITY_OTHER;
  if (m->name_last == m->name_first + 1 && qai_scan_flag(scan, m->name_first, QUOTEATTR_FLAG_ALL_CAPS) &&
      (!(first & (QAI_LEX_GIVEN_NAME | QAI_LEX_SURNAME)) || is_rare(scan, m->name_first)))
    return QUOTEATTR_ENTITY_ORGANISATION;
  return QUOTEATTR_ENTITY_PERSON;
}

/* The first part of a given name behind a family's: "Jae" of "Kim Jae-won"; the name's first word where none is. */
static uint32_t
given_part(const qai_scan *scan, const qai_mention *m)
{
  return m->name_last - m->name_first >= 4 && qai_scan_is_hyphen(scan, m->name_last - 2) &&
                 qai_scan_is_lower(scan, m->name_last - 1)
             ? m->name_last - 3
             : m->name_first;
}

/* Does the name itself tell for certain: "spokesman | Ann Lee"? */
static int
is_her_office(const qai_scan *scan, const qai_mention *m)
{
  const qai_lexeme *lx = qai_tag_lexeme(scan->tags, m->name_first);
  return m->name_first > m->first && lx->name_gender == QUOTEATTR_GENDER_FEMALE && lx->gender_sure &&
         qai_titles_may_be_hers(scan, m->name_first - 1);
}

/* What tells the gender of a given name of two parts: "Jean-Luc", which the lexicon has; else the second part where it
 * is certain and the first is not, "Jan-Willem"; NULL where neither tells. */
static const qai_lexeme *
double_given(const qai_scan *scan, const qai_mention *m)
{
  const quoteattr_token *t = &scan->segment->words[m->name_first];
  const qai_lexeme *both, *second;
  if (m->name_last < m->name_first + 3 || !qai_scan_is_hyphen(scan, m->name_first + 1) ||
      !qai_scan_flag(scan, m->name_first + 2, QUOTEATTR_FLAG_CAPITAL))
    return NULL;
  both = qai_lexicon_entry(qai_lexicon_find(scan->segment->text->bytes + t->start, t[2].end - t->start));
  if (both->name_gender)
    return both;
  second = qai_tag_lexeme(scan->tags, m->name_first + 2);
  return second->gender_sure && !qai_tag_lexeme(scan->tags, m->name_first)->gender_sure ? second : NULL;
}

/* "Reyes-Whitfield": two surnames, of which the first is a given name too. */
static int
is_double_surname(const qai_scan *scan, const qai_mention *m)
{
  return m->name_last == m->name_first + 3 && qai_scan_is_hyphen(scan, m->name_first + 1) &&
         qai_scan_classes(scan, m->name_first) & QAI_LEX_SURNAME &&
         !(qai_scan_classes(scan, m->name_last - 1) & QAI_LEX_GIVEN_NAME);
}

/* By its first word, unless a title makes that a family's ("Judge Kelly"); by the next one where that may be a family's
 * ("Kim Jong Un") or is unknown, and the next one tells for certain. */
static int
name_gender(const qai_scan *scan, const qai_mention *m)
{
  int g = qai_titles_gender(scan, m->first, m->name_first);
  const qai_lexeme *lx, *next;
  uint32_t given;
  if (m->name_first == m->name_last || (g && !is_her_office(scan, m)))
    return g;
  if (is_double_surname(scan, m) || qai_scan_is_lower(scan, m->name_first)) /* "von der Heide" */
    return 0;
  if ((lx = double_given(scan, m)) != NULL && lx->name_gender)
    return lx->name_gender;
  given = given_part(scan, m);
  lx = qai_tag_lexeme(scan->tags, given);
  if (!lx->gender_sure && m->name_last > m->name_first + 2 &&
      qai_scan_is_lower(scan, m->name_first + 1)) /* "Jan van Rijn" */
    return 0;
  if (m->name_first > m->first && m->name_last == m->name_first + 1 && lx->classes & QAI_LEX_SURNAME &&
      qai_scan_classes(scan, m->name_first - 1) & QAI_LEX_TITLE)
    return 0;
  if (given > m->name_first || m->name_last - m->name_first < 3 || lx->gender_sure ||
      (lx->classes && !(lx->classes & QAI_LEX_SURNAME)))
    return lx->name_gender;
  next = qai_tag_lexeme(scan->tags, m->name_first + 1);
  return next->name_gender && next->gender_sure ? next->name_gender : lx->name_gender;
}

/* "Justice Ford": a title and the name of a family, after which a company is called too. */
static int
is_titled(const qai_scan *scan, uint32_t run, uint32_t last)
{
  const qai_lexeme *lx = qai_tag_lexeme(scan->tags, last - 1);
  return last > run + 1 && lx->classes & QAI_LEX_SURNAME && lx->number == 0 &&
         qai_scan_classes(scan, run) & QAI_LEX_TITLE;
}

/* "The | Princess", "the | Major": no given name, though it is one without the article. */
static int
is_the_title(const qai_scan *scan, uint32_t run, uint32_t last)
{
  return run > 0 && run + 1 == last && qai_scan_symbol(scan, run - 1) == QAI_W_THE &&
         qai_scan_classes(scan, run) & QAI_LEX_TITLE;
}

/* "a Labour MP", "the Irish MEP": the letters of an office behind an article, and what it is of. */
static int
is_office_in_letters(const qai_scan *scan, uint32_t run, uint32_t last)
{
  const uint32_t names = QAI_LEX_GIVEN_NAME | QAI_LEX_SURNAME | QAI_LEX_ORG_NOUN;
  return scan->quotes->genre != QUOTEATTR_GENRE_FICTION && run > 0 && run + 1 < last &&
         qai_scan_classes(scan, run - 1) & QAI_LEX_DETERMINER &&
         qai_scan_flag(scan, last - 1, QUOTEATTR_FLAG_ALL_CAPS) &&
         (qai_scan_classes(scan, last - 1) & (QAI_LEX_ROLE | names)) == QAI_LEX_ROLE;
}

/* "the | Argentine | Raúl Bertoni": whence somebody is, before a given name and another word of his. */
static int
is_origin(const qai_scan *scan, uint32_t run, uint32_t last)
{
  const uint32_t kinds = QAI_LEX_DEMONYM | QAI_LEX_GIVEN_NAME | QAI_LEX_SURNAME;
  const qai_lexeme *next;
  if (scan->quotes->genre == QUOTEATTR_GENRE_FICTION || run + 3 > last ||
      (qai_scan_classes(scan, run) & kinds) != QAI_LEX_DEMONYM)
    return 0;
  next = qai_tag_lexeme(scan->tags, run + 1);
  return qai_titles_is_rather_name(next) && !(next->classes & (QAI_LEX_PLACE | QAI_LEX_COMMON)) &&
         !(qai_scan_classes(scan, last - 1) & (QAI_LEX_COMMON | QAI_LEX_ORG_NOUN | QAI_LEX_PLACE));
}

/* Where the name begins in the words [run, last), behind titles; `last` when there is none.  An organisation's has no
 * title, but somebody may have an office there: "CEO of Nordic Airlines". */
static uint32_t
name_begin(const qai_scan *scan, uint32_t run, uint32_t last)
{
  if (qai_scan_classes(scan, last - 1) & QAI_LEX_ORG_NOUN && !is_titled(scan, run, last))
    return qai_titles_is_office(scan, run) ? last : run;
  if (is_the_title(scan, run, last) || is_office_in_letters(scan, run, last))
    return last;
  if (is_origin(scan, run, last))
    return run + 1;
  return qai_titles_end(scan, run, last);
}

static int
opens_indefinite(const qai_scan *scan, uint32_t i)
{
  switch (qai_scan_symbol(scan, i)) {
  case QAI_W_A:
  case QAI_W_AN:
  case QAI_W_ONE:
  case QAI_W_ANOTHER:
  case QAI_W_SOME:
  case QAI_W_MANY:
  case QAI_W_SEVERAL:
  case QAI_W_TWO:
  case QAI_W_THREE: return 1;
  default: return !(qai_scan_classes(scan, i) & QAI_LEX_DETERMINER);
  }
}

/* Titles only: "the Prime Minister", "the Duchess of Harley". */
static void
set_titles(const qai_scan *scan, qai_mention *m, uint32_t run)
{
  int named = qai_titles_names_bearer(scan, run, m->last);
  m->kind = named ? QUOTEATTR_MENTION_NAME : QUOTEATTR_MENTION_NOMINAL;
  m->type = QUOTEATTR_ENTITY_PERSON;
  m->name_first = named ? run : m->first;
  m->name_last = named ? m->last : m->first;
  m->gender = (uint8_t)qai_titles_gender(scan, m->first, m->last);
  if (!named && qai_scan_flag(scan, m->head, QUOTEATTR_FLAG_ALL_CAPS) &&
      qai_scan_classes(scan, m->first) & QAI_LEX_DETERMINER && opens_indefinite(scan, m->first)) /* "a Labour MP" */
    m->flags |= QAI_MENTION_INDEFINITE;
}

/* A name of words [run, last), with what belongs to it from `first` on. */
static int
add_name(qai_scan *scan, uint32_t first, uint32_t run, uint32_t last)
{
  qai_mention *m = qai_scan_add(scan, first, last, last - 1);
  if (!m)
    return QUOTEATTR_ERR_NOMEM;
  m->name_first = name_begin(scan, run, last);
  m->name_last = last;
  if (m->name_first == last) {
    set_titles(scan, m, run);
    return QUOTEATTR_OK;
  }
  m->kind = QUOTEATTR_MENTION_NAME;
  m->type = (uint8_t)name_type(scan, m);
  if (m->type == QUOTEATTR_ENTITY_PERSON)
    m->gender = (uint8_t)name_gender(scan, m);
  if (m->type == QUOTEATTR_ENTITY_GROUP)
    m->flags |= QAI_MENTION_PLURAL;
  return QUOTEATTR_OK;
}

#define OPENS_CHUNK (QAI_FACET_NAME | QAI_FACET_NOUN | QAI_FACET_MODIFIER | QAI_FACET_DETERMINER)

/* Anything that is said to say something is a speaker: "the report says", "said the Caterpillar". */
static int
is_beside_cue(const qai_scan *scan, const qai_chunk *c)
{
  if (qai_facet(scan, c->last, QAI_FACET_SAYS) || (c->first && qai_facet(scan, c->first - 1, QAI_FACET_SAYS)))
    return 1;
  return c->first > 1 && qai_scan_symbol(scan, c->first - 1) == QAI_W_TO &&
         qai_scan_symbol(scan, c->first - 2) == QAI_W_ACCORDING;
}

static int
nominal_type(const qai_scan *scan, uint32_t head)
{
  int type = qai_mention_noun_type(qai_scan_classes(scan, head));
  if (type != QUOTEATTR_ENTITY_GROUP && qai_beings_is(scan, head))
    return QUOTEATTR_ENTITY_PERSON;
  if (type == QUOTEATTR_ENTITY_ORGANISATION && scan->quotes->genre == QUOTEATTR_GENRE_FICTION)
    return QUOTEATTR_ENTITY_OTHER; /* no branch, no bank of a story is "they" */
  return type;
}

static int
opens_plural(const qai_scan *scan, uint32_t i)
{
  const qai_lexeme *lx = qai_tag_lexeme(scan->tags, i);
  return lx->number == 2 && lx->classes & QAI_LEX_DETERMINER && !(lx->classes & QAI_LEX_PRONOUN && lx->gender);
}

static int
add_nominal(qai_scan *scan, const qai_chunk *c)
{
  const qai_lexeme *head = qai_tag_lexeme(scan->tags, c->head);
  qai_mention *m = qai_scan_add(scan, c->first, c->last, c->head);
  if (!m)
    return QUOTEATTR_ERR_NOMEM;
  m->kind = QUOTEATTR_MENTION_NOMINAL;
  m->type = (uint8_t)nominal_type(scan, m->head);
  m->gender = head->gender;
  if (head->number == 2 || opens_plural(scan, c->first))
    m->flags |= QAI_MENTION_PLURAL;
  if (m->flags & QAI_MENTION_PLURAL && m->type == QUOTEATTR_ENTITY_PERSON)
    m->type = QUOTEATTR_ENTITY_GROUP;
  if (opens_indefinite(scan, c->first))
    m->flags |= QAI_MENTION_INDEFINITE;
  return QUOTEATTR_OK;
}

/* "Cheap is relative", "more hopeful": a word for people that is an adjective here, with nothing before it that makes
 * it a noun; "bent forward", where it is an adverb. */
static int
is_adjective(const qai_scan *scan, const qai_chunk *c)
{
  uint32_t head = c->head;
  if (qai_scan_tag(scan, head) == QAI_TAG_ADV)
    return 1;
  if (c->first + (qai_scan_tag(scan, c->first) == QAI_TAG_ADV) != head)
    return 0;
  return qai_scan_tag(scan, head) == QAI_TAG_ADJ && qai_tag_lexeme(scan->tags, head)->number != 2;
}

static int
add_chunk(qai_scan *scan, const qai_chunk *c)
{
  uint32_t n = scan->found.n;
  int status = QUOTEATTR_OK;
  if (c->name < c->last)
    status = add_name(scan, c->first, c->name, c->last);
  else if ((qai_facet(scan, c->head, QAI_FACET_PEOPLE) && !is_adjective(scan, c)) || is_beside_cue(scan, c))
    status = add_nominal(scan, c);
  if (!status && c->possessive && scan->found.n > n)
    scan->found.data[n].flags |= QAI_MENTION_POSSESSIVE;
  return status;
}

/* The names and pronouns inside a chunk: "Trump" in "Trump's campaign", "his" in "his wife". */
static int
add_inner(qai_scan *scan, const qai_chunk *c)
{
  uint32_t i = c->first, end = c->name < c->last ? c->name : c->last;
  int status = QUOTEATTR_OK;
  while (i < end && !status) {
    uint32_t last = i + 1;
    if (qai_facet(scan, i, QAI_FACET_NAME)) {
      last = qai_nameword_run(scan, i, end);
      status = add_name(scan, i, i, last);
      if (!status && qai_scan_is_possessive(scan, last))
        scan->found.data[scan->found.n - 1].flags |= QAI_MENTION_POSSESSIVE;
    } else if (qai_facet(scan, i, QAI_FACET_PRONOUN)) {
      status = qai_pronouns_add(scan, i);
      if (!status && last < c->last && qai_scan_symbol(scan, i) == QAI_W_HER) /* not "she saw her" */
        scan->found.data[scan->found.n - 1].flags |= QAI_MENTION_POSSESSIVE;
    }
    i = last;
  }
  return status;
}

/* The chunk at word `i`, if there is one; *next is where to go on, `i` itself without one. */
static int
find_chunk(qai_scan *scan, uint32_t i, uint32_t end, uint32_t *next)
{
  qai_chunk c;
  int status;
  qai_chunk_at(scan, i, end, &c);
  *next = i;
  if (c.last == c.first)
    return QUOTEATTR_OK;
  status = add_chunk(scan, &c);
  *next = c.next;
  return status ? status : add_inner(scan, &c);
}

static int
find_word(qai_scan *scan, uint32_t i, uint32_t end)
{
  int status = QUOTEATTR_OK;
  if (qai_facet(scan, i, QAI_FACET_ELLIPTIC | QAI_FACET_DETERMINER))
    status = qai_elliptic_add(scan, i, end);
  if (!status && qai_facet(scan, i, QAI_FACET_PRONOUN))
    status = qai_pronouns_add(scan, i);
  return status;
}

/* "what | the company called": no determiner of what another one begins; but "what a day".  Not in stories, whose
 * weights were learned without: they gain and lose as much. */
static int
opens_clause(const qai_scan *scan, uint32_t i)
{
  uint32_t next = qai_scan_symbol(scan, i + 1);
  return scan->quotes->genre != QUOTEATTR_GENRE_FICTION && qai_scan_symbol(scan, i) == QAI_W_WHAT &&
         qai_facet(scan, i + 1, QAI_FACET_DETERMINER) && next != QAI_W_A && next != QAI_W_AN;
}

/* What begins at word *i or, as nothing does, nowhere; *i is where to go on. */
static int
find_at(qai_scan *scan, uint32_t *i, uint32_t end)
{
  uint32_t next = *i;
  int status = QUOTEATTR_OK;
  if (qai_facet(scan, *i, OPENS_CHUNK) && !opens_clause(scan, *i))
    status = find_chunk(scan, *i, end, &next);
  if (next == *i && !status)
    status = find_word(scan, next++, end);
  *i = next;
  return status;
}

/* The first word from `i` on, below `end`, for the sake of which there may be a mention; else `end`. */
static uint32_t
next_call(const qai_scan *scan, uint32_t i, uint32_t end)
{
  uint32_t b = i >> 6;
  uint64_t bits;
  if (i >= end)
    return end;
  for (bits = scan->calls[b] & ~UINT64_C(0) << (i & 63); !bits; bits = scan->calls[b])
    if (++b > (end - 1) >> 6)
      return end;
  i = b * 64 + qai_masks_ctz(bits);
  return i < end ? i : end;
}

/* Where the words that one phrase may hold begin before word `i`, not before `first`. */
static uint32_t
parts_begin(const qai_scan *scan, uint32_t first, uint32_t i)
{
  uint32_t b = i >> 6;
  uint64_t others = ~scan->parts[b] & ((UINT64_C(1) << (i & 63)) - 1);
  while (!others && b > first >> 6)
    others = ~scan->parts[--b];
  if (!others)
    return first;
  i = b * 64 + 64 - qai_masks_clz(others);
  return i > first ? i : first;
}

/* The mentions of words [i, end).  Most phrases are of things and make none: only those are read that hold a word for
 * the sake of which they might, from where they may begin. */
static int
find_in(qai_scan *scan, uint32_t i, uint32_t end)
{
  uint32_t call;
  int status = QUOTEATTR_OK;
  while (!status && (call = next_call(scan, i, end)) < end) {
    i = parts_begin(scan, i, call);
    while (i <= call && !status)
      status = find_at(scan, &i, end);
  }
  return status;
}

/* The headings of a novel name nobody who is there; a headline does.  What ends with a dash or a colon is none:
 * "Here Ann spoke—". */
static int
is_chapter_title(const qai_scan *scan, const qai_sentence *s)
{
  if (scan->quotes->genre != QUOTEATTR_GENRE_FICTION ||
      scan->segment->text->paragraphs[s->paragraph].kind != QAI_PARAGRAPH_HEADING)
    return 0;
  return scan->tags->tag[s->last - 1] != QAI_TAG_PUNCT || qai_scan_is(scan, s->last - 1, '.');
}

/* What stands before a script's speech names its speaker, whatever words it is made of: "A. I did not."  A number is
 * part of it: "Speaker 2:". */
static int
find_script_name(qai_scan *scan, const qai_script_line *line)
{
  uint32_t n = scan->found.n;
  int status = QUOTEATTR_OK;
  if (scan->segment->words[line->name_last - 1].kind != QUOTEATTR_TOKEN_NUMBER)
    status = find_in(scan, line->name_first, line->name_last);
  if (!status && scan->found.n == n)
    status = add_name(scan, line->name_first, line->name_first, line->name_last);
  return status;
}

int
qai_find_in_sentence(qai_scan *scan, uint32_t k)
{
  const qai_sentence *s = &scan->segment->sentences[k];
  const qai_script_line *line = scan->quotes->script ? &scan->quotes->script[s->paragraph] : NULL;
  uint32_t first = s->first;
  int status = QUOTEATTR_OK;
  scan->sentence = k;
  if (line && qai_script_is_named(line) && line->name_first >= first && line->name_last <= s->last) {
    status = find_in(scan, first, line->name_first);
    if (!status)
      status = find_script_name(scan, line);
    first = line->name_last;
  }
  return status || is_chapter_title(scan, s) ? status : find_in(scan, first, s->last);
}
