#include "attribute/dialogue.h"

#include "attribute/dialogue_decode.h"
#include "attribute/dialogue_naming.h"
#include "quotes/signature.h"

#define UNSURE 0.15f /* less than this is no answer */

/* What the answers of one document are written from. */
typedef struct writer {
  qai_mentions *mentions;
  const qai_turns *turns;
  const qai_options *all;
  const qai_decision *decisions;
  qai_attributions *out;
} writer;

static quoteattr_span
bytes_of(const qai_segment *segment, uint32_t first, uint32_t last)
{
  quoteattr_span span = {0, 0};
  if (first < last) {
    span.start = segment->words[first].start;
    span.end = segment->words[last - 1].end;
  }
  return span;
}

static void
set_source(const writer *w, qai_attribution *a, uint32_t mention)
{
  if (mention != QAI_NONE) {
    a->source.start = w->mentions->mentions[mention].start;
    a->source.end = w->mentions->mentions[mention].end;
  }
}

/* Does the tag's mention stand for the speaker?  A pronoun does: its antecedent was decided with the speaker. */
static int
stands_for(const writer *w, uint32_t mention, uint32_t speaker)
{
  const qai_mention *m;
  if (mention == QAI_NONE)
    return 0;
  m = &w->mentions->mentions[mention];
  return m->entity == speaker || m->kind == QUOTEATTR_MENTION_PRONOUN ||
         (m->kind == QUOTEATTR_MENTION_NOMINAL && m->entity == QAI_NONE);
}

static int
link_of(const qai_mention *m)
{
  return m->kind == QUOTEATTR_MENTION_NAME ? QUOTEATTR_LINK_EXPLICIT : QUOTEATTR_LINK_ANAPHORIC;
}

static void
set_cue(const writer *w, qai_attribution *a, const qai_speech_tag *tag)
{
  a->cue = bytes_of(w->turns->mentions->quotes->tags->segment, tag->cue_first, tag->cue_last);
  a->evidence = tag->cue_first < tag->cue_last ? QUOTEATTR_BY_TAG : QUOTEATTR_BY_COLON;
}

/* A script's name, or who signs it: `"…" — Ann Lee`. */
static void
set_script(const writer *w, qai_attribution *a)
{
  const qai_quotes *q = w->turns->mentions->quotes;
  uint32_t dash = qai_signature_dash(q, &q->quotations[a->quotation]);
  a->evidence = qai_signature_is_behind(q, &q->quotations[a->quotation]) ? QUOTEATTR_BY_COLON : QUOTEATTR_BY_SCRIPT;
  if (dash != QAI_NONE)
    a->cue = bytes_of(q->tags->segment, dash, dash + 1);
}

/* The quotation's own tag, when there is one that stands for the speaker. */
static int
write_tag(const writer *w, const qai_turn *turn, qai_attribution *a)
{
  const qai_speech_tag *tag = &w->turns->tags[a->quotation];
  int script = turn->class == QAI_TURN_SCRIPT;
  uint32_t mention = script ? turn->mention : tag->mention;
  if (!script && tag->strength < QAI_SPEECH_OTHER)
    return 0;
  if (!stands_for(w, mention, a->speaker))
    return 0;
  set_source(w, a, mention);
  a->link = (uint8_t)link_of(&w->mentions->mentions[mention]);
  if (script) {
    set_script(w, a);
  } else {
    set_cue(w, a, tag);
    if (tag->addressee != QAI_NONE)
      a->addressee = w->mentions->mentions[tag->addressee].entity;
  }
  if (w->mentions->mentions[mention].kind != QUOTEATTR_MENTION_NAME)
    w->mentions->mentions[mention].entity = a->speaker;
  return 1;
}

/* The speaker is the subject of a sentence beside the turn. */
static uint32_t
beat_of(const writer *w, const qai_turn *turn, const qai_option *o)
{
  if (turn->doer != QAI_NONE && w->mentions->mentions[turn->doer].entity == o->entity)
    return turn->doer;
  if (o->beats & QAI_BEAT_BEFORE)
    return turn->beat_before;
  if (o->beats & QAI_BEAT_AFTER)
    return turn->beat_after;
  return o->beats & QAI_BEAT_LEAD ? turn->lead : QAI_NONE;
}

/* Was it chosen for one of the two turns before? */
static int
spoke_before(const writer *w, uint32_t t, uint32_t entity)
{
  uint32_t i;
  for (i = 1; i <= 2 && i <= t; i++) {
    const qai_option *o = qai_decode_chosen(w->all, w->decisions, t - i);
    if (o && o->entity == entity)
      return 1;
  }
  return 0;
}

/* No tag of its own: what in the text around decided. */
static void
write_context(const writer *w, uint32_t t, const qai_option *o, qai_attribution *a)
{
  const qai_turn *turn = &w->turns->items[t];
  uint32_t beat = beat_of(w, turn, o);
  a->link = QUOTEATTR_LINK_IMPLICIT;
  if (turn->mention != QAI_NONE && stands_for(w, turn->mention, a->speaker)) {
    a->evidence = turn->mention == turn->beat_before ? QUOTEATTR_BY_BEAT : QUOTEATTR_BY_PARAGRAPH;
    set_source(w, a, turn->mention);
    return;
  }
  set_source(w, a, beat != QAI_NONE ? beat : o->mention);
  if (beat != QAI_NONE)
    a->evidence = QUOTEATTR_BY_BEAT;
  else if (o->addressed & QAI_IN_LAST)
    a->evidence = QUOTEATTR_BY_VOCATIVE;
  else if (spoke_before(w, t, o->entity))
    a->evidence = QUOTEATTR_BY_TURN;
  else
    a->evidence = QUOTEATTR_BY_NEARBY;
}

