#include "quotes/quotes.h"

#include "base/vector.h"
#include "quotes/region.h"

#include <string.h>

/* Length of the double mark at byte `i`, else 0. */
static uint32_t
mark_len(const char *s, uint32_t i, uint32_t end)
{
  if (s[i] == '"')
    return 1;
  if (i + 1 < end && ((s[i] == '\'' && s[i + 1] == '\'') || (s[i] == '`' && s[i + 1] == '`')))
    return 2;
  if (i + 2 < end && (unsigned char)s[i] == 0xE2 && (unsigned char)s[i + 1] == 0x80 &&
      ((unsigned char)s[i + 2] == 0x9C || (unsigned char)s[i + 2] == 0x9D))
    return 3;
  return 0;
}

static int
pair_paragraph(const qai_text *text, uint32_t paragraph, qai_arena *arena, qai_region_list *out)
{
  const qai_paragraph *p = &text->paragraphs[paragraph];
  uint32_t i, len;
  qai_region r;
  int open = 0, status = QUOTEATTR_OK;
  memset(&r, 0, sizeof r);
  for (i = p->start; i < p->end && !status; i += len ? len : 1) {
    len = mark_len(text->bytes, i, p->end);
    if (!len)
      continue;
    if (open) {
      r.end = i;
      r.outer_end = i + len;
      status = QAI_PUSH(arena, out, r);
    } else {
      r.outer_start = i;
      r.start = i + len;
      r.paragraph = paragraph;
      r.style = QUOTEATTR_STYLE_DOUBLE;
    }
    open = !open;
  }
  if (open && !status) {
    r.end = r.outer_end = p->end;
    r.flags = QAI_REGION_UNCLOSED;
    status = QAI_PUSH(arena, out, r);
  }
  return status;
}

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

int
qai_quotes_find(const qai_tags *tags, const qai_quotes_options *options, qai_arena *arena, qai_quotes *out)
{
  const qai_text *text = tags->segment->text;
  qai_region_list regions = {NULL, 0, 0};
  uint32_t p;
  int status = QUOTEATTR_OK;
  memset(out, 0, sizeof *out);
  out->tags = tags;
  for (p = 0; p < text->n_paragraphs && !status; p++)
    status = pair_paragraph(text, p, arena, &regions);
  out->regions = regions.data;
  out->n_regions = regions.n;
  out->styles = regions.n ? QUOTEATTR_STYLE_DOUBLE : 0;
  if (!status)
    status = qai_region_finish(out, arena);
  if (!status)
    status = make_quotations(out, arena);
  if (!status)
    status = qai_region_mark_words(out, arena);
  out->genre = options->genre ? options->genre : guess_genre(out);
  return status;
}
