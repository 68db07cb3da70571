#include "attribute/dialogue_stranger.h"

#define PLACE_WORDS 4u /* of a phrase behind a noun: "with | the long red beard" */

/* Right beside the verb: `said a girl`, `a girl said`. */
static int
touches_verb(const qai_speech_tag *tag, const qai_mention *m)
{
  return tag->strength >= QAI_SPEECH_VERB && (m->first == tag->cue_last || m->last == tag->cue_first);
}

/* Somebody's, "her husband", is known by that. */
static int
is_nameless_person(const qai_mentions *all, uint32_t mention)
{
  const qai_mention *m = &all->mentions[mention];
  const qai_entity *e = m->entity == QAI_NONE ? NULL : &all->entities[m->entity];
  return e && !e->named && e->type == QUOTEATTR_ENTITY_PERSON && m->kind == QUOTEATTR_MENTION_NOMINAL &&
         !(m->flags & (QAI_MENTION_PLURAL | QAI_MENTION_JOINT)) &&
         qai_mention_possessor(all->mentions, all->n_mentions, mention) == QAI_NONE;
}

/* "The first cabman", "the second". */
static int
is_numbered(const qai_tags *tags, const qai_mention *m)
{
  uint32_t w;
  for (w = m->first; w <= m->head; w++)
    if (qai_tag_lexeme(tags, w)->contrast >> QAI_CONTRAST_BITS == QAI_CONTRAST_ORDER)
      return 1;
  return 0;
}

/* "Somebody", "one" may be anyone, "some one" too. */
static int
is_article(uint32_t symbol)
{
  return symbol == QAI_W_A || symbol == QAI_W_AN || symbol == QAI_W_ANOTHER;
}

static int
is_of_place(uint32_t symbol)
{
  switch (symbol) {
  case QAI_W_WITH:
  case QAI_W_AT:
  case QAI_W_IN:
  case QAI_W_ON:
  case QAI_W_BEHIND:
  case QAI_W_FROM: return 1;
  default: return 0;
  }
}

/* "The man": any man; "the captain", "the visitor" is often but one. */
static int
is_anyone(const qai_tags *tags, const qai_mention *m)
{
  const qai_lexeme *noun = qai_tag_lexeme(tags, m->head);
  return qai_tag_lexeme(tags, m->first)->symbol == QAI_W_THE && noun->classes & QAI_LEX_PERSON_NOUN && noun->gender &&
         !(noun->classes & (QAI_LEX_ROLE | QAI_LEX_TITLE | QAI_LEX_KINSHIP));
}

/* "The man | with the red beard", "the man | at the counter"; not "in the same voice", "with a laugh". */
static int
is_told_apart(const qai_tags *tags, const qai_mention *m)
{
  uint32_t n = tags->segment->n_words, i = m->last, k;
  if (!is_anyone(tags, m) || i + 2 >= n || !is_of_place(qai_tag_lexeme(tags, i)->symbol) ||
      qai_tag_lexeme(tags, i + 1)->symbol != QAI_W_THE)
    return 0;
  for (k = i + 2; k < n && k < i + 2 + PLACE_WORDS; k++)
    if (tags->tag[k] == QAI_TAG_NOUN)
      return !(qai_tag_lexeme(tags, k)->classes & QAI_LEX_CUE_NOUN);
    else if (tags->tag[k] != QAI_TAG_ADJ)
      break;
  return 0;
}

int
qai_stranger_is(const qai_mentions *mentions, const qai_speech_tag *tag)
{
  const qai_tags *tags = mentions->quotes->tags;
  const qai_mention *m = &mentions->mentions[tag->mention];
  if (!touches_verb(tag, m) || !is_nameless_person(mentions, tag->mention))
    return 0;
  if (is_article(qai_tag_lexeme(tags, m->first)->symbol) || is_numbered(tags, m))
    return 1;
  return is_told_apart(tags, m) &&
         is_told_apart(tags, &mentions->mentions[mentions->entities[m->entity].first_mention]);
}
