/*
 * What the labeller sees in a stretch: its words, how it begins and ends, its persons, tenses and names, and what
 * stands beside it in its paragraph.
 */
#include "base/hash.h"
#include "quotes/clause.h"
#include "quotes/stretch.h"

#include <string.h>

enum { /* rows at which the templates begin: the words in the stretch, its first word, then 64 values each */
       WORDS = 0,
       FIRST_WORD = QAI_W_COUNT,
       TEMPLATES = 2 * QAI_W_COUNT,
       VALUES = 64,
       OTHER_WORDS = 2176, /* by a hash */
       HASHES = QAI_STRETCH_ROWS - OTHER_WORDS
};

typedef struct look { /* what there is in a stretch, in one pass */
  uint32_t past, present, was, is, persons, capitals, say, interjections;
  uint64_t words[(QAI_W_COUNT + 63) / 64];
} look;

static uint32_t
at_most(uint32_t n, uint32_t max)
{
  return n < max ? n : max;
}

static void
add_row(qai_stretch_features *f, uint32_t row)
{
  if (f->n < QAI_STRETCH_FEATURES_MAX && row < QAI_STRETCH_ROWS)
    f->row[f->n++] = (uint16_t)row;
}

static void
add(qai_stretch_features *f, uint32_t template_id, uint32_t value)
{
  add_row(f, TEMPLATES + template_id * VALUES + at_most(value, VALUES - 1));
}

enum { FIRST = 1, SECOND = 2, HE_SHE = 4, THEY = 8 };

static uint32_t
person_of(const qai_lexeme *e)
{
  if (!(e->classes & QAI_LEX_PRONOUN))
    return 0;
  if (e->person < 3)
    return e->person;
  return e->gender ? HE_SHE : e->symbol == QAI_W_THEY ? THEY : 0;
}

/* "walked", "told": also of verbs whose forms the lexicon does not give. */
static int
is_past(const qai_quotes *q, uint32_t w, const qai_lexeme *e)
{
  const quoteattr_token *t = &q->tags->segment->words[w];
  const char *end = q->tags->segment->text->bytes + t->end;
  if (e->form)
    return e->form == QAI_FORM_PAST || e->form == QAI_FORM_PAST_OR_PARTICIPLE;
  return t->end - t->start > 3 && end[-1] == 'd' && end[-2] == 'e';
}

static int
is_past_auxiliary(const qai_lexeme *e)
{
  switch (e->symbol) {
  case QAI_W_WAS:
  case QAI_W_WERE:
  case QAI_W_HAD:
  case QAI_W_DID:
  case QAI_W_COULD:
  case QAI_W_WOULD: return 1;
  default: return 0;
  }
}

static void
look_at_verb(const qai_quotes *q, uint32_t w, const qai_lexeme *e, look *out)
{
  uint8_t tag = q->tags->tag[w];
  if (tag == QAI_TAG_AUX)
    *(is_past_auxiliary(e) ? &out->was : &out->is) += 1;
  else if (tag == QAI_TAG_VERB)
    *(is_past(q, w, e) ? &out->past : &out->present) += 1;
}

static void
look_at_word(const qai_quotes *q, const qai_stretch *s, uint32_t w, look *out)
{
  const quoteattr_token *t = &q->tags->segment->words[w];
  const qai_lexeme *e = qai_tag_lexeme(q->tags, w);
  if (e->symbol)
    out->words[e->symbol >> 6] |= UINT64_C(1) << (e->symbol & 63);
  out->persons |= person_of(e);
  look_at_verb(q, w, e, out);
  out->capitals += w > s->first && t->flags & QUOTEATTR_FLAG_CAPITAL && e->symbol != QAI_W_I;
  out->say += (uint32_t)qai_clause_is_say(q->tags, w, s->last);
  out->interjections += (e->classes & QAI_LEX_INTERJECTION) != 0;
}

enum { NO_SUBJECT, HE, I, YOU, NOUN, NAME, OTHERS, NO_VERB = 0, ENDS_IN_S, ENDS_IN_ED, OTHER_VERB, WAS, IS };

