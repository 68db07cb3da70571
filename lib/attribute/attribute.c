#include "attribute/attribute.h"

#include "attribute/dialogue.h"
#include "attribute/news.h"

#include <string.h>

#define LEAST_CONFIDENCE 0.01f

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

/* What the header promises, whoever decided: confidence is 0 exactly without a speaker, the link is none exactly
 * without speaker and source, and marks that are no speech have neither. */
static void
settle(qai_attribution *a)
{
  int nobody;
  if (a->kind > QUOTEATTR_QUOTE_INDIRECT) {
    a->speaker = a->addressee = QAI_NONE;
    a->source.end = a->source.start;
    a->evidence = QUOTEATTR_BY_NOTHING;
  }
  nobody = a->speaker == QAI_NONE;
  if (nobody && a->source.start == a->source.end)
    a->link = QUOTEATTR_LINK_NONE;
  else if (a->link == QUOTEATTR_LINK_NONE)
    a->link = QUOTEATTR_LINK_IMPLICIT;
  if (nobody)
    a->confidence = 0;
  else if (a->confidence < LEAST_CONFIDENCE)
    a->confidence = LEAST_CONFIDENCE;
}

/* Speakers less sure than `least` are nobody; indirect statements by nobody go. */
static void
drop_unsure(qai_attributions *all, float least)
{
  uint32_t i, n = 0;
  for (i = 0; i < all->n_items; i++) {
    qai_attribution *a = &all->items[i];
    if (a->confidence < least) {
      a->speaker = QAI_NONE;
      a->source.end = a->source.start;
      a->link = QUOTEATTR_LINK_NONE;
      a->evidence = QUOTEATTR_BY_NOTHING;
      a->confidence = 0;
    }
    if (a->speaker != QAI_NONE || a->kind != QUOTEATTR_QUOTE_INDIRECT)
      all->items[n++] = *a;
  }
  all->n_items = n;
}

int
qai_attribute(qai_mentions *mentions, const struct qai_news_models *models, const qai_attribute_options *options,
              qai_arena *arena, qai_attributions *out)
{
  int status = qai_attribute_none(mentions->quotes, arena, out);
  uint32_t i;
  out->mentions = mentions;
  if (status)
    return status;
  status = mentions->quotes->genre == QUOTEATTR_GENRE_FICTION
               ? qai_dialogue_attribute(mentions, options, arena, out)
               : qai_news_attribute(mentions, models, options, arena, out);
  for (i = 0; !status && i < out->n_items; i++)
    settle(&out->items[i]);
  if (!status && options->min_confidence > 0)
    drop_unsure(out, options->min_confidence);
  return status;
}
