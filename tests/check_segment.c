/* Segmentation: words with their kinds and flags, sentences, the same answer for the same text wrapped. */
#include "segment/lists.h"
#include "segment/wordlist.h"
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- words --------------------------------------------------------------------------------- */

/* A text and its words; a word that continues the token before has + before it. */
static const struct {
  const char *text, *words;
} word_cases[] = {
    {"We can't, won't and don't.", "We ca +n't , wo +n't and do +n't ."},
    {"It\xE2\x80\x99s Ann\xE2\x80\x99s.", "It +\xE2\x80\x99s Ann +\xE2\x80\x99s ."},
    {"gonna wanna cannot dont", "gon +na wan +na can +not do +nt"},
    {"its a pity its roof leaks", "it +s a pity its roof leaks"},
    {"two o'clock, O'Neill, ma'am", "two o'clock , O'Neill , ma'am"},
    {"the sailors' boat", "the sailors +' boat"},
    {"'the sailors' he said", "' the sailors ' he said"},
    {"'tis the '90s", "'tis the '90s"},
    {"``Go,'' she said", "`` Go , '' she said"},
    {"\xE2\x80\x9CGo,\xE2\x80\x9D she said", "\xE2\x80\x9C Go , \xE2\x80\x9D she said"},
    {"Mr. Hale of the U.S. and Inc. firms", "Mr. Hale of the U.S. and Inc. firms"},
    {"J. Hale, e.g. at 5 p.m. daily", "J. Hale , e.g. at 5 p.m. daily"},
    {"U.S.A., U.S.-led (p.m.) so MRS. Vogt of Inc.", "U.S.A. , U.S. - led ( p.m. ) so MRS. Vogt of Inc."},
    {"10:30. 10:30, 1:5 10:30:15 9:00am a:10", "10:30 . 10:30 , 1 : 5 10:30:15 9:00 am a : 10"},
    {"the end.", "the end ."},
    {"wait... what?! no!!", "wait ... what ?! no !!"},
    {"yes--no -- a\xE2\x80\x94"
     "b",
     "yes -- no -- a \xE2\x80\x94 b"},
    {"yes \xE2\x80\x95 no.\xE2\x80\x95"
     "a",
     "yes \xE2\x80\x95 no . \xE2\x80\x95 a"},
    {"a well-known non-stop e-mail", "a well - known non-stop e-mail"},
    {"1,000 3.5 10:30 7/16 555-0123 80-120", "1,000 3.5 10:30 7/16 555-0123 80 - 120"},
    {"11am 3km 1990s 3rd $5 50% .5 +44", "11 am 3 km 1990s 3rd $ 5 50 % .5 +44"},
    {"see http://a.example/b?c=d(e). now", "see http://a.example/b?c=d(e) . now"},
    {"www.a.example, a.b@c.example.", "www.a.example , a.b@c.example ."},
    {"@ann #sail #1", "@ann #sail # 1"},
    {"AT&T's R&D", "AT&T +'s R&D"},
    {"b/c of he/she", "b/c of he / she"},
    {"nice :) really :-(", "nice :) really :-("},
    {"caf\xC3\xA9 na\xC3\xAFve", "caf\xC3\xA9 na\xC3\xAFve"},
    {"\xE6\xA1\xA5\xE5\xBC\x80\xE3\x80\x82", "\xE6\xA1\xA5 \xE5\xBC\x80 \xE3\x80\x82"},
    {"\xE3\x82\xAB\xE3\x82\xBF", "\xE3\x82\xAB\xE3\x82\xBF"},
    {"x\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBDy", "x \xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD y"},
    {"e\xCC\x81t\xC3\xA9", "e\xCC\x81t\xC3\xA9"},
    {"\xD8\x80x y \xD8\x80\xCC\x88 z", "\xD8\x80x y z"},
    {"\xD8\x80\xF0\x9F\x98\x80 z", "\xD8\x80\xF0\x9F\x98\x80 z"},
    {"well,\xCC\x81 no", "well ,\xCC\x81 no"},
    {"She's here. They don't go, it\xE2\x80\x99ll rain. So",
     "She +'s here . They do +n't go , it +\xE2\x80\x99ll rain . So"},
    {"five o'clock. Ann's. I'm", "five o'clock . Ann +'s . I +'m"},
    {"the B2's and N'T, a b. c", "the B2 +'s and N'T , a b . c"},
    {"Mr. O'Hara of D\xE2\x80\x99"
     "Aubigny. The sailors\xE2\x80\x99 boat",
     "Mr. O'Hara of D\xE2\x80\x99"
     "Aubigny . The sailors +\xE2\x80\x99 boat"},
    {"on 07/30/2001 9/11 and 1/2/3 at 6AM, 713-555-0123 or 3-1. So",
     "on 07/30/2001 9/11 and 1/2/3 at 6 AM , 713-555-0123 or 3 - 1 . So"},
    {"at 12:42:55 on 07/04/01, call 555.010.4477 or 555.010.447x for an MP3 of SX40, IRR200,000",
     "at 12:42:55 on 07/04/01 , call 555.010.4477 or 555.010.447x for an MP3 of SX40 , IRR200 , 000"},
    {"Anti-war. The over- and th- the K-9 it_. so._ no...yes",
     "Anti-war . The over - and th- the K - 9 it _ . so . _ no ... yes"},
    {"a very long line of small words that goes on over the edge of one block, isn't it? It is so.",
     "a very long line of small words that goes on over the edge of one block , is +n't it ? It is so ."},
};