static int
ends_in(const qai_quotes *q, uint32_t w, char letter)
{
  return q->tags->segment->text->bytes[q->tags->segment->words[w].end - 1] == letter;
}

static uint32_t
subject_at(const qai_quotes *q, uint32_t w)
{
  const qai_lexeme *e = qai_tag_lexeme(q->tags, w);
  static const uint8_t persons[] = {NO_SUBJECT, I, YOU, HE};
  if (e->classes & QAI_LEX_PRONOUN)
    return e->person == 3 && e->number == 2 ? OTHERS : persons[e->person];
  if (q->tags->tag[w] == QAI_TAG_NOUN)
    return ends_in(q, w, 's') ? OTHERS : NOUN;
  return q->tags->tag[w] == QAI_TAG_PROPN ? NAME : NO_SUBJECT;
}

static uint32_t
verb_at(const qai_quotes *q, uint32_t w)
{
  if (q->tags->tag[w] == QAI_TAG_AUX)
    return is_past_auxiliary(qai_tag_lexeme(q->tags, w)) ? WAS : IS;
  if (q->tags->tag[w] != QAI_TAG_VERB)
    return NO_VERB;
  if (is_past(q, w, qai_tag_lexeme(q->tags, w)))
    return ENDS_IN_ED;
  return ends_in(q, w, 's') ? ENDS_IN_S : OTHER_VERB;
}

/* The first subject and its verb: "The boy spat" is narration, as "spat" is no present tense beside it. */
static uint32_t
subject_and_verb(const qai_quotes *q, const qai_stretch *s)
{
  uint32_t w, subject = NO_SUBJECT;
  for (w = s->first; w < s->last; w++) {
    uint32_t verb = verb_at(q, w), now = subject_at(q, w);
    if (verb)
      return subject * 8 + verb;
    if (now)
      subject = now;
  }
  return subject * 8;
}

/* ", Ann." or "Ann, ": a name set off at an end of the stretch. */
static uint32_t
vocative(const qai_quotes *q, const qai_stretch *s)
{
  uint32_t n = s->last - s->first;
  const quoteattr_token *t = q->tags->segment->words;
  uint32_t front =
      n > 2 && t[s->first].flags & QUOTEATTR_FLAG_CAPITAL && qai_feature_word_class(q, s->first + 1) == QAI_WORD_COMMA;
  uint32_t back = n > 3 && t[s->last - 2].flags & QUOTEATTR_FLAG_CAPITAL &&
                  qai_feature_word_class(q, s->last - 3) == QAI_WORD_COMMA;
  return front + 2 * back;
}

/* Ends with a comma, a full stop, "?", "!", a colon, a dash, something else. */
static uint32_t
ending(const qai_quotes *q, const qai_stretch *s)
{
  static const char *const marks[] = {",", ".", "?", "!", ":;"};
  uint32_t i;
  for (i = 0; i < 5; i++)
    if (qai_clause_is_one_of(q->tags, s->last - 1, s->last, marks[i]))
      return i;
  return qai_feature_word_class(q, s->last - 1) == QAI_WORD_DASH ? 5 : 6;
}

/* A word in lower case that is none of the grammar's. */
static void
add_other_word(const qai_quotes *q, uint32_t w, qai_stretch_features *f)
{
  enum { LONGEST = 24 };
  const quoteattr_token *t = &q->tags->segment->words[w];
  char form[LONGEST];
  size_t n;
  if (t->kind != QUOTEATTR_TOKEN_WORD || t->flags & QUOTEATTR_FLAG_CAPITAL || qai_tag_lexeme(q->tags, w)->symbol)
    return;
  n = qai_lexicon_fold(q->tags->segment->text->bytes + t->start, t->end - t->start, t->start, form, sizeof form);
  if (n)
    add_row(f, OTHER_WORDS + qai_hash_bytes(form, n, 0) % HASHES);
}

static void
add_words(const qai_quotes *q, const qai_stretch *s, const look *k, qai_stretch_features *f)
{
  uint32_t i, w;
  for (w = s->first; w < s->last; w++)
    add_other_word(q, w, f);
  for (i = 1; i < QAI_W_COUNT; i++)
    if (k->words[i >> 6] >> (i & 63) & 1)
      add_row(f, WORDS + i);
  if (!s->clause)
    add_row(f, FIRST_WORD + qai_tag_lexeme(q->tags, s->first)->symbol);
}

