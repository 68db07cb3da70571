/*
 * Words whose part of speech needs no context: in: a token and its lexicon entry; out: its tag, or the tags it has not.
 * Marks and plain numbers are what they are; a word that the corpora hardly ever showed as anything else is that,
 * unless a capital may make a name of it.
 */
#include "tag/decide.h"

#include "tag/tag.h"

static uint8_t
tag_of_kind(uint32_t kind)
{
  switch (kind) {
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

static int
is_plain_number(const char *s, size_t len)
{
  size_t i;
  for (i = 0; i < len; i++)
    if ((s[i] < '0' || s[i] > '9') && s[i] != ',' && s[i] != '.' && s[i] != ':')
      return 0;
  return 1;
}

uint32_t
qai_tag_excluded(const quoteattr_token *token, const qai_lexeme *lexeme)
{
  const uint32_t common = QAI_LEX_COMMON | QAI_LEX_ROLE | QAI_LEX_PERSON_NOUN | QAI_LEX_KINSHIP | QAI_LEX_GROUP_NOUN;
  return !(token->flags & QUOTEATTR_FLAG_CAPITAL) && (lexeme->classes & common) ? 1u << QAI_TAG_PROPN : 0;
}

static int
capital_tells_nothing(const quoteattr_token *token, const qai_lexeme *lexeme)
{
  const uint32_t closed = 1u << QAI_TAG_PRON | 1u << QAI_TAG_AUX | 1u << QAI_TAG_DET | 1u << QAI_TAG_ADP |
                          1u << QAI_TAG_CCONJ | 1u << QAI_TAG_SCONJ | 1u << QAI_TAG_PART | 1u << QAI_TAG_PROPN;
  return !(token->flags & QUOTEATTR_FLAG_CAPITAL) || (closed & 1u << lexeme->tag) != 0;
}

/* A quotation mark; one that is the end of a word ("the boys'") is the genitive's. */
static int
is_mark(const quoteattr_token *token)
{
  return (token->kind == QUOTEATTR_TOKEN_OPEN || token->kind == QUOTEATTR_TOKEN_CLOSE ||
          token->kind == QUOTEATTR_TOKEN_QUOTE) &&
         !(token->flags & QUOTEATTR_FLAG_CLITIC);
}

uint8_t
qai_tag_decide(const char *bytes, const quoteattr_token *token, const qai_lexeme *lexeme)
{
  uint8_t tag = tag_of_kind(token->kind);
  if (tag != QAI_TAG_NONE)
    return lexeme->tag != QAI_TAG_NONE && !is_mark(token) ? lexeme->tag : tag; /* "&" joins */
  if (token->kind == QUOTEATTR_TOKEN_NUMBER && is_plain_number(bytes + token->start, token->end - token->start))
    return QAI_TAG_NUM;
  if (!lexeme->tag_sure || !capital_tells_nothing(token, lexeme) ||
      (qai_tag_excluded(token, lexeme) & 1u << lexeme->tag))
    return QAI_TAG_NONE;
  return lexeme->tag;
}

uint8_t
qai_tag_expect(const char *bytes, const quoteattr_token *token, const qai_lexeme *lexeme)
{
  uint8_t tag = qai_tag_decide(bytes, token, lexeme);
  if (tag != QAI_TAG_NONE)
    return tag;
  if (lexeme->tag != QAI_TAG_NONE)
    return lexeme->tag | QAI_TAG_OPEN;
  return (token->flags & QUOTEATTR_FLAG_CAPITAL ? QAI_TAG_PROPN : QAI_TAG_NOUN) | QAI_TAG_OPEN;
}
