#include "segment/lists.h"

#include <string.h>

enum { STYLE_BULLET = 1, STYLE_NUMBER = 2, STYLE_LETTER = 4, STYLE_STOP = 8, STYLE_BRACKET = 16, STYLE_BOTH = 32 };

#define UP_TO_THREE                                                                                                    \
  {                                                                                                                    \
    0, QAI_LIST_ALWAYS, QAI_LIST_ALWAYS, QAI_LIST_ALWAYS                                                               \
  }
const unsigned char qai_list_needs[32][4] = {
    [QUOTEATTR_TOKEN_WORD] = {0, QAI_LIST_MARKED, 0, 0},
    [QUOTEATTR_TOKEN_WORD + 16] = {0, QAI_LIST_MARKED, QAI_LIST_ALWAYS, 0},
    [QUOTEATTR_TOKEN_NUMBER] = {0, QAI_LIST_MARKED, QAI_LIST_MARKED, QAI_LIST_MARKED},
    [QUOTEATTR_TOKEN_PUNCT] = UP_TO_THREE,
    [QUOTEATTR_TOKEN_OPEN] = {0, QAI_LIST_ALWAYS, 0, 0},
    [QUOTEATTR_TOKEN_SYMBOL] = UP_TO_THREE,
    [QUOTEATTR_TOKEN_EMOJI] = UP_TO_THREE,
    [QUOTEATTR_TOKEN_URL] = UP_TO_THREE,
    [QUOTEATTR_TOKEN_EMAIL] = UP_TO_THREE,
    [QUOTEATTR_TOKEN_HANDLE] = UP_TO_THREE,
    [QUOTEATTR_TOKEN_HASHTAG] = UP_TO_THREE};
#undef UP_TO_THREE

const uint32_t qai_list_lengths[32] = {
    [QUOTEATTR_TOKEN_WORD] = 2,    [QUOTEATTR_TOKEN_WORD + 16] = 6, [QUOTEATTR_TOKEN_NUMBER] = 14,
    [QUOTEATTR_TOKEN_PUNCT] = 14,  [QUOTEATTR_TOKEN_OPEN] = 2,      [QUOTEATTR_TOKEN_SYMBOL] = 14,
    [QUOTEATTR_TOKEN_EMOJI] = 14,  [QUOTEATTR_TOKEN_URL] = 14,      [QUOTEATTR_TOKEN_EMAIL] = 14,
    [QUOTEATTR_TOKEN_HANDLE] = 14, [QUOTEATTR_TOKEN_HASHTAG] = 14};

static const char *
bytes_of(const qai_list *l, uint32_t i)
{
  return l->segment->text->bytes + l->segment->words[i].start;
}

static uint32_t
length_of(const qai_list *l, uint32_t i)
{
  return l->segment->words[i].end - l->segment->words[i].start;
}

/* Whether word i, right after the one before, is the single byte c. */
static int
follows(const qai_list *l, uint32_t i, char c)
{
  return i < l->end && bytes_of(l, i)[0] == c && length_of(l, i) == 1 &&
         !(l->segment->words[i].flags & QUOTEATTR_FLAG_SPACE_BEFORE);
}

/* • ⁃ ‣ ◦ ▪ ● */
static int
is_bullet(const qai_list *l, uint32_t i)
{
  static const char *const bullets = "\xE2\x80\xA2\xE2\x80\xA3\xE2\x81\x83\xE2\x97\xA6\xE2\x96\xAA\xE2\x97\x8F";
  const char *s = bytes_of(l, i);
  uint32_t k;
  if (length_of(l, i) != 3 || (s[1] == '\x80' && s[2] != '\xA2' && s[2] != '\xA3')) /* quotation marks, dashes */
    return 0;
  for (k = 0; k < 18; k += 3)
    if (!memcmp(s, bullets + k, 3))
      return 1;
  return 0;
}

