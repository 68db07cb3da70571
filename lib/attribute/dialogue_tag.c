#include "attribute/dialogue_tag.h"

#include "attribute/cue.h"
#include "quotes/feature.h"
#include "quotes/region.h"

#include <string.h>

#define REACH 40u     /* words looked at on a side */
#define NOUN_REACH 6u /* words between a possessor and its noun */

/* The words [from, to) of one clause beside a mark. */
typedef struct clause {
  const qai_mentions *mentions;
  const qai_tags *tags;
  uint32_t from, to;
  uint32_t start; /* how far back another clause may be looked for, in front of a mark */
  int open;       /* the quotation's last word leaves its sentence open: a comma, a dash */
  int closed;     /* it ends its sentence with a full stop */
  int leads;      /* another quotation follows directly: the clause may be that one's lead-in */
  int apart;      /* it is in the paragraph before */
} clause;

static int
is_narration(const qai_mentions *m, uint32_t word)
{
  return !qai_quotes_in_speech(m->quotes, word);
}

static int
is_wordlike(const qai_tags *tags, uint32_t i)
{
  return tags->segment->words[i].kind == QUOTEATTR_TOKEN_WORD;
}

/* Is word `i` one that takes an object: a preposition, or a verb in front of its subject's noun? */
static int
takes_object(const qai_tags *tags, uint32_t i)
{
  const qai_lexeme *x = qai_tag_lexeme(tags, i);
  if (tags->tag[i] == QAI_TAG_ADP || (x->classes & QAI_LEX_PREPOSITION))
    return !(x->classes & QAI_LEX_CONJUNCTION);
  return tags->tag[i] == QAI_TAG_VERB && !(x->classes & QAI_LEX_AUXILIARY);
}

static int
is_skipped(const qai_tags *tags, uint32_t i)
{
  uint8_t t = tags->tag[i];
  return qai_cue_is_helper(tags, i) || t == QAI_TAG_ADV || t == QAI_TAG_AUX || t == QAI_TAG_PART;
}

/* Does a particle follow the verb with which it tells of speech: "went on", "burst out"? */
static int
has_particle(const qai_tags *tags, uint32_t verb)
{
  return verb + 1 < tags->segment->n_words &&
         qai_lexicon_verb_particle(qai_tag_lexeme(tags, verb)->lemma, qai_tag_lexeme(tags, verb + 1)->symbol);
}

/* Nothing, no more. */
static int
says_nothing(const qai_tags *tags, uint32_t verb)
{
  uint32_t next = verb + 1 < tags->segment->n_words ? qai_tag_lexeme(tags, verb + 1)->symbol : QAI_W_NONE;
  if (next == QAI_W_NO)
    return verb + 2 < tags->segment->n_words && qai_tag_lexeme(tags, verb + 2)->symbol == QAI_W_MORE;
  return next == QAI_W_NOTHING;
}

/* "Typed | back", "wrote | back": no verb of its own behind one, though "back" may be one. */
static int
is_particle(const qai_tags *tags, uint32_t i)
{
  return i > 0 && tags->tag[i - 1] == QAI_TAG_VERB && qai_tag_lexeme(tags, i)->symbol == QAI_W_BACK;
}

/* Strength of word `i` as a reporting verb, QAI_SPEECH_NONE when it is none. */
static int
verb_strength(const qai_tags *tags, uint32_t i)
{
  const qai_lexeme *x = qai_tag_lexeme(tags, i);
  if (tags->tag[i] == QAI_TAG_NOUN || tags->tag[i] == QAI_TAG_ADJ || !is_wordlike(tags, i) || is_particle(tags, i))
    return QAI_SPEECH_NONE;
  if ((!(x->classes & QAI_CUE_VERB) && !has_particle(tags, i)) || says_nothing(tags, i))
    return QAI_SPEECH_NONE;
  return x->classes & QAI_LEX_CUE_SAY ? QAI_SPEECH_SAY : QAI_SPEECH_VERB;
}

static int
is_plain_verb(const qai_tags *tags, uint32_t i)
{
  return tags->tag[i] == QAI_TAG_VERB && !(tags->segment->words[i].flags & QUOTEATTR_FLAG_CAPITAL);
}

