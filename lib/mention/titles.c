#include "mention/titles.h"

#include <string.h>

#define TITLES (QAI_LEX_TITLE | QAI_LEX_ABBR_TITLE)
#define NAME_MARGIN 15 /* in steps of frequency: names are counted among names, words among words */
#define ROLES (TITLES | QAI_LEX_ROLE | QAI_LEX_KINSHIP | QAI_LEX_PERSON_NOUN)

int
qai_titles_is_rather_name(const qai_lexeme *lx)
{
  return lx->classes & QAI_LEX_GIVEN_NAME && lx->name_rank && (!lx->rank || lx->name_rank + NAME_MARGIN <= lx->rank);
}

int
qai_titles_is_courtesy(const qai_lexeme *lx)
{
  return lx->symbol == QAI_W_MR || lx->symbol == QAI_W_MRS || lx->symbol == QAI_W_MS || lx->symbol == QAI_W_MISS;
}

static int
is_mere_word(uint32_t classes)
{
  return classes & (QAI_LEX_COMMON | QAI_LEX_ORG_NOUN) &&
         !(classes & (QAI_LEX_GIVEN_NAME | QAI_LEX_SURNAME | QAI_LEX_TITLE | QAI_LEX_ABBR_TITLE | QAI_LEX_ROLE));
}

/* "of", "for": what the title is of stands behind it. */
static int
opens_office(const qai_scan *scan, uint32_t i)
{
  uint32_t symbol = qai_scan_symbol(scan, i);
  return symbol == QAI_W_OF || symbol == QAI_W_FOR;
}

int
qai_titles_is_office(const qai_scan *scan, uint32_t i)
{
  const qai_lexeme *lx = qai_tag_lexeme(scan->tags, i);
  return lx->classes & QAI_LEX_ROLE && lx->number != 2 && !(lx->classes & QAI_LEX_GIVEN_NAME) &&
         opens_office(scan, i + 1);
}

/* "Founder and CEO" */
static int
joins_office(const qai_scan *scan, uint32_t i)
{
  const uint32_t offices = TITLES | QAI_LEX_ROLE;
  return qai_scan_symbol(scan, i + 1) == QAI_W_AND && !(qai_scan_classes(scan, i) & QAI_LEX_SURNAME) &&
         qai_scan_flag(scan, i + 2, QUOTEATTR_FLAG_CAPITAL) && qai_scan_classes(scan, i + 2) & offices;
}

/* A given name and nothing else: behind it no title comes ("Ann St Clair"). */
static int
is_given_name(const qai_scan *scan, uint32_t i)
{
  uint32_t classes = qai_scan_classes(scan, i);
  return classes & QAI_LEX_GIVEN_NAME && !(classes & (TITLES | QAI_LEX_ROLE | QAI_LEX_PLACE | QAI_LEX_COMMON));
}

/* "Det | Con | Ann Lee", "Rev | Dean | Ann Lee": a role that is a given name too, between a short title and another. */
static int
is_behind_short_title(const qai_scan *scan, uint32_t i)
{
  return i && qai_scan_classes(scan, i - 1) & QAI_LEX_ABBR_TITLE &&
         !qai_titles_is_courtesy(qai_tag_lexeme(scan->tags, i - 1)) && is_given_name(scan, i + 1);
}

/* A name by itself rather than a title: "Dean Lee", "Grace": listed as a given name too. */
static int
is_title(const qai_scan *scan, uint32_t i)
{
  uint32_t classes = qai_scan_classes(scan, i);
  if (!(classes & ROLES))
    return 0;
  if (classes & QAI_LEX_GIVEN_NAME && is_behind_short_title(scan, i))
    return 1;
  if (classes & TITLES || qai_scan_is_lower(scan, i) || qai_titles_is_office(scan, i) ||
      (classes & QAI_LEX_ROLE && joins_office(scan, i)))
    return 1;
  /* "Mayor Lee", but "Guard Corps" */
  return !(classes & QAI_LEX_GIVEN_NAME) && (classes & QAI_LEX_KINSHIP || !is_mere_word(qai_scan_classes(scan, i + 1)));
}

/* Behind "Secretary of State", "King of the Belgians", "Duchess of Harley", "Minister for Water": the given name that
 * follows, or behind "for" a word that is no other, else `last`. */
static uint32_t
after_office(const qai_scan *scan, uint32_t i, uint32_t last)
{
  const uint32_t known = QAI_LEX_COMMON | QAI_LEX_PLACE | QAI_LEX_DEMONYM | QAI_LEX_ORG_NOUN | ROLES;
  int behind_for = 0, behind_of = 0;
  for (; i < last; i++) {
    uint32_t classes = qai_scan_classes(scan, i), symbol = qai_scan_symbol(scan, i);
    if ((classes & QAI_LEX_GIVEN_NAME && !behind_of) ||
        (behind_for && !(classes & known) && !qai_scan_is_lower(scan, i)))
      break;
    behind_for |= symbol == QAI_W_FOR;
    behind_of = symbol == QAI_W_OF;
  }
  return i;
}

