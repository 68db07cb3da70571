#include "spec_match.h"

#include <stdio.h>
#include <string.h>

static char
lower(char c)
{
  return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

int
spec_same_name(const char *a, size_t len, const char *b)
{
  size_t i;
  for (i = 0; i < len && b[i] && lower(a[i]) == lower(b[i]); i++)
    ;
  return i == len && !b[i];
}

static int
has_part(const char *a, const char *part)
{
  size_t i, len = strlen(a), n = strlen(part);
  for (i = 0; i + n <= len; i++)
    if (spec_same_name(a + i, n, part))
      return 1;
  return 0;
}

int
spec_answers(const char *name, const char *wanted)
{
  char copy[512], *rest = copy, *one;
  snprintf(copy, sizeof copy, "%s", wanted);
  while (rest) {
    one = spec_split(rest, " / ", &rest);
    if (!strcmp(one, "?") || (*one == '~' && has_part(name, one + 1)) || spec_same_name(name, strlen(name), one))
      return 1;
  }
  return 0;
}

const char *
spec_entity_name(const quoteattr_result *r, uint32_t entity)
{
  const char *name = entity == QUOTEATTR_NONE ? NULL : quoteattr_entity_name(r, entity, 0, NULL);
  return name ? name : "-";
}

int
spec_in_labels(const spec_case *c, int quote, char role, uint32_t at)
{
  size_t i;
  for (i = 0; i < c->n_labels; i++)
    if (c->labels[i].quote == quote && c->labels[i].role == role && at >= c->labels[i].start && at < c->labels[i].end)
      return 1;
  return 0;
}

int
spec_in_spans(const quoteattr_span *spans, size_t n, uint32_t at)
{
  size_t i;
  for (i = 0; i < n; i++)
    if (at >= spans[i].start && at < spans[i].end)
      return 1;
  return 0;
}

int
spec_is_compared(const quoteattr_token *word)
{
  return word->kind != QUOTEATTR_TOKEN_PUNCT && word->kind != QUOTEATTR_TOKEN_OPEN &&
         word->kind != QUOTEATTR_TOKEN_CLOSE && word->kind != QUOTEATTR_TOKEN_QUOTE;
}