static int
is_subject(const qai_mention *m)
{
  return !(m->flags & (QAI_MENTION_VOCATIVE | QAI_MENTION_SECOND)) && m->region == QAI_NONE &&
         !(m->flags & QAI_MENTION_POSSESSIVE && m->kind == QUOTEATTR_MENTION_PRONOUN);
}

static void
tag_set(const qai_tags *tags, qai_speech_tag *tag, uint32_t verb, uint32_t mention, int strength)
{
  tag->mention = mention;
  tag->cue_first = verb;
  tag->cue_last = verb + 1 + (uint32_t)has_particle(tags, verb);
  tag->strength = (uint8_t)strength;
}

static int
is_base_form(const qai_tags *tags, uint32_t verb)
{
  uint32_t entry = qai_lexicon_lemma_entry(qai_tag_lexeme(tags, verb)->lemma);
  return entry && entry == qai_tag_entry(tags, verb);
}

/* `Ann heard Tom say`, `that made Tom to answer`: the subject of an infinitive, right in front of it and behind a verb
 * that is no request; or QAI_NONE. */
static uint32_t
infinitive_subject(const clause *c, uint32_t verb)
{
  uint32_t to = verb > c->from && qai_tag_lexeme(c->tags, verb - 1)->symbol == QAI_W_TO;
  uint32_t m = is_base_form(c->tags, verb) ? qai_frame_mention_to(c->mentions, verb - to) : QAI_NONE;
  const qai_mention *x = m == QAI_NONE ? NULL : &c->mentions->mentions[m];
  if (!x || x->first <= c->from || !is_subject(x) || (to && verb_strength(c->tags, x->first - 1)))
    return QAI_NONE;
  return c->tags->tag[x->first - 1] == QAI_TAG_VERB ? m : QAI_NONE;
}

/* From `Ann heard` on to `Tom say`, if that follows; the strength of the tag then. */
static int
pass_to_infinitive(const clause *c, uint32_t *subject, uint32_t *verb, int strength)
{
  uint32_t m = *verb + 1 < c->to ? qai_frame_mention_from(c->mentions, *verb + 1) : QAI_NONE;
  uint32_t say = m == QAI_NONE ? *verb : c->mentions->mentions[m].last;
  m = say < c->to && verb_strength(c->tags, say) ? infinitive_subject(c, say) : QAI_NONE;
  if (m == QAI_NONE)
    return strength;
  *subject = m;
  *verb = say;
  return verb_strength(c->tags, say);
}

/* The mention told to, behind the verb at `verb` or the end of its subject: `to Ann`, `told Ann`. */
static uint32_t
told_to(const clause *c, uint32_t from, uint32_t subject)
{
  uint32_t i, m;
  for (i = from; i < c->to && i < from + 4; i++) {
    m = qai_frame_mention_from(c->mentions, i);
    if (m != QAI_NONE)
      return m != subject && !(c->mentions->mentions[m].flags & QAI_MENTION_POSSESSIVE) ? m : QAI_NONE;
    if (!is_skipped(c->tags, i) && !takes_object(c->tags, i))
      return QAI_NONE;
  }
  return QAI_NONE;
}

/* `said Ann`, `put in the old man`: the subject close behind the verb that opens the clause. */
static int
verb_first(const clause *c, uint32_t at, qai_speech_tag *tag)
{
  int strength = verb_strength(c->tags, at);
  uint32_t i, m;
  if (!strength && c->open && is_plain_verb(c->tags, at))
    strength = QAI_SPEECH_OTHER;
  if (!strength)
    return 0;
  for (i = at + 1; i < c->to && i <= at + 3; i++) {
    m = qai_frame_mention_from(c->mentions, i);
    if (m != QAI_NONE && is_subject(&c->mentions->mentions[m])) {
      tag_set(c->tags, tag, at, m, strength);
      tag->addressee = told_to(c, c->mentions->mentions[m].last, m);
      return 1;
    }
    if (!is_wordlike(c->tags, i) || qai_tag_lexeme(c->tags, i)->classes & QAI_LEX_DETERMINER)
      return 0;
  }
  return 0;
}

