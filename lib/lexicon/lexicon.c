/*
 * The lexicon's look-ups over the tables of lexicon_table.inc.
 *
 * In: a form.  Out: its entry.  The form is folded and hashed (FNV-1a, 64 bits); the hash's upper half names a
 * bucket, whose displacement and the lower half name the one slot where the form can be.  A slot has most of its
 * form's hash, which tells it from others: the form itself, far from there, is not looked at.  Entry ids are slots plus
 * one.  Method: Belazzougui, Botelho, Dietzfelbinger, "Hash, displace, and compress" (ESA 2009).
 */
#include "lexicon/lexicon.h"

#include <string.h>

#include "base/bytes.h"
#include "base/fetch.h"

#include "lexicon/lexicon_table.inc"

enum { MAX_FORM = 40, EIGHT = 8, LENGTH_BITS = 6, GROUP_BITS = 12, RECORD_BITS = 16 };

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Lower case of a code point in U+0080..U+07FF; letters outside Latin-1 and Latin Extended-A keep theirs. */
static uint32_t
fold_latin(uint32_t cp)
{
  if (cp >= 0xC0 && cp <= 0xDE && cp != 0xD7)
    return cp + 0x20;
  if (cp == 0x178)
    return 0xFF;
  if ((cp >= 0x100 && cp <= 0x137 && cp != 0x130) || (cp >= 0x14A && cp <= 0x177))
    return cp | 1;
  if ((cp >= 0x139 && cp <= 0x148) || (cp >= 0x179 && cp <= 0x17E))
    return cp + (cp & 1);
  return cp;
}

static size_t
fold_two_bytes(const unsigned char *s, char *out)
{
  uint32_t cp = fold_latin((uint32_t)(s[0] & 0x1F) << 6 | (s[1] & 0x3Fu));
  out[0] = (char)(0xC0 | cp >> 6);
  out[1] = (char)(0x80 | (cp & 0x3F));
  return 2;
}

static int
is_apostrophe(const unsigned char *s, size_t left)
{
  return left >= 3 && s[0] == 0xE2 && s[1] == 0x80 && (s[2] == 0x98 || s[2] == 0x99);
}

/* Folds a form of ASCII by eights: which length it has is a toss-up, hence no branch for what is left.  0: it has other
 * bytes, or there is not the room. */
static size_t
fold_ascii(const char *form, size_t len, size_t before, char *out, size_t size)
{
  size_t last = (len - 1) / EIGHT * EIGHT, n;
  uint64_t x, all;
  if (!len || last + EIGHT > size || len == size)
    return 0;
  all = x = qai_bytes_load_end(form + len, len, before + len);
  qai_bytes_store8(qai_bytes_lower8(x), out + last);
  for (n = 0; n < last; n += EIGHT) {
    all |= x = qai_bytes_load8(form + n);
    qai_bytes_store8(qai_bytes_lower8(x), out + n);
  }
  return all & 0x8080808080808080u ? 0 : len;
}

static size_t
fold_any(const unsigned char *s, size_t len, char *out, size_t size)
{
  size_t i = 0, n = 0;
  while (i < len) {
    if (n + 2 > size)
      return 0;
    if (s[i] < 0x80) {
      out[n++] = (char)(s[i] >= 'A' && s[i] <= 'Z' ? s[i] | 0x20 : s[i]);
      i++;
    } else if (s[i] >= 0xC2 && s[i] < 0xE0 && i + 1 < len) {
      n += fold_two_bytes(s + i, out + n);
      i += 2;
    } else if (is_apostrophe(s + i, len - i)) {
      out[n++] = '\'';
      i += 3;
    } else {
      out[n++] = (char)s[i++];
    }
  }
  return n;
}

size_t
qai_lexicon_fold(const char *form, size_t len, size_t before, char *out, size_t size)
{
  size_t n = fold_ascii(form, len, before, out, size), k;
  if (n)
    return n;
  n = fold_any((const unsigned char *)form, len, out, size);
  for (k = n; k % EIGHT && k < size; k++)
    out[k] = 0;
  return n;
}

static uint64_t
hash_byte(uint64_t h, uint64_t c)
{
  return (h ^ (c & 255)) * 0x100000001B3u;
}

/* As qai_hash_more(), with 64 bits. */
static uint64_t
hash_more(uint64_t h, uint64_t x, size_t n)
{
  static const uint64_t back[] = {0x48e254e75f5eb9e1u, 0x375026270df5d953u, 0xf30a275cb8c04809u,
                                  0xba88eb8deeba674bu, 0xb10f8d2ca6bd8471u, 0x9af153df54080c03u,
                                  0x501d877bc9ac6919u, 0xce965057aff6957bu, 0x0000000000000001u};
  h = hash_byte(h, x);
  h = hash_byte(h, x >> 8);
  h = hash_byte(h, x >> 16);
  h = hash_byte(h, x >> 24);
  h = hash_byte(h, x >> 32);
  h = hash_byte(h, x >> 40);
  h = hash_byte(h, x >> 48);
  return hash_byte(h, x >> 56) * back[n];
}

/* Of a folded form, with the zeros behind it. */
static uint64_t
hash(const char *s, size_t len)
{
  uint64_t h = 0xCBF29CE484222325u;
  for (; len > EIGHT; len -= EIGHT, s += EIGHT)
    h = hash_more(h, qai_bytes_load8(s), EIGHT);
  h = hash_more(h, qai_bytes_load8(s), len);
  h ^= h >> 33;
  h *= 0xFF51AFD7ED558CCDu;
  return h ^ (h >> 33);
}

static uint32_t
bucket_of(uint64_t h)
{
  return (uint32_t)(((h >> 32) * LEXICON_BUCKETS) >> 32);
}

