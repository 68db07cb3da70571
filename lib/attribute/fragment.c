#include "attribute/fragment.h"

#include "attribute/frame.h"
#include "attribute/trim.h"

#include <string.h>

enum {
  ASIDE_WORDS = 24, /* between two commas */
  ASIDES = 3,       /* one behind the other: "Ann Lee, 77, a nurse," */
  TAG_WORDS = 4,
  TIME_WORDS = 4, /* `early on Monday` */
  TOLD_WORDS = 6  /* who is told something, behind the cue */
};

/* "that", as in "said that" */
static int
is_that(const qai_view *v, uint32_t word)
{
  return qai_tag_lexeme(v->tags, word)->symbol == QAI_W_THAT && qai_view_tag(v, word) == QAI_TAG_SCONJ;
}

/* Does a comma stand there, that does not end the sentence? */
static int
is_comma(const qai_view *v, uint32_t word)
{
  return word + 1 < v->n_words && v->words[word].mark == QAI_MARK_COMMA && !(v->words[word].edge & QAI_EDGE_LAST);
}

/* The cue up to its last verb; empty without one. */
static qai_word_span
up_to_verb(const qai_view *v, qai_word_span cue)
{
  while (cue.last > cue.first && qai_view_tag(v, cue.last - 1) != QAI_TAG_VERB)
    cue.last--;
  return cue;
}

/* Is the cue's last verb one of saying, with no preposition behind it? */
static int
says(const qai_view *v, qai_word_span cue)
{
  if (qai_view_tag(v, cue.last - 1) == QAI_TAG_ADP)
    return 0;
  cue = up_to_verb(v, cue);
  return !qai_span_empty(cue) && (qai_view_classes(v, cue.last - 1) & QAI_LEX_CUE_SAY) != 0;
}

/* Where the sentence of word `k` ends, its full stop left out; 0 when marks of speech stand before that, or it ends too
 * far away. */
static uint32_t
end_of_sentence(const qai_view *v, uint32_t k)
{
  uint32_t i;
  for (i = k; i < v->n_words && i - k < QAI_CHUNK_MAX && v->words[i].quote == QAI_VIEW_PLAIN; i++)
    if (v->words[i].edge & QAI_EDGE_LAST)
      return v->words[i].mark == QAI_MARK_STOP ? i : i + 1;
  return 0;
}

/* The comma that ends what the one at word `k` begins, in the same sentence and without marks of speech; 0 without. */
static uint32_t
closing_comma(const qai_view *v, uint32_t k)
{
  uint32_t i;
  for (i = k + 1; i < v->n_words && i <= k + ASIDE_WORDS && !(v->words[i].edge & QAI_EDGE_LAST) &&
                  v->words[i].quote == QAI_VIEW_PLAIN;
       i++)
    if (v->words[i].mark == QAI_MARK_COMMA)
      return i;
  return 0;
}

/* Does a verb go on behind the comma: ", was", ", never learned"? */
static int
goes_on(const qai_view *v, uint32_t comma)
{
  uint32_t k = comma + 1;
  while (k < v->n_words && qai_view_tag(v, k) == QAI_TAG_ADV && !(v->words[k].edge & QAI_EDGE_LAST))
    k++;
  return k < v->n_words && qai_trim_is_finite(v, k);
}

static int
begins_phrase(const qai_view *v, uint32_t word)
{
  switch (qai_view_tag(v, word)) {
  case QAI_TAG_DET:
  case QAI_TAG_NOUN:
  case QAI_TAG_PROPN:
  case QAI_TAG_PRON:
  case QAI_TAG_ADJ:
  case QAI_TAG_NUM: return 1;
  default: return 0;
  }
}

/* Does somebody else say something right behind the comma: ", he argued"? */
static int
is_said(const qai_view *v, uint32_t comma)
{
  uint32_t k;
  for (k = comma + 1; k < v->n_words && k <= comma + TAG_WORDS && !(v->words[k].edge & QAI_EDGE_LAST); k++)
    if (qai_view_tag(v, k) == QAI_TAG_VERB)
      return (qai_view_classes(v, k) & QAI_LEX_CUE_SAY) != 0;
  return 0;
}

