#include "json_scan.h"

#include "json_text.h"
#include "utf8.h"

#include <string.h>

enum { MOST_DEPTH = 32, SAFE_DIGITS = 15 };

typedef struct scan {
  const char *at, *end;
  uint64_t arrays; /* a bit for each open bracket, the innermost lowest: is it an array? */
  unsigned depth;
} scan;

/* The byte in work; NUL, which is nowhere good, at the end. */
static char
peek(const scan *s)
{
  return s->at < s->end ? *s->at : '\0';
}

static void
skip_space(scan *s)
{
  while (s->at < s->end && (*s->at == ' ' || *s->at == '\t' || *s->at == '\r' || *s->at == '\n'))
    s->at++;
}

static int
take(scan *s, char c)
{
  if (peek(s) != c)
    return 0;
  s->at++;
  return 1;
}

/* ---- strings ---- */

static int
hex_digit(char c)
{
  return c >= '0' && c <= '9'   ? c - '0'
         : c >= 'a' && c <= 'f' ? c - 'a' + 10
         : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                : -1;
}

/* The code unit of \uXXXX at `at`, or -1. */
static int32_t
code_unit(const char *at, const char *end)
{
  int32_t unit = 0;
  int i, digit;
  if (end - at < 6 || at[0] != '\\' || at[1] != 'u')
    return -1;
  for (i = 2; i < 6; i++) {
    digit = hex_digit(at[i]);
    if (digit < 0)
      return -1;
    unit = unit << 4 | digit;
  }
  return unit;
}

