#include "mention/facets.h"

#include "base/lanes.h"
#include "mention/beings.h"
#include "mention/elliptic.h"
#include "mention/namewords.h"
#include "mention/pronouns.h"
#include "text/masks.h"

#include <stddef.h>
#include <string.h>

/* "said", but not "say": no phrase holds it. */
static int
is_finite_cue(const qai_lexeme *lx)
{
  return lx->classes & QAI_LEX_CUE_SAY && lx->form != QAI_FORM_BASE && lx->form != QAI_FORM_NONE;
}

/* What a tag makes of a word that lets it: of any word, of one for people, which is a noun whatever else it is. */
#define ANY_WORD(tag, facets)                                                                                          \
  [0][tag] = QAI_FACET_SAYS | (facets), [1][tag] = QAI_FACET_SAYS | (facets) | QAI_FACET_NOUN
static const uint16_t OF_TAG[2][QAI_TAG_X + 1] = {
    ANY_WORD(QAI_TAG_NONE, 0),
    [0][QAI_TAG_NOUN] = QAI_FACET_NOUN,
    [1][QAI_TAG_NOUN] = QAI_FACET_NOUN,
    ANY_WORD(QAI_TAG_PROPN, QAI_FACET_NOUN),
    ANY_WORD(QAI_TAG_PRON, 0),
    [0][QAI_TAG_VERB] = QAI_FACET_SAYS | QAI_FACET_INNER,
    [1][QAI_TAG_VERB] = QAI_FACET_SAYS | QAI_FACET_INNER,
    [0][QAI_TAG_AUX] = QAI_FACET_SAYS,
    [1][QAI_TAG_AUX] = QAI_FACET_SAYS,
    ANY_WORD(QAI_TAG_ADJ, QAI_FACET_MODIFIER),
    ANY_WORD(QAI_TAG_ADV, QAI_FACET_INNER),
    ANY_WORD(QAI_TAG_DET, 0),
    [0][QAI_TAG_ADP] = QAI_FACET_SAYS,
    [1][QAI_TAG_ADP] = QAI_FACET_SAYS,
    ANY_WORD(QAI_TAG_CCONJ, 0),
    ANY_WORD(QAI_TAG_SCONJ, 0),
    ANY_WORD(QAI_TAG_NUM, QAI_FACET_MODIFIER),
    ANY_WORD(QAI_TAG_PART, 0),
    ANY_WORD(QAI_TAG_INTJ, 0),
    ANY_WORD(QAI_TAG_PUNCT, 0),
    ANY_WORD(QAI_TAG_SYM, 0),
    ANY_WORD(QAI_TAG_X, 0),
};

/* What a spelling is: whatever its tag, and what of its tag's facets it takes. */
typedef struct recipe {
  uint16_t always, of_tag;
  uint16_t common, common_of_tag; /* the same besides, where it is a common word */
  uint8_t people;                 /* the row of OF_TAG */
  uint8_t asks;                   /* 1: its place decides as well */
  uint8_t name[2];                /* in this document: qai_nameword_by_spelling() inside a sentence, at the start */
} recipe;

enum { LASTING = offsetof(recipe, name) }; /* bytes that are the same in any document */

static unsigned
facets_by(const recipe *r, int tag)
{
  return r->always | (r->of_tag & OF_TAG[r->people][tag]);
}

static unsigned
common_by(const recipe *r, int tag)
{
  return r->common | (r->common_of_tag & OF_TAG[r->people][tag]);
}

/* What its own symbol makes of a word; "that" is looked at in each place. */
static unsigned
symbol_facets(const quoteattr_token *t, const qai_lexeme *lx)
{
  unsigned f = lx->classes & QAI_LEX_DETERMINER ? QAI_FACET_DETERMINER : 0;
  if (qai_pronouns_is(lx->symbol))
    f |= QAI_FACET_PRONOUN;
  if (qai_elliptic_is_head(lx->symbol))
    f |= QAI_FACET_ELLIPTIC;
  if (qai_elliptic_is_second(lx) || lx->symbol == QAI_W_ACCORDING)
    f |= QAI_FACET_HINT;
  switch (lx->symbol) {
  case QAI_W_WHICH:
  case QAI_W_WHATEVER:
  case QAI_W_THAT: return f & ~(unsigned)QAI_FACET_DETERMINER;
  case QAI_W_OF:
  case QAI_W_FOR: return f | QAI_FACET_JOINT;
  case QAI_W_S: return t->flags & QUOTEATTR_FLAG_CLITIC ? f | QAI_FACET_POSSESSIVE : f;
  default: return f;
  }
}

