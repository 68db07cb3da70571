/*
 * Where speech has no marks, a sentence is one thing from end to end, unless a reporting clause stands in it: "I will
 * not, he said, and you know it."  So the cuts are sentence ends, the marks "?" and "!", a comma or dash before what
 * may be a reporting clause, the first mark behind it, and the comma or colon behind a verb of saying that a capital
 * follows ("and he said unto them, Go").  None lies between quotation marks.
 */
#include "quotes/stretch.h"

#include "quotes/clause.h"

#include <string.h>

/* ---- cutting ---- */

typedef struct cutter {
  const qai_quotes *q;
  const qai_tags *tags;
  uint32_t end;      /* of the paragraph */
  uint32_t region;   /* the next region in marks */
  uint32_t last_say; /* the latest verb of saying, or QAI_NONE */
  int is_tail;       /* what a reporting clause goes on with: "he said, in a low voice, …" */
  qai_stretch now;
  qai_arena *arena;
  qai_stretches *out;
} cutter;

enum { LEAD_WORDS = 6 };

/* Does word `w` lie in marks that a word before it lies in too? */
static int
is_in_marks(cutter *c, uint32_t w)
{
  const qai_quotes *q = c->q;
  while (c->region < q->n_regions && q->regions[c->region].outer_end <= c->tags->segment->words[w].start)
    c->region++;
  return c->region < q->n_regions && q->regions[c->region].outer_start < c->tags->segment->words[w].start;
}

static int
begins_in_marks(const cutter *c, uint32_t w)
{
  const qai_quotes *q = c->q;
  return c->region < q->n_regions && q->regions[c->region].outer_start <= c->tags->segment->words[w].start;
}

static int
is_capital(const cutter *c, uint32_t w)
{
  return (c->tags->segment->words[w].flags & QUOTEATTR_FLAG_CAPITAL) != 0;
}

/* "said" or "said unto them", and the mark before word `w`. */
static int
is_led(const cutter *c, uint32_t w)
{
  return c->last_say != QAI_NONE && c->last_say >= c->now.first && w - c->last_say <= LEAD_WORDS;
}

/* "he said", "and he said" */
static int
is_clause_at(const cutter *c, uint32_t w)
{
  return qai_clause_begins(c->tags, w, c->end) ||
         (c->tags->tag[w] == QAI_TAG_CCONJ && qai_clause_begins(c->tags, w + 1, c->end));
}

/* QAI_STRETCH_PLACES when no stretch begins at word `w`. */
static uint32_t
cut_at(cutter *c, uint32_t w)
{
  uint32_t mark = (uint32_t)qai_feature_word_class(c->q, w - 1);
  if (is_in_marks(c, w) || c->tags->segment->words[w].kind == QUOTEATTR_TOKEN_PUNCT)
    return QAI_STRETCH_PLACES;
  if (c->tags->segment->words[w].flags & QUOTEATTR_FLAG_SENTENCE_START ||
      qai_clause_is_one_of(c->tags, w - 1, c->end, "?!"))
    return QAI_STRETCH_SENTENCE;
  if (mark != QAI_WORD_COMMA && mark != QAI_WORD_COLON && mark != QAI_WORD_DASH && mark != QAI_WORD_PUNCT)
    return QAI_STRETCH_PLACES;
  if (c->now.clause || c->is_tail || mark == QAI_WORD_COLON || is_clause_at(c, w) || (is_capital(c, w) && is_led(c, w)))
    return QAI_STRETCH_INSIDE;
  return QAI_STRETCH_PLACES;
}

static int
end_stretch(cutter *c, uint32_t w)
{
  c->now.last = w;
  c->now.leads = (uint8_t)is_led(c, w);
  return QAI_PUSH(c->arena, c->out, c->now);
}

static uint8_t
led_by(const cutter *c, uint32_t w)
{
  const qai_lexeme *e = qai_tag_lexeme(c->tags, w);
  if (!is_capital(c, w) || !is_led(c, w))
    return 0;
  if (e->symbol == QAI_W_I)
    return 3;
  return e->symbol || e->classes & QAI_LEX_COMMON ? 1 : 2;
}

static void
begin_stretch(cutter *c, uint32_t w, uint32_t place)
{
  c->is_tail = place == QAI_STRETCH_INSIDE && c->now.clause;
  c->now.led = place == QAI_STRETCH_INSIDE ? led_by(c, w) : 0;
  c->now.first = w;
  c->now.place = (uint8_t)place;
  c->now.clause = (uint8_t)is_clause_at(c, w);
  c->now.marked = (uint8_t)begins_in_marks(c, w);
}

