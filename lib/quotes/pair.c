/*
 * Pairs the marks of a paragraph: the cheapest reading of all of them together.
 *
 * A reading makes each mark open, close, both at once (a closing mark was forgotten) or neither; it is scored by the
 * sum of the costs of cost.c.  A beam goes over the marks with the readings that are still open, told apart by their
 * stack of families (two readings with the same stack differ in nothing that is to come, so the cheaper one stays:
 * Viterbi's algorithm, but for the width of the beam).  Every paragraph begins anew, so a stray mark spoils no other.
 * So many marks at a time are read, and the best reading of these is kept before the next: memory is bounded and time
 * is linear whatever the text.  Most paragraphs have one reading that costs nothing: that is the cheapest.
 */
#include "quotes/pair.h"

#include "quotes/cost.h"

#include <string.h>

enum { MARKS = 1024, PLAIN = 16, WIDTH = 12, CANDIDATES = 4 * WIDTH, MARGIN = 60 };
enum { NEITHER, OPENS, CLOSES, REOPENS };

/* Families of the open regions, two bits each, the innermost lowest. */
typedef struct stack {
  uint64_t low, high;
  uint32_t depth;
} stack;

typedef struct reading {
  stack stack;
  int cost;
  uint8_t from, action;
} reading;

typedef struct step {
  uint8_t from, action;
} step;

struct qai_pairer {
  const qai_text *text;
  const qai_style *style;
  const qai_mark *marks, *last; /* those not read yet, and the end of them all */
  qai_arena *arena;             /* of the regions */
  uint32_t max_nesting;
  int carried; /* family of the region that the paragraph before left open, or -1 */
  step steps[MARKS][WIDTH];
  reading beam[WIDTH];
  int width;
  uint32_t open[QAI_PAIR_DEPTH]; /* regions open while they are written out */
  uint32_t depth;
};

qai_pairer *
qai_pairer_new(const qai_text *text, const qai_marks *marks, const qai_style *style, uint32_t max_nesting,
               qai_arena *arena)
{
  qai_pairer *p = qai_arena_alloc(arena, sizeof *p); /* not cleared: it is larger than most texts */
  if (!p)
    return NULL;
  p->text = text;
  p->style = style;
  p->marks = marks->data;
  p->last = marks->data + marks->n;
  p->max_nesting = max_nesting < QAI_PAIR_DEPTH ? max_nesting : QAI_PAIR_DEPTH;
  p->carried = -1;
  p->width = 0;
  p->depth = 0;
  return p;
}

static int
top(const stack *s)
{
  return s->depth ? (int)(s->low & 3) : -1;
}

static void
push(stack *s, int family)
{
  s->high = s->high << 2 | s->low >> 62;
  s->low = s->low << 2 | (uint64_t)family;
  s->depth++;
}

static void
pop(stack *s)
{
  s->low = s->low >> 2 | s->high << 62;
  s->high >>= 2;
  s->depth--;
}

static int
same(const stack *a, const stack *b)
{
  return a->low == b->low && a->high == b->high && a->depth == b->depth;
}

/* The readings of the next mark, each stack once. */
static int
offer(reading *next, int n, reading r)
{
  int i;
  for (i = 0; i < n; i++)
    if (same(&next[i].stack, &r.stack)) {
      if (r.cost < next[i].cost)
        next[i] = r;
      return n;
    }
  next[n] = r;
  return n + 1;
}

/* Closes the innermost region of `family`; what leaving those inside it unclosed costs, or -1 without such a region. */
static int
close_stack(const qai_pairer *p, stack *s, int family)
{
  int cost = 0;
  while (s->depth && top(s) != family) {
    cost += qai_cost_of_unclosed(top(s), 0, p->style);
    pop(s);
  }
  if (!s->depth)
    return -1;
  pop(s);
  return cost;
}

static int
extend(const qai_pairer *p, reading r, uint8_t from, const qai_mark *m, const qai_cost *c, reading *next, int n)
{
  reading t = r;
  int family = m->family, unclosed;
  t.from = from;
  t.action = NEITHER;
  t.cost = r.cost + c->none;
  n = offer(next, n, t);
  if (r.stack.depth < p->max_nesting) {
    t.action = OPENS;
    push(&t.stack, family);
    t.cost = r.cost + c->open + qai_cost_of_nesting(top(&r.stack), family, p->style);
    n = offer(next, n, t);
  }
  t.stack = r.stack;
  unclosed = close_stack(p, &t.stack, family);
  if (unclosed >= 0) {
    t.action = CLOSES;
    t.cost = r.cost + c->close + unclosed;
    n = offer(next, n, t);
  }
  if (top(&r.stack) == family) {
    t.action = REOPENS;
    t.stack = r.stack;
    t.cost = r.cost + c->open + qai_cost_of_forgotten();
    n = offer(next, n, t);
  }
  return n;
}

