#include "tag/tag.h"

#include <string.h>

typedef struct suffix_tag {
  const char *suffix;
  uint8_t tag;
} suffix_tag;

/* Parts of speech of unknown words; the first suffix that fits. */
static const suffix_tag suffix_tags[] = {
    {"ly", QAI_TAG_ADV},   {"ing", QAI_TAG_VERB}, {"ed", QAI_TAG_VERB},  {"ous", QAI_TAG_ADJ},
    {"ful", QAI_TAG_ADJ},  {"ive", QAI_TAG_ADJ},  {"able", QAI_TAG_ADJ}, {"ible", QAI_TAG_ADJ},
    {"less", QAI_TAG_ADJ}, {"ical", QAI_TAG_ADJ}, {"ish", QAI_TAG_ADJ},  {"ize", QAI_TAG_VERB},
    {"ise", QAI_TAG_VERB}, {"ic", QAI_TAG_ADJ},   {"ary", QAI_TAG_ADJ},  {"est", QAI_TAG_ADJ},
};

static uint8_t
tag_of_suffix(const char *s, size_t len)
{
  size_t i;
  for (i = 0; i < sizeof suffix_tags / sizeof *suffix_tags; i++) {
    size_t n = strlen(suffix_tags[i].suffix);
    if (len > n + 1 && memcmp(s + len - n, suffix_tags[i].suffix, n) == 0)
      return suffix_tags[i].tag;
  }
  return QAI_TAG_NOUN;
}

static uint8_t
tag_of_kind(uint32_t kind)
{
  switch (kind) {
  case QUOTEATTR_TOKEN_NUMBER: return QAI_TAG_NUM;
  case QUOTEATTR_TOKEN_PUNCT:
  case QUOTEATTR_TOKEN_OPEN:
  case QUOTEATTR_TOKEN_CLOSE:
  case QUOTEATTR_TOKEN_QUOTE: return QAI_TAG_PUNCT;
  case QUOTEATTR_TOKEN_SYMBOL:
  case QUOTEATTR_TOKEN_EMOJI: return QAI_TAG_SYM;
  case QUOTEATTR_TOKEN_URL:
  case QUOTEATTR_TOKEN_EMAIL:
  case QUOTEATTR_TOKEN_HASHTAG: return QAI_TAG_X;
  case QUOTEATTR_TOKEN_HANDLE: return QAI_TAG_PROPN;
  default: return QAI_TAG_NONE;
  }
}

/* A capital inside a sentence makes a name of any word but a grammar word. */
static int
is_name(const quoteattr_token *word, const qai_lexeme *lexeme)
{
  const uint32_t closed = QAI_LEX_PRONOUN | QAI_LEX_DETERMINER | QAI_LEX_PREPOSITION | QAI_LEX_CONJUNCTION;
  if (!(word->flags & QUOTEATTR_FLAG_CAPITAL) || (lexeme->symbol && lexeme->classes & closed))
    return 0;
  if (word->flags & QUOTEATTR_FLAG_SENTENCE_START)
    return !(lexeme->classes & QAI_LEX_COMMON) && lexeme->tag != QAI_TAG_ADV && lexeme->tag != QAI_TAG_INTJ;
  return lexeme->tag != QAI_TAG_ADJ || !(lexeme->classes & QAI_LEX_DEMONYM);
}

static uint8_t
tag_of_word(const char *bytes, const quoteattr_token *word, const qai_lexeme *lexeme)
{
  uint8_t tag = tag_of_kind(word->kind);
  if (tag != QAI_TAG_NONE)
    return tag;
  if (is_name(word, lexeme))
    return QAI_TAG_PROPN;
  return lexeme->tag != QAI_TAG_NONE ? lexeme->tag : tag_of_suffix(bytes + word->start, word->end - word->start);
}

int
qai_tag_words(const qai_segment *segment, qai_arena *arena, qai_tags *out)
{
  const char *bytes = segment->text->bytes;
  uint32_t i;
  out->segment = segment;
  out->lexicon = qai_arena_calloc(arena, (size_t)segment->n_words + 1, sizeof *out->lexicon);
  out->tag = qai_arena_calloc(arena, (size_t)segment->n_words + 1, sizeof *out->tag);
  if (!out->lexicon || !out->tag)
    return QUOTEATTR_ERR_NOMEM;
  for (i = 0; i < segment->n_words; i++) {
    const quoteattr_token *w = &segment->words[i];
    out->lexicon[i] = qai_lexicon_find(bytes + w->start, w->end - w->start);
    out->tag[i] = tag_of_word(bytes, w, qai_lexicon_entry(out->lexicon[i]));
  }
  return QUOTEATTR_OK;
}

const qai_lexeme *
qai_tag_lexeme(const qai_tags *tags, uint32_t i)
{
  return qai_lexicon_entry(tags->lexicon[i]);
}
