/*
 * Features of the tagger (templates.h).  In: words with their lexicon entries.  Out: hashes, each of one template
 * and its values.  The templates are those of Ratnaparkhi (EMNLP 1996) and Collins (EMNLP 2002), with the
 * lexicon's parts of speech and classes for what they take from a dictionary.
 */
#include "tag/templates.h"

#include "base/bytes.h"
#include "base/hash.h"

enum { MAX_FORM = 48 };

const qai_tag_word qai_tag_border = {1, 1, {1, 1, 1}, 1, 0, 0};

static uint32_t
mix(uint32_t a, uint32_t b)
{
  uint32_t h = (a ^ b * 0x9E3779B1u) * 0x85EBCA6Bu;
  return h ^ h >> 15;
}

/* One template's value; the last step spreads it, since its upper bits name the bucket and the lower ones the row. */
static uint32_t
value1(uint32_t template, uint32_t a)
{
  uint32_t h = mix(template * 0x27D4EB2Fu + 0x165667B1u, a) * 0xC2B2AE35u;
  return h ^ h >> 16;
}

static uint32_t
value2(uint32_t template, uint32_t a, uint32_t b)
{
  return value1(template, mix(a, b));
}

static uint32_t
value3(uint32_t template, uint32_t a, uint32_t b, uint32_t c)
{
  return value1(template, mix(mix(a, b), c));
}

