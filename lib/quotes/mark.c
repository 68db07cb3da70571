/*
 * Reads the quotation marks of a text, paragraph by paragraph.  The class masks lead from one byte that may begin a
 * mark to the next.
 *
 * A run of apostrophes or backticks is read by its length: one is a single mark, two a double mark, three a double
 * and a single one (which comes first depends on the side that touches a word), four two double ones, more none.
 */
#include "quotes/mark.h"

#include "tag/tag.h"

#include <string.h>

enum { LOOK_AHEAD = 12 }; /* bytes of marks and emphasis to look beyond; constant, so that all stays linear */

typedef struct glyph {
  uint8_t len, family, shape;
} glyph;

/* Goes over one paragraph's marks. */
typedef struct reader {
  const qai_text *text;
  uint32_t start, end; /* of the paragraph */
  uint32_t at;         /* next byte to read */
  int before;          /* the side seen last that was not a mark */
  int single;          /* the text puts speech into single marks: ''Tis is a mark and an elision */
} reader;

/* General punctuation, U+2018 to U+203A. */
static int
read_general(unsigned char c, glyph *g)
{
  static const signed char family[] = {1, 1, 1, 1, 0, 0, 0, 0};
  static const unsigned char shape[] = {QAI_SHAPE_OPENING, QAI_SHAPE_CLOSING, QAI_SHAPE_LOW, QAI_SHAPE_OPENING,
                                        QAI_SHAPE_OPENING, QAI_SHAPE_CLOSING, QAI_SHAPE_LOW, QAI_SHAPE_OPENING};
  g->len = 3;
  if (c >= 0x98 && c <= 0x9F) {
    g->family = (uint8_t)family[c - 0x98];
    g->shape = shape[c - 0x98];
    return 1;
  }
  g->family = QAI_FAMILY_GUILLEMET;
  g->shape = c == 0xB9 ? QAI_SHAPE_OPENING : QAI_SHAPE_CLOSING;
  return c == 0xB9 || c == 0xBA;
}

static int
read_latin(unsigned char c, glyph *g)
{
  g->len = 2;
  g->family = QAI_FAMILY_GUILLEMET;
  g->shape = c == 0xAB ? QAI_SHAPE_OPENING : QAI_SHAPE_CLOSING;
  return c == 0xAB || c == 0xBB;
}

static int
read_corner(unsigned char c, glyph *g)
{
  g->len = 3;
  g->family = QAI_FAMILY_CORNER;
  g->shape = c & 1 ? QAI_SHAPE_CLOSING : QAI_SHAPE_OPENING;
  return c >= 0x8C && c <= 0x8F;
}

static int
read_ascii(unsigned char c, glyph *g)
{
  g->len = 1;
  g->family = c == '"' ? QAI_FAMILY_DOUBLE : QAI_FAMILY_SINGLE;
  g->shape = c == '`' ? QAI_SHAPE_OPENING : QAI_SHAPE_STRAIGHT;
  return c == '"' || c == '\'' || c == '`';
}

/* The one mark at byte `i`, runs not yet looked at. */
static int
read_glyph(const char *bytes, uint32_t i, uint32_t end, glyph *g)
{
  const unsigned char *s = (const unsigned char *)bytes + i;
  if (s[0] < 0x80)
    return read_ascii(s[0], g);
  if (s[0] == 0xC2 && end - i >= 2)
    return read_latin(s[1], g);
  if (end - i < 3 || s[1] != 0x80)
    return 0;
  return s[0] == 0xE2 ? read_general(s[2], g) : s[0] == 0xE3 ? read_corner(s[2], g) : 0;
}

/* Side of a character of more than one byte that is no mark. */
static int
wide_side(const unsigned char *s, uint32_t left)
{
  if (left >= 2 && s[0] == 0xC2)
    return s[1] == 0xA0 ? QAI_SIDE_SPACE : s[1] == 0xA1 || s[1] == 0xBF ? QAI_SIDE_OPEN : QAI_SIDE_OTHER;
  if (left < 3 || (s[0] != 0xE2 && s[0] != 0xE3) || s[1] != 0x80)
    return QAI_SIDE_LETTER;
  if (s[0] == 0xE3)
    return s[2] == 0x80 ? QAI_SIDE_SPACE : s[2] <= 0x82 ? QAI_SIDE_STOP : QAI_SIDE_OTHER;
  if (s[2] >= 0x90 && s[2] <= 0x95)
    return QAI_SIDE_DASH;
  return s[2] <= 0x8B || (s[2] >= 0xA8 && s[2] <= 0xAF) ? QAI_SIDE_SPACE
         : s[2] == 0xA6                                 ? QAI_SIDE_STOP
                                                        : QAI_SIDE_OTHER;
}

