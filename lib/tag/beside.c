#include "tag/beside.h"

#include <string.h>

/* ---- spoken verbs of saying ------------------------------------------------------------------ */

typedef struct quotative {
  uint32_t verb;   /* like, all, goes, ... */
  uint32_t helper; /* the form of "be" before it, or the verb */
  uint32_t mark;   /* the quotation mark */
} quotative;

static uint32_t
symbol_at(const qai_tags *tags, uint32_t i)
{
  return qai_tag_lexeme(tags, i)->symbol;
}

/* Whether word `i` may open a quotation: “ ‘ « " ' */
static int
opens(const qai_tags *tags, uint32_t i)
{
  const quoteattr_token *t = &tags->segment->words[i];
  const char *s = tags->segment->text->bytes + t->start;
  if (t->kind == QUOTEATTR_TOKEN_QUOTE)
    return (t->flags & QUOTEATTR_FLAG_SPACE_BEFORE) != 0;
  return t->kind == QUOTEATTR_TOKEN_OPEN && (unsigned char)*s >= 0x80;
}

static int
is_be(uint32_t symbol)
{
  switch (symbol) {
  case QAI_W_BE:
  case QAI_W_AM:
  case QAI_W_IS:
  case QAI_W_ARE:
  case QAI_W_WAS:
  case QAI_W_WERE:
  case QAI_W_S:
  case QAI_W_M:
  case QAI_W_RE: return 1;
  default: return 0;
  }
}

/* What words are read as.  A document has a spelling more for each of them that it needs, and room for all. */
typedef enum stand_in { SAY, SAYS, SAID, THEN, JUST, N_STAND_INS, NO_STAND_IN = N_STAND_INS } stand_in;

static const char *const stand_ins[N_STAND_INS] = {"say", "says", "said", "then", "just"};

typedef char there_is_room_for_all[(int)N_STAND_INS <= (int)QAI_SPELLINGS_SPARE ? 1 : -1];

/* The form of "say" that one of "go" stands for, if it does. */
static stand_in
said_by_going(uint32_t symbol)
{
  switch (symbol) {
  case QAI_W_GO: return SAY;
  case QAI_W_GOES: return SAYS;
  case QAI_W_WENT: return SAID;
  default: return NO_STAND_IN;
  }
}

/* The one that "like" or "all" stands for, by the form of "be" before it. */
static stand_in
said_by_being(uint32_t helper)
{
  switch (helper) {
  case QAI_W_WAS:
  case QAI_W_WERE: return SAID;
  case QAI_W_IS:
  case QAI_W_S: return SAYS;
  default: return SAY;
  }
}

/* Whether a subject that ends with word `i` can speak; of things only what a comma sets their words off from. */
static int
speaks(const qai_tags *tags, uint32_t i, int comma)
{
  const uint32_t persons =
      QAI_LEX_TITLE | QAI_LEX_ROLE | QAI_LEX_PERSON_NOUN | QAI_LEX_GROUP_NOUN | QAI_LEX_KINSHIP | QAI_LEX_GIVEN_NAME;
  const qai_lexeme *x = qai_tag_lexeme(tags, i);
  switch (tags->tag[i]) {
  case QAI_TAG_PRON: return (x->pronoun_case == QAI_CASE_SUBJECT && x->symbol != QAI_W_IT) || x->symbol == QAI_W_YOU;
  case QAI_TAG_PROPN: return 1;
  case QAI_TAG_NOUN: return comma || (x->classes & persons) != 0;
  default: return 0;
  }
}

static int
is_capital(const qai_tags *tags, uint32_t i)
{
  return i < tags->segment->n_words && tags->segment->words[i].flags & QUOTEATTR_FLAG_CAPITAL;
}

/* Whether what begins behind the mark may be said rather than compared with: `like “a museum”`. */
static int
may_be_said(const qai_tags *tags, uint32_t mark)
{
  return is_capital(tags, mark + 1) ||
         (mark + 1 < tags->segment->n_words && !(qai_tag_lexeme(tags, mark + 1)->classes & QAI_LEX_DETERMINER));
}

/* The word before `i` in its paragraph, adverbs passed over; QAI_NONE: there is none. */
static uint32_t
word_before(const qai_tags *tags, uint32_t first, uint32_t i)
{
  uint32_t n = 0;
  while (i > first && n++ < 3) {
    i--;
    if (tags->tag[i] != QAI_TAG_ADV && symbol_at(tags, i) != QAI_W_ALL && symbol_at(tags, i) != QAI_W_JUST)
      return i;
  }
  return QAI_NONE;
}