/* Four bytes as one number, the first the highest. */
static uint32_t
first_high4(const char *s)
{
  const unsigned char *b = (const unsigned char *)s;
  return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

/* Up to three. */
static uint32_t
pack(const char *s, size_t len)
{
  uint32_t value = 0;
  size_t i;
  for (i = 0; i < len; i++)
    value = value << 8 | (unsigned char)s[i];
  return value;
}

static void
read_ends(const char *form, size_t n, qai_tag_word *out)
{
  uint32_t last = n < 4 ? pack(form, n) : first_high4(form + n - 4);
  out->prefix = n < 4 ? last : first_high4(form) >> 8;
  out->suffix[0] = n < 2 ? 0 : last & 0xFFFF;
  out->suffix[1] = n < 3 ? 0 : last & 0xFFFFFF;
  out->suffix[2] = n < 4 ? 0 : last;
}

enum { SHAPE_CAPITAL = 1, SHAPE_ALL_CAPS = 2, SHAPE_START = 4, SHAPE_DIGIT = 8, SHAPE_HYPHEN = 16, SHAPE_CLITIC = 32 };

static uint32_t
shape_of_flags(uint32_t flags)
{
  uint32_t shape = 0;
  if (flags & QUOTEATTR_FLAG_CAPITAL)
    shape |= SHAPE_CAPITAL;
  if (flags & QUOTEATTR_FLAG_ALL_CAPS)
    shape |= SHAPE_ALL_CAPS;
  if (flags & QUOTEATTR_FLAG_SENTENCE_START)
    shape |= SHAPE_START;
  if (flags & QUOTEATTR_FLAG_CLITIC)
    shape |= SHAPE_CLITIC;
  return shape;
}

static uint32_t
shape_of_bytes(const char *form, size_t n)
{
  uint32_t shape = 0;
  size_t i;
  for (i = 0; i < n; i++) {
    if (form[i] >= '0' && form[i] <= '9')
      shape |= SHAPE_DIGIT;
    if (form[i] == '-')
      shape |= SHAPE_HYPHEN;
  }
  return shape;
}

/* Are all of `n` bytes '@' or above it, so neither digits nor hyphens? */
static int
are_letters(uint64_t x, size_t n)
{
  const uint64_t sixth = 0x4040404040404040u;
  return !(~(x | x >> 1) & sixth >> 8 * (8 - n));
}

/* The hash of a form with zeros behind it up to the eighth byte; *letters stays 1 when it has no byte below '@'. */
static uint32_t
hash_form(const char *form, size_t n, int *letters)
{
  uint32_t h = QAI_HASH_FIRST;
  size_t i;
  for (i = 0; i < n; i += 8) {
    uint64_t x = qai_bytes_load8(form + i);
    size_t here = n - i < 8 ? n - i : 8;
    h = qai_hash_more(h, x, here);
    *letters &= are_letters(x, here);
  }
  return h;
}

void
qai_tag_word_init(const char *bytes, const quoteattr_token *token, const qai_lexeme *lexeme, qai_tag_word *out)
{
  static const uint32_t telling = QAI_LEX_GIVEN_NAME | QAI_LEX_SURNAME | QAI_LEX_PLACE | QAI_LEX_DEMONYM |
                                  QAI_LEX_ORG_NOUN | QAI_LEX_TITLE | QAI_LEX_ROLE | QAI_LEX_MONTH_DAY | QAI_LEX_COMMON;
  char form[MAX_FORM];
  size_t len = token->end - token->start, n;
  int letters = 1;
  n = qai_lexicon_fold(bytes + token->start, len < MAX_FORM - 2 ? len : MAX_FORM - 2, token->start, form, sizeof form);
  out->form = hash_form(form, n, &letters);
  read_ends(form, n, out);
  out->ambiguity = lexeme->tags << 6 ^ (uint32_t)lexeme->tag << 1 ^ lexeme->tag_sure;
  out->classes = lexeme->classes & telling;
  out->shape = shape_of_flags(token->flags) | (letters ? 0 : shape_of_bytes(form, n));
}

uint32_t
qai_tag_own_part(const qai_tag_word *w, uint32_t *f)
{
  f[0] = value1(1, w->form);
  f[1] = value2(2, w->form, w->shape);
  f[2] = value2(3, w->suffix[0], w->shape);
  f[3] = value1(4, w->suffix[1]);
  f[4] = value2(5, w->suffix[2], w->shape);
  f[5] = value1(6, w->prefix);
  f[6] = value2(18, w->classes, w->shape);
  return 7;
}

uint32_t
qai_tag_kind_own_part(const qai_tag_word *w, uint32_t *f)
{
  f[0] = value2(13, w->ambiguity, w->shape);
  return 1;
}

uint32_t
qai_tag_after_part(const qai_tag_word *after, uint32_t *f)
{
  f[0] = value1(8, after->form);
  f[1] = value1(16, after->suffix[1]);
  return 2;
}

uint32_t
qai_tag_kind_after_part(const qai_tag_word *after, uint32_t *f)
{
  f[0] = value1(40, after->ambiguity);
  f[1] = value1(43, after->shape);
  return 2;
}

uint32_t
qai_tag_after2_part(const qai_tag_word *after2, uint32_t *f)
{
  f[0] = value1(10, after2->form);
  return 1;
}

uint32_t
qai_tag_kind_after2_part(const qai_tag_word *after2, uint32_t *f)
{
  f[0] = value1(41, after2->ambiguity);
  return 1;
}

uint32_t
qai_tag_before_part(const qai_tag_word *before, uint32_t *f)
{
  f[0] = value1(7, before->form);
  f[1] = value1(42, before->suffix[1]);
  return 2;
}

uint32_t
qai_tag_kind_before_part(const qai_tag_word *before, uint32_t *f)
{
  f[0] = value1(44, before->shape);
  return 1;
}

uint32_t
qai_tag_before2_part(const qai_tag_word *before2, uint32_t *f)
{
  f[0] = value1(9, before2->form);
  return 1;
}

uint32_t
qai_tag_own_tag_part(const qai_tag_word *w, uint32_t t1, uint32_t *f)
{
  f[0] = value2(34, t1, w->form);
  f[1] = value3(37, t1, w->suffix[1], w->shape);
  return 2;
}

uint32_t
qai_tag_tags_part(uint32_t t1, uint32_t t2, uint32_t *f)
{
  f[0] = value1(32, t1);
  f[1] = value1(33, t1 << 5 | t2);
  return 2;
}

uint32_t
qai_tag_history_part(const qai_tag_word *w, uint32_t t1, uint32_t t2, uint32_t *f)
{
  f[0] = value2(35, t1 << 5 | t2, w->ambiguity);
  return 1;
}

uint32_t
qai_tag_shapes_part(uint32_t before, uint32_t shape, uint32_t after, uint32_t *f)
{
  f[0] = value3(17, shape, before, after);
  return 1;
}

void
qai_tag_features(const qai_tag_word *const *window, uint32_t t1, uint32_t t2, uint32_t *f)
{
  const qai_tag_word *const *at = window + QAI_TAG_REACH;
  f += qai_tag_own_part(at[0], f);
  f += qai_tag_kind_own_part(at[0], f);
  f += qai_tag_after_part(at[1], f);
  f += qai_tag_kind_after_part(at[1], f);
  f += qai_tag_after2_part(at[2], f);
  f += qai_tag_kind_after2_part(at[2], f);
  f += qai_tag_before_part(at[-1], f);
  f += qai_tag_kind_before_part(at[-1], f);
  f += qai_tag_before2_part(at[-2], f);
  f += qai_tag_own_tag_part(at[0], t1, f);
  f += qai_tag_tags_part(t1, t2, f);
  f += qai_tag_history_part(at[0], t1, t2, f);
  qai_tag_shapes_part(at[-1]->shape, at[0]->shape, at[1]->shape, f);
}