static void
show_words(const support_doc *d, char *out)
{
  uint32_t i;
  *out = 0;
  for (i = 0; i < d->segment.n_words; i++) {
    const quoteattr_token *t = &d->segment.words[i];
    if (i)
      strcat(out, " ");
    if (t->flags & QUOTEATTR_FLAG_CLITIC)
      strcat(out, "+");
    strncat(out, d->text.bytes + t->start, t->end - t->start);
  }
}

START_TEST(words_are_cut_as_listed)
{
  support_doc d;
  char out[512];
  support_run(&d, word_cases[_i].text, SUPPORT_WORDS);
  show_words(&d, out);
  ck_assert_str_eq(out, word_cases[_i].words);
  support_clear(&d);
}
END_TEST

/* Texts whose words meet the edges of blocks at every place, with what may follow and precede them. */
static const char *const parts[] = {
    "word",
    "WORD",
    "Word",
    "x",
    "don't",
    "she\xE2\x80\x99ll",
    "dont",
    "its",
    "is",
    "Mr.",
    "J.",
    "U.S.",
    "end.",
    "end.\"",
    "wait...",
    "a-b",
    "non-stop",
    "well-known",
    "uh-oh",
    "1,000",
    "1990",
    "1990-1995",
    "5%",
    "3rd",
    "AT&T",
    "b/c",
    "and/or",
    "a@b.example",
    "x-y@z.example",
    "www.a.example/b",
    "(so)",
    "[it]",
    "_so_",
    "snake_case",
    "***",
    "*a*",
    "--",
    "-",
    ":)",
    "a: b",
    "c:d",
    "e; f",
    "what?!",
    "no!",
    "so!!!!",
    "go!?!?!?!?!?!?!?!?!",
    "\xE2\x80\x9CGo,\xE2\x80\x9D",
    "a\xE2\x80\x94"
    "b",
    "\xE2\x80\x94\xE2\x80\x94",
    "a\xE2\x80\x95"
    "b",
    "\xE2\x80\x95\xE2\x80\x95",
    "caf\xC3\xA9",
    "\xC2\xA0(x",
    "e\xCC\x81,\xCC\x81",
    "sailors' boat",
    "10:30",
    "10:30.",
    "p.m.,",
    "U.S.A.)",
    "MRS. Hale",
    "Inc.",
    "'tis",
    "o'clock",
    "rock'n'roll",
    "B2B",
    "B2's",
    "\xE6\xA1\xA5\xE3\x80\x82",
    "\x01",
    "$5",
    "#tag",
    "@ann",
    "#1",
    "x\n\ny",
    "N'T",
    "DIDn't",
    "NASA's",
    "'s",
    "1's",
    "..",
    "a..",
    ",,",
    "end.--x",
    "said;--",
    "x:--y",
    "''So",
    "end.''",
    "'''",
    "x.--a@b.example",
    "word''s",
    "10,000",
    "1,000,000.",
    "5,000-6,000",
    "Sept.",
    "No.",
    "3.5%",
    "3.5.",
    "1.2.3",
    "re-use,",
    "a\xC2\xA0"
    "b",
    "so.\xC2\xA0",
    "cannot",
    "the",
    "K.,",
    "(\xC2\xA0\xCC\x81",
    "O'Hara",
    "D\xE2\x80\x99"
    "Souza.",
    "y'all've",
    "sailors\xE2\x80\x99 boat",
    "'so sailors' boat",
    "Ann's.",
    "07/30/2001 10",
    "9/11",
    "1/2/3",
    "713-555-0123",
    "3-1.",
    "1-2-3-4",
    "$5-6",
    "6AM",
    "13th.",
    "3DS",
    "x3rd",
    "so_.",
    "so._",
    "wait...no",
    "wait...no@x.example",
    "Anti-war.",
    "E-MAIL",
    "th- the",
    "over- so",
    "K-9",
    "twenty-first",
    "its because",
    "p.m.\xC2\xA0"
    "so",
    "07/04/01",
    "07/04/01-3",
    "1/2/2003/4",
    "12:42:55.",
    "12:42:5",
    "555.010.4477",
    "1.2.3abc",
    "10.30.",
    "IRR200,000",
    "sx40:",
    "sx40:1",
    "(MP3s,",
    "ab1c2",
    "'so",
    "'so.'",
    "No'",
    "\xE2\x80\x98so",
    "so\xE2\x80\x99.",
    "so.\xE2\x80\x99\xE2\x80\x9D",
    "\"'so",
    "dogs'",
    "dogs\xE2\x80\x99",
    "'tis",
    "ma'am",
    "D\xE2\x80\x99"
    "Aubigny",
    "co-author",
    "Sept. 5",
};

