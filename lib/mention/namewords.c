#include "mention/namewords.h"

#include "mention/facets.h"
#include "mention/titles.h"

#include <string.h>

#define FUNCTION_WORDS                                                                                                 \
  (QAI_LEX_DETERMINER | QAI_LEX_PREPOSITION | QAI_LEX_CONJUNCTION | QAI_LEX_AUXILIARY | QAI_LEX_PRONOUN |              \
   QAI_LEX_INTERJECTION | QAI_LEX_MONTH_DAY | QAI_LEX_ELISION)
#define MIN_CALENDAR 4u /* undated uses of a month's or day's name */
#define MAX_LETTERS 8u  /* that a name begins with */
#define MIN_MEMBERS 6u  /* bytes of a noun for people that no list has */
#define NAME_CLASSES (QAI_LEX_GIVEN_NAME | QAI_LEX_SURNAME | QAI_LEX_PLACE | QAI_LEX_DEMONYM)
#define TITLES (QAI_LEX_TITLE | QAI_LEX_ABBR_TITLE | QAI_LEX_ROLE)

static int
is_capital_noun(const qai_scan *scan, uint32_t i)
{
  return qai_scan_flag(scan, i, QUOTEATTR_FLAG_CAPITAL) && scan->segment->words[i].kind == QUOTEATTR_TOKEN_WORD &&
         !(qai_scan_classes(scan, i) & FUNCTION_WORDS);
}

/* A title before another capital: "Colonel Ross", "Secretary of State". */
static int
opens_name(const qai_scan *scan, uint32_t i)
{
  uint32_t next = qai_scan_symbol(scan, i + 1) == QAI_W_OF ? i + 2 : i + 1;
  return qai_scan_classes(scan, i) & TITLES && is_capital_noun(scan, next);
}

/* "Park | Dong-hyun": a family's name before a given one of two parts. */
static int
is_before_parts(const qai_scan *scan, uint32_t i)
{
  return qai_scan_classes(scan, i) & QAI_LEX_SURNAME && is_capital_noun(scan, i + 1) &&
         qai_scan_is_hyphen(scan, i + 2) && qai_scan_is_lower(scan, i + 3);
}

/* "R.": one letter with its stop. */
static int
is_letter(const qai_scan *scan, uint32_t i)
{
  const quoteattr_token *t = &scan->segment->words[i];
  return i < scan->segment->n_words && t->end - t->start == 2 && scan->segment->text->bytes[t->end - 1] == '.' &&
         t->flags & QUOTEATTR_FLAG_CAPITAL;
}

/* "C. S. | Lewis", "R. | Holm": a letter before others, or before what is rather a name than a word. */
static int
is_initial(const qai_scan *scan, uint32_t i)
{
  uint32_t last = i + 1;
  if (!is_letter(scan, i))
    return 0;
  while (last < i + MAX_LETTERS && is_letter(scan, last))
    last++;
  return is_capital_noun(scan, last) && (last > i + 1 || !(qai_scan_classes(scan, last) & QAI_LEX_COMMON));
}

/* At the start of a sentence: does the form stand for a name elsewhere?  Its tag is asked where nothing else tells. */
static int
is_name_at_start(const qai_scan *scan, uint32_t i)
{
  const qai_form *f = &scan->forms.forms[qai_forms_of(&scan->forms, i)];
  uint32_t classes = qai_scan_classes(scan, i);
  if (f->upper != f->lower)
    return f->upper > f->lower;
  if (f->named && qai_scan_flag(scan, i, QUOTEATTR_FLAG_ALL_CAPS)) /* "FISH SAID", of a TOM FISH */
    return 1;
  if (is_before_parts(scan, i) || is_initial(scan, i))
    return 1;
  if (qai_titles_is_rather_name(qai_tag_lexeme(scan->tags, i)))
    return 1;
  if (classes & (NAME_CLASSES | QAI_LEX_ABBR_TITLE))
    return !(classes & QAI_LEX_COMMON);
  if (!qai_tag_entry(scan->tags, i))
    return 1;
  return classes & QAI_LEX_COMMON ? 0 : QAI_NAMEWORD_ASKS;
}

