#include "attribute/dialogue.h"

#include "attribute/dialogue_decode.h"

#define UNSURE 0.15f /* less than this is no answer */

/* What the answers of one document are written from. */
typedef struct writer {
  qai_mentions *mentions;
  const qai_candidates *all;
  const qai_turns *turns;
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

/* The quotation's own tag, when there is one that stands for the speaker. */
static int
write_tag(const writer *w, const qai_turn *turn, qai_attribution *a)
{
  const qai_speech_tag *tag = &w->turns->tags[a->quotation];
  const qai_segment *s = w->turns->mentions->quotes->tags->segment;
  uint32_t mention = turn->script != QAI_NONE ? turn->script : tag->mention;
  if (turn->script == QAI_NONE && tag->strength < QAI_SPEECH_OTHER)
    return 0;
  if (!stands_for(w, mention, a->speaker))
    return 0;
  set_source(w, a, mention);
  a->link = (uint8_t)link_of(&w->mentions->mentions[mention]);
  a->evidence = QUOTEATTR_BY_SCRIPT;
  if (turn->script == QAI_NONE) {
    a->cue = bytes_of(s, tag->cue_first, tag->cue_last);
    a->evidence = tag->cue_first < tag->cue_last ? QUOTEATTR_BY_TAG : QUOTEATTR_BY_COLON;
    if (tag->addressee != QAI_NONE)
      a->addressee = w->mentions->mentions[tag->addressee].entity;
  }
  if (w->mentions->mentions[mention].kind != QUOTEATTR_MENTION_NAME)
    w->mentions->mentions[mention].entity = a->speaker;
  return 1;
}

/* The speaker is the subject of a sentence beside the turn. */
static uint32_t
beat_of(const qai_turn *turn, const qai_candidate *c)
{
  uint32_t beats = (uint32_t)c->beats | c->pronoun_beats;
  if (beats & QAI_BEAT_BEFORE)
    return turn->beat_before;
  if (beats & QAI_BEAT_AFTER)
    return turn->beat_after;
  return beats & QAI_BEAT_LEAD ? turn->lead : QAI_NONE;
}

/* No tag of its own: what in the text around decided. */
static void
write_context(const writer *w, uint32_t t, const qai_candidate *c, const qai_history *h, qai_attribution *a)
{
  const qai_turn *turn = &w->turns->items[t];
  uint32_t mention = qai_turn_mention(w->turns, turn), beat = beat_of(turn, c);
  a->link = QUOTEATTR_LINK_IMPLICIT;
  if (mention != QAI_NONE && stands_for(w, mention, a->speaker)) {
    a->evidence = QUOTEATTR_BY_PARAGRAPH;
    set_source(w, a, mention);
    return;
  }
  set_source(w, a, beat != QAI_NONE ? beat : c->mention);
  if (beat != QAI_NONE)
    a->evidence = QUOTEATTR_BY_BEAT;
  else if (c->addressed & 2)
    a->evidence = QUOTEATTR_BY_VOCATIVE;
  else if (h->speakers[1] == c->entity || h->speakers[0] == c->entity)
    a->evidence = QUOTEATTR_BY_TURN;
  else
    a->evidence = QUOTEATTR_BY_NEARBY;
}

/* The one addressed by name in the turn. */
static uint32_t
addressed_in(const qai_candidates *all, uint32_t turn, uint32_t speaker)
{
  uint32_t i;
  for (i = all->first[turn]; i < all->first[turn + 1]; i++)
    if ((all->items[i].addressed & 1) && all->items[i].entity != speaker)
      return all->items[i].entity;
  return QAI_NONE;
}

static void
write_one(const writer *w, uint32_t t, const qai_candidate *c, const qai_history *h, float confidence,
          qai_attribution *a)
{
  a->speaker = c->entity;
  a->confidence = confidence;
  a->addressee = QAI_NONE;
  if (!write_tag(w, &w->turns->items[t], a))
    write_context(w, t, c, h, a);
  if (a->addressee == QAI_NONE || a->addressee == a->speaker)
    a->addressee = addressed_in(w->all, t, a->speaker);
}

static void
write_all(const writer *w, const qai_dialogue_model *model, const qai_decision *d)
{
  uint32_t i, t;
  qai_history h;
  for (i = 0; i < w->out->n_items; i++) {
    qai_attribution *a = &w->out->items[i];
    float confidence;
    if (a->quotation == QAI_NONE || (t = w->turns->turn_of[a->quotation]) == QAI_NONE || d[t].candidate == QAI_NONE)
      continue;
    confidence = qai_decode_confidence(model, w->turns->items[t].class, d[t].margin);
    if (confidence < UNSURE)
      continue;
    qai_decode_history(w->all, d, NULL, t, &h);
    write_one(w, t, &w->all->items[d[t].candidate], &h, confidence, a);
  }
}

int
qai_dialogue_attribute(qai_mentions *mentions, const qai_attribute_options *options, qai_arena *arena,
                       qai_attributions *out)
{
  qai_turns turns;
  qai_candidates all;
  qai_decision *decisions;
  writer w;
  int status = qai_turns_find(mentions, arena, &turns);
  if (!status)
    status = qai_candidates_find(&turns, options->max_candidates, arena, &all);
  if (status)
    return status;
  decisions = qai_arena_alloc(arena, turns.n_items * sizeof *decisions);
  if (!decisions)
    return QUOTEATTR_ERR_NOMEM;
  status = qai_decode_all(&all, &qai_dialogue_builtin, arena, decisions);
  if (status)
    return status;
  w.mentions = mentions;
  w.all = &all;
  w.turns = &turns;
  w.out = out;
  write_all(&w, &qai_dialogue_builtin, decisions);
  return QUOTEATTR_OK;
}
