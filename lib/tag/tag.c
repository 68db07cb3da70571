/*
 * Tags: in: words; out: parts of speech, from left to right in one pass.  A word that its kind or the lexicon decides
 * is not scored; the others get the tagger's best tag, given the two tags before.
 */
#include "tag/tag.h"

#include "tag/decide.h"
#include "tag/tagger.h"
#include "tag/templates.h"

enum { WINDOW = 2 * QAI_TAG_REACH + 1 };

/* What is known of a spelling without its context. */
typedef struct known {
  qai_tag_word seen;
  uint32_t excluded; /* tags that it has not */
  uint8_t tag;       /* QAI_TAG_NONE when the context decides */
} known;

static void
know(const qai_segment *segment, const qai_spelling *spelling, known *out)
{
  const char *bytes = segment->text->bytes;
  const quoteattr_token *token = &segment->words[spelling->word];
  qai_tag_word_init(bytes, token, spelling->lexeme, &out->seen);
  out->excluded = qai_tag_excluded(token, spelling->lexeme);
  out->tag = qai_tag_decide(bytes, token, spelling->lexeme);
}

static uint8_t
score_word(const qai_tagger *tagger, const qai_tag_word *const *window, uint32_t excluded, uint32_t t1, uint32_t t2)
{
  uint32_t fixed[QAI_TAG_FIXED_FEATURES], history[QAI_TAG_HISTORY_FEATURES];
  int16_t scores[QAI_TAGGER_ROW] = {0};
  qai_tag_fixed_features(window, fixed);
  qai_tag_history_features(window, t1, t2, history);
  qai_tagger_add(tagger, fixed, QAI_TAG_FIXED_FEATURES, scores);
  qai_tagger_add(tagger, history, QAI_TAG_HISTORY_FEATURES, scores);
  return qai_tagger_best(scores, excluded);
}

static void
look_around(const qai_tags *tags, const known *words, uint32_t i, const qai_tag_word **window)
{
  uint32_t n = tags->segment->n_words, k;
  for (k = 0; k < WINDOW; k++) {
    uint32_t at = i + k - QAI_TAG_REACH; /* wraps round before the first word */
    window[k] = at < n ? &words[tags->spellings.of_word[at]].seen : &qai_tag_border;
  }
}

static void
tag_words(const known *words, const qai_tagger *tagger, qai_tags *out)
{
  uint32_t i, t1 = QAI_TAG_NONE, t2 = QAI_TAG_NONE;
  for (i = 0; i < out->segment->n_words; i++) {
    const known *word = &words[out->spellings.of_word[i]];
    uint8_t tag = word->tag;
    if (tag == QAI_TAG_NONE) {
      const qai_tag_word *window[WINDOW];
      look_around(out, words, i, window);
      tag = score_word(tagger, window, word->excluded, t1, t2);
    }
    out->tag[i] = tag;
    t2 = t1;
    t1 = tag;
  }
}

static int
tag_with(const qai_tagger *tagger, qai_arena *scratch, qai_tags *out)
{
  known *words = qai_arena_alloc(scratch, out->spellings.n * sizeof *words);
  uint32_t k;
  if (!words)
    return QUOTEATTR_ERR_NOMEM;
  for (k = 0; k < out->spellings.n; k++)
    know(out->segment, &out->spellings.items[k], &words[k]);
  tag_words(words, tagger, out);
  return QUOTEATTR_OK;
}

int
qai_tag_words_with(const qai_segment *segment, const qai_tagger *tagger, qai_arena *arena, qai_tags *out)
{
  qai_arena *scratch = qai_arena_scratch(arena);
  qai_arena_mark mark;
  int status;
  out->segment = segment;
  out->tag = qai_arena_alloc(arena, (size_t)segment->n_words + 1);
  if (!scratch || !out->tag || qai_spellings_read(segment, arena, &out->spellings))
    return QUOTEATTR_ERR_NOMEM;
  mark = qai_arena_set_mark(scratch);
  status = tag_with(tagger, scratch, out);
  qai_arena_release(scratch, mark);
  return status;
}

int
qai_tag_words(const qai_segment *segment, qai_arena *arena, qai_tags *out)
{
  qai_model model;
  qai_tagger tagger;
  int status = qai_model_builtin(&model);
  if (!status)
    status = qai_tagger_open(&model, &tagger);
  return status ? status : qai_tag_words_with(segment, &tagger, arena, out);
}
