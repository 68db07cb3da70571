/*
 * Joins the pieces of a broken quotation: "…," X said. "…"
 *
 * Two pieces of speech that follow each other in a paragraph are one quotation when a linear classifier over the
 * narration between them says so: how long it is, where its reporting verbs stand, how it and the pieces begin and
 * end.
 * Weights: tools/train_quotes.py, one set for news and one for fiction.
 */
#include "quotes/join.h"

#include "quotes/block.h"
#include "quotes/reply.h"
#include "quotes/script.h"
#include "quotes/weights.h"

#include <string.h>

/* The narration between two pieces, counted in one pass. */
typedef struct gap {
  uint32_t n_words, n_stops, n_say, n_cue, n_pronouns, n_capitals, n_colons;
  uint32_t first_say, last_say; /* words before the first one, behind the last one; 15 when there is none */
  uint32_t first_cue;
  uint32_t first_class, second_class, last_class, before_last_class;
} gap;

static uint32_t
at_most(uint32_t n, uint32_t max)
{
  return n < max ? n : max;
}

static void
count_word(gap *g, int class, uint32_t i)
{
  g->n_stops += class == QAI_WORD_STOP;
  g->n_pronouns += class == QAI_WORD_PRONOUN;
  g->n_capitals += class == QAI_WORD_CAPITAL;
  g->n_colons += class == QAI_WORD_COLON;
  if (class == QAI_WORD_SAY) {
    if (!g->n_say++)
      g->first_say = at_most(i, 14);
    g->last_say = i;
  }
  if (class == QAI_WORD_CUE && !g->n_cue++)
    g->first_cue = at_most(i, 14);
}

static void
count_gap(const qai_quotes *q, uint32_t first, uint32_t last, gap *g)
{
  uint32_t w;
  memset(g, 0, sizeof *g);
  g->first_say = g->first_cue = 15;
  g->n_words = last - first;
  for (w = first; w < last; w++) {
    int class = qai_feature_word_class(q, w);
    count_word(g, class, w - first);
    g->before_last_class = g->last_class;
    g->last_class = (uint32_t) class;
    if (w == first)
      g->first_class = (uint32_t) class;
    if (w == first + 1)
      g->second_class = (uint32_t) class;
  }
  g->last_say = g->n_say ? at_most(g->n_words - 1 - g->last_say, 14) : 15;
}

/* Coarser: what ends a piece or a gap. */
static uint32_t
ending(uint32_t class)
{
  switch (class) {
  case QAI_WORD_COMMA: return 1;
  case QAI_WORD_STOP: return 2;
  case QAI_WORD_COLON: return 3;
  case QAI_WORD_DASH: return 4;
  case QAI_WORD_SAY: return 5;
  case QAI_WORD_CUE: return 6;
  case QAI_WORD_NONE: return 7;
  default: return 0;
  }
}

static void
add_gap(qai_features *f, const gap *g)
{
  uint32_t length = qai_feature_bucket(g->n_words), stops = at_most(g->n_stops, 3), say = at_most(g->n_say, 3);
  qai_feature_add(f, 0, length);
  qai_feature_add(f, 1, g->first_class);
  qai_feature_add(f, 2, g->last_class);
  qai_feature_add(f, 3, g->first_say);
  qai_feature_add(f, 4, g->last_say);
  qai_feature_add(f, 5, stops * 4 + say);
  qai_feature_add(f, 6, at_most(g->n_cue, 3) * 4 + say);
  qai_feature_add(f, 7, length * 4 + say);
  qai_feature_add(f, 8, ending(g->last_class) * 8 + at_most(g->last_say, 7));
  qai_feature_add(f, 9, ending(g->last_class) * 4 + stops);
  qai_feature_add(f, 10, length * 4 + stops);
  qai_feature_add(f, 11, at_most(g->n_pronouns, 7));
  qai_feature_add(f, 12, at_most(g->n_capitals, 7));
  qai_feature_add(f, 13, g->second_class);
  qai_feature_add(f, 14, g->before_last_class);
  qai_feature_add(f, 15, at_most(g->first_say, 7) * 8 + at_most(g->first_cue, 7));
  qai_feature_add(f, 16, at_most(g->n_colons, 3));
  qai_feature_add(f, 17, at_most(g->first_say, 7) * 8 + at_most(g->last_say, 7));
}