/* The one addressed by name in the turn. */
static uint32_t
addressed_in(const qai_option_list *list, uint32_t speaker)
{
  uint32_t i;
  for (i = 0; i < list->n; i++)
    if ((list->items[i].addressed & QAI_IN_TURN) && list->items[i].entity != speaker)
      return list->items[i].entity;
  return QAI_NONE;
}

static void
write_one(const writer *w, uint32_t t, const qai_option *o, qai_attribution *a)
{
  a->speaker = o->entity;
  a->addressee = QAI_NONE;
  if (!write_tag(w, &w->turns->items[t], a))
    write_context(w, t, o, a);
  if (a->addressee == QAI_NONE || a->addressee == a->speaker)
    a->addressee = addressed_in(&w->all->lists[t], a->speaker);
}

/* `“…,” it read`: right behind a quotation, and behind a mark. */
static int
is_it_behind(const writer *w, const qai_speech_tag *tag)
{
  const qai_tags *tags = w->turns->mentions->quotes->tags;
  const quoteattr_token *words = tags->segment->words;
  const qai_mention *m = tag->mention == QAI_NONE ? NULL : &w->mentions->mentions[tag->mention];
  return m && tag->strength >= QAI_SPEECH_VERB && tag->place != QAI_FRAME_BEFORE && tag->cue_first == m->last &&
         m->head > 0 && qai_tag_lexeme(tags, m->head)->symbol == QAI_W_IT &&
         !(words[m->head].flags & QUOTEATTR_FLAG_CAPITAL) && words[m->head - 1].kind != QUOTEATTR_TOKEN_WORD;
}

/* "It" is neither a being nor a voice, but a letter, a notice: nobody speaks. */
static int
is_text(const writer *w, const qai_attribution *a)
{
  const qai_speech_tag *tag = &w->turns->tags[a->quotation];
  const qai_entity *e;
  uint32_t entity;
  if (!is_it_behind(w, tag))
    return 0;
  entity = w->mentions->mentions[tag->mention].entity;
  e = entity == QAI_NONE ? NULL : &w->mentions->entities[entity];
  return !e ||
         (e->type != QUOTEATTR_ENTITY_PERSON &&
          qai_tag_lexeme(w->turns->mentions->quotes->tags, w->mentions->mentions[e->first_mention].head)->symbol !=
              QAI_W_VOICE);
}

/* `“…,” she said`, where nobody stands for her: the tag alone. */
static void
write_nameless(const writer *w, qai_attribution *a)
{
  const qai_speech_tag *tag = &w->turns->tags[a->quotation];
  const qai_mention *m = tag->mention == QAI_NONE ? NULL : &w->mentions->mentions[tag->mention];
  if (!m || tag->strength < QAI_SPEECH_VERB || m->kind != QUOTEATTR_MENTION_PRONOUN ||
      (m->entity != QAI_NONE && !is_text(w, a)))
    return;
  set_source(w, a, tag->mention);
  set_cue(w, a, tag);
  a->link = QUOTEATTR_LINK_ANAPHORIC;
}

static void
write_all(const writer *w, const qai_dialogue_model *model)
{
  uint32_t i, t;
  for (i = 0; i < w->out->n_items; i++) {
    qai_attribution *a = &w->out->items[i];
    const qai_option *o;
    float confidence;
    if (a->quotation == QAI_NONE || (t = w->turns->turn_of[a->quotation]) == QAI_NONE)
      continue;
    o = qai_decode_chosen(w->all, w->decisions, t);
    confidence = qai_decode_confidence(model, w->turns->items[t].class, w->decisions[t].margin);
    if (!o || confidence < UNSURE || is_text(w, a)) {
      write_nameless(w, a);
      continue;
    }
    a->confidence = confidence;
    write_one(w, t, o, a);
  }
}

/* All that lives no longer than the writing. */
static int
attribute_turns(qai_mentions *mentions, const qai_attribute_options *options, qai_arena *arena, qai_attributions *out)
{
  const qai_dialogue_model *model = &qai_dialogue_builtin;
  qai_turns turns;
  qai_options all;
  qai_decision *decisions;
  uint32_t *is = NULL;
  writer w;
  int status = qai_turns_find(mentions, arena, &turns);
  if (status || !turns.n_items)
    return status;
  status = qai_options_weigh(&turns, model, options->max_candidates, QAI_OPTIONS_APART, arena, &all);
  if (status)
    return status;
  decisions = qai_arena_alloc(arena, turns.n_items * sizeof *decisions);
  status = decisions ? qai_decode_all(&all, model, arena, decisions) : QUOTEATTR_ERR_NOMEM;
  if (!status)
    status = qai_naming_find(&all, decisions, arena, &is);
  if (status)
    return status;
  w.mentions = mentions;
  w.turns = &turns;
  w.all = &all;
  w.decisions = decisions;
  w.out = out;
  write_all(&w, model);
  if (is)
    qai_naming_apply(mentions, is, out);
  return QUOTEATTR_OK;
}

int
qai_dialogue_attribute(qai_mentions *mentions, const qai_attribute_options *options, qai_arena *arena,
                       qai_attributions *out)
{
  qai_arena_mark mark;
  int status;
  if (!mentions->quotes->n_quotations)
    return QUOTEATTR_OK;
  mark = qai_arena_set_mark(arena);
  status = attribute_turns(mentions, options, arena, out);
  qai_arena_release(arena, mark);
  return status;
}
