#include "mention/joint.h"

#include "mention/subjects.h"

enum { ASIDE_MENTIONS = 4 };

/* A list in the making: mentions from `first` to `last`, joined so far. */
typedef struct list {
  uint32_t first, last;
  int closed; /* an "and" stands before the last one */
} list;

static int
is_member(const qai_mention *m)
{
  return !(m->flags & (QAI_MENTION_POSSESSIVE | QAI_MENTION_VOCATIVE | QAI_MENTION_SECOND));
}

/* The first mention behind mention `i` that does not lie inside it. */
static uint32_t
next_outer(const qai_scan *scan, uint32_t i)
{
  uint32_t k = i + 1;
  while (k < scan->found.n && scan->found.data[k].first < scan->found.data[i].last)
    k++;
  return k;
}

enum gap { APART, COMMA, AND };

static enum gap
gap_between(const qai_scan *scan, const qai_mention *a, const qai_mention *b)
{
  uint32_t i = a->last + (qai_scan_is(scan, a->last, ',') ? 1u : 0u), symbol = qai_scan_symbol(scan, i);
  if (i > a->last && i == b->first)
    return COMMA;
  return (symbol == QAI_W_AND || symbol == QAI_W_OR) && i + 1 == b->first ? AND : APART;
}

/* Does a phrase behind a name and a comma say who bears it: "Ann Lee, the mayor, and …", "Ann Lee, founder and …"? */
static int
explains(const qai_scan *scan, const qai_mention *a, const qai_mention *b)
{
  if (a->kind == b->kind)
    return 0;
  return qai_scan_classes(scan, b->first) & QAI_LEX_DETERMINER ||
         (a->kind == QUOTEATTR_MENTION_NAME && b->type == QUOTEATTR_ENTITY_PERSON && !(b->flags & QAI_MENTION_PLURAL));
}

/* After a comma the like only: else it is no list of three. */
static int
goes_on(const qai_scan *scan, const qai_mention *a, const qai_mention *b, enum gap gap)
{
  if (gap == APART || !is_member(b) || a->region != b->region || a->sentence != b->sentence)
    return 0;
  return gap == AND || !explains(scan, a, b);
}

/* "Ann Lee, | a teacher, | and Ida Ross": what stands behind a name in commas is no member of its own. */
static int
is_aside(const qai_scan *scan, const qai_mention *a, const qai_mention *b)
{
  return a->kind == QUOTEATTR_MENTION_NAME && a->sentence == b->sentence && a->region == b->region &&
         gap_between(scan, a, b) == COMMA && explains(scan, a, b);
}

/* Is mention `i` such an aside behind one of those shortly before it? */
static int
begins_aside(const qai_scan *scan, uint32_t i)
{
  const qai_mention *b = &scan->found.data[i];
  uint32_t k;
  if (b->kind != QUOTEATTR_MENTION_NOMINAL || !qai_scan_is(scan, b->last, ',') ||
      qai_scan_symbol(scan, b->last + 1) != QAI_W_AND)
    return 0;
  for (k = 1; k <= ASIDE_MENTIONS && k <= i; k++)
    if (is_aside(scan, &scan->found.data[i - k], b))
      return 1;
  return 0;
}

/* The list that begins at mention `i`; it ends with the member behind its "and". */
static list
list_from(const qai_scan *scan, uint32_t i)
{
  list l = {i, i, 0};
  uint32_t k;
  while (!l.closed && (k = next_outer(scan, l.last)) < scan->found.n) {
    const qai_mention *a = &scan->found.data[l.last], *b = &scan->found.data[k];
    enum gap gap = gap_between(scan, a, b);
    if (!goes_on(scan, a, b, gap))
      break;
    l.last = k;
    l.closed = gap == AND;
  }
  return l;
}

static qai_mention
over(const qai_scan *scan, const list *l)
{
  const qai_mention *last = &scan->found.data[l->last];
  qai_mention m = scan->found.data[l->first];
  m.end = last->end;
  m.last = last->last;
  m.head = last->head;
  m.name_first = m.name_last = m.first;
  m.kind = QUOTEATTR_MENTION_NOMINAL;
  m.type = QUOTEATTR_ENTITY_GROUP;
  m.gender = QUOTEATTR_GENDER_UNKNOWN;
  m.flags = QAI_MENTION_PLURAL | QAI_MENTION_INDEFINITE | QAI_MENTION_JOINT;
  return m;
}

static int
collect(const qai_scan *scan, uint32_t from, qai_joints *out)
{
  uint32_t i = from;
  out->lists.n = 0;
  while (i < scan->found.n) {
    list l = {i, i, 0};
    qai_joint j;
    if (is_member(&scan->found.data[i]) && !begins_aside(scan, i))
      l = list_from(scan, i);
    j.before = i;
    i = l.last + 1; /* no list begins inside another */
    if (!l.closed)
      continue;
    j.m = over(scan, &l);
    if (!qai_subjects_is(scan, &j.m))
      continue;
    j.m.flags |= QAI_MENTION_SUBJECT;
    if (QAI_PUSH(scan->arena, &out->lists, j))
      return QUOTEATTR_ERR_NOMEM;
  }
  return QUOTEATTR_OK;
}

static int
make_room(qai_scan *scan, uint32_t n)
{
  while (scan->found.cap - scan->found.n < n)
    if (qai_vector_grow(scan->kept, &scan->found.data, &scan->found.cap, sizeof *scan->found.data))
      return QUOTEATTR_ERR_NOMEM;
  return QUOTEATTR_OK;
}

/* From the end, so that nothing is overwritten that has not moved. */
static void
merge(qai_scan *scan, const qai_joints *joints)
{
  qai_mention *m = scan->found.data;
  uint32_t i = scan->found.n, k = joints->lists.n;
  scan->found.n += joints->lists.n;
  while (k > 0) {
    while (i > joints->lists.data[k - 1].before) {
      i--;
      m[i + k] = m[i];
    }
    k--;
    m[i + k] = joints->lists.data[k].m;
  }
}

int
qai_joint_add(qai_scan *scan, uint32_t from, qai_joints *joints)
{
  uint32_t k;
  if (scan->quotes->genre == QUOTEATTR_GENRE_FICTION || scan->found.n - from < 2)
    return QUOTEATTR_OK;
  if (collect(scan, from, joints) || make_room(scan, joints->lists.n))
    return QUOTEATTR_ERR_NOMEM;
  merge(scan, joints);
  scan->n_nominals += joints->lists.n;
  for (k = 0; k < joints->lists.n; k++)
    if (QAI_PUSH(scan->arena, &joints->mentions, joints->lists.data[k].before + k))
      return QUOTEATTR_ERR_NOMEM;
  return QUOTEATTR_OK;
}

void
qai_joint_finish(qai_scan *scan, const qai_joints *joints)
{
  uint32_t k;
  for (k = 0; k < joints->mentions.n; k++) {
    qai_mention *m = &scan->found.data[joints->mentions.data[k]];
    m->kind = m[1].kind;
  }
}