/* "The ministry | yesterday": an adverb of grammar is no noun of a phrase, whatever its tag. */
static int
is_no_noun(const qai_lexeme *lx)
{
  return is_finite_cue(lx) || (lx->symbol && lx->classes & QAI_LEX_ADVERB);
}

/* "Nordic Lines plc": the ending of a company's name that is no word besides. */
static int
is_ending(const qai_lexeme *lx)
{
  const uint32_t ending = QAI_LEX_SUFFIX | QAI_LEX_ORG_NOUN;
  return (lx->classes & (ending | QAI_LEX_COMMON)) == ending;
}

static void
read_word(const quoteattr_token *t, const qai_lexeme *lx, recipe *r)
{
  int capital = (t->flags & QUOTEATTR_FLAG_CAPITAL) != 0;
  r->people = (lx->classes & QAI_FACETS_PEOPLE) != 0;
  r->common = r->people ? QAI_FACET_COMMON | QAI_FACET_PEOPLE : QAI_FACET_COMMON;
  r->common_of_tag = is_no_noun(lx) ? 0 : QAI_FACET_NOUN;
  r->of_tag |= QAI_FACET_MODIFIER;
  r->asks = capital || lx->symbol == QAI_W_THAT;
  if (lx->classes & (capital ? QAI_LEX_SUFFIX : QAI_LEX_PARTICLE) || (!capital && is_ending(lx)))
    r->always |= QAI_FACET_JOINT;
  if (!capital) {
    r->always |= r->common;
    r->of_tag |= r->common_of_tag;
  }
}

/* Numbers and marks, some of which the lexicon knows as well ("%", "one's"). */
static void
read_other(const qai_scan *scan, const quoteattr_token *t, const qai_lexeme *lx, recipe *r)
{
  char c = t->end == t->start + 1 ? scan->segment->text->bytes[t->start] : ' ';
  if (t->kind == QUOTEATTR_TOKEN_NUMBER)
    r->always |= QAI_FACET_MODIFIER;
  if (t->flags & QUOTEATTR_FLAG_CLITIC)
    r->always |= QAI_FACET_POSSESSIVE;
  if (c == ',' || c == '&' || (lx->classes & QAI_LEX_SUFFIX && t->flags & QUOTEATTR_FLAG_CAPITAL))
    r->always |= QAI_FACET_JOINT;
  r->asks = c == '-';
}

static recipe
lasting_recipe(const qai_scan *scan, const qai_spelling *s)
{
  const qai_lexeme *lx = s->lexeme;
  const quoteattr_token *t = &scan->segment->words[s->word];
  recipe r = {0, 0, 0, 0, 0, 0, {0, 0}};
  r.always = (uint16_t)symbol_facets(t, lx);
  if (!is_finite_cue(lx))
    r.of_tag |= QAI_FACET_INNER;
  if (lx->classes & QAI_FACETS_CUES) {
    r.always |= QAI_FACET_CUE;
    r.of_tag |= QAI_FACET_SAYS;
  }
  if (t->kind == QUOTEATTR_TOKEN_WORD)
    read_word(t, lx, &r);
  else
    read_other(scan, t, lx, &r);
  return r;
}

/* The same, from a document before if one had it. */
static void
know_recipe(const qai_scan *scan, uint32_t spelling, recipe *r)
{
  qai_notes *notes = qai_tag_notes(scan->tags, spelling);
  if (notes && notes->made & QAI_NOTE_FACETS) {
    memcpy(r, notes->facets, LASTING);
    return;
  }
  *r = lasting_recipe(scan, &scan->tags->spellings.items[spelling]);
  if (notes) {
    memcpy(notes->facets, r, LASTING);
    notes->made |= QAI_NOTE_FACETS;
  }
}

/* The recipe of a spelling, made in its place: to return what was written in parts, as a whole, a processor waits until
 * all parts are stored. */
