#include "segment/rules.h"

#include "lexicon/lexicon.h"
#include "segment/wordlist.h"
#include "text/unicode.h"

#include <string.h>

#define PLAIN_FLAGS (uint32_t)(QUOTEATTR_FLAG_SPACE_BEFORE | QUOTEATTR_FLAG_NON_ASCII | QUOTEATTR_FLAG_SENTENCE_START)

enum {
  CLAUSE = 4,   /* words a clause has at least */
  MAX_NAME = 4, /* words of a name */
  /* Classes of abbreviations that a number follows: No. 5, Sept. 11, Mr. 5 */
  BEFORE_NUMBER = QAI_LIST_TITLE | QAI_LIST_NUMBER | QAI_LIST_MONTH
};

static const quoteattr_token *
word_at(const qai_boundary *b, uint32_t i)
{
  return &b->segment->words[i];
}

/* Whether the text keeps to its marks. */
static int
is_clean(const qai_boundary *b)
{
  return (b->style & QAI_STYLE_CLEAN) != 0;
}

static const char *
bytes_of(const qai_boundary *b, uint32_t i)
{
  return b->segment->text->bytes + word_at(b, i)->start;
}

static uint32_t
length_of(const qai_boundary *b, uint32_t i)
{
  return word_at(b, i)->end - word_at(b, i)->start;
}

/* Classes of word i, the full stop of an abbreviation left out. */
static unsigned
classes_of(const qai_boundary *b, uint32_t i)
{
  uint32_t stop = (word_at(b, i)->flags & QUOTEATTR_FLAG_ABBREVIATION) != 0;
  return qai_wordlist_find(bytes_of(b, i), length_of(b, i) - stop, NULL);
}

static const qai_lexeme *
lexeme_of(const char *bytes, const quoteattr_token *t)
{
  return qai_lexicon_entry(qai_lexicon_find(bytes + t->start, t->end - t->start));
}

/* A pronoun or determiner with a capital that no name is: "The", "They", but "I.", "So". */
static int
is_plain_opener(const quoteattr_token *t, const qai_lexeme *x)
{
  return (t->flags & (QUOTEATTR_FLAG_CAPITAL | QUOTEATTR_FLAG_ABBREVIATION)) == QUOTEATTR_FLAG_CAPITAL &&
         t->end - t->start > 1 && x->classes & (QAI_LEX_PRONOUN | QAI_LEX_DETERMINER) &&
         !(x->classes & (QAI_LEX_GIVEN_NAME | QAI_LEX_SURNAME));
}

/* What nobody with a title is called: "on Elm St. | The house", "by the Lt. | They", but "Dr. Who", "Mr. He". */
static int
begins_after_title(const char *bytes, const quoteattr_token *t)
{
  const qai_lexeme *x = lexeme_of(bytes, t);
  return is_plain_opener(t, x) && (x->symbol == QAI_W_THE || (x->person && x->person != 2 && !x->gender));
}

/* Of I, V and X alone: "II". */
static int
is_roman(const char *bytes, const quoteattr_token *t)
{
  uint32_t i = t->start;
  while (i < t->end && (bytes[i] == 'I' || bytes[i] == 'V' || bytes[i] == 'X'))
    i++;
  return i == t->end && t->kind == QUOTEATTR_TOKEN_WORD;
}

/* Classes of abbreviations that end no sentence before word t: no title before a number's letters is one. */
static unsigned
held_before(const char *bytes, const quoteattr_token *t)
{
  if (t->kind == QUOTEATTR_TOKEN_NUMBER)
    return BEFORE_NUMBER;
  return is_roman(bytes, t) ? QAI_LIST_TITLE | QAI_LIST_NUMBER : QAI_LIST_TITLE;
}

/* "Hale v. Board" */
static int
is_versus(const char *bytes, const quoteattr_token *t)
{
  return t->end - t->start == 2 && bytes[t->start] == 'v';
}