static uint32_t
number_value(const qai_list *l, uint32_t i)
{
  const char *s = bytes_of(l, i);
  uint32_t k, n = length_of(l, i), v = 0;
  if (n > 3)
    return 0;
  for (k = 0; k < n; k++) {
    if (s[k] < '0' || s[k] > '9')
      return 0;
    v = v * 10 + (uint32_t)(s[k] - '0');
  }
  return v;
}

/* Value and kind of the label at word i: a number, a letter (perhaps with its full stop in the word). */
static uint32_t
label(const qai_list *l, uint32_t i, qai_marker *m)
{
  const char *s = bytes_of(l, i);
  uint32_t n = length_of(l, i);
  if (l->segment->words[i].kind == QUOTEATTR_TOKEN_NUMBER) {
    m->style = STYLE_NUMBER;
    return number_value(l, i);
  }
  if ((n != 1 && !(n == 2 && s[1] == '.')) || (s[0] | 0x20) < 'a' || (s[0] | 0x20) > 'z')
    return 0;
  m->style = STYLE_LETTER | (s[0] >= 'a' ? 64u : 0u) | (n == 2 ? (uint32_t)STYLE_STOP : 0u);
  return (uint32_t)((s[0] | 0x20) - 'a' + 1);
}

/* Reads the marker at word i: label, then . ) or both; (label).  0: none. */
static int
read_marker(const qai_list *l, uint32_t i, qai_marker *m)
{
  uint32_t k = i, open;
  if (i == l->end || !qai_list_may_begin(l->segment->text, &l->segment->words[i]))
    return 0;
  m->first = i;
  m->style = m->value = 0;
  if (is_bullet(l, i)) {
    m->style = STYLE_BULLET;
    m->after = i + 1;
    return 1;
  }
  open = bytes_of(l, k)[0] == '(';
  k += open;
  if (k >= l->end || (m->value = label(l, k, m)) == 0)
    return 0;
  k++;
  if (follows(l, k, '.')) {
    m->style |= STYLE_STOP;
    k++;
  }
  if (follows(l, k, ')')) {
    m->style |= open ? STYLE_BOTH : STYLE_BRACKET;
    k++;
  }
  m->after = k;
  return (m->style & (STYLE_STOP | STYLE_BRACKET | STYLE_BOTH)) && k < l->end &&
         l->segment->words[k].flags & QUOTEATTR_FLAG_SPACE_BEFORE;
}

/* "J. K. Holm", "C. S. Lee": a letter with another one behind it is an initial. */
static int
is_initial(const qai_list *l, const qai_marker *m)
{
  qai_marker next;
  const unsigned style = STYLE_LETTER | STYLE_STOP;
  return m->style == style && m->after < l->end && read_marker(l, m->after, &next) && next.style == style;
}

/* Finds the next item of the list after word `from`. */
static void
find_next(qai_list *l, uint32_t from)
{
  qai_marker m;
  uint32_t i;
  for (i = from; i < l->end; i++)
    if (l->segment->words[i].flags & QUOTEATTR_FLAG_SPACE_BEFORE && read_marker(l, i, &m) &&
        m.style == l->marker.style && (m.style == STYLE_BULLET || m.value == l->marker.value + 1) && !is_initial(l, &m))
      break;
  l->next = i;
}

/* The word behind a marker; bullets beside each other, and what they stand before, are one: "• • •", "• 1." */
static uint32_t
behind_marker(const qai_list *l, qai_marker m)
{
  qai_marker next;
  while (m.style == STYLE_BULLET && read_marker(l, m.after, &next))
    m = next;
  return m.after;
}

uint32_t
qai_list_enter_item(qai_list *l, uint32_t first, int paragraph_start)
{
  qai_marker m;
  if (!read_marker(l, first, &m) || (!l->active && !paragraph_start && m.value != 1) || is_initial(l, &m))
    return first;
  l->active = 1;
  l->marker = m;
  m.after = behind_marker(l, m);
  find_next(l, m.after);
  return m.after;
}
