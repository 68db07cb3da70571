/*
 * Tells speech from other uses of quotation marks.
 *
 * A linear classifier separates speech from the rest by how long the region is, how it begins and ends, and what
 * stands around it; rules then name the rest: a nickname stands between the parts of a name, a title has capitals
 * where a sentence has none, and what is left are scare quotes and words as words.
 * Weights: tools/train_quotes.py, one set for news and one for fiction.
 */
#include "quotes/kind.h"

#include "quotes/signature.h"
#include "quotes/weights.h"

/* The words inside, counted in one pass. */
typedef struct inside {
  uint32_t n_words, n_capitals, n_small; /* small: words that a title writes in lower case */
  uint32_t n_pronouns, n_verbs, n_punct, n_stops;
} inside;

enum { CAPITAL = 32 }; /* beyond the classes */

static uint32_t
sum(const uint32_t *n, uint32_t from, uint32_t to)
{
  uint32_t all = 0;
  for (; from <= to; from++)
    all += n[from];
  return all;
}

static void
count_inside(const qai_quotes *q, const qai_region *r, inside *c)
{
  const quoteattr_token *words = q->tags->segment->words;
  uint32_t n[2 * CAPITAL] = {0}, w;
  for (w = r->first; w < r->last; w++)
    n[qai_feature_word_class(q, w) + (words[w].flags & QUOTEATTR_FLAG_CAPITAL ? CAPITAL : 0)]++;
  c->n_capitals = sum(n, CAPITAL, CAPITAL + QAI_WORD_COMMA - 1);
  c->n_small = sum(n, QAI_WORD_PRONOUN, QAI_WORD_AUXILIARY);
  for (w = 0; w < QAI_N_WORD_CLASSES; w++)
    n[w] += n[CAPITAL + w];
  c->n_words = sum(n, 0, QAI_WORD_COMMA - 1);
  c->n_punct = sum(n, QAI_WORD_COMMA, QAI_N_WORD_CLASSES - 1);
  c->n_stops = n[QAI_WORD_STOP];
  c->n_pronouns = n[QAI_WORD_PRONOUN];
  c->n_verbs = n[QAI_WORD_VERB] + n[QAI_WORD_AUXILIARY] + n[QAI_WORD_SAY] + n[QAI_WORD_CUE];
}

static uint32_t
at_most(uint32_t n, uint32_t max)
{
  return n < max ? n : max;
}

/* 0 some capitals missing, 1 all words but the small ones have one, 2 none has. */
static uint32_t
capitals(const inside *c)
{
  if (!c->n_capitals)
    return 2;
  return c->n_capitals + c->n_small >= c->n_words;
}

static void
add_inside(const qai_quotes *q, const qai_region *r, const inside *c, qai_features *f)
{
  uint32_t length = qai_feature_bucket(c->n_words), first = qai_feature_first_case(q, r);
  uint32_t last = (uint32_t)qai_feature_last_class(q, r);
  qai_feature_add(f, 0, length);
  qai_feature_add(f, 1, last);
  qai_feature_add(f, 2, length * 4 + first);
  qai_feature_add(f, 3, length * 4 + capitals(c));
  qai_feature_add(f, 4, at_most(c->n_pronouns, 3) * 16 + at_most(length, 15));
  qai_feature_add(f, 5, at_most(c->n_verbs, 3) * 16 + at_most(length, 15));
  qai_feature_add(f, 6, at_most(c->n_stops, 3) * 16 + at_most(length, 15));
  qai_feature_add(f, 7, at_most(c->n_punct, 7));
  qai_feature_add(f, 8, r->flags & 15u);
  qai_feature_add(f, 9, r->style == q->primary);
}

