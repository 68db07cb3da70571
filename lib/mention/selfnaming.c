#include "mention/selfnaming.h"

#include "mention/facets.h"

enum { MAX_WORDS = 12 /* between the phrase and the name */, AGE_WORDS = 3 };

static int
is_called(const qai_scan *scan, uint32_t i)
{
  uint32_t symbol = qai_scan_symbol(scan, i);
  return symbol == QAI_W_CALLED || symbol == QAI_W_NAMED;
}

static int
is_number(const qai_scan *scan, uint32_t i)
{
  return qai_scan_tag(scan, i) == QAI_TAG_NUM ||
         (i < scan->segment->n_words && qai_tag_lexeme(scan->tags, i)->tags >> QAI_TAG_NUM & 1u);
}

/* Behind "of nineteen", "of about fifty-two" from word `i` on; `i` when no age stands there. */
static uint32_t
age_end(const qai_scan *scan, uint32_t i)
{
  uint32_t k = i + 1, first;
  if (qai_scan_symbol(scan, i) != QAI_W_OF)
    return i;
  k += qai_scan_tag(scan, k) == QAI_TAG_ADV || qai_scan_tag(scan, k) == QAI_TAG_ADP;
  for (first = k; k < first + AGE_WORDS && (is_number(scan, k) || qai_scan_is_hyphen(scan, k));)
    k++;
  return k > first ? k : i;
}

int
qai_selfnaming_is_called(const qai_scan *scan, uint32_t i)
{
  return is_called(scan, age_end(scan, i));
}

/* Behind "called", "named", ", whose name was" from word `i` on; `i` when none of these stands there. */
static uint32_t
called_end(const qai_scan *scan, uint32_t i)
{
  uint32_t k = qai_scan_is(scan, i, ',') ? i + 1 : i, symbol, called = age_end(scan, i);
  if (is_called(scan, called))
    return called + 1;
  if (qai_scan_symbol(scan, k) != QAI_W_WHOSE || qai_scan_symbol(scan, k + 1) != QAI_W_NAME)
    return i;
  symbol = qai_scan_symbol(scan, k + 2);
  return symbol == QAI_W_WAS || symbol == QAI_W_IS ? k + 3 : i;
}

static int
is_reflexive(const qai_scan *scan, uint32_t i)
{
  switch (qai_scan_symbol(scan, i)) {
  case QAI_W_HIMSELF:
  case QAI_W_HERSELF:
  case QAI_W_THEMSELF:
  case QAI_W_THEMSELVES: return 1;
  default: return 0;
  }
}

/* Of words [first, i): the one behind which "only", "simply" stand before word `i`. */
static uint32_t
before_adverbs(const qai_scan *scan, uint32_t first, uint32_t i)
{
  while (i > first && qai_scan_tag(scan, i - 1) == QAI_TAG_ADV)
    i--;
  return i;
}

/* "identified | as", "was introduced | as", but "who reported | as" */
static int
is_passive(const qai_scan *scan, uint32_t first, uint32_t i)
{
  const uint32_t cues = QAI_LEX_CUE_SAY | QAI_LEX_CUE_MAYBE;
  return qai_tag_lexeme(scan->tags, i)->form == QAI_FORM_PAST_OR_PARTICIPLE && qai_scan_classes(scan, i) & cues &&
         (i == first || qai_scan_tag(scan, i - 1) == QAI_TAG_AUX);
}

/* May "as" stand behind word `i` before a name: "himself as", "her name as", "known as", "identified as"? */
static int
takes_as(const qai_scan *scan, uint32_t first, uint32_t i)
{
  uint32_t symbol = qai_scan_symbol(scan, i);
  return is_reflexive(scan, i) || symbol == QAI_W_NAME || symbol == QAI_W_KNOWN || is_passive(scan, first, i);
}

/* "the name", "her first name", but "by name" */
static int
is_her_name(const qai_scan *scan, uint32_t first, uint32_t i)
{
  return i > first && (qai_facet(scan, i - 1, QAI_FACET_DETERMINER) || qai_scan_tag(scan, i - 1) == QAI_TAG_ADJ);
}

/* Do words [first, i) end with what gives a name: "identified himself only as", "goes by", "asked to be called just",
 * "calls herself", "gave the name (of)"? */