static void
add_pieces(const qai_quotes *q, const qai_region *a, const qai_region *b, const gap *g, qai_features *f)
{
  uint32_t end = ending((uint32_t)qai_feature_last_class(q, a)), begin = qai_feature_first_case(q, b);
  uint32_t last = ending(g->last_class), la = qai_feature_bucket(a->last - a->first);
  uint32_t lb = qai_feature_bucket(b->last - b->first);
  const qai_paragraph *p = &q->tags->segment->text->paragraphs[a->paragraph];
  qai_feature_add(f, 20, end * 8 + last);
  qai_feature_add(f, 21, last * 4 + begin);
  qai_feature_add(f, 22, end * 4 + begin);
  qai_feature_add(f, 23, end * 8 + at_most(g->first_say, 7));
  qai_feature_add(f, 24, la);
  qai_feature_add(f, 25, lb);
  qai_feature_add(f, 26, (la / 4) * 16 + (lb / 4) * 4 + at_most(g->n_stops, 3));
  qai_feature_add(f, 27, (a->outer_start == p->start ? 2u : 0u) + (b->outer_end == p->end ? 1u : 0u));
  qai_feature_add(f, 28, end * 4 + at_most(g->n_stops, 3));
  qai_feature_add(f, 29, begin * 16 + qai_feature_bucket(g->n_words));
  qai_feature_add(f, 30, (uint32_t)(a->flags & 7) * 8 + (uint32_t)(b->flags & 7));
  qai_feature_add(f, 31,
                  end * 8 + (g->first_class == QAI_WORD_PRONOUN) * 4u + (g->first_class == QAI_WORD_CAPITAL) * 2u +
                      (g->n_say > 0));
}

enum { NAME_WORDS = 4 };

static int
names_somebody(const qai_quotes *q, uint32_t w)
{
  uint32_t class = qai_feature_class_at(q, w);
  if (class == QAI_WORD_CAPITAL)
    return 1;
  return class == QAI_WORD_PRONOUN &&
         (qai_tag_lexeme(q->tags, w)->person == 3 || qai_tag_lexeme(q->tags, w)->symbol == QAI_W_I);
}

/* "shepherd", "mother" */
static int
is_person_noun(const qai_quotes *q, uint32_t w)
{
  return (q->tags->tag[w] == QAI_TAG_NOUN || q->tags->tag[w] == QAI_TAG_PROPN) &&
         (qai_tag_lexeme(q->tags, w)->classes & QAI_LEX_PERSON);
}

/* The subject of a reporting verb near word `w`: the last word of a name, or a third-person pronoun. */
static uint32_t
subject(const qai_quotes *q, const qai_region *r, uint32_t w)
{
  uint32_t i = qai_feature_say_distance(q, r, w, 1), k;
  if (i >= QAI_FEATURE_WINDOW)
    return QAI_NONE;
  if (i && names_somebody(q, w + i - 1))
    return w + i - 1;
  for (k = 1; k <= NAME_WORDS && names_somebody(q, qai_feature_later(q, r, w + i, k)); k++)
    ;
  return k > 1 ? w + i + k - 1 : QAI_NONE;
}

/* 0 nobody, 1 the same, 2 another, 3 a name and a pronoun. */
static uint32_t
same_subject(const qai_quotes *q, uint32_t x, uint32_t y)
{
  int same;
  if (x == QAI_NONE || y == QAI_NONE)
    return 0;
  if (qai_feature_word_class(q, x) != qai_feature_word_class(q, y) && !(is_person_noun(q, x) && is_person_noun(q, y)))
    return 3;
  same = qai_feature_word_class(q, x) == QAI_WORD_PRONOUN
             ? qai_tag_lexeme(q->tags, x)->gender == qai_tag_lexeme(q->tags, y)->gender
             : qai_segment_same_bytes(q->tags->segment, x, y);
  return same ? 1 : 2;
}