static void
add_around(const qai_quotes *q, const qai_region *r, const inside *c, qai_features *f)
{
  uint32_t b = qai_feature_word_before(q, r), a = qai_feature_word_after(q, r);
  uint32_t before = qai_feature_class_at(q, b), after = qai_feature_class_at(q, a),
           first = qai_feature_first_case(q, r);
  uint32_t last = (uint32_t)qai_feature_last_class(q, r), shorter = at_most(c->n_words, 7) / 2;
  uint32_t ended = last >= QAI_WORD_COMMA && last <= QAI_WORD_DASH ? last - QAI_WORD_COMMA + 1 : 0;
  uint32_t say_after = qai_feature_say_distance(q, r, a, 1);
  qai_feature_add(f, 10, before);
  qai_feature_add(f, 11, after);
  qai_feature_add(f, 12, qai_feature_class_at(q, qai_feature_earlier(q, r, b, 1)));
  qai_feature_add(f, 13, qai_feature_class_at(q, qai_feature_later(q, r, a, 1)));
  qai_feature_add(f, 14, qai_feature_say_distance(q, r, b, 0));
  qai_feature_add(f, 15, say_after);
  qai_feature_add(f, 16, ended * 12 + at_most(say_after, 11));
  qai_feature_add(f, 17, (before >= QAI_WORD_COMMA ? before - QAI_WORD_COMMA + 1 : 0) * 4 + first);
  qai_feature_add(f, 18, ended * 8 + (after >= QAI_WORD_COMMA ? after - QAI_WORD_COMMA + 1 : 0));
  qai_feature_add(f, 19, before * 3 + capitals(c));
  qai_feature_add(f, 20, after * 3 + capitals(c));
  qai_feature_add(f, 21, shorter * 16 + at_most(before, 15));
  qai_feature_add(f, 22, shorter * 16 + at_most(after, 15));
  qai_feature_add(f, 23, (before == QAI_WORD_NONE) * 2u + (after == QAI_WORD_NONE));
  qai_feature_add(f, 24, shorter * 8 + ended);
  qai_feature_add(f, 31, ended * 12 + at_most(c->n_words, 3) * 3 + capitals(c));
}

enum { AS = 2, SO_CALLED = 18, TERM = 20 };
enum { TAG_WORDS = 3 }; /* before its verb */

/* Words that tell much by themselves, before a mark. */
static uint32_t
word_value(const qai_quotes *q, uint32_t word)
{
  switch (word == QAI_NONE ? 0 : qai_tag_lexeme(q->tags, word)->symbol) {
  case QAI_W_OF: return 1;
  case QAI_W_AS: return AS;
  case QAI_W_THAT: return 3;
  case QAI_W_THE: return 4;
  case QAI_W_A:
  case QAI_W_AN: return 5;
  case QAI_W_ON: return 6;
  case QAI_W_IN: return 7;
  case QAI_W_TO: return 8;
  case QAI_W_FOR: return 9;
  case QAI_W_LIKE: return 10;
  case QAI_W_CALLED: return qai_feature_class_at(q, word ? word - 1 : QAI_NONE) == QAI_WORD_DASH ? SO_CALLED : 11;
  case QAI_W_NAMED:
  case QAI_W_DUBBED:
  case QAI_W_NICKNAMED:
  case QAI_W_TITLED:
  case QAI_W_ENTITLED: return 19;
  case QAI_W_WORD:
  case QAI_W_TERM:
  case QAI_W_PHRASE: return TERM;
  case QAI_W_AND: return 12;
  case QAI_W_BUT: return 13;
  case QAI_W_IS:
  case QAI_W_WAS:
  case QAI_W_ARE:
  case QAI_W_WERE: return 14;
  case QAI_W_BE: return 15;
  case QAI_W_S: return 16;
  case QAI_W_THIS:
  case QAI_W_THESE: return 17;
  default: return 0;
  }
}

