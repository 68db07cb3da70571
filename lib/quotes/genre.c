/*
 * Tells fiction from other text by how often the words of each class come: pronouns of the third person, kinship and
 * past tense against years, days, offices, places and figures; and by how its quotations lie in its paragraphs.
 *
 * Rates go into bins, and a linear classifier adds the bins' weights (tools/train_quotes.py; fitted on news, on parts
 * of novels of all lengths, and on reviews, letters, guides, lectures and other texts that are no fiction).
 *
 * In a text of few words the rates tell little.  Two things tell more there: lines of talk are fiction (`“Late again.”`
 * in a paragraph of its own, and another one), and a tag with a surname alone is news (`“…,” Ames said`).
 */
#include "quotes/genre.h"

#include "quotes/signature.h"
#include "quotes/weights.h"
#include "text/masks.h"

#include <string.h>

enum {
  YEARS,
  NUMBERS,
  SYMBOLS,
  DAYS,
  HE_SHE,
  FIRST_PERSON,
  SECOND_PERSON,
  IT_THEY,
  CAPS,
  CAPITALS,
  ASKS,
  SEMICOLONS,
  OFFICES,
  PLACES,
  PEOPLE,
  TITLES,
  WEB,
  PAST,
  PRESENT,
  WAS,
  IS,
  SAYS,
  PAST_SAYS,
  IN_MARKS,
  N_RATES,
  WORDS = N_RATES,
  N_COUNTS
};

#define DOUBT 100  /* a score below this says fiction, but hardly */
#define BRIEF 80u  /* words of a text in which a tag then decides, */
#define SHORT 200u /* .. lines of talk do, */
#define LINE 16u   /* .. of such a line */
#define SCENE 8u   /* lines of talk that make a scene */

enum { BY_PRONOUN, BY_NAME, BY_NAMES, N_TAGS }; /* "she said", "said Ann", "said Ann Holm" beside a region */

typedef struct counts {
  uint32_t n[N_COUNTS];
  uint32_t counted; /* which of these may be above 0, a bit each */
  uint32_t tags[N_TAGS];
  uint32_t regions, begins; /* begins: regions that begin their paragraph */
  uint32_t lines;           /* of these such that marks set off */
  uint32_t surnames;        /* "Ames said" behind a region: a name that is no given name */
} counts;

static int
is_year(const qai_quotes *q, const quoteattr_token *t)
{
  const char *s = q->tags->segment->text->bytes + t->start;
  return t->end - t->start == 4 && ((s[0] == '1' && s[1] == '9') || (s[0] == '2' && s[1] == '0'));
}

/* A count as a set of counts, if it is one. */
static uint32_t
if_so(int count, int is_so)
{
  return is_so ? UINT32_C(1) << count : 0;
}

static uint32_t
counts_of_mark(const quoteattr_token *t, char ch)
{
  return if_so(ASKS, ch == '?' || ch == '!') | if_so(SEMICOLONS, ch == ';') |
         if_so(SYMBOLS, ch == '%' || ch == '$' || t->kind == QUOTEATTR_TOKEN_SYMBOL);
}

static uint32_t
counts_of_pronoun(const qai_lexeme *e)
{
  return if_so(FIRST_PERSON, e->person == 1) | if_so(SECOND_PERSON, e->person == 2) |
         if_so(HE_SHE, e->person == 3 && e->gender) | if_so(IT_THEY, e->person == 3 && !e->gender);
}

static uint32_t
counts_of_auxiliary(uint16_t symbol)
{
  switch (symbol) {
  case QAI_W_WAS:
  case QAI_W_WERE:
  case QAI_W_HAD:
  case QAI_W_DID: return UINT32_C(1) << WAS;
  case QAI_W_IS:
  case QAI_W_ARE:
  case QAI_W_HAS:
  case QAI_W_WILL:
  case QAI_W_DO: return UINT32_C(1) << IS;
  default: return 0;
  }
}

static uint32_t
counts_of_verb(const qai_lexeme *e)
{
  int past = e->form == QAI_FORM_PAST || e->form == QAI_FORM_PAST_OR_PARTICIPLE;
  int says = (e->classes & QAI_LEX_CUE_SAY) != 0;
  return if_so(PAST, past) | if_so(PRESENT, e->form == QAI_FORM_S || e->form == QAI_FORM_BASE) | if_so(SAYS, says) |
         if_so(PAST_SAYS, says && past);
}

