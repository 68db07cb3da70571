#include "attribute/dialogue_turn.h"

#include "attribute/cue.h"
#include "attribute/dialogue_stranger.h"
#include "quotes/region.h"

#include <string.h>

#define SHORT_STRETCH 1   /* qai_turn.stretch: at most a tag's words */
#define ADDRESS_WORDS 12u /* in which "sir" tells a reply */
#define MAX_GAPS 8u       /* between quotations of a turn, looked at for who acts */

static int
is_speech(const qai_quotation *q)
{
  return q->n_pieces > 0 && (q->kind == QUOTEATTR_QUOTE_DIRECT || q->kind == QUOTEATTR_QUOTE_MIXED);
}

static const qai_region *
last_piece(const qai_quotes *q, uint32_t quotation)
{
  return qai_quotes_piece(q, quotation, q->quotations[quotation].n_pieces - 1);
}

/* The entity that a quotation's tag names for sure, or QAI_NONE. */
static uint32_t
tagged_entity(const qai_turns *t, uint32_t quotation)
{
  const qai_speech_tag *tag = &t->tags[quotation];
  if (tag->mention == QAI_NONE || tag->strength < QAI_SPEECH_OTHER)
    return QAI_NONE;
  return t->mentions->mentions[tag->mention].entity;
}

/* That the mention shows, or that of its entity. */
static int
gender_of(const qai_turns *t, const qai_mention *m)
{
  return m->gender ? m->gender : t->mentions->entities[m->entity].gender;
}

static int
genders_differ(int a, int b)
{
  return a && b && a != b;
}

/* A noun written large is as good as a name: "said the Secretary". */
static int
is_like_name(const qai_turns *t, const qai_mention *m)
{
  const quoteattr_token *words = t->mentions->quotes->tags->segment->words;
  return m->kind == QUOTEATTR_MENTION_NAME ||
         (m->kind == QUOTEATTR_MENTION_NOMINAL && words[m->head].flags & QUOTEATTR_FLAG_CAPITAL);
}

/* “…,” said a voice. “…,” said Tom: somebody new, or somebody else than he. */
static int
is_new(const qai_turns *t, uint32_t q, const qai_mention *m)
{
  return t->tags[q].place == QAI_FRAME_AFTER && t->tags[q].strength >= QAI_SPEECH_VERB &&
         m->kind == QUOTEATTR_MENTION_NOMINAL && m->flags & QAI_MENTION_INDEFINITE;
}

/* Two tags that cannot stand for one speaker: names of two entities, a woman's and a man's, "I" and another's. */
static int
tags_differ(const qai_turns *t, uint32_t a, uint32_t b)
{
  const qai_mention *x, *y;
  if (tagged_entity(t, a) == QAI_NONE || tagged_entity(t, b) == QAI_NONE)
    return 0;
  x = &t->mentions->mentions[t->tags[a].mention];
  y = &t->mentions->mentions[t->tags[b].mention];
  if (genders_differ(gender_of(t, x), gender_of(t, y)) || (x->flags ^ y->flags) & QAI_MENTION_FIRST)
    return 1;
  if (x->entity != y->entity && x->sentence == y->sentence && y->kind != QUOTEATTR_MENTION_PRONOUN)
    return t->tags[b].place == QAI_FRAME_BEFORE; /* “…” she began, and her mother said: “…” */
  if (x->entity == y->entity || x->kind == QUOTEATTR_MENTION_PRONOUN || y->kind == QUOTEATTR_MENTION_PRONOUN)
    return 0;
  if (is_like_name(t, x) && is_like_name(t, y))
    return 1;
  if (x->kind == QUOTEATTR_MENTION_NOMINAL && y->kind == QUOTEATTR_MENTION_NOMINAL)
    return t->tags[a].place == QAI_FRAME_BEFORE && t->tags[b].place == QAI_FRAME_BEFORE; /* The king said: … */
  return is_new(t, a, x) || is_new(t, b, y);
}

