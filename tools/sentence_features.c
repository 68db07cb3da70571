/*
 * Prints what the sentence classifier of lib/segment sees, for tools/train_sentences.py, or, with --cells, what rules
 * and classifier say of places that look alike, for tools/settle_sentences.py.
 *
 *   sentence-features [--cells] < texts
 *
 * A text is a line with its length in bytes, then its bytes.  For each: "D", then one line a place "P end start sort
 * rule sorts… rows…" (end of the word before the place, start of the word after; the sorts around it, the gate's rows,
 * the classifier's); with --cells one line a place after a mark "C key answer ruled" (1: a sentence begins; a rule says
 * so).
 */
#include "segment/cells.h"
#include "segment/gate.h"
#include "segment/places.h"
#include "segment/rules.h"
#include "texts.h"

#include <stdio.h>
#include <string.h>

/* QAI_RULE_*: what is certain about the place. */
static int
certain_of(const qai_boundary *b)
{
  int cell;
  if (b->certain)
    return QAI_RULE_YES;
  if (b->type == QAI_BOUNDARY_PLAIN)
    return qai_boundary_needs_more(b) ? QAI_RULE_NO : QAI_RULE_UNSURE;
  cell = qai_cells_decide(b);
  return cell == QAI_RULE_UNSURE ? qai_rules_decide(b) : cell;
}

static void
print_place(const qai_segment *s, qai_boundary *b)
{
  const quoteattr_token *at = &s->words[b->at];
  uint64_t sorts = qai_gate_around(b);
  uint32_t near[QAI_GATE_ROWS], far[QAI_BOUNDARY_FAR], i;
  qai_gate_rows(s->text->bytes, s->text->len, at, sorts, near);
  qai_boundary_far(b, far);
  printf("P %u %u %d %d", at[-1].end, at->start, (int)qai_boundary_sort(b), certain_of(b));
  for (i = 0; i < QAI_GATE_AROUND; i++)
    printf(" %u", (unsigned)(sorts >> 8 * i & 0xFF));
  for (i = 0; i < QAI_GATE_ROWS; i++)
    printf(" %u", near[i]);
  for (i = 0; i < QAI_BOUNDARY_FAR; i++)
    printf(" %u", far[i]);
  putchar('\n');
}

/* Whether what stands before the place goes on, as is seen before the cells are asked. */
static int
goes_on(const qai_boundary *b)
{
  if (b->type == QAI_BOUNDARY_ABBREVIATION && !b->closed)
    return qai_rules_goes_on(b->segment->text->bytes, &b->segment->words[b->mark]);
  return qai_rules_goes_on_after((uint32_t)b->type);
}

/* A place that the cells are asked about. */
static void
print_cell(qai_boundary *b)
{
  int rule;
  if (b->certain || b->type == QAI_BOUNDARY_PLAIN || goes_on(b))
    return;
  rule = qai_rules_decide(b);
  printf("C %u %d %d\n", qai_cells_key(b), rule == QAI_RULE_UNSURE ? qai_boundary_decide(b) : rule == QAI_RULE_YES,
         rule != QAI_RULE_UNSURE);
}

static int
print_text(const char *bytes, size_t len, qai_arena *arena, void *ctx)
{
  qai_text text;
  qai_segment s;
  qai_places places;
  qai_boundary *b;
  uint32_t p;
  int cells = *(int *)ctx;
  if (qai_text_read(bytes, len, 0, arena, &text, NULL) || qai_segment_words(&text, arena, arena, &s))
    return 1;
  qai_places_init(&places, &s);
  places.plain.all = !cells;
  puts("D");
  for (p = 0; p < text.n_paragraphs; p++) {
    qai_places_enter(&places, p);
    while ((b = qai_places_next(&places)) != NULL)
      if (cells)
        print_cell(b);
      else
        print_place(&s, b);
  }
  return 0;
}

int
main(int argc, char **argv)
{
  int cells = argc == 2 && !strcmp(argv[1], "--cells");
  return texts_each(print_text, &cells) != 0;
}