static int
side_of(const char *bytes, uint32_t i, uint32_t end)
{
  const unsigned char c = (unsigned char)bytes[i];
  if (c >= 0x80)
    return wide_side((const unsigned char *)bytes + i, end - i);
  if (c <= ' ')
    return QAI_SIDE_SPACE;
  if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')
    return QAI_SIDE_LETTER;
  if (c >= '0' && c <= '9')
    return QAI_SIDE_DIGIT;
  if (strchr(".,!?;:", c))
    return QAI_SIDE_STOP;
  if (strchr("([{<", c))
    return QAI_SIDE_OPEN;
  if (strchr(")]}>", c))
    return QAI_SIDE_CLOSE;
  return c == '-' ? QAI_SIDE_DASH : QAI_SIDE_OTHER;
}

static uint32_t
char_len(unsigned char c)
{
  return c < 0xC0 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

static int
is_emphasis(char c)
{
  return c == '_' || c == '*';
}

/* The first side from byte `i` on that is neither mark nor emphasis. */
static int
side_after(const char *bytes, uint32_t i, uint32_t end)
{
  uint32_t stop = end - i > LOOK_AHEAD ? i + LOOK_AHEAD : end;
  glyph g;
  while (i < stop) {
    if (read_glyph(bytes, i, end, &g))
      i += g.len;
    else if (is_emphasis(bytes[i]))
      i++;
    else
      return side_of(bytes, i, end);
  }
  return QAI_SIDE_SPACE;
}

static int
is_letter(char c)
{
  return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static int
is_digit(char c)
{
  return c >= '0' && c <= '9';
}

/* A form with its apostrophe is one that loses its beginning ("'tis"), or a clitic set apart ("I 've"). */
static int
is_clipped_form(const char *form, uint32_t n)
{
  const qai_lexeme *e = qai_lexicon_entry(qai_lexicon_find(form, n));
  return (e->classes & QAI_LEX_ELISION) != 0 || e->tag == QAI_TAG_AUX || e->tag == QAI_TAG_PART;
}

/* A word or number that the apostrophe before byte `i` may have clipped: 'tis, '90s. */
static int
is_elision(const char *bytes, uint32_t i, uint32_t end)
{
  char form[12] = "'";
  uint32_t n = 0;
  while (n < sizeof form - 2 && i + n < end && is_letter(bytes[i + n])) {
    form[n + 1] = bytes[i + n];
    n++;
  }
  if (n)
    return is_clipped_form(form, n + 1);
  return end - i >= 2 && is_digit(bytes[i]) && is_digit(bytes[i + 1]) && !(end - i >= 3 && is_digit(bytes[i + 2]));
}

/* A word that an apostrophe at byte `i` may have shortened: "goin'", "o'", "th'". */
static int
is_clipped(const char *bytes, uint32_t start, uint32_t i)
{
  uint32_t n = 0;
  while (n < 6 && i - n > start && is_letter(bytes[i - n - 1]))
    n++;
  return n && (n <= 2 || (n >= 4 && bytes[i - 1] == 'n' && bytes[i - 2] == 'i'));
}

/* Feet, minutes: a digit before.  Inches: a digit before, and feet before that. */
static int
is_prime(const char *bytes, uint32_t start, uint32_t i, int family)
{
  uint32_t k = i;
  if (k == start || !is_digit(bytes[k - 1]))
    return 0;
  if (family == QAI_FAMILY_SINGLE)
    return 1;
  while (k > start && i - k < 6 && (is_digit(bytes[k - 1]) || bytes[k - 1] == '.' || bytes[k - 1] == ' '))
    k--;
  return k > start + 1 && is_digit(bytes[k - 2]) && bytes[k - 1] == '\'';
}

static uint8_t
flags_of(const reader *r, const qai_mark *m)
{
  const char *bytes = r->text->bytes;
  uint8_t flags = m->start == r->start ? QAI_MARK_EDGE : 0;
  if (m->before != QAI_SIDE_SPACE && m->after != QAI_SIDE_SPACE)
    flags |= QAI_MARK_TIGHT;
  if (m->shape != QAI_SHAPE_LOW && is_prime(bytes, r->start, m->start, m->family))
    flags |= QAI_MARK_PRIME;
  if (m->family != QAI_FAMILY_SINGLE)
    return flags;
  if (m->before != QAI_SIDE_LETTER && is_elision(bytes, m->end, r->end))
    flags |= QAI_MARK_ELISION;
  if (m->before == QAI_SIDE_LETTER && m->after != QAI_SIDE_LETTER && m->start > r->start) {
    if ((bytes[m->start - 1] | 0x20) == 's')
      flags |= QAI_MARK_POSSESSIVE;
    if (is_clipped(bytes, r->start, m->start))
      flags |= QAI_MARK_CLIPPED;
  }
  return flags;
}

static void
add(const reader *r, qai_mark *m, uint32_t start, uint32_t end, const glyph *g)
{
  m->start = start;
  m->end = end;
  m->family = g->family;
  m->shape = g->shape;
  m->before = (uint8_t)r->before;
  m->after = (uint8_t)side_after(r->text->bytes, end, r->end);
  m->flags = flags_of(r, m);
}

/* Length of the run of equal marks at the reader's place. */
static uint32_t
run_length(const reader *r, const glyph *g)
{
  const char *s = r->text->bytes;
  uint32_t n = 1, i = r->at + g->len;
  while (i + g->len <= r->end && !memcmp(s + r->at, s + i, g->len)) {
    n++;
    i += g->len;
  }
  return n;
}

/* A run of single marks as the marks that it stands for (at most two). */
static uint32_t
add_run(reader *r, qai_mark *marks, glyph g)
{
  uint32_t n = run_length(r, &g), unit = g.len, at = r->at;
  glyph two = g;
  two.family = QAI_FAMILY_DOUBLE;
  r->at += n * unit;
  if (n == 1) {
    add(r, marks, at, at + unit, &g);
    return 1;
  }
  if (n == 2 && r->single && is_elision(r->text->bytes, r->at, r->end)) { /* ''Tis */
    add(r, marks, at, at + unit, &g);
    add(r, marks + 1, at + unit, r->at, &g);
    return 2;
  }
  if (n == 3) {
    uint32_t mid = at + (r->before == QAI_SIDE_SPACE || r->before == QAI_SIDE_OPEN ? 2 * unit : unit);
    add(r, marks, at, mid, mid - at == unit ? &g : &two);
    add(r, marks + 1, mid, at + 3 * unit, mid - at == unit ? &two : &g);
    return 2;
  }
  if (n > 4)
    return 0;
  add(r, marks, at, at + 2 * unit, &two);
  if (n == 4)
    add(r, marks + 1, at + 2 * unit, at + 4 * unit, &two);
  return n / 2;
}

/* Bytes that a mark, emphasis or a character of more than one byte with a side of its own may begin with. */
static const uint8_t stops[256] = {
    ['"'] = 1, ['\''] = 1, ['`'] = 1, ['_'] = 1, ['*'] = 1, [0xC2] = 1, [0xE2] = 1, [0xE3] = 1};

/* The next byte from `i` on, below `end`, that is one of `stops`; else `end`. */
static uint32_t
next_stop(const qai_text *text, uint32_t i, uint32_t end)
{
  uint32_t block = i >> 6;
  uint64_t bits = i < end ? ~qai_masks_plain(&text->masks, block) & ~UINT64_C(0) << (i & 63) : 0;
  while (i < end) {
    for (; bits; bits &= bits - 1) {
      i = (block << 6) + qai_masks_ctz(bits);
      if (i >= end || stops[(unsigned char)text->bytes[i]])
        return i < end ? i : end;
    }
    i = ++block << 6;
    if (i < end)
      bits = ~qai_masks_plain(&text->masks, block);
  }
  return end;
}

/* Goes over what is surely no mark; only its last character matters. */
static void
skip_plain(reader *r)
{
  uint32_t start = r->at, i;
  r->at = next_stop(r->text, start, r->end);
  if (r->at == start || r->at == r->end)
    return;
  for (i = r->at - 1; i > start && ((unsigned char)r->text->bytes[i] & 0xC0) == 0x80; i--)
    ;
  r->before = side_of(r->text->bytes, i, r->end);
}

static void
skip_other(reader *r)
{
  const char *s = r->text->bytes;
  if (!is_emphasis(s[r->at]))
    r->before = side_of(s, r->at, r->end);
  r->at += char_len((unsigned char)s[r->at]);
}

/* Goes beyond "```" or "```c" alone on its line, which fences code in; returns whether it is there. */
static int
skip_fence(reader *r)
{
  const char *s = r->text->bytes;
  uint32_t i = r->at;
  if (i > 0 && s[i - 1] != '\n')
    return 0;
  while (i < r->end && s[i] == '`')
    i++;
  if (i - r->at < 3)
    return 0;
  while (i < r->end && (unsigned char)s[i] > ' ')
    i++;
  if (i < r->end && s[i] != '\n' && s[i] != '\r')
    return 0;
  r->at = i;
  r->before = QAI_SIDE_OTHER;
  return 1;
}

/* What stands at the reader's place as the marks it is (at most two). */
static uint32_t
read_next(reader *r, qai_mark *marks)
{
  glyph g;
  if (skip_fence(r))
    return 0;
  if (!read_glyph(r->text->bytes, r->at, r->end, &g)) {
    skip_other(r);
    return 0;
  }
  if (g.family == QAI_FAMILY_SINGLE && g.shape != QAI_SHAPE_LOW)
    return add_run(r, marks, g);
  add(r, marks, r->at, r->at + g.len, &g);
  r->at += g.len;
  return 1;
}

static int
read_paragraph(reader *r, qai_arena *arena, qai_marks *out)
{
  qai_mark marks[2];
  uint32_t i, n;
  for (skip_plain(r); r->at < r->end; skip_plain(r)) {
    n = read_next(r, marks);
    for (i = 0; i < n; i++)
      if (QAI_PUSH(arena, out, marks[i]))
        return QUOTEATTR_ERR_NOMEM;
  }
  return QUOTEATTR_OK;
}

int
qai_marks_read(const qai_text *text, int single, qai_arena *arena, qai_marks *out)
{
  uint32_t p;
  memset(out, 0, sizeof *out);
  for (p = 0; p < text->n_paragraphs; p++) {
    const qai_paragraph *paragraph = &text->paragraphs[p];
    reader r = {text, paragraph->start, paragraph->end, paragraph->start, QAI_SIDE_SPACE, single};
    if (read_paragraph(&r, arena, out))
      return QUOTEATTR_ERR_NOMEM;
  }
  return QUOTEATTR_OK;
}

static int
is_wordlike(int side)
{
  return side == QAI_SIDE_LETTER || side == QAI_SIDE_DIGIT;
}

void
qai_marks_drop_apostrophes(qai_marks *marks)
{
  uint32_t i, n = 0;
  for (i = 0; i < marks->n; i++) {
    const qai_mark *m = &marks->data[i];
    if (m->family != QAI_FAMILY_SINGLE || (m->shape != QAI_SHAPE_STRAIGHT && m->shape != QAI_SHAPE_CLOSING) ||
        !is_wordlike(m->before) || !is_wordlike(m->after))
      marks->data[n++] = *m;
  }
  marks->n = n;
}

int
qai_mark_family_at(const qai_text *text, uint32_t i)
{
  glyph g, next;
  if (i >= text->len || !read_glyph(text->bytes, i, text->len, &g))
    return -1;
  if (g.family == QAI_FAMILY_SINGLE && g.shape != QAI_SHAPE_LOW && i + g.len < text->len &&
      read_glyph(text->bytes, i + g.len, text->len, &next) && next.len == g.len &&
      !memcmp(text->bytes + i, text->bytes + i + g.len, g.len))
    return QAI_FAMILY_DOUBLE;
  return g.family;
}