/* `said that`, `said that if it rained`, `said the bridge`: does the content that ends before the comma say nothing
 * yet? */
static int
is_begun(const qai_view *v, qai_word_span s)
{
  uint32_t first = s.first + (uint32_t)is_that(v, s.first), end, n;
  if (first == s.last)
    return 1;
  if (qai_view_tag(v, first) == QAI_TAG_SCONJ)
    return first > s.first && qai_trim_holds_finite(v, first, s.last) && qai_view_tag(v, s.last + 1) != QAI_TAG_CCONJ &&
           !is_said(v, s.last);
  if (!begins_phrase(v, first) || qai_trim_holds_finite(v, first, s.last))
    return 0;
  for (n = 0, end = s.last; n < ASIDES && (end = closing_comma(v, end)) != 0; n++)
    if (goes_on(v, end))
      return 1;
  return 0;
}

/* `said | the bridge`, `told the court | that the bridge` */
static int
is_behind(const qai_view *v, qai_word_span cue, uint32_t first)
{
  return first == cue.last || (first > cue.last && first <= cue.last + TOLD_WORDS && is_that(v, first));
}

/* A content behind a verb of saying. */
static void
complete_behind(const qai_view *v, qai_report *r)
{
  qai_word_span *s = &r->content[r->n_content - 1];
  uint32_t end;
  if (!is_behind(v, r->cue, s->first) || !is_comma(v, s->last) || qai_view_has_marks(v, s->first, s->last) ||
      !says(v, r->cue) || !is_begun(v, *s))
    return;
  end = end_of_sentence(v, s->last);
  s->last = end > s->last ? end : s->last;
}

/* Does the sentence say nothing yet in these words: "The move", "If it rains"? */
static int
says_nothing(const qai_view *v, uint32_t first, uint32_t last)
{
  return !qai_view_has_marks(v, first, last) &&
         (qai_view_tag(v, first) == QAI_TAG_SCONJ || !qai_trim_holds_finite(v, first, last));
}

/* Where the sentence of word `k` begins; `k` itself when that is too far away. */
static uint32_t
start_of_sentence(const qai_view *v, uint32_t k)
{
  uint32_t first = qai_view_edge_before(v, k, QAI_EDGE_FIRST, QAI_CHUNK_MAX);
  return first == QAI_NONE ? k : first;
}

/* Has the content no marks: else what stands before `he said, “…”` tells when and where he did? */
static int
is_unmarked(const qai_view *v, const qai_report *r)
{
  return r->n_content == 1 && !qai_view_has_marks(v, r->content[0].first, r->content[0].last);
}

static void
add_before(qai_report *r, uint32_t first, uint32_t last)
{
  uint32_t i;
  for (i = r->n_content++; i; i--)
    r->content[i] = r->content[i - 1];
  r->content[0].first = first;
  r->content[0].last = last;
}

static void
add_behind(qai_report *r, uint32_t first, uint32_t last)
{
  r->content[r->n_content].first = first;
  r->content[r->n_content++].last = last;
}

/* Does a hyphen join the words before and behind it: "sell-off"? */
static int
is_hyphen(const qai_view *v, uint32_t word)
{
  const quoteattr_token *t = v->tags->segment->words;
  return v->words[word].mark == QAI_MARK_DASH && word + 1 < v->n_words &&
         !(t[word].flags & QUOTEATTR_FLAG_SPACE_BEFORE) && !(t[word + 1].flags & QUOTEATTR_FLAG_SPACE_BEFORE);
}

/* Behind the noun phrase that begins with word `k`; `k` itself where none does. */
static uint32_t
end_of_noun(const qai_view *v, uint32_t k)
{
  uint32_t m = qai_frame_mention_from(v->mentions, k), end = k, noun = k;
  if (m != QAI_NONE)
    return v->mentions->mentions[m].last;
  while (end < v->n_words && v->words[end].quote == QAI_VIEW_PLAIN) {
    int tag = qai_view_tag(v, end++);
    if (noun > k && noun + 1 == end && is_hyphen(v, noun))
      noun = ++end;
    else if (tag == QAI_TAG_NOUN || tag == QAI_TAG_PROPN || (tag == QAI_TAG_VERB && is_hyphen(v, end)))
      noun = end;
    else if (tag != QAI_TAG_ADJ && tag != QAI_TAG_NUM && (tag != QAI_TAG_DET || end > k + 1))
      break;
  }
  return noun;
}

