#include "quotes/reply.h"

enum { PARTY_WORDS = 4, ADVERBS = 2 };

enum party_kind { NOBODY, PRONOUN, NAME, NOUN };

/* Who is the subject of a tag: words [first, last), of which the last is the head. */
typedef struct party {
  uint32_t first, last;
  enum party_kind kind;
} party;

typedef struct tag {
  party who;
  uint32_t verb;
} tag;

static const qai_lexeme *
lexeme_at(const qai_quotes *q, uint32_t w)
{
  return qai_tag_lexeme(q->tags, w);
}

static int
is_capital(const qai_quotes *q, uint32_t w)
{
  return (q->tags->segment->words[w].flags & QUOTEATTR_FLAG_CAPITAL) != 0;
}

/* "the | old tinker", "his | father" */
static party
phrase_at(const qai_quotes *q, uint32_t w, uint32_t end)
{
  party p = {w, w, NOBODY};
  uint32_t k;
  for (k = w + 1; k < end && k <= w + PARTY_WORDS; k++) {
    uint8_t t = q->tags->tag[k];
    if (t == QAI_TAG_NOUN || t == QAI_TAG_PROPN)
      p.last = k + 1;
    else if (t != QAI_TAG_ADJ)
      break;
  }
  p.kind = p.last > w ? NOUN : NOBODY;
  return p;
}

static party
name_at(const qai_quotes *q, uint32_t w, uint32_t end)
{
  party p = {w, w, NOBODY};
  while (p.last < end && p.last < w + PARTY_WORDS && qai_feature_class_at(q, p.last) == QAI_WORD_CAPITAL)
    p.last++;
  p.kind = p.last > w ? NAME : NOBODY;
  return p;
}

static party
party_at(const qai_quotes *q, uint32_t w, uint32_t end)
{
  party p = {w, w + 1, PRONOUN};
  if (w < end && lexeme_at(q, w)->classes & QAI_LEX_DETERMINER)
    return phrase_at(q, w, end);
  if (w < end && lexeme_at(q, w)->pronoun_case == QAI_CASE_SUBJECT)
    return p;
  return name_at(q, w, end);
}

static int
is_verb(const qai_quotes *q, uint32_t w, uint32_t end, uint32_t classes)
{
  return w < end && q->tags->tag[w] != QAI_TAG_NOUN && !is_capital(q, w) && lexeme_at(q, w)->classes & classes;
}

#define REPORTS (QAI_LEX_CUE_SAY | QAI_LEX_CUE_SPEECH)

/* `answered the lamb`, `the lamb answered` behind a region.  What begins with a capital behind a full stop is a
 * sentence of its own. */
static tag
tag_behind(const qai_quotes *q, const qai_region *r, uint32_t w)
{
  const qai_segment *seg = q->tags->segment;
  uint32_t end = seg->paragraph_words[r->paragraph + 1];
  tag t = {{0, 0, NOBODY}, 0};
  if (w == QAI_NONE)
    return t;
  t.verb = w;
  if (is_verb(q, w, end, REPORTS)) {
    t.who = party_at(q, w + 1, end);
    return t;
  }
  t.who = party_at(q, w, end);
  t.verb = t.who.last;
  if ((is_capital(q, w) && (t.who.kind == NOUN || qai_tag_is_mark(q->tags, r->last - 1, '.'))) ||
      !is_verb(q, t.verb, end, REPORTS))
    t.who.kind = NOBODY;
  return t;
}

static uint8_t
gender_of(const qai_quotes *q, const party *p)
{
  uint32_t w;
  if (p->kind != NAME)
    return lexeme_at(q, p->last - 1)->gender_sure ? lexeme_at(q, p->last - 1)->gender : 0;
  for (w = p->first; w < p->last; w++)
    if (lexeme_at(q, w)->classes & QAI_LEX_TITLE && lexeme_at(q, w)->gender)
      return lexeme_at(q, w)->gender;
  return lexeme_at(q, p->first)->gender_sure ? lexeme_at(q, p->first)->name_gender : 0;
}

static int
is_i(const qai_quotes *q, const party *p)
{
  return p->kind == PRONOUN && lexeme_at(q, p->first)->symbol == QAI_W_I;
}

static int
share_word(const qai_quotes *q, const party *x, const party *y)
{
  uint32_t i, k;
  for (i = x->first; i < x->last; i++)
    for (k = y->first; k < y->last; k++)
      if (qai_segment_same_bytes(q->tags->segment, i, k))
        return 1;
  return 0;
}

enum contrast { SAME, UNCLEAR, APART };