/* Does quotation `q` go on with the turn that is being made?  One with re-opened marks behind an open one does. */
static int
goes_on(const qai_turns *t, const qai_turn *turn, uint32_t q)
{
  const qai_quotes *quotes = t->mentions->quotes;
  const qai_region *r = qai_quotes_piece(quotes, q, 0);
  int reopened = r->flags & QAI_REGION_REOPENED && last_piece(quotes, turn->last - 1)->flags & QAI_REGION_UNCLOSED;
  if (r->paragraph != turn->last_paragraph && !(reopened && r->paragraph == turn->last_paragraph + 1))
    return 0;
  return !(r->flags & QAI_REGION_REPLY) && (turn->tagged == QAI_NONE || !tags_differ(t, turn->tagged, q));
}

static void
turn_open(qai_turns *t, uint32_t q)
{
  const qai_region *r = qai_quotes_piece(t->mentions->quotes, q, 0);
  qai_turn *turn = &t->items[t->n_items];
  memset(turn, 0, sizeof *turn);
  turn->first = q;
  turn->paragraph = r->paragraph;
  turn->first_word = r->first;
  turn->tagged = turn->mention = turn->named = turn->possessor = QAI_NONE;
  turn->beat_before = turn->beat_after = turn->lead = turn->follow = turn->doer = QAI_NONE;
  if (t->n_items > 0 && turn->paragraph > turn[-1].last_paragraph + 1)
    turn->gap = turn->paragraph - turn[-1].last_paragraph - 1;
  if (turn->gap == 0)
    turn->quiet = (uint8_t)(t->n_items == 0 ? 1 : turn[-1].quiet + (turn[-1].quiet < UINT8_MAX));
  t->n_items++;
}

static void
turn_add(qai_turns *t, uint32_t q)
{
  qai_turn *turn = &t->items[t->n_items - 1];
  const qai_region *r = last_piece(t->mentions->quotes, q);
  t->turn_of[q] = t->n_items - 1;
  turn->last = q + 1;
  turn->last_word = r->last;
  turn->last_paragraph = r->paragraph;
  if (turn->tagged == QAI_NONE || t->tags[q].strength > t->tags[turn->tagged].strength)
    turn->tagged = t->tags[q].strength >= QAI_SPEECH_OTHER ? q : turn->tagged;
}

static void
make_turns(qai_turns *t)
{
  const qai_quotes *quotes = t->mentions->quotes;
  uint32_t q;
  for (q = 0; q < quotes->n_quotations; q++) {
    t->turn_of[q] = QAI_NONE;
    if (!is_speech(&quotes->quotations[q]))
      continue;
    qai_speech_tag_find(t->mentions, q, &t->tags[q]);
    if (t->n_items == 0 || !goes_on(t, &t->items[t->n_items - 1], q))
      turn_open(t, q);
    turn_add(t, q);
  }
}

/* Start of the last sentence of words [from, to), all narration. */
static uint32_t
last_sentence(const qai_turns *t, uint32_t from, uint32_t to)
{
  const qai_segment *s = t->mentions->quotes->tags->segment;
  uint32_t first = s->sentences[qai_segment_sentence_of(s, to - 1)].first;
  return first > from ? first : from;
}

/* Start of the narration that ends at word `to`, not before `from`. */
static uint32_t
narration_start(const qai_turns *t, uint32_t from, uint32_t to)
{
  uint32_t n;
  for (n = 0; to > from && n < 64 && !qai_quotes_in_speech(t->mentions->quotes, to - 1); n++)
    to--;
  return to;
}

static uint32_t
subject_of_last_sentence(const qai_turns *t, uint32_t from, uint32_t to)
{
  return from < to ? qai_speech_subject(t->mentions, last_sentence(t, from, to), to) : QAI_NONE;
}

