#include "mention/interview.h"

#include "quotes/script.h"

static const qai_script_line *
line_of(const qai_scan *scan, const qai_mention *m)
{
  return &scan->quotes->script[m->paragraph];
}

/* Does the mention stand in the name before a speech? */
static int
is_label(const qai_script_line *line, const qai_mention *m)
{
  return m->first >= line->name_first && m->last <= line->name_last;
}

/* "By Ann Lee" at the head of a text: who wrote it. */
static int
is_byline(const qai_scan *scan, const qai_mention *m)
{
  uint32_t first = scan->segment->paragraph_words[m->paragraph];
  return m->first == first + 1 && qai_scan_symbol(scan, first) == QAI_W_BY;
}

/* The one person who is named before the first speech; QAI_NONE for nobody, or several. */
static uint32_t
guest(const qai_scan *scan, const qai_aliases *aliases, const qai_groups *groups)
{
  const qai_mention *m = scan->found.data, *end = m + scan->found.n;
  uint32_t found = QAI_NONE;
  for (; m < end && !qai_script_is_named(line_of(scan, m)); m++) {
    uint32_t group = qai_aliases_of(m) == QAI_NONE ? QAI_NONE : aliases->items.data[qai_aliases_of(m)].group;
    if (group == QAI_NONE || group == found || groups->items[group].type != QUOTEATTR_ENTITY_PERSON ||
        is_byline(scan, m))
      continue;
    if (found != QAI_NONE)
      return QAI_NONE;
    found = group;
  }
  return found;
}

void
qai_interview_init(qai_interview *x, const qai_scan *scan, const qai_aliases *aliases, const qai_groups *groups)
{
  x->scan = scan;
  x->asks = QAI_NONE;
  x->answers = scan->quotes->script ? guest(scan, aliases, groups) : QAI_NONE;
}

uint32_t
qai_interview_entity(const qai_interview *x, uint32_t i)
{
  const qai_mention *m = &x->scan->found.data[i];
  if (!x->scan->quotes->script || m->last != m->first + 1 || !is_label(line_of(x->scan, m), m))
    return QAI_NONE;
  switch (qai_scan_symbol(x->scan, m->head)) {
  case QAI_W_Q:
  case QAI_W_QUESTION: return x->asks;
  case QAI_W_A:
  case QAI_W_ANSWER: return x->answers;
  default: return QAI_NONE;
  }
}

void
qai_interview_note(qai_interview *x, uint32_t i)
{
  const qai_mention *m = &x->scan->found.data[i];
  const qai_script_line *line;
  if (!x->scan->quotes->script)
    return;
  line = line_of(x->scan, m);
  if (!is_label(line, m) || m->last != line->name_last)
    return;
  if (qai_scan_symbol(x->scan, line->name_first) == QAI_W_BY)
    x->asks = m->entity;
  else if (qai_scan_symbol(x->scan, m->head) == QAI_W_WITNESS)
    x->answers = m->entity;
}