static int
is_was(const qai_tags *tags, uint32_t i)
{
  uint32_t symbol = qai_tag_lexeme(tags, i)->symbol;
  return symbol == QAI_W_WAS || symbol == QAI_W_WERE || symbol == QAI_W_IS || symbol == QAI_W_CAME;
}

static int
is_possessive_ending(const qai_tags *tags, uint32_t i)
{
  return qai_tag_lexeme(tags, i)->symbol == QAI_W_S && tags->segment->words[i].flags & QUOTEATTR_FLAG_CLITIC;
}

/* May word `i` stand between a possessor and its noun: "Tom's | first and last | question"? */
static int
is_inner(const qai_tags *tags, uint32_t i)
{
  switch (tags->tag[i]) {
  case QAI_TAG_ADJ:
  case QAI_TAG_ADV:
  case QAI_TAG_NUM:
  case QAI_TAG_NOUN:
  case QAI_TAG_VERB:
  case QAI_TAG_CCONJ:
  case QAI_TAG_PUNCT: return !(qai_tag_lexeme(tags, i)->classes & QAI_LEX_AUXILIARY);
  default: return 0;
  }
}

/* Whose noun `i` is, by the possessor in front of it, or QAI_NONE. */
static uint32_t
possessor_before(const clause *c, uint32_t i)
{
  uint32_t k, m;
  for (k = i; k > c->from && i - k < NOUN_REACH; k--) {
    uint32_t end = is_possessive_ending(c->tags, k - 1) ? k - 1 : k;
    m = qai_frame_mention_to(c->mentions, end);
    if (m != QAI_NONE && c->mentions->mentions[m].flags & QAI_MENTION_POSSESSIVE)
      return m;
    if (m != QAI_NONE || !is_inner(c->tags, k - 1))
      return QAI_NONE;
  }
  return QAI_NONE;
}

/* ... or by what follows: `the calm reply | of Tom`, `a cry from Ann`. */
static uint32_t
possessor_behind(const clause *c, uint32_t i)
{
  uint32_t symbol = i + 2 < c->to ? qai_tag_lexeme(c->tags, i + 1)->symbol : QAI_W_NONE;
  if (symbol != QAI_W_OF && symbol != QAI_W_FROM && symbol != QAI_W_BY)
    return QAI_NONE;
  return qai_frame_mention_from(c->mentions, i + 2);
}

/* Can the words be called by noun `i`: "reply", "first question"; a strength, or QAI_SPEECH_NONE? */
static int
noun_strength(const qai_tags *tags, uint32_t i)
{
  const qai_lexeme *x = qai_tag_lexeme(tags, i);
  const uint32_t others = QAI_LEX_KINSHIP | QAI_LEX_PERSON_NOUN | QAI_LEX_ROLE | QAI_LEX_TITLE | QAI_LEX_PLACE;
  if (x->classes & QAI_LEX_CUE_NOUN)
    return QAI_SPEECH_VERB;
  return tags->tag[i] == QAI_TAG_NOUN && !(x->classes & others) ? QAI_SPEECH_OTHER : QAI_SPEECH_NONE;
}

/* `was all her answer`, `came Tom's calm reply`, `was the reply of the old man`: whose the words are. */
static int
whose_words(const clause *c, qai_speech_tag *tag)
{
  uint32_t i, m, to = c->to < c->from + 2 + NOUN_REACH ? c->to : c->from + 2 + NOUN_REACH;
  int strength;
  if (!is_was(c->tags, c->from))
    return 0;
  for (i = c->from + 2; i < to; i++) {
    if (!(strength = noun_strength(c->tags, i)) || (i + 1 < to && c->tags->tag[i + 1] == QAI_TAG_NOUN))
      continue;
    m = possessor_before(c, i);
    if (m == QAI_NONE && strength >= QAI_SPEECH_VERB)
      m = possessor_behind(c, i);
    if (m != QAI_NONE)
      tag_set(c->tags, tag, c->from, m, strength);
    return m != QAI_NONE;
  }
  return 0;
}

