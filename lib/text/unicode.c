#include "text/unicode.h"

#include <utf8proc.h>

/* UAX #29 GB6-GB8: Hangul syllables. */
static int
joins_hangul(int a, int b)
{
  if (a == QAI_GB_L)
    return b == QAI_GB_L || b == QAI_GB_V || b == QAI_GB_LV || b == QAI_GB_LVT;
  if (a == QAI_GB_LV || a == QAI_GB_V)
    return b == QAI_GB_V || b == QAI_GB_T;
  return (a == QAI_GB_LVT || a == QAI_GB_T) && b == QAI_GB_T;
}

typedef struct cluster {
  int last;     /* class of the latest code point */
  int picture;  /* a picture with any number of extenders stands before it (GB11) */
  int regional; /* regional indicators so far */
} cluster;

/* Whether a cluster in state `c` goes on with a code point of class `b` (GB3-GB13). */
static int
joins(const cluster *c, int b)
{
  if (c->last == QAI_GB_CR)
    return b == QAI_GB_LF;
  if (c->last == QAI_GB_CONTROL || c->last == QAI_GB_LF || (b >= QAI_GB_CONTROL && b <= QAI_GB_LF))
    return 0;
  if (b == QAI_GB_EXTEND || b == QAI_GB_ZWJ || b == QAI_GB_SPACING || c->last == QAI_GB_PREPEND)
    return 1;
  if (b == QAI_GB_PICTURE)
    return c->last == QAI_GB_ZWJ && c->picture;
  if (b == QAI_GB_REGIONAL)
    return c->last == QAI_GB_REGIONAL && (c->regional & 1);
  return joins_hangul(c->last, b);
}

static void
cluster_add(cluster *c, int b)
{
  c->picture = b == QAI_GB_PICTURE || (c->picture && (b == QAI_GB_EXTEND || b == QAI_GB_ZWJ));
  c->regional = b == QAI_GB_REGIONAL ? c->regional + 1 : 0;
  c->last = b;
}

uint32_t
qai_unicode_cluster_end(const char *s, uint32_t i, uint32_t end)
{
  cluster c = {0, 0, 0};
  uint32_t size, first = i;
  while (i < end) {
    int b = QAI_UNICODE_GRAPHEME(QAI_UNICODE_RECORD(qai_unicode_decode(s, i, &size)));
    if (i > first && !joins(&c, b))
      break;
    cluster_add(&c, b);
    i += size;
  }
  return i;
}

const char *
qai_unicode_version(void)
{
  return utf8proc_unicode_version();
}