static uint32_t
counts_of_classes(uint32_t classes)
{
  return if_so(DAYS, (classes & QAI_LEX_MONTH_DAY) != 0) |
         if_so(OFFICES, (classes & (QAI_LEX_ROLE | QAI_LEX_ORG_NOUN | QAI_LEX_GROUP_NOUN)) != 0) |
         if_so(PLACES, (classes & (QAI_LEX_PLACE | QAI_LEX_DEMONYM)) != 0) |
         if_so(PEOPLE, (classes & (QAI_LEX_KINSHIP | QAI_LEX_PERSON_NOUN)) != 0) |
         if_so(TITLES, (classes & QAI_LEX_TITLE) != 0);
}

static uint32_t
counts_of_other(const qai_quotes *q, const quoteattr_token *t)
{
  uint32_t set = if_so(WEB, t->kind >= QUOTEATTR_TOKEN_EMOJI);
  if (t->kind == QUOTEATTR_TOKEN_NUMBER)
    set |= UINT32_C(1) << NUMBERS | if_so(YEARS, is_year(q, t));
  return set | counts_of_mark(t, q->tags->segment->text->bytes[t->start]);
}

static uint32_t
counts_of_word(const quoteattr_token *t, const qai_lexeme *e)
{
  int capital = t->flags & QUOTEATTR_FLAG_CAPITAL && !(t->flags & QUOTEATTR_FLAG_SENTENCE_START) && e->person != 1;
  uint32_t set = UINT32_C(1) << WORDS | if_so(CAPS, (t->flags & QUOTEATTR_FLAG_ALL_CAPS) != 0) |
                 if_so(CAPITALS, capital) | counts_of_classes(e->classes);
  if (e->classes & QAI_LEX_PRONOUN)
    set |= counts_of_pronoun(e);
  if (e->form)
    set |= counts_of_verb(e);
  return e->classes & QAI_LEX_AUXILIARY ? set | counts_of_auxiliary(e->symbol) : set;
}

/* All that is asked of a word its spelling tells: which counts it is one more in, a bit each. */
static uint32_t
counts_of_spelling(const qai_quotes *q, uint32_t spelling)
{
  const qai_spelling *s = &q->tags->spellings.items[spelling];
  const quoteattr_token *t = &q->tags->segment->words[s->word];
  return t->kind == QUOTEATTR_TOKEN_WORD ? counts_of_word(t, s->lexeme) : counts_of_other(q, t);
}

static uint32_t
known_counts(const qai_quotes *q, uint32_t spelling)
{
  qai_notes *notes = qai_tag_notes(q->tags, spelling);
  uint32_t set;
  if (notes && notes->made & QAI_NOTE_RATES)
    return notes->rates;
  set = counts_of_spelling(q, spelling);
  if (notes) {
    notes->rates = set & ((UINT32_C(2) << WORDS) - 1);
    notes->made |= QAI_NOTE_RATES;
  }
  return set;
}

/* Counts of a byte each, of few spellings that come FEW times at most: a sum too small for a byte. */
typedef struct few_counts {
  uint64_t n[4];
} few_counts;

enum { FEW = 7, TOGETHER = 255 / FEW };

#define BYTES UINT64_C(0x0101010101010101)

/* A byte for each of eight bits. */
static uint64_t
bytes_of(uint32_t eight)
{
  uint64_t bits = (eight & 255) * BYTES & UINT64_C(0x8040201008040201);
  return (bits + 0x7F * BYTES) >> 7 & BYTES;
}

/* No branch, as in which counts a spelling is one more is a toss-up. */
static void
add_few(few_counts *few, uint32_t set, uint32_t n)
{
  few->n[0] += bytes_of(set) * n;
  few->n[1] += bytes_of(set >> 8) * n;
  few->n[2] += bytes_of(set >> 16) * n;
  few->n[3] += bytes_of(set >> 24) * n;
}

static void
add_many(counts *c, uint32_t set, uint32_t n)
{
  for (; set; set &= set - 1)
    c->n[qai_masks_ctz(set)] += n;
}

/* Adds up spellings from `i` on, at most TOGETHER; returns the first behind them. */
static uint32_t
count_spellings(const qai_quotes *q, const uint32_t *n, uint32_t i, counts *c)
{
  uint32_t all = q->tags->spellings.n, end = all - i < TOGETHER ? all : i + TOGETHER, bits;
  few_counts few = {{0}};
  for (; i < end; i++) {
    uint32_t set;
    qai_tag_fetch_ahead(q->tags, i);
    c->counted |= set = known_counts(q, i);
    if (n[i] <= FEW)
      add_few(&few, set, n[i]);
    else
      add_many(c, set, n[i]);
  }
  for (bits = c->counted; bits; bits &= bits - 1) {
    uint32_t k = qai_masks_ctz(bits);
    c->n[k] += (uint32_t)(few.n[k / 8] >> k % 8 * 8 & 255);
  }
  return end;
}

