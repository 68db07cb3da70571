/*
 * The stage as a whole: regions paragraph by paragraph (what a script's name or a dash sets off, then pairs of marks),
 * the genre, what each region is, and which belong together.
 */
#include "quotes/quotes.h"

#include "quotes/dash.h"
#include "quotes/genre.h"
#include "quotes/join.h"
#include "quotes/kind.h"
#include "quotes/pair.h"
#include "quotes/script.h"

#include <string.h>

static int
styles_of(const qai_quotes *q)
{
  uint32_t i;
  int styles = 0;
  for (i = 0; i < q->n_regions; i++)
    styles |= q->regions[i].style;
  return styles;
}

/* How the regions of one text are read. */
typedef struct region_reader {
  const qai_tags *tags;
  qai_pairer *pairer;
  const qai_script *script;
  int dashes;
} region_reader;

/* What a name or a dash sets off, and then the pairs of marks. */
static int
read_paragraph(const region_reader *r, uint32_t paragraph, qai_arena *arena, qai_region_list *out)
{
  uint32_t from = out->n, middle;
  int status = qai_script_read(r->script, r->tags->segment, paragraph, arena, out);
  if (!status && r->dashes)
    status = qai_dash_read(r->tags, paragraph, arena, out);
  middle = out->n;
  if (!status)
    status = qai_pairer_read(r->pairer, paragraph, out);
  return status ? status : qai_region_merge(out, from, middle, arena);
}

static int
read_paragraphs(qai_quotes *q, const region_reader *r, qai_arena *arena)
{
  qai_region_list regions = {NULL, 0, 0};
  uint32_t p, n = q->tags->segment->text->n_paragraphs;
  int status = QUOTEATTR_OK;
  for (p = 0; p < n && !status; p++)
    status = read_paragraph(r, p, arena, &regions);
  q->regions = regions.data;
  q->n_regions = regions.n;
  return status;
}

static int
find_regions(qai_quotes *q, const qai_quotes_options *options, qai_arena *arena)
{
  const qai_text *text = q->tags->segment->text;
  qai_style style;
  qai_script script;
  region_reader r;
  int status = qai_script_find(q->tags->segment, arena, &script);
  qai_style_find(text, options->styles, &style);
  r.tags = q->tags;
  r.pairer = qai_pairer_new(text, &style, options->max_nesting, arena);
  r.script = &script;
  r.dashes = !script.lines && qai_dash_is_used(q->tags, options->styles);
  if (!status)
    status = r.pairer ? read_paragraphs(q, &r, arena) : QUOTEATTR_ERR_NOMEM;
  if (status)
    return status;
  qai_region_finish(q);
  q->styles = styles_of(q);
  q->primary = r.dashes ? QUOTEATTR_STYLE_DASH : qai_style_of_family(style.primary);
  q->script = script.lines;
  return qai_script_quoted(q, arena);
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
  if (!status) {
    out->genre = options->genre ? options->genre : qai_genre_find(out);
    status = make_quotations(out, arena);
  }
  return status ? status : qai_region_mark_words(out, arena);
}

const qai_region *
qai_quotes_piece(const qai_quotes *quotes, uint32_t quotation, uint32_t k)
{
  return &quotes->regions[quotes->pieces[quotes->quotations[quotation].first_piece + k]];
}
