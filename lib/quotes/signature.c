#include "quotes/signature.h"

#include "quotes/feature.h"
#include "quotes/region.h"

enum {
  LABEL_WORDS = 7,                            /* "Quote of the day:" */
  NAME_WORDS = 8,                             /* with titles and hyphens */
  DETAIL_WORDS = 16,                          /* "34, nurse, from Leeds" */
  TAIL_WORDS = NAME_WORDS + DETAIL_WORDS + 4, /* with what stands around them */
  YEAR_DIGITS = 4,
  MIN_SIGNED = 2 /* where that is usual */
};

/* The words [w, end) behind a quotation. */
typedef struct tail {
  const qai_quotes *q;
  const qai_tags *tags;
  uint32_t w, end; /* w: behind the name, once that is read */
} tail;

static const quoteattr_token *
word_at(const tail *t, uint32_t w)
{
  return &t->tags->segment->words[w];
}

static uint32_t
classes_at(const tail *t, uint32_t w)
{
  return qai_tag_lexeme(t->tags, w)->classes;
}

/* ---- what leads in ---- */

/* A list's marker: "-", "•", "3." */
static int
is_marker(const qai_segment *seg, uint32_t first, uint32_t end)
{
  for (; first < end; first++)
    if (seg->words[first].kind == QUOTEATTR_TOKEN_WORD)
      return 0;
  return 1;
}

/* "QUOTE OF THE DAY:" */
static int
is_label(const qai_tags *tags, uint32_t first, uint32_t end)
{
  uint32_t w;
  if (end - first < 2 || end - first > LABEL_WORDS || !qai_tag_is_mark(tags, end - 1, ':'))
    return 0;
  for (w = first; w + 1 < end; w++)
    if (tags->segment->words[w].kind != QUOTEATTR_TOKEN_WORD ||
        qai_tag_lexeme(tags, w)->classes & (QAI_LEX_PRONOUN | QAI_LEX_AUXILIARY))
      return 0;
  return (qai_tag_lexeme(tags, first)->classes & (QAI_LEX_GIVEN_NAME | QAI_LEX_TITLE)) == 0;
}

/* Does nothing else stand before it in its paragraph, or line? */
static int
stands_first(const qai_quotes *q, const qai_region *r)
{
  const qai_segment *seg = q->tags->segment;
  uint32_t from = seg->paragraph_words[r->paragraph], end = qai_region_word_before(q, r), first = end;
  while (first > from && end - first < LABEL_WORDS && !qai_segment_begins_line(seg, first))
    first--;
  return (first == from || qai_segment_begins_line(seg, first)) &&
         (is_marker(seg, first, end) || is_label(q->tags, first, end));
}

/* ---- the name ---- */

static int
is_capital(const tail *t, uint32_t w)
{
  return word_at(t, w)->kind == QUOTEATTR_TOKEN_WORD && word_at(t, w)->flags & QUOTEATTR_FLAG_CAPITAL;
}

/* "van", "de la", or the hyphen of "Lee-Barker", with a capital behind it. */
static int
joins(const tail *t, uint32_t w)
{
  if (w + 1 >= t->end)
    return 0;
  if (classes_at(t, w) & QAI_LEX_PARTICLE)
    return is_capital(t, w + 1) || (classes_at(t, w + 1) & QAI_LEX_PARTICLE && w + 2 < t->end && is_capital(t, w + 2));
  return qai_tag_is_mark(t->tags, w, '-') && is_capital(t, w + 1) &&
         !((word_at(t, w)->flags | word_at(t, w + 1)->flags) & QUOTEATTR_FLAG_SPACE_BEFORE);
}

/* Goes beyond the name; returns how many words it has. */
static uint32_t
read_name(tail *t)
{
  uint32_t first = t->w;
  while (t->w < t->end && t->w - first < NAME_WORDS && (is_capital(t, t->w) || joins(t, t->w)))
    t->w++;
  return t->w - first;
}

/* A word that is nothing else, as far as is known. */
static int
is_unknown(const tail *t, uint32_t w)
{
  return !classes_at(t, w) && !qai_tag_lexeme(t->tags, w)->rank;
}