/* A tag of its own behind the second piece. */
static void
add_second_tag(const qai_quotes *q, const qai_region *a, const qai_region *b, const gap *g, qai_features *f)
{
  uint32_t x = qai_feature_word_after(q, a), y = qai_feature_word_after(q, b);
  uint32_t end = ending((uint32_t)qai_feature_last_class(q, b));
  uint32_t say = at_most(qai_feature_say_distance(q, b, y, 1), 7);
  uint32_t same = same_subject(q, subject(q, a, x), subject(q, b, y));
  qai_feature_add(f, 18, end * 8 + say);
  qai_feature_add(f, 19, say * 8 + at_most(g->first_say, 7));
  qai_feature_add(f, 32, same * 8 + say);
  qai_feature_add(f, 33, same * 8 + at_most(g->first_say, 7));
  qai_feature_add(f, 34, same * 16 + at_most(qai_feature_bucket(g->n_words), 15));
}

void
qai_join_features(const qai_quotes *q, uint32_t a, uint32_t b, qai_features *out)
{
  const qai_region *x = &q->regions[a], *y = &q->regions[b];
  uint32_t first = qai_feature_word_after(q, x), last = qai_feature_word_before(q, y);
  gap g;
  if (first == QAI_NONE || last == QAI_NONE || last + 1 < first)
    first = last = 0;
  else
    last++;
  count_gap(q, first, last, &g);
  out->n = 0;
  add_gap(out, &g);
  add_pieces(q, x, y, &g, out);
  add_second_tag(q, x, y, &g, out);
}

/* `b` re-opens in the next paragraph what `a` left open.  In the news that is one quotation; in fiction each paragraph
 * is one of its own, so that turns and paragraphs stay the same thing. */
static int
goes_on(const qai_quotes *q, uint32_t a, uint32_t b)
{
  return q->genre == QUOTEATTR_GENRE_NEWS && q->regions[a].flags & QAI_REGION_UNCLOSED &&
         q->regions[b].flags & QAI_REGION_REOPENED && !(q->regions[b].flags & QAI_REGION_SCRIPT) &&
         q->regions[b].paragraph == q->regions[a].paragraph + 1;
}

/* The reporting verb that leads in `r`, in words from `from` on; or QAI_NONE.  In “read the note aloud” there is none.
 */
static uint32_t
leading_verb(const qai_quotes *q, const qai_region *r, uint32_t from)
{
  uint32_t w = qai_feature_word_before(q, r), class = qai_feature_class_at(q, w), i;
  if (class != QAI_WORD_COMMA && class != QAI_WORD_COLON && class != QAI_WORD_SAY)
    return QAI_NONE;
  i = qai_feature_say_distance(q, r, w, 0);
  if (i >= QAI_FEATURE_WINDOW || w - i < from)
    return QAI_NONE;
  return q->tags->tag[w - i] == QAI_TAG_NOUN ? QAI_NONE : w - i;
}

/* The last word of the name or pronoun at `w`, or QAI_NONE. */
static uint32_t
name_at(const qai_quotes *q, uint32_t w, uint32_t end)
{
  uint32_t k = w;
  while (k < end && k < w + NAME_WORDS && names_somebody(q, k))
    k++;
  return k > w ? k - 1 : QAI_NONE;
}

/* The same, also of "the old shepherd". */
static uint32_t
somebody_at(const qai_quotes *q, uint32_t w, uint32_t end)
{
  uint32_t name = name_at(q, w, end), k;
  if (name != QAI_NONE || qai_feature_class_at(q, w) != QAI_WORD_DETERMINER)
    return name;
  for (k = w + 1; k < end && k < w + NAME_WORDS; k++)
    if (is_person_noun(q, k))
      return k;
    else if (q->tags->tag[k] != QAI_TAG_ADJ && q->tags->tag[k] != QAI_TAG_NOUN)
      return QAI_NONE;
  return QAI_NONE;
}