/* Behind such a phrase and where it is: "the meeting | in Leeds |". */
static uint32_t
end_of_phrase(const qai_view *v, uint32_t k)
{
  uint32_t end = end_of_noun(v, k), more, symbol;
  if (end == k || end + 1 >= v->n_words)
    return end;
  symbol = qai_tag_lexeme(v->tags, end)->symbol;
  if (symbol != QAI_W_IN && symbol != QAI_W_AT && symbol != QAI_W_ON && symbol != QAI_W_FROM)
    return end;
  more = end_of_noun(v, end + 1);
  return more > end + 1 ? more : end;
}

/* Is word `k`, right behind a noun phrase, the verb that this is the subject of: no participle in -ing? */
static int
is_its_verb(const qai_view *v, uint32_t k)
{
  const quoteattr_token *t = &v->tags->segment->words[k];
  int tag = qai_view_tag(v, k);
  return (tag == QAI_TAG_AUX || tag == QAI_TAG_VERB) &&
         (t->end - t->start < 5 || memcmp(v->tags->segment->text->bytes + t->end - 3, "ing", 3) != 0);
}

/* Does a clause without a conjunction begin with word `k`: a subject, or "there", then its verb? */
static int
begins_clause(const qai_view *v, uint32_t k)
{
  uint32_t symbol = qai_tag_lexeme(v->tags, k)->symbol, verb = symbol == QAI_W_THERE ? k + 1 : end_of_phrase(v, k);
  if (verb == k || v->words[k].mark != QAI_MARK_NONE || symbol == QAI_W_WHO || symbol == QAI_W_WHICH)
    return 0;
  while (verb < v->n_words && qai_view_tag(v, verb) == QAI_TAG_ADV)
    verb++;
  return verb < v->n_words && v->words[verb].quote == QAI_VIEW_PLAIN && is_its_verb(v, verb);
}

/* Does the cue tell somebody, who stands behind it? */
static int
tells(const qai_view *v, qai_word_span cue)
{
  return cue.last < v->n_words && qai_lexicon_verb_tells(qai_tag_lexeme(v->tags, cue.last - 1)->lemma) &&
         v->words[cue.last].quote == QAI_VIEW_PLAIN && end_of_noun(v, cue.last) > cue.last;
}

/* `told | MPs |`: behind the cue, and behind whom it tells something. */
static uint32_t
behind_hearer(const qai_view *v, qai_word_span cue)
{
  return tells(v, cue) ? end_of_phrase(v, cue.last) : cue.last;
}

/* `The move, Karin said, was late`: the part on the other side of a report between commas, when that before it says
 * nothing by itself. */
static void
complete_around(const qai_view *v, qai_report *r)
{
  const qai_word_span cue = r->cue, source = r->source, had = r->content[0];
  uint32_t first = cue.first < source.first ? cue.first : source.first;
  uint32_t last = cue.last > source.last ? behind_hearer(v, cue) : source.last, begin, end;
  if (r->n_content == QAI_REPORT_PARTS || source.first == source.last || !first || !is_comma(v, first - 1) ||
      !is_comma(v, last) || !says(v, cue))
    return;
  begin = start_of_sentence(v, first - 1);
  if (begin + 1 >= first || !says_nothing(v, begin, first - 1))
    return;
  if (had.first == last + 1 &&
      (qai_trim_is_finite(v, had.first + (v->words[had.first].quote == QAI_VIEW_OPEN)) || is_unmarked(v, r)))
    add_before(r, begin, first - 1);
  else if (had.first == begin && had.last == first - 1 && r->n_content == 1 &&
           (end = end_of_sentence(v, last)) > last + 1)
    add_behind(r, last + 1, end);
}