enum { N_PARTS = sizeof parts / sizeof *parts };

/* Whether two versions cut alike. */
static int
same_segment(const qai_segment *a, const qai_segment *b)
{
  return a->n_words == b->n_words && !memcmp(a->words, b->words, a->n_words * sizeof *a->words) &&
         a->n_marks == b->n_marks && !memcmp(a->marks, b->marks, a->n_marks * sizeof *a->marks) &&
         a->n_clitics == b->n_clitics && !memcmp(a->clitics, b->clitics, a->n_clitics * sizeof *a->clitics);
}

/* Whether the words, but for the first of all, are those of d `by` bytes further on. */
static int
same_words(const support_doc *d, const qai_segment *e, uint32_t by)
{
  uint32_t i;
  if (e->n_words != d->segment.n_words + 1)
    return 0;
  for (i = 1; i < d->segment.n_words; i++) {
    quoteattr_token t = d->segment.words[i];
    t.start += by;
    t.end += by;
    if (memcmp(&t, &e->words[i + 1], sizeof t))
      return 0;
  }
  return 1;
}

/* Whether the words are the same k bytes and a line further on, by every version. */
static int
same_moved(const support_doc *d, const char *text, uint32_t k)
{
  support_doc e;
  qai_segment other;
  char moved[300];
  int v, same;
  memset(moved, 'm', k);
  memcpy(moved + k, "\n\n", 2);
  strcpy(moved + k + 2, text);
  support_run(&e, moved, SUPPORT_WORDS);
  same = same_words(d, &e.segment, k + 2);
  for (v = 1; qai_segment_words_by(v, &e.text, &e.arena, &e.arena, &other) == QUOTEATTR_OK; v++)
    same = same && same_segment(&other, &e.segment);
  support_clear(&e);
  return same;
}

/* One assertion a text, as each writes a file. */
START_TEST(words_are_the_same_wherever_they_stand)
{
  char text[200];
  uint32_t i, k;
  for (i = 0; i < N_PARTS * N_PARTS; i++) {
    support_doc d;
    uint32_t wrong = 0;
    snprintf(text, sizeof text, "%s%s%s %s", parts[i / N_PARTS], i & 1 ? " " : "", parts[i % N_PARTS],
             parts[(i * 7 + i / N_PARTS) % N_PARTS]);
    support_run(&d, text, SUPPORT_WORDS);
    for (k = 40 + i % 3; k < 67; k += 3)
      if (!same_moved(&d, text, k))
        wrong = k;
    ck_assert_msg(!wrong, "other words after %u bytes: %s", wrong, text);
    support_clear(&d);
  }
}
END_TEST

