#include "quotes/quotes.h"

#include "quotes/pair.h"

#include <string.h>

/* Each outermost region a quotation of its own. */
static int
make_quotations(qai_quotes *q, qai_arena *arena)
{
  uint32_t i;
  q->quotations = qai_arena_calloc(arena, (size_t)q->n_regions + 1, sizeof *q->quotations);
  q->pieces = qai_arena_calloc(arena, (size_t)q->n_regions + 1, sizeof *q->pieces);
  if (!q->quotations || !q->pieces)
    return QUOTEATTR_ERR_NOMEM;
  for (i = 0; i < q->n_regions; i++) {
    qai_quotation *n = &q->quotations[q->n_quotations];
    if (q->regions[i].parent != QAI_NONE)
      continue;
    n->first_piece = q->n_quotations;
    n->n_pieces = 1;
    n->kind = QUOTEATTR_QUOTE_DIRECT;
    q->pieces[q->n_quotations] = i;
    q->regions[i].quotation = q->n_quotations++;
  }
  return QUOTEATTR_OK;
}

static int
guess_genre(const qai_quotes *q)
{
  uint32_t i, n = 0;
  for (i = 0; i < q->n_regions; i++)
    n += q->regions[i].outer_start == q->tags->segment->text->paragraphs[q->regions[i].paragraph].start;
  return n * 4 > q->tags->segment->text->n_paragraphs && q->tags->segment->text->len > 8000 ? QUOTEATTR_GENRE_FICTION
                                                                                            : QUOTEATTR_GENRE_NEWS;
}

static int
find_regions(const qai_text *text, const qai_quotes_options *options, qai_arena *arena, qai_region_list *out)
{
  qai_style style;
  qai_pairer *pairer;
  uint32_t p;
  int status = QUOTEATTR_OK;
  qai_style_find(text, options->styles, &style);
  pairer = qai_pairer_new(text, &style, options->max_nesting, arena);
  if (!pairer)
    return QUOTEATTR_ERR_NOMEM;
  for (p = 0; p < text->n_paragraphs && !status; p++)
    status = qai_pairer_read(pairer, p, out);
  return status;
}

static int
styles_of(const qai_quotes *q)
{
  uint32_t i;
  int styles = 0;
  for (i = 0; i < q->n_regions; i++)
    styles |= q->regions[i].style;
  return styles;
}

int
qai_quotes_find(const qai_tags *tags, const qai_quotes_options *options, qai_arena *arena, qai_quotes *out)
{
  qai_region_list regions = {NULL, 0, 0};
  int status;
  memset(out, 0, sizeof *out);
  out->tags = tags;
  status = find_regions(tags->segment->text, options, arena, &regions);
  out->regions = regions.data;
  out->n_regions = regions.n;
  out->styles = styles_of(out);
  if (!status)
    status = qai_region_finish(out, arena);
  if (!status)
    status = make_quotations(out, arena);
  if (!status)
    status = qai_region_mark_words(out, arena);
  out->genre = options->genre ? options->genre : guess_genre(out);
  return status;
}