/* Where what was told begins behind whom the cue's verb told, `told the court | the bridge was old`; 0: nowhere. */
static uint32_t
told_clause(const qai_view *v, qai_word_span cue)
{
  uint32_t first = cue.last, k;
  if (!tells(v, cue))
    return 0;
  k = end_of_phrase(v, first);
  return k > first && k < v->n_words && !(v->words[k].edge & QAI_EDGE_FIRST) && begins_clause(v, k) ? k : 0;
}

/* `warned | residents the river would rise`: whom it was told is no part of the content. */
static void
begin_clause(const qai_view *v, qai_report *r)
{
  uint32_t i, first;
  if (r->source.first == r->source.last || r->source.first >= r->cue.first)
    return;
  for (i = 0; i < r->n_content; i++)
    if (r->content[i].first == r->cue.last && (first = told_clause(v, r->cue)) != 0 && first < r->content[i].last)
      r->content[i].first = first;
}

/* Where the clause that begins with word `k` ends: with its sentence, or where a comma begins what else was done. */
static uint32_t
end_of_told(const qai_view *v, uint32_t k)
{
  uint32_t end = end_of_sentence(v, k), i;
  for (i = k; i + 1 < end; i++)
    if (is_comma(v, i) && (qai_view_tag(v, i + 1) == QAI_TAG_CCONJ || qai_view_tag(v, i + 1) == QAI_TAG_SCONJ ||
                           qai_tag_lexeme(v->tags, i + 1)->form == QAI_FORM_ING))
      return i;
  return end;
}

/* The subject right before the cue: `Ann | later told`, `Ann, the mayor, | told` when it begins the sentence. */
static qai_word_span
subject_of(const qai_view *v, uint32_t cue)
{
  qai_word_span s = {cue, cue};
  uint32_t m;
  while (s.last > 0 && !(v->words[s.last].edge & QAI_EDGE_FIRST) && qai_view_tag(v, s.last - 1) == QAI_TAG_ADV)
    s.last--;
  m = qai_frame_mention_to(v->mentions, s.last);
  if (m != QAI_NONE)
    s.first = v->mentions->mentions[m].first;
  else if (s.last > 0 && is_comma(v, s.last - 1)) {
    uint32_t start = start_of_sentence(v, s.last - 1);
    s.first = qai_frame_mention_from(v->mentions, start) == QAI_NONE ? s.last : start;
  } else
    s.first = s.last;
  return s;
}

/* The clause that the sentence begins with, up to the comma before its subject: `The bridge was old, | Ann told Bob`;
 * empty where there is none. */
static qai_word_span
clause_before(const qai_view *v, qai_word_span subject)
{
  qai_word_span s = {subject.first, subject.first};
  uint32_t first;
  if (subject.first < 2 || !is_comma(v, subject.first - 1))
    return s;
  s.last--;
  first = start_of_sentence(v, s.last);
  s.first = !qai_view_has_marks(v, first, s.last) && begins_clause(v, first) ? first : s.last;
  return s;
}

/* A day: "Friday", "yesterday" */
static int
is_day(const qai_view *v, uint32_t word)
{
  uint32_t symbol = qai_tag_lexeme(v->tags, word)->symbol;
  return symbol == QAI_W_TODAY || symbol == QAI_W_YESTERDAY || (qai_view_classes(v, word) & QAI_LEX_MONTH_DAY) != 0;
}

/* Behind when or where something was said: "| on Tuesday | the bridge", "late on Tuesday", "in a statement"; `k` itself
 * where no such words begin with word `k`. */
static uint32_t
end_of_occasion(const qai_view *v, uint32_t k)
{
  uint32_t end = k, symbol;
  while (end + 1 < v->n_words && qai_view_tag(v, end) == QAI_TAG_ADV)
    end++;
  if (is_day(v, end))
    return end + 1;
  symbol = qai_tag_lexeme(v->tags, end)->symbol;
  if (symbol != QAI_W_IN && symbol != QAI_W_AT && symbol != QAI_W_ON)
    return k;
  end++;
  if (end < v->n_words && is_day(v, end))
    return end + 1;
  return end < v->n_words && end_of_noun(v, end) > end ? end_of_noun(v, end) : k;
}

/* `said on Tuesday | the bridge would open`: where what was said begins behind when it was said, of which a preposition
 * may have been taken for a part of the cue; 0: nowhere. */
