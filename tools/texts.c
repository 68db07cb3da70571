#include "texts.h"

#include "engine/engine.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int
texts_each(int (*fn)(const char *bytes, size_t len, qai_arena *arena, void *ctx), void *ctx)
{
  qai_arena arena;
  size_t len;
  int status = 0;
  qai_arena_init(&arena, NULL);
  while (!status && scanf("%zu", &len) == 1 && getchar() == '\n') {
    char *bytes = malloc(len + 1);
    status = bytes && fread(bytes, 1, len, stdin) == len ? fn(bytes, len, &arena, ctx) : 1;
    free(bytes);
    qai_arena_reset(&arena);
  }
  qai_arena_clear(&arena);
  return status;
}

int
texts_find_quotes(const char *bytes, size_t len, int genre, int styles, qai_arena *arena, qai_stages *stages)
{
  quoteattr_options options;
  qai_learned learned;
  int status = qai_options_init(&options, NULL);
  if (!status)
    status = qai_learned_read_tagger(&learned);
  options.value[QUOTEATTR_OPT_STAGES] = QUOTEATTR_STAGE_QUOTES;
  options.value[QUOTEATTR_OPT_GENRE] = genre;
  options.value[QUOTEATTR_OPT_QUOTE_STYLES] = styles;
  options.value[QUOTEATTR_OPT_BAD_UTF8] = 1;
  return status ? status : qai_stages_run(stages, bytes, len, &options, &learned, NULL, NULL, NULL, arena, arena, NULL);
}

int
texts_genre(int argc, char **argv)
{
  return argc > 1 && !strcmp(argv[1], "fiction") ? QUOTEATTR_GENRE_FICTION : QUOTEATTR_GENRE_NEWS;
}
