/*
 * Tells fiction from other text by how often the words of each class come: pronouns of the third person, kinship and
 * past tense against years, days, offices, places and figures; and by how its quotations lie in its paragraphs.
 *
 * Rates go into bins, and a linear classifier adds the bins' weights (tools/train_quotes.py; fitted on news, on parts
 * of novels of all lengths, and on reviews, letters, guides, lectures and other texts that are no fiction).
 */
#include "quotes/genre.h"

#include "quotes/weights.h"

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
  N_RATES
};

enum { BY_PRONOUN, BY_NAME, BY_NAMES, N_TAGS }; /* "she said", "said Ann", "said Ann Holm" beside a region */

typedef struct counts {
  uint32_t n[N_RATES];
  uint32_t tags[N_TAGS];
  uint32_t words, regions, begins; /* begins: regions that begin their paragraph */
} counts;

static int
is_year(const qai_quotes *q, const quoteattr_token *t)
{
  const char *s = q->tags->segment->text->bytes + t->start;
  return t->end - t->start == 4 && ((s[0] == '1' && s[1] == '9') || (s[0] == '2' && s[1] == '0'));
}

static void
add(counts *c, int rate, uint32_t n, int is_so)
{
  c->n[rate] += is_so ? n : 0;
}

static void
count_mark(counts *c, const quoteattr_token *t, char ch, uint32_t n)
{
  add(c, ASKS, n, ch == '?' || ch == '!');
  add(c, SEMICOLONS, n, ch == ';');
  add(c, SYMBOLS, n, ch == '%' || ch == '$' || t->kind == QUOTEATTR_TOKEN_SYMBOL);
}

static void
count_pronoun(counts *c, const qai_lexeme *e, uint32_t n)
{
  add(c, FIRST_PERSON, n, e->person == 1);
  add(c, SECOND_PERSON, n, e->person == 2);
  add(c, HE_SHE, n, e->person == 3 && e->gender);
  add(c, IT_THEY, n, e->person == 3 && !e->gender);
}

static void
count_auxiliary(counts *c, uint16_t symbol, uint32_t n)
{
  switch (symbol) {
  case QAI_W_WAS:
  case QAI_W_WERE:
  case QAI_W_HAD:
  case QAI_W_DID: c->n[WAS] += n; break;
  case QAI_W_IS:
  case QAI_W_ARE:
  case QAI_W_HAS:
  case QAI_W_WILL:
  case QAI_W_DO: c->n[IS] += n; break;
  default: break;
  }
}

static void
count_verb(counts *c, const qai_lexeme *e, uint32_t n)
{
  int past = e->form == QAI_FORM_PAST || e->form == QAI_FORM_PAST_OR_PARTICIPLE;
  int says = (e->classes & QAI_LEX_CUE_SAY) != 0;
  add(c, PAST, n, past);
  add(c, PRESENT, n, e->form == QAI_FORM_S || e->form == QAI_FORM_BASE);
  add(c, SAYS, n, says);
  add(c, PAST_SAYS, n, says && past);
}

static void
count_classes(counts *c, uint32_t classes, uint32_t n)
{
  add(c, DAYS, n, (classes & QAI_LEX_MONTH_DAY) != 0);
  add(c, OFFICES, n, (classes & (QAI_LEX_ROLE | QAI_LEX_ORG_NOUN | QAI_LEX_GROUP_NOUN)) != 0);
  add(c, PLACES, n, (classes & (QAI_LEX_PLACE | QAI_LEX_DEMONYM)) != 0);
  add(c, PEOPLE, n, (classes & (QAI_LEX_KINSHIP | QAI_LEX_PERSON_NOUN)) != 0);
  add(c, TITLES, n, (classes & QAI_LEX_TITLE) != 0);
}

static void
count_other(const qai_quotes *q, const quoteattr_token *t, counts *c, uint32_t n)
{
  add(c, WEB, n, t->kind >= QUOTEATTR_TOKEN_EMOJI);
  if (t->kind == QUOTEATTR_TOKEN_NUMBER) {
    c->n[NUMBERS] += n;
    add(c, YEARS, n, is_year(q, t));
  }
  count_mark(c, t, q->tags->segment->text->bytes[t->start], n);
}