static int
count_tokens(const qai_quotes *q, qai_arena *arena, counts *c)
{
  const qai_spellings *spellings = &q->tags->spellings;
  uint32_t *n = qai_arena_calloc(arena, spellings->n, sizeof *n), i;
  if (!n)
    return QUOTEATTR_ERR_NOMEM;
  for (i = 0; i < q->tags->segment->n_words; i++)
    n[spellings->of_word[i]]++;
  for (i = 0; i < spellings->n;)
    i = count_spellings(q, n, i, c);
  return QUOTEATTR_OK;
}

/* The two words from `w` on, or back from it, are a reporting verb and its subject: which kind of subject? */
static void
count_tag(const qai_quotes *q, uint32_t w, int step, counts *c)
{
  const qai_segment *seg = q->tags->segment;
  uint32_t n = seg->n_words, i;
  int says[3], names[3];
  for (i = 0; i < 3; i++, w = step < 0 ? w - 1 : w + 1) {
    if (w >= n)
      return;
    says[i] = qai_feature_word_class(q, w) == QAI_WORD_SAY;
    names[i] = qai_feature_word_class(q, w) == QAI_WORD_PRONOUN
                   ? 2
                   : seg->words[w].kind == QUOTEATTR_TOKEN_WORD && seg->words[w].flags & QUOTEATTR_FLAG_CAPITAL;
  }
  if ((says[0] && names[1] == 2) || (says[1] && names[0] == 2))
    c->tags[BY_PRONOUN]++;
  else if ((says[0] && names[1] && names[2]) || (says[2] && names[0] && names[1]))
    c->tags[BY_NAMES]++;
  else if ((says[0] && names[1]) || (says[1] && names[0]))
    c->tags[BY_NAME]++;
}

/* Are the words from `w` on a surname and a reporting verb? */
static int
surname_says(const qai_quotes *q, uint32_t w)
{
  const qai_segment *seg = q->tags->segment;
  if (w + 1 >= seg->n_words || qai_feature_word_class(q, w + 1) != QAI_WORD_SAY)
    return 0;
  return seg->words[w].kind == QUOTEATTR_TOKEN_WORD && seg->words[w].flags & QUOTEATTR_FLAG_CAPITAL &&
         qai_feature_word_class(q, w) != QAI_WORD_PRONOUN &&
         !(qai_tag_lexeme(q->tags, w)->classes & (QAI_LEX_GIVEN_NAME | QAI_LEX_KINSHIP | QAI_LEX_TITLE));
}

static void
count_tags(const qai_quotes *q, const qai_region *r, counts *c)
{
  uint32_t a = qai_feature_word_after(q, r), b = qai_feature_word_before(q, r);
  if (a != QAI_NONE) {
    count_tag(q, a, 1, c);
    c->surnames += (uint32_t)surname_says(q, a);
  }
  if (b != QAI_NONE && b && qai_feature_word_class(q, b) == QAI_WORD_COMMA)
    count_tag(q, b - 1, -1, c);
}

/* Set off by marks, and ends as speech does: no title. */
static int
is_spoken(const qai_quotes *q, const qai_region *r)
{
  int end = qai_feature_last_class(q, r);
  return !(r->flags & (QAI_REGION_SCRIPT | QAI_REGION_UNMARKED | QAI_REGION_BLOCK)) &&
         (end == QAI_WORD_COMMA || end == QAI_WORD_STOP || end == QAI_WORD_DASH);
}

static void
count_regions(const qai_quotes *q, counts *c)
{
  uint32_t i, begins;
  for (i = 0; i < q->n_regions; i++) {
    const qai_region *r = &q->regions[i];
    if (r->parent != QAI_NONE)
      continue;
    c->regions++;
    begins = r->outer_start == q->tags->segment->text->paragraphs[r->paragraph].start;
    c->begins += begins;
    c->lines += begins & (uint32_t)is_spoken(q, r);
    c->n[IN_MARKS] += r->last - r->first;
    c->counted |= UINT32_C(1) << IN_MARKS;
    count_tags(q, r, c);
  }
}