/* Keeps the cheapest, in order of cost (insertion: there are at most CANDIDATES). */
static void
keep(qai_pairer *p, reading *next, int n, uint32_t mark)
{
  int i, k;
  for (i = 1; i < n; i++) {
    reading r = next[i];
    for (k = i; k > 0 && next[k - 1].cost > r.cost; k--)
      next[k] = next[k - 1];
    next[k] = r;
  }
  for (i = 0; i < n && i < WIDTH && next[i].cost <= next[0].cost + MARGIN; i++) {
    p->beam[i] = next[i];
    p->steps[mark][i].from = next[i].from;
    p->steps[mark][i].action = next[i].action;
  }
  p->width = i;
}

static void
advance(qai_pairer *p, uint32_t mark)
{
  reading next[CANDIDATES];
  qai_cost c = qai_cost_of(&p->marks[mark], p->style);
  int i, n = 0;
  for (i = 0; i < p->width; i++)
    n = extend(p, p->beam[i], (uint8_t)i, &p->marks[mark], &c, next, n);
  keep(p, next, n, mark);
}

static void
start(qai_pairer *p, int family, int cost)
{
  reading r;
  memset(&r, 0, sizeof r);
  if (family >= 0)
    push(&r.stack, family);
  r.cost = cost;
  p->beam[p->width++] = r;
}

static int
end_cost(const qai_pairer *p, stack s, int next_family)
{
  int cost = 0;
  for (; s.depth; pop(&s))
    cost += qai_cost_of_unclosed(top(&s), s.depth == 1 && top(&s) == next_family, p->style);
  return cost;
}

/* The best reading; where the paragraph ends, with what its open regions cost. */
static int
best_reading(const qai_pairer *p, int at_end, int next_family)
{
  int i, best = 0, lowest = 0;
  for (i = 0; i < p->width; i++) {
    int cost = p->beam[i].cost + (at_end ? end_cost(p, p->beam[i].stack, next_family) : 0);
    if (i == 0 || cost < lowest) {
      lowest = cost;
      best = i;
    }
  }
  return best;
}

/* ---- writing the chosen reading out ---- */

static int
open_region(qai_pairer *p, uint32_t paragraph, uint32_t outer_start, uint32_t content, int family, uint16_t flags,
            qai_region_list *out)
{
  qai_region r;
  memset(&r, 0, sizeof r);
  r.outer_start = outer_start;
  r.start = content;
  r.paragraph = paragraph;
  r.parent = r.quotation = QAI_NONE;
  r.style = (uint16_t)qai_style_of_family(family);
  r.flags = flags;
  p->open[p->depth++] = out->n;
  return QAI_PUSH(p->arena, out, r);
}

static void
close_region(qai_pairer *p, uint32_t end, uint32_t outer_end, uint16_t flags, qai_region_list *out)
{
  qai_region *r = &out->data[p->open[--p->depth]];
  r->end = end < r->start ? r->start : end;
  r->outer_end = outer_end < r->end ? r->end : outer_end;
  r->flags = (uint16_t)(r->flags | flags);
}

/* End of the text before byte `end`, without white space. */
static uint32_t
trim_end(const qai_text *text, uint32_t start, uint32_t end)
{
  while (end > start && (unsigned char)text->bytes[end - 1] <= ' ')
    end--;
  return end;
}

static void
close_unclosed(qai_pairer *p, uint32_t end, qai_region_list *out)
{
  const qai_region *r = &out->data[p->open[p->depth - 1]];
  end = trim_end(p->text, r->start, end);
  close_region(p, end, end, QAI_REGION_UNCLOSED, out);
}

static int
write_mark(qai_pairer *p, uint32_t paragraph, const qai_mark *m, int action, qai_region_list *out)
{
  uint16_t flags = 0;
  int style = qai_style_of_family(m->family);
  if (action == CLOSES) {
    while (out->data[p->open[p->depth - 1]].style != style)
      close_unclosed(p, m->start, out);
    close_region(p, m->start, m->end, 0, out);
  }
  if (action == REOPENS)
    close_unclosed(p, m->start, out);
  if (action != OPENS && action != REOPENS)
    return QUOTEATTR_OK;
  if (m->flags & QAI_MARK_EDGE && p->carried == m->family)
    flags = QAI_REGION_REOPENED;
  return open_region(p, paragraph, m->start, m->end, m->family, flags, out);
}