static uint32_t
kind_of(const char *text)
{
  support_doc d;
  uint32_t kind;
  support_run(&d, text, SUPPORT_WORDS);
  ck_assert_uint_eq(d.segment.n_words, 1);
  kind = d.segment.words[0].kind;
  support_clear(&d);
  return kind;
}

START_TEST(kinds)
{
  static const char signs[][2] = {"#", "+", "<", "=", ">", "@", "^", "~"};
  size_t i;
  ck_assert_uint_eq(kind_of("word"), QUOTEATTR_TOKEN_WORD);
  ck_assert_uint_eq(kind_of("12"), QUOTEATTR_TOKEN_NUMBER);
  ck_assert_uint_eq(kind_of("!?"), QUOTEATTR_TOKEN_PUNCT);
  ck_assert_uint_eq(kind_of("\xC2\xAB"), QUOTEATTR_TOKEN_OPEN);
  ck_assert_uint_eq(kind_of(")"), QUOTEATTR_TOKEN_CLOSE);
  ck_assert_uint_eq(kind_of("\""), QUOTEATTR_TOKEN_QUOTE);
  for (i = 0; i < sizeof signs / sizeof *signs; i++)
    ck_assert_uint_eq(kind_of(signs[i]), QUOTEATTR_TOKEN_SYMBOL);
  ck_assert_uint_eq(kind_of("\xF0\x9F\x98\x80"), QUOTEATTR_TOKEN_EMOJI);
  ck_assert_uint_eq(kind_of("https://a.example"), QUOTEATTR_TOKEN_URL);
  ck_assert_uint_eq(kind_of("a@b.example"), QUOTEATTR_TOKEN_EMAIL);
  ck_assert_uint_eq(kind_of("@ann"), QUOTEATTR_TOKEN_HANDLE);
  ck_assert_uint_eq(kind_of("#sail"), QUOTEATTR_TOKEN_HASHTAG);
}
END_TEST

static uint32_t
flags_of(const char *text)
{
  support_doc d;
  uint32_t flags;
  support_run(&d, text, SUPPORT_WORDS);
  flags = d.segment.words[d.segment.n_words - 1].flags;
  support_clear(&d);
  return flags;
}

static uint32_t
first_clitic_flags(const char *text)
{
  support_doc d;
  uint32_t flags;
  support_run(&d, text, SUPPORT_WORDS);
  ck_assert_uint_ge(d.segment.n_clitics, 1);
  flags = d.segment.words[d.segment.clitics[0]].flags;
  support_clear(&d);
  return flags;
}

START_TEST(flags)
{
  ck_assert_uint_eq(flags_of("x word"), QUOTEATTR_FLAG_SPACE_BEFORE);
  ck_assert_uint_eq(flags_of("(Word"), QUOTEATTR_FLAG_CAPITAL);
  ck_assert_uint_eq(flags_of("(WORD"), QUOTEATTR_FLAG_CAPITAL | QUOTEATTR_FLAG_ALL_CAPS);
  ck_assert_uint_eq(flags_of("(X"), QUOTEATTR_FLAG_CAPITAL);
  ck_assert_uint_eq(flags_of("(U.S."), QUOTEATTR_FLAG_CAPITAL | QUOTEATTR_FLAG_ALL_CAPS | QUOTEATTR_FLAG_ABBREVIATION);
  ck_assert_uint_eq(flags_of("(\xC3\x89t\xC3\xA9"), QUOTEATTR_FLAG_CAPITAL | QUOTEATTR_FLAG_NON_ASCII);
  ck_assert_uint_eq(flags_of("I'll"), QUOTEATTR_FLAG_CLITIC);
  ck_assert_uint_eq(flags_of("(so\xE2\x80\x99"), QUOTEATTR_FLAG_NON_ASCII);
  ck_assert_uint_eq(first_clitic_flags("The dogs\xE2\x80\x99 barking and the long lines of a text that goes on"),
                    QUOTEATTR_FLAG_CLITIC | QUOTEATTR_FLAG_NON_ASCII);
  ck_assert_uint_eq(first_clitic_flags("dogs\xE2\x80\x99 x"), QUOTEATTR_FLAG_CLITIC | QUOTEATTR_FLAG_NON_ASCII);
}
END_TEST

