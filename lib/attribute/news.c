#include "attribute/news.h"

#include "attribute/cue.h"
#include "attribute/draft.h"
#include "attribute/models.h"
#include "attribute/roles.h"

#include <string.h>

/* What somebody in a script says of others' words is part of his speech. */
static int
in_script(const qai_view *view, const qai_report *r)
{
  const qai_quotes *q = view->mentions->quotes;
  uint32_t region = qai_quotes_speech_at(q, r->cue.first);
  return region != QAI_NONE && q->regions[region].flags & QAI_REGION_SCRIPT;
}

static int
has_marks(const qai_view *view, uint32_t k)
{
  uint32_t i;
  for (i = view->chunks[k].first; i < view->chunks[k].last; i++)
    if (view->words[i].quote != QAI_VIEW_PLAIN)
      return 1;
  return 0;
}

/* Are there words in marks in chunk `k` or beside it?  Their source may stand in the paragraph before or behind. */
static int
near_marks(const qai_view *view, uint32_t k)
{
  return has_marks(view, k) || (k > 0 && has_marks(view, k - 1)) || (k + 1 < view->n_chunks && has_marks(view, k + 1));
}

/* Chooses the reports of each chunk and adds them to the draft; without indirect ones, of those chunks alone that words
 * in marks may have to do with. */
static int
add_reports(const qai_view *view, const qai_report_models *models, int indirect, qai_arena *arena, qai_draft *draft)
{
  qai_report_work *work = qai_arena_alloc(arena, sizeof *work);
  uint32_t k, i;
  if (!work)
    return QUOTEATTR_ERR_NOMEM;
  for (k = 0; k < view->n_chunks; k++) {
    if (!indirect && !near_marks(view, k))
      continue;
    qai_reports_find(view, &view->chunks[k], models, work);
    for (i = 0; i < work->n_candidates; i++)
      if (!in_script(view, &work->candidates[i]) && qai_draft_add_report(draft, &work->candidates[i]))
        return QUOTEATTR_ERR_NOMEM;
  }
  return QUOTEATTR_OK;
}

/* With the working memory from `scratch`, but for the draft's, whose records grow while `scratch` is in use. */
static int
attribute(qai_mentions *mentions, const qai_attribute_options *options, qai_arena *arena, qai_arena *scratch,
          qai_attributions *out)
{
  qai_news_models *models = qai_arena_alloc(scratch, sizeof *models);
  qai_view view;
  qai_draft draft;
  int status = models ? qai_news_models_builtin(models) : QUOTEATTR_ERR_NOMEM;
  if (!status)
    status = qai_view_make(mentions, scratch, &view);
  if (!status)
    status = qai_draft_init(&draft, &view, arena);
  if (!status)
    status = add_reports(&view, &models->reports, options->indirect, scratch, &draft);
  if (!status)
    status = qai_draft_add_quotations(&draft);
  if (!status)
    status = qai_draft_finish(&draft, options, out);
  return status;
}

int
qai_news_attribute(qai_mentions *mentions, const qai_attribute_options *options, qai_arena *arena,
                   qai_attributions *out)
{
  qai_arena *scratch = qai_arena_scratch(arena);
  qai_arena_mark mark;
  int status;
  if (!scratch)
    return QUOTEATTR_ERR_NOMEM;
  mark = qai_arena_set_mark(scratch);
  status = attribute(mentions, options, arena, scratch, out);
  qai_arena_release(scratch, mark);
  return status;
}