/* The highest rate at which one of four words near a mark is (in) a cue, in 16 steps. */
static uint32_t
cue_rate(const qai_quotes *q, const qai_region *r, uint32_t word, int forward)
{
  uint32_t i, w, best = 0;
  for (i = 0; i < 4; i++) {
    const qai_lexeme *e;
    uint32_t class;
    w = forward ? qai_feature_later(q, r, word, i) : qai_feature_earlier(q, r, word, i);
    class = qai_feature_class_at(q, w);
    if (w == QAI_NONE || class == QAI_WORD_STOP || class == QAI_WORD_MARK)
      break;
    e = qai_tag_lexeme(q->tags, w);
    if ((q->genre == QUOTEATTR_GENRE_FICTION ? e->fiction_rate : e->cue_rate) > best)
      best = q->genre == QUOTEATTR_GENRE_FICTION ? e->fiction_rate : e->cue_rate;
  }
  return best / 16;
}

static void
add_words(const qai_quotes *q, const qai_region *r, const inside *c, qai_features *f)
{
  uint32_t b = qai_feature_word_before(q, r), a = qai_feature_word_after(q, r), shorter = at_most(c->n_words, 7) / 2;
  uint32_t heading = q->tags->segment->text->paragraphs[r->paragraph].kind == QAI_PARAGRAPH_HEADING;
  qai_feature_add(f, 26, word_value(q, b) * 3 + capitals(c));
  qai_feature_add(f, 27, cue_rate(q, r, b, 0) * 4 + shorter);
  qai_feature_add(f, 28, cue_rate(q, r, a, 1) * 4 + shorter);
  qai_feature_add(f, 29, (r->paragraph == 0) * 4u + heading * 2 + (r->style == q->primary));
  qai_feature_add(f, 30, word_value(q, qai_feature_earlier(q, r, b, 1)) * 3 + capitals(c));
}

/* What else the paragraph says: reporting verbs in its narration nearby are told by say_distance; here its marks. */
static void
add_neighbours(const qai_quotes *q, uint32_t region, qai_features *f)
{
  const qai_region *r = &q->regions[region];
  uint32_t i, n = 0, k = region;
  for (i = 0; i < 8 && k > 0 && q->regions[k - 1].paragraph == r->paragraph; i++)
    k--;
  for (i = 0; i < 16 && k < q->n_regions && q->regions[k].paragraph == r->paragraph; i++, k++)
    if (k != region && q->regions[k].parent == QAI_NONE && q->regions[k].last - q->regions[k].first > 6)
      n++;
  qai_feature_add(f, 25, at_most(n, 3) * 16 + qai_feature_bucket(r->last - r->first));
}

void
qai_kind_features(const qai_quotes *q, uint32_t region, qai_features *out)
{
  const qai_region *r = &q->regions[region];
  inside c;
  out->n = 0;
  count_inside(q, r, &c);
  qai_feature_add(out, 39, 0);
  add_inside(q, r, &c, out);
  add_around(q, r, &c, out);
  add_words(q, r, &c, out);
  add_neighbours(q, region, out);
}

static int
is_nickname(const qai_quotes *q, const qai_region *r, const inside *c)
{
  uint32_t b = qai_feature_word_before(q, r), a = qai_feature_word_after(q, r);
  return c->n_words >= 1 && c->n_words <= 3 && c->n_capitals >= 1 && !c->n_stops &&
         qai_feature_class_at(q, b) == QAI_WORD_CAPITAL && qai_feature_class_at(q, a) == QAI_WORD_CAPITAL;
}

static uint8_t
name_kind(const qai_quotes *q, const qai_region *r)
{
  inside c;
  count_inside(q, r, &c);
  if (is_nickname(q, r, &c))
    return QUOTEATTR_QUOTE_NICKNAME;
  return capitals(&c) == 1 && (c.n_capitals >= 2 || c.n_words == 1) ? QUOTEATTR_QUOTE_TITLE : QUOTEATTR_QUOTE_SCARE;
}

/* A novel's paragraph that is all in marks is speech, however short: 97 % of them in the train sets. */
static int
fills_paragraph(const qai_quotes *q, const qai_region *r)
{
  const qai_paragraph *p = &q->tags->segment->text->paragraphs[r->paragraph];
  return q->genre == QUOTEATTR_GENRE_FICTION && r->outer_start == p->start && r->outer_end == p->end &&
         p->kind == QAI_PARAGRAPH_BODY;
}