static void
read_recipe(const qai_scan *scan, uint32_t spelling, recipe *r)
{
  uint32_t i = scan->tags->spellings.items[spelling].word;
  know_recipe(scan, spelling, r);
  r->name[0] = r->name[1] = 0;
  if (qai_beings_has(scan, spelling)) {
    r->people = 1;
    r->common |= QAI_FACET_PEOPLE;
    r->always |= r->always & QAI_FACET_COMMON ? QAI_FACET_PEOPLE : 0;
  }
  if (r->common && !(r->always & QAI_FACET_COMMON)) { /* a word with a capital */
    r->name[0] = (uint8_t)qai_nameword_by_spelling(scan, i, 0);
    r->name[1] = (uint8_t)qai_nameword_by_spelling(scan, i, 1);
  }
}

/* What the capital of a word makes it in its place. */
static unsigned
capital_facets(const qai_scan *scan, uint32_t i, const recipe *r, int in_heading)
{
  int starts = qai_forms_starts(&scan->forms, i), at_start = starts || in_heading;
  int name = r->name[at_start];
  if (name == QAI_NAMEWORD_ASKS)
    name = qai_nameword_decide(scan, i, at_start);
  if (name)
    return QAI_FACET_NAME;
  return starts ? common_by(r, scan->tags->tag[i]) : 0;
}

/* "that lady", but not "that inspectors were …": the word behind "that" is a noun in the singular. */
static int
is_singular_noun(const qai_scan *scan, uint32_t i)
{
  recipe r;
  unsigned f;
  if (i >= scan->segment->n_words || scan->segment->words[i].kind != QUOTEATTR_TOKEN_WORD ||
      qai_tag_lexeme(scan->tags, i)->number != 1)
    return 0;
  read_recipe(scan, scan->tags->spellings.of_word[i], &r);
  f = scan->segment->words[i].flags & QUOTEATTR_FLAG_CAPITAL ? capital_facets(scan, i, &r, 0)
                                                             : common_by(&r, scan->tags->tag[i]);
  return (f & QAI_FACET_NOUN) != 0;
}

/* What the place of a word whose recipe asks for it makes it. */
static unsigned
place_facets(const qai_scan *scan, uint32_t i, const recipe *r, int in_heading)
{
  uint32_t symbol = qai_tag_lexeme(scan->tags, i)->symbol;
  unsigned f;
  if (!r->common) /* no word */
    return qai_scan_is_hyphen(scan, i) ? QAI_FACET_HYPHEN | QAI_FACET_JOINT : 0;
  f = r->always & QAI_FACET_COMMON ? 0 : capital_facets(scan, i, r, in_heading);
  return symbol == QAI_W_THAT && is_singular_noun(scan, i + 1) ? f | QAI_FACET_DETERMINER : f;
}

/* The facets of the words [i, end), at most 64, but for what their places make of them; one bit for each that asks. */
static uint64_t
read_block(const qai_tags *tags, uint32_t i, uint32_t end, const recipe *recipes, uint16_t *facets)
{
  uint64_t asking = 0;
  uint32_t k;
  for (k = 0; i < end; i++, k++) {
    const recipe *r = &recipes[tags->spellings.of_word[i]];
    facets[i] = (uint16_t)facets_by(r, tags->tag[i]);
    asking |= (uint64_t)r->asks << k;
  }
  return asking;
}

/* `p`: a paragraph not behind the first word that asks.  Returns one bit for each that is a hyphen. */
static uint64_t
read_places(const qai_scan *scan, uint32_t from, uint64_t asking, const recipe *recipes, uint32_t *p, uint16_t *facets)
{
  const qai_segment *segment = scan->segment;
  uint64_t hyphens = 0;
  for (; asking; asking &= asking - 1) {
    uint32_t k = qai_masks_ctz(asking), i = from + k;
    unsigned f;
    while (i >= segment->paragraph_words[*p + 1])
      ++*p;
    f = place_facets(scan, i, &recipes[scan->tags->spellings.of_word[i]], qai_forms_in_title(&scan->forms, *p));
    facets[i] |= (uint16_t)f;
    hyphens |= (uint64_t)(f / QAI_FACET_HYPHEN & 1) << k;
  }
  return hyphens;
}

#define PARTS                                                                                                          \
  (QAI_FACET_NAME | QAI_FACET_NOUN | QAI_FACET_MODIFIER | QAI_FACET_INNER | QAI_FACET_DETERMINER | QAI_FACET_HYPHEN |  \
   QAI_FACET_POSSESSIVE | QAI_FACET_JOINT)