static void
look_before(qai_turns *t, qai_turn *turn)
{
  const qai_quotes *quotes = t->mentions->quotes;
  const qai_segment *s = quotes->tags->segment;
  uint32_t p = turn->paragraph, start = s->paragraph_words[p];
  uint32_t to = qai_region_word_before(quotes, qai_quotes_piece(quotes, turn->first, 0));
  uint32_t from = narration_start(t, start, to);
  turn->beat_before = subject_of_last_sentence(t, from, to);
  if (from > start || to > start + 1 || p == 0 || turn->gap == 0)
    return;
  to = s->paragraph_words[p];
  from = s->paragraph_words[p - 1];
  turn->lead = subject_of_last_sentence(t, from, to);
  turn->lead_colon = (uint8_t)(to > from && qai_tag_is_mark(quotes->tags, to - 1, ':'));
}

/* The subject of the sentence behind region `r`, in its own paragraph. */
static uint32_t
subject_behind(const qai_turns *t, const qai_region *r)
{
  const qai_segment *s = t->mentions->quotes->tags->segment;
  const qai_quotes *quotes = t->mentions->quotes;
  uint32_t end = s->paragraph_words[r->paragraph + 1], i, from;
  for (from = qai_region_word_behind(quotes, r); from < end && s->words[from].kind != QUOTEATTR_TOKEN_WORD; from++)
    if (qai_quotes_in_speech(quotes, from))
      return QAI_NONE;
  for (i = from; i < end && i < from + 40 && !qai_quotes_in_speech(quotes, i); i++)
    if (qai_cue_is_stop(quotes->tags, i))
      break;
  return qai_speech_subject(t->mentions, from, i);
}

static void
look_after(qai_turns *t, qai_turn *turn, uint32_t next_paragraph)
{
  const qai_quotes *quotes = t->mentions->quotes;
  const qai_segment *s = quotes->tags->segment;
  uint32_t q, p = turn->last_paragraph + 1, n;
  for (q = turn->first, n = 0; q < turn->last && turn->beat_after == QAI_NONE && n < 8; q++, n++)
    if (t->turn_of[q] != QAI_NONE)
      turn->beat_after = subject_behind(t, last_piece(quotes, q));
  if (p < s->text->n_paragraphs && p < next_paragraph)
    turn->follow = qai_speech_subject(t->mentions, s->paragraph_words[p], s->paragraph_words[p + 1]);
}

/* Is word `i` the full stop of its sentence, or another mark that ends it? */
static int
ends_sentence(const qai_turns *t, uint32_t i)
{
  const qai_tags *tags = t->mentions->quotes->tags;
  return qai_cue_is_stop(tags, i) && !qai_tag_is_mark(tags, i, ';');
}

/* Who acts in the sentence in front of the turn, in its own paragraph. */
static uint32_t
doer_before(const qai_turns *t, const qai_turn *turn)
{
  const qai_quotes *quotes = t->mentions->quotes;
  uint32_t to = qai_region_word_before(quotes, qai_quotes_piece(quotes, turn->first, 0));
  uint32_t from = narration_start(t, quotes->tags->segment->paragraph_words[turn->paragraph], to);
  if (from >= to || !ends_sentence(t, to - 1))
    return QAI_NONE;
  return qai_beat_actor(t->mentions, last_sentence(t, from, to), to);
}

/* ... in the one sentence between region `r`, closed itself, and what is said next: “Look!” Ann rose. “Is it …” */
static uint32_t
doer_behind(const qai_turns *t, const qai_region *r, const qai_region *next)
{
  const qai_quotes *quotes = t->mentions->quotes;
  uint32_t from = qai_region_word_behind(quotes, r), to = qai_region_word_before(quotes, next);
  if (next->paragraph != r->paragraph || r->last == r->first || !ends_sentence(t, r->last - 1))
    return QAI_NONE;
  if (from >= to || !ends_sentence(t, to - 1) || last_sentence(t, from, to) > from)
    return QAI_NONE;
  return qai_beat_actor(t->mentions, from, to);
}