/* A novel's words that end as speech does, with a plain tag right behind them: "…," said Ann; "…!" the old man cried.
 */
static int
has_tag(const qai_quotes *q, const qai_region *r)
{
  uint32_t after = qai_feature_word_after(q, r), last = (uint32_t)qai_feature_last_class(q, r), far, i;
  if (q->genre != QUOTEATTR_GENRE_FICTION || (last != QAI_WORD_COMMA && last != QAI_WORD_STOP))
    return 0;
  far = qai_feature_say_distance(q, r, after, 1);
  for (i = 1; i < far && far <= TAG_WORDS; i++) {
    uint32_t class = qai_feature_class_at(q, qai_feature_later(q, r, after, i));
    if (class != QAI_WORD_NOUN && class != QAI_WORD_OTHER && class != QAI_WORD_CAPITAL)
      return 0;
  }
  switch (qai_feature_class_at(q, after)) {
  case QAI_WORD_SAY: return 1;
  case QAI_WORD_PRONOUN: return far == 1;
  case QAI_WORD_CAPITAL: return far <= TAG_WORDS;
  case QAI_WORD_DETERMINER: return far > 1 && far <= TAG_WORDS;
  default: return 0;
  }
}

/* "said", "says"; but "to say", "would say", "was told" lead in what nobody says there and then. */
static int
is_finite(const qai_quotes *q, const qai_region *r, uint32_t verb)
{
  uint32_t before = qai_feature_earlier(q, r, verb, 1);
  switch (qai_tag_lexeme(q->tags, verb)->form) {
  case QAI_FORM_S: return 1;
  case QAI_FORM_PAST:
  case QAI_FORM_PAST_OR_PARTICIPLE: return before == QAI_NONE || q->tags->tag[before] != QAI_TAG_AUX;
  default: return 0;
  }
}

/* A novel's words that begin and end as speech does, with a verb of saying and a comma before them: The king said, "…!"
 */
static int
has_lead(const qai_quotes *q, const qai_region *r)
{
  uint32_t before = qai_feature_word_before(q, r), mark = qai_feature_class_at(q, before);
  uint32_t last = (uint32_t)qai_feature_last_class(q, r);
  if (q->genre != QUOTEATTR_GENRE_FICTION || (last != QAI_WORD_COMMA && last != QAI_WORD_STOP) ||
      qai_feature_first_case(q, r) != 2)
    return 0;
  return (mark == QAI_WORD_COMMA || mark == QAI_WORD_COLON) && qai_feature_say_distance(q, r, before, 0) == 1 &&
         is_finite(q, r, before - 1);
}

/* `“Nobody,” came the answer`, `“Why?” came his calm reply`: an answer has been given, in any genre. */
static int
is_answer(const qai_quotes *q, const qai_region *r)
{
  uint32_t after = qai_feature_word_after(q, r), last = (uint32_t)qai_feature_last_class(q, r), i;
  if ((last != QAI_WORD_COMMA && last != QAI_WORD_STOP) || after == QAI_NONE ||
      qai_tag_lexeme(q->tags, after)->symbol != QAI_W_CAME)
    return 0;
  for (i = 2; i <= TAG_WORDS; i++) {
    uint32_t w = qai_feature_later(q, r, after, i);
    if (w != QAI_NONE && qai_tag_lexeme(q->tags, w)->classes & QAI_LEX_CUE_NOUN)
      return 1;
  }
  return 0;
}

/* "so-called", "the word", "known as" before the mark: a rule, for the training sets have few of them. */
static int
is_term(const qai_quotes *q, const qai_region *r)
{
  uint32_t b = qai_feature_word_before(q, r), b2 = qai_feature_earlier(q, r, b, 1);
  switch (word_value(q, b)) {
  case SO_CALLED: return 1;
  case TERM: return qai_feature_class_at(q, b2) == QAI_WORD_DETERMINER;
  case AS: return b2 != QAI_NONE && qai_tag_lexeme(q->tags, b2)->symbol == QAI_W_KNOWN;
  default: return 0;
  }
}