/* A name and a noun may be one person's: "Ann Lee", "the mayor". */
static enum contrast
contrast_of(const qai_quotes *q, const party *x, const party *y)
{
  uint8_t a, b;
  if (x->kind == NOBODY || y->kind == NOBODY)
    return SAME;
  a = gender_of(q, x);
  b = gender_of(q, y);
  if (is_i(q, x) != is_i(q, y) || (a && b && a != b))
    return APART;
  if (x->kind == PRONOUN || y->kind == PRONOUN)
    return SAME;
  if (x->kind != y->kind)
    return UNCLEAR;
  if (x->kind == NOUN)
    return qai_segment_same_bytes(q->tags->segment, x->last - 1, y->last - 1) ? SAME : APART;
  return share_word(q, x, y) ? SAME : APART;
}

/* Where the last sentence of words first .. last begins, when `n_stops` end with the last word; else QAI_NONE. */
static uint32_t
last_sentence(const qai_quotes *q, uint32_t first, uint32_t last, uint32_t n_stops)
{
  uint32_t w, n = 0, from = first;
  if (last < first || last - first >= QAI_REPLY_WORDS || qai_feature_class_at(q, last) != QAI_WORD_STOP)
    return QAI_NONE;
  for (w = first; w <= last; w++)
    if (qai_feature_class_at(q, w) == QAI_WORD_STOP) {
      from = w < last ? w + 1 : from;
      n++;
    }
  return n == n_stops ? from : QAI_NONE;
}

/* `“…?” asked Tom. “…,” said`, `“…,” said Tom. “…,” answered` */
static int
is_answer(const qai_quotes *q, const qai_region *a, const qai_region *b, const tag *t)
{
  uint8_t move = qai_lexicon_verb_move(lexeme_at(q, t->verb)->lemma);
  return move == QAI_MOVE_ANSWER || (move != QAI_MOVE_GO_ON && qai_tag_is_mark(q->tags, a->last - 1, '?') &&
                                     !qai_tag_is_mark(q->tags, b->last - 1, '?'));
}

/* "my friend" of one who tells of him by his name too */
static int
is_tellers(const qai_quotes *q, const party *p)
{
  return p->kind == NOUN && lexeme_at(q, p->first)->person == 1;
}

/* `“Who is there?” cried the wolf. “A friend,” answered the lamb`: the news tells twice of one speaker in other words,
 * stories seldom do. */
static int
is_tagged_by_another(const qai_quotes *q, const qai_region *a, const qai_region *b, const tag *x)
{
  tag y = tag_behind(q, b, qai_feature_word_after(q, b));
  enum contrast c = contrast_of(q, &x->who, &y.who);
  if (c == SAME)
    return 0;
  if (is_answer(q, a, b, &y))
    return 1;
  return q->genre == QUOTEATTR_GENRE_FICTION && !(c == UNCLEAR && (is_tellers(q, &x->who) || is_tellers(q, &y.who))) &&
         qai_lexicon_verb_move(lexeme_at(q, y.verb)->lemma) != QAI_MOVE_GO_ON;
}

/* `“…,” said Tom. | Ann smiled sadly. | “…”`: all that she does could be said with the verb too. */
static int
is_acted_by_another(const qai_quotes *q, const tag *x, uint32_t from, uint32_t last)
{
  party y = party_at(q, from, last);
  uint32_t w = y.last + 1;
  if (y.kind == NOBODY || !is_verb(q, y.last, last, QAI_LEX_CUE_SPEECH) ||
      lexeme_at(q, y.last)->classes & (QAI_LEX_CUE_SAY | QAI_LEX_CUE_MAYBE))
    return 0;
  while (w < last && w <= y.last + ADVERBS && q->tags->tag[w] == QAI_TAG_ADV)
    w++;
  return w == last && contrast_of(q, &x->who, &y) == APART;
}

int
qai_reply_is(const qai_quotes *q, const qai_region *a, const qai_region *b)
{
  uint32_t first = qai_feature_word_after(q, a), last = qai_feature_word_before(q, b), from;
  tag x;
  if (first == QAI_NONE || last == QAI_NONE || a->last == a->first || b->last == b->first)
    return 0;
  x = tag_behind(q, a, first);
  if (x.who.kind == NOBODY)
    return 0;
  if (last_sentence(q, first, last, 1) != QAI_NONE)
    return is_tagged_by_another(q, a, b, &x);
  from = last_sentence(q, first, last, 2);
  return from != QAI_NONE && is_acted_by_another(q, &x, from, last);
}