/* Inside a sentence a capital is enough, unless the text writes the word mostly without. */
static int
is_name_inside(const qai_scan *scan, uint32_t i)
{
  const qai_form *f = &scan->forms.forms[qai_forms_of(&scan->forms, i)];
  uint32_t classes = qai_scan_classes(scan, i);
  return !(classes & QAI_LEX_COMMON) || classes & NAME_CLASSES || f->lower <= 4 * f->upper + 4;
}

static int
is_capital_at(const qai_scan *scan, uint32_t i)
{
  return i < scan->segment->n_words && qai_scan_flag(scan, i, QUOTEATTR_FLAG_CAPITAL);
}

/* Does a verb in the past follow: "May told", "Will said"? */
static int
is_before_past(const qai_scan *scan, uint32_t i)
{
  int form = i + 1 < scan->segment->n_words ? qai_tag_lexeme(scan->tags, i + 1)->form : QAI_FORM_NONE;
  return form == QAI_FORM_PAST || form == QAI_FORM_PAST_OR_PARTICIPLE;
}

/* The same, or one in the third person: "Will has"? */
static int
is_before_verb(const qai_scan *scan, uint32_t i)
{
  return is_before_past(scan, i) ||
         (i + 1 < scan->segment->n_words && qai_tag_lexeme(scan->tags, i + 1)->form == QAI_FORM_S);
}

/* "the March Hare": inside a sentence, part of what a determiner and a capital stand around. */
static int
is_inside_name(const qai_scan *scan, uint32_t i)
{
  return i && qai_scan_classes(scan, i - 1) & QAI_LEX_DETERMINER && is_capital_noun(scan, i + 1) &&
         !qai_forms_starts(&scan->forms, i);
}

/* "and May said": a date says nothing. */
static int
is_before_cue(const qai_scan *scan, uint32_t i)
{
  return is_before_verb(scan, i) && qai_scan_classes(scan, i + 1) & QAI_LEX_CUE_SAY &&
         !qai_forms_is_dated(scan->tags, i);
}

/* `“…,” said May.` */
static int
is_behind_cue(const qai_scan *scan, uint32_t i)
{
  const quoteattr_token *w = scan->segment->words;
  if (i < 2 || !(qai_scan_classes(scan, i) & (QAI_LEX_GIVEN_NAME | QAI_LEX_SURNAME)) ||
      !(qai_scan_classes(scan, i - 1) & QAI_LEX_CUE_SAY) || qai_forms_is_dated(scan->tags, i))
    return 0;
  return w[i - 2].kind == QUOTEATTR_TOKEN_CLOSE || w[i - 2].kind == QUOTEATTR_TOKEN_QUOTE;
}

/* "Jan-Willem", "Jan van Rijn", but "March-April", "a May-December affair": a given name before its second part, or
 * before a particle. */
static int
is_first_part(const qai_scan *scan, uint32_t i)
{
  if (!(qai_scan_classes(scan, i) & QAI_LEX_GIVEN_NAME))
    return 0;
  if (qai_scan_is_hyphen(scan, i + 1))
    return is_capital_noun(scan, i + 2) && !(qai_scan_classes(scan, i + 2) & (QAI_LEX_COMMON | QAI_LEX_PLACE));
  return qai_scan_classes(scan, i + 1) & QAI_LEX_PARTICLE && qai_scan_is_lower(scan, i + 1) &&
         (is_capital_noun(scan, i + 2) ||
          (qai_scan_classes(scan, i + 2) & QAI_LEX_PARTICLE && is_capital_noun(scan, i + 3)));
}

