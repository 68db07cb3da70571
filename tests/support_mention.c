#include "support_mention.h"

#include <string.h>

void
support_scan(support_doc *d, qai_scan *scan, const char *text, int genre, int find)
{
  uint32_t k;
  support_run_genre(d, text, SUPPORT_QUOTES, genre);
  ck_assert_int_eq(qai_scan_init(scan, &d->quotes, &d->arena), QUOTEATTR_OK);
  for (k = 0; find && k < scan->segment->n_sentences; k++)
    ck_assert_int_eq(qai_find_in_sentence(scan, k), QUOTEATTR_OK);
}

static int
is_text(const char *bytes, const qai_mention *m, const char *part)
{
  size_t n = strlen(part);
  return m->end - m->start == n && !memcmp(bytes + m->start, part, n);
}

qai_mention *
support_scan_mention(const qai_scan *scan, const char *part)
{
  uint32_t i;
  for (i = 0; i < scan->found.n; i++)
    if (is_text(scan->segment->text->bytes, &scan->found.data[i], part))
      return &scan->found.data[i];
  ck_abort_msg("no mention \"%s\"", part);
  return NULL;
}

const qai_mention *
support_get(const support_doc *d, const char *part)
{
  uint32_t m = support_mention(d, part);
  ck_assert_msg(m != QAI_NONE, "no mention \"%s\"", part);
  return &d->mentions.mentions[m];
}

/* The entity of the n-th mention called so ("she#1"). */
static uint32_t
entity_of(const support_doc *d, const char *part)
{
  char name[64];
  const char *mark = strchr(part, '#');
  size_t n = mark ? (size_t)(mark - part) : strlen(part);
  int skip = mark ? mark[1] - '0' : 0;
  uint32_t i;
  ck_assert_uint_lt(n, sizeof name);
  memcpy(name, part, n);
  name[n] = '\0';
  for (i = 0; i < d->mentions.n_mentions; i++)
    if (is_text(d->text.bytes, &d->mentions.mentions[i], name) && skip-- == 0)
      return d->mentions.mentions[i].entity;
  ck_abort_msg("no mention \"%s\"", part);
  return QAI_NONE;
}

int
support_are_one(const char *text, int genre, const char *a, const char *b)
{
  support_doc d;
  uint32_t x, y;
  support_run_genre(&d, text, SUPPORT_MENTIONS, genre);
  x = entity_of(&d, a);
  y = entity_of(&d, b);
  support_clear(&d);
  return x != QAI_NONE && x == y;
}