static uint32_t
said_clause(const qai_view *v, qai_word_span cue)
{
  uint32_t k;
  if (cue.last > cue.first + 1 && qai_view_tag(v, cue.last - 1) == QAI_TAG_ADP)
    cue.last--;
  k = cue.last < v->n_words && says(v, cue) ? end_of_occasion(v, cue.last) : cue.last;
  return k > cue.last && k < v->n_words && !(v->words[k].edge & QAI_EDGE_FIRST) && begins_clause(v, k) ? k : 0;
}

/* Is it a verb of saying right behind a comma, where its subject may stand behind it: `…, said`? */
static int
may_be_inverted(const qai_view *v, qai_word_span cue)
{
  int form = qai_tag_lexeme(v->tags, cue.last - 1)->form;
  return cue.first > 1 && is_comma(v, cue.first - 1) && says(v, cue) && form != QAI_FORM_ING && form != QAI_FORM_BASE;
}

/* Where the name ends that explains the noun phrase which ends at the comma `word`: `her son | , Robert |`; else
 * `word`. */
static uint32_t
end_of_explanation(const qai_view *v, uint32_t word)
{
  uint32_t m = is_comma(v, word) ? qai_frame_mention_from(v->mentions, word + 1) : QAI_NONE;
  return m != QAI_NONE && v->mentions->mentions[m].kind == QUOTEATTR_MENTION_NAME ? v->mentions->mentions[m].last
                                                                                  : word;
}

/* Who stands behind such a verb: `…, said | her son, Robert`, `…, said | the council`; empty where something else does,
 * as in `…, said | her son was ill`, `…, said | a prayer,`. */
static qai_word_span
subject_behind(const qai_view *v, qai_word_span cue)
{
  qai_word_span s = {cue.last, cue.last}, none = {cue.last, cue.last};
  uint32_t m = may_be_inverted(v, cue) ? qai_frame_mention_from(v->mentions, cue.last) : QAI_NONE, noun;
  if (m == QAI_NONE)
    return none;
  noun = end_of_phrase(v, cue.last);
  if (noun >= v->n_words || v->words[noun].mark == QAI_MARK_NONE)
    return none;
  s.last = end_of_explanation(v, noun);
  return s.last > noun || v->mentions->mentions[m].type != QUOTEATTR_ENTITY_OTHER ? s : none;
}

/* `The bridge was old, said her son, Robert.`: the clause in front, which is neither his object nor his subject. */
static int
find_inverted(const qai_view *v, qai_report *r)
{
  qai_word_span subject = subject_behind(v, r->cue), s;
  if (qai_span_empty(subject))
    return 0;
  s.first = s.last = r->cue.first;
  s = clause_before(v, s);
  if (qai_span_empty(s))
    return 0;
  r->content[0] = s;
  r->n_content = 1;
  r->source = subject;
  r->source_p = r->content_p = QAI_REPORT_BY_RULE;
  return 1;
}

int
qai_fragment_find_told(const qai_view *v, qai_report *r)
{
  qai_word_span subject = subject_of(v, r->cue.first), s = {told_clause(v, r->cue), 0};
  if (find_inverted(v, r))
    return 1;
  if (!s.first)
    s.first = said_clause(v, r->cue);
  if (s.first)
    s.last = end_of_told(v, s.first);
  else if (tells(v, r->cue) || says(v, r->cue))
    s = clause_before(v, subject);
  if (s.first >= s.last || subject.first == subject.last)
    return 0;
  add_behind(r, s.first, s.last);
  r->source = subject;
  r->source_p = r->content_p = QAI_REPORT_BY_RULE;
  return 1;
}

/* The part of the content that begins with word `k`, or how many there are. */
static uint32_t
part_from(const qai_report *r, uint32_t k)
{
  uint32_t i;
  for (i = 0; i < r->n_content && r->content[i].first != k; i++)
    ;
  return i;
}