/* Of a thousand words, in steps that double: 0, less than 1, 2, 4 … */
static uint32_t
rate(uint32_t n, uint32_t words)
{
  uint64_t r = (uint64_t)n * 1000;
  int doublings = (int)qai_masks_clz(words) - (int)qai_masks_clz(r | 1); /* at most so many keep `words` below it */
  uint32_t least = doublings < 0 ? 0 : (uint32_t)doublings, bin = 1 + least + (r >= (uint64_t)words << least);
  return (bin < 12 ? bin : 12) * (n > 0);
}

/* The rates come first: most are 0 in a short text. */
static void
add_rates(const counts *c, qai_features *out)
{
  uint32_t i, bits = c->counted & ~(UINT32_C(1) << WORDS);
  for (i = 0; i < N_RATES; i++)
    out->row[i] = (uint16_t)(i * QAI_FEATURE_VALUES);
  out->n = N_RATES;
  for (; bits; bits &= bits - 1) {
    i = qai_masks_ctz(bits);
    out->row[i] = (uint16_t)(out->row[i] + rate(c->n[i], c->n[WORDS] + 1));
  }
}

static uint32_t
tenths(uint32_t n, uint32_t of)
{
  return of ? (uint32_t)((uint64_t)n * 10 / of) + 1 : 0;
}

static int
count_all(const qai_quotes *q, qai_arena *arena, counts *c)
{
  memset(c, 0, sizeof *c);
  if (count_tokens(q, arena, c))
    return QUOTEATTR_ERR_NOMEM;
  count_regions(q, c);
  return QUOTEATTR_OK;
}

static void
add_all(const qai_quotes *q, const counts *c, qai_features *out)
{
  uint32_t all = c->tags[BY_PRONOUN] + c->tags[BY_NAME] + c->tags[BY_NAMES];
  add_rates(c, out);
  qai_feature_add(out, 30, tenths(c->begins, c->regions));
  qai_feature_add(out, 31, tenths(c->n[PAST], c->n[PAST] + c->n[PRESENT]));
  qai_feature_add(out, 32, tenths(c->n[PAST_SAYS], c->n[SAYS]));
  qai_feature_add(out, 33, tenths(c->regions, q->tags->segment->text->n_paragraphs));
  qai_feature_add(out, 34, tenths(c->n[WAS], c->n[WAS] + c->n[IS]));
  qai_feature_add(out, 35, tenths(c->tags[BY_PRONOUN], all));
  qai_feature_add(out, 36, tenths(c->tags[BY_NAME], all));
  qai_feature_add(out, 37, tenths(c->tags[BY_NAMES], all));
  qai_feature_add(out, 39, 0);
}

int
qai_genre_features(const qai_quotes *q, qai_arena *arena, qai_features *out)
{
  counts c;
  if (count_all(q, arena, &c))
    return QUOTEATTR_ERR_NOMEM;
  add_all(q, &c, out);
  return QUOTEATTR_OK;
}

/* Two paragraphs or more that begin with speech, few words in a paragraph, and no names in capitals (`“ANN: I … ”`). */
static int
is_talk(const qai_quotes *q, const counts *c)
{
  return c->lines > 1 && !c->n[CAPS] && c->n[WORDS] < LINE * q->tags->segment->text->n_paragraphs;
}

/* Line upon line of talk, however many names in capitals and surnames: a scene. */
static int
is_scene(const qai_quotes *q, const counts *c)
{
  uint32_t n = q->tags->segment->text->n_paragraphs;
  return c->lines >= SCENE && 2 * c->lines >= n && c->n[WORDS] < LINE * n;
}

static int
is_fiction(const qai_quotes *q, const counts *c, int score)
{
  if (is_scene(q, c))
    return 1;
  if (score > 0)
    return score >= DOUBT || !c->surnames || c->n[WORDS] >= BRIEF || is_talk(q, c);
  return !c->surnames && c->n[WORDS] < SHORT && is_talk(q, c);
}

int
qai_genre_find(const qai_quotes *q, qai_arena *arena, int *genre)
{
  qai_features f;
  counts c;
  int fiction;
  if (count_all(q, arena, &c))
    return QUOTEATTR_ERR_NOMEM;
  add_all(q, &c, &f);
  fiction = is_fiction(q, &c, qai_feature_score(&f, qai_weights_genre)) && !qai_signature_is_usual(q);
  *genre = fiction ? QUOTEATTR_GENRE_FICTION : QUOTEATTR_GENRE_NEWS;
  return QUOTEATTR_OK;
}
