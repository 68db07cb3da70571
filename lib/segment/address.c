/*
 * URLs, e-mail addresses and the like, which are one word each.
 *
 * A URL ends at white space or a mark that cannot be in it; closing punctuation at its end is not part of it.
 */
#include "segment/scan.h"
#include "segment/wordlist.h"

#include <string.h>

enum { LOOK = 64 }; /* bytes looked ahead for an @ at most */

/* What a byte may be part of; ASK: of a URL it depends. */
enum { URL = 1, LOCAL = 2, ALNUM = 4, ASK = 8 };

static const unsigned char parts[256] = {
#define U URL
#define L (URL | LOCAL)
#define A (URL | LOCAL | ALNUM)
#define K (URL | ASK)
#define U8 U, U, U, U, U, U, U, U
#define U32 U8, U8, U8, U8
    0,   0,   0,   0, 0, 0, 0, 0, 0, 0, 0, 0,  0,  0, 0, 0, /* controls */
    0,   0,   0,   0, 0, 0, 0, 0, 0, 0, 0, 0,  0,  0, 0, 0,
    0,   U,   0,   U, U, L, U, U, K, K, U, L,  U,  L, L, U, /* space ! " # $ % & ' ( ) * + , - . / */
    A,   A,   A,   A, A, A, A, A, A, A, U, U,  0,  U, 0, U, /* 0-9 : ; < = > ? */
    U,   A,   A,   A, A, A, A, A, A, A, A, A,  A,  A, A, A, /* @ A-O */
    A,   A,   A,   A, A, A, A, A, A, A, A, U,  0,  U, 0, L, /* P-Z [ \ ] ^ _ */
    0,   A,   A,   A, A, A, A, A, A, A, A, A,  A,  A, A, A, /* ` a-o */
    A,   A,   A,   A, A, A, A, A, A, A, A, 0,  0,  0, U, U, /* p-z { | } ~ DEL */
    U32, U32, U32, U, U, K, U, U, U, U, U, U8, U8, U8
#undef U
#undef L
#undef A
#undef K
#undef U8
#undef U32
};

static int
is_alnum(char c)
{
  return (parts[(unsigned char)c] & ALNUM) != 0;
}

static int
in_url(char c)
{
  return (parts[(unsigned char)c] & URL) != 0;
}

/* Of an address, before its @ or after it. */
static int
in_local(char c)
{
  return (parts[(unsigned char)c] & LOCAL) != 0;
}

/* Length of a general punctuation mark (“ ” …) at i, which ends a URL. */
static int
is_mark(const qai_scan *sc, uint32_t i)
{
  return sc->end - i >= 3 && sc->s[i] == '\xE2' && sc->s[i + 1] == '\x80';
}

static uint32_t
url_end(const qai_scan *sc, uint32_t i)
{
  uint32_t k = i, open = 0;
  for (; k < sc->end && in_url(sc->s[k]); k++) {
    if (!(parts[(unsigned char)sc->s[k]] & ASK))
      continue;
    if (sc->s[k] == '(')
      open++;
    else if (sc->s[k] == ')' ? !open-- : is_mark(sc, k))
      break;
  }
  while (k > i && strchr(".,;:!?'\")]*", sc->s[k - 1])) {
    if (sc->s[k - 1] == ')' && memchr(sc->s + i, '(', k - i))
      break;
    k--;
  }
  return k;
}

static int
matches(const qai_scan *sc, uint32_t i, const char *lower)
{
  for (; *lower; lower++, i++) {
    char c = i < sc->end ? sc->s[i] : ' ';
    if (c >= 'A' && c <= 'Z')
      c = (char)(c | 0x20);
    if (c != *lower)
      return 0;
  }
  return 1;
}

/* A scheme, letters up to "://", or www. or mailto: */
static int
begins_url(const qai_scan *sc, uint32_t i, uint32_t e)
{
  if (matches(sc, e, "://"))
    return e + 3 < sc->end && is_alnum(sc->s[e + 3]);
  if (e - i == 3 && matches(sc, i, "www."))
    return e + 1 < sc->end && is_alnum(sc->s[e + 1]);
  return e - i == 6 && matches(sc, i, "mailto:") && e + 1 < sc->end && is_alnum(sc->s[e + 1]);
}

/* End of an address at i: local part, @, host; 0 when there is none. */
static uint32_t
email_end(const qai_scan *sc, uint32_t i, uint32_t e)
{
  uint32_t k = e;
  while (k < sc->end && k - i < LOOK && in_local(sc->s[k]))
    k++;
  if (k + 1 >= sc->end || sc->s[k] != '@' || !is_alnum(sc->s[k + 1]))
    return 0;
  for (k++; k < sc->end && in_local(sc->s[k]); k++)
    ;
  while (!is_alnum(sc->s[k - 1]))
    k--;
  return k;
}

/* Whether s[i, ...) is a host of a known domain with a path after it: example.com/page */
static int
has_path(const qai_scan *sc, uint32_t i, uint32_t e)
{
  uint32_t k = e, label = e;
  for (; k < sc->end && k - i < LOOK && in_local(sc->s[k]); k++)
    if (sc->s[k] == '.')
      label = k + 1;
  return k < sc->end && sc->s[k] == '/' && (qai_wordlist_find(sc->s + label, k - label, NULL) & QAI_LIST_HOST) != 0;
}

uint32_t
qai_scan_address_end(const qai_scan *sc, uint32_t i, uint32_t *kind)
{
  uint32_t e = qai_masks_skip_word(sc->m, i, sc->end), k;
  *kind = QUOTEATTR_TOKEN_URL;
  if (e + 1 >= sc->end || (unsigned char)sc->s[e + 1] <= ' ' || (unsigned char)sc->s[e] >= 0x80 || sc->s[e] == '\'')
    return 0;
  if (sc->s[e] == ':' || sc->s[e] == '.') {
    if (begins_url(sc, i, e) || (sc->s[e] == '.' && has_path(sc, i, e))) {
      k = url_end(sc, i);
      return k > e ? k : 0;
    }
  }
  if (!in_local(sc->s[e]) && sc->s[e] != '@')
    return 0;
  k = email_end(sc, i, e);
  *kind = QUOTEATTR_TOKEN_EMAIL;
  return k;
}
