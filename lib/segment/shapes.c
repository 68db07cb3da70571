#include "segment/shapes.h"

enum { /* shape of a word */
       NONE,
       LOWER,
       CAPITAL,
       ALL_CAPS,
       INITIAL,
       NUMBER,
       ABBREVIATION,
       STOP,
       MARK,
       DOTS,
       COMMA,
       COLON,
       SEMICOLON,
       DASH,
       BRACKET_OPEN,
       BRACKET_CLOSE,
       QUOTE_OPEN,
       QUOTE_CLOSE,
       QUOTE,
       SYMBOL,
       ADDRESS,
       EMOJI,
       STARS,
       TAG,
       OTHER,
       LETTER,
       DATE,  /* a number with / or - */
       CLOCK, /* a number with : */
       YEAR   /* four digits */
};

static unsigned
letter_shape(const char *s, const quoteattr_token *t)
{
  uint32_t flags = t->flags, one = t->end - t->start == 1;
  if (flags & QUOTEATTR_FLAG_ABBREVIATION)
    return ABBREVIATION;
  if ((unsigned)(unsigned char)s[t->start] - 'a' < 26)
    return one ? LETTER : LOWER;
  if (flags & QUOTEATTR_FLAG_ALL_CAPS)
    return ALL_CAPS;
  if (flags & QUOTEATTR_FLAG_CAPITAL)
    return one ? INITIAL : CAPITAL;
  if (one)
    return LETTER;
  return s[t->start] == '\'' ? LOWER : OTHER;
}

static unsigned
mark_shape(const char *s, const quoteattr_token *t)
{
  switch (s[t->start]) {
  case '.': return t->end - t->start > 1 ? DOTS : STOP;
  case '!':
  case '?': return MARK;
  case ',': return COMMA;
  case ':': return COLON;
  case ';': return SEMICOLON;
  case '-': return DASH;
  case '*':
  case '_': return STARS;
  case '\xE2': return s[t->start + 1] != '\x80' ? SYMBOL : s[t->start + 2] == '\xA6' ? DOTS : DASH;
  default: return SYMBOL;
  }
}

static unsigned
number_shape(const char *s, const quoteattr_token *t)
{
  static const unsigned char signs[256] = {['/'] = DATE, ['-'] = DATE, [':'] = CLOCK};
  uint32_t i, n = t->end - t->start;
  for (i = t->start; i < t->end && n < 16; i++)
    if (signs[(unsigned char)s[i]])
      return signs[(unsigned char)s[i]];
  return n == 4 && s[t->start] <= '2' ? YEAR : NUMBER;
}

const unsigned char qai_shapes_kinds[16] = {
    [QUOTEATTR_TOKEN_OPEN] = QUOTE_OPEN, [QUOTEATTR_TOKEN_CLOSE] = QUOTE_CLOSE, [QUOTEATTR_TOKEN_QUOTE] = QUOTE,
    [QUOTEATTR_TOKEN_SYMBOL] = SYMBOL,   [QUOTEATTR_TOKEN_EMOJI] = EMOJI,       [QUOTEATTR_TOKEN_URL] = ADDRESS,
    [QUOTEATTR_TOKEN_EMAIL] = ADDRESS,   [QUOTEATTR_TOKEN_HANDLE] = TAG,        [QUOTEATTR_TOKEN_HASHTAG] = TAG};

static int
is_bracket(char c)
{
  return c == '(' || c == ')' || c == '[' || c == ']' || c == '{' || c == '}';
}

unsigned
qai_shapes_closely(const char *s, const quoteattr_token *t)
{
  switch (t->kind) {
  case QUOTEATTR_TOKEN_WORD: return letter_shape(s, t);
  case QUOTEATTR_TOKEN_NUMBER: return number_shape(s, t);
  case QUOTEATTR_TOKEN_PUNCT: return mark_shape(s, t);
  case QUOTEATTR_TOKEN_OPEN: return is_bracket(s[t->start]) ? BRACKET_OPEN : QUOTE_OPEN;
  case QUOTEATTR_TOKEN_CLOSE: return is_bracket(s[t->start]) ? BRACKET_CLOSE : QUOTE_CLOSE;
  default: return qai_shapes_kinds[t->kind];
  }
}

/* Rows of letters; a small one begins no word of capitals alone. */
#define SMALL {LETTER, ABBREVIATION, LOWER, ABBREVIATION, LETTER, ABBREVIATION, LOWER, ABBREVIATION}
#define SMALL4 SMALL, SMALL, SMALL, SMALL
#define LARGE {INITIAL, ABBREVIATION, CAPITAL, ABBREVIATION, ALL_CAPS, ABBREVIATION, ALL_CAPS, ABBREVIATION}
#define LARGE4 LARGE, LARGE, LARGE, LARGE

const unsigned char qai_shapes_first[256][QAI_SHAPE_COLUMNS] = {
    ['!'] = {[0] = MARK, [QAI_SHAPE_LONG] = MARK},
    ['?'] = {[0] = MARK, [QAI_SHAPE_LONG] = MARK},
    ['.'] = {STOP}, /* more may be a number */
    [','] = {COMMA},
    [':'] = {COLON},
    [';'] = {SEMICOLON},
    ['-'] = {[0] = DASH, [QAI_SHAPE_LONG] = DASH},
    ['*'] = {[0] = STARS, [QAI_SHAPE_LONG] = STARS},
    ['_'] = {[0] = STARS, [QAI_SHAPE_LONG] = STARS},
    ['('] = {BRACKET_OPEN},
    ['['] = {BRACKET_OPEN},
    ['{'] = {BRACKET_OPEN},
    [')'] = {BRACKET_CLOSE},
    [']'] = {BRACKET_CLOSE},
    ['}'] = {BRACKET_CLOSE},
    ['"'] = {QUOTE},
    ['#'] = {SYMBOL},
    ['$'] = {SYMBOL},
    ['%'] = {SYMBOL},
    ['&'] = {SYMBOL},
    ['+'] = {SYMBOL},
    ['/'] = {SYMBOL},
    ['<'] = {SYMBOL},
    ['='] = {SYMBOL},
    ['>'] = {SYMBOL},
    ['@'] = {SYMBOL},
    ['|'] = {SYMBOL},
    ['~'] = {SYMBOL},
    ['0'] = {NUMBER},
    ['1'] = {NUMBER},
    ['2'] = {NUMBER},
    ['3'] = {NUMBER},
    ['4'] = {NUMBER},
    ['5'] = {NUMBER},
    ['6'] = {NUMBER},
    ['7'] = {NUMBER},
    ['8'] = {NUMBER},
    ['9'] = {NUMBER},
    ['A'] = LARGE4, LARGE4, LARGE4, LARGE4, LARGE4, LARGE4, LARGE, LARGE,
    ['a'] = SMALL4, SMALL4, SMALL4, SMALL4, SMALL4, SMALL4, SMALL, SMALL};
