#include "attribute/news.h"

#include "attribute/cue.h"
#include "attribute/draft.h"
#include "attribute/frame.h"
#include "attribute/sources.h"
#include "quotes/signature.h"

#include <string.h>

enum { FIELD_WORDS = 12, MARKS = 4 /* and a dash, behind what is said */ };

/* A person's name, "Ann Lee" or "Mr Lee", that begins at the word; or NULL. */
static const qai_mention *
person_at(const qai_view *view, uint32_t word)
{
  uint32_t m = qai_frame_mention_from(view->mentions, word);
  const qai_mention *x = m == QAI_NONE ? NULL : &view->mentions->mentions[m];
  return x && x->kind == QUOTEATTR_MENTION_NAME && x->type == QUOTEATTR_ENTITY_PERSON ? x : NULL;
}

/* Do the words [first, last) list persons: "Ann Lee (Chair), Tom Hale"? */
static int
lists_persons(const qai_view *view, uint32_t first, uint32_t last)
{
  const qai_mention *x = person_at(view, first);
  return x &&
         (x->last >= last || qai_tag_is_mark(view->tags, x->last, ',') || qai_tag_is_mark(view->tags, x->last, '('));
}

/* "Present: Ann Lee, Tom Hale", "Apologies: Mr Vance", "Date: May 14" at the head of a script or of minutes: no clause
 * stands behind the colon, and outside of scripts persons do. */
static int
is_field(const qai_view *view, const qai_report *r)
{
  const qai_quotes *q = view->mentions->quotes;
  uint32_t w, end = r->n_content ? r->content[0].last : 0;
  if (r->cue.first + 1 != r->cue.last || !qai_tag_is_mark(q->tags, r->cue.first, ':') || end <= r->cue.last)
    return 0;
  if (!q->script && (r->source.first >= r->source.last || !lists_persons(view, r->cue.last, end) ||
                     person_at(view, r->source.first) || !qai_segment_begins_line(q->tags->segment, r->source.first)))
    return 0;
  for (w = r->cue.last; w < end && w - r->cue.last < FIELD_WORDS; w++)
    if ((q->tags->tag[w] == QAI_TAG_VERB || q->tags->tag[w] == QAI_TAG_AUX) &&
        !qai_tag_is_mark(q->tags, w - 1, ',')) /* but "Paul Reid, born 1921" */
      return 0;
  return 1;
}

/* Does it end in words that somebody else signs: QUOTE OF THE DAY: "…" — Ann Lee? */
static int
is_signed(const qai_quotes *q, const qai_report *r)
{
  uint32_t i, region;
  for (i = 0; i < r->n_content; i++) {
    uint32_t last = r->content[i].last - 1;
    const qai_quotation *x;
    while (last > r->content[i].first && !qai_quotes_in_speech(q, last) && r->content[i].last - last < MARKS)
      last--;
    region = qai_quotes_speech_at(q, last);
    x = region == QAI_NONE ? NULL : &q->quotations[q->regions[region].quotation];
    if (x && qai_signature_is_behind(q, x))
      return 1;
  }
  return 0;
}

/* What somebody in a script says of others' words is part of his speech, and who says that stands before it;
 * nor is a field of its head a report. */
static int
is_scripted(const qai_view *view, const qai_report *r)
{
  const qai_quotes *q = view->mentions->quotes;
  uint32_t i;
  if (is_signed(q, r) || is_field(view, r))
    return 1;
  if (!q->script)
    return 0;
  for (i = 0; i < r->n_content; i++)
    if (qai_quotes_in_script(q, r->content[i].last - 1))
      return 1;
  return qai_quotes_in_script(q, r->cue.first);
}

/* Up to the bar that ends a table's cell: "| Lee | says the mill will open | Friday |"; not what is in marks. */
static uint32_t
cell_end(const qai_quotes *q, qai_word_span s)
{
  uint32_t w = s.first;
  while (w < s.last && (!qai_tag_is_mark(q->tags, w, '|') || qai_quotes_in_speech(q, w)))
    w++;
  return w;
}

/* Leaves of a report what stands in the cells in which its parts begin; returns whether something is left. */
static int
keep_to_cells(const qai_quotes *q, qai_report *r)
{
  uint32_t i, n = 0;
  for (i = 0; i < r->n_content; i++) {
    qai_word_span s = r->content[i];
    s.last = cell_end(q, s);
    if (s.first < s.last)
      r->content[n++] = s;
  }
  r->n_content = n;
  return n > 0;
}

/* Chooses the reports of each chunk and adds them to the draft; without indirect ones, of those alone that have words
 * in marks. */
static int
add_reports(const qai_view *view, const qai_report_models *models, int indirect, qai_arena *arena, qai_draft *draft)
{
  qai_report_work *work = qai_arena_alloc(arena, sizeof *work);
  qai_passage_forms forms;
  uint32_t k, i;
  if (!work || qai_passage_forms_make(view->tags, arena, &forms))
    return QUOTEATTR_ERR_NOMEM;
  work->code = qai_labels_version(0);
  work->marked_only = !indirect;
  for (k = 0; k < view->n_chunks; k++) {
    qai_chunk chunk = view->chunks[k];
    if (!indirect && !qai_view_narrow(view, &chunk))
      continue;
    qai_reports_find(view, &chunk, &forms, models, work);
    for (i = 0; i < work->n_candidates; i++)
      if (!is_scripted(view, &work->candidates[i]) && keep_to_cells(view->mentions->quotes, &work->candidates[i]) &&
          qai_draft_add_report(draft, &work->candidates[i]))
        return QUOTEATTR_ERR_NOMEM;
  }
  return QUOTEATTR_OK;
}

/* With the working memory from `scratch`, but for the draft's, whose records grow while `scratch` is in use. */
static int
attribute(qai_mentions *mentions, const qai_news_models *models, const qai_attribute_options *options, qai_arena *arena,
          qai_arena *scratch, qai_attributions *out)
{
  qai_view view;
  qai_draft draft;
  int status = qai_view_make(mentions, scratch, &view);
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
qai_news_attribute(qai_mentions *mentions, const qai_news_models *models, const qai_attribute_options *options,
                   qai_arena *arena, qai_attributions *out)
{
  qai_arena *scratch = qai_arena_scratch(arena);
  qai_arena_mark mark;
  int status;
  if (!options->indirect && !mentions->quotes->n_regions) /* no words in marks, as in most short texts */
    return QUOTEATTR_OK;
  if (!scratch)
    return QUOTEATTR_ERR_NOMEM;
  mark = qai_arena_set_mark(scratch);
  status = attribute(mentions, models, options, arena, scratch, out);
  qai_arena_release(scratch, mark);
  return status ? status : qai_sources_hold(mentions, out, arena);
}