/* `loudly whispered by Ann`, `came at last from Ann`, `was whispered by Ann`: who utters what the verb tells. */
static int
uttered_by(const clause *c, qai_speech_tag *tag)
{
  uint32_t i, m, verb = QAI_NONE;
  for (i = c->from; i + 1 < c->to && i < c->from + 6; i++) {
    uint32_t symbol = qai_tag_lexeme(c->tags, i)->symbol;
    if (verb != QAI_NONE && (symbol == QAI_W_BY || symbol == QAI_W_FROM)) {
      m = qai_frame_mention_from(c->mentions, i + 1);
      if (m != QAI_NONE)
        tag_set(c->tags, tag, verb, m, QAI_SPEECH_OTHER);
      return m != QAI_NONE;
    }
    if (verb == QAI_NONE && c->tags->tag[i] == QAI_TAG_VERB)
      verb = i;
    else if (!is_skipped(c->tags, i) && c->tags->tag[i] != QAI_TAG_ADP && c->tags->tag[i] != QAI_TAG_ADJ)
      return 0;
  }
  return 0;
}

/* From a subject's end on: its verb, and how sure a tag that makes. */
static int
verb_behind(const clause *c, uint32_t from, uint32_t *verb)
{
  uint32_t i, plain = QAI_NONE;
  int strength, aside = 0, far = 0;
  for (i = from; i < c->to; i++) {
    strength = verb_strength(c->tags, i);
    if (strength && !aside) {
      *verb = i;
      return far && strength > QAI_SPEECH_OTHER ? QAI_SPEECH_OTHER : strength;
    }
    if (qai_tag_is_mark(c->tags, i, ','))
      aside = !aside;
    else if (!aside && plain == QAI_NONE && is_plain_verb(c->tags, i))
      plain = i;
    else if (!aside && !is_skipped(c->tags, i))
      far = 1;
  }
  if (plain == QAI_NONE)
    return QAI_SPEECH_NONE;
  *verb = plain;
  return c->open && !far ? QAI_SPEECH_OTHER : QAI_SPEECH_ACTION;
}

/* `Ann said`, `then he quietly added`: the subject at one of the clause's first words. */
static int
subject_first(const clause *c, uint32_t at, qai_speech_tag *tag)
{
  uint32_t i, m, verb;
  int strength;
  for (i = at; i < c->to && i <= at + 3; i++) {
    m = qai_frame_mention_from(c->mentions, i);
    if (m == QAI_NONE || !is_subject(&c->mentions->mentions[m]))
      continue;
    if (i > at && takes_object(c->tags, i - 1))
      continue;
    strength = verb_behind(c, c->mentions->mentions[m].last, &verb);
    if (strength)
      strength = pass_to_infinitive(c, &m, &verb, strength);
    if (c->closed && strength < QAI_SPEECH_SAY)
      strength = strength ? QAI_SPEECH_ACTION : strength; /* “Go.” Ann looked up: no tag, an action */
    if (strength) {
      tag_set(c->tags, tag, verb, m, strength);
      tag->addressee = told_to(c, verb + 1, m);
    }
    return strength;
  }
  return 0;
}

static uint32_t
clause_end(const qai_mentions *m, uint32_t from, uint32_t end)
{
  uint32_t i;
  for (i = from; i < end && i < from + REACH; i++)
    if (!is_narration(m, i) || qai_cue_is_stop(m->quotes->tags, i))
      break;
  return i;
}

static int
is_open_end(const qai_tags *tags, const qai_region *r)
{
  return r->last > r->first && (qai_tag_is_mark(tags, r->last - 1, ',') || qai_tag_is_mark(tags, r->last - 1, '-'));
}

/* Marks are words too: from word `i` on, the first one that is no mark or bracket, or is too far away. */
static uint32_t
skip_marks(const qai_tags *tags, uint32_t i, uint32_t end)
{
  uint32_t k = i;
  while (k < end && k - i < REACH && !is_wordlike(tags, k) && !qai_cue_is_stop(tags, k))
    k++;
  return k;
}