int
qai_rules_goes_on(const char *bytes, const quoteattr_token *t)
{
  const uint32_t end = t->end - 1, n = end - t->start;
  unsigned classes;
  if (is_versus(bytes, t))
    return 1;
  classes = end < QAI_SIEVE_BYTES || n > QAI_SIEVE_BYTES
                ? qai_wordlist_find(bytes + t->start, n, NULL)
                : qai_wordlist_find_key(qai_wordlist_key(bytes + end, n), NULL);
  return (classes & held_before(bytes, &t[1])) != 0 && !begins_after_title(bytes, &t[1]);
}

static int
is_capital(const qai_boundary *b, uint32_t i)
{
  return (word_at(b, i)->flags & QUOTEATTR_FLAG_CAPITAL) != 0;
}

/* A word that often begins a sentence, with a capital; a mark before it is no matter. */
static int
is_opener(const qai_boundary *b, uint32_t i)
{
  return is_capital(b, i) && word_at(b, i)->flags & QUOTEATTR_FLAG_SPACE_BEFORE && classes_of(b, i) & QAI_LIST_OPENER;
}

static int
is_calendar(const qai_boundary *b, uint32_t i)
{
  uint32_t id = qai_lexicon_find(bytes_of(b, i), length_of(b, i));
  return (qai_lexicon_entry(id)->classes & QAI_LEX_MONTH_DAY) != 0;
}

/* The full stops of a spaced ellipsis (. . .) that ends with word i. */
static uint32_t
spaced_stops(const qai_boundary *b, uint32_t i)
{
  uint32_t n = 1;
  while (n < 5 && i >= b->first + n && bytes_of(b, i - n)[0] == '.' && length_of(b, i - n) == 1 &&
         word_at(b, i - n + 1)->flags & QUOTEATTR_FLAG_SPACE_BEFORE)
    n++;
  return n;
}

/* Whether word i begins with a small letter, which begins no sentence in a text that keeps to capitals. */
static int
is_small(const qai_boundary *b, uint32_t i)
{
  char c = bytes_of(b, i)[0];
  return word_at(b, i)->kind == QUOTEATTR_TOKEN_WORD && c >= 'a' && c <= 'z';
}

/* Do a clause's words stand between the last terminator, or the paragraph's start, and the place? */
static int
is_behind_clause(const qai_boundary *b)
{
  const qai_segment *s = b->segment;
  uint32_t i, at;
  for (i = b->next; i && (at = s->marks[i - 1] + 1) > b->first && at + CLAUSE > b->at; i--)
    if (at < b->at && qai_boundary_terminates_after(s, &s->words[at - 1]))
      return 0;
  return b->at - b->first >= CLAUSE;
}

/* A letter that is no initial of a name, as a pronoun or determiner behind it tells: "Plan B. The …". */
static int
is_label(const qai_boundary *b)
{
  return b->mark > b->first && word_at(b, b->mark - 1)->kind == QUOTEATTR_TOKEN_WORD &&
         is_plain_opener(word_at(b, b->at), lexeme_of(b->segment->text->bytes, word_at(b, b->at)));
}

static int
after_abbreviation(const qai_boundary *b)
{
  uint32_t next = b->at;
  unsigned classes;
  if (b->closed)
    return QAI_RULE_UNSURE;
  if (length_of(b, b->mark) == 2 && !is_opener(b, next)) /* J. Hale */
    return QAI_RULE_NO;
  classes = classes_of(b, b->mark);
  if (classes & held_before(b->segment->text->bytes, word_at(b, next)))
    return begins_after_title(b->segment->text->bytes, word_at(b, next)) ? QAI_RULE_YES : QAI_RULE_NO;
  if (length_of(b, b->mark) == 2)
    return is_label(b) ? QAI_RULE_YES : QAI_RULE_UNSURE;
  if (is_opener(b, next))
    return QAI_RULE_YES;
  if (classes & QAI_LIST_TIME && is_capital(b, next))
    return is_behind_clause(b) && !is_calendar(b, next) && !(word_at(b, next)->flags & QUOTEATTR_FLAG_ALL_CAPS)
               ? QAI_RULE_YES
               : QAI_RULE_NO;
  return QAI_RULE_UNSURE;
}

