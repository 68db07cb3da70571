/*
 * Tags: in: words; out: parts of speech, from left to right in one pass.  A word that its kind or the lexicon decides
 * is not scored; the others get the tagger's best tag, given the two tags before.
 */
#include "tag/tag.h"

#include "tag/score.h"

enum { BLOCK = 64 }; /* what is known of so many words has room in the nearest cache */

/* Gives the words of [first, end) that need no context their tags, and lists the others, whose number is returned.
 * Neither kind is guessed: which comes next is a toss-up.  What is known of all of them is fetched. */
static uint32_t
tag_decided(const qai_scorer *scorer, uint32_t first, uint32_t end, uint8_t *tag, uint32_t *open)
{
  const uint32_t *spelling = scorer->spelling;
  const uint8_t *decided = scorer->decided;
  uint32_t i, n = 0;
  for (i = first; i < end; i++) {
    uint8_t t = decided[spelling[i]];
    qai_tag_known_fetch(scorer->known[spelling[i]]);
    tag[i] = t;
    open[n] = i;
    n += t == QAI_TAG_NONE ? 1 : 0;
  }
  return n;
}

static void
tag_block(const qai_scorer *scorer, uint32_t first, uint32_t end, uint8_t *tag)
{
  uint32_t open[BLOCK], n = tag_decided(scorer, first, end, tag, open), k;
  for (k = 0; k < n; k++)
    if (open[k] > 0)
      qai_scorer_fetch(scorer, open[k], tag[open[k] - 1]);
  for (k = 0; k < n; k++) {
    uint32_t i = open[k];
    tag[i] = qai_scorer_best(scorer, i, i > 0 ? tag[i - 1] : QAI_TAG_NONE, i > 1 ? tag[i - 2] : QAI_TAG_NONE);
  }
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
    tag_block(&scorer, i, n - i < BLOCK ? n : i + BLOCK, out->tag);
  return QUOTEATTR_OK;
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
  out->tag = qai_arena_alloc(arena, (size_t)segment->n_words + 1);
  if (!scratch || !out->tag)
    return QUOTEATTR_ERR_NOMEM;
  mark = qai_arena_set_mark(scratch);
  status = tag_with(tagger, vocabulary, arena, scratch, out);
  qai_arena_release(scratch, mark);
  return status;
}
