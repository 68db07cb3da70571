#include "attribute/news.h"

#include "attribute/frame.h"

int
qai_news_attribute(qai_mentions *mentions, const qai_attribute_options *options, qai_arena *arena,
                   qai_attributions *out)
{
  uint32_t i;
  (void)options;
  (void)arena;
  for (i = 0; i < out->n_items; i++) {
    qai_frame frame;
    if (out->items[i].quotation != QAI_NONE && qai_frame_find(mentions, out->items[i].quotation, &frame))
      qai_attribution_set_frame(out, i, &frame, 0.9f);
  }
  return QUOTEATTR_OK;
}