/* "May, 34, said": somebody's age. */
static int
is_before_age(const qai_scan *scan, uint32_t i)
{
  return i + 3 < scan->segment->n_words && qai_scan_is(scan, i + 1, ',') &&
         scan->segment->words[i + 2].kind == QUOTEATTR_TOKEN_NUMBER && qai_scan_is(scan, i + 3, ',') &&
         scan->segment->words[i + 2].end - scan->segment->words[i + 2].start == 2;
}

/* Somebody called May or Sunday: a name stands beside it, or does elsewhere and it is no date here; or the form is
 * seldom a date in this text, which is a story. */
static int
is_calendar_name(const qai_scan *scan, uint32_t i, int at_start)
{
  const qai_form *f = &scan->forms.forms[qai_forms_of(&scan->forms, i)];
  if (qai_forms_is_named(scan->tags, i) || is_behind_cue(scan, i) || is_first_part(scan, i))
    return 1;
  if (f->named && !qai_forms_is_dated(scan->tags, i) && !is_capital_at(scan, i + 1) &&
      (!at_start || is_before_verb(scan, i) || is_before_age(scan, i)))
    return 1;
  if (scan->quotes->genre != QUOTEATTR_GENRE_FICTION)
    return 0;
  if (is_inside_name(scan, i) || is_before_cue(scan, i))
    return 1;
  if (2 * f->upper < 2 * MIN_CALENDAR + 3 * f->dated)
    return 0;
  return !qai_forms_starts(&scan->forms, i) || !(qai_scan_classes(scan, i + 1) & QAI_LEX_PRONOUN);
}

/* Does the capital of word `i` stand among other words without: no title of a book or a film? */
static int
is_no_title(const qai_scan *scan, uint32_t i)
{
  const uint32_t names = QAI_LEX_GIVEN_NAME | QAI_LEX_ABBR_TITLE | QAI_LEX_TITLE;
  if (is_capital_at(scan, i + 1) && !qai_forms_may_name(scan->tags, i + 1))
    return 0;
  return !i || !is_capital_at(scan, i - 1) || qai_forms_starts(&scan->forms, i - 1) ||
         qai_scan_classes(scan, i - 1) & names;
}

/* Somebody called Will: inside a sentence by the capital; at its start before a past verb of saying, before any that
 * "will" cannot have if the name stands inside of sentences too, or before another name with such a verb. */
static int
is_auxiliary_name(const qai_scan *scan, uint32_t i, int at_start)
{
  const qai_form *f = &scan->forms.forms[qai_forms_of(&scan->forms, i)];
  if (qai_scan_flag(scan, i, QUOTEATTR_FLAG_ALL_CAPS))
    return 0;
  if (!at_start)
    return is_no_title(scan, i);
  if (is_before_past(scan, i) && qai_scan_classes(scan, i + 1) & QAI_LEX_CUE_SAY)
    return 1;
  return (f->upper && is_before_verb(scan, i)) ||
         (qai_forms_may_name(scan->tags, i + 1) && is_before_verb(scan, i + 1));
}

/* May a word of function be somebody's name: "May", "Will"? */
static int
is_rare(uint32_t classes)
{
  return classes & QAI_LEX_MONTH_DAY || (classes & QAI_LEX_AUXILIARY && classes & QAI_LEX_GIVEN_NAME);
}

/* Is it one here? */
static int
is_rare_name(const qai_scan *scan, uint32_t i, uint32_t classes, int at_start)
{
  return classes & QAI_LEX_MONTH_DAY ? is_calendar_name(scan, i, at_start) : is_auxiliary_name(scan, i, at_start);
}

int
qai_nameword_by_spelling(const qai_scan *scan, uint32_t i, int at_start)
{
  const quoteattr_token *t = &scan->segment->words[i];
  uint32_t classes = qai_scan_classes(scan, i);
  if (t->kind != QUOTEATTR_TOKEN_WORD || !(t->flags & QUOTEATTR_FLAG_CAPITAL) || t->flags & QUOTEATTR_FLAG_CLITIC)
    return 0;
  if (classes & FUNCTION_WORDS)
    return is_rare(classes) ? QAI_NAMEWORD_ASKS : 0;
  if (!at_start)
    return is_name_inside(scan, i);
  return classes & TITLES ? QAI_NAMEWORD_ASKS : is_name_at_start(scan, i);
}

