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

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

static void
print_quotes(const qai_quotes *q)
{
  uint32_t i;
  qai_features f;
  puts("D");
  qai_genre_features(q, &f);
  putchar('G');
  print_rows(&f);
  for (i = 0; i < q->n_regions; i++)
    if (q->regions[i].parent == QAI_NONE && !(q->regions[i].flags & (QAI_REGION_DASH | QAI_REGION_SCRIPT))) {
      qai_kind_features(q, i, &f);
      printf("K %u %u", q->regions[i].outer_start, q->regions[i].outer_end);
      print_rows(&f);
      print_pairs(q, i);
    }
}

static int
analyze(const char *bytes, size_t len, int genre)
{
  qai_arena arena;
  qai_text text;
  qai_segment segment;
  qai_tags tags;
  qai_quotes quotes;
  qai_quotes_options options = {0, 0, 8};
  int status;
  memset(&text, 0, sizeof text);
  memset(&segment, 0, sizeof segment);
  memset(&tags, 0, sizeof tags);
  options.genre = genre;
  qai_arena_init(&arena, NULL);
  status = qai_text_read(bytes, len, 1, &arena, &text, NULL);
  if (!status)
    status = qai_segment_words(&text, &arena, &segment);
  if (!status)
    status = qai_segment_sentences(&segment, &arena);
  if (!status)
    status = qai_tag_words(&segment, &arena, &tags);
  if (!status)
    status = qai_quotes_find(&tags, &options, &arena, &quotes);
  if (!status)
    print_quotes(&quotes);
  qai_arena_clear(&arena);
  return status;
}

int
main(int argc, char **argv)
{
  int genre = argc > 1 && !strcmp(argv[1], "fiction") ? QUOTEATTR_GENRE_FICTION : QUOTEATTR_GENRE_NEWS;
  unsigned long len;
  int status = 0;
  while (!status && scanf("%lu", &len) == 1 && getchar() == '\n') {
    char *bytes = malloc(len + 1);
    if (!bytes || fread(bytes, 1, len, stdin) != len)
      return 1;
    status = analyze(bytes, len, genre);
    free(bytes);
  }
  return status != 0;
}