/* The character of the escape at `at`, and its length; length 0 for a bad one. */
static uint32_t
escaped(const char *at, const char *end, size_t *len)
{
  static const char names[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
  const char *name = end - at >= 2 && at[1] ? strchr(names, at[1]) : NULL;
  int32_t high = name ? 0 : code_unit(at, end), low;
  *len = name ? 2 : high >= 0 ? 6 : 0;
  if (name)
    return (unsigned char)values[name - names];
  if (high < 0xD800 || high > 0xDFFF)
    return (uint32_t)high;
  low = high < 0xDC00 ? code_unit(at + 6, end) : -1;
  *len = low >= 0xDC00 && low <= 0xDFFF ? 12 : 0;
  return 0x10000u + (((uint32_t)high - 0xD800u) << 10) + ((uint32_t)low - 0xDC00u);
}

/* Past one byte or character that is not plain; 0 when the string is bad there. */
static int
skip_special(scan *s, int *n_escapes)
{
  size_t n = 0;
  if ((unsigned char)*s->at >= 0x80) {
    n = utf8_sequence(s->at, (size_t)(s->end - s->at));
  } else if (*s->at == '\\') {
    (void)escaped(s->at, s->end, &n);
    *n_escapes = 1;
  }
  s->at += n;
  return n > 0;
}

static int
skip_string(scan *s, int *has_escapes)
{
  *has_escapes = 0;
  if (!take(s, '"'))
    return 0;
  for (;;) {
    s->at += json_plain_run(s->at, (size_t)(s->end - s->at));
    if (s->at == s->end)
      return 0;
    if (take(s, '"'))
      return 1;
    if (!skip_special(s, has_escapes))
      return 0;
  }
}

/* ---- values ---- */

static size_t
skip_digits(scan *s)
{
  const char *start = s->at;
  while (peek(s) >= '0' && peek(s) <= '9')
    s->at++;
  return (size_t)(s->at - start);
}

static int
skip_number(scan *s)
{
  size_t n;
  int zero;
  take(s, '-');
  zero = peek(s) == '0';
  n = skip_digits(s);
  if (n == 0 || n > SAFE_DIGITS || (zero && n > 1))
    return 0;
  if (take(s, '.')) {
    n = skip_digits(s);
    if (n == 0 || n > SAFE_DIGITS)
      return 0;
  }
  return peek(s) != 'e' && peek(s) != 'E';
}

static int
skip_word(scan *s, const char *word)
{
  size_t n = strlen(word);
  if ((size_t)(s->end - s->at) < n || memcmp(s->at, word, n) != 0)
    return 0;
  s->at += n;
  return 1;
}

static int
skip_key(scan *s, json_slice *key)
{
  int has_escapes;
  skip_space(s);
  key->at = s->at + 1;
  if (!skip_string(s, &has_escapes) || has_escapes)
    return 0;
  key->len = (size_t)(s->at - 1 - key->at);
  skip_space(s);
  if (!take(s, ':'))
    return 0;
  skip_space(s);
  return 1;
}

enum step { BAD, WHOLE, INSIDE }; /* INSIDE: a bracket was opened, a value comes next */

static enum step
open_bracket(scan *s)
{
  int array = *s->at++ == '[';
  json_slice key;
  skip_space(s);
  if (take(s, array ? ']' : '}'))
    return WHOLE;
  if (s->depth++ == MOST_DEPTH)
    return BAD;
  s->arrays = s->arrays << 1 | (unsigned)array;
  return array || skip_key(s, &key) ? INSIDE : BAD;
}

static enum step
begin_value(scan *s)
{
  int has_escapes, good;
  switch (peek(s)) {
  case '{':
  case '[': return open_bracket(s);
  case '"': good = skip_string(s, &has_escapes); break;
  case 't': good = skip_word(s, "true"); break;
  case 'f': good = skip_word(s, "false"); break;
  case 'n': good = skip_word(s, "null"); break;
  default: good = skip_number(s);
  }
  return good ? WHOLE : BAD;
}

/* Behind a value: closes what ends here, up to where the next value begins or all is closed. */
static enum step
end_value(scan *s)
{
  json_slice key;
  while (s->depth) {
    int array = s->arrays & 1;
    skip_space(s);
    if (take(s, ',')) {
      skip_space(s);
      return array || skip_key(s, &key) ? INSIDE : BAD;
    }
    if (!take(s, array ? ']' : '}'))
      return BAD;
    s->arrays >>= 1;
    s->depth--;
  }
  return WHOLE;
}

static int
skip_value(scan *s, json_slice *value)
{
  enum step step = INSIDE;
  value->at = s->at;
  while (step == INSIDE) {
    step = begin_value(s);
    if (step == WHOLE)
      step = end_value(s);
  }
  value->len = (size_t)(s->at - value->at);
  return step == WHOLE;
}

/* ---- the line ---- */

static int
is_key(json_slice key, const char *word)
{
  return key.len == strlen(word) && memcmp(key.at, word, key.len) == 0;
}

/* Of a key that comes twice, the last counts. */
static int
scan_field(scan *s, json_line *out)
{
  json_slice key, value;
  if (!skip_key(s, &key) || !skip_value(s, &value))
    return 0;
  if (is_key(key, "text"))
    out->text = value;
  else if (is_key(key, "id"))
    out->id = value;
  else if (is_key(key, "roster"))
    out->roster = value;
  skip_space(s);
  return 1;
}

int
json_scan(const char *line, size_t len, json_line *out)
{
  scan s = {NULL, NULL, 0, 0};
  int good;
  s.at = line;
  s.end = line + len;
  memset(out, 0, sizeof *out);
  skip_space(&s);
  if (!take(&s, '{'))
    return 0;
  do
    good = scan_field(&s, out);
  while (good && take(&s, ','));
  if (!good || !take(&s, '}'))
    return 0;
  skip_space(&s);
  return s.at == s.end;
}

static size_t
encode(uint32_t c, char *to)
{
  size_t n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4, i;
  static const unsigned char lead[] = {0, 0x00, 0xC0, 0xE0, 0xF0};
  for (i = n - 1; i > 0; i--, c >>= 6)
    to[i] = (char)(0x80 | (c & 0x3F));
  to[0] = (char)(lead[n] | c);
  return n;
}

/* No escape is shorter than what it stands for. */
int
json_unescape(json_slice string, buffer *to)
{
  const char *at, *end;
  char *out;
  if (!string.at || string.len < 2 || *string.at != '"')
    return -1;
  out = buffer_room(to, string.len);
  if (!out)
    return -1;
  at = string.at + 1;
  end = string.at + string.len - 1;
  while (at < end) {
    const char *escape = memchr(at, '\\', (size_t)(end - at));
    size_t n = (size_t)((escape ? escape : end) - at);
    memcpy(out, at, n);
    out += n;
    at += n;
    if (escape) {
      out += encode(escaped(at, end, &n), out);
      at += n;
    }
  }
  to->len = (size_t)(out - to->data);
  return 0;
}