/* Whether a verb of saying of this kind stands right before the mark, from word `first` on. */
static int
find_before(const qai_tags *tags, uint32_t first, quotative *q)
{
  int comma = q->mark > first && (qai_tag_is_mark(tags, q->mark - 1, ',') || qai_tag_is_mark(tags, q->mark - 1, ':'));
  uint32_t symbol, subject;
  if (q->mark < first + 2 + (uint32_t)comma)
    return 0;
  q->verb = q->mark - 1 - (uint32_t)comma;
  symbol = symbol_at(tags, q->verb);
  q->helper = q->verb;
  if (symbol == QAI_W_LIKE || symbol == QAI_W_ALL) {
    q->helper = word_before(tags, first, q->verb);
    if (q->helper == QAI_NONE || !is_be(symbol_at(tags, q->helper)) || (!comma && !may_be_said(tags, q->mark)))
      return 0;
  } else if (said_by_going(symbol) == NO_STAND_IN || (symbol == QAI_W_WENT && !comma && !is_capital(tags, q->mark + 1)))
    return 0;
  subject = word_before(tags, first, q->helper);
  return subject != QAI_NONE && speaks(tags, subject, comma);
}

/* The spelling of the lexicon's entry for what a word is read as, made when it is first asked for. */
static uint32_t
spelling_for(qai_tags *tags, stand_in what, uint32_t word)
{
  qai_spellings *s = &tags->spellings;
  const char *form = stand_ins[what];
  uint32_t entry = qai_lexicon_find(form, strlen(form)), k = s->n_read;
  while (k < s->n && s->items[k].entry != entry)
    k++;
  if (k == s->n) {
    s->items[k].lexeme = qai_lexicon_known(entry);
    s->items[k].entry = entry;
    s->items[k].word = word;
    s->n++;
  }
  return k;
}

static void
stand_for(qai_tags *tags, uint32_t i, stand_in what, uint8_t tag)
{
  tags->spellings.of_word[i] = spelling_for(tags, what, i);
  tags->tag[i] = tag;
}

static void
rewrite(qai_tags *tags, const quotative *q)
{
  uint32_t k = q->verb;
  stand_in said = said_by_going(symbol_at(tags, q->verb));
  if (said == NO_STAND_IN)
    said = said_by_being(symbol_at(tags, q->helper));
  while (k-- > q->helper)
    stand_for(tags, k, k == q->helper ? THEN : JUST, QAI_TAG_ADV);
  stand_for(tags, q->verb, said, QAI_TAG_VERB);
}

/* ---- verbs that may be nouns ----------------------------------------------------------------- */

enum { TAG_WORDS = 5 }; /* of `“…,” the tired old man whispers` */

/* Whether word `i` is taken for a noun and may be the present of a verb of saying: "whispers", "answers". */
static int
may_say(const qai_tags *tags, uint32_t i)
{
  const uint32_t verbs = QAI_LEX_CUE_SAY | QAI_LEX_CUE_MAYBE | QAI_LEX_CUE_SPEECH | QAI_LEX_CUE_THINK;
  const qai_lexeme *x = qai_tag_lexeme(tags, i);
  return tags->tag[i] == QAI_TAG_NOUN && x->form == QAI_FORM_S && x->classes & verbs;
}

/* Whether a subject may begin with word `i`. */
static int
begins_subject(const qai_tags *tags, uint32_t i)
{
  int tag = tags->tag[i];
  return tag == QAI_TAG_PRON || tag == QAI_TAG_PROPN || tag == QAI_TAG_DET;
}

static int
ends_subject(const qai_tags *tags, uint32_t i)
{
  int tag = tags->tag[i];
  return tag == QAI_TAG_PROPN || tag == QAI_TAG_NOUN ||
         (tag == QAI_TAG_PRON && qai_tag_lexeme(tags, i)->pronoun_case == QAI_CASE_SUBJECT);
}

static int
is_verb(const qai_tags *tags, uint32_t i)
{
  return tags->tag[i] == QAI_TAG_VERB || tags->tag[i] == QAI_TAG_AUX;
}

/* Whether word `i` is a mark that speech ends with, or that stands before it. */
static int
pauses(const qai_tags *tags, uint32_t i)
{
  const quoteattr_token *t = &tags->segment->words[i];
  return t->kind == QUOTEATTR_TOKEN_PUNCT;
}