/* Nobody, where a tag names who speaks. */
static void
look_for_doer(const qai_turns *t, qai_turn *turn)
{
  const qai_quotes *quotes = t->mentions->quotes;
  uint32_t q;
  if (turn->class != QAI_TURN_BARE)
    return;
  turn->doer = doer_before(t, turn);
  if (turn->doer != QAI_NONE || turn->beat_before != QAI_NONE)
    return;
  for (q = turn->first; q + 1 < turn->last && turn->doer == QAI_NONE && q < turn->first + MAX_GAPS; q++)
    if (t->turn_of[q] != QAI_NONE && t->turn_of[q + 1] == t->turn_of[q])
      turn->doer = doer_behind(t, last_piece(quotes, q), qai_quotes_piece(quotes, q + 1, 0));
}

/* The mention inside a script's name, or QAI_NONE. */
static uint32_t
script_mention(const qai_turns *t, uint32_t q)
{
  const qai_quotation *quotation = &t->mentions->quotes->quotations[q];
  uint32_t i, m;
  for (i = quotation->script_first; i < quotation->script_last; i++) {
    m = qai_frame_mention_from(t->mentions, i);
    if (m != QAI_NONE)
      return m;
  }
  return QAI_NONE;
}

static int
class_of(const qai_turns *t, const qai_mention *m)
{
  if (is_like_name(t, m))
    return QAI_TURN_NAME;
  if (m->kind == QUOTEATTR_MENTION_NOMINAL)
    return QAI_TURN_NOMINAL;
  return m->flags & (QAI_MENTION_NARRATOR | QAI_MENTION_FIRST) ? QAI_TURN_NARRATOR : QAI_TURN_PRONOUN;
}

static uint32_t
noun_kind(const qai_tags *tags, uint32_t head)
{
  uint32_t classes = qai_tag_lexeme(tags, head)->classes;
  if (classes & QAI_LEX_KINSHIP)
    return 0;
  if (classes & QAI_LEX_PERSON_NOUN)
    return 1;
  return classes & (QAI_LEX_TITLE | QAI_LEX_ROLE) ? 2 : 3;
}

static void
look_at_phrase(const qai_turns *t, qai_turn *turn)
{
  const qai_mentions *all = t->mentions;
  const qai_mention *m = &all->mentions[turn->mention];
  uint32_t possessor = qai_mention_possessor(all->mentions, all->n_mentions, turn->mention);
  turn->phrase = (uint8_t)(noun_kind(all->quotes->tags, m->head) * 3);
  if (possessor != QAI_NONE)
    turn->possessor = all->mentions[possessor].entity;
  else
    turn->phrase = (uint8_t)(turn->phrase + (m->flags & QAI_MENTION_INDEFINITE ? 1 : 2));
}

static uint8_t
move_of(const qai_turns *t, uint32_t quotation)
{
  const qai_speech_tag *tag = &t->tags[quotation];
  if (tag->cue_first >= tag->cue_last)
    return QAI_MOVE_NONE;
  return qai_lexicon_verb_move(qai_tag_lexeme(t->mentions->quotes->tags, tag->cue_first)->lemma);
}

static int
pronoun_gender(const qai_mentions *m, uint32_t mention)
{
  return mention != QAI_NONE && m->mentions[mention].kind == QUOTEATTR_MENTION_PRONOUN ? m->mentions[mention].gender
                                                                                       : 0;
}

static uint32_t
entity_at(const qai_turns *t, uint32_t mention)
{
  return mention == QAI_NONE ? QAI_NONE : t->mentions->mentions[mention].entity;
}

/* Who acts in the narration between the turn before and this one, a mention or QAI_NONE; where in *place. */
static uint32_t
actor_between(const qai_turn *turn, uint8_t *place)
{
  const qai_turn *last = turn - 1;
  *place = turn->beat_before != QAI_NONE ? 0 : turn->lead != QAI_NONE ? 1 : 2;
  if (*place < 2)
    return *place ? turn->lead : turn->beat_before;
  return turn->gap == 0 && last->tagged == QAI_NONE ? last->beat_after : QAI_NONE;
}