/* `her new film, “A Quiet Yard,” was`, `the podcast “Here’s the Thing.”`: a rule, for tags and names around it draw the
 * classifier to speech. */
static int
is_work(const qai_quotes *q, const qai_region *r)
{
  uint32_t b = qai_feature_word_before(q, r), comma = qai_feature_class_at(q, b) == QAI_WORD_COMMA;
  inside c;
  if (comma)
    b = qai_feature_earlier(q, r, b, 1);
  if (b == QAI_NONE || !qai_tag_lexeme(q->tags, b)->work)
    return 0;
  count_inside(q, r, &c);
  return capitals(&c) == 1 && (c.n_capitals > 1 || !comma || qai_feature_last_class(q, r) != QAI_WORD_COMMA);
}

/* `"Too many dogs." (Keith Brown, postman)`; but `"Great Expectations" — Charles Dickens` is a title. */
static int
is_signed(const qai_quotes *q, const qai_region *r)
{
  uint32_t first, last;
  inside c;
  if (!qai_signature_find(q, r, &first, &last))
    return 0;
  count_inside(q, r, &c);
  return capitals(&c) != 1 || (c.n_capitals < 2 && qai_feature_last_class(q, r) == QAI_WORD_STOP);
}

static uint8_t
kind_of(const qai_quotes *q, uint32_t region)
{
  const qai_region *r = &q->regions[region];
  qai_features f;
  if (r->flags & (QAI_REGION_DASH | QAI_REGION_SCRIPT | QAI_REGION_UNMARKED | QAI_REGION_BLOCK) ||
      fills_paragraph(q, r))
    return QUOTEATTR_QUOTE_DIRECT;
  if (is_signed(q, r))
    return r->flags & QAI_REGION_REOPENED ? QUOTEATTR_QUOTE_DIRECT : QAI_KIND_SIGNED;
  if (is_term(q, r))
    return QUOTEATTR_QUOTE_SCARE;
  if (is_work(q, r))
    return QUOTEATTR_QUOTE_TITLE;
  if (has_tag(q, r) || has_lead(q, r) || is_answer(q, r))
    return QUOTEATTR_QUOTE_DIRECT;
  qai_kind_features(q, region, &f);
  if (qai_feature_score(&f, q->genre == QUOTEATTR_GENRE_FICTION ? qai_weights_kind_fiction : qai_weights_kind_news) > 0)
    return QUOTEATTR_QUOTE_DIRECT;
  return name_kind(q, r);
}

/* A region that goes on in the next paragraph, and the one it goes on with, are both speech if one of them is. */
static void
agree_over_paragraphs(const qai_quotes *q, uint8_t *kinds)
{
  uint32_t i, last = QAI_NONE;
  for (i = 0; i < q->n_regions; i++) {
    if (q->regions[i].parent != QAI_NONE)
      continue;
    if (last != QAI_NONE && q->regions[last].flags & QAI_REGION_UNCLOSED && q->regions[i].flags & QAI_REGION_REOPENED &&
        (kinds[last] == QUOTEATTR_QUOTE_DIRECT || kinds[i] == QUOTEATTR_QUOTE_DIRECT))
      kinds[last] = kinds[i] = QUOTEATTR_QUOTE_DIRECT;
    last = i;
  }
}

uint8_t *
qai_kind_find(const qai_quotes *q, qai_arena *arena)
{
  uint32_t i;
  uint8_t *kinds = qai_arena_calloc(arena, (size_t)q->n_regions + 1, sizeof *kinds);
  for (i = 0; kinds && i < q->n_regions; i++)
    if (q->regions[i].parent == QAI_NONE)
      kinds[i] = kind_of(q, i);
  if (kinds)
    agree_over_paragraphs(q, kinds);
  return kinds;
}