static int
write_marks(qai_pairer *p, uint32_t paragraph, uint32_t n, const uint8_t *actions, qai_region_list *out)
{
  uint32_t i;
  int status = QUOTEATTR_OK;
  for (i = 0; i < n && !status; i++)
    status = write_mark(p, paragraph, &p->marks[i], actions[i], out);
  p->marks += n;
  return status;
}

/* Writes `n` marks; `best` is the reading they end with.  The first ones' reading 1 begins in a region that the
 * paragraph before left open. */
static int
write_reading(qai_pairer *p, uint32_t paragraph, uint32_t n, int best, qai_region_list *out)
{
  uint8_t actions[MARKS];
  uint32_t i, start = p->text->paragraphs[paragraph].start;
  int status = QUOTEATTR_OK;
  for (i = n; i-- > 0; best = p->steps[i][best].from)
    actions[i] = p->steps[i][best].action;
  if (best == 1)
    status = open_region(p, paragraph, start, start, p->carried, QAI_REGION_REOPENED, out);
  return status ? status : write_marks(p, paragraph, n, actions, out);
}

static int
outermost(stack s)
{
  int family = -1;
  for (; s.depth; pop(&s))
    family = top(&s);
  return family;
}

static void
end_paragraph(qai_pairer *p, uint32_t paragraph, qai_region_list *out)
{
  p->carried = outermost(p->beam[0].stack);
  while (p->depth)
    close_unclosed(p, p->text->paragraphs[paragraph].end, out);
}

static void
start_paragraph(qai_pairer *p)
{
  p->width = 0;
  start(p, -1, 0);
  if (p->carried >= 0)
    start(p, p->carried, qai_cost_of_carrying());
}

/* The next `n` marks of the paragraph. */
static int
read_marks(qai_pairer *p, uint32_t paragraph, uint32_t n, int at_end, qai_region_list *out)
{
  uint32_t i;
  int best, status, next = -1;
  if (paragraph + 1 < p->text->n_paragraphs)
    next = qai_mark_family_at(p->text, p->text->paragraphs[paragraph + 1].start);
  for (i = 0; i < n; i++)
    advance(p, i);
  best = best_reading(p, at_end, next);
  p->beam[0].stack = p->beam[best].stack;
  status = write_reading(p, paragraph, n, best, out);
  p->beam[0].cost = 0;
  p->width = 1;
  return status;
}

static uint32_t
count_marks(const qai_pairer *p, uint32_t paragraph)
{
  uint32_t n = 0, end = p->text->paragraphs[paragraph].end;
  while (p->marks + n < p->last && p->marks[n].start < end)
    n++;
  return n;
}

/* Do the paragraph's `n` marks open and close in turn, at no cost, and would anything else that one of them may do cost
 * something?  Then what each does is written. */
static int
read_plain(const qai_pairer *p, uint32_t n, uint8_t *actions)
{
  uint32_t i;
  if (n % 2 || !p->max_nesting)
    return 0;
  for (i = 0; i < n; i++) {
    const qai_mark *m = &p->marks[i];
    qai_cost c = qai_cost_of(m, p->style);
    int opens = i % 2 == 0;
    if (!c.none || (c.open == 0) != opens || (c.close == 0) == opens || m->family != p->marks[0].family)
      return 0;
    actions[i] = opens ? OPENS : CLOSES;
  }
  return qai_cost_of_nesting(-1, p->marks[0].family, p->style) == 0;
}

int
qai_pairer_read(qai_pairer *p, uint32_t paragraph, qai_arena *arena, qai_region_list *out)
{
  uint32_t n = count_marks(p, paragraph), some;
  uint8_t actions[PLAIN];
  int status = QUOTEATTR_OK;
  p->arena = arena;
  if (!n || (n <= PLAIN && read_plain(p, n, actions))) {
    status = write_marks(p, paragraph, n, actions, out);
    p->carried = -1;
    return status;
  }
  start_paragraph(p);
  for (; n && !status; n -= some) {
    some = n < MARKS ? n : MARKS;
    status = read_marks(p, paragraph, some, some == n, out);
  }
  if (!status)
    end_paragraph(p, paragraph, out);
  return status;
}