/* "Lady | St Clair": behind a title the saint is part of the name. */
static int
is_saint_of_name(const qai_scan *scan, uint32_t i, uint32_t first, uint32_t name)
{
  return i > first && name == i && qai_scan_classes(scan, i) & QAI_LEX_PARTICLE;
}

/* "Khan", where the text has a Sadiq Khan: a family's name, though a title as well. */
static int
is_family_name(const qai_scan *scan, uint32_t i)
{
  return scan->forms.forms[qai_forms_of(&scan->forms, i)].named;
}

/* "Police | Constable", but "Ms | Begum", "Ms Constable" where the text has an Ann Constable. */
static int
is_second_title(const qai_scan *scan, uint32_t i)
{
  if (!is_title(scan, i) || qai_scan_is_lower(scan, i) ||
      qai_scan_classes(scan, i) & (QAI_LEX_GIVEN_NAME | QAI_LEX_SURNAME))
    return 0;
  return !is_family_name(scan, i) || !qai_titles_is_courtesy(qai_tag_lexeme(scan->tags, i - 1));
}

/* "Justice | (Retd) | Ann Lee", "Cllr (Dr | ) | Tom Hale": behind what brackets hold that stands after a title, or
 * behind their end. */
static uint32_t
behind_brackets(const qai_scan *scan, uint32_t i, uint32_t last)
{
  if (i + 1 < last && qai_scan_is(scan, i, ')'))
    return i + 1;
  return i + 3 < last && qai_scan_is(scan, i, '(') && qai_scan_is(scan, i + 2, ')') ? i + 3 : i;
}

uint32_t
qai_titles_end(const qai_scan *scan, uint32_t first, uint32_t last)
{
  uint32_t i, name = first;
  for (i = first; i + 1 < last && !is_given_name(scan, i) && !is_saint_of_name(scan, i, first, name); i++)
    if (is_title(scan, i))
      name = opens_office(scan, i + 1) ? after_office(scan, i + 1, last) : behind_brackets(scan, i + 1, last);
  if (name == first && first + 1 == last && is_title(scan, first) && !is_family_name(scan, first) &&
      !qai_titles_is_rather_name(qai_tag_lexeme(scan->tags, first)))
    name = last;
  else if (name > first && name + 1 == last && is_second_title(scan, name))
    name = last;
  return name;
}

int
qai_titles_names_bearer(const qai_scan *scan, uint32_t first, uint32_t last)
{
  uint32_t w;
  for (w = first; scan->quotes->genre == QUOTEATTR_GENRE_FICTION && w + 2 < last; w++)
    if (qai_scan_symbol(scan, w + 1) == QAI_W_OF)
      return qai_scan_classes(scan, w) & QAI_LEX_TITLE && !qai_scan_is_lower(scan, w);
  return 0;
}

int
qai_titles_kind_of(const qai_lexeme *title)
{
  switch (title->symbol) {
  case QAI_W_MR:
  case QAI_W_MESSRS: return QAI_TITLE_MR;
  case QAI_W_MRS:
  case QAI_W_MADAME: return QAI_TITLE_MRS;
  case QAI_W_MISS: return QAI_TITLE_MISS;
  case QAI_W_SIR:
  case QAI_W_LADY: return QAI_TITLE_GIVEN;
  default: break;
  }
  if (title->classes & QAI_LEX_KINSHIP)
    return QAI_TITLE_GIVEN;
  if (!(title->classes & TITLES))
    return QAI_TITLE_NONE;
  return title->gender ? QAI_TITLE_OTHER : QAI_TITLE_SURNAME; /* "Prince Albert", but "Captain Ross" */
}

uint32_t
qai_titles_key(const qai_scan *scan, uint32_t i)
{
  uint32_t symbol = qai_scan_symbol(scan, i);
  return symbol ? symbol : QAI_W_COUNT + qai_forms_of(&scan->forms, i);
}

int
qai_titles_kind(const qai_scan *scan, uint32_t first, uint32_t name)
{
  return name == first ? QAI_TITLE_NONE : qai_titles_kind_of(qai_tag_lexeme(scan->tags, name - 1));
}

int
qai_titles_may_be_hers(const qai_scan *scan, uint32_t i)
{
  const quoteattr_token *t = &scan->segment->words[i];
  return scan->quotes->genre != QUOTEATTR_GENRE_FICTION && qai_scan_classes(scan, i) & QAI_LEX_ROLE &&
         t->end - t->start > 5 && !memcmp(scan->segment->text->bytes + t->end - 3, "man", 3);
}

int
qai_titles_gender(const qai_scan *scan, uint32_t first, uint32_t last)
{
  while (last > first) {
    const qai_lexeme *lx = qai_tag_lexeme(scan->tags, --last);
    if (lx->classes & ROLES && lx->gender)
      return lx->gender;
  }
  return QUOTEATTR_GENDER_UNKNOWN;
}
