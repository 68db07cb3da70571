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

static int
is_verb(const sentence *s, uint32_t i)
{
  const qai_lexeme *x;
  if (!has_tag(s, i, QAI_TAG_VERB))
    return 0;
  x = qai_tag_lexeme(s->tags, i);
  return x->form != QAI_FORM_ING && x->form != QAI_FORM_PARTICIPLE && !(x->classes & QAI_LEX_AUXILIARY);
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

/* Called by a name, or one that has none; no noun that is somebody's: who `the girl`, `his father` is of those named is
 * guessed too often. */
static int
is_person(const sentence *s, uint32_t mention)
{
  const qai_mentions *all = s->mentions;
  const qai_mention *m = &all->mentions[mention];
  const qai_entity *e = m->entity == QAI_NONE ? NULL : &all->entities[m->entity];
  if (!e || e->type != QUOTEATTR_ENTITY_PERSON || m->region != QAI_NONE ||
      m->flags & (QAI_MENTION_PLURAL | QAI_MENTION_JOINT))
    return 0;
  if (m->kind == QUOTEATTR_MENTION_NAME)
    return 1;
  return m->kind == QUOTEATTR_MENTION_NOMINAL && !e->named &&
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
  if (has_tag(s, i, QAI_TAG_VERB) || has_tag(s, i, QAI_TAG_AUX) || has_tag(s, i, QAI_TAG_SCONJ))
    return 1;
  if (!has_tag(s, i, QAI_TAG_DET) && !has_tag(s, i, QAI_TAG_PROPN) && !has_tag(s, i, QAI_TAG_PRON))
    return 0;
  return !has_tag(s, i - 1, QAI_TAG_ADP) && !has_tag(s, i - 1, QAI_TAG_DET) && !has_tag(s, i - 1, QAI_TAG_PROPN);
}

/* Is all in front of word `i`, in its clause, a place, a time or a manner: `in the doorway | …`, `with a sigh | …`? */
static int
is_introduced(const sentence *s, uint32_t i)
{
  uint32_t start = clause_start(s, i), k;
  if (start == i || qai_tag_lexeme(s->tags, start)->symbol == QAI_W_WHEN ||
      !(has_tag(s, start, QAI_TAG_ADP) || has_tag(s, start, QAI_TAG_ADV)))
    return 0;
  for (k = start + 1; k < i; k++)
    if (begins_subject(s, k))
      return 0;
  return 1;
}

/* `In the doorway stood | Carol`, `and in came | Carol`. */
static int
is_inverted(const sentence *s, uint32_t subject)
{
  return subject > s->from + 1 && is_verb(s, subject - 1) && is_introduced(s, subject - 1);
}

/* Behind the noun of a possessor, `Carol's tired hand | closed`; the possessor's end, if that is a person's or none. */
static uint32_t
behind_noun(const sentence *s, uint32_t end)
{
  const uint32_t others = QAI_LEX_KINSHIP | QAI_LEX_PERSON_NOUN | QAI_LEX_ROLE | QAI_LEX_TITLE;
  uint32_t i = end;
  if (i < s->to && qai_tag_lexeme(s->tags, i)->symbol == QAI_W_S)
    i++;
  while (i < s->to && has_tag(s, i, QAI_TAG_ADJ))
    i++;
  return has_tag(s, i, QAI_TAG_NOUN) && !(qai_tag_lexeme(s->tags, i)->classes & others) ? i + 1 : end;
}

/* Where the verb of a subject is looked for. */
static uint32_t
verb_place(const sentence *s, const qai_mention *m)
{
  return skip_adverbs(s, m->flags & QAI_MENTION_POSSESSIVE ? behind_noun(s, m->last) : m->last);
}

/* `Carol rose`, `Carol's eyes fell`; `Carol was pale` where that opens the sentence. */
static int
has_verb_behind(const sentence *s, const qai_mention *m)
{
  uint32_t verb = verb_place(s, m);
  return is_verb(s, verb) || (m->first == s->from && has_tag(s, verb, QAI_TAG_AUX));
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

/* Is the mention the subject of a main clause, or has its subject? */
static int
is_actor(const sentence *s, const qai_mention *m)
{
  if (m->first > s->from && !may_begin_behind(s, m->first - 1) &&
      (has_tag(s, m->first - 1, QAI_TAG_ADP) || !is_introduced(s, m->first)))
    return is_inverted(s, m->first);
  return has_verb_behind(s, m);
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