/* Whether word i begins with a letter of a script without case, or of Georgian, which has capitals in headings only. */
static int
is_caseless(const qai_boundary *b, uint32_t i)
{
  uint32_t size, cp, r;
  if (!(word_at(b, i)->flags & QUOTEATTR_FLAG_NON_ASCII) || (unsigned char)bytes_of(b, i)[0] < 0x80)
    return 0;
  cp = qai_unicode_decode(bytes_of(b, i), 0, &size);
  r = QAI_UNICODE_RECORD(cp);
  return QAI_UNICODE_KIND(r) == QAI_KIND_LETTER && (!QAI_UNICODE_LOWER(r) || (cp >= 0x10D0 && cp <= 0x10FF));
}

/* The plainest end of all: a small word, a full stop, a capitalised word, no quotation open. */
static int
is_plain_end(const qai_boundary *b)
{
  const quoteattr_token *before, *next = word_at(b, b->at);
  if ((qai_open_quoted(b->open) && !is_clean(b)) || b->mark < b->first + 3)
    return 0;
  before = word_at(b, b->mark - 1);
  return before->kind == QUOTEATTR_TOKEN_WORD && !(before->flags & ~PLAIN_FLAGS) && before->end - before->start >= 3 &&
         next->kind == QUOTEATTR_TOKEN_WORD && is_capital(b, b->at) && next->flags & QUOTEATTR_FLAG_SPACE_BEFORE;
}

/* Words beyond ASCII at either side of the mark, the second one, or the one it opens, as a sentence begins. */
static int
in_other_script(const qai_boundary *b)
{
  uint32_t i = b->at, before = word_at(b, b->mark - (b->mark > b->first))->flags;
  if (b->closed || !(before & QUOTEATTR_FLAG_NON_ASCII) || !(word_at(b, i)->flags & QUOTEATTR_FLAG_SPACE_BEFORE))
    return 0;
  if (word_at(b, i)->kind == QUOTEATTR_TOKEN_OPEN && i + 1 < b->end)
    i++;
  return word_at(b, i)->flags & QUOTEATTR_FLAG_NON_ASCII && (is_capital(b, i) || is_caseless(b, i));
}

/* One letter beyond ASCII, a capital. */
static int
is_wide_initial(const qai_boundary *b, uint32_t i)
{
  uint32_t size;
  return word_at(b, i)->flags & QUOTEATTR_FLAG_NON_ASCII && is_capital(b, i) &&
         (qai_unicode_decode(bytes_of(b, i), 0, &size), size == length_of(b, i));
}

static int
opens_speech(const qai_boundary *b)
{
  return qai_boundary_opens_speech(b->segment->text->bytes, word_at(b, b->at));
}

static int
after_stop(const qai_boundary *b)
{
  uint32_t n = spaced_stops(b, b->mark);
  if (n > 1)
    return n == 3 ? QAI_RULE_NO : QAI_RULE_UNSURE;
  if (b->mark > b->first && word_at(b, b->at)->kind == QUOTEATTR_TOKEN_NUMBER &&
      (unsigned char)bytes_of(b, b->mark - 1)[0] == 0xC2) /* N°. 5 */
    return QAI_RULE_NO;
  if (b->closed == 1 && is_small(b, b->at)) /* (A remark.) goes on */
    return QAI_RULE_NO;
  if (qai_open_brackets(b->open) || b->closed == 1)
    return QAI_RULE_UNSURE;
  if (b->mark > b->first && is_wide_initial(b, b->mark - 1) && is_capital(b, b->at))
    return QAI_RULE_NO;
  if (is_plain_end(b) || (!b->closed && is_opener(b, b->at)) || in_other_script(b))
    return QAI_RULE_YES;
  return !b->closed && is_clean(b) && opens_speech(b) ? QAI_RULE_YES : QAI_RULE_UNSURE;
}

