#include "attribute/frame.h"

#include "attribute/cue.h"
#include "quotes/region.h"

#include <string.h>

#define REACH 64u      /* words looked at on a side */
#define MAX_NESTED 16u /* mentions that start at one word */

/* Everything one search needs: the window [from, to) of words it may look at. */
typedef struct window {
  const qai_mentions *mentions;
  const qai_tags *tags;
  uint32_t from, to;
} window;

uint32_t
qai_frame_mentions_since(const qai_mentions *m, uint32_t w)
{
  uint32_t lo = 0, hi = m->n_mentions;
  while (lo < hi) {
    uint32_t mid = lo + (hi - lo) / 2;
    if (m->mentions[mid].first < w)
      lo = mid + 1;
    else
      hi = mid;
  }
  return lo;
}

uint32_t
qai_frame_longest(const qai_mentions *m, uint32_t mention)
{
  uint32_t i, best = mention, w = m->mentions[mention].first;
  for (i = mention + 1; i < m->n_mentions && i - mention < MAX_NESTED && m->mentions[i].first == w; i++)
    if (m->mentions[i].last > m->mentions[best].last)
      best = i;
  return best;
}

uint32_t
qai_frame_mention_from(const qai_mentions *m, uint32_t w)
{
  uint32_t first = qai_frame_mentions_since(m, w);
  return first < m->n_mentions && m->mentions[first].first == w ? qai_frame_longest(m, first) : QAI_NONE;
}

uint32_t
qai_frame_mention_to(const qai_mentions *m, uint32_t w)
{
  uint32_t best = QAI_NONE, i = qai_frame_mentions_since(m, w), n;
  for (n = 0; i > 0 && n < MAX_NESTED; n++) {
    i--;
    if (m->mentions[i].last == w)
      best = i; /* going back, each further one is longer */
  }
  return best;
}

static void
frame_set(qai_frame *f, const window *w, uint32_t cue, uint32_t mention, int order)
{
  const qai_mention *m = &w->mentions->mentions[mention];
  f->cue_first = cue;
  f->cue_last = cue + 1;
  f->source_first = m->first;
  f->source_last = m->last;
  f->mention = mention;
  f->order = (uint8_t)order;
  f->evidence = QUOTEATTR_BY_TAG;
}

/* `said Ann`, `said the tired Ann quietly`: the subject close behind the verb at `cue`, before any preposition. */
static int
subject_behind(const window *w, uint32_t cue, qai_frame *f)
{
  uint32_t i;
  for (i = cue + 1; i < w->to && i <= cue + 3; i++) {
    uint32_t m = qai_frame_mention_from(w->mentions, i);
    if (m != QAI_NONE) {
      frame_set(f, w, cue, m, QAI_ORDER_VS);
      return 1;
    }
    if (!qai_cue_is_helper(w->tags, i) || qai_cue_is_stop(w->tags, i))
      return 0;
  }
  return 0;
}

/* From the end of a subject on: the word of its reporting verb, past helpers and what stands between commas. */
static uint32_t
verb_behind(const window *w, uint32_t from, uint32_t classes)
{
  uint32_t i;
  int aside = 0;
  for (i = from; i < w->to; i++) {
    if (!aside && qai_cue_is_verb(w->tags, i, classes))
      return i;
    if (qai_cue_is_stop(w->tags, i))
      return QAI_NONE;
    if (qai_tag_is_mark(w->tags, i, ','))
      aside = !aside;
    else if (!aside && !qai_cue_is_helper(w->tags, i))
      return QAI_NONE;
  }
  return QAI_NONE;
}

/* `Ann said` with the subject at one of the next words. */
static int
subject_first(const window *w, uint32_t from, qai_frame *f)
{
  uint32_t i, m, verb;
  for (i = from; i < w->to && i <= from + 2; i++) {
    m = qai_frame_mention_from(w->mentions, i);
    if (m != QAI_NONE) {
      verb = verb_behind(w, w->mentions->mentions[m].last, QAI_CUE_VERB);
      if (verb == QAI_NONE)
        return 0;
      frame_set(f, w, verb, m, QAI_ORDER_SV);
      return 1;
    }
  }
  return 0;
}