int
qai_nameword_decide(const qai_scan *scan, uint32_t i, int at_start)
{
  int answer = qai_nameword_by_spelling(scan, i, at_start);
  uint32_t classes = qai_scan_classes(scan, i);
  if (answer != QAI_NAMEWORD_ASKS)
    return answer;
  if (classes & FUNCTION_WORDS)
    return is_rare_name(scan, i, classes, at_start);
  if (opens_name(scan, i))
    return 1;
  answer = is_name_at_start(scan, i);
  return answer != QAI_NAMEWORD_ASKS ? answer : qai_scan_tag(scan, i) == QAI_TAG_PROPN;
}

static int
is_head_of_of(uint32_t classes)
{
  if (classes & (QAI_LEX_TITLE | QAI_LEX_ROLE | QAI_LEX_ORG_NOUN | QAI_LEX_KINSHIP))
    return 1;
  return classes & QAI_LEX_COMMON && !(classes & (QAI_LEX_GIVEN_NAME | QAI_LEX_SURNAME));
}

/* "Bank of England", "King of the Belgians", but "Chris Murphy | of Connecticut". */
static uint32_t
after_of(const qai_scan *scan, uint32_t i)
{
  if (qai_scan_symbol(scan, i) != QAI_W_OF || !is_head_of_of(qai_scan_classes(scan, i - 1)))
    return i;
  i++;
  if (qai_scan_symbol(scan, i) == QAI_W_THE)
    i++;
  return i;
}

/* Is word `i` a noun or an adjective where it has no capital, and rather that than a name? */
static int
is_word(const qai_scan *scan, uint32_t i)
{
  const unsigned words = 1u << QAI_TAG_NOUN | 1u << QAI_TAG_ADJ;
  return i < scan->segment->n_words && qai_tag_lexeme(scan->tags, i)->tags & words &&
         !qai_titles_is_rather_name(qai_tag_lexeme(scan->tags, i));
}

/* "Assistance Mission for | Iraq (ABCI)": what a body is for, and its letters. */
static int
is_before_letters(const qai_scan *scan, uint32_t i)
{
  return qai_scan_classes(scan, i) & QAI_LEX_PLACE && qai_scan_is(scan, i + 1, '(') &&
         qai_scan_flag(scan, i + 2, QUOTEATTR_FLAG_ALL_CAPS) && qai_scan_is(scan, i + 3, ')');
}

/* "Minister for Water", "Secretary of State for Trade", "Institute for Fiscal Studies", but "the Department | for Ann".
 */
static uint32_t
after_for(const qai_scan *scan, uint32_t i)
{
  const uint32_t offices = QAI_LEX_TITLE | QAI_LEX_ROLE;
  if (qai_scan_symbol(scan, i) != QAI_W_FOR)
    return i;
  if (qai_scan_classes(scan, i - 1) & QAI_LEX_ORG_NOUN && (is_word(scan, i + 1) || is_before_letters(scan, i + 1)))
    return i + 1;
  if (qai_scan_classes(scan, i - 1) & offices)
    return i + 1;
  return i > 2 && qai_scan_symbol(scan, i - 2) == QAI_W_OF && qai_scan_classes(scan, i - 3) & offices ? i + 1 : i;
}

/* Is word `i` what a body may be for, and itself neither a body nor somebody: "Health", "Urban", "Nurses"? */
static int
is_matter(const qai_scan *scan, uint32_t i)
{
  const uint32_t roles = TITLES | QAI_LEX_GROUP_NOUN;
  const uint32_t others = QAI_LEX_ORG_NOUN | QAI_LEX_PLACE | QAI_LEX_KINSHIP;
  if (!is_word(scan, i) || !is_capital_at(scan, i) || qai_scan_classes(scan, i) & others)
    return 0;
  return (!(qai_scan_classes(scan, i) & roles) || qai_tag_lexeme(scan->tags, i)->number == 2) &&
         !qai_scan_flag(scan, i, QUOTEATTR_FLAG_ALL_CAPS);
}

