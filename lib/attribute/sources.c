#include "attribute/sources.h"

#include "attribute/cue.h"
#include "attribute/frame.h"
#include "base/vector.h"

#include <stdlib.h>

#define REACH 10u /* words from "who" back to whom it stands for */

/* A source that is to have a mention: that of item `item`. */
typedef struct unheld {
  qai_phrase phrase;
  uint32_t item;
} unheld;

typedef struct holder {
  qai_mentions *mentions;
  const qai_tags *tags;
  qai_arena *scratch;
  QAI_VECTOR(unheld) found;
} holder;

static int
tag_of(const holder *h, uint32_t i)
{
  return h->tags->tag[i];
}

/* ---- phrases ------------------------------------------------------------------------------- */

static int
is_noun(const holder *h, uint32_t i)
{
  int tag = tag_of(h, i);
  return tag == QAI_TAG_NOUN || tag == QAI_TAG_PROPN || tag == QAI_TAG_NUM;
}

/* What stands before a noun. */
static int
is_part(const holder *h, uint32_t i)
{
  switch (tag_of(h, i)) {
  case QAI_TAG_DET:
  case QAI_TAG_ADJ:
  case QAI_TAG_ADV:
  case QAI_TAG_PART:
  case QAI_TAG_SYM: return 1;
  default: return 0;
  }
}

/* Behind the words of a noun phrase that begins at `i`; its last noun in *head, or QAI_NONE. */
static uint32_t
phrase_end(const holder *h, uint32_t i, uint32_t last, uint32_t *head)
{
  uint32_t end = i;
  *head = QAI_NONE;
  for (; i < last; i++)
    if (is_noun(h, i)) {
      *head = i;
      end = i + 1;
    } else if (!is_part(h, i)) {
      break;
    }
  return end;
}

static int
type_of(const holder *h, uint32_t noun)
{
  const qai_lexeme *lx = qai_tag_lexeme(h->tags, noun);
  int type = qai_mention_noun_type(lx->classes);
  return type == QUOTEATTR_ENTITY_PERSON && lx->number == 2 ? QUOTEATTR_ENTITY_GROUP : type;
}

/* The noun phrase that the words [first, last) begin with, with what "of" adds; 0: they begin with none. */
static int
phrase_of(const holder *h, uint32_t first, uint32_t last, qai_phrase *out)
{
  uint32_t inner = QAI_NONE, end;
  out->first = first;
  out->last = phrase_end(h, first, last, &out->head);
  if (out->head == QAI_NONE)
    return 0;
  if (out->last < last && qai_tag_lexeme(h->tags, out->last)->symbol == QAI_W_OF) {
    end = phrase_end(h, out->last + 1, last, &inner);
    out->last = inner == QAI_NONE ? out->last : end;
  }
  out->type = type_of(h, out->head);
  if (out->type == QUOTEATTR_ENTITY_OTHER && inner != QAI_NONE) /* "38 percent of voters" */
    out->type = type_of(h, inner);
  return 1;
}

/* ---- "who", "which", "that" ---------------------------------------------------------------- */

static int
is_relative(const holder *h, uint32_t word)
{
  switch (qai_tag_lexeme(h->tags, word)->symbol) {
  case QAI_W_WHO:
  case QAI_W_WHICH:
  case QAI_W_THAT: return 1;
  default: return 0;
  }
}

/* The entity of the phrase before the word, in its clause; QAI_NONE without one. */
static uint32_t
entity_before(const holder *h, uint32_t word)
{
  const qai_mention *x = h->mentions->mentions;
  uint32_t i = qai_frame_mentions_since(h->mentions, word), k = word;
  int who = qai_tag_lexeme(h->tags, word)->symbol == QAI_W_WHO;
  for (; i > 0 && word - x[i - 1].first <= REACH; i--) {
    const qai_mention *m = &x[i - 1];
    for (; k > m->last; k--)
      if (tag_of(h, k - 1) == QAI_TAG_VERB || tag_of(h, k - 1) == QAI_TAG_AUX || qai_cue_is_stop(h->tags, k - 1))
        return QAI_NONE;
    if (m->kind != QUOTEATTR_MENTION_PRONOUN && m->last <= word && m->entity != QAI_NONE &&
        (!who || m->type == QUOTEATTR_ENTITY_PERSON || m->type == QUOTEATTR_ENTITY_GROUP))
      return m->entity;
  }
  return QAI_NONE;
}

/* The phrase right before the word, of which no word is a mention: "The bill, which". */
static int
phrase_before(const holder *h, uint32_t word, qai_phrase *out)
{
  uint32_t last = word && qai_tag_is_mark(h->tags, word - 1, ',') ? word - 1 : word, i = last;
  while (i > 0 && last - i < REACH && (is_noun(h, i - 1) || is_part(h, i - 1)))
    if (tag_of(h, --i) == QAI_TAG_DET)
      break;
  return i < last && phrase_of(h, i, last, out) && out->last == last;
}