static clause
clause_behind(const qai_mentions *m, const qai_region *r)
{
  const qai_segment *s = m->quotes->tags->segment;
  uint32_t end = s->paragraph_words[r->paragraph + 1];
  clause c;
  c.mentions = m;
  c.tags = m->quotes->tags;
  c.from = skip_marks(c.tags, qai_region_word_behind(m->quotes, r), end);
  c.to = clause_end(m, c.from, end);
  c.open = is_open_end(c.tags, r);
  c.closed = r->last > r->first && qai_tag_is_mark(c.tags, r->last - 1, '.');
  c.apart = 0;
  c.start = c.from;
  c.leads = c.to < end && !is_narration(m, c.to) && c.to > c.from;
  /* A lower-case word goes on with the sentence whatever the mark: “Why?” he asked. */
  if (c.from < end && !(s->words[c.from].flags & QUOTEATTR_FLAG_CAPITAL))
    c.open = 1, c.closed = 0;
  return c;
}

/* Does the clause end with a plain reporting verb and whom it was told: `she said to herself`, `I told Ann`? */
static int
ends_with_told(const clause *c)
{
  uint32_t m = qai_frame_mention_to(c->mentions, c->to),
           verb = m == QAI_NONE ? c->to - 1 : c->mentions->mentions[m].first;
  if (m == QAI_NONE && qai_tag_lexeme(c->tags, verb)->pronoun_case != QAI_CASE_REFLEXIVE)
    return 0;
  verb -= verb > c->from && qai_tag_lexeme(c->tags, verb - 1)->symbol == QAI_W_TO;
  return verb > c->from && verb_strength(c->tags, verb - 1) == QAI_SPEECH_SAY;
}

/* A clause leads in when it ends with a comma, a colon, a dash or its verb, with whom that tells at most. */
static int
leads_in(const clause *c)
{
  uint32_t last = c->to - 1;
  return !is_wordlike(c->tags, last) || verb_strength(c->tags, last) > 0 || ends_with_told(c);
}

/* `“Yes,” and Tom said, “No.”`: what leads in the next quotation. */
static int
is_next_clause(const clause *c)
{
  return c->tags->tag[c->from] == QAI_TAG_CCONJ && leads_in(c);
}

/* `“Why?” Ann asked, and Tom said, “No.”`: the clause ends where the next one's lead-in begins, if it has a verb of its
 * own till there. */
static int
cut_next_clause(clause *c)
{
  uint32_t i, verb = QAI_NONE;
  for (i = c->from; i + 1 < c->to; i++)
    if (verb_strength(c->tags, i) >= QAI_SPEECH_VERB)
      verb = i;
    else if (verb != QAI_NONE && c->tags->tag[i] == QAI_TAG_CCONJ && qai_tag_is_mark(c->tags, i - 1, ',')) {
      c->to = i - 1;
      return qai_frame_mention_from(c->mentions, i + 1) != QAI_NONE;
    }
  return 0;
}

static int
tag_behind(const qai_mentions *m, const qai_region *r, qai_speech_tag *tag)
{
  clause c = clause_behind(m, r);
  if (c.from >= c.to || !is_narration(m, c.from))
    return 0;
  if (c.leads && !(c.open && !is_next_clause(&c)) && !cut_next_clause(&c))
    return 0;
  return whose_words(&c, tag) || verb_first(&c, c.from, tag) || uttered_by(&c, tag) || subject_first(&c, c.from, tag);
}

static int
opens_subclause(const qai_tags *tags, uint32_t i)
{
  uint32_t symbol = qai_tag_lexeme(tags, i)->symbol;
  return symbol == QAI_W_WHEN || (tags->tag[i] == QAI_TAG_SCONJ && symbol != QAI_W_FOR);
}

/* `Ann waited and, | when he had done, | said`: the subject of a clause of its own, closed by a comma. */
static int
is_apart(const clause *c, const qai_mention *m, uint32_t verb)
{
  uint32_t i, n_verbs = 0;
  if (m->first == c->from || !opens_subclause(c->tags, m->first - 1))
    return 0;
  for (i = m->last; i < verb; i++) {
    if (qai_tag_is_mark(c->tags, i, ','))
      return n_verbs > 0;
    n_verbs += c->tags->tag[i] == QAI_TAG_VERB;
  }
  return 0;
}