static int
gives_name(const qai_scan *scan, uint32_t first, uint32_t i)
{
  uint32_t last = before_adverbs(scan, first, i), before, symbol;
  if (last < first + 1)
    return 0;
  last--;
  before = before_adverbs(scan, first, last);
  symbol = before > first ? qai_scan_symbol(scan, before - 1) : (uint32_t)QAI_W_NONE;
  switch (qai_scan_symbol(scan, last)) {
  case QAI_W_NAME: return is_her_name(scan, first, last);
  case QAI_W_OF: return symbol == QAI_W_NAME;
  case QAI_W_BY: return symbol == QAI_W_GO || symbol == QAI_W_GOES;
  case QAI_W_CALLED:
  case QAI_W_NAMED: return symbol == QAI_W_BE || symbol == QAI_W_IS || symbol == QAI_W_WAS;
  case QAI_W_AS: return before > first && takes_as(scan, first, before - 1);
  default: return is_reflexive(scan, last) && before > first && qai_scan_tag(scan, before - 1) == QAI_TAG_VERB;
  }
}

/* Is mention `m` a name that one person may have given? */
static int
may_be_given(const qai_mention *m)
{
  return m->kind == QUOTEATTR_MENTION_NAME && m->type == QUOTEATTR_ENTITY_PERSON &&
         !(m->flags & (QAI_MENTION_POSSESSIVE | QAI_MENTION_PLURAL | QAI_MENTION_JOINT));
}

/* The mention behind mention `i`, with but pronouns between; QAI_NONE without one in the sentence. */
static uint32_t
next_mention(const qai_scan *scan, uint32_t i)
{
  const qai_mention *m = &scan->found.data[i];
  uint32_t k = i + 1;
  while (k < scan->found.n && k <= i + MAX_WORDS &&
         (scan->found.data[k].kind == QUOTEATTR_MENTION_PRONOUN || scan->found.data[k].first < m->last))
    k++;
  return k < scan->found.n && k <= i + MAX_WORDS && scan->found.data[k].sentence == m->sentence ? k : QAI_NONE;
}

/* "only her first name, | Ann, | said" */
static uint32_t
before_comma(const qai_scan *scan, const qai_mention *name)
{
  uint32_t i = name->first;
  return i > 2 && qai_scan_is(scan, i - 1, ',') && qai_scan_is(scan, name->last, ',') &&
                 name->last == name->first + 1 && qai_scan_symbol(scan, i - 2) == QAI_W_NAME &&
                 qai_scan_tag(scan, i - 3) == QAI_TAG_ADJ
             ? i - 1
             : i;
}

/* Are words [i, end) all words in small letters? */
static int
are_small(const qai_scan *scan, uint32_t i, uint32_t end)
{
  while (i < end && scan->segment->words[i].kind == QUOTEATTR_TOKEN_WORD &&
         !qai_scan_flag(scan, i, QUOTEATTR_FLAG_CAPITAL))
    i++;
  return i >= end;
}

/* The name that a verb with a few words gives the bearer of phrase `i`. */
static uint32_t
given_name(const qai_scan *scan, uint32_t i)
{
  const qai_mention *m = &scan->found.data[i], *name;
  uint32_t first = qai_scan_is(scan, m->last, ',') ? m->last + 1 : m->last, end, k;
  if (m->type != QUOTEATTR_ENTITY_PERSON || m->flags & (QAI_MENTION_PLURAL | QAI_MENTION_POSSESSIVE))
    return QAI_NONE;
  k = next_mention(scan, i);
  if (k == QAI_NONE || !may_be_given(&scan->found.data[k]))
    return QAI_NONE;
  name = &scan->found.data[k];
  end = before_comma(scan, name);
  return end <= first + MAX_WORDS && end > first && gives_name(scan, first, end) && are_small(scan, first, end)
             ? k
             : QAI_NONE;
}

uint32_t
qai_selfnaming_find(const qai_scan *scan, uint32_t i)
{
  const qai_mention *m = scan->found.data;
  uint32_t end = called_end(scan, m[i].last), k = i + 1;
  if (end == m[i].last)
    return given_name(scan, i);
  while (k < scan->found.n && m[k].last <= end)
    k++;
  return k < scan->found.n && m[k].kind == QUOTEATTR_MENTION_NAME && m[k].first <= end &&
                 (m[k].first == end || m[k].name_first == end)
             ? k
             : QAI_NONE;
}
