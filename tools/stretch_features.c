/*
 * Prints what the labeller of dialogue without marks sees, for tools/train_unmarked.py.
 *
 *   stretch-features < texts
 *
 * A text, fiction, is a line with its length in bytes, then its bytes.  For each: "D", then one line a stretch:
 * "S start end pass rows…".
 */
#include "quotes/stretch.h"
#include "texts.h"

#include <stdio.h>

static void
print_stretch(const qai_quotes *q, const qai_stretches *all, const qai_stretch_manner *manner, uint32_t i)
{
  const qai_stretch *s = &all->data[i];
  qai_stretch_features f;
  uint32_t k;
  qai_stretch_find_features(q, all, manner, i, &f);
  printf("S %u %u %u", q->tags->segment->words[s->first].start, q->tags->segment->words[s->last - 1].end,
         qai_stretch_pass(all, i));
  for (k = 0; k < f.n; k++)
    printf(" %u", f.row[k]);
  putchar('\n');
}

static int
print_text(const char *bytes, size_t len, qai_arena *arena, void *unused)
{
  qai_stages stages;
  qai_stretches all;
  qai_stretch_manner manner;
  uint32_t i;
  const int marked = QUOTEATTR_STYLE_DOUBLE | QUOTEATTR_STYLE_SINGLE;
  int status = texts_find_quotes(bytes, len, QUOTEATTR_GENRE_FICTION, marked, arena, &stages);
  (void)unused;
  if (!status)
    status = qai_stretch_read(&stages.quotes, arena, &all);
  if (status)
    return status;
  qai_stretch_find_manner(&stages.quotes, &all, &manner);
  puts("D");
  for (i = 0; i < all.n; i++)
    print_stretch(&stages.quotes, &all, &manner, i);
  return QUOTEATTR_OK;
}

int
main(void)
{
  return texts_each(print_text, NULL) != 0;
}