/* `Ann, who was wet, said`: of a relative pronoun whom it stands for, if that is right before it; else the mention. */
static uint32_t
stands_for(const clause *c, uint32_t mention)
{
  uint32_t first = c->mentions->mentions[mention].first, m;
  if (first <= c->from || qai_tag_lexeme(c->tags, first)->symbol != QAI_W_WHO)
    return mention;
  m = qai_frame_mention_to(c->mentions, first - (uint32_t)qai_tag_is_mark(c->tags, first - 1, ','));
  return m != QAI_NONE && is_subject(&c->mentions->mentions[m]) ? m : mention;
}

/* The nearest mention in front of word `verb` that no preposition and no verb governs. */
static uint32_t
subject_before(const clause *c, uint32_t verb)
{
  uint32_t i = verb, m = infinitive_subject(c, verb);
  if (m != QAI_NONE)
    return m;
  while (i > c->from) {
    m = qai_frame_mention_to(c->mentions, i);
    if (m == QAI_NONE || c->mentions->mentions[m].first < c->from) {
      i--;
      continue;
    }
    i = c->mentions->mentions[m].first;
    if (is_subject(&c->mentions->mentions[m]) && (i == c->from || !takes_object(c->tags, i - 1)) &&
        !is_apart(c, &c->mentions->mentions[m], verb))
      return stands_for(c, m);
  }
  return QAI_NONE;
}

/* Does narration that ends at word `end` lead on to a quotation of the next paragraph: `She looked up and asked:`? */
static int
runs_on(const qai_mentions *m, uint32_t end)
{
  uint32_t last = qai_feature_class_at(m->quotes, end - 1);
  return is_narration(m, end - 1) && (last == QAI_WORD_COMMA || last == QAI_WORD_COLON || last == QAI_WORD_DASH ||
                                      is_wordlike(m->quotes->tags, end - 1));
}

/* Start of the clause that ends at word `end`, not before `start`. */
static uint32_t
clause_start(const qai_mentions *m, uint32_t start, uint32_t end)
{
  const qai_tags *tags = m->quotes->tags;
  uint32_t i = end;
  if (i > start && !qai_cue_is_stop(tags, i - 1)) /* she said;— */
    while (i > start && is_narration(m, i - 1) && !is_wordlike(tags, i - 1))
      i--;
  while (i > start && is_narration(m, i - 1) && !qai_cue_is_stop(tags, i - 1))
    i--;
  return i;
}

static clause
clause_before(const qai_mentions *m, const qai_region *r)
{
  const qai_segment *s = m->quotes->tags->segment;
  uint32_t start = s->paragraph_words[r->paragraph];
  clause c;
  c.mentions = m;
  c.tags = m->quotes->tags;
  c.to = qai_region_word_before(m->quotes, r);
  c.apart = c.to == start && start > 0 && runs_on(m, start);
  if (c.apart)
    start = s->paragraph_words[r->paragraph - 1];
  c.start = c.to > start + REACH ? c.to - REACH : start;
  c.from = clause_start(m, c.start, c.to);
  c.open = c.leads = 1;
  c.closed = 0;
  return c;
}

/* `her reply was:`, `Tom's first words were,`: whose the words to come are. */
static int
whose_words_next(const clause *c, qai_speech_tag *tag)
{
  uint32_t i = c->to, m;
  int strength;
  while (i > c->from && !is_wordlike(c->tags, i - 1))
    i--;
  if (i < c->from + 3 || !is_was(c->tags, i - 1) || !(strength = noun_strength(c->tags, i - 2)))
    return 0;
  m = possessor_before(c, i - 2);
  if (m == QAI_NONE)
    return 0;
  tag_set(c->tags, tag, i - 1, m, strength);
  return 1;
}

/* The subject of the verb that leads in; of two clauses with a semicolon between the first may have it: `Ann sat down;
 * and at last said,`. */
static uint32_t
lead_subject(const clause *c, uint32_t verb)
{
  uint32_t m = subject_before(c, verb);
  if (m != QAI_NONE || c->from <= c->start + 1 || !qai_tag_is_mark(c->tags, c->from - 1, ';'))
    return m;
  return qai_speech_subject(c->mentions, clause_start(c->mentions, c->start, c->from - 1), c->from - 1);
}