/* Capitals with digits are no word of capitals alone, whatever stands after them. */
START_TEST(letters_with_digits)
{
  ck_assert_uint_eq(flags_of("(B2B"), QUOTEATTR_FLAG_CAPITAL);
  ck_assert_uint_eq(flags_of("they sold the B2B"), QUOTEATTR_FLAG_CAPITAL | QUOTEATTR_FLAG_SPACE_BEFORE);
  ck_assert_uint_eq(flags_of("they saw O\xE2\x80\x99Hara"),
                    QUOTEATTR_FLAG_CAPITAL | QUOTEATTR_FLAG_NON_ASCII | QUOTEATTR_FLAG_SPACE_BEFORE);
  ck_assert_uint_eq(flags_of("they rise at 6AM"), QUOTEATTR_FLAG_CAPITAL | QUOTEATTR_FLAG_ALL_CAPS);
}
END_TEST

/* No form of the lists may fall through the sieve, whatever its case, and no single letter. */
START_TEST(the_sieve_keeps_what_it_must)
{
  const unsigned stop = QAI_LIST_TITLE | QAI_LIST_NUMBER | QAI_LIST_ABBR | QAI_LIST_MONTH;
  uint32_t i, k, n_kept = 0;
  for (i = 0; i < QAI_LIST_ROWS; i++) {
    const qai_wordlist_entry *e = &qai_wordlist_table[i];
    char text[32] = "........";
    memcpy(text + 8, e->form, e->len);
    if (e->classes & QAI_LIST_SPLIT || (e->classes & stop && !strpbrk(e->form, ".-&")))
      for (k = 0; k < e->len; k++, n_kept++) {
        unsigned bit = e->classes & QAI_LIST_SPLIT ? QAI_SIEVE_SPLIT : QAI_SIEVE_STOP;
        ck_assert_int_eq(qai_wordlist_may_be(text, 8, 8u + e->len, bit), 1);
        ck_assert_int_eq(qai_wordlist_may_be(text, 8, 8u + e->len, QAI_SIEVE_ASK), 1);
        text[8 + k] = (char)(text[8 + k] & ~0x20);
      }
  }
  for (i = 0; i < 26; i++) {
    char text[] = "........?";
    text[8] = (char)('A' + i);
    ck_assert_int_eq(qai_wordlist_may_be(text, 8, 9, QAI_SIEVE_ASK), 1);
  }
  ck_assert_uint_gt(n_kept, 100);
  ck_assert_int_eq(qai_wordlist_may_be("........the", 8, 11, QAI_SIEVE_SPLIT), 0);
  ck_assert_int_eq(qai_wordlist_may_be("........the", 8, 11, QAI_SIEVE_ASK), 0);
}
END_TEST

START_TEST(surface_tokens_join_the_clitics)
{
  support_doc d;
  quoteattr_token t[6];
  support_run(&d, "She didn't, we'll see.", SUPPORT_WORDS);
  ck_assert_uint_eq(d.segment.n_words - d.segment.n_clitics, 6);
  ck_assert_uint_eq(qai_segment_surface(d.segment.words, d.segment.n_words, t), 6);
  support_ck_span(&d, t[1].start, t[1].end, "didn't");
  support_ck_span(&d, t[3].start, t[3].end, "we'll");
  support_clear(&d);
}
END_TEST

/* ---- sentences ----------------------------------------------------------------------------- */