static void
look_between(const qai_turns *t, qai_turn *turn)
{
  uint32_t n = turn->last_word - turn->first_word;
  turn->length = (uint8_t)((n > 4) + (n > 15) + (n > 60));
  turn->told = turn->tagged == QAI_NONE ? QAI_NONE : entity_at(t, t->tags[turn->tagged].addressee);
  turn->actor = QAI_NONE;
  if (turn == t->items)
    return;
  n = turn->first_word - turn[-1].last_word;
  turn->stretch = (uint8_t)((n > 3) + (n > 12) + (n > 30) + (n > 80) + (n > 200));
  turn->actor = entity_at(t, actor_between(turn, &turn->acting));
}

/* "He told the inspector": not him, though a pronoun resolved before what follows may say so. */
static int
is_told_himself(const qai_turns *t, const qai_turn *turn)
{
  const qai_mention *all = t->mentions->mentions;
  uint32_t told = turn->tagged == QAI_NONE ? QAI_NONE : t->tags[turn->tagged].addressee;
  return told != QAI_NONE && all[turn->mention].kind == QUOTEATTR_MENTION_PRONOUN &&
         all[told].kind != QUOTEATTR_MENTION_PRONOUN && all[told].entity == all[turn->mention].entity;
}

/* `“…,” said Tom. Ann smiled. “…”`: where a reply has no tag, who acts in front of it is as good as one. */
static int
is_acted_reply(const qai_turns *t, const qai_turn *turn)
{
  return turn->tagged == QAI_NONE && turn->beat_before != QAI_NONE &&
         qai_quotes_piece(t->mentions->quotes, turn->first, 0)->flags & QAI_REGION_REPLY;
}

static uint32_t
naming_mention(const qai_turns *t, const qai_turn *turn, uint32_t script_name)
{
  if (script_name != QAI_NONE)
    return script_name;
  if (turn->tagged != QAI_NONE)
    return t->tags[turn->tagged].mention;
  return is_acted_reply(t, turn) ? turn->beat_before : QAI_NONE;
}

static void
class_turn(qai_turns *t, qai_turn *turn)
{
  uint32_t name = script_mention(t, turn->first);
  turn->mention = naming_mention(t, turn, name);
  if (turn->tagged != QAI_NONE)
    turn->move = move_of(t, turn->tagged);
  if (turn->mention != QAI_NONE) {
    const qai_mention *m = &t->mentions->mentions[turn->mention];
    turn->named = is_told_himself(t, turn) ? QAI_NONE : m->entity;
    turn->class = (uint8_t)(name != QAI_NONE ? QAI_TURN_SCRIPT : class_of(t, m));
    turn->gender = m->gender;
    turn->plural = (m->flags & QAI_MENTION_PLURAL) != 0;
    if (turn->class == QAI_TURN_NOMINAL) {
      look_at_phrase(t, turn);
      turn->stranger = (uint8_t)(turn->tagged != QAI_NONE && qai_stranger_is(t->mentions, &t->tags[turn->tagged]));
    }
    return;
  }
  turn->gender = (uint8_t)pronoun_gender(t->mentions, turn->beat_before);
  if (!turn->gender)
    turn->gender = (uint8_t)pronoun_gender(t->mentions, turn->beat_after);
}

/* Does an untagged turn stand at the start of its paragraph, shortly behind the turn before? */
static int
is_bare_reply(const qai_turns *t, const qai_turn *turn)
{
  const qai_segment *s = t->mentions->quotes->tags->segment;
  return turn > t->items && turn->class == QAI_TURN_BARE && turn->stretch <= SHORT_STRETCH &&
         turn->paragraph == turn[-1].last_paragraph + 1 && turn->first_word <= s->paragraph_words[turn->paragraph] + 1;
}

/* "Sir", "my lord" among its first words: not "mother", "my dear", which a speaker may go on with, nor "dear sir". */
static int
is_deferent(const qai_turns *t, const qai_turn *turn, const qai_mention *m)
{
  const qai_tags *tags = t->mentions->quotes->tags;
  uint32_t classes = qai_tag_lexeme(tags, m->head)->classes;
  return m->kind == QUOTEATTR_MENTION_NOMINAL && m->first < turn->first_word + ADDRESS_WORDS &&
         classes & QAI_LEX_TITLE && !(classes & QAI_LEX_KINSHIP) &&
         (m->first == m->head || qai_tag_lexeme(tags, m->first)->symbol == QAI_W_MY);
}