static int
begins_clause(uint32_t class)
{
  return class == QAI_WORD_CONJUNCTION || class == QAI_WORD_STOP;
}

/* The subject of the clause of words from `first` on that leads in `r`: `…, and Ann said: “r”`; or QAI_NONE.  That the
 * words from `first` on are such a clause themselves is only known when what is before them has its tag: `begun`. */
static uint32_t
leading_subject(const qai_quotes *q, const qai_region *r, uint32_t first, int begun)
{
  uint32_t verb = leading_verb(q, r, first), i, class, found;
  if (verb == QAI_NONE)
    return QAI_NONE;
  for (i = verb; i > first && i + QAI_FEATURE_WINDOW > verb; i--) {
    class = qai_feature_class_at(q, i - 1);
    found = begins_clause(class) ? somebody_at(q, i, verb) : QAI_NONE;
    if (found != QAI_NONE || class == QAI_WORD_STOP)
      return found;
  }
  return begun && i == first ? somebody_at(q, first, verb) : QAI_NONE;
}

/* Who leads in the paragraph's first words up to `r`: `Ann said, “r”`; or QAI_NONE. */
static uint32_t
opening_subject(const qai_quotes *q, const qai_region *r)
{
  uint32_t verb = leading_verb(q, r, q->tags->segment->paragraph_words[r->paragraph]);
  if (verb == QAI_NONE || verb == q->tags->segment->paragraph_words[r->paragraph])
    return QAI_NONE;
  return names_somebody(q, verb - 1) || is_person_noun(q, verb - 1) ? verb - 1 : QAI_NONE;
}

/* `“a,” she said, and Tom added: “b”`: the clause that leads in `b` has a subject of its own. */
static int
leads_another(const qai_quotes *q, const qai_region *a, const qai_region *b)
{
  uint32_t first = qai_feature_word_after(q, a), x, y, before;
  int same;
  if (first == QAI_NONE)
    return 0;
  before = opening_subject(q, a);
  y = leading_subject(q, b, first, before != QAI_NONE);
  if (y == QAI_NONE)
    return 0;
  x = subject(q, a, first);
  same = (int)same_subject(q, x == y || x == QAI_NONE ? before : x, y);
  return same == 2 || (same != 1 && qai_feature_word_class(q, y) == QAI_WORD_CAPITAL);
}

/* `“a,” she said, adding: “b”`: in the news that is a report of its own. */
static int
is_added(const qai_quotes *q, const qai_region *a, const qai_region *b)
{
  uint32_t first = qai_feature_word_after(q, a);
  uint32_t verb = first == QAI_NONE ? QAI_NONE : leading_verb(q, b, first);
  return verb != QAI_NONE && verb > first &&
         (qai_tag_lexeme(q->tags, verb)->form == QAI_FORM_ING || q->tags->tag[verb - 1] == QAI_TAG_CCONJ);
}

/* Two tags that name two people: a rule, for the training sets have few such pairs. */
static int
names_two(const qai_quotes *q, const qai_region *a, const qai_region *b)
{
  uint32_t x = subject(q, a, qai_feature_word_after(q, a)), y = subject(q, b, qai_feature_word_after(q, b));
  return same_subject(q, x, y) == 2 || leads_another(q, a, b);
}

/* Two lines of one speech in a script. */
static int
is_one_speech(const qai_quotes *q, const qai_region *a, const qai_region *b)
{
  return a->flags & b->flags & QAI_REGION_SCRIPT && q->script[a->paragraph].head == q->script[b->paragraph].head;
}