/* "Ann Lee", "Baroness Lee", "A. N. Lee", "Lee" */
static int
is_person(const tail *t, uint32_t first, uint32_t last)
{
  uint32_t begins = classes_at(t, first), ends = classes_at(t, last - 1);
  if (last - first == 1)
    return begins & (QAI_LEX_GIVEN_NAME | QAI_LEX_SURNAME) && !(begins & (QAI_LEX_PLACE | QAI_LEX_MONTH_DAY));
  return (begins & (QAI_LEX_GIVEN_NAME | QAI_LEX_TITLE) || ends & QAI_LEX_SURNAME || is_unknown(t, last - 1)) &&
         !(ends & (QAI_LEX_ORG_NOUN | QAI_LEX_PLACE));
}

/* ---- what follows it ---- */

/* Nothing but a full stop. */
static int
ends(const tail *t)
{
  return t->w == t->end || (t->w + 1 == t->end && qai_tag_is_mark(t->tags, t->w, '.'));
}

static int
is_year(const tail *t, uint32_t w)
{
  return word_at(t, w)->kind == QUOTEATTR_TOKEN_NUMBER && word_at(t, w)->end - word_at(t, w)->start == YEAR_DIGITS;
}

/* Are words [t->w, end) free of quotation marks and full stops? */
static int
are_details(const tail *t, uint32_t end)
{
  uint32_t w;
  if (end - t->w > DETAIL_WORDS)
    return 0;
  for (w = t->w; w < end; w++)
    switch (qai_feature_word_class(t->q, w)) {
    case QAI_WORD_STOP:
      if (w + 1 < end)
        return 0;
      break;
    case QAI_WORD_MARK:
      if (!qai_tag_is_mark(t->tags, w, '(') && !qai_tag_is_mark(t->tags, w, ')'))
        return 0;
      break;
    default: break;
    }
  return 1;
}

/* ", 34, nurse", "(Leeds)", "on the weather" */
static int
has_details(const tail *t)
{
  if (!qai_tag_is_mark(t->tags, t->w, ',') && !qai_tag_is_mark(t->tags, t->w, '(') && t->tags->tag[t->w] != QAI_TAG_ADP)
    return 0;
  return are_details(t, t->end);
}

/* "— Ann Lee" */
static int
is_dashed(tail *t)
{
  uint32_t first = t->w;
  if (!read_name(t) || !is_person(t, first, t->w))
    return 0;
  return ends(t) || (t->q->genre != QUOTEATTR_GENRE_FICTION && has_details(t));
}

/* Where the bracket at word `open` closes, with nothing but a full stop behind it; or QAI_NONE. */
static uint32_t
closing(const tail *t, uint32_t open)
{
  uint32_t last = t->end - 1 - (uint32_t)qai_tag_is_mark(t->tags, t->end - 1, '.');
  return last > open && qai_tag_is_mark(t->tags, last, ')') ? last : QAI_NONE;
}

/* ", 34" */
static int
has_age(const tail *t)
{
  const quoteattr_token *x = word_at(t, t->w + 1);
  return qai_tag_is_mark(t->tags, t->w, ',') && x->kind == QUOTEATTR_TOKEN_NUMBER && x->end - x->start < YEAR_DIGITS;
}

/* "(Ann Lee, 34, nurse)", "(Ann, 34)"; but "(Ann Lee, 1998)" wrote it.  Only an age signs what no full stop ends. */
static int
is_bracketed(tail *t, int stopped)
{
  uint32_t first = t->w, close = closing(t, first - 1), n;
  if (close == QAI_NONE || close < first + 1 || is_year(t, close - 1))
    return 0;
  t->end = close;
  n = read_name(t);
  if (!n)
    return 0;
  if (t->w == close)
    return stopped && n > 1 && is_person(t, first, t->w);
  if (has_age(t))
    return (stopped || n > 1) && are_details(t, close);
  return stopped && n > 1 && is_person(t, first, t->w) && qai_tag_is_mark(t->tags, t->w, ',') && are_details(t, close);
}

/* ---- the whole ---- */

int
qai_signature_ends_mail(const qai_tags *tags, uint32_t dash)
{
  const qai_segment *seg = tags->segment;
  return dash + 1 < seg->n_words && seg->words[dash].end - seg->words[dash].start == 2 &&
         qai_segment_begins_line(seg, dash) && qai_segment_begins_line(seg, dash + 1);
}