static void
count_word(const quoteattr_token *t, const qai_lexeme *e, counts *c, uint32_t n)
{
  c->words += n;
  add(c, CAPS, n, t->flags & QUOTEATTR_FLAG_ALL_CAPS);
  add(c, CAPITALS, n,
      t->flags & QUOTEATTR_FLAG_CAPITAL && !(t->flags & QUOTEATTR_FLAG_SENTENCE_START) && e->person != 1);
  if (e->classes & QAI_LEX_PRONOUN)
    count_pronoun(c, e, n);
  if (e->form)
    count_verb(c, e, n);
  if (e->classes & QAI_LEX_AUXILIARY)
    count_auxiliary(c, e->symbol, n);
  count_classes(c, e->classes, n);
}

/* All that is asked of a word its spelling tells. */
static int
count_tokens(const qai_quotes *q, qai_arena *arena, counts *c)
{
  const qai_segment *segment = q->tags->segment;
  const qai_spellings *spellings = &q->tags->spellings;
  uint32_t *n = qai_arena_calloc(arena, spellings->n, sizeof *n), i;
  if (!n)
    return QUOTEATTR_ERR_NOMEM;
  for (i = 0; i < segment->n_words; i++)
    n[spellings->of_word[i]]++;
  for (i = 0; i < spellings->n; i++) {
    const qai_spelling *s = &spellings->items[i];
    const quoteattr_token *t = &segment->words[s->word];
    if (t->kind == QUOTEATTR_TOKEN_WORD)
      count_word(t, s->lexeme, c, n[i]);
    else
      count_other(q, t, c, n[i]);
  }
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

static void
count_tags(const qai_quotes *q, const qai_region *r, counts *c)
{
  uint32_t a = qai_feature_word_after(q, r), b = qai_feature_word_before(q, r);
  if (a != QAI_NONE)
    count_tag(q, a, 1, c);
  if (b != QAI_NONE && b && qai_feature_word_class(q, b) == QAI_WORD_COMMA)
    count_tag(q, b - 1, -1, c);
}

static void
count_regions(const qai_quotes *q, counts *c)
{
  uint32_t i;
  for (i = 0; i < q->n_regions; i++) {
    const qai_region *r = &q->regions[i];
    if (r->parent != QAI_NONE)
      continue;
    c->regions++;
    c->begins += r->outer_start == q->tags->segment->text->paragraphs[r->paragraph].start;
    c->n[IN_MARKS] += r->last - r->first;
    count_tags(q, r, c);
  }
}

/* Of a thousand words, in steps that double: 0, less than 1, 2, 4 … */
static uint32_t
rate(uint32_t n, uint32_t words)
{
  uint64_t r = (uint64_t)n * 1000;
  uint32_t bin = n != 0;
  for (; bin && bin < 12 && r >= words; r /= 2)
    bin++;
  return bin;
}

static uint32_t
tenths(uint32_t n, uint32_t of)
{
  return of ? (uint32_t)((uint64_t)n * 10 / of) + 1 : 0;
}

int
qai_genre_features(const qai_quotes *q, qai_arena *arena, qai_features *out)
{
  counts c;
  uint32_t i, all;
  memset(&c, 0, sizeof c);
  if (count_tokens(q, arena, &c))
    return QUOTEATTR_ERR_NOMEM;
  count_regions(q, &c);
  out->n = 0;
  for (i = 0; i < N_RATES; i++)
    qai_feature_add(out, i, rate(c.n[i], c.words + 1));
  qai_feature_add(out, 30, tenths(c.begins, c.regions));
  qai_feature_add(out, 31, tenths(c.n[PAST], c.n[PAST] + c.n[PRESENT]));
  qai_feature_add(out, 32, tenths(c.n[PAST_SAYS], c.n[SAYS]));
  qai_feature_add(out, 33, tenths(c.regions, q->tags->segment->text->n_paragraphs));
  qai_feature_add(out, 34, tenths(c.n[WAS], c.n[WAS] + c.n[IS]));
  all = c.tags[BY_PRONOUN] + c.tags[BY_NAME] + c.tags[BY_NAMES];
  qai_feature_add(out, 35, tenths(c.tags[BY_PRONOUN], all));
  qai_feature_add(out, 36, tenths(c.tags[BY_NAME], all));
  qai_feature_add(out, 37, tenths(c.tags[BY_NAMES], all));
  qai_feature_add(out, 39, 0);
  return QUOTEATTR_OK;
}

int
qai_genre_find(const qai_quotes *q, qai_arena *arena, int *genre)
{
  qai_features f;
  int status = qai_genre_features(q, arena, &f);
  if (!status)
    *genre = qai_feature_score(&f, qai_weights_genre) > 0 ? QUOTEATTR_GENRE_FICTION : QUOTEATTR_GENRE_NEWS;
  return status;
}
