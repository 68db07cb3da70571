#include "show_quotes.h"

#include <stdio.h>
#include <string.h>

typedef struct buffer {
  char *s;
  size_t len, cap;
} buffer;

static buffer
buffer_new(support_doc *d)
{
  buffer b = {NULL, 0, 4096};
  b.s = qai_arena_calloc(&d->arena, 1, b.cap);
  ck_assert_ptr_nonnull(b.s);
  return b;
}

static void
put(buffer *b, const char *s, size_t len)
{
  ck_assert_uint_lt(b->len + len, b->cap);
  memcpy(b->s + b->len, s, len);
  b->len += len;
}

static void
put_string(buffer *b, const char *s)
{
  put(b, s, strlen(s));
}

static void
put_content(buffer *b, const support_doc *d, const qai_region *r)
{
  put(b, d->text.bytes + r->start, r->end - r->start);
}

const char *
show_regions(support_doc *d)
{
  buffer b = buffer_new(d);
  uint32_t i, k;
  for (i = 0; i < d->quotes.n_regions; i++) {
    const qai_region *r = &d->quotes.regions[i];
    if (i)
      put_string(&b, " / ");
    for (k = r->parent; k != QAI_NONE; k = d->quotes.regions[k].parent)
      put_string(&b, "+");
    if (r->flags & QAI_REGION_UNCLOSED)
      put_string(&b, "!");
    if (r->flags & QAI_REGION_REOPENED)
      put_string(&b, "~");
    put_content(&b, d, r);
  }
  return b.s;
}

static const char *
kind_letter(uint32_t kind)
{
  switch (kind) {
  case QUOTEATTR_QUOTE_DIRECT: return "D: ";
  case QUOTEATTR_QUOTE_TITLE: return "T: ";
  case QUOTEATTR_QUOTE_NICKNAME: return "N: ";
  case QUOTEATTR_QUOTE_SCARE: return "S: ";
  default: return "?: ";
  }
}

const char *
show_quotations(support_doc *d)
{
  buffer b = buffer_new(d);
  uint32_t i, k;
  for (i = 0; i < d->quotes.n_quotations; i++) {
    const qai_quotation *q = &d->quotes.quotations[i];
    if (i)
      put_string(&b, " / ");
    put_string(&b, kind_letter(q->kind));
    for (k = 0; k < q->n_pieces; k++) {
      if (k)
        put_string(&b, "|");
      put_content(&b, d, &d->quotes.regions[d->quotes.pieces[q->first_piece + k]]);
    }
  }
  return b.s;
}

static void
compare(const show_case *c, int genre, const char *(*show)(support_doc *))
{
  support_doc d;
  const char *got;
  support_run_genre(&d, c->text, SUPPORT_QUOTES, genre);
  got = show(&d);
  ck_assert_msg(!strcmp(got, c->expected), "%s\n  expected: %s\n  found:    %s", c->text, c->expected, got);
  support_clear(&d);
}

void
show_ck_regions(const show_case *cases, int genre)
{
  for (; cases->text; cases++)
    compare(cases, genre, show_regions);
}

void
show_ck_quotations(const show_case *cases, int genre)
{
  for (; cases->text; cases++)
    compare(cases, genre, show_quotations);
}
