#include "mention/facets.h"

#include "mention/elliptic.h"
#include "mention/namewords.h"
#include "mention/pronouns.h"

#define PEOPLE                                                                                                         \
  (QAI_LEX_TITLE | QAI_LEX_ROLE | QAI_LEX_PERSON_NOUN | QAI_LEX_GROUP_NOUN | QAI_LEX_KINSHIP | QAI_LEX_ORG_NOUN)
#define CUES (QAI_LEX_CUE_SAY | QAI_LEX_CUE_SPEECH)

/* "said", but not "say": no phrase holds it. */
static int
is_finite_cue(const qai_lexeme *lx)
{
  return lx->classes & QAI_LEX_CUE_SAY && lx->form != QAI_FORM_BASE && lx->form != QAI_FORM_NONE;
}

static unsigned
noun_facets(const qai_lexeme *lx, int tag)
{
  unsigned people = lx->classes & PEOPLE ? QAI_FACET_PEOPLE : 0;
  if (is_finite_cue(lx))
    return people;
  if (tag == QAI_TAG_NOUN || tag == QAI_TAG_PROPN)
    return people | QAI_FACET_NOUN;
  return people && tag != QAI_TAG_VERB && tag != QAI_TAG_AUX && tag != QAI_TAG_ADP ? people | QAI_FACET_NOUN : people;
}

static unsigned
tag_facets(const qai_lexeme *lx, int tag)
{
  switch (tag) {
  case QAI_TAG_ADJ:
  case QAI_TAG_NUM: return QAI_FACET_MODIFIER;
  case QAI_TAG_VERB:
  case QAI_TAG_ADV: return is_finite_cue(lx) ? 0 : QAI_FACET_INNER;
  default: return 0;
  }
}

/* What only a capital makes it. */
static unsigned
capital_facets(const qai_scan *scan, uint32_t i, const qai_lexeme *lx, int in_heading)
{
  int at_start = qai_forms_at_start(scan->segment, i);
  unsigned f = lx->classes & QAI_LEX_SUFFIX ? QAI_FACET_JOINT : 0;
  if (qai_nameword_decide(scan, i, at_start || in_heading))
    return f | QAI_FACET_NAME;
  return at_start ? f | QAI_FACET_COMMON : f;
}

static unsigned
case_facets(const qai_scan *scan, uint32_t i, const qai_lexeme *lx, int in_heading)
{
  if (scan->segment->words[i].flags & QUOTEATTR_FLAG_CAPITAL)
    return capital_facets(scan, i, lx, in_heading);
  return lx->classes & QAI_LEX_PARTICLE ? QAI_FACET_COMMON | QAI_FACET_JOINT : QAI_FACET_COMMON;
}

/* "that lady", but not "that inspectors were …": the word behind "that" is a noun in the singular. */
static int
is_singular_noun(const qai_scan *scan, uint32_t i)
{
  const qai_lexeme *lx;
  if (i >= scan->segment->n_words || scan->segment->words[i].kind != QUOTEATTR_TOKEN_WORD)
    return 0;
  lx = qai_tag_lexeme(scan->tags, i);
  return lx->number == 1 && case_facets(scan, i, lx, 0) & QAI_FACET_COMMON &&
         noun_facets(lx, scan->tags->tag[i]) & QAI_FACET_NOUN;
}

static unsigned
symbol_facets(const qai_scan *scan, uint32_t i, const qai_lexeme *lx)
{
  unsigned f = lx->classes & QAI_LEX_DETERMINER ? QAI_FACET_DETERMINER : 0;
  if (qai_pronouns_is(lx->symbol))
    f |= QAI_FACET_PRONOUN;
  if (qai_elliptic_begins(lx->symbol))
    f |= QAI_FACET_ELLIPTIC;
  switch (lx->symbol) {
  case QAI_W_WHICH:
  case QAI_W_WHATEVER: return f & ~(unsigned)QAI_FACET_DETERMINER;
  case QAI_W_THAT:
    return is_singular_noun(scan, i + 1) ? f | QAI_FACET_DETERMINER : f & ~(unsigned)QAI_FACET_DETERMINER;
  case QAI_W_OF: return f | QAI_FACET_JOINT;
  case QAI_W_S: return qai_scan_is_possessive(scan, i) ? f | QAI_FACET_POSSESSIVE : f;
  default: return f;
  }
}

static unsigned
cue_facets(int tag)
{
  return tag == QAI_TAG_NOUN ? QAI_FACET_CUE : QAI_FACET_CUE | QAI_FACET_SAYS;
}