#define CALLS (QAI_FACET_NAME | QAI_FACET_PEOPLE | QAI_FACET_PRONOUN | QAI_FACET_ELLIPTIC)
/* One bit for each of 64 words. */
typedef struct signs {
  uint64_t parts, calls, says, hints;
  uint64_t hyphens; /* only those that join */
} signs;

/* Which of eight sets of 15 facets hold any of the `wanted` ones: a bit each. */
static inline uint64_t
any_of(qai_lanes eight, int16_t wanted)
{
  return qai_lanes_above(qai_lanes_and(eight, qai_lanes_all(wanted)), qai_lanes_all(0));
}

/* Of the first `n` words. */
static signs
signs_of(const uint16_t *facets, uint32_t n)
{
  signs s = {0, 0, 0, 0, 0};
  uint32_t k;
  for (k = 0; k < n; k += QAI_LANES) {
    qai_lanes eight = qai_lanes_load((const void *)(facets + k));
    s.parts |= any_of(eight, PARTS) << k;
    s.calls |= any_of(eight, CALLS) << k;
    s.says |= any_of(eight, QAI_FACET_SAYS) << k;
    s.hints |= any_of(eight, QAI_FACET_HINT) << k;
  }
  return s;
}

/* What is written: room for whole blocks. */
typedef struct output {
  uint16_t *facets;
  uint64_t *parts, *calls;
} output;

/* The bits of block `b`, from the facets of its `n` words; `before`: the signs of the block before.  A phrase goes on
 * behind whatever a hyphen joins; what says something has its mention beside it, "according" behind "to", "other"
 * behind "the". */
static signs
mark_block(const output *out, uint32_t b, uint32_t n, uint64_t hyphens, const signs *before)
{
  signs s = signs_of(out->facets + 64 * (size_t)b, n);
  s.hyphens = hyphens;
  out->parts[b] = s.parts | hyphens << 1 | before->hyphens >> 63;
  out->calls[b] =
      s.calls | s.says << 1 | before->says >> 63 | s.says >> 1 | s.hints >> 1 | s.hints << 2 | before->hints >> 62;
  if (b)
    out->calls[b - 1] |= (s.says | s.hints) << 63;
  return s;
}

static void
read_words(const qai_scan *scan, recipe *recipes, const output *out)
{
  uint32_t n = scan->segment->n_words, i, p = 0;
  signs before = {0, 0, 0, 0, 0};
  for (i = 0; i < scan->tags->spellings.n; i++) {
    qai_tag_fetch_ahead(scan->tags, i);
    read_recipe(scan, i, &recipes[i]);
  }
  for (i = 0; i < n; i += 64) {
    uint32_t end = n - i < 64 ? n : i + 64;
    uint64_t asking = read_block(scan->tags, i, end, recipes, out->facets);
    uint64_t hyphens = read_places(scan, i, asking, recipes, &p, out->facets);
    before = mark_block(out, i / 64, end - i, hyphens, &before);
  }
}

static int
output_init(output *out, uint32_t n_words, qai_arena *arena)
{
  size_t blocks = (size_t)n_words / 64 + 1;
  out->parts = qai_arena_alloc(arena, blocks * (2 * sizeof *out->parts + 64 * sizeof *out->facets));
  if (!out->parts)
    return QUOTEATTR_ERR_NOMEM;
  out->calls = out->parts + blocks;
  out->facets = (void *)(out->calls + blocks);
  memset(out->facets + (blocks - 1) * 64, 0, 64 * sizeof *out->facets); /* the words of this block get theirs */
  return QUOTEATTR_OK;
}

int
qai_facets_read(qai_scan *scan)
{
  qai_arena_mark mark;
  recipe *recipes;
  output out;
  if (output_init(&out, scan->segment->n_words, scan->arena))
    return QUOTEATTR_ERR_NOMEM;
  mark = qai_arena_set_mark(scan->arena);
  recipes = qai_arena_alloc(scan->arena, (size_t)scan->tags->spellings.n * sizeof *recipes);
  if (recipes)
    read_words(scan, recipes, &out);
  qai_arena_release(scan->arena, mark);
  scan->facets = out.facets;
  scan->parts = out.parts;
  scan->calls = out.calls;
  return recipes ? QUOTEATTR_OK : QUOTEATTR_ERR_NOMEM;
}
