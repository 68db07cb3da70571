#include "mention/chunk.h"

#include "mention/facets.h"
#include "mention/namewords.h"
#include "mention/titles.h"

#define MAX_CHUNK 24u /* words; what is longer is no phrase but a list or a headline */

/* The walk through one chunk. */
typedef struct walk {
  const qai_scan *scan;
  uint32_t at, end;
  int after_noun; /* the word before is a common noun */
  int determined; /* a determiner opened it */
} walk;

static void
take_name(walk *w, qai_chunk *out)
{
  uint32_t last = qai_nameword_run(w->scan, w->at, w->end);
  out->name = w->at;
  out->last = w->at = last;
  w->after_noun = 0;
}

static void
take_noun(walk *w, qai_chunk *out)
{
  out->head = w->at;
  out->last = out->name = ++w->at;
  w->after_noun = 1;
}

/* A small word between two hyphens, behind a noun, in the news: "sister-| in |-law", "mother-| of |-two". */
static int
is_linked(const walk *w, const qai_chunk *out, uint32_t i)
{
  return w->scan->quotes->genre != QUOTEATTR_GENRE_FICTION && out->last == w->at && i + 2 < w->end &&
         qai_facet(w->scan, i + 1, QAI_FACET_HYPHEN) && qai_scan_tag(w->scan, i) == QAI_TAG_ADP &&
         qai_scan_is_lower(w->scan, i + 2);
}

/* "the centre-| half", "the full-| back said", but "the well-| known", "the 29-year-| old": the second of two parts of
 * a noun, in the news. */
static int
is_second_part(const walk *w, const qai_chunk *out, uint32_t i)
{
  if (!w->determined || w->scan->quotes->genre == QUOTEATTR_GENRE_FICTION || !qai_scan_is_lower(w->scan, i) ||
      qai_facet(w->scan, i + 1, QAI_FACET_HYPHEN) || (i > 2 && qai_facet(w->scan, i - 3, QAI_FACET_HYPHEN)))
    return 0;
  if (qai_facet(w->scan, i, QAI_FACET_PEOPLE))
    return 1;
  return (out->last == w->at && qai_scan_tag(w->scan, i) == QAI_TAG_NOUN) ||
         (qai_facet(w->scan, i + 1, QAI_FACET_SAYS) && qai_facet(w->scan, i, QAI_FACET_NOUN | QAI_FACET_MODIFIER));
}

/* "the Bristol-| based" */
static int
is_behind_name(const walk *w, const qai_chunk *out)
{
  return out->last == w->at && !w->after_noun;
}

/* Behind a hyphen: the rest of the noun, or of what stands before one; nothing of a name's. */
static void
take_hyphened(walk *w, qai_chunk *out)
{
  uint32_t second = w->at + 1;
  int behind_name = is_behind_name(w, out);
  if (qai_facet(w->scan, second, QAI_FACET_NAME)) {
    w->at++;
  } else if (!behind_name && is_linked(w, out, second)) {
    out->last = out->name = w->at = second + 3;
  } else {
    if (!behind_name && is_second_part(w, out, second)) {
      if (out->last < w->at || qai_facet(w->scan, second, QAI_FACET_PEOPLE))
        out->head = second; /* "the front-runner", but "the fly-half", who is no centre-half */
      out->last = out->name = second + 1;
    }
    w->at = second + 1;
  }
  w->after_noun = 0;
}

/* "secretary | of state | Ann Lee": the prepositional part of a role before its name. */
static int
skip_role_of(walk *w)
{
  uint32_t i = w->at;
  if (!w->after_noun || qai_scan_symbol(w->scan, i) != QAI_W_OF || i + 2 >= w->end ||
      !(qai_scan_classes(w->scan, i - 1) & (QAI_LEX_ROLE | QAI_LEX_TITLE)))
    return 0;
  if (!qai_facet(w->scan, i + 1, QAI_FACET_NOUN) || !qai_facet(w->scan, i + 2, QAI_FACET_NAME))
    return 0;
  w->at = i + 2;
  w->after_noun = 0;
  return 1;
}

/* Behind a possessive the phrase goes on when a noun follows. */
static int
take_possessive(walk *w, qai_chunk *out)
{
  if (out->last != w->at || out->last == out->first || !qai_facet(w->scan, w->at, QAI_FACET_POSSESSIVE))
    return 0;
  out->core = out->next = ++w->at;
  out->possessive = 1;
  w->after_noun = 0;
  return 1;
}