/* ---- whose phrases they are ---------------------------------------------------------------- */

static int
is_definite(const holder *h, const qai_phrase *p)
{
  switch (qai_tag_lexeme(h->tags, p->first)->symbol) {
  case QAI_W_THE:
  case QAI_W_THIS:
  case QAI_W_THAT:
  case QAI_W_THESE: return 1;
  default: return 0;
  }
}

static int
in_text_order(const void *a, const void *b)
{
  const unheld *x = a, *y = b;
  if (x->phrase.first != y->phrase.first)
    return x->phrase.first < y->phrase.first ? -1 : 1;
  return x->item < y->item ? -1 : x->item > y->item;
}

/* Gives each phrase its entity: that of the noun phrase with the same noun before it where it begins with "the", else a
 * new one.  Of those at one word only the first is kept; returns how many there are. */
static int
choose(holder *h, qai_attributions *all, qai_phrase *out, uint32_t *n_out)
{
  const qai_mention *x = h->mentions->mentions;
  const uint32_t *spelling = h->tags->spellings.of_word;
  uint32_t *known = qai_arena_calloc(h->scratch, h->tags->spellings.n, sizeof *known);
  uint32_t i, k = 0, n = 0, next = h->mentions->n_entities;
  if (!known)
    return QUOTEATTR_ERR_NOMEM;
  for (i = 0; i < h->found.n; i++) {
    qai_phrase *p = &h->found.data[i].phrase;
    for (; k < h->mentions->n_mentions && x[k].first < p->first; k++)
      if (x[k].kind == QUOTEATTR_MENTION_NOMINAL && x[k].entity != QAI_NONE)
        known[spelling[x[k].head]] = x[k].entity + 1;
    if (!n || out[n - 1].first != p->first) {
      uint32_t before = is_definite(h, p) ? known[spelling[p->head]] : 0;
      p->entity = before ? before - 1 : next++;
      known[spelling[p->head]] = p->entity + 1;
      out[n++] = *p;
    }
    all->items[h->found.data[i].item].speaker = out[n - 1].entity;
  }
  *n_out = n;
  return QUOTEATTR_OK;
}

/* ---- the whole ----------------------------------------------------------------------------- */

/* Notes the source of item `i` if it is one that no mention holds. */
static int
look_at(holder *h, qai_attributions *all, uint32_t i)
{
  qai_attribution *a = &all->items[i];
  unheld u;
  uint32_t first, last, mention;
  if (a->speaker != QAI_NONE || a->source.start >= a->source.end || a->kind > QUOTEATTR_QUOTE_INDIRECT)
    return QUOTEATTR_OK;
  first = qai_segment_word_at(h->tags->segment, a->source.start);
  last = qai_segment_word_at(h->tags->segment, a->source.end - 1) + 1;
  u.item = i;
  if (last == first + 1 && is_relative(h, first)) {
    a->speaker = entity_before(h, first);
    if (a->speaker != QAI_NONE || !phrase_before(h, first, &u.phrase))
      return QUOTEATTR_OK;
  } else if (!phrase_of(h, first, last, &u.phrase)) {
    return QUOTEATTR_OK;
  }
  mention = qai_frame_mention_from(h->mentions, u.phrase.first);
  if (mention == QAI_NONE)
    return QAI_PUSH(h->scratch, &h->found, u);
  a->speaker = h->mentions->mentions[mention].entity;
  return QUOTEATTR_OK;
}

static int
hold(holder *h, qai_attributions *all, qai_arena *arena)
{
  qai_phrase *phrases;
  uint32_t i, n;
  for (i = 0; i < all->n_items; i++)
    if (look_at(h, all, i))
      return QUOTEATTR_ERR_NOMEM;
  if (!h->found.n)
    return QUOTEATTR_OK;
  qsort(h->found.data, h->found.n, sizeof *h->found.data, in_text_order);
  phrases = qai_arena_alloc(h->scratch, h->found.n * sizeof *phrases);
  if (!phrases || choose(h, all, phrases, &n))
    return QUOTEATTR_ERR_NOMEM;
  return qai_mentions_insert(h->mentions, phrases, n, arena);
}

int
qai_sources_hold(qai_mentions *mentions, qai_attributions *all, qai_arena *arena)
{
  holder h = {mentions, mentions->quotes->tags, qai_arena_scratch(arena), {NULL, 0, 0}};
  qai_arena_mark mark;
  int status;
  if (!h.scratch)
    return QUOTEATTR_ERR_NOMEM;
  mark = qai_arena_set_mark(h.scratch);
  status = hold(&h, all, arena);
  qai_arena_release(h.scratch, mark);
  return status;
}