static window
window_after(const qai_mentions *m, uint32_t region)
{
  const qai_region *r = &m->quotes->regions[region];
  const qai_segment *s = m->quotes->tags->segment;
  uint32_t end = s->paragraph_words[r->paragraph + 1];
  window w;
  w.mentions = m;
  w.tags = m->quotes->tags;
  w.from = qai_region_word_behind(m->quotes, r);
  w.to = w.from + REACH < end ? w.from + REACH : end;
  while (w.from < w.to && (qai_tag_is_mark(w.tags, w.from, ',') || qai_tag_is_mark(w.tags, w.from, '-')))
    w.from++;
  for (end = w.from; end < w.to && !qai_quotes_in_speech(m->quotes, end); end++)
    ;
  w.to = end;
  return w;
}

int
qai_frame_after(const qai_mentions *mentions, uint32_t region, qai_frame *out)
{
  window w = window_after(mentions, region);
  memset(out, 0, sizeof *out);
  out->mention = out->addressee = QAI_NONE;
  out->place = QAI_FRAME_AFTER;
  if (w.from >= w.to || qai_cue_is_stop(w.tags, w.from))
    return 0;
  if (qai_cue_is_verb(w.tags, w.from, QAI_CUE_VERB) && subject_behind(&w, w.from, out))
    return 1;
  return subject_first(&w, w.from, out);
}

/* `On 3 May, Ann Lee wrote:` above a block quotation is read with it. */
static int
has_head_above(const qai_mentions *m, const qai_region *r, uint32_t to)
{
  const qai_segment *s = m->quotes->tags->segment;
  return r->flags & QAI_REGION_BLOCK && r->paragraph > 0 && to == s->paragraph_words[r->paragraph] && to > 0 &&
         qai_tag_is_mark(m->quotes->tags, to - 1, ':');
}

static window
window_before(const qai_mentions *m, uint32_t region)
{
  const qai_region *r = &m->quotes->regions[region];
  const qai_segment *s = m->quotes->tags->segment;
  uint32_t start = s->paragraph_words[r->paragraph], i;
  window w;
  w.mentions = m;
  w.tags = m->quotes->tags;
  w.to = qai_region_word_before(m->quotes, r);
  if (has_head_above(m, r, w.to))
    start = s->paragraph_words[r->paragraph - 1];
  if (w.to > start + REACH)
    start = w.to - REACH;
  for (i = w.to; i > start && !qai_quotes_in_speech(m->quotes, i - 1) && !qai_cue_is_stop(w.tags, i - 1); i--)
    ;
  w.from = i;
  return w;
}

/* `Ann Lee <ann@harbour.example> wrote`: where the address begins that ends at word `end`, or `end`. */
static uint32_t
before_address(const window *w, uint32_t end)
{
  enum { ADDRESS = 3 };
  if (end < w->from + ADDRESS + 1 || w->tags->segment->words[end - 2].kind != QUOTEATTR_TOKEN_EMAIL)
    return end;
  return end - ADDRESS;
}

/* The nearest subject in front of the verb at `cue`. */
static uint32_t
subject_before(const window *w, uint32_t cue)
{
  uint32_t i, m;
  for (i = before_address(w, cue); i > w->from; i--) {
    m = qai_frame_mention_to(w->mentions, i);
    if (m != QAI_NONE)
      return m;
    if (!qai_cue_is_helper(w->tags, i - 1) && !qai_tag_is_mark(w->tags, i - 1, ','))
      return QAI_NONE;
  }
  return QAI_NONE;
}

int
qai_frame_before(const qai_mentions *mentions, uint32_t region, qai_frame *out)
{
  window w = window_before(mentions, region);
  uint32_t i, m;
  memset(out, 0, sizeof *out);
  out->mention = out->addressee = QAI_NONE;
  out->place = QAI_FRAME_BEFORE;
  for (i = w.to; i > w.from; i--) {
    if (!qai_cue_is_verb(w.tags, i - 1, QAI_CUE_VERB))
      continue;
    m = subject_before(&w, i - 1);
    if (m == QAI_NONE)
      continue;
    frame_set(out, &w, i - 1, m, QAI_ORDER_SV);
    return 1;
  }
  return 0;
}

int
qai_frame_find(const qai_mentions *mentions, uint32_t q, qai_frame *out)
{
  const qai_quotes *quotes = mentions->quotes;
  const qai_quotation *quotation = &quotes->quotations[q];
  const uint32_t *pieces = quotes->pieces + quotation->first_piece;
  uint32_t i;
  for (i = 0; i < quotation->n_pieces; i++)
    if (qai_frame_after(mentions, pieces[i], out)) {
      if (i + 1 < quotation->n_pieces)
        out->place = QAI_FRAME_INSIDE;
      return 1;
    }
  return quotation->n_pieces && qai_frame_before(mentions, pieces[0], out);
}