/* A modifier that a determiner makes one: before a noun, a name or another modifier. */
static int
is_inner_modifier(const walk *w, const qai_chunk *out)
{
  return w->determined && out->last == out->first && qai_facet(w->scan, w->at, QAI_FACET_INNER) &&
         qai_facet(w->scan, w->at + 1, QAI_FACET_NOUN | QAI_FACET_MODIFIER | QAI_FACET_NAME);
}

/* "the tall, | thin man": a comma between two adjectives behind a determiner. */
static int
skip_comma(walk *w, const qai_chunk *out)
{
  const unsigned modifiers = QAI_FACET_MODIFIER | QAI_FACET_INNER;
  if (!w->determined || out->last != out->first || !qai_scan_is(w->scan, w->at, ',') || w->at + 1 >= w->end)
    return 0;
  if (!qai_facet(w->scan, w->at - 1, modifiers) || qai_scan_tag(w->scan, w->at + 1) != QAI_TAG_ADJ)
    return 0;
  w->at++;
  return 1;
}

/* "at last | Miss Harrow", "at first | Mr. Dale": no part of the name. */
static int
is_adverbial(const walk *w)
{
  return w->at < w->end && w->at && w->scan->tags->tag[w->at] == QAI_TAG_ADJ &&
         qai_facet(w->scan, w->at + 1, QAI_FACET_NAME) && qai_scan_symbol(w->scan, w->at - 1) == QAI_W_AT;
}

/* "Council | President Ann Lee", "City | Manager Paul Reid": a capital only as the sentence begins with it, but part of
 * the title. */
static int
opens_title(const walk *w)
{
  return qai_scan_flag(w->scan, w->at - 1, QUOTEATTR_FLAG_CAPITAL) &&
         qai_scan_classes(w->scan, w->at) & (QAI_LEX_TITLE | QAI_LEX_ROLE) &&
         qai_facet(w->scan, w->at + 1, QAI_FACET_NAME);
}

/* "Dr Mary Hart", "Helen Wu": does word `i` begin a name of two words or more that is somebody's? */
static int
opens_person(const walk *w, uint32_t i)
{
  const qai_lexeme *lx = qai_tag_lexeme(w->scan->tags, i);
  return qai_facet(w->scan, i + 1, QAI_FACET_NAME) && i + 1 < w->end &&
         (lx->classes & (QAI_LEX_TITLE | QAI_LEX_ABBR_TITLE) || qai_titles_is_rather_name(lx));
}

/* "Rail Futures | convener", "Media | titan": a body's name or a word with a capital, of no time. */
static int
opens_with_capital(const walk *w, const qai_chunk *out)
{
  return !w->determined && qai_scan_flag(w->scan, out->first, QUOTEATTR_FLAG_CAPITAL) &&
         qai_facet(w->scan, out->first, QAI_FACET_NAME | QAI_FACET_NOUN) &&
         !(qai_scan_classes(w->scan, out->first) & (QAI_LEX_MONTH_DAY | QAI_LEX_ADVERB));
}

/* "my | ex", "our oldest | customer", but "my Radio Leeds | interview" */
static int
opens_with_whose(const walk *w, const qai_chunk *out)
{
  uint32_t i;
  for (i = out->first + 1; i < w->at; i++)
    if (!qai_scan_is_lower(w->scan, i))
      return 0;
  return qai_scan_symbol(w->scan, out->first) == QAI_W_HER ||
         qai_tag_lexeme(w->scan->tags, out->first)->pronoun_case == QAI_CASE_POSSESSIVE;
}

/* "Rail Futures | convener | Professor Helen Wu", "my | ex | Carl Ross": in the news a noun in the singular before
 * somebody's name is what that one is, listed or not; but "in London weather Ann Lee | …", "in my view Ann Lee | …". */
static int
is_unlisted_role(const walk *w, const qai_chunk *out)
{
  const uint32_t others = QAI_LEX_ORG_NOUN | QAI_LEX_GROUP_NOUN | QAI_LEX_PLACE | QAI_LEX_MONTH_DAY | QAI_LEX_ADVERB;
  const qai_scan *scan = w->scan;
  const qai_lexeme *noun = qai_tag_lexeme(scan->tags, w->at - 1);
  if (scan->quotes->genre == QUOTEATTR_GENRE_FICTION || w->at < out->first + 2 || !qai_scan_is_lower(scan, w->at - 1) ||
      noun->number == 2 || noun->classes & others)
    return 0;
  return (opens_with_capital(w, out) || opens_with_whose(w, out)) && opens_person(w, w->at) &&
         !(out->first && qai_scan_classes(scan, out->first - 1) & QAI_LEX_PREPOSITION);
}

/* "Ann | one day", "Ann | bent forward": behind a name that no determiner opens stands no attribute of a noun in
 * stories, and no number anywhere, but "Apple | chief executive Tim Cook". */