/* `The council was told by engineers | that the roots …`: who tells, and only what they tell. */
static void
told_by(const qai_view *v, qai_report *r)
{
  uint32_t by = r->cue.last - (qai_tag_lexeme(v->tags, r->cue.last - 1)->symbol == QAI_W_BY), part;
  qai_word_span agent;
  if (by <= r->cue.first || by + 1 >= v->n_words || qai_tag_lexeme(v->tags, by)->symbol != QAI_W_BY ||
      !qai_lexicon_verb_tells(qai_tag_lexeme(v->tags, by - 1)->lemma) || !qai_trim_is_told(v, r->cue))
    return;
  agent.first = by + 1;
  agent.last = end_of_phrase(v, by + 1);
  part = part_from(r, agent.last);
  if (agent.last == agent.first || part == r->n_content)
    return;
  r->source = agent;
  r->source_p = QAI_REPORT_BY_RULE;
  r->content[0] = r->content[part];
  r->n_content = 1;
}

/* `said in a letter to`: a verb, and a noun with its preposition, whose object stands behind? */
static int
is_letter_to(const qai_view *v, qai_word_span cue)
{
  return cue.last > cue.first + 3 && qai_view_tag(v, cue.last - 1) == QAI_TAG_ADP &&
         qai_view_tag(v, cue.last - 2) == QAI_TAG_NOUN && qai_view_tag(v, cue.first) == QAI_TAG_VERB &&
         v->words[cue.last].quote == QAI_VIEW_PLAIN;
}

/* Does what was said begin with word `k`: "that", or after a verb of saying a clause, whatever "that" was taken for? */
static int
begins_letter(const qai_view *v, qai_word_span cue, uint32_t k)
{
  int that = qai_tag_lexeme(v->tags, k)->symbol == QAI_W_THAT;
  if (is_that(v, k))
    return 1;
  return qai_view_classes(v, cue.first) & QAI_LEX_CUE_SAY && k + 1 < v->n_words && begins_clause(v, k + (uint32_t)that);
}

/* `said in a letter to | parents that the school would close`: whom the letter is to is part of the cue, and of what it
 * says only "that" and the rest. */
static void
begin_behind_letter(const qai_view *v, qai_report *r)
{
  uint32_t first;
  if (r->content[0].first < r->cue.last || r->cue.last >= v->n_words || !is_letter_to(v, r->cue))
    return;
  first = end_of_noun(v, r->cue.last);
  if (first == r->cue.last || first + 1 >= r->content[0].last || v->words[first].edge & QAI_EDGE_FIRST ||
      !begins_letter(v, r->cue, first))
    return;
  r->cue.last = r->content[0].first = first;
}

/* How surely the words tell when something was said: 2 "on Monday", "late on Friday night", 1 "last night", "this
 * week", "again", if what was said stands in front, 0 not at all. */
static int
names_time(const qai_view *v, qai_word_span s)
{
  uint32_t k = s.first, lead, day;
  while (k < s.last && qai_view_tag(v, k) == QAI_TAG_ADV && qai_tag_lexeme(v->tags, k)->symbol != QAI_W_SO)
    k++;
  if (k == s.last)
    return 1 + is_day(v, k - 1);
  k += qai_view_tag(v, k) == QAI_TAG_ADP;
  lead = k < s.last && (qai_view_tag(v, k) == QAI_TAG_ADJ || qai_tag_lexeme(v->tags, k)->symbol == QAI_W_THIS);
  k += lead;
  day = k < s.last && is_day(v, k);
  k += day;
  k += k < s.last && (lead || day) && qai_view_tag(v, k) == QAI_TAG_NOUN;
  return k == s.last && (lead || day) ? 1 + (int)day : 0;
}

/* `in a chat with our correspondent`, `during the talks`: when or where, without a verb. */
static int
names_occasion(const qai_view *v, qai_word_span s)
{
  uint32_t symbol = qai_tag_lexeme(v->tags, s.first)->symbol;
  if (symbol != QAI_W_IN && symbol != QAI_W_DURING)
    return 0;
  return s.last > s.first + 1 && !qai_view_has_verb(v, s.first + 1, s.last);
}