/* How a neighbour looks: 0 when there is none in the paragraph. */
static uint32_t
neighbour(const qai_stretches *all, uint32_t i, int step)
{
  const qai_stretch *s = &all->data[i], *n;
  if ((step < 0 && (!i || s->place == QAI_STRETCH_PARAGRAPH)) ||
      (step > 0 && (i + 1 == all->n || s[1].place == QAI_STRETCH_PARAGRAPH)))
    return 0;
  n = s + step;
  if (!n->clause)
    return n->leads ? 2 : 1;
  return 3 + at_most((n->last - n->first) / 2, 4);
}

static void
add_place(const qai_stretches *all, uint32_t i, uint32_t end, qai_stretch_features *f)
{
  const qai_stretch *s = &all->data[i];
  uint32_t inside = i + 1 < all->n && s[1].place == QAI_STRETCH_INSIDE;
  uint32_t before = neighbour(all, i, -1), after = neighbour(all, i, 1);
  uint32_t length = qai_feature_bucket(s->last - s->first);
  add(f, 0, length * 4 + s->clause * 2u + s->leads);
  add(f, 1, s->place * 16u + end * 2 + s->clause);
  add(f, 2, (uint32_t)(s->place == QAI_STRETCH_INSIDE) * 32u + before * 2 + s->clause);
  add(f, 3, inside * 32 + after * 2 + s->clause);
  add(f, 4, before * 8 + after);
  add(f, 5, end * 8 + after);
  add(f, 6, length * 4 + (before ? 2u : 0) + (after ? 1u : 0));
}

static void
add_look(const qai_quotes *q, const qai_stretch *s, const look *k, uint32_t manner, uint32_t end,
         qai_stretch_features *f)
{
  uint32_t past = at_most(k->past + k->was, 3), present = at_most(k->present + k->is, 3);
  add(f, 7, manner * 16 + k->persons);
  add(f, 8, manner * 16 + past * 4 + present);
  add(f, 9, k->persons * 4 + past);
  add(f, 10, k->persons * 4 + present);
  add(f, 11, end * 8 + at_most(k->interjections, 1) * 4 + vocative(q, s));
  add(f, 12, at_most(k->capitals, 3) * 16 + k->persons);
  add(f, 13, at_most(k->say, 3) * 16 + past * 4 + present);
  add(f, 18, s->led * 16u + end * 2);
  add(f, 19, s->clause ? 63 : subject_and_verb(q, s));
  add(f, 14, s->clause ? QAI_N_WORD_CLASSES : (uint32_t)qai_feature_word_class(q, s->first));
  add(f, 15, s->first + 1 < s->last && !s->clause ? (uint32_t)qai_feature_word_class(q, s->first + 1) : 0);
  add(f, 16, s->clause ? 0 : q->tags->tag[s->first]);
  add(f, 17, end * 8 + past * 2 + (k->persons & SECOND));
}

/* "I said" is what "she said" is: who speaks is no sign of speech. */
static uint32_t
look_from(const qai_quotes *q, const qai_stretch *s)
{
  uint32_t w = s->first;
  while (s->clause && w < s->last && !qai_clause_is_say(q->tags, w, s->last))
    w++;
  return w;
}

void
qai_stretch_find_features(const qai_quotes *q, const qai_stretches *all, const qai_stretch_manner *manner, uint32_t i,
                          qai_stretch_features *out)
{
  const qai_stretch *s = &all->data[i];
  uint32_t w, end = ending(q, s);
  uint32_t how = (uint32_t)(manner->first * 10 > manner->tags) + 2u * (manner->present * 2 > manner->tags);
  look k;
  memset(&k, 0, sizeof k);
  out->n = 0;
  for (w = look_from(q, s); w < s->last; w++)
    look_at_word(q, s, w, &k);
  add_words(q, s, &k, out);
  add_place(all, i, end, out);
  add_look(q, s, &k, how, end, out);
}