/* "No, miss.", where the word is a title and stands alone: no mention of anybody. */
static int
calls_by_title(const qai_turns *t, const qai_turn *turn)
{
  const qai_tags *tags = t->mentions->quotes->tags;
  uint32_t i,
      to = turn->last_word < turn->first_word + ADDRESS_WORDS ? turn->last_word : turn->first_word + ADDRESS_WORDS;
  for (i = turn->first_word + 1; i + 1 < to; i++)
    if (qai_tag_lexeme(tags, i)->classes & QAI_LEX_TITLE && !(qai_tag_lexeme(tags, i)->classes & QAI_LEX_KINSHIP) &&
        !(tags->segment->words[i].flags & QUOTEATTR_FLAG_CAPITAL) && qai_tag_is_mark(tags, i - 1, ',') &&
        (qai_tag_is_mark(tags, i + 1, ',') || qai_cue_is_stop(tags, i + 1)))
      return 1;
  return 0;
}

/* Whom vocatives in the quotations address: "Yes, sir". */
static void
note_vocatives(qai_turns *t)
{
  const qai_mentions *m = t->mentions;
  qai_turn *turn;
  uint32_t i, q;
  for (i = 0; i < m->n_mentions; i++) {
    if (!(m->mentions[i].flags & QAI_MENTION_VOCATIVE) || m->mentions[i].region == QAI_NONE)
      continue;
    q = m->quotes->regions[m->mentions[i].region].quotation;
    if (q == QAI_NONE || t->turn_of[q] == QAI_NONE)
      continue;
    turn = &t->items[t->turn_of[q]];
    turn->called |= (uint8_t)(1u << m->mentions[i].gender);
    turn->answers |= (uint8_t)(is_deferent(t, turn, &m->mentions[i]) && is_bare_reply(t, turn));
  }
}

static void
look_inside(qai_turns *t, qai_turn *turn)
{
  const qai_quotes *quotes = t->mentions->quotes;
  const qai_segment *s = quotes->tags->segment;
  const qai_region *r = last_piece(quotes, turn->last - 1);
  turn->asks = (uint8_t)(r->last > r->first && qai_tag_is_mark(quotes->tags, r->last - 1, '?'));
  turn->narrated = (uint8_t)(turn->first_word > s->paragraph_words[turn->paragraph] + 1 ||
                             turn->last_word + 1 < s->paragraph_words[turn->last_paragraph + 1]);
}

int
qai_turns_find(const qai_mentions *mentions, qai_arena *arena, qai_turns *out)
{
  uint32_t n = mentions->quotes->n_quotations, i;
  memset(out, 0, sizeof *out);
  out->mentions = mentions;
  out->items = qai_arena_alloc(arena, n * sizeof *out->items);
  out->tags = qai_arena_calloc(arena, n, sizeof *out->tags);
  out->turn_of = qai_arena_alloc(arena, n * sizeof *out->turn_of);
  if (!out->items || !out->tags || !out->turn_of)
    return QUOTEATTR_ERR_NOMEM;
  make_turns(out);
  for (i = 0; i < out->n_items; i++) {
    uint32_t next = i + 1 < out->n_items ? out->items[i + 1].paragraph : QAI_NONE;
    look_before(out, &out->items[i]);
    look_after(out, &out->items[i], next);
    look_inside(out, &out->items[i]);
    class_turn(out, &out->items[i]);
    look_for_doer(out, &out->items[i]);
    look_between(out, &out->items[i]);
  }
  note_vocatives(out);
  for (i = 1; i < out->n_items; i++)
    if (is_bare_reply(out, &out->items[i]))
      out->items[i].answers |= (uint8_t)calls_by_title(out, &out->items[i]);
  return QUOTEATTR_OK;
}
