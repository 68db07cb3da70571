/*
 * Tags: in: words; out: lexicon entries and parts of speech, from left to right in one pass.  A word that its kind or
 * the lexicon decides is not scored; the others get the tagger's best tag, given the two tags before.
 */
#include "tag/tag.h"

#include <string.h>

#include "tag/decide.h"
#include "tag/tagger.h"
#include "tag/templates.h"

enum { WINDOW = 2 * QAI_TAG_REACH + 1 };

typedef struct tag_pass {
  const qai_segment *segment;
  const qai_tagger *tagger;
  qai_tags *out;
  uint32_t n_read; /* words looked up, QAI_TAG_REACH ahead of the one that is tagged */
  qai_tag_word window[WINDOW];
} tag_pass;

/* Moves the window on by one word and looks the word that comes in up. */
static void
read_word(tag_pass *pass)
{
  memmove(pass->window, pass->window + 1, (WINDOW - 1) * sizeof *pass->window);
  if (pass->n_read < pass->segment->n_words) {
    const char *bytes = pass->segment->text->bytes;
    const quoteattr_token *token = &pass->segment->words[pass->n_read];
    uint32_t id = qai_lexicon_find(bytes + token->start, token->end - token->start);
    pass->out->lexicon[pass->n_read] = id;
    qai_tag_word_init(bytes, token, qai_lexicon_known(id), &pass->window[WINDOW - 1]);
  } else {
    pass->window[WINDOW - 1] = qai_tag_border;
  }
  pass->n_read++;
}

static uint8_t
score_word(const tag_pass *pass, uint32_t excluded, uint32_t t1, uint32_t t2)
{
  uint32_t fixed[QAI_TAG_FIXED_FEATURES], history[QAI_TAG_HISTORY_FEATURES];
  int16_t scores[QAI_TAGGER_ROW] = {0};
  qai_tag_fixed_features(pass->window, fixed);
  qai_tag_history_features(pass->window, t1, t2, history);
  qai_tagger_add(pass->tagger, fixed, QAI_TAG_FIXED_FEATURES, scores);
  qai_tagger_add(pass->tagger, history, QAI_TAG_HISTORY_FEATURES, scores);
  return qai_tagger_best(scores, excluded);
}

static void
tag_words(tag_pass *pass)
{
  const quoteattr_token *words = pass->segment->words;
  uint32_t i, t1 = QAI_TAG_NONE, t2 = QAI_TAG_NONE;
  for (i = 0; i < WINDOW; i++)
    pass->window[i] = qai_tag_border;
  for (i = 0; i < QAI_TAG_REACH; i++)
    read_word(pass);
  for (i = 0; i < pass->segment->n_words; i++) {
    const qai_lexeme *lexeme;
    uint8_t tag;
    read_word(pass);
    lexeme = qai_lexicon_known(pass->out->lexicon[i]);
    tag = qai_tag_decide(pass->segment->text->bytes, &words[i], lexeme);
    if (tag == QAI_TAG_NONE)
      tag = score_word(pass, qai_tag_excluded(&words[i], lexeme), t1, t2);
    pass->out->tag[i] = tag;
    t2 = t1;
    t1 = tag;
  }
}

int
qai_tag_words_with(const qai_segment *segment, const qai_tagger *tagger, qai_arena *arena, qai_tags *out)
{
  tag_pass pass;
  out->segment = segment;
  out->lexicon = qai_arena_calloc(arena, (size_t)segment->n_words + 1, sizeof *out->lexicon);
  out->tag = qai_arena_calloc(arena, (size_t)segment->n_words + 1, sizeof *out->tag);
  if (!out->lexicon || !out->tag)
    return QUOTEATTR_ERR_NOMEM;
  pass.segment = segment;
  pass.tagger = tagger;
  pass.out = out;
  pass.n_read = 0;
  tag_words(&pass);
  return QUOTEATTR_OK;
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