static unsigned
word_facets(const qai_scan *scan, uint32_t i, int in_heading)
{
  const qai_lexeme *lx = qai_tag_lexeme(scan->tags, i);
  int tag = scan->tags->tag[i];
  unsigned f = tag_facets(lx, tag) | case_facets(scan, i, lx, in_heading);
  if (f & QAI_FACET_COMMON)
    f |= noun_facets(lx, tag);
  if (lx->symbol || lx->classes & QAI_LEX_DETERMINER)
    f |= symbol_facets(scan, i, lx);
  if (lx->classes & CUES)
    f |= cue_facets(tag);
  return f;
}

static unsigned
mark_facets(const qai_scan *scan, uint32_t i)
{
  switch (scan->segment->text->bytes[scan->segment->words[i].start]) {
  case ',':
  case '&': return QAI_FACET_JOINT;
  case '-': return qai_scan_is_hyphen(scan, i) ? QAI_FACET_HYPHEN | QAI_FACET_JOINT : 0;
  default: return 0;
  }
}

/* Numbers and marks, some of which the lexicon knows as well ("%", "one's"). */
static unsigned
other_facets(const qai_scan *scan, uint32_t i)
{
  const qai_lexeme *lx = qai_tag_lexeme(scan->tags, i);
  const quoteattr_token *t = &scan->segment->words[i];
  unsigned f = tag_facets(lx, scan->tags->tag[i]) & ~(unsigned)QAI_FACET_MODIFIER;
  if (t->kind == QUOTEATTR_TOKEN_NUMBER)
    f |= QAI_FACET_MODIFIER;
  if (t->end == t->start + 1)
    f |= mark_facets(scan, i);
  if (!qai_tag_entry(scan->tags, i))
    return f;
  if (lx->classes & QAI_LEX_SUFFIX && qai_scan_flag(scan, i, QUOTEATTR_FLAG_CAPITAL))
    f |= QAI_FACET_JOINT;
  if (lx->classes & CUES)
    f |= cue_facets(scan->tags->tag[i]);
  return f | symbol_facets(scan, i, lx);
}

/* What a spelling was, with the tag it had last. */
typedef struct known {
  uint16_t facets;
  uint8_t tag; /* QAI_TAG_*, or UNSEEN */
} known;

enum { UNSEEN = 0xFF };

/* Of these words more than the spelling and the tag decides. */
static int
depends_on_place(const qai_scan *scan, uint32_t i)
{
  return qai_tag_lexeme(scan->tags, i)->symbol == QAI_W_THAT || qai_scan_is(scan, i, '-');
}

/* The facets of a mark, a number or a word without a capital that are not known yet. */
static unsigned
new_facets(const qai_scan *scan, uint32_t i, known *k)
{
  unsigned f = scan->segment->words[i].kind == QUOTEATTR_TOKEN_WORD ? word_facets(scan, i, 0) : other_facets(scan, i);
  if (!depends_on_place(scan, i)) {
    k->facets = (uint16_t)f;
    k->tag = scan->tags->tag[i];
  }
  return f;
}

static void
read_paragraph(const qai_scan *scan, uint32_t p, known *memory, uint16_t *facets)
{
  const qai_segment *segment = scan->segment;
  const quoteattr_token *words = segment->words;
  const uint32_t *spelling = scan->tags->spellings.of_word;
  const uint8_t *tag = scan->tags->tag;
  int in_heading = segment->text->paragraphs[p].kind == QAI_PARAGRAPH_HEADING;
  uint32_t i, end = segment->paragraph_words[p + 1];
  for (i = segment->paragraph_words[p]; i < end; i++) {
    known *k = &memory[spelling[i]];
    if (words[i].flags & QUOTEATTR_FLAG_CAPITAL && words[i].kind == QUOTEATTR_TOKEN_WORD)
      facets[i] = (uint16_t)word_facets(scan, i, in_heading);
    else
      facets[i] = k->tag == tag[i] ? k->facets : (uint16_t)new_facets(scan, i, k);
  }
}

static void
read_words(const qai_scan *scan, known *memory, uint16_t *facets)
{
  const known nothing = {0, UNSEEN};
  uint32_t i;
  for (i = 0; i < scan->tags->spellings.n; i++)
    memory[i] = nothing;
  facets[scan->segment->n_words] = 0;
  for (i = 0; i < scan->segment->text->n_paragraphs; i++)
    read_paragraph(scan, i, memory, facets);
}

int
qai_facets_read(qai_scan *scan)
{
  uint16_t *facets = qai_arena_alloc(scan->arena, ((size_t)scan->segment->n_words + 1) * sizeof *facets);
  qai_arena_mark mark = qai_arena_set_mark(scan->arena);
  known *memory = qai_arena_alloc(scan->arena, (size_t)scan->tags->spellings.n * sizeof *memory);
  int status = facets && memory ? QUOTEATTR_OK : QUOTEATTR_ERR_NOMEM;
  if (!status)
    read_words(scan, memory, facets);
  qai_arena_release(scan->arena, mark);
  scan->facets = facets;
  return status;
}