/* Does "of" or "for" stand before word `i`, behind the noun for a body: "Department of | Health"? */
static int
is_field(const qai_scan *scan, uint32_t i)
{
  uint32_t symbol = i > 1 ? qai_scan_symbol(scan, i - 1) : QAI_W_NONE;
  return (symbol == QAI_W_OF || symbol == QAI_W_FOR) && qai_scan_classes(scan, i - 2) & QAI_LEX_ORG_NOUN;
}

/* Do the name words from word `i` on end with the noun for a body, one: "Drug Administration"? */
static int
is_body(const qai_scan *scan, uint32_t i, uint32_t end)
{
  const qai_lexeme *last;
  while (i < end && is_matter(scan, i))
    i++;
  if (i >= end || !is_capital_at(scan, i))
    return 0;
  last = qai_tag_lexeme(scan->tags, i);
  return last->classes & QAI_LEX_ORG_NOUN && last->number != 2 && !is_capital_at(scan, i + 1);
}

/* Behind the "and" at word `i`: "Department of Health and Social Care", "the Food and Drug Administration", but "the
 * Department of Justice | and Congress", "the Pentagon | and State Department". */
static uint32_t
after_and(const qai_scan *scan, uint32_t run, uint32_t i, uint32_t end)
{
  uint32_t first = i;
  while (first > run && is_matter(scan, first - 1))
    first--;
  if (first == i || i + 1 >= end || !is_matter(scan, i + 1) || !qai_facet(scan, i + 1, QAI_FACET_NAME))
    return i;
  if (first > run + 1)
    return is_field(scan, first) ? i + 1 : i;
  return first == run && run && qai_scan_symbol(scan, run - 1) == QAI_W_THE && is_body(scan, i + 1, end) ? i + 1 : i;
}

/* Where the name may go on after a word that is no name word: behind "de", "al-", "of", "for", "&". */
static uint32_t
connector_end(const qai_scan *scan, uint32_t i, uint32_t end)
{
  uint32_t j = i;
  while (j < end && j < i + 3 && qai_scan_is_lower(scan, j) && qai_scan_classes(scan, j) & QAI_LEX_PARTICLE)
    j++;
  if ((j == i && qai_scan_is(scan, i, '&')) || qai_scan_is_hyphen(scan, j))
    j++;
  if (j == i)
    j = after_of(scan, i);
  if (j == i)
    j = after_for(scan, i);
  return j > i && j < end && qai_facet(scan, j, QAI_FACET_NAME) ? j : i;
}

/* "Nordic Lines | plc": a company's ending in small letters, which is no word besides. */
static int
is_small_ending(const qai_scan *scan, uint32_t i)
{
  const uint32_t ending = QAI_LEX_SUFFIX | QAI_LEX_ORG_NOUN;
  return (qai_scan_classes(scan, i) & (ending | QAI_LEX_COMMON)) == ending;
}

/* "Ann Lee, | Senior | Lecturer": the word opens what she is. */
static int
opens_post(const qai_scan *scan, uint32_t i)
{
  return !(qai_scan_classes(scan, i) & QAI_LEX_ABBREVIATION) && is_capital_noun(scan, i + 1);
}

/* ", Jr.", "plc" */
static uint32_t
suffix_end(const qai_scan *scan, uint32_t i, uint32_t end)
{
  int behind_comma = qai_scan_is(scan, i, ',');
  uint32_t j = behind_comma ? i + 1 : i;
  if (j >= end || !(qai_scan_classes(scan, j) & QAI_LEX_SUFFIX) || (behind_comma && opens_post(scan, j)))
    return i;
  return qai_scan_flag(scan, j, QUOTEATTR_FLAG_CAPITAL) || is_small_ending(scan, j) ? j + 1 : i;
}

