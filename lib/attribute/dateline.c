#include "attribute/dateline.h"

#define DATELINE_WORDS 14u /* `NEW YORK, Sept. 3 (Agency) -` */

static const quoteattr_token *
token_of(const qai_view *v, uint32_t word)
{
  return &v->tags->segment->words[word];
}

/* The first dash behind word `first`, no hyphen, where what a sentence begins with stands behind it; QAI_NONE without
 * one. */
static uint32_t
dash_behind(const qai_view *v, uint32_t first)
{
  uint32_t k;
  for (k = first + 1; k + 1 < v->n_words && k < first + DATELINE_WORDS; k++) {
    if (v->words[k].edge & QAI_EDGE_PARAGRAPH || v->words[k].quote != QAI_VIEW_PLAIN)
      break;
    if (v->words[k].mark == QAI_MARK_DASH && token_of(v, k)->flags & QUOTEATTR_FLAG_SPACE_BEFORE)
      return token_of(v, k + 1)->flags & QUOTEATTR_FLAG_CAPITAL || v->words[k + 1].quote == QAI_VIEW_OPEN ||
                     token_of(v, k + 1)->kind == QUOTEATTR_TOKEN_NUMBER
                 ? k
                 : QAI_NONE;
  }
  return QAI_NONE;
}

/* Are the words names, numbers, commas and brackets only? */
static int
are_names(const qai_view *v, uint32_t first, uint32_t last)
{
  uint32_t k;
  for (k = first; k < last; k++)
    if (!(token_of(v, k)->flags & QUOTEATTR_FLAG_CAPITAL) && token_of(v, k)->kind != QUOTEATTR_TOKEN_NUMBER &&
        v->words[k].mark != QAI_MARK_COMMA && v->words[k].mark != QAI_MARK_BRACKET &&
        !(qai_view_classes(v, k) & QAI_LEX_PARTICLE))
      return 0;
  return 1;
}

/* Are the words [first, last) a place: "Norway", "Sierra Leone"? */
static int
are_place(const qai_view *v, uint32_t first, uint32_t last)
{
  const uint32_t start = token_of(v, first)->start, end = token_of(v, last - 1)->end;
  uint32_t form = qai_lexicon_find(v->tags->segment->text->bytes + start, end - start);
  return (qai_lexicon_entry(form)->classes & QAI_LEX_PLACE) != 0;
}

/* `Lund (Agency)`, `Lund, Sweden`, `Norway`: does a bracket end the words, or are the last ones a country or the like?
 */
static int
is_located(const qai_view *v, uint32_t first, uint32_t last)
{
  uint32_t k = last;
  if (v->words[last - 1].mark == QAI_MARK_BRACKET)
    return 1;
  while (k > first && v->words[k - 1].mark == QAI_MARK_NONE)
    k--;
  return k < last && are_place(v, k, last);
}

/* Where the dateline ends that a paragraph begins with at word `first`; `first` itself without one. */
static uint32_t
end_of_dateline(const qai_view *v, uint32_t first)
{
  uint32_t dash = dash_behind(v, first);
  if (dash == QAI_NONE || (!(token_of(v, first)->flags & QUOTEATTR_FLAG_ALL_CAPS) &&
                           (!are_names(v, first, dash) || !is_located(v, first, dash))))
    return first;
  return dash + 1;
}

qai_word_span
qai_dateline_trim(const qai_view *v, qai_word_span s)
{
  uint32_t first = s.first < s.last ? qai_view_edge_before(v, s.first, QAI_EDGE_PARAGRAPH, DATELINE_WORDS) : QAI_NONE,
           end;
  if (first == QAI_NONE)
    return s;
  end = end_of_dateline(v, first);
  if (end > s.first && end < s.last)
    s.first = end;
  return s;
}