/* `Tom said, not without anger at being asked,`: no verb of what comes. */
static int
is_passive_form(const clause *c, uint32_t verb)
{
  return verb > c->from && qai_tag_lexeme(c->tags, verb - 1)->symbol == QAI_W_BEING;
}

static int
verb_leads(const clause *c, qai_speech_tag *tag)
{
  uint32_t i, subject;
  for (i = c->to; i > c->from; i--) {
    int strength = verb_strength(c->tags, i - 1);
    if (!strength || is_passive_form(c, i - 1))
      continue;
    if (subject_before(c, i - 1) == QAI_NONE && verb_first(c, i - 1, tag))
      return 1;
    subject = lead_subject(c, i - 1);
    if (subject == QAI_NONE)
      return 0;
    tag_set(c->tags, tag, i - 1, subject, strength);
    tag->addressee = told_to(c, i, subject);
    return 1;
  }
  return 0;
}

static int
has_verb(const clause *c)
{
  uint32_t i;
  for (i = c->from; i < c->to; i++)
    if (verb_strength(c->tags, i))
      return 1;
  return 0;
}

static int
tag_before(const qai_mentions *m, const qai_region *r, qai_speech_tag *tag)
{
  clause c = clause_before(m, r);
  uint32_t subject;
  if (c.from >= c.to || !leads_in(&c))
    return 0;
  tag->colon = (uint8_t)qai_tag_is_mark(c.tags, c.to - 1, ':');
  if (whose_words_next(&c, tag) || verb_leads(&c, tag))
    return 1;
  subject = c.apart || has_verb(&c) ? QAI_NONE : qai_speech_subject(m, c.from, c.to);
  if (subject == QAI_NONE)
    return 0;
  tag_set(c.tags, tag, c.to, subject, tag->colon ? QAI_SPEECH_OTHER : QAI_SPEECH_ACTION);
  tag->cue_last = tag->cue_first;
  return 1;
}

static void
tag_clear(qai_speech_tag *tag)
{
  memset(tag, 0, sizeof *tag);
  tag->mention = tag->addressee = QAI_NONE;
}

static void
tag_better(qai_speech_tag *best, const qai_speech_tag *tag, int place)
{
  if (tag->strength > best->strength) {
    *best = *tag;
    best->place = (uint8_t)place;
  }
}

/* Ann replied, “Yes,” and Tom felt better: only a plain reporting verb behind is surer than what leads in. */
static int
may_have_lead(const qai_speech_tag *best)
{
  return best->strength < (best->place == QAI_FRAME_AFTER ? QAI_SPEECH_SAY : QAI_SPEECH_OTHER);
}

void
qai_speech_tag_find(const qai_mentions *m, uint32_t q, qai_speech_tag *out)
{
  const qai_quotation *quotation = &m->quotes->quotations[q];
  const uint32_t *pieces = m->quotes->pieces + quotation->first_piece;
  const qai_region *regions = m->quotes->regions;
  qai_speech_tag tag;
  uint32_t i, n = quotation->n_pieces;
  tag_clear(out);
  for (i = 0; i < n; i++) {
    tag_clear(&tag);
    if (tag_behind(m, &regions[pieces[i]], &tag))
      tag_better(out, &tag, i + 1 < n ? QAI_FRAME_INSIDE : QAI_FRAME_AFTER);
  }
  tag_clear(&tag);
  if (n && may_have_lead(out) && tag_before(m, &regions[pieces[0]], &tag))
    tag_better(out, &tag, QAI_FRAME_BEFORE);
}

uint32_t
qai_speech_subject(const qai_mentions *m, uint32_t from, uint32_t to)
{
  const qai_tags *tags = m->quotes->tags;
  uint32_t i, found, first, end = to - from < REACH ? to : from + REACH;
  if (from >= to)
    return QAI_NONE;
  for (i = qai_frame_mentions_since(m, from); i < m->n_mentions && m->mentions[i].first < end; i++) {
    first = m->mentions[i].first;
    if (i > 0 && m->mentions[i - 1].first == first)
      continue;
    found = qai_frame_longest(m, i);
    if (is_subject(&m->mentions[found]) && (first == from || !takes_object(tags, first - 1)))
      return found;
  }
  return QAI_NONE;
}