static int
is_joined(const qai_quotes *q, uint32_t a, uint32_t b)
{
  const uint32_t unmarked = QAI_REGION_DASH | QAI_REGION_SCRIPT, x = q->regions[a].flags, y = q->regions[b].flags;
  qai_features f;
  if ((x | y) & QAI_REGION_BLOCK)
    return x & y & QAI_REGION_BLOCK && qai_block_goes_on(q->tags->segment->text, &q->regions[a], &q->regions[b]);
  if (q->regions[a].paragraph != q->regions[b].paragraph)
    return goes_on(q, a, b) || is_one_speech(q, &q->regions[a], &q->regions[b]);
  if ((x | y) & unmarked)
    return (x & y & QAI_REGION_DASH) != 0;
  if (y & QAI_REGION_REPLY || names_two(q, &q->regions[a], &q->regions[b]) ||
      (q->genre == QUOTEATTR_GENRE_NEWS && is_added(q, &q->regions[a], &q->regions[b])))
    return 0;
  qai_join_features(q, a, b, &f);
  return qai_feature_score(&f, q->genre == QUOTEATTR_GENRE_FICTION ? qai_weights_join_fiction : qai_weights_join_news) >
         0;
}

static void
add_quotation(qai_quotes *q, uint32_t region, uint8_t kind)
{
  qai_quotation *n = &q->quotations[q->n_quotations++];
  n->kind = kind;
  if (q->regions[region].flags & QAI_REGION_SCRIPT)
    qai_script_name(q, &q->regions[region], &n->script_first, &n->script_last);
  q->regions[region].quotation = q->n_quotations - 1;
}

static void
mark_reply(qai_quotes *q, uint32_t a, uint32_t b)
{
  const uint32_t unmarked = QAI_REGION_DASH | QAI_REGION_SCRIPT | QAI_REGION_BLOCK;
  if (q->regions[a].paragraph == q->regions[b].paragraph && !((q->regions[a].flags | q->regions[b].flags) & unmarked) &&
      qai_reply_is(q, &q->regions[a], &q->regions[b]))
    q->regions[b].flags |= QAI_REGION_REPLY;
}

/* Gives each outermost region its quotation: that of the piece of speech before it, or a new one. */
static void
assign(qai_quotes *q, const uint8_t *kinds)
{
  uint32_t i, last = QAI_NONE;
  for (i = 0; i < q->n_regions; i++) {
    if (q->regions[i].parent != QAI_NONE)
      continue;
    if (kinds[i] != QUOTEATTR_QUOTE_DIRECT) {
      add_quotation(q, i, kinds[i]);
      continue;
    }
    if (last != QAI_NONE)
      mark_reply(q, last, i);
    if (last != QAI_NONE && is_joined(q, last, i))
      q->regions[i].quotation = q->regions[last].quotation;
    else
      add_quotation(q, i, kinds[i]);
    last = i;
  }
}

/* Pieces of one quotation together: a counting sort, stable. */
static void
list_pieces(qai_quotes *q)
{
  uint32_t i, at = 0;
  for (i = 0; i < q->n_regions; i++)
    if (q->regions[i].quotation != QAI_NONE)
      q->quotations[q->regions[i].quotation].n_pieces++;
  for (i = 0; i < q->n_quotations; i++) {
    q->quotations[i].first_piece = at;
    at += q->quotations[i].n_pieces;
    q->quotations[i].n_pieces = 0;
  }
  for (i = 0; i < q->n_regions; i++)
    if (q->regions[i].quotation != QAI_NONE) {
      qai_quotation *n = &q->quotations[q->regions[i].quotation];
      q->pieces[n->first_piece + n->n_pieces++] = i;
    }
}

int
qai_join_regions(qai_quotes *q, const uint8_t *kinds, qai_arena *arena)
{
  q->quotations = qai_arena_calloc(arena, (size_t)q->n_regions + 1, sizeof *q->quotations);
  q->pieces = qai_arena_calloc(arena, (size_t)q->n_regions + 1, sizeof *q->pieces);
  if (!q->quotations || !q->pieces)
    return QUOTEATTR_ERR_NOMEM;
  assign(q, kinds);
  list_pieces(q);
  return QUOTEATTR_OK;
}