static uint32_t
slot_of(uint64_t h)
{
  uint32_t x = ((uint32_t)h + lexicon_displacement[bucket_of(h)]) * 0x85EBCA6Bu;
  x ^= x >> 13;
  x *= 0xC2B2AE35u;
  return (uint32_t)(((uint64_t)x * LEXICON_SLOTS) >> 32);
}

/* A form that is looked for. */
typedef struct seek {
  char folded[MAX_FORM + EIGHT];
  size_t n; /* 0: none is like it */
  uint64_t hash;
  uint32_t id; /* the only one that it can have */
} seek;

static void
seek_begin(const char *form, size_t len, size_t before, seek *s)
{
  s->n = 0;
  s->hash = 0;
  if (len == 0 || len > 3 * MAX_FORM)
    return;
  s->n = qai_lexicon_fold(form, len > 1 && form[len - 1] == '.' ? len - 1 : len, before, s->folded, sizeof s->folded);
  if (s->n > MAX_FORM)
    s->n = 0;
  if (s->n)
    s->hash = hash(s->folded, s->n);
}

static void
seek_slot(seek *s)
{
  s->id = slot_of(s->hash) + 1;
}

static uint32_t
seek_end(const seek *s)
{
  return s->n && !((lexicon_entry[s->id] ^ s->hash) >> RECORD_BITS) ? s->id : 0;
}

uint32_t
qai_lexicon_find(const char *form, size_t len)
{
  seek s;
  seek_begin(form, len, 0, &s);
  if (s.n == 0)
    return 0;
  seek_slot(&s);
  return seek_end(&s);
}

int
qai_lexicon_leads(const char *form, size_t len)
{
  seek s;
  uint32_t bit;
  seek_begin(form, len, 0, &s);
  bit = (uint32_t)s.hash % (32 * COUNT(lexicon_leads));
  if (s.n == 0 || !(lexicon_leads[bit / 32] >> bit % 32 & 1))
    return 0;
  seek_slot(&s);
  return (qai_lexicon_known(seek_end(&s))->classes & QAI_LEX_LEADS) != 0;
}

/* Each step asks for what the next one reads, of all the forms: the tables are large, and what is read of them hangs on
 * what was read before. */
void
qai_lexicon_find_all(const qai_lexicon_query *forms, uint32_t n, uint32_t *ids)
{
  seek seeks[QAI_LEXICON_FORMS];
  uint32_t i;
  for (i = 0; i < n; i++) {
    seek_begin(forms[i].bytes, forms[i].len, forms[i].before, &seeks[i]);
    qai_fetch(&lexicon_displacement[bucket_of(seeks[i].hash)]);
  }
  for (i = 0; i < n; i++) {
    seek_slot(&seeks[i]);
    qai_fetch(&lexicon_entry[seeks[i].id]);
  }
  for (i = 0; i < n; i++)
    ids[i] = seek_end(&seeks[i]);
}

const qai_lexicon_tables qai_lexicon_data = {lexicon_entry, lexicon_lexeme};

const qai_lexeme *
qai_lexicon_entry(uint32_t id)
{
  return qai_lexicon_known(id < COUNT(lexicon_entry) ? id : 0);
}

const char *
qai_lexicon_form(uint32_t id, size_t *len)
{
  uint32_t string = id < COUNT(lexicon_string) ? lexicon_string[id] : 0;
  *len = string & ((1u << LENGTH_BITS) - 1);
  return (const char *)&lexicon_pool + (string >> LENGTH_BITS);
}

uint32_t
qai_lexicon_size(void)
{
  return LEXICON_SLOTS + 1;
}

uint32_t
qai_lexicon_checksum(void)
{
  return LEXICON_CHECKSUM;
}

uint32_t
qai_lexicon_lemma_entry(uint16_t lemma)
{
  return lemma < COUNT(lexicon_lemma) ? lexicon_lemma[lemma] : 0;
}

/* Index of the first of `n` ascending values that is not below `value`. */
static size_t
lower_bound(const uint32_t *values, size_t n, uint32_t value)
{
  size_t low = 0, high = n;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (values[middle] < value)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

int
qai_lexicon_verb_particle(uint16_t lemma, uint16_t particle)
{
  uint32_t key = (uint32_t)lemma << 16 | particle;
  size_t i = lower_bound(lexicon_particle, COUNT(lexicon_particle), key);
  return i < COUNT(lexicon_particle) && lexicon_particle[i] == key;
}

uint8_t
qai_lexicon_verb_move(uint16_t lemma)
{
  return lemma < COUNT(lexicon_move) ? lexicon_move[lemma] : QAI_MOVE_NONE;
}

int
qai_lexicon_verb_tells(uint16_t lemma)
{
  return lemma < COUNT(lexicon_object) && lexicon_object[lemma];
}

/* The two runs of groups are short and ascending: they are merged. */
int
qai_lexicon_nickname(uint32_t a, uint32_t b)
{
  const uint32_t *groups = lexicon_nickname;
  const uint32_t mask = (1u << GROUP_BITS) - 1;
  size_t n = COUNT(lexicon_nickname), i, j;
  if (a == b || a == 0 || b == 0 || a > LEXICON_SLOTS || b > LEXICON_SLOTS)
    return 0;
  i = lower_bound(groups, n, a << GROUP_BITS);
  j = lower_bound(groups, n, b << GROUP_BITS);
  while (i < n && j < n && groups[i] >> GROUP_BITS == a && groups[j] >> GROUP_BITS == b) {
    if ((groups[i] & mask) == (groups[j] & mask))
      return 1;
    if ((groups[i] & mask) < (groups[j] & mask))
      i++;
    else
      j++;
  }
  return 0;
}