/* "Kim Min-ho": of two letters, and no word of function ("a Lee add-on"). */
static int
is_syllable(const qai_scan *scan, uint32_t i)
{
  const quoteattr_token *t = &scan->segment->words[i];
  return t->end - t->start == 2 && !(qai_scan_classes(scan, i) & (FUNCTION_WORDS & ~QAI_LEX_INTERJECTION)) &&
         qai_scan_tag(scan, i) != QAI_TAG_ADP && !(qai_scan_classes(scan, i) & QAI_LEX_ADVERB);
}

/* "New York-based", "Lee-era": two words, of which the second may end an adjective. */
static int
is_compound(const qai_scan *scan, uint32_t first, uint32_t second)
{
  const uint32_t known = QAI_LEX_PLACE | QAI_LEX_DEMONYM | QAI_LEX_ORG_NOUN | QAI_LEX_COMMON;
  return !is_syllable(scan, second) && qai_scan_classes(scan, first) & known &&
         qai_scan_classes(scan, second) & QAI_LEX_COMMON && qai_scan_tag(scan, second) != QAI_TAG_INTJ;
}

/* "Ban Ki-moon", but "a New York-based firm", "the Lee-era rules": behind a surname, two short parts, and no noun that
 * they would be an adjective of. */
static uint32_t
hyphenated_end(const qai_scan *scan, uint32_t i, uint32_t end)
{
  const quoteattr_token *t = scan->segment->words;
  int tag = qai_scan_tag(scan, i + 2);
  if (i < 2 || i + 2 > end || !qai_scan_is_hyphen(scan, i) || !qai_facet(scan, i - 2, QAI_FACET_NAME) ||
      !qai_scan_is_lower(scan, i + 1))
    return i;
  if (t[i - 1].end - t[i - 1].start > 5 || t[i + 1].end - t[i + 1].start > 5 || is_compound(scan, i - 1, i + 1))
    return i;
  if (qai_scan_is_lower(scan, i + 2) ? tag == QAI_TAG_NOUN || tag == QAI_TAG_ADJ : is_capital_at(scan, i + 2))
    return i;
  return i + 2;
}

static uint32_t
joint_end(const qai_scan *scan, uint32_t i, uint32_t end)
{
  uint32_t j = connector_end(scan, i, end);
  if (j == i)
    j = suffix_end(scan, i, end);
  return j > i ? j : hyphenated_end(scan, i, end);
}

#define MAX_NICKNAME 3u /* words */

static int
opens_nickname(const quoteattr_token *t)
{
  return (t->kind == QUOTEATTR_TOKEN_OPEN || t->kind == QUOTEATTR_TOKEN_QUOTE) &&
         t->flags & QUOTEATTR_FLAG_SPACE_BEFORE;
}

static int
closes_nickname(const quoteattr_token *t)
{
  return (t->kind == QUOTEATTR_TOKEN_CLOSE || t->kind == QUOTEATTR_TOKEN_QUOTE) &&
         !(t->flags & QUOTEATTR_FLAG_SPACE_BEFORE);
}

/* The end of a nickname in marks or brackets from word `i` on; `i` when none is there. */
static uint32_t
nickname_end(const qai_scan *scan, uint32_t i, uint32_t end)
{
  const quoteattr_token *t = scan->segment->words;
  uint32_t j = i + 1;
  if (!opens_nickname(&t[i]))
    return i;
  while (j < end && j <= i + MAX_NICKNAME && t[j].kind == QUOTEATTR_TOKEN_WORD && is_capital_at(scan, j))
    j++;
  return j > i + 1 && j < end && closes_nickname(&t[j]) ? j + 1 : i;
}