/* "it", "this", "him", but not "anyone" or "himself" */
static int
stands_for_it(const qai_view *v, uint32_t word)
{
  const qai_lexeme *x = qai_tag_lexeme(v->tags, word);
  return qai_view_tag(v, word) == QAI_TAG_PRON && (x->pronoun_case == QAI_CASE_OBJECT || x->symbol == QAI_W_IT ||
                                                   x->symbol == QAI_W_THIS || x->symbol == QAI_W_THAT);
}

/* `disclosed this | in a chat with our correspondent`, `denied it | on Monday`: where somebody said what a pronoun
 * stands for is no part of it. */
static void
end_with_pronoun(const qai_view *v, qai_report *r)
{
  qai_word_span tail = r->content[0];
  if (r->n_content != 1 || tail.first != r->cue.last || tail.last - tail.first > ASIDE_WORDS ||
      !stands_for_it(v, tail.first) || tail.first + 1 == tail.last || qai_view_has_marks(v, tail.first, tail.last))
    return;
  tail.first++;
  if (names_time(v, tail) == 2 || names_occasion(v, tail))
    r->content[0].last = tail.first;
}

/* What stands in front of the report and its comma, if that is a clause. */
static qai_word_span
said_in_front(const qai_view *v, const qai_report *r)
{
  uint32_t first = r->source.first < r->cue.first ? r->source.first : r->cue.first;
  qai_word_span s = {first, first};
  if (first && r->content[0].last + 1 == first && is_comma(v, first - 1) &&
      qai_trim_holds_finite(v, r->content[0].first, r->content[0].last))
    return r->content[0];
  return clause_before(v, s);
}

/* `The bridge will open, the council said | last night`: when it was said is not what was said, which stands in front.
 */
static void
drop_time(const qai_view *v, qai_report *r)
{
  qai_word_span front, *part = &r->content[r->n_content - 1];
  uint32_t end = r->source.last > r->cue.last ? r->source.last : r->cue.last;
  int sure;
  if (part->first < end || part->first > end + (v->words[end].mark == QAI_MARK_COMMA) || !says(v, r->cue) ||
      part->last - part->first > TIME_WORDS || qai_view_has_marks(v, part->first, part->last) ||
      qai_span_empty(r->source))
    return;
  front = said_in_front(v, r);
  sure = names_time(v, *part);
  if (!sure || (sure == 1 && qai_span_empty(front)))
    return;
  if (r->n_content > 1 || qai_span_empty(front))
    qai_reports_drop_part(r, r->n_content - 1);
  else
    *part = front;
}

void
qai_fragment_complete(const qai_view *v, qai_report *r)
{
  if (!r->n_content)
    return;
  if (qai_span_empty(r->source) || r->source.first < r->cue.first)
    find_inverted(v, r);
  drop_time(v, r);
  if (!r->n_content)
    return;
  told_by(v, r);
  begin_behind_letter(v, r);
  begin_clause(v, r);
  end_with_pronoun(v, r);
  complete_behind(v, r);
  complete_around(v, r);
}

int
qai_fragment_says(const qai_view *v, const qai_report *r)
{
  uint32_t i;
  for (i = 0; i < r->n_content; i++)
    if (qai_trim_holds_finite(v, r->content[i].first, r->content[i].last))
      return 1;
  return 0;
}

/* Is the cue's last verb one that tells somebody something? */
static int
is_telling(const qai_view *v, qai_word_span cue)
{
  cue = up_to_verb(v, cue);
  return !qai_span_empty(cue) && qai_lexicon_verb_tells(qai_tag_lexeme(v->tags, cue.last - 1)->lemma);
}

/* `was asked about |`: nobody says that. */
static int
is_topic(const qai_view *v, const qai_report *r)
{
  return qai_span_empty(r->source) && qai_tag_lexeme(v->tags, r->cue.last - 1)->symbol == QAI_W_ABOUT &&
         qai_trim_is_told(v, r->cue);
}

int
qai_fragment_is_thing(const qai_view *v, const qai_report *r)
{
  qai_word_span s = r->content[0];
  if (r->n_content != 1 || s.first < r->cue.last || (!is_telling(v, r->cue) && !is_topic(v, r)) ||
      qai_view_has_marks(v, s.first, s.last) || !begins_phrase(v, s.first))
    return 0;
  return !qai_view_has_verb(v, s.first, s.last);
}
