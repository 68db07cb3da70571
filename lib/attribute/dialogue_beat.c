#include "attribute/dialogue_beat.h"

#include "attribute/cue.h"

#define LONGEST 40u    /* words of a sentence that is looked at */
#define MAX_ADVERBS 2u /* between the subject and its verb */

typedef struct sentence {
  const qai_mentions *mentions;
  const qai_tags *tags;
  uint32_t from, to;
} sentence;

static int
has_tag(const sentence *s, uint32_t i, int tag)
{
  return i < s->to && s->tags->tag[i] == tag;
}

/* `looked up`, `thought of it`: an action after all. */
static int
is_turned_outward(const sentence *s, uint32_t verb)
{
  return has_tag(s, verb + 1, QAI_TAG_ADP) || has_tag(s, verb + 1, QAI_TAG_ADV) || has_tag(s, verb + 1, QAI_TAG_PART);
}

static int
is_action(const sentence *s, uint32_t verb)
{
  const qai_lexeme *x;
  if (!has_tag(s, verb, QAI_TAG_VERB))
    return 0;
  x = qai_tag_lexeme(s->tags, verb);
  if (x->form == QAI_FORM_ING || x->form == QAI_FORM_PARTICIPLE || x->classes & (QAI_LEX_AUXILIARY | QAI_LEX_CUE_SAY))
    return 0;
  return !(x->classes & QAI_LEX_CUE_THINK) || is_turned_outward(s, verb);
}

static uint32_t
skip_adverbs(const sentence *s, uint32_t i)
{
  uint32_t n;
  for (n = 0; n < MAX_ADVERBS && has_tag(s, i, QAI_TAG_ADV); n++)
    i++;
  return i;
}

static int
is_pronoun(const qai_mention *m)
{
  return m->kind == QUOTEATTR_MENTION_PRONOUN;
}

/* Not one that is somebody's: `his father` is too often another one's. */
static int
is_person(const sentence *s, uint32_t mention)
{
  const qai_mentions *all = s->mentions;
  const qai_mention *m = &all->mentions[mention];
  return !is_pronoun(m) && m->entity != QAI_NONE && m->region == QAI_NONE &&
         !(m->flags & (QAI_MENTION_POSSESSIVE | QAI_MENTION_PLURAL | QAI_MENTION_JOINT)) &&
         all->entities[m->entity].type == QUOTEATTR_ENTITY_PERSON &&
         qai_mention_possessor(all->mentions, all->n_mentions, mention) == QAI_NONE;
}

/* Start of the clause in which word `i` is: behind a comma or a conjunction, or the sentence's. */
static uint32_t
clause_start(const sentence *s, uint32_t i)
{
  while (i > s->from && !qai_tag_is_mark(s->tags, i - 1, ',') && !has_tag(s, i - 1, QAI_TAG_CCONJ))
    i--;
  return i;
}

/* Does word `i` begin a noun phrase that no preposition governs: `in the morning | the train`? */
static int
begins_subject(const sentence *s, uint32_t i)
{
  if (has_tag(s, i, QAI_TAG_PRON) || has_tag(s, i, QAI_TAG_VERB) || has_tag(s, i, QAI_TAG_AUX))
    return 1;
  if (!has_tag(s, i, QAI_TAG_DET) && !has_tag(s, i, QAI_TAG_PROPN))
    return 0;
  return !has_tag(s, i - 1, QAI_TAG_ADP) && !has_tag(s, i - 1, QAI_TAG_DET) && !has_tag(s, i - 1, QAI_TAG_PROPN);
}

/* `In the doorway stood | Carol`, `and in came | Carol`. */
static int
is_inverted(const sentence *s, uint32_t subject)
{
  uint32_t verb = subject - 1, start, i;
  if (subject < s->from + 2 || !is_action(s, verb))
    return 0;
  start = clause_start(s, verb);
  if (start == verb || !(has_tag(s, start, QAI_TAG_ADP) || has_tag(s, start, QAI_TAG_ADV)))
    return 0;
  for (i = start + 1; i < verb; i++)
    if (begins_subject(s, i))
      return 0;
  return 1;
}

/* Can a main clause begin behind word `i`: `and | Carol rose`, not `when | Carol rose`, `in which | Carol rose`? */
static int
may_begin_behind(const sentence *s, uint32_t i)
{
  switch (s->tags->tag[i]) {
  case QAI_TAG_CCONJ:
  case QAI_TAG_ADV:
  case QAI_TAG_INTJ:
  case QAI_TAG_PUNCT: return qai_tag_lexeme(s->tags, i)->symbol != QAI_W_WHEN;
  default: return 0;
  }
}

/* Is the mention the subject of an action? */
static int
is_actor(const sentence *s, const qai_mention *m)
{
  if (m->first > s->from && !may_begin_behind(s, m->first - 1))
    return is_inverted(s, m->first);
  return is_action(s, skip_adverbs(s, m->last));
}

/* `He rose`, `she had gone`. */
static int
is_pronoun_subject(const sentence *s, const qai_mention *m)
{
  uint32_t verb = skip_adverbs(s, m->last);
  return is_pronoun(m) && (has_tag(s, verb, QAI_TAG_VERB) || has_tag(s, verb, QAI_TAG_AUX));
}

uint32_t
qai_beat_actor(const qai_mentions *mentions, uint32_t from, uint32_t to)
{
  sentence s = {mentions, mentions->quotes->tags, from, to};
  uint32_t i, found = QAI_NONE;
  if (from >= to || to - from > LONGEST)
    return QAI_NONE;
  for (i = qai_frame_mentions_since(mentions, from); i < mentions->n_mentions && mentions->mentions[i].first < to;
       i++) {
    uint32_t longest = qai_frame_longest(mentions, i);
    const qai_mention *m = &mentions->mentions[longest];
    if (i > 0 && mentions->mentions[i - 1].first == m->first)
      continue;
    if (is_pronoun_subject(&s, m))
      return QAI_NONE;
    if (!is_person(&s, longest) || !is_actor(&s, m))
      continue;
    if (found != QAI_NONE && mentions->mentions[found].entity != m->entity)
      return QAI_NONE;
    if (found == QAI_NONE)
      found = longest;
  }
  return found;
}
