/*
 * The stage as a whole: regions paragraph by paragraph (what a script's name or a dash sets off, then pairs of marks),
 * the genre, what each region is, and which belong together.
 */
#include "quotes/quotes.h"

#include "quotes/block.h"
#include "quotes/dash.h"
#include "quotes/genre.h"
#include "quotes/join.h"
#include "quotes/kind.h"
#include "quotes/pair.h"
#include "quotes/script.h"
#include "quotes/signature.h"
#include "quotes/unmarked.h"

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
read_paragraph(const region_reader *r, uint32_t paragraph, qai_arena *arena, qai_arena *scratch, qai_region_list *out)
{
  uint32_t from = out->n, middle;
  int status = qai_script_read(r->script, r->tags->segment, paragraph, arena, out);
  if (!status && r->dashes)
    status = qai_dash_read(r->tags, paragraph, arena, out);
  middle = out->n;
  if (!status)
    status = qai_pairer_read(r->pairer, paragraph, arena, out);
  return status ? status : qai_region_merge(out, from, middle, scratch);
}

static int
read_paragraphs(qai_quotes *q, const region_reader *r, qai_arena *arena, qai_arena *scratch)
{
  qai_region_list regions = {NULL, 0, 0};
  uint32_t p, n = q->tags->segment->text->n_paragraphs;
  int status = QUOTEATTR_OK;
  for (p = 0; p < n && !status; p++)
    status = read_paragraph(r, p, arena, scratch, &regions);
  q->regions = regions.data;
  q->n_regions = regions.n;
  return status;
}

/* Lines that ">" begins, among the regions that there are. */
static int
read_blocks(qai_quotes *q, int styles, qai_arena *arena, qai_arena *scratch)
{
  qai_region_list blocks = {NULL, 0, 0};
  if (styles && !(styles & QUOTEATTR_STYLE_BLOCK))
    return QUOTEATTR_OK;
  if (qai_block_read(q->tags->segment, arena, &blocks))
    return QUOTEATTR_ERR_NOMEM;
  return blocks.n ? qai_region_put_among(q, &blocks, arena, scratch) : QUOTEATTR_OK;
}

/* The marks, and how the text uses them. */
static int
read_marks(const qai_text *text, int styles, qai_arena *arena, qai_marks *marks, qai_style *style)
{
  if (qai_marks_read(text, 0, arena, marks))
    return QUOTEATTR_ERR_NOMEM;
  qai_style_find(marks, styles, style);
  if (style->primary == QAI_FAMILY_SINGLE && qai_marks_read(text, 1, arena, marks))
    return QUOTEATTR_ERR_NOMEM;
  qai_marks_drop_apostrophes(marks);
  return QUOTEATTR_OK;
}

/* Many short texts have nothing that could be a region. */
static int
read_regions(qai_quotes *q, region_reader *r, const qai_marks *marks, const qai_style *style, uint32_t max_nesting,
             qai_arena *arena, qai_arena *scratch)
{
  if (!marks->n && !r->script->lines && !r->dashes)
    return QUOTEATTR_OK;
  r->pairer = qai_pairer_new(q->tags->segment->text, marks, style, max_nesting, scratch);
  if (!r->pairer || read_paragraphs(q, r, arena, scratch))
    return QUOTEATTR_ERR_NOMEM;
  qai_region_finish(q);
  return QUOTEATTR_OK;
}

static int
find_regions(qai_quotes *q, const qai_quotes_options *options, qai_arena *arena, qai_arena *scratch)
{
  qai_style style;
  qai_script script;
  qai_marks marks;
  region_reader r;
  int status = qai_script_find(q->tags, arena, scratch, &script);
  if (!status)
    status = read_marks(q->tags->segment->text, options->styles, scratch, &marks, &style);
  if (status)
    return status;
  r.tags = q->tags;
  r.script = &script;
  r.dashes = !script.lines && qai_dash_is_used(q->tags, options->styles);
  if (read_regions(q, &r, &marks, &style, options->max_nesting, arena, scratch) ||
      (!script.lines && read_blocks(q, options->styles, arena, scratch)))
    return QUOTEATTR_ERR_NOMEM;
  q->styles = styles_of(q);
  q->primary = r.dashes ? QUOTEATTR_STYLE_DASH : qai_style_of_family(style.primary);
  q->script = script.lines;
  return qai_script_quoted(q, arena);
}

static int
make_quotations(qai_quotes *q, qai_arena *arena, qai_arena *scratch)
{
  uint8_t *kinds = q->n_regions ? qai_kind_find(q, scratch) : NULL;
  if (!q->n_regions)
    return QUOTEATTR_OK;
  if (!kinds || qai_join_regions(q, kinds, arena))
    return QUOTEATTR_ERR_NOMEM;
  qai_signature_set(q);
  return QUOTEATTR_OK;
}

static int
find(qai_quotes *q, const qai_quotes_options *options, qai_arena *arena, qai_arena *scratch)
{
  int status = find_regions(q, options, arena, scratch);
  if (status)
    return status;
  status = qai_feature_classes_read(q, scratch);
  q->genre = options->genre;
  if (!status && !q->genre)
    status = qai_genre_find(q, scratch, &q->genre);
  if (!status)
    status = qai_unmarked_read(q, options->styles, arena, scratch);
  if (status)
    return status;
  status = make_quotations(q, arena, scratch);
  return status ? status : qai_region_mark_words(q, arena);
}

int
qai_quotes_find(const qai_tags *tags, const qai_quotes_options *options, qai_arena *arena, qai_quotes *out)
{
  qai_arena *scratch = qai_arena_scratch(arena);
  qai_arena_mark mark;
  int status;
  memset(out, 0, sizeof *out);
  out->tags = tags;
  if (!scratch)
    return QUOTEATTR_ERR_NOMEM;
  mark = qai_arena_set_mark(scratch);
  status = find(out, options, arena, scratch);
  out->classes = NULL;
  qai_arena_release(scratch, mark);
  return status;
}

const qai_region *
qai_quotes_piece(const qai_quotes *quotes, uint32_t quotation, uint32_t k)
{
  return &quotes->regions[quotes->pieces[quotes->quotations[quotation].first_piece + k]];
}
