#include "mention/interview.h"

#include "mention/facets.h"
#include "quotes/script.h"

#include <string.h>

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

/* ---- labels that are no names -------------------------------------------------------------- */

/* "HOST", "Speaker 2": a part, which anybody may have. */
static int
is_part(const qai_scan *scan, const qai_script_line *line)
{
  uint32_t last = line->name_last - 1;
  return scan->segment->words[last].kind == QUOTEATTR_TOKEN_NUMBER ||
         (qai_scan_classes(scan, last) & QAI_FACETS_PEOPLE && !(qai_scan_classes(scan, last) & QAI_LEX_GIVEN_NAME));
}

/* "HOST: I'm Ann Lee": the mention, of the group, names the speaker of its speech. */
static void
introduce(qai_interview *x, const qai_mention *m, uint32_t group)
{
  const qai_script_line *lines = x->scan->quotes->script;
  uint32_t head = lines[m->paragraph].head;
  if (head == QAI_NONE || lines[head].name == QAI_NONE || x->known[lines[head].name] || !is_part(x->scan, &lines[head]))
    return;
  x->known[lines[head].name] = group + 1;
}

enum { LETTERS = 26, SEVERAL = 0 };

/* The letters that a person's given name and surname begin with, as a number; LETTERS * LETTERS when they are none. */
static uint32_t
initials_of(const qai_scan *scan, const qai_mention *m)
{
  const char *bytes = scan->segment->text->bytes;
  uint32_t a = (uint32_t)(unsigned char)bytes[scan->segment->words[m->name_first].start] - 'A';
  uint32_t b = (uint32_t)(unsigned char)bytes[scan->segment->words[m->name_last - 1].start] - 'A';
  return m->name_last - m->name_first >= 2 && a < LETTERS && b < LETTERS ? a * LETTERS + b : LETTERS * LETTERS;
}

/* The same of a label of two capitals. */
static uint32_t
letters_of(const qai_scan *scan, const qai_script_line *line)
{
  const quoteattr_token *t = &scan->segment->words[line->name_first];
  const char *s = scan->segment->text->bytes + t->start;
  uint32_t a, b;
  if (line->name_last - line->name_first != 1 || t->end - t->start != 2)
    return LETTERS * LETTERS;
  a = (uint32_t)(unsigned char)s[0] - 'A';
  b = (uint32_t)(unsigned char)s[1] - 'A';
  return a < LETTERS && b < LETTERS ? a * LETTERS + b : LETTERS * LETTERS;
}

/* By initials: the group, and one, of the one person who has them. */
static void
list_initials(const qai_interview *x, const qai_aliases *aliases, const qai_groups *groups, uint32_t *by)
{
  uint32_t i;
  unsigned char taken[LETTERS * LETTERS + 1] = {0};
  for (i = aliases->n_cast; i < aliases->items.n; i++) {
    const qai_alias *a = &aliases->items.data[i];
    uint32_t key = initials_of(x->scan, &x->scan->found.data[a->mention]);
    if (groups->items[a->group].type != QUOTEATTR_ENTITY_PERSON || by[key] == a->group + 1)
      continue;
    by[key] = taken[key] ? SEVERAL : a->group + 1;
    taken[key] = 1;
  }
  by[LETTERS * LETTERS] = 0;
}

static void
find_initials(qai_interview *x, const qai_aliases *aliases, const qai_groups *groups)
{
  uint32_t by[LETTERS * LETTERS + 1] = {0}, p, listed = 0;
  const qai_script_line *line = x->scan->quotes->script;
  for (p = 0; p < x->scan->segment->text->n_paragraphs; p++, line++) {
    uint32_t letters;
    if (!qai_script_is_named(line) || line->name == QAI_NONE || x->known[line->name] ||
        (letters = letters_of(x->scan, line)) == LETTERS * LETTERS)
      continue;
    if (!listed++)
      list_initials(x, aliases, groups, by);
    x->known[line->name] = by[letters];
  }
}

static int
find_known(qai_interview *x, const qai_aliases *aliases, const qai_groups *groups)
{
  const qai_mention *m = x->scan->found.data;
  uint32_t i, n = x->scan->segment->text->n_paragraphs;
  x->known = qai_arena_calloc(x->scan->arena, n, sizeof *x->known);
  if (!x->known)
    return QUOTEATTR_ERR_NOMEM;
  for (i = 0; i < x->scan->found.n; i++, m++)
    if (m->flags & QAI_MENTION_SELF && qai_aliases_of(m) != QAI_NONE)
      introduce(x, m, aliases->items.data[qai_aliases_of(m)].group);
  find_initials(x, aliases, groups);
  return QUOTEATTR_OK;
}

int
qai_interview_init(qai_interview *x, const qai_scan *scan, const qai_aliases *aliases, const qai_groups *groups)
{
  memset(x, 0, sizeof *x);
  x->scan = scan;
  x->asks = x->answers = QAI_NONE;
  if (!scan->quotes->script)
    return QUOTEATTR_OK;
  x->answers = guest(scan, aliases, groups);
  return find_known(x, aliases, groups);
}

int
qai_interview_is_label(const qai_scan *scan, const qai_mention *m)
{
  return scan->quotes->script && is_label(line_of(scan, m), m) && m->last == line_of(scan, m)->name_last;
}

uint32_t
qai_interview_label(const qai_interview *x, uint32_t i)
{
  const qai_mention *m = &x->scan->found.data[i];
  const qai_script_line *line = line_of(x->scan, m);
  if (!qai_interview_is_label(x->scan, m))
    return QAI_NONE;
  if (line->name != QAI_NONE && x->known[line->name])
    return x->known[line->name] - 1;
  if (m->last != m->first + 1)
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
  if (!qai_interview_is_label(x->scan, m))
    return;
  line = line_of(x->scan, m);
  if (line->name != QAI_NONE && !x->known[line->name] && m->kind == QUOTEATTR_MENTION_NOMINAL)
    x->known[line->name] = m->entity + 1;
  if (qai_scan_symbol(x->scan, line->name_first) == QAI_W_BY)
    x->asks = m->entity;
  else if (qai_scan_symbol(x->scan, m->head) == QAI_W_WITNESS)
    x->answers = m->entity;
}
