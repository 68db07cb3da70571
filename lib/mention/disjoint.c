#include "mention/disjoint.h"

#include "mention/facets.h"
#include "quotes/reply.h"

#include <stddef.h>

enum { CONTENT_MENTIONS = 16, REST_WORDS = 8, TAG_REACH = 4 };

uint32_t
qai_disjoint_reply(const qai_scan *scan, const qai_mention *m)
{
  uint32_t k, region;
  if (m->kind != QUOTEATTR_MENTION_NOMINAL || !qai_antecedents_is_tag(scan, m))
    return QAI_NONE;
  for (k = 1; k <= TAG_REACH && k <= m->first; k++)
    if (qai_quotes_in_speech(scan->quotes, m->first - k)) {
      region = qai_quotes_speech_at(scan->quotes, m->first - k);
      return scan->quotes->regions[region].flags & QAI_REGION_REPLY ? region : QAI_NONE;
    }
  return QAI_NONE;
}

int
qai_disjoint_is_answered(const qai_scan *scan, uint32_t region, const qai_mention *other)
{
  const qai_region *r = &scan->quotes->regions[region];
  return other->paragraph == r->paragraph && other->last <= r->first && other->last + QAI_REPLY_WORDS >= r->first &&
         qai_antecedents_is_tag(scan, other);
}

/* Nothing that is told follows the reporting verb at word `w`: `he told the court on Monday.` */
static int
ends_sentence(const qai_scan *scan, uint32_t w, uint32_t sentence)
{
  const unsigned more = 1u << QAI_TAG_VERB | 1u << QAI_TAG_AUX | 1u << QAI_TAG_SCONJ | 1u << QAI_TAG_PUNCT;
  uint32_t i, end = scan->segment->sentences[sentence].last;
  for (i = w + 1; i < end && i <= w + REST_WORDS; i++)
    if (qai_scan_is(scan, i, '.'))
      return 1;
    else if (qai_quotes_in_speech(scan->quotes, i) || more >> qai_scan_tag(scan, i) & 1)
      return 0;
  return i == end;
}

/* A main clause, so that what stands in front of `, he said` is no `When Tom came` or `After a row with Tom`. */
static int
begins_main_clause(const qai_scan *scan, uint32_t w)
{
  const unsigned others = 1u << QAI_TAG_SCONJ | 1u << QAI_TAG_ADP | 1u << QAI_TAG_ADV | 1u << QAI_TAG_VERB |
                          1u << QAI_TAG_PUNCT | 1u << QAI_TAG_CCONJ;
  return !(others >> qai_scan_tag(scan, w) & 1);
}

/* Is the pronoun the source of what its sentence says in front of it: `Tom threw it away, he said`? */
static int
is_source_behind(const qai_scan *scan, const qai_mention *m)
{
  uint32_t first = scan->segment->sentences[m->sentence].first;
  return m->first > first + 1 && qai_scan_is(scan, m->first - 1, ',') && qai_facet(scan, m->last, QAI_FACET_CUE) &&
         begins_main_clause(scan, first) && ends_sentence(scan, m->last, m->sentence);
}

/* Does a name, not only one's whose something is, stand for the entity in the sentence in front of `mention`? */
static int
is_content(const qai_antecedents *a, uint32_t mention, uint32_t entity)
{
  const qai_mention *m = &a->scan->found.data[mention];
  uint32_t k;
  for (k = 1; k <= CONTENT_MENTIONS && k <= mention && m[-(ptrdiff_t)k].sentence == m->sentence; k++)
    if (m[-(ptrdiff_t)k].entity == entity && m[-(ptrdiff_t)k].kind == QUOTEATTR_MENTION_NAME &&
        !(m[-(ptrdiff_t)k].flags & QAI_MENTION_POSSESSIVE))
      return 1;
  return 0;
}

/* Is it a "he" or "she" that is told, not said, outside stories? */
static int
is_told(const qai_scan *scan, const qai_mention *m)
{
  return scan->quotes->genre != QUOTEATTR_GENRE_FICTION && m->kind == QUOTEATTR_MENTION_PRONOUN && m->gender &&
         m->region == QAI_NONE;
}

/* Has nobody but those quoted spoken of the entity? */
static int
is_only_quoted(const qai_antecedents *a, uint32_t mention, uint32_t entity)
{
  (void)mention;
  return !a->followed.data[entity].told;
}

typedef int test(const qai_antecedents *a, uint32_t mention, uint32_t entity);

/* Is one of the candidates near, who has a name, and the test does not hold of him? */
static int
is_any_left(const qai_antecedents *a, uint32_t mention, const qai_candidate *candidates, uint32_t n, test *holds)
{
  const qai_mention *found = a->scan->found.data;
  uint32_t i;
  for (i = 0; i < n; i++)
    if (a->entities->items.data[candidates[i].entity].named &&
        found[mention].paragraph - found[candidates[i].mention].paragraph <= 1 &&
        !holds(a, mention, candidates[i].entity))
      return 1;
  return 0;
}

/* Without the candidates of whom the test holds, if there is one left to stand for; how many are left. */
static uint32_t
drop(const qai_antecedents *a, uint32_t mention, qai_candidate *candidates, uint32_t n, test *holds)
{
  uint32_t i, left = 0;
  for (i = 0; i < n && !holds(a, mention, candidates[i].entity);)
    i++;
  if (i == n || !is_any_left(a, mention, candidates, n, holds))
    return n;
  for (i = 0; i < n; i++)
    if (!holds(a, mention, candidates[i].entity))
      candidates[left++] = candidates[i];
  return left;
}

uint32_t
qai_disjoint_drop(const qai_antecedents *a, uint32_t mention, qai_candidate *candidates, uint32_t n)
{
  const qai_mention *m = &a->scan->found.data[mention];
  if (n < 2 || !is_told(a->scan, m))
    return n;
  if (is_source_behind(a->scan, m))
    n = drop(a, mention, candidates, n, is_content);
  return drop(a, mention, candidates, n, is_only_quoted);
}