/* `“…,” the old man whispers`, `“…,” whispers Ann`: the words from `i` on, up to `end`. */
static void
read_behind(qai_tags *tags, uint32_t i, uint32_t end)
{
  uint32_t k;
  for (k = i; k + 1 < end && k < i + TAG_WORDS; k++) {
    if (may_say(tags, k) && (k == i ? begins_subject(tags, k + 1) : ends_subject(tags, k - 1))) {
      if (!is_verb(tags, k + 1))
        tags->tag[k] = QAI_TAG_VERB;
      return;
    }
    if (!begins_subject(tags, k) && !ends_subject(tags, k) && tags->tag[k] != QAI_TAG_ADJ)
      return;
  }
}

/* `Ann whispers, “…”`: word `i`, from `first` on. */
static void
read_before(qai_tags *tags, uint32_t first, uint32_t i)
{
  if (i > first && may_say(tags, i) && ends_subject(tags, i - 1))
    tags->tag[i] = QAI_TAG_VERB;
}

/* ---- nouns that may be verbs ----------------------------------------------------------------- */

/* Whether word `i` is a noun, or taken for something else that may be one and is not "say". */
static int
may_be_noun(const qai_tags *tags, uint32_t i)
{
  const uint32_t others = QAI_LEX_CUE_SAY | QAI_LEX_DETERMINER | QAI_LEX_PREPOSITION | QAI_LEX_CONJUNCTION;
  const qai_lexeme *x = qai_tag_lexeme(tags, i);
  if (tags->tag[i] != QAI_TAG_VERB && tags->tag[i] != QAI_TAG_ADP)
    return tags->tag[i] == QAI_TAG_NOUN;
  return x->tags & 1u << QAI_TAG_NOUN && x->form <= QAI_FORM_BASE && !(x->classes & others);
}

/* `“…,” board president Ann Lee said`, `“…,” talk show host Tom Lee said`: all words of an office are nouns. */
static void
read_office(qai_tags *tags, uint32_t i, uint32_t end)
{
  uint32_t k;
  for (k = i; k + 1 < end && k < i + TAG_WORDS && may_be_noun(tags, k); k++)
    if (qai_tag_lexeme(tags, k)->classes & QAI_LEX_PERSON && tags->tag[k + 1] == QAI_TAG_PROPN) {
      memset(tags->tag + i, QAI_TAG_NOUN, k + 1 - i);
      return;
    }
}

/* ---- the whole ------------------------------------------------------------------------------- */

/* Words stand for others, and some were the first of their spelling. */
static void
find_first_words(qai_tags *tags)
{
  const uint32_t *of_word = tags->spellings.of_word;
  uint32_t i;
  for (i = tags->segment->n_words; i-- > 0;) {
    qai_spelling *s = &tags->spellings.items[of_word[i]];
    if (s->word > i || of_word[s->word] != of_word[i])
      s->word = i;
  }
}

static void
read_opening(qai_tags *tags, uint32_t first, uint32_t mark)
{
  quotative q;
  q.mark = mark;
  if (find_before(tags, first, &q))
    rewrite(tags, &q);
  else if (mark > first + 1 && pauses(tags, mark - 1))
    read_before(tags, first, mark - 2);
}

void
qai_tag_beside_speech(qai_tags *tags)
{
  const qai_segment *s = tags->segment;
  uint32_t i, paragraph = 0;
  for (i = 0; i < s->n_marks; i++) {
    uint32_t mark = s->marks[i];
    uint32_t kind = s->words[mark].kind;
    if (kind != QUOTEATTR_TOKEN_QUOTE && kind != QUOTEATTR_TOKEN_OPEN && kind != QUOTEATTR_TOKEN_CLOSE)
      continue;
    while (s->paragraph_words[paragraph + 1] <= mark)
      paragraph++;
    if (opens(tags, mark))
      read_opening(tags, s->paragraph_words[paragraph], mark);
    else if (mark > s->paragraph_words[paragraph] && pauses(tags, mark - 1)) {
      read_behind(tags, mark + 1, s->paragraph_words[paragraph + 1]);
      read_office(tags, mark + 1, s->paragraph_words[paragraph + 1]);
    }
  }
  if (tags->spellings.n > tags->spellings.n_read)
    find_first_words(tags);
}
