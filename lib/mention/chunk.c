#include "mention/chunk.h"

#include "mention/facets.h"
#include "mention/namewords.h"

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
  out->last = out->name = ++w->at;
  w->after_noun = 1;
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

/* "Council | President Ann Lee": a capital only as the sentence begins with it, but part of the title. */
static int
opens_title(const walk *w)
{
  return qai_scan_flag(w->scan, w->at - 1, QUOTEATTR_FLAG_CAPITAL) &&
         qai_scan_classes(w->scan, w->at) & QAI_LEX_TITLE && qai_facet(w->scan, w->at + 1, QAI_FACET_NAME);
}

/* "Ann | one day", "Ann | bent forward": behind a name that no determiner opens stands no attribute of a noun in
 * stories, and no number anywhere, but "Apple | chief executive Tim Cook". */
static int
ends_with_name(const walk *w, const qai_chunk *out)
{
  return out->last == w->at && out->name < out->last && !w->determined &&
         (w->scan->quotes->genre == QUOTEATTR_GENRE_FICTION || qai_scan_tag(w->scan, w->at) == QAI_TAG_NUM);
}

static int
step(walk *w, qai_chunk *out)
{
  const qai_scan *scan = w->scan;
  uint32_t before = out->last;
  if (qai_facet(scan, w->at, QAI_FACET_NAME)) {
    if (w->after_noun && !(qai_scan_classes(scan, w->at - 1) & QAI_LEX_PERSON) && !opens_title(w))
      return 0;
    take_name(w, out);
  } else if (qai_facet(scan, w->at, QAI_FACET_NOUN)) {
    take_noun(w, out);
  } else if (qai_facet(scan, w->at, QAI_FACET_HYPHEN) && w->at + 1 < w->end && w->at > out->first) {
    w->at += qai_facet(scan, w->at + 1, QAI_FACET_NAME) ? 1 : 2;
    w->after_noun = 0;
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
  out->first = out->last = out->core = out->name = out->next = i;
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
