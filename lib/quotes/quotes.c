#include "quotes/quotes.h"

#include "quotes/join.h"
#include "quotes/kind.h"
#include "quotes/pair.h"

#include <string.h>

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
styles_of(const qai_quotes *q)
{
  uint32_t i;
  int styles = 0;
  for (i = 0; i < q->n_regions; i++)
    styles |= q->regions[i].style;
  return styles;
}

static int
find_regions(qai_quotes *q, const qai_quotes_options *options, qai_arena *arena)
{
  const qai_text *text = q->tags->segment->text;
  qai_region_list regions = {NULL, 0, 0};
  qai_style style;
  qai_pairer *pairer;
  uint32_t p;
  int status = QUOTEATTR_OK;
  qai_style_find(text, options->styles, &style);
  pairer = qai_pairer_new(text, &style, options->max_nesting, arena);
  if (!pairer)
    return QUOTEATTR_ERR_NOMEM;
  for (p = 0; p < text->n_paragraphs && !status; p++)
    status = qai_pairer_read(pairer, p, &regions);
  q->regions = regions.data;
  q->n_regions = regions.n;
  q->styles = styles_of(q);
  q->primary = qai_style_of_family(style.primary);
  return status;
}

static int
make_quotations(qai_quotes *q, qai_arena *arena)
{
  uint8_t *kinds = qai_kind_find(q, arena);
  return kinds ? qai_join_regions(q, kinds, arena) : QUOTEATTR_ERR_NOMEM;
}

int
qai_quotes_find(const qai_tags *tags, const qai_quotes_options *options, qai_arena *arena, qai_quotes *out)
{
  int status;
  memset(out, 0, sizeof *out);
  out->tags = tags;
  status = find_regions(out, options, arena);
  if (!status)
    status = qai_region_finish(out, arena);
  if (!status) {
    out->genre = options->genre ? options->genre : guess_genre(out);
    status = make_quotations(out, arena);
  }
  return status ? status : qai_region_mark_words(out, arena);
}
