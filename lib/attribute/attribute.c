#include "attribute/attribute.h"

#include "base/vector.h"

#include <string.h>

int
qai_attribute_none(const qai_quotes *q, qai_arena *arena, qai_attributions *out)
{
  uint32_t i, k;
  memset(out, 0, sizeof *out);
  out->items = qai_arena_calloc(arena, q->n_quotations, sizeof *out->items);
  out->spans = qai_arena_calloc(arena, q->n_regions, sizeof *out->spans);
  if (!out->items || !out->spans)
    return QUOTEATTR_ERR_NOMEM;
  for (i = 0; i < q->n_quotations; i++) {
    qai_attribution *a = &out->items[out->n_items++];
    a->content_first = out->n_spans;
    a->n_content = q->quotations[i].n_pieces;
    a->quotation = i;
    a->speaker = a->addressee = QAI_NONE;
    a->kind = (uint8_t)q->quotations[i].kind;
    for (k = 0; k < a->n_content; k++) {
      const qai_region *r = &q->regions[q->pieces[q->quotations[i].first_piece + k]];
      out->spans[out->n_spans].start = r->start;
      out->spans[out->n_spans++].end = r->end;
    }
  }
  return QUOTEATTR_OK;
}

int
qai_attribute(qai_mentions *mentions, const qai_attribute_options *options, qai_arena *arena, qai_attributions *out)
{
  int status = qai_attribute_none(mentions->quotes, arena, out);
  (void)options;
  out->mentions = mentions;
  return status;
}