/* Whether the paragraph begins with a dash, as turns of dash dialogue do. */
static int
in_dash_dialogue(const qai_boundary *b)
{
  const char *s = bytes_of(b, b->first);
  uint32_t n = length_of(b, b->first);
  return n == 3 && (!memcmp(s, "\xE2\x80\x94", 3) || !memcmp(s, "\xE2\x80\x93", 3));
}

/* A name and a reporting verb: "Why?" Ann Vogt asked. */
static int
reports(const qai_boundary *b)
{
  uint32_t i = b->at, id;
  while (i < b->end && i < b->at + MAX_NAME && word_at(b, i)->kind == QUOTEATTR_TOKEN_WORD && is_capital(b, i) &&
         !(classes_of(b, i) & QAI_LIST_OPENER))
    i++;
  if (i == b->at || i == b->end || is_capital(b, i))
    return 0;
  id = qai_lexicon_find(bytes_of(b, i), length_of(b, i));
  return (qai_lexicon_entry(id)->classes & QAI_LEX_CUE_SAY) != 0;
}

/* A pronoun or the like before a reporting verb, or the verb, without a capital: Wait! he said. */
static int
reports_small(const qai_boundary *b)
{
  uint32_t i;
  for (i = b->at; i < b->at + 2 && i < b->end && is_small(b, i); i++)
    if (qai_lexicon_entry(qai_lexicon_find(bytes_of(b, i), length_of(b, i)))->classes & QAI_LEX_CUE_SAY)
      return 1;
  return 0;
}

/* A mark that belongs to the word after it: !Kung. */
static int
begins_word(const qai_boundary *b)
{
  return !b->closed && word_at(b, b->mark)->flags & QUOTEATTR_FLAG_SPACE_BEFORE &&
         !(word_at(b, b->at)->flags & QUOTEATTR_FLAG_SPACE_BEFORE);
}

static int
after_mark(const qai_boundary *b)
{
  if (b->type == QAI_BOUNDARY_MARK && begins_word(b))
    return QAI_RULE_NO;
  if (b->type == QAI_BOUNDARY_MARK && reports_small(b))
    return QAI_RULE_NO;
  if (b->type == QAI_BOUNDARY_MARK && in_other_script(b))
    return QAI_RULE_YES;
  return (b->closed == 2 || in_dash_dialogue(b)) && reports(b) ? QAI_RULE_NO : QAI_RULE_UNSURE;
}

/* He said: "…" */
static int
after_colon(const qai_boundary *b)
{
  return is_clean(b) && opens_speech(b) ? QAI_RULE_NO : QAI_RULE_UNSURE;
}

/* $ 5 */
static int
after_symbol(const qai_boundary *b)
{
  return word_at(b, b->mark)->kind == QUOTEATTR_TOKEN_SYMBOL && word_at(b, b->at)->kind == QUOTEATTR_TOKEN_NUMBER &&
                 bytes_of(b, b->mark)[0] == '$'
             ? QAI_RULE_NO
             : QAI_RULE_UNSURE;
}

int
qai_rules_decide(const qai_boundary *b)
{
  switch (b->type) {
  case QAI_BOUNDARY_WIDE: return QAI_RULE_YES;
  case QAI_BOUNDARY_ABBREVIATION: return after_abbreviation(b);
  case QAI_BOUNDARY_STOP: return after_stop(b);
  case QAI_BOUNDARY_MARK:
  case QAI_BOUNDARY_DOTS: return after_mark(b);
  case QAI_BOUNDARY_DASH:
    return b->mark == b->first && in_dash_dialogue(b) ? QAI_RULE_NO : QAI_RULE_UNSURE; /* — Yes, said Ann. */
  case QAI_BOUNDARY_COLON: return after_colon(b);
  case QAI_BOUNDARY_ADDRESS: return after_symbol(b);
  default: return qai_rules_goes_on_after((uint32_t)b->type) ? QAI_RULE_NO : QAI_RULE_UNSURE;
  }
}
