/*
 * Prints what the classifiers of lib/quotes see, for tools/train_quotes.py.
 *
 *   quote-features news|fiction < texts
 *
 * A text is a line with its length in bytes, then its bytes.  For each: "D", a line "G rows…" for the genre, then one
 * line a region "K start end rows…" (outermost ones) and one line a pair "J start end start rows…" (a region, and one
 * of the three behind it in its paragraph).
 */
#include "quotes/genre.h"
#include "quotes/join.h"
#include "quotes/kind.h"
#include "texts.h"

#include <stdio.h>

enum { PAIRS = 4 };

static void
print_rows(const qai_features *f)
{
  uint32_t i;
  for (i = 0; i < f->n; i++)
    printf(" %u", f->row[i]);
  putchar('\n');
}

static void
print_pairs(const qai_quotes *q, uint32_t a)
{
  uint32_t b, n = 0;
  qai_features f;
  for (b = a + 1; b < q->n_regions && q->regions[b].paragraph == q->regions[a].paragraph && n < PAIRS; b++)
    if (q->regions[b].parent == QAI_NONE) {
      qai_join_features(q, a, b, &f);
      printf("J %u %u %u", q->regions[a].outer_start, q->regions[a].outer_end, q->regions[b].outer_start);
      print_rows(&f);
      n++;
    }
}

static int
print_quotes(const qai_quotes *q, qai_arena *arena)
{
  uint32_t i;
  qai_features f;
  if (qai_genre_features(q, arena, &f))
    return QUOTEATTR_ERR_NOMEM;
  puts("D");
  putchar('G');
  print_rows(&f);
  for (i = 0; i < q->n_regions; i++)
    if (q->regions[i].parent == QAI_NONE && !(q->regions[i].flags & (QAI_REGION_DASH | QAI_REGION_SCRIPT | QAI_REGION_UNMARKED | QAI_REGION_BLOCK))) {
      qai_kind_features(q, i, &f);
      printf("K %u %u", q->regions[i].outer_start, q->regions[i].outer_end);
      print_rows(&f);
      print_pairs(q, i);
    }
  return QUOTEATTR_OK;
}

static int
print_text(const char *bytes, size_t len, qai_arena *arena, void *genre)
{
  qai_stages stages;
  int status = texts_find_quotes(bytes, len, *(const int *)genre, 0, arena, &stages);
  return status ? status : print_quotes(&stages.quotes, arena);
}

int
main(int argc, char **argv)
{
  int genre = texts_genre(argc, argv);
  return texts_each(print_text, &genre) != 0;
}