/* Sentences with | between them. */
static const char *const sentence_cases[] = {
    "The boat left at noon.|Nobody waved.",
    "Mr. Hale and Dr. Vogt met Gen. Sorel.|They shook hands.",
    "She lives in the U.S. and works for Brandt Inc. in Oslo.",
    "He lives in the U.S.|She does not.",
    "It cost $3.50 a pound.|That was too much.",
    "Ask J. B. Sorel about it.|He knows.",
    "\xD0\x9C\xD0\xB0\xD1\x80\xD0\xB8\xD1\x8F \xD0\x90. \xD0\x9F\xD0\xB5\xD1\x82\xD1\x80\xD0\xBE\xD0\xB2\xD0\xB0 "
    "\xD1\x83\xD1\x88\xD0\xBB\xD0\xB0.|\xD0\x93\xD0\xB4\xD0\xB5 "
    "\xD0\xBE\xD0\xBD\xD0\xB0?|\xC2\xAB\xD0\x94\xD0\xBE\xD0\xBC\xD0\xB0\xC2\xBB, "
    "\xD1\x81\xD0\xBA\xD0\xB0\xD0\xB7\xD0\xB0\xD0\xBB \xD0\xBE\xD0\xBD.",
    "\xD9\x85\xD9\x86 \xD9\x87\xD9\x88\xD8\x9F|\xD9\x84\xD8\xA7 \xD8\xA3\xD8\xAD\xD8\xAF "
    "\xD9\x8A\xD8\xB9\xD8\xB1\xD9\x81.",
    "\xD8\xAE\xD8\xB1\xD8\xAC \xD8\xA7\xD9\x84\xD9\x82\xD8\xA8\xD8\xB7\xD8\xA7\xD9\x86 \xD8\xA5\xD9\x84\xD9\x89 "
    "\xD8\xA7\xD9\x84\xD8\xA8\xD8\xAD\xD8\xB1.|\xD9\x82\xD8\xA7\xD9\x84\xD8\x8C \xD9\x84\xD8\xA7 "
    "\xD8\xB1\xD9\x8A\xD8\xAD.",
    "\xE1\x83\x9B\xE1\x83\x90\xE1\x83\x9C "
    "\xE1\x83\xAC\xE1\x83\x90\xE1\x83\x95\xE1\x83\x98\xE1\x83\x93\xE1\x83\x90.|"
    "\xE1\x83\xA0\xE1\x83\x9D\xE1\x83\x93\xE1\x83\x98\xE1\x83\xA1?|\xE1\x83\xAE\xE1\x83\x95\xE1\x83\x90\xE1\x83\x9A!",
    "\xE6\x97\x97\xE3\x81\x8C\xE8\xA6\x8B\xE3\x81\x88\xE3\x81\x9F\xE3\x80\x82|"
    "\xE8\x88\xB9\xE3\x80\x81\xE6\xB8\xAF\xE3\x80\x81\xE6\xB5\xB7\xE3\x80\x82",
    "\"Stop!\" he said.|Nobody did.",
    "Leave it alone! he yelled.|Nobody did.",
    "Leave it! said the keeper.",
    "The !Kung know it well.",
    "The boat (It was an old one.) came in at noon.",
    "\"Why now?\" asked the keeper.",
    "\"Why now?\" Ann Vogt asked.|Nobody answered.",
    "\xE2\x80\x94 You are late, said Finn.|The bridge was up.",
    "\xE2\x80\x9CWe will sail.\xE2\x80\x9D|The wind had turned.",
    "\xE2\x80\x9CWe will sail,\xE2\x80\x9D Vogt said.|The wind had turned.",
    "(He was wrong.)|They sailed on.",
    "Really?!|Yes!",
    "Meet at 5 p.m. on the pier.|Bring Fig. 3 and no. 7 with you.",
    "1. The rope|2. The lamp",
    "a) bread|b) salt|c) oil",
    "She waited . . . and nothing came.",
    "\xE6\xA1\xA5\xE5\xBC\x80\xE4\xBA\x86\xE3\x80\x82|\xE4\xBB\x96\xE8\xAF\xB4\xE3\x80\x82",
};

/* The case without its marks. */
static void
plain_text(const char *with_marks, char *out)
{
  for (; *with_marks; with_marks++)
    if (*with_marks != '|')
      *out++ = *with_marks;
    else if ((unsigned char)with_marks[1] < 0xE3) /* Chinese and Japanese have no space */
      *out++ = ' ';
  *out = 0;
}

/* Those from `first` on. */
static void
show_sentences(const support_doc *d, uint32_t first, char *out)
{
  uint32_t i;
  *out = 0;
  for (i = first; i < d->segment.n_sentences; i++) {
    if (i > first)
      strcat(out, "|");
    strncat(out, d->text.bytes + d->segment.sentences[i].start,
            d->segment.sentences[i].end - d->segment.sentences[i].start);
  }
}

START_TEST(sentences_end_as_listed)
{
  support_doc d;
  char text[512], out[512];
  plain_text(sentence_cases[_i], text);
  support_run(&d, text, SUPPORT_SENTENCES);
  show_sentences(&d, 0, out);
  ck_assert_str_eq(out, sentence_cases[_i]);
  support_clear(&d);
}
END_TEST

