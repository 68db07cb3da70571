#include "mention/forms.h"

#include "base/bytes.h"
#include "base/hash.h"
#include "mention/titles.h"
#include "text/masks.h"

#include <string.h>

#define MAX_FORM 64u /* longer words are all one form */
/* Words of function, months and days: of no name by themselves. */
#define NO_NAMES                                                                                                       \
  (QAI_LEX_DETERMINER | QAI_LEX_PREPOSITION | QAI_LEX_CONJUNCTION | QAI_LEX_AUXILIARY | QAI_LEX_PRONOUN |              \
   QAI_LEX_INTERJECTION | QAI_LEX_MONTH_DAY)

enum { FEW = 256 }; /* spellings */

enum { MIN_LARGE = 4, MAX_LARGE = 30, MAX_SMALL = 3 }; /* words of a headline */

/* An open-addressing table of the document's forms, at most half full, and of few at most an eighth. */
struct qai_form_table {
  const qai_tags *tags;
  uint32_t *slots; /* ids; 0 is free */
  uint32_t mask;
  qai_form *forms; /* room for one of each spelling */
  uint32_t n_forms;
};

static char
fold(char c)
{
  return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static uint32_t
fold_bytes(const char *s, uint32_t n, char *buf)
{
  uint32_t k;
  if (n > MAX_FORM)
    n = MAX_FORM;
  for (k = 0; k < n; k++)
    buf[k] = fold(s[k]);
  return n;
}

static uint32_t
fold_word(const qai_segment *segment, uint32_t i, char *buf)
{
  const quoteattr_token *t = &segment->words[i];
  return fold_bytes(segment->text->bytes + t->start, t->end - t->start, buf);
}

/* The slot of an entry of the lexicon: its own, or the free one where it belongs.  Entries are hashes themselves. */
static uint32_t *
known_slot(const qai_form_table *t, uint32_t entry)
{
  uint32_t h = entry & t->mask;
  while (t->slots[h] && qai_tag_entry(t->tags, t->forms[t->slots[h]].word) != entry)
    h = (h + 1) & t->mask;
  return &t->slots[h];
}

/* Is it the form, folded, of word `i`, and one that the lexicon does not know? */
static int
is_unknown(const qai_form_table *t, uint32_t i, const char *s, uint32_t n)
{
  char other[MAX_FORM];
  return !qai_tag_entry(t->tags, i) && fold_word(t->tags->segment, i, other) == n && !memcmp(s, other, n);
}

/* The slot of a folded form that the lexicon does not know. */
static uint32_t *
unknown_slot(const qai_form_table *t, const char *s, uint32_t n)
{
  uint32_t h = qai_hash_salted(s, n) & t->mask;
  while (t->slots[h] && !is_unknown(t, t->forms[t->slots[h]].word, s, n))
    h = (h + 1) & t->mask;
  return &t->slots[h];
}

/* A table with room for all the forms that there can be. */
static int
table_init(qai_form_table *t, const qai_tags *tags, qai_arena *arena)
{
  const qai_form nothing = {0, 0, 0, 0, 0};
  size_t size = 2, n = tags->spellings.n;
  while (n < FEW ? size <= 8 * n : size * 2 <= 3 * n)
    size *= 2;
  t->tags = tags;
  t->mask = (uint32_t)(size - 1);
  t->slots = qai_arena_calloc(arena, size, sizeof *t->slots);
  t->forms = qai_arena_alloc(arena, (n + 1) * sizeof *t->forms);
  t->n_forms = 1;
  if (!t->slots || !t->forms)
    return QUOTEATTR_ERR_NOMEM;
  t->forms[0] = nothing; /* of what is none */
  return QUOTEATTR_OK;
}

/* The id in a slot; a free one gets the next id, that of word `i`. */
static uint32_t
id_in(qai_form_table *t, uint32_t *slot, uint32_t i)
{
  const qai_form form = {0, 0, i, 0, 0};
  if (!*slot) {
    t->forms[t->n_forms] = form;
    *slot = t->n_forms++;
  }
  return *slot;
}

/* The id of word `i`'s form.  What is neither word, number nor handle (marks) and unknown has no form of its own. */
static uint32_t
form_id(qai_form_table *t, uint32_t i)
{
  uint32_t entry = qai_tag_entry(t->tags, i), n, kind = t->tags->segment->words[i].kind;
  char form[MAX_FORM];
  if (entry)
    return id_in(t, known_slot(t, entry), i);
  if (kind > QUOTEATTR_TOKEN_NUMBER && kind != QUOTEATTR_TOKEN_HANDLE)
    return 0;
  n = fold_word(t->tags->segment, i, form);
  return id_in(t, unknown_slot(t, form, n), i);
}

uint32_t
qai_forms_find(const qai_forms *forms, const char *s, uint32_t len)
{
  char form[MAX_FORM];
  uint32_t entry = qai_lexicon_find(s, len), n = fold_bytes(s, len, form);
  uint32_t id = entry ? *known_slot(forms->table, entry) : *unknown_slot(forms->table, form, n);
  return id ? id : QAI_NONE;
}

/* A preposition or determiner before it, a number behind it. */
int
qai_forms_is_dated(const qai_tags *tags, uint32_t i)
{
  const uint32_t before = QAI_LEX_PREPOSITION | QAI_LEX_DETERMINER | QAI_LEX_MONTH_DAY | QAI_LEX_ADVERB;
  if (i + 1 < tags->segment->n_words && tags->segment->words[i + 1].kind == QUOTEATTR_TOKEN_NUMBER)
    return 1;
  return i && (qai_tag_lexeme(tags, i - 1)->classes & before || tags->tag[i - 1] == QAI_TAG_ADJ ||
               tags->segment->words[i - 1].kind == QUOTEATTR_TOKEN_NUMBER);
}

static int
has_capital(const qai_tags *tags, uint32_t i)
{
  const quoteattr_token *t = i < tags->segment->n_words ? &tags->segment->words[i] : NULL;
  return t && t->kind == QUOTEATTR_TOKEN_WORD && t->flags & QUOTEATTR_FLAG_CAPITAL &&
         !(t->flags & QUOTEATTR_FLAG_ALL_CAPS);
}

int
qai_forms_may_name(const qai_tags *tags, uint32_t i)
{
  uint32_t classes;
  if (!has_capital(tags, i))
    return 0;
  classes = qai_tag_lexeme(tags, i)->classes;
  return !(classes & NO_NAMES) && (!(classes & QAI_LEX_COMMON) || classes & QAI_LEX_SURNAME);
}

/* Behind a capitalised word of these classes, unless all words have capitals: "Theresa May said", but "Ann May Win". */
static int
follows(const qai_tags *tags, uint32_t i, uint32_t classes)
{
  const quoteattr_token *next = i + 1 < tags->segment->n_words ? &tags->segment->words[i + 1] : NULL;
  if (!i || !has_capital(tags, i - 1) || has_capital(tags, i + 1) || (next && next->kind == QUOTEATTR_TOKEN_NUMBER))
    return 0;
  return qai_tag_lexeme(tags, i - 1)->classes & classes && !(qai_tag_lexeme(tags, i - 1)->classes & QAI_LEX_MONTH_DAY);
}

/* "his sister | June", but "his sister | June 5": behind a word for kin in small letters. */
static int
is_behind_kin(const qai_tags *tags, uint32_t i)
{
  const quoteattr_token *w = tags->segment->words;
  return i && w[i - 1].kind == QUOTEATTR_TOKEN_WORD && qai_tag_lexeme(tags, i - 1)->classes & QAI_LEX_KINSHIP &&
         !(i + 1 < tags->segment->n_words && w[i + 1].kind == QUOTEATTR_TOKEN_NUMBER);
}

int
qai_forms_is_named(const qai_tags *tags, uint32_t i)
{
  uint32_t classes = qai_tag_lexeme(tags, i)->classes;
  if ((classes & QAI_LEX_SURNAME && follows(tags, i, QAI_LEX_GIVEN_NAME | QAI_LEX_ABBR_TITLE)) ||
      (classes & QAI_LEX_GIVEN_NAME && follows(tags, i, QAI_LEX_KINSHIP | QAI_LEX_TITLE)))
    return 1;
  if (classes & QAI_LEX_GIVEN_NAME && is_behind_kin(tags, i))
    return 1;
  return classes & QAI_LEX_GIVEN_NAME && qai_forms_may_name(tags, i + 1) && !qai_forms_is_dated(tags, i);
}

/* "Sadiq Khan", "Mr Pope", but "Ann Chief Executive": a title word behind somebody's given name, or one that the
 * lexicon does not know, or a family's name behind the titles that go with nothing else. */
static int
is_family_name(const qai_tags *tags, uint32_t i)
{
  uint32_t classes = qai_tag_lexeme(tags, i)->classes;
  const qai_lexeme *before = i ? qai_tag_lexeme(tags, i - 1) : NULL;
  if (!(classes & QAI_LEX_TITLE) || !before || !has_capital(tags, i - 1) || has_capital(tags, i + 1))
    return 0;
  if (qai_titles_is_rather_name(before))
    return 1;
  if (classes & QAI_LEX_SURNAME && qai_titles_is_courtesy(before))
    return 1;
  return (!(classes & QAI_LEX_COMMON) || classes & QAI_LEX_SURNAME) && !qai_tag_entry(tags, i - 1);
}

#define LISTED 90 /* of the frequency steps of names: what is rarer hardly anybody is called */

static int
is_all_caps(const qai_tags *tags, uint32_t i)
{
  return i < tags->segment->n_words && tags->segment->words[i].flags & QUOTEATTR_FLAG_ALL_CAPS;
}

/* A word that may be a family's name, and which its capitals do not tell from a noun. */
static int
is_family_noun(const qai_lexeme *lx)
{
  return lx->classes & QAI_LEX_SURNAME && lx->classes & QAI_LEX_COMMON && lx->name_rank < LISTED &&
         !(lx->classes & NO_NAMES);
}

/* "TOM FISH SAID", but "TOM FISH SHOP OPENS": where all is in capitals, behind a given name and before no noun. */
static int
is_family_in_capitals(const qai_tags *tags, uint32_t i)
{
  int tag = i + 1 < tags->segment->n_words ? tags->tag[i + 1] : QAI_TAG_PUNCT;
  return is_family_noun(qai_tag_lexeme(tags, i)) && i && is_all_caps(tags, i - 1) &&
         qai_titles_is_rather_name(qai_tag_lexeme(tags, i - 1)) && tag != QAI_TAG_NOUN && tag != QAI_TAG_PROPN &&
         tag != QAI_TAG_ADJ && tag != QAI_TAG_NUM;
}

enum { /* signs of a spelling */
       CAPITAL = 1,
       FIRST = 2, /* a capital, first in its sentence */
       OPENS = 4, /* the word behind it would have a capital whatever it is */
       ALL_CAPS = 8,
       ASKS = 16,  /* a month, a day, a title, in capitals a noun that is a surname: the words beside it tell more */
       SMALL = 32, /* a small word that a headline would write large */
       LARGE = 64  /* a longer word with a capital */
};

/* How often a spelling stands in the document. */
typedef struct tally {
  uint32_t n;
  uint32_t signs;
} tally;

/* Behind a quotation's mark, a colon, but not a comma, nor what ends "the Drivers'". */
static int
is_opening(const qai_segment *segment, const quoteattr_token *t)
{
  char c;
  if (t->flags & QUOTEATTR_FLAG_CLITIC)
    return 0;
  if (t->kind != QUOTEATTR_TOKEN_PUNCT)
    return t->kind == QUOTEATTR_TOKEN_OPEN || t->kind == QUOTEATTR_TOKEN_QUOTE;
  c = segment->text->bytes[t->start];
  return c != ',' && c != '&' && c != '-';
}

static uint32_t
signs_of_capital(const quoteattr_token *t, const qai_lexeme *lexeme)
{
  uint32_t signs = t->flags & QUOTEATTR_FLAG_SENTENCE_START ? CAPITAL | FIRST : CAPITAL;
  if (t->flags & QUOTEATTR_FLAG_ALL_CAPS)
    signs |= ALL_CAPS;
  if (t->kind == QUOTEATTR_TOKEN_WORD && t->end - t->start > 3)
    signs |= LARGE;
  if (lexeme->classes & (QAI_LEX_MONTH_DAY | QAI_LEX_TITLE) || (signs & ALL_CAPS && is_family_noun(lexeme)))
    signs |= ASKS;
  return signs;
}

static int
is_small(const quoteattr_token *t, const qai_lexeme *lexeme)
{
  const uint32_t function = QAI_LEX_DETERMINER | QAI_LEX_PREPOSITION | QAI_LEX_CONJUNCTION | QAI_LEX_AUXILIARY;
  return t->kind == QUOTEATTR_TOKEN_WORD && !(t->flags & QUOTEATTR_FLAG_CLITIC) && !(lexeme->classes & function);
}

/* Flags are a part of a spelling. */
static uint32_t
signs_of(const qai_tags *tags, const qai_spelling *s)
{
  const quoteattr_token *t = &tags->segment->words[s->word];
  uint32_t opens = is_opening(tags->segment, t) ? OPENS : 0;
  if (t->flags & QUOTEATTR_FLAG_CAPITAL)
    return opens | signs_of_capital(t, s->lexeme);
  return opens | (is_small(t, s->lexeme) ? SMALL : 0);
}

/* The same, from a document before if one had it. */
static uint32_t
known_signs(const qai_tags *tags, uint32_t spelling)
{
  qai_notes *notes = qai_tag_notes(tags, spelling);
  uint32_t signs;
  if (notes && notes->made & QAI_NOTE_SIGNS)
    return notes->signs;
  signs = signs_of(tags, &tags->spellings.items[spelling]);
  if (notes) {
    notes->signs = signs & 127;
    notes->made |= QAI_NOTE_SIGNS;
  }
  return signs;
}

/* The form of each spelling. */
static void
read_spellings(qai_form_table *t, const qai_tags *tags, tally *tallies, uint32_t *forms)
{
  uint32_t k;
  for (k = 0; k < tags->spellings.n; k++) {
    qai_tag_fetch_ahead(tags, k);
    forms[k] = form_id(t, tags->spellings.items[k].word);
    tallies[k].n = 0;
    tallies[k].signs = known_signs(tags, k);
  }
}

/* One bit for each of 64 words. */
typedef struct block {
  uint64_t capitals, first, opens, small, large;
} block;

/* One sign of eight words: a bit each. */
static uint64_t
sign_of_eight(uint64_t signs, uint32_t sign)
{
  return (signs / sign & UINT64_C(0x0101010101010101)) * UINT64_C(0x0102040810204080) >> 56;
}

/* Counts the words [i, end), at most 64, by spelling. */
static block
count_spellings(const uint32_t *spelling, uint32_t i, uint32_t end, tally *tallies)
{
  block b = {0, 0, 0, 0, 0};
  char signs[64];
  uint32_t k, n = end - i;
  memset(signs, 0, sizeof signs);
  for (k = 0; k < n; k++) {
    tally *t = &tallies[spelling[i + k]];
    t->n++;
    signs[k] = (char)t->signs;
  }
  for (k = 0; k < n; k += 8) {
    uint64_t eight = qai_bytes_load8(signs + k);
    b.capitals |= sign_of_eight(eight, CAPITAL) << k;
    b.first |= sign_of_eight(eight, FIRST) << k;
    b.opens |= sign_of_eight(eight, OPENS) << k;
    b.small |= sign_of_eight(eight, SMALL) << k;
    b.large |= sign_of_eight(eight, LARGE) << k;
  }
  return b;
}

/* Those of words [from, end) that a headline is known by. */
typedef struct sizes {
  uint32_t small, large;
} sizes;

static sizes
count_sizes(const block *blocks, uint32_t from, uint32_t end)
{
  sizes n = {0, 0};
  uint32_t i, next;
  for (i = from; i < end; i = next) {
    const block *b = &blocks[i >> 6];
    uint64_t wanted = UINT64_MAX << (i & 63);
    next = (i | 63) + 1;
    if (next > end)
      wanted &= UINT64_MAX >> (next - end);
    n.small += qai_masks_count(b->small & wanted);
    n.large += qai_masks_count(b->large & wanted);
  }
  return n;
}

/* A headline, however long and with or without its full stop: of its longer words hardly one is small.  Its first word
 * tells nothing, and its last one does not make it too long. */
static int
is_headline(const qai_segment *segment, const block *blocks, uint32_t p)
{
  uint32_t from = segment->paragraph_words[p] + 1, end = segment->paragraph_words[p + 1];
  sizes all = count_sizes(blocks, from, end), last;
  if (all.large < MIN_LARGE || all.large < 4 * all.small)
    return 0;
  last = count_sizes(blocks, end - 1, end);
  return all.small - last.small <= MAX_SMALL && all.large - last.large <= MAX_LARGE;
}

static void
find_titles(const qai_tags *tags, const block *blocks, qai_forms *out)
{
  const qai_segment *segment = tags->segment;
  uint32_t p;
  for (p = 0; p < segment->text->n_paragraphs; p++)
    if (segment->text->paragraphs[p].kind == QAI_PARAGRAPH_HEADING || is_headline(segment, blocks, p))
      out->titles[p >> 6] |= UINT64_C(1) << (p & 63);
}

/* What the words beside a month, a day, a title or a noun in capitals tell of its form. */
static void
look_beside(const qai_tags *tags, uint32_t i, int in_title, qai_form *form)
{
  if (is_all_caps(tags, i) && is_family_in_capitals(tags, i))
    form->named = 1;
  if (in_title)
    return;
  if (!(qai_tag_lexeme(tags, i)->classes & QAI_LEX_MONTH_DAY)) {
    if (is_family_name(tags, i))
      form->named = 1;
    return;
  }
  if (qai_forms_is_dated(tags, i))
    form->dated++;
  if (qai_forms_is_named(tags, i))
    form->named = 1;
}

/* Counts those of the 64 words from `from` on that have a capital, unless they stand in a title.  `p`: a paragraph
 * not behind the first of them. */
static void
count_capitals(const qai_tags *tags, uint32_t from, uint64_t capitals, const tally *tallies, uint32_t *p,
               const qai_forms *out)
{
  const qai_segment *segment = tags->segment;
  for (; capitals; capitals &= capitals - 1) {
    uint32_t i = from + qai_masks_ctz(capitals), signs = tallies[out->spelling[i]].signs;
    qai_form *form = &out->forms[qai_forms_of(out, i)];
    int in_title;
    while (i >= segment->paragraph_words[*p + 1])
      ++*p;
    in_title = qai_forms_in_title(out, *p);
    form->upper += !in_title && !(signs & ALL_CAPS) && !qai_forms_starts(out, i);
    if (signs & ASKS)
      look_beside(tags, i, in_title, form);
  }
}

static void
count_words(const qai_tags *tags, tally *tallies, block *blocks)
{
  uint32_t n = tags->segment->n_words, i;
  for (i = 0; i < n; i += 64)
    blocks[i >> 6] = count_spellings(tags->spellings.of_word, i, n - i < 64 ? n : i + 64, tallies);
}

static void
count_all_capitals(const qai_tags *tags, const tally *tallies, const block *blocks, const qai_forms *out)
{
  uint32_t n = tags->segment->n_words, i, p = 0;
  uint64_t opened = 1; /* the word before those of the block opens */
  for (i = 0; i < n; i += 64) {
    const block *b = &blocks[i >> 6];
    out->starts[i >> 6] = b->capitals & (b->first | b->opens << 1 | opened);
    opened = b->opens >> 63;
    count_capitals(tags, i, b->capitals, tallies, &p, out);
  }
}

/* Nothing that stands in a title counts. */
static void
leave_titles_out(const qai_segment *segment, const qai_forms *out, tally *tallies)
{
  uint32_t p, i;
  for (p = 0; p < segment->text->n_paragraphs; p++)
    if (qai_forms_in_title(out, p))
      for (i = segment->paragraph_words[p]; i < segment->paragraph_words[p + 1]; i++)
        tallies[out->spelling[i]].n--;
}

static void
count(const qai_tags *tags, tally *tallies, block *blocks, qai_forms *out)
{
  uint32_t k;
  count_words(tags, tallies, blocks);
  find_titles(tags, blocks, out);
  count_all_capitals(tags, tallies, blocks, out);
  leave_titles_out(tags->segment, out, tallies);
  for (k = 0; k < tags->spellings.n; k++) /* no branch, as which have a capital is a toss-up */
    out->forms[out->of_spelling[k]].lower += tallies[k].n * (1 - (tallies[k].signs & CAPITAL));
}

/* The forms of the spellings, and how often they stand. */
static int
read_forms(const qai_tags *tags, qai_form_table *table, qai_arena *scratch, qai_forms *out)
{
  size_t n_blocks = (size_t)tags->segment->n_words / 64 + 1;
  size_t n_tallies = (size_t)tags->spellings.n + 1;
  block *blocks = qai_arena_alloc(scratch, n_blocks * sizeof *blocks + n_tallies * sizeof(tally));
  tally *tallies = (void *)(blocks + n_blocks);
  if (!blocks)
    return QUOTEATTR_ERR_NOMEM;
  read_spellings(table, tags, tallies, out->of_spelling);
  out->table = table;
  out->forms = table->forms;
  out->n_forms = table->n_forms;
  count(tags, tallies, blocks, out);
  return QUOTEATTR_OK;
}

int
qai_forms_count(const qai_tags *tags, qai_arena *arena, qai_forms *out)
{
  const qai_segment *segment = tags->segment;
  qai_form_table *table = qai_arena_alloc(arena, sizeof *table);
  size_t n_starts = (size_t)segment->n_words / 64 + 1;
  qai_arena_mark mark;
  int status;
  out->spelling = tags->spellings.of_word;
  out->of_spelling = qai_arena_alloc(arena, ((size_t)tags->spellings.n + 1) * sizeof *out->of_spelling);
  out->starts = qai_arena_calloc(arena, n_starts + segment->text->n_paragraphs / 64 + 1, sizeof *out->starts);
  if (!table || !out->of_spelling || !out->starts || table_init(table, tags, arena))
    return QUOTEATTR_ERR_NOMEM;
  out->titles = out->starts + n_starts;
  mark = qai_arena_set_mark(arena);
  status = read_forms(tags, table, arena, out);
  qai_arena_release(arena, mark);
  return status;
}