static int
ends_with_name(const walk *w, const qai_chunk *out)
{
  return out->last == w->at && out->name < out->last && !w->determined &&
         (w->scan->quotes->genre == QUOTEATTR_GENRE_FICTION || qai_scan_tag(w->scan, w->at) == QAI_TAG_NUM);
}

/* "City | Hospital": a capital only as the sentence begins with it, but part of a body's name. */
static int
opens_body(const walk *w, const qai_chunk *out)
{
  return w->at == out->first + 1 && !w->determined && qai_scan_flag(w->scan, out->first, QUOTEATTR_FLAG_CAPITAL) &&
         qai_scan_classes(w->scan, w->at) & QAI_LEX_ORG_NOUN &&
         !(qai_scan_classes(w->scan, w->at) & (QAI_LEX_GIVEN_NAME | QAI_LEX_SURNAME)) &&
         !(qai_scan_classes(w->scan, out->first) & QAI_LEX_PERSON);
}

#define MAX_PARTICLES 3u

/* "said | von der Heide", "bin Faisal | said": a name without what stands before its particles; of one that is a word
 * besides, only beside what tells of speech. */
static int
opens_with_particle(const walk *w, const qai_chunk *out)
{
  const uint32_t words = QAI_LEX_COMMON | QAI_LEX_AUXILIARY | QAI_LEX_PREPOSITION | QAI_LEX_DETERMINER;
  const qai_scan *scan = w->scan;
  uint32_t i = w->at;
  if (w->determined || i != out->first || scan->quotes->genre == QUOTEATTR_GENRE_FICTION)
    return 0;
  while (i < w->end && i < w->at + MAX_PARTICLES && qai_scan_is_lower(scan, i) &&
         qai_scan_classes(scan, i) & QAI_LEX_PARTICLE)
    i++;
  if (i == w->at || i >= w->end || !qai_facet(scan, i, QAI_FACET_NAME))
    return 0;
  return i > w->at + 1 || !(qai_scan_classes(scan, w->at) & words) || qai_facet(scan, i + 1, QAI_FACET_CUE) ||
         (w->at && qai_facet(scan, w->at - 1, QAI_FACET_CUE));
}

static int
step(walk *w, qai_chunk *out)
{
  const qai_scan *scan = w->scan;
  uint32_t before = out->last;
  if (qai_facet(scan, w->at, QAI_FACET_NAME)) {
    int body = w->after_noun && opens_body(w, out);
    if (w->after_noun && !body && !(qai_scan_classes(scan, w->at - 1) & QAI_LEX_PERSON) && !opens_title(w) &&
        !is_unlisted_role(w, out))
      return 0;
    take_name(w, out);
    out->name = body ? out->first : out->name;
  } else if (opens_with_particle(w, out)) {
    take_name(w, out);
  } else if (qai_facet(scan, w->at, QAI_FACET_NOUN)) {
    take_noun(w, out);
  } else if (qai_facet(scan, w->at, QAI_FACET_HYPHEN) && w->at + 1 < w->end && w->at > out->first) {
    take_hyphened(w, out);
  } else if (qai_facet(scan, w->at, QAI_FACET_MODIFIER) || is_inner_modifier(w, out)) {
    if (ends_with_name(w, out))
      return 0;
    w->at++;
  } else {
    return take_possessive(w, out) || skip_role_of(w) || skip_comma(w, out);
  }
  if (out->last > before)
    out->possessive = 0;
  return 1;
}

/* "beside her | the old man": a pronoun before an article is no determiner. */
static int
article_behind_pronoun(const walk *w)
{
  switch (qai_scan_symbol(w->scan, w->at)) {
  case QAI_W_A:
  case QAI_W_AN:
  case QAI_W_THE: return qai_facet(w->scan, w->at - 1, QAI_FACET_PRONOUN) != 0;
  default: return 0;
  }
}

void
qai_chunk_at(const qai_scan *scan, uint32_t i, uint32_t end, qai_chunk *out)
{
  walk w = {scan, i, end, 0, 0};
  if (end > i + MAX_CHUNK)
    w.end = i + MAX_CHUNK;
  out->first = out->last = out->core = out->name = out->head = out->next = i;
  out->possessive = 0;
  while (w.at < w.end && qai_facet(scan, w.at, QAI_FACET_DETERMINER)) {
    if (w.determined && article_behind_pronoun(&w))
      return;
    w.determined = 1;
    w.at++;
  }
  if (is_adverbial(&w))
    return;
  while (w.at < w.end && step(&w, out))
    ;
  if (!out->possessive)
    out->next = out->last;
}