/* ---- wrapped and unwrapped ----------------------------------------------------------------- */

/* Puts a line break for a space wherever the next word would not fit. */
static void
wrap(char *s, size_t width)
{
  size_t line = 0, i, space = 0;
  for (i = 0; s[i]; i++) {
    if (s[i] == ' ')
      space = i;
    if (i - line >= width && space > line) {
      s[space] = '\n';
      line = space + 1;
    }
  }
}

static const char story[] =
    "The keeper of the Brandt light had not spoken to anybody since March, and Mr. Sorel, who brought the oil, did not "
    "expect him to begin now. \"You will want the log,\" said Sorel. \"I don't,\" the keeper answered; he didn't look "
    "up. "
    "The U.S. Coast Guard had written twice (on Jan. 5 and on Feb. 11) about the lamp. Who reads such letters? Nobody "
    "reads them! So the lamp stayed dark, the boats stayed in, and the winter went by as winters do on that coast.";

START_TEST(a_wrapped_text_has_the_same_words_and_sentences)
{
  support_doc a, b;
  char text[sizeof story];
  uint32_t i;
  memcpy(text, story, sizeof story);
  wrap(text, (size_t)_i);
  support_run(&a, story, SUPPORT_SENTENCES);
  support_run(&b, text, SUPPORT_SENTENCES);
  ck_assert_uint_eq(a.segment.n_words, b.segment.n_words);
  ck_assert_uint_eq(a.segment.n_sentences, b.segment.n_sentences);
  for (i = 0; i < a.segment.n_words; i++) {
    ck_assert_uint_eq(a.segment.words[i].start, b.segment.words[i].start);
    ck_assert_uint_eq(a.segment.words[i].end, b.segment.words[i].end);
    ck_assert_uint_eq(a.segment.words[i].flags, b.segment.words[i].flags);
  }
  support_clear(&a);
  support_clear(&b);
}
END_TEST

/* In a text that keeps to its marks. */
static const char *const clean_cases[] = {
    "It is a lamp like any other, said Carlo Vogt, 44.|\"I had it from the U.S. Coast Guard,\" he says.",
    "\xE2\x80\x9CI have heard from no boat in a year,\xE2\x80\x9D he said on Brandt News.|\xE2\x80\x9CThis is "
    "all.\xE2\x80\x9D",
    "''Brandt has a fine kind of light,'' said Carla Sorel, 24.|''This right here is a lamp.''",
    "The head of the Coast Board called the lamp \"dark\" ((it)) and \"old\" ((it)): \"We face a dark lamp.\"",
    "The keepers can find a way on the coast; Coast Guard men help.|The boat cost them $ 5.",
    "He asked for the oil . the boy brought it.",
};

START_TEST(sentences_of_a_clean_text_end_as_listed)
{
  char text[5 * sizeof story + 512], alone[512], out[512];
  support_doc d;
  plain_text(clean_cases[_i], alone);
  snprintf(text, sizeof text, "%s\n\n%s\n\n%s\n\n%s\n\n%s", story, story, story, story, alone);
  support_run(&d, text, SUPPORT_SENTENCES);
  show_sentences(&d, d.segment.paragraph_sentences[4], out);
  ck_assert_str_eq(out, clean_cases[_i]);
  support_clear(&d);
}
END_TEST

/* ---- invariants ---------------------------------------------------------------------------- */

static const char *const pieces[] = {"a",
                                     "The ",
                                     "\xE2\x80\x99s",
                                     "n't",
                                     "...",
                                     ". ",
                                     "\"",
                                     "\xE2\x80\x9D",
                                     " ",
                                     "\n",
                                     "\n\n",
                                     "Mr. ",
                                     "1.",
                                     "2) ",
                                     "http://x.y",
                                     "@a",
                                     "\xC3\xA9",
                                     "\xE4\xB8\xAD",
                                     "\xF0\x9F\x87\xA8",
                                     "\xCC\x81",
                                     "''",
                                     "--",
                                     "\r\n",
                                     "\f",
                                     "U.S.",
                                     "3,0",
                                     ":)",
                                     "(",
                                     ")",
                                     "*",
                                     "\xE3\x80\x82",
                                     "\xE2\x80\x8D"};