/* "Justice | (Retd) | Ann Lee", "Cllr (Dr) Tom Hale": a suffix or a title in brackets behind a title. */
static uint32_t
titled_end(const qai_scan *scan, uint32_t i, uint32_t end)
{
  return i + 3 < end && qai_scan_is(scan, i, '(') && qai_scan_is(scan, i + 2, ')') &&
                 qai_scan_classes(scan, i + 1) & (QAI_LEX_SUFFIX | QAI_LEX_ABBR_TITLE) &&
                 qai_scan_classes(scan, i - 1) & TITLES && qai_facet(scan, i + 3, QAI_FACET_NAME)
             ? i + 4
             : i;
}

/* Behind what is a given name, or no word that the lexicon knows, and before another name: Margaret "Peggy" Voss, but
 * "the Trump “University” case"; in brackets only what is a given name itself. */
static uint32_t
nicknamed_end(const qai_scan *scan, uint32_t i, uint32_t end)
{
  uint32_t j = nickname_end(scan, i, end);
  if (j == i || j >= end || !qai_facet(scan, j, QAI_FACET_NAME) || !qai_scan_flag(scan, j, QUOTEATTR_FLAG_SPACE_BEFORE))
    return i;
  if (qai_tag_entry(scan->tags, i - 1) && !qai_titles_is_rather_name(qai_tag_lexeme(scan->tags, i - 1)))
    return i;
  if (qai_scan_is(scan, i, '(') && (j > i + 3 || !(qai_scan_classes(scan, i + 1) & QAI_LEX_GIVEN_NAME)))
    return i;
  return j + 1;
}

static uint32_t
bracketed_end(const qai_scan *scan, uint32_t i, uint32_t end)
{
  uint32_t j = titled_end(scan, i, end);
  return j > i ? j : nicknamed_end(scan, i, end);
}

/* "Writers", "Mineworkers": people in the plural, or what no list has and ends like them. */
static int
is_members(const qai_scan *scan, uint32_t i)
{
  const qai_lexeme *lx = qai_tag_lexeme(scan->tags, i);
  const quoteattr_token *t = &scan->segment->words[i];
  if (qai_tag_entry(scan->tags, i))
    return lx->number == 2 && lx->tags & 1u << QAI_TAG_NOUN;
  return t->end - t->start > MIN_MEMBERS && !memcmp(scan->segment->text->bytes + t->end - 3, "ers", 3);
}

/* "St Mary | 's Hospital" */
static int
is_saint(const qai_scan *scan, uint32_t run, uint32_t i)
{
  const uint32_t saint = QAI_LEX_PARTICLE | QAI_LEX_TITLE;
  return run + 2 == i && (qai_scan_classes(scan, run) & saint) == saint;
}

/* "the Writers' Guild", "the Women's Institute", "St Mary's Hospital", but "the Lees' Union": behind people in the
 * plural, a body. */
static uint32_t
possessive_end(const qai_scan *scan, uint32_t run, uint32_t i, uint32_t end)
{
  uint32_t j = i + 1;
  if (!is_members(scan, i - 1) && !is_saint(scan, run, i))
    return i;
  while (j < end && qai_facet(scan, j, QAI_FACET_NAME))
    j++;
  return j > i + 1 && qai_scan_classes(scan, j - 1) & QAI_LEX_ORG_NOUN ? j : i;
}

uint32_t
qai_nameword_run(const qai_scan *scan, uint32_t i, uint32_t end)
{
  uint32_t j = i + 1;
  while (j < end) {
    uint32_t next = j;
    if (qai_facet(scan, j, QAI_FACET_NAME))
      next++;
    else if (qai_facet(scan, j, QAI_FACET_JOINT))
      next = joint_end(scan, j, end);
    else if (qai_facet(scan, j, QAI_FACET_POSSESSIVE))
      next = possessive_end(scan, i, j, end);
    else if (qai_scan_symbol(scan, j) == QAI_W_AND)
      next = after_and(scan, i, j, end);
    else
      next = bracketed_end(scan, j, end);
    if (next == j)
      break;
    j = next;
  }
  return j;
}