static int
read_paragraph(cutter *c, uint32_t paragraph)
{
  const qai_segment *seg = c->tags->segment;
  uint32_t w = seg->paragraph_words[paragraph], place;
  int status = QUOTEATTR_OK;
  c->end = seg->paragraph_words[paragraph + 1];
  c->now.paragraph = paragraph;
  c->last_say = QAI_NONE;
  if (w == c->end)
    return status;
  is_in_marks(c, w);
  begin_stretch(c, w, QAI_STRETCH_PARAGRAPH);
  for (w++; w < c->end && !status; w++) {
    if (qai_clause_is_say(c->tags, w - 1, c->end))
      c->last_say = w - 1;
    place = cut_at(c, w);
    if (place == QAI_STRETCH_PLACES)
      continue;
    status = end_stretch(c, w);
    begin_stretch(c, w, place);
  }
  return status ? status : end_stretch(c, c->end);
}

int
qai_stretch_read(const qai_quotes *q, qai_arena *arena, qai_stretches *out)
{
  uint32_t p;
  int status = QUOTEATTR_OK;
  cutter c;
  memset(&c, 0, sizeof c);
  memset(out, 0, sizeof *out);
  c.q = q;
  c.tags = q->tags;
  c.arena = arena;
  c.out = out;
  for (p = 0; p < q->tags->segment->text->n_paragraphs && !status; p++)
    status = read_paragraph(&c, p);
  return status;
}

/* ---- the manner of the text ---- */

enum { TAG_WORDS = 10 };

/* "… and said unto him, Where" */
static int
is_lead(const qai_stretches *all, uint32_t i)
{
  return all->data[i].leads && !all->data[i].marked && i + 1 < all->n && all->data[i + 1].place == QAI_STRETCH_INSIDE &&
         !all->data[i + 1].clause;
}

static int
is_tag(const qai_quotes *q, const qai_stretches *all, uint32_t i)
{
  const qai_stretch *s = &all->data[i];
  uint32_t end = q->tags->segment->paragraph_words[s->paragraph + 1];
  if (!s->clause || s->place == QAI_STRETCH_PARAGRAPH || s->last - s->first > TAG_WORDS || s->marked)
    return 0;
  return s->place == QAI_STRETCH_INSIDE || qai_clause_is_one_of(q->tags, s->first - 1, end, "?!");
}

/* The verb of saying in a stretch, or QAI_NONE. */
static uint32_t
verb_of(const qai_quotes *q, const qai_stretch *s)
{
  uint32_t w = s->first;
  while (w < s->last && !qai_clause_is_say(q->tags, w, s->last))
    w++;
  return w < s->last ? w : QAI_NONE;
}

static int
says_i(const qai_quotes *q, const qai_stretch *s)
{
  uint32_t w;
  for (w = s->first; w < s->last; w++)
    if (qai_tag_lexeme(q->tags, w)->symbol == QAI_W_I)
      return 1;
  return 0;
}

static void
count_tag(const qai_quotes *q, const qai_stretch *s, qai_stretch_manner *out)
{
  uint32_t verb = verb_of(q, s);
  out->tags++;
  out->first += (uint32_t)says_i(q, s);
  if (verb != QAI_NONE) {
    uint8_t form = qai_tag_lexeme(q->tags, verb)->form;
    out->present += form == QAI_FORM_S || form == QAI_FORM_BASE;
  }
}

void
qai_stretch_find_manner(const qai_quotes *q, const qai_stretches *all, qai_stretch_manner *out)
{
  uint32_t i;
  memset(out, 0, sizeof *out);
  for (i = 0; i < all->n; i++)
    if (is_tag(q, all, i) || is_lead(all, i))
      count_tag(q, &all->data[i], out);
}

int
qai_stretch_tells(const qai_quotes *q, const qai_stretches *all, uint32_t i)
{
  uint32_t verb;
  const qai_lexeme *e;
  int lead = is_lead(all, i);
  if (!lead && !is_tag(q, all, i))
    return 0;
  verb = verb_of(q, &all->data[i]);
  if (verb == QAI_NONE)
    return 0;
  e = qai_tag_lexeme(q->tags, verb);
  if (!(e->classes & QAI_LEX_CUE_SAY) || qai_lexicon_verb_move(e->lemma) == QAI_MOVE_THINK)
    return 0;
  return lead ? 2 : 1;
}

uint32_t
qai_stretch_pass(const qai_stretches *all, uint32_t i)
{
  const qai_stretch *s = &all->data[i];
  uint32_t before = i ? all->data[i - 1].clause * 2u + all->data[i - 1].leads : 0;
  return s->place * 16u + (s->led > 0) * 8u + before * 2 + s->clause;
}