static void
check_words(const support_doc *d)
{
  uint32_t i, at = 0;
  for (i = 0; i < d->segment.n_words; i++) {
    ck_assert_uint_ge(d->segment.words[i].start, at);
    at = d->segment.words[i].end;
    ck_assert_uint_gt(at, d->segment.words[i].start);
    ck_assert_uint_le(at, d->text.len);
    ck_assert_int_ne((unsigned char)d->text.bytes[d->segment.words[i].start] & 0xC0, 0x80);
  }
}

/* Every word is in one sentence, sentences are in order and in their paragraphs. */
static void
check_sentences(const support_doc *d)
{
  uint32_t i, word = 0;
  for (i = 0; i < d->segment.n_sentences; i++) {
    const qai_sentence *s = &d->segment.sentences[i];
    ck_assert_uint_eq(s->first, word);
    ck_assert_uint_gt(s->last, s->first);
    ck_assert_uint_ge(s->start, d->text.paragraphs[s->paragraph].start);
    ck_assert_uint_le(s->end, d->text.paragraphs[s->paragraph].end);
    word = s->last;
  }
  ck_assert_uint_eq(word, d->segment.n_words);
}

START_TEST(whatever_the_text_the_arrays_are_sound)
{
  char text[512];
  unsigned seed = 7;
  int round, i;
  for (round = 0; round < 2000; round++) {
    support_doc d;
    text[0] = 0;
    for (i = 0; i < 30; i++) {
      seed = seed * 1103515245u + 12345u;
      strcat(text, pieces[(seed >> 16) % (sizeof pieces / sizeof *pieces)]);
    }
    support_run(&d, text, SUPPORT_SENTENCES);
    check_words(&d);
    check_sentences(&d);
    support_clear(&d);
  }
}
END_TEST

START_TEST(look_ups_find_their_places)
{
  support_doc d;
  support_run(&d, "One two. Three four.\n\nFive.", SUPPORT_SENTENCES);
  ck_assert_uint_eq(qai_segment_word_at(&d.segment, 5), 1);
  ck_assert_uint_eq(qai_segment_word_at(&d.segment, 8), 3);
  ck_assert_uint_eq(qai_segment_word_at(&d.segment, 4000), d.segment.n_words);
  ck_assert_uint_eq(qai_segment_sentence_of(&d.segment, 3), 1);
  ck_assert_uint_eq(qai_segment_sentence_of(&d.segment, 6), 2);
  ck_assert_uint_eq(qai_segment_paragraph_of(&d.segment, 6), 1);
  support_clear(&d);
}
END_TEST

/* Of what a list's item may begin with, the bits say as much as the table. */
START_TEST(lengths_of_markers_are_those_that_need_something)
{
  uint32_t row, n;
  for (row = 0; row < 32; row++)
    for (n = 0; n < 32; n++)
      ck_assert_uint_eq(qai_list_lengths[row] >> n & 1, n < 4 && qai_list_needs[row][n] != QAI_LIST_NEVER);
}
END_TEST

Suite *check_segment(void);

Suite *
check_segment(void)
{
  Suite *s = suite_create("segment");
  TCase *t = tcase_create("words and sentences");
  tcase_add_loop_test(t, words_are_cut_as_listed, 0, sizeof word_cases / sizeof *word_cases);
  tcase_add_test(t, kinds);
  tcase_add_test(t, flags);
  tcase_add_test(t, letters_with_digits);
  tcase_add_test(t, the_sieve_keeps_what_it_must);
  tcase_add_test(t, words_are_the_same_wherever_they_stand);
  tcase_add_test(t, surface_tokens_join_the_clitics);
  tcase_add_loop_test(t, sentences_end_as_listed, 0, sizeof sentence_cases / sizeof *sentence_cases);
  tcase_add_loop_test(t, sentences_of_a_clean_text_end_as_listed, 0, sizeof clean_cases / sizeof *clean_cases);
  tcase_add_loop_test(t, a_wrapped_text_has_the_same_words_and_sentences, 50, 100);
  tcase_add_test(t, whatever_the_text_the_arrays_are_sound);
  tcase_add_test(t, look_ups_find_their_places);
  tcase_add_test(t, lengths_of_markers_are_those_that_need_something);
  suite_add_tcase(s, t);
  return s;
}