static int
is_dash(const tail *t)
{
  return t->w < t->end && !qai_signature_ends_mail(t->tags, t->w) &&
         (qai_feature_word_class(t->q, t->w) == QAI_WORD_DASH || qai_tag_is_mark(t->tags, t->w, '~'));
}

/* Where a line ends that no word goes on with, from word `w` on: before a list's next item. */
static uint32_t
line_end(const qai_segment *seg, uint32_t w, uint32_t end)
{
  uint32_t i;
  for (i = w + 1; i < end && i - w <= TAIL_WORDS; i++)
    if (seg->words[i].kind != QUOTEATTR_TOKEN_WORD && qai_segment_begins_line(seg, i))
      return i;
  return end;
}

/* The words behind the region in its paragraph, or line; where there are none, those of the next one.  None where
 * neither a dash nor a bracket begins them. */
static tail
tail_of(const qai_quotes *q, const qai_region *r, int *dashed)
{
  const qai_segment *seg = q->tags->segment;
  tail t;
  t.q = q;
  t.tags = q->tags;
  t.w = qai_region_word_behind(q, r);
  t.end = seg->paragraph_words[r->paragraph + 1];
  if (t.w == t.end && r->paragraph + 1 < seg->text->n_paragraphs) {
    t.end = seg->paragraph_words[r->paragraph + 2];
    if (!is_dash(&t))
      t.end = t.w;
  }
  *dashed = is_dash(&t);
  t.end = *dashed || qai_tag_is_mark(t.tags, t.w, '(') ? line_end(seg, t.w, t.end) : t.w;
  return t;
}

int
qai_signature_find(const qai_quotes *q, const qai_region *r, uint32_t *first, uint32_t *last)
{
  const uint32_t others =
      QAI_REGION_UNCLOSED | QAI_REGION_DASH | QAI_REGION_SCRIPT | QAI_REGION_UNMARKED | QAI_REGION_BLOCK;
  tail t;
  int dashed;
  if (r->flags & others || r->parent != QAI_NONE || q->primary == QUOTEATTR_STYLE_DASH || q->script)
    return 0;
  t = tail_of(q, r, &dashed);
  if (t.w + 1 >= t.end || t.end - t.w > TAIL_WORDS || !stands_first(q, r))
    return 0;
  *first = ++t.w;
  if (dashed ? !is_dashed(&t) : !is_bracketed(&t, qai_feature_last_class(q, r) == QAI_WORD_STOP))
    return 0;
  *last = t.w;
  return 1;
}

int
qai_signature_is_usual(const qai_quotes *q)
{
  uint32_t i, all = 0, n = 0, first, last;
  for (i = 0; i < q->n_regions; i++)
    if (q->regions[i].parent == QAI_NONE) {
      all++;
      n += (uint32_t)qai_signature_find(q, &q->regions[i], &first, &last);
    }
  return n >= MIN_SIGNED && n * 2 > all;
}

void
qai_signature_set(qai_quotes *q)
{
  uint32_t i, first, last;
  for (i = 0; i < q->n_quotations; i++) {
    qai_quotation *x = &q->quotations[i];
    if (x->kind == QAI_KIND_SIGNED)
      x->kind = QUOTEATTR_QUOTE_DIRECT;
    if (x->kind != QUOTEATTR_QUOTE_DIRECT || !x->n_pieces || x->script_first < x->script_last ||
        !qai_signature_find(q, qai_quotes_piece(q, i, x->n_pieces - 1), &first, &last))
      continue;
    x->script_first = first;
    x->script_last = last;
  }
}

int
qai_signature_is_behind(const qai_quotes *q, const qai_quotation *x)
{
  return x->script_first < x->script_last && x->n_pieces &&
         x->script_first >= q->regions[q->pieces[x->first_piece]].last;
}

uint32_t
qai_signature_dash(const qai_quotes *q, const qai_quotation *x)
{
  if (!qai_signature_is_behind(q, x) || qai_tag_is_mark(q->tags, x->script_first - 1, '('))
    return QAI_NONE;
  return x->script_first - 1;
}
