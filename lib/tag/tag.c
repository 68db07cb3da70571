/*
 * Tags: in: words; out: parts of speech, from left to right in one pass.  A word that its kind or the lexicon decides
 * is not scored; the others get the tagger's best tag, given the two tags before.
 */
#include "tag/tag.h"

#include "tag/beside.h"
#include "tag/decide.h"
#include "tag/score.h"

#include <string.h>

enum {
  BLOCK = 64, /* what is known of so many words has room in the nearest cache */
  BEFORE = 2  /* tags of no word before the first one */
};

/* Gives the words of [first, end) the tags that are expected, and lists those that may get another, whose number is
 * returned.  No branch, as which kind comes next is a toss-up.  What is known of all of them is fetched. */
static uint32_t
tag_expected(const qai_scorer *scorer, uint32_t first, uint32_t end, uint8_t *tag, uint32_t *open)
{
  const uint32_t *spelling = scorer->spelling;
  const uint8_t *expected = scorer->expected;
  uint32_t i, n = 0;
  for (i = first; i < end; i++) {
    uint8_t t = expected[spelling[i]];
    qai_tag_known_fetch(scorer->known[spelling[i]]);
    tag[i] = t & (QAI_TAG_OPEN - 1);
    open[n] = i;
    n += t / QAI_TAG_OPEN;
  }
  return n;
}

static int
tag_block(qai_scorer *scorer, uint32_t first, uint32_t end, uint8_t *tag)
{
  uint32_t open[BLOCK], n, k;
  if (qai_scorer_begin(scorer, first, end))
    return QUOTEATTR_ERR_NOMEM;
  n = tag_expected(scorer, first, end, tag, open);
  for (k = 0; k < n; k++) {
    const uint8_t *at = tag + open[k];
    qai_scorer_fetch(scorer, open[k], *(at - 1), *(at - 2));
  }
  for (k = 0; k < n && scorer->few_made; k++) {
    const uint8_t *at = tag + open[k];
    qai_scorer_fetch_rows(scorer, open[k], *(at - 1), *(at - 2));
  }
  for (k = 0; k < n; k++) {
    uint8_t *at = tag + open[k];
    *at = qai_scorer_best(scorer, open[k], *(at - 1), *(at - 2));
  }
  return QUOTEATTR_OK;
}

static int
tag_with(const qai_tagger *tagger, qai_vocabulary *vocabulary, qai_arena *arena, qai_arena *scratch, qai_tags *out)
{
  uint32_t i, n = out->segment->n_words;
  qai_scorer scorer;
  if ((vocabulary && qai_vocabulary_begin(vocabulary, tagger, n)) ||
      qai_spellings_read(out->segment, vocabulary, arena, &out->spellings) ||
      qai_scorer_init(&scorer, tagger, out->segment, &out->spellings, vocabulary, scratch))
    return QUOTEATTR_ERR_NOMEM;
  for (i = 0; i < n; i += BLOCK)
    if (tag_block(&scorer, i, n - i < BLOCK ? n : i + BLOCK, out->tag))
      return QUOTEATTR_ERR_NOMEM;
  qai_tag_beside_speech(out);
  return QUOTEATTR_OK;
}

/* Room for the tags of `n` words, with BEFORE of none before them. */
static uint8_t *
alloc_tags(uint32_t n, qai_arena *arena)
{
  uint8_t *tags = qai_arena_alloc(arena, BEFORE + (size_t)n + 1);
  if (tags)
    memset(tags, QAI_TAG_NONE, BEFORE);
  return tags ? tags + BEFORE : NULL;
}

int
qai_tag_words(const qai_segment *segment, const qai_tagger *tagger, qai_vocabulary *vocabulary, qai_arena *arena,
              qai_tags *out)
{
  qai_arena *scratch = qai_arena_scratch(arena);
  qai_arena_mark mark;
  int status;
  if (vocabulary && segment->n_words > QAI_VOCABULARY_WORDS) {
    qai_vocabulary_clear(vocabulary); /* a large document has a use for its memory */
    vocabulary = NULL;
  }
  out->segment = segment;
  out->tag = alloc_tags(segment->n_words, arena);
  if (!scratch || !out->tag)
    return QUOTEATTR_ERR_NOMEM;
  mark = qai_arena_set_mark(scratch);
  status = tag_with(tagger, vocabulary, arena, scratch, out);
  qai_arena_release(scratch, mark);
  return status;
}
