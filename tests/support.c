#include "support.h"

#include "engine/learned.h"

#include <string.h>

void
support_run_with(support_doc *d, const char *text, size_t len, int last)
{
  qai_quotes_options qo = {0, d->genre, 8};
  qai_attribute_options ao = {.indirect = 1, .max_candidates = 24};
  qai_learned learned;
  int status = qai_learned_read(&learned);
  qai_arena_init(&d->arena, NULL);
  if (!status)
    status = qai_text_read(text, len, 0, &d->arena, &d->text, NULL);
  if (!status && last >= SUPPORT_WORDS)
    status = qai_segment_words(&d->text, &d->arena, &d->arena, &d->segment);
  if (!status && last >= SUPPORT_SENTENCES)
    status = qai_segment_sentences(&d->segment, &d->arena);
  if (!status && last >= SUPPORT_TAGS)
    status = qai_tag_words(&d->segment, &learned.tagger, NULL, &d->arena, &d->tags);
  if (!status && last >= SUPPORT_QUOTES)
    status = qai_quotes_find(&d->tags, &qo, &d->arena, &d->quotes);
  if (!status && last >= SUPPORT_MENTIONS)
    status = qai_mentions_find(&d->quotes, d->cast, &d->arena, &d->mentions);
  if (!status && last >= SUPPORT_ATTRIBUTION)
    status = qai_attribute(&d->mentions, &learned.news, &ao, &d->arena, &d->attributions);
  ck_assert_int_eq(status, QUOTEATTR_OK); /* one assertion: each writes a file */
}

void
support_run_genre(support_doc *d, const char *text, int last, int genre)
{
  memset(d, 0, sizeof *d);
  d->genre = genre;
  support_run_with(d, text, strlen(text), last);
}

void
support_run(support_doc *d, const char *text, int last)
{
  support_run_genre(d, text, last, QUOTEATTR_GENRE_AUTO);
}

void
support_clear(support_doc *d)
{
  qai_arena_clear(&d->arena);
}

static int
same(const support_doc *d, uint32_t start, uint32_t end, const char *part)
{
  size_t n = strlen(part);
  return end - start == n && memcmp(d->text.bytes + start, part, n) == 0;
}

uint32_t
support_find_nth(const support_doc *d, const char *part, uint32_t n)
{
  size_t len = strlen(part);
  uint32_t i;
  for (i = 0; len <= d->text.len && i <= d->text.len - len; i++)
    if (memcmp(d->text.bytes + i, part, len) == 0 && n-- == 0)
      return i;
  ck_abort_msg("the text has no \"%s\"", part);
  return 0;
}

uint32_t
support_find(const support_doc *d, const char *part)
{
  return support_find_nth(d, part, 0);
}

uint32_t
support_word(const support_doc *d, const char *part)
{
  uint32_t at = support_find(d, part), i = qai_segment_word_at(&d->segment, at);
  ck_assert_uint_lt(i, d->segment.n_words);
  ck_assert_uint_eq(d->segment.words[i].start, at);
  return i;
}

uint32_t
support_mention(const support_doc *d, const char *part)
{
  uint32_t i;
  for (i = 0; i < d->mentions.n_mentions; i++)
    if (same(d, d->mentions.mentions[i].start, d->mentions.mentions[i].end, part))
      return i;
  return QAI_NONE;
}

uint32_t
support_entity(const support_doc *d, const char *part)
{
  uint32_t m = support_mention(d, part);
  return m == QAI_NONE ? QAI_NONE : d->mentions.mentions[m].entity;
}

const char *
support_slice(support_doc *d, uint32_t start, uint32_t end)
{
  char *s;
  ck_assert_uint_le(start, end);
  ck_assert_uint_le(end, d->text.len);
  s = qai_arena_copy(&d->arena, d->text.bytes + start, end - start);
  ck_assert_ptr_nonnull(s);
  return s;
}

const char *
support_entity_name(support_doc *d, uint32_t entity)
{
  const qai_entity *e;
  char *s;
  if (entity == QAI_NONE)
    return "";
  ck_assert_uint_lt(entity, d->mentions.n_entities);
  e = &d->mentions.entities[entity];
  if (!e->n_names)
    return "";
  s = qai_arena_copy(&d->arena, d->mentions.names[e->first_name].s, d->mentions.names[e->first_name].len);
  ck_assert_ptr_nonnull(s);
  return s;
}
