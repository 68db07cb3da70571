#include "attribute/trim.h"

#include "attribute/cue.h"
#include "attribute/dateline.h"
#include "attribute/frame.h"
#include "attribute/relative.h"

#include <string.h>

#define CLAUSE_WORDS 24u /* words of a relative clause that are looked at */
#define BRACKET_WORDS 16u
#define LEAD_WORDS 4u /* before the colon behind which marks open */
#define TOLD_WORDS 8u /* who is told something, behind the cue, with a comma */
#define LIKELY 0.5f   /* a source that the model did not see */

/* "Friday", "today", but not in "Aunt June" */
static int
is_day(const qai_view *v, uint32_t word)
{
  if (v->words[word].mention && !(v->words[word].mention & 1))
    return 0;
  switch (qai_tag_lexeme(v->mentions->quotes->tags, word)->symbol) {
  case QAI_W_TODAY:
  case QAI_W_YESTERDAY: return 1;
  default: return (qai_view_classes(v, word) & QAI_LEX_MONTH_DAY) != 0;
  }
}

/* `Ann Lee on Friday` is Ann Lee, `said Friday` said. */
static qai_word_span
without_day(const qai_view *v, qai_word_span s)
{
  if (s.last > s.first + 1 && is_day(v, s.last - 1)) {
    s.last--;
    if (s.last > s.first + 1 && qai_view_tag(v, s.last - 1) == QAI_TAG_ADP)
      s.last--;
  }
  return s;
}

/* `Ann Lee, who` is Ann Lee. */
static qai_word_span
without_relative(const qai_view *v, qai_word_span s)
{
  uint32_t symbol = qai_tag_lexeme(v->mentions->quotes->tags, s.last - 1)->symbol;
  if (s.last > s.first + 2 && (symbol == QAI_W_WHO || symbol == QAI_W_WHICH) &&
      v->words[s.last - 2].mark == QAI_MARK_COMMA)
    s.last -= 2;
  return s;
}

/* First word of the member of a list that ends before word `end` ("Britain" in `Britain, France and Ann`), or `end`. */
static uint32_t
member_before(const qai_view *v, uint32_t from, uint32_t end)
{
  uint32_t k = end, first;
  if (k > from && qai_view_tag(v, k - 1) == QAI_TAG_CCONJ)
    k--;
  if (k > from && v->words[k - 1].mark == QAI_MARK_COMMA)
    k--;
  if (k == end || k == from || !(v->words[k - 1].mention & 4))
    return end;
  for (first = k; first > from && v->words[first - 1].mention && !(v->words[first - 1].mention & 1);)
    first--;
  return first > from && v->words[first - 1].mention & 1 ? first - 1 : end;
}

/* Does a sentence start at word `from` or behind it, at `last` or before? */
static int
sentence_starts(const qai_view *v, uint32_t from, uint32_t last)
{
  uint32_t k;
  for (k = from; k <= last; k++)
    if (v->words[k].edge & QAI_EDGE_FIRST)
      return 1;
  return 0;
}

/* `18:42 The mayor` is the mayor: when something was written stands before it, not in it. */
static qai_word_span
without_time(const qai_view *v, qai_word_span s)
{
  const qai_segment *segment = v->tags->segment;
  const quoteattr_token *t = &segment->words[s.first];
  if (s.last > s.first + 1 && v->words[s.first].edge & QAI_EDGE_PARAGRAPH && t->kind == QUOTEATTR_TOKEN_NUMBER &&
      memchr(segment->text->bytes + t->start, ':', t->end - t->start))
    s.first++;
  return s;
}

/* Members of the list in front of `and` and the source are sources too, when the list starts the sentence. */
static qai_word_span
with_list(const qai_view *v, const qai_chunk *chunk, qai_word_span s)
{
  uint32_t first = s.first, before;
  if (first <= chunk->first || qai_view_tag(v, first - 1) != QAI_TAG_CCONJ)
    return s;
  for (;;) {
    before = member_before(v, chunk->first, first);
    if (before == first || sentence_starts(v, before + 1, first))
      return s;
    first = before;
    if (v->words[first].edge & QAI_EDGE_FIRST)
      break;
  }
  s.first = first;
  return s;
}

/* `Acme, Inc.` is one name, of which the model may take the last word alone. */
static qai_word_span
with_name(const qai_view *v, qai_word_span s)
{
  if (s.first == 0 || v->words[s.first - 1].mark != QAI_MARK_COMMA || !v->words[s.first - 1].mention)
    return s;
  while (s.first > 0 && v->words[s.first].mention && !(v->words[s.first].mention & 1))
    s.first--;
  return s;
}

/* A mark of emphasis, as plain text has them: *Ann Lee*, __Ann Lee__ */
static int
is_emphasis(const qai_view *v, uint32_t word)
{
  const qai_segment *s = v->tags->segment;
  char c = s->text->bytes[s->words[word].start];
  return c == '*' || c == '_';
}

/* `*Ann Lee*` is Ann Lee, `*Ann Lee*, the cook` is her too. */
static qai_word_span
without_emphasis(const qai_view *v, qai_word_span s)
{
  uint32_t name;
  while (s.last > s.first + 1 && is_emphasis(v, s.last - 1))
    s.last--;
  while (s.first + 1 < s.last && is_emphasis(v, s.first))
    s.first++;
  if (s.first < 3 || v->words[s.first].edge & QAI_EDGE_PARAGRAPH || v->words[s.first - 1].mark != QAI_MARK_COMMA ||
      !is_emphasis(v, s.first - 2))
    return s;
  name = qai_frame_mention_to(v->mentions, s.first - 2);
  if (name != QAI_NONE && v->mentions->mentions[name].kind == QUOTEATTR_MENTION_NAME)
    s.first = v->mentions->mentions[name].first;
  return s;
}

/* `Tim Brand, no relation` is Tim Brand. */
static qai_word_span
without_denial(const qai_view *v, qai_word_span s)
{
  if (s.last > s.first + 3 && qai_view_tag(v, s.last - 1) == QAI_TAG_NOUN &&
      qai_tag_lexeme(v->tags, s.last - 2)->symbol == QAI_W_NO && v->words[s.last - 3].mark == QAI_MARK_COMMA)
    s.last -= 3;
  return s;
}

qai_word_span
qai_trim_source(const qai_view *v, const qai_chunk *chunk, qai_word_span s)
{
  s = qai_dateline_trim(
      v, without_relative(v, without_denial(v, without_day(v, without_time(v, without_emphasis(v, s))))));
  return with_list(v, chunk, with_name(v, s));
}

/* Is the sentence that starts at word `k` what the cue behind it reports: `“…” The school will open, the council said`?
 */
static int
is_reported(const qai_view *v, uint32_t k, uint32_t last, qai_word_span cue)
{
  return k < last && last < cue.first && v->words[last].mark == QAI_MARK_COMMA &&
         !sentence_starts(v, k + 1, cue.first) && qai_view_has_verb(v, k, last) && !qai_view_has_marks(v, k, last);
}

/* Do marks close in the paragraph before word `k`? */
static int
is_after_marks(const qai_view *v, uint32_t k)
{
  while (k > 0 && !(v->words[k].edge & QAI_EDGE_PARAGRAPH))
    if (v->words[--k].quote == QAI_VIEW_CLOSE)
      return 1;
  return 0;
}

/* `“…” Somebody laughed.` ends with the mark; in `“…,” said Ann. “…” The school will open, the council said` the
 * content of what the council said begins behind it. */
static qai_word_span
without_narration(const qai_view *v, qai_word_span cue, qai_word_span s)
{
  uint32_t k;
  if (v->words[s.first].quote == QAI_VIEW_PLAIN)
    return s;
  for (k = s.first + 1; k < s.last; k++)
    if (v->words[k].quote == QAI_VIEW_PLAIN && v->words[k].edge & QAI_EDGE_FIRST &&
        v->words[k - 1].quote == QAI_VIEW_CLOSE) {
      if (!is_reported(v, k, s.last, cue))
        s.last = k;
      else if (is_after_marks(v, s.first))
        s.first = k;
      return s;
    }
  return s;
}

/* `and then: “…”`, and behind the cue `shook | his head: “…”`, start with the mark. */
static qai_word_span
without_lead(const qai_view *v, qai_word_span cue, qai_word_span s)
{
  uint32_t k;
  if (qai_view_tag(v, s.first) != QAI_TAG_CCONJ && s.first != cue.last)
    return s;
  for (k = s.first + 1;
       k + 1 < s.last && k <= s.first + LEAD_WORDS && v->words[k].quote == QAI_VIEW_PLAIN && !qai_trim_is_finite(v, k);
       k++)
    if (v->words[k].mark == QAI_MARK_COLON && v->words[k + 1].quote == QAI_VIEW_OPEN) {
      s.first = k + 1;
      return s;
    }
  return s;
}

/* `> “…”` starts with the mark. */
static qai_word_span
without_signs(const qai_view *v, qai_word_span s)
{
  uint32_t k = s.first;
  while (k + 1 < s.last && v->words[k].quote == QAI_VIEW_PLAIN &&
         (qai_view_tag(v, k) == QAI_TAG_PUNCT || qai_view_tag(v, k) == QAI_TAG_SYM))
    k++;
  if (v->words[k].quote == QAI_VIEW_OPEN)
    s.first = k;
  return s;
}

/* `“LEE: We will.”`: where a name parts what is said from the mark before it, the one behind it is no part either. */
static qai_word_span
without_half(const qai_view *v, qai_word_span s)
{
  s.last -= s.last > s.first + 1 && v->words[s.last - 1].quote == QAI_VIEW_CLOSE &&
            qai_quotes_in_script(v->mentions->quotes, s.last - 2);
  return s;
}

qai_word_span
qai_trim_content(const qai_view *v, qai_word_span cue, qai_word_span s)
{
  return without_half(
      v, without_narration(v, cue, without_lead(v, cue, without_signs(v, without_time(v, qai_dateline_trim(v, s))))));
}

void
qai_trim_apposition(const qai_view *v, qai_word_span *source, qai_word_span *content)
{
  const qai_mentions *m = v->mentions;
  uint32_t noun, name, end;
  if (source->first == source->last || content->first != source->last + 1 ||
      v->words[source->last].mark != QAI_MARK_COMMA)
    return;
  noun = qai_frame_mention_to(m, source->last);
  name = qai_frame_mention_from(m, content->first);
  if (noun == QAI_NONE || name == QAI_NONE || m->mentions[noun].kind != QUOTEATTR_MENTION_NOMINAL ||
      m->mentions[name].kind != QUOTEATTR_MENTION_NAME || m->mentions[noun].entity != m->mentions[name].entity)
    return;
  end = m->mentions[name].last;
  if (end + 1 < content->last && v->words[end].mark == QAI_MARK_COMMA) {
    source->last = end;
    content->first = end + 1;
  }
}

static int
is_form_of_be(const qai_tags *tags, uint32_t word)
{
  switch (qai_tag_lexeme(tags, word)->symbol) {
  case QAI_W_BE:
  case QAI_W_BEEN:
  case QAI_W_BEING:
  case QAI_W_IS:
  case QAI_W_ARE:
  case QAI_W_WAS:
  case QAI_W_WERE: return 1;
  default: return 0;
  }
}

/* "was asked", "is often told" */
static int
is_passive(const qai_view *v, qai_word_span cue)
{
  const qai_tags *tags = v->mentions->quotes->tags;
  uint32_t k;
  if (qai_tag_lexeme(tags, cue.last - 1)->form == QAI_FORM_ING)
    return 0;
  for (k = cue.first; k + 1 < cue.last; k++)
    if (is_form_of_be(tags, k) && (k + 2 == cue.last || tags->tag[k + 1] == QAI_TAG_ADV))
      return 1;
  return 0;
}

int
qai_trim_is_finite(const qai_view *v, uint32_t k)
{
  const qai_lexeme *lx = qai_tag_lexeme(v->mentions->quotes->tags, k);
  uint32_t last = k + 1 < v->n_words ? k + 1 : k; /* the word behind it */
  int next = qai_view_tag(v, last);
  if (qai_view_tag(v, k) == QAI_TAG_AUX || (lx->classes & QAI_LEX_AUXILIARY && qai_view_tag(v, k) != QAI_TAG_PART))
    return 1; /* but not the "'s" of "Labour's leader" */
  if (qai_view_tag(v, k) != QAI_TAG_VERB)
    return 0;
  return lx->form == QAI_FORM_PAST || lx->form == QAI_FORM_S ||
         (lx->form == QAI_FORM_PAST_OR_PARTICIPLE && !(qai_view_classes(v, last) & QAI_LEX_MONTH_DAY) &&
          (next == QAI_TAG_NOUN || next == QAI_TAG_PROPN || next == QAI_TAG_DET || next == QAI_TAG_PRON));
}

/* The subject of the last clause before `end` that a conjunction joins to the one from `from` on, as far as no
 * finite verb stands behind it; QAI_NONE without one. */
static uint32_t
joined_subject(const qai_view *v, uint32_t from, uint32_t end)
{
  const qai_mentions *m = v->mentions;
  uint32_t k, subject;
  for (k = end - 1; k > from && !qai_trim_is_finite(v, k); k--) {
    int tag = qai_view_tag(v, k - 1);
    if (tag != QAI_TAG_CCONJ && tag != QAI_TAG_SCONJ)
      continue;
    subject = qai_frame_mention_from(m, k);
    if (subject != QAI_NONE && m->mentions[subject].region == QAI_NONE &&
        (m->mentions[subject].last < end ? v->words[k - 2].mark == QAI_MARK_COMMA
                                         : m->mentions[subject].flags & QAI_MENTION_SUBJECT))
      return qai_view_has_verb(v, from, k - 1) ? subject : QAI_NONE;
  }
  return QAI_NONE;
}

void
qai_trim_subject(const qai_view *v, qai_word_span cue, qai_word_span *source)
{
  uint32_t subject;
  if (source->first == source->last || source->last >= cue.first || is_passive(v, cue) ||
      qai_tag_lexeme(v->mentions->quotes->tags, cue.first)->form == QAI_FORM_ING)
    return;
  subject = joined_subject(v, source->last, cue.first);
  if (subject == QAI_NONE)
    return;
  source->first = v->mentions->mentions[subject].first;
  source->last = cue.first;
}

/* Where the marks end that the words [first, last) begin with; `last` when they hold no plain words behind marks. */
static uint32_t
marks_end(const qai_view *v, qai_word_span part)
{
  uint32_t k = part.last;
  if (v->words[part.first].quote == QAI_VIEW_PLAIN)
    return part.last;
  while (v->words[k - 1].quote == QAI_VIEW_PLAIN)
    k--;
  return k;
}

/* The plain words at the end of content part `i` that stand right before the cue, or a comma; empty without any. */
static qai_word_span
speaker_before(const qai_view *v, const qai_report *r, uint32_t i)
{
  qai_word_span s = r->content[i];
  int comma = s.last + 1 == r->cue.first && v->words[s.last].mark == QAI_MARK_COMMA;
  s.first = s.last == r->cue.first || comma ? marks_end(v, s) : s.last;
  return s;
}

/* Is it "was called", "is widely described"? */
static int
has_participle(const qai_view *v, qai_word_span cue)
{
  const qai_tags *tags = v->mentions->quotes->tags;
  uint32_t k;
  int be = 0;
  for (k = cue.first; k < cue.last; k++) {
    int form = qai_tag_lexeme(tags, k)->form;
    if (be && (form == QAI_FORM_PAST_OR_PARTICIPLE || form == QAI_FORM_PARTICIPLE))
      return 1;
    be |= is_form_of_be(tags, k);
  }
  return 0;
}

/* Content part `i` if no marks are in it, the active cue stands right behind, and behind that a part in marks; else
 * empty. */
static qai_word_span
subject_before(const qai_view *v, const qai_report *r, uint32_t i)
{
  qai_word_span s = r->content[i];
  uint32_t k;
  int found = s.last == r->cue.first && i + 1 < r->n_content && r->content[i + 1].first == r->cue.last &&
              v->words[r->cue.last].quote == QAI_VIEW_OPEN && !has_participle(v, r->cue);
  for (k = s.first; k < s.last; k++)
    found &= v->words[k].quote == QAI_VIEW_PLAIN;
  s.first = found ? s.first : s.last;
  return s;
}

/* Content part `i` if it stands right behind the cue, and that right behind marks; else empty. */
static qai_word_span
speaker_behind(const qai_view *v, const qai_report *r, uint32_t i)
{
  qai_word_span s = r->content[i];
  if (!i || s.first != r->cue.last || v->words[s.first].quote != QAI_VIEW_PLAIN ||
      r->content[i - 1].last != r->cue.first || v->words[r->cue.first - 1].quote != QAI_VIEW_CLOSE)
    s.first = s.last;
  return s;
}

void
qai_trim_speaker(const qai_view *v, qai_report *r)
{
  uint32_t i;
  if (r->source.first < r->source.last ||
      (!qai_view_has_verb(v, r->cue.first, r->cue.last) && v->words[r->cue.last - 1].mark != QAI_MARK_COLON))
    return;
  for (i = 0; i < r->n_content; i++) {
    qai_word_span s = speaker_before(v, r, i), whole = r->content[i];
    if (s.first == s.last)
      s = speaker_behind(v, r, i);
    if (s.first == s.last)
      s = subject_before(v, r, i);
    if (s.first == s.last ||
        (qai_frame_mention_from(v->mentions, s.first) == QAI_NONE && qai_view_tag(v, s.first) != QAI_TAG_PRON))
      continue;
    r->source = s;
    r->content[i].last = s.first;
    if (s.first == whole.first)
      qai_reports_drop_part(r, i);
    return;
  }
}

/* `said without opening`: what else was done meanwhile. */
static int
is_meanwhile(const qai_view *v, qai_word_span cue)
{
  return cue.last > cue.first + 2 && qai_view_tag(v, cue.last - 1) == QAI_TAG_VERB &&
         qai_tag_lexeme(v->tags, cue.last - 2)->symbol == QAI_W_WITHOUT;
}

static int
is_char(const qai_view *v, uint32_t word, char c)
{
  const qai_segment *s = v->tags->segment;
  return s->text->bytes[s->words[word].start] == c;
}

/* Where the bracket ends that was open before the words [first, last); `last` when none ends there. */
static uint32_t
bracket_end(const qai_view *v, qai_word_span s)
{
  uint32_t k, depth = 0;
  for (k = s.first; k < s.last; k++) {
    if (v->words[k].mark != QAI_MARK_BRACKET || v->words[k].quote != QAI_VIEW_PLAIN)
      continue;
    if (is_char(v, k, ')') && depth-- == 0)
      return k;
    depth += (uint32_t)is_char(v, k, '(');
  }
  return s.last;
}

/* The phrase before the bracket that ends right before word `end`, with the bracket; empty without one. */
static qai_word_span
phrase_before(const qai_view *v, uint32_t end)
{
  qai_word_span s = {end, end};
  uint32_t k = end, phrase, first;
  if (!end || !is_char(v, end - 1, ')'))
    return s;
  while (k > 0 && end - k < BRACKET_WORDS && !is_char(v, k - 1, '('))
    k--;
  if (!k || !is_char(v, k - 1, '('))
    return s;
  phrase = qai_frame_mention_to(v->mentions, k - 1);
  first = phrase == QAI_NONE ? qai_relative_nouns(v, k - 1) : v->mentions->mentions[phrase].first;
  if (first < k - 1 && (phrase == QAI_NONE || v->mentions->mentions[phrase].region == QAI_NONE))
    s.first = first;
  return s;
}

/* `The report (“Trains fail again”, | 9 May) | says`: is the source only the rest of a bracket? */
static int
is_bracket_rest(const qai_view *v, const qai_report *r)
{
  qai_word_span s = r->source;
  return s.last == r->cue.first && is_char(v, s.last - 1, ')') && bracket_end(v, s) == s.last - 1;
}

void
qai_trim_brackets(const qai_view *v, qai_report *r)
{
  uint32_t i;
  for (i = 0; i < r->n_content; i++) {
    uint32_t end = bracket_end(v, r->content[i]);
    if (end > r->content[i].first && end < r->content[i].last) {
      r->content[i].last = end;
      r->n_content = i + 1;
    }
  }
  if ((r->source.first < r->source.last && !is_bracket_rest(v, r)) ||
      qai_tag_lexeme(v->tags, r->cue.first)->form == QAI_FORM_ING)
    return;
  r->source = phrase_before(v, r->cue.first);
  if (r->source.first < r->source.last)
    r->source_p = LIKELY;
}

/* Does somebody else's answer stand behind the conjunction `k`: `and she said “yes”`? */
static int
is_answered(const qai_view *v, uint32_t k, uint32_t last)
{
  uint32_t subject = qai_frame_mention_from(v->mentions, k + 1);
  if (subject == QAI_NONE || v->mentions->mentions[subject].last >= last)
    return 0;
  k = v->mentions->mentions[subject].last;
  while (k < last && qai_view_tag(v, k) == QAI_TAG_ADV)
    k++;
  if (k >= last || !(qai_view_classes(v, k++) & QAI_LEX_CUE_SAY))
    return 0;
  k += v->words[k].mark == QAI_MARK_COMMA || v->words[k].mark == QAI_MARK_COLON;
  return k < last && v->words[k].quote == QAI_VIEW_OPEN;
}

/* Does a mark of its own end the utterance before the closing mark `close`? */
static int
ends_itself(const qai_view *v, uint32_t close)
{
  return v->words[close - 1].mark == QAI_MARK_STOP || v->words[close - 1].mark == QAI_MARK_COMMA;
}

/* Are the words up to that mark an utterance: with a verb, or a mark of their own at the end? */
static int
is_whole(const qai_view *v, uint32_t first, uint32_t close)
{
  return qai_view_has_verb(v, first, close) || ends_itself(v, close);
}

/* Is it closed for good there: `“…,”`, or with a page behind it, `“…” (Keel 112)`? */
static int
is_closed(const qai_view *v, uint32_t close)
{
  return ends_itself(v, close) || is_char(v, close + 1, '(');
}

/* Do only a few words, whom it is told, and a comma or a colon stand between the cue and word `first`: `tells his
 * brother, |`? */
static int
is_led_in(const qai_view *v, qai_word_span cue, uint32_t first)
{
  uint32_t k;
  if (first < cue.last || first > cue.last + TOLD_WORDS ||
      (v->words[first - 1].mark != QAI_MARK_COMMA && v->words[first - 1].mark != QAI_MARK_COLON))
    return 0;
  for (k = cue.last; k + 1 < first && v->words[k].mark == QAI_MARK_NONE; k++)
    ;
  return k + 1 >= first;
}

/* Where the words end that stand in marks right behind a cue, when a clause without marks, or an answer, is joined to
 * them, or when a comma leads them in and no marks come behind: `After Ann said, “We are ready,” | the lights went
 * out`; else the end of the part. */
static uint32_t
end_of_saying(const qai_view *v, qai_word_span part, int led_in)
{
  uint32_t close = part.first, joint;
  int joins;
  while (close < part.last && v->words[close].quote != QAI_VIEW_PLAIN && v->words[close].quote != QAI_VIEW_CLOSE)
    close++;
  if (close + 2 >= part.last || v->words[close].quote != QAI_VIEW_CLOSE)
    return part.last;
  joint = close + 1 + (v->words[close + 1].mark == QAI_MARK_COMMA);
  joins = qai_view_tag(v, joint) == QAI_TAG_CCONJ || qai_view_tag(v, joint) == QAI_TAG_SCONJ;
  if (joins && is_answered(v, joint, part.last))
    return close + 1;
  if (qai_view_has_marks(v, joint, part.last))
    return part.last;
  return (joins && is_whole(v, part.first, close)) || (led_in && is_closed(v, close)) ? close + 1 : part.last;
}

void
qai_trim_joined(const qai_view *v, qai_report *r)
{
  uint32_t i, says = 0;
  for (i = r->cue.first; i < r->cue.last; i++)
    says |= qai_view_classes(v, i) & QAI_LEX_CUE_SAY;
  for (i = 0; i < r->n_content && says; i++) {
    qai_word_span *part = &r->content[i];
    int led_in = is_led_in(v, r->cue, part->first);
    if (led_in || part->first == r->cue.last ||
        (part->first == r->cue.last + 1 &&
         (v->words[r->cue.last].mark != QAI_MARK_NONE || qai_view_tag(v, r->cue.last) == QAI_TAG_PRON)))
      part->last = end_of_saying(v, *part, led_in);
  }
}

/* The last comma before the cue, in its sentence, if it begins a relative clause; else 0. */
static uint32_t
relative_before(const qai_view *v, uint32_t cue)
{
  uint32_t k = cue, symbol;
  while (k > 1 && cue - k < CLAUSE_WORDS && v->words[k - 1].mark == QAI_MARK_NONE &&
         !(v->words[k].edge & QAI_EDGE_FIRST))
    k--;
  if (k == 0 || v->words[k - 1].mark != QAI_MARK_COMMA)
    return 0;
  symbol = qai_tag_lexeme(v->tags, k)->symbol;
  return symbol == QAI_W_WHO || symbol == QAI_W_WHOSE || symbol == QAI_W_WHICH ? k - 1 : 0;
}

/* Does a main clause whose subject stands before the comma `comma` lack its verb still? */
static int
lacks_verb(const qai_view *v, uint32_t comma)
{
  uint32_t start = comma ? qai_view_edge_before(v, comma, QAI_EDGE_FIRST, CLAUSE_WORDS) : QAI_NONE;
  return start != QAI_NONE && !qai_trim_holds_finite(v, start, comma);
}

/* `Ann Lee, who said the boat was safe|, drowned`: behind the first comma the verb of the main clause goes on. */
static void
end_before_verb(const qai_view *v, qai_word_span *part)
{
  uint32_t k = part->first;
  while (k < part->last && (v->words[k].mark != QAI_MARK_COMMA || v->words[k].quote != QAI_VIEW_PLAIN))
    k++;
  if (k + 1 < part->last && (qai_trim_holds_finite(v, part->first, k) || v->words[k - 1].quote == QAI_VIEW_CLOSE) &&
      (qai_trim_is_finite(v, k + 1) || (qai_view_tag(v, k + 1) == QAI_TAG_VERB && k + 2 == part->last)))
    part->last = k;
}

void
qai_trim_relative(const qai_view *v, qai_report *r)
{
  uint32_t i, k, comma = relative_before(v, r->cue.first);
  if (!comma)
    return;
  for (i = r->n_content; i > 0; i--) {
    for (k = r->cue.last; k < r->content[i - 1].first && v->words[k].mark != QAI_MARK_STOP; k++)
      ;
    if (k < r->content[i - 1].first)
      qai_reports_drop_part(r, i - 1);
  }
  if (r->n_content == 1 && r->content[0].first >= r->cue.last && lacks_verb(v, comma))
    end_before_verb(v, r->content);
}

/* The end of the cue's last verb, when a preposition is the last word behind it, or `without` with a verb; else the end
 * of the cue. */
static uint32_t
end_of_verb(const qai_view *v, qai_word_span cue)
{
  uint32_t k = is_meanwhile(v, cue) ? cue.last - 1 : cue.last;
  if (qai_view_tag(v, k - 1) != QAI_TAG_ADP && qai_tag_lexeme(v->tags, k - 1)->symbol != QAI_W_WITHOUT)
    return cue.last;
  while (k > cue.first && qai_view_tag(v, k - 1) != QAI_TAG_VERB)
    k--;
  return k > cue.first ? k : cue.last;
}

int
qai_trim_is_told(const qai_view *v, qai_word_span cue)
{
  const uint32_t verbs = QAI_LEX_CUE_SAY | QAI_LEX_CUE_MAYBE | QAI_LEX_CUE_SPEECH | QAI_LEX_CUE_THINK;
  const qai_lexeme *last;
  cue.last = end_of_verb(v, cue);
  last = qai_tag_lexeme(v->mentions->quotes->tags, cue.last - 1);
  return last->classes & verbs && !(last->classes & QAI_LEX_CUE_OTHER) && last->symbol != QAI_W_QUOTED &&
         qai_view_tag(v, cue.first) != QAI_TAG_VERB && is_passive(v, cue);
}

/* Gives up what stands outside marks at the begin of the content part that begins with word `from`. */
static void
drop_unmarked(const qai_view *v, uint32_t from, qai_report *r)
{
  uint32_t i, n = 0;
  for (i = 0; i < r->n_content; i++) {
    qai_word_span part = r->content[i];
    while (part.first < part.last && r->content[i].first == from && v->words[part.first].quote == QAI_VIEW_PLAIN)
      part.first++;
    if (part.first < part.last)
      r->content[n++] = part;
  }
  r->n_content = n;
}

/* Does a particle belong to the verb, `pointed out.`, `went on to say`, but not in `wrote in a note`? */
static int
has_particle(const qai_view *v, uint32_t verb)
{
  uint32_t k = verb + 2;
  if (!qai_cue_has_particle(v->tags, verb) || k >= v->n_words)
    return 0;
  switch (qai_view_tag(v, k)) {
  case QAI_TAG_PUNCT:
  case QAI_TAG_ADP:
  case QAI_TAG_ADV:
  case QAI_TAG_CCONJ:
  case QAI_TAG_SCONJ: return 1;
  default: return 0;
  }
}

void
qai_trim_cue(const qai_view *v, qai_report *r)
{
  uint32_t end, first = r->n_content ? r->content[0].first : 0;
  r->cue = without_day(v, r->cue);
  end = end_of_verb(v, r->cue);
  end += (uint32_t)has_particle(v, end - 1);
  if (end == r->cue.last || !r->n_content || first >= r->cue.first || v->words[first].quote == QAI_VIEW_PLAIN ||
      (r->source.first == r->cue.last && r->source.last > r->source.first))
    return;
  drop_unmarked(v, r->cue.last, r);
  r->cue.last = end;
}

int
qai_trim_is_auxiliary(const qai_view *v, qai_word_span cue)
{
  uint32_t k;
  for (k = cue.first; k < cue.last; k++)
    if (qai_view_tag(v, k) != QAI_TAG_AUX)
      return 0;
  return 1;
}

void
qai_trim_auxiliary(const qai_view *v, qai_report *r)
{
  uint32_t k = r->cue.last, i;
  for (i = 0; i < r->n_content && r->content[i].first != k; i++)
    ;
  if (i == r->n_content)
    return;
  while (k < r->content[i].last && qai_view_tag(v, k) == QAI_TAG_ADV)
    k++;
  if (k + 1 >= r->content[i].last || qai_view_tag(v, k) != QAI_TAG_VERB || v->words[k].quote != QAI_VIEW_PLAIN)
    return;
  r->cue.last = r->content[i].first = k + 1;
}

/* Is it a preposition of the verb before it, and neither "as" nor what goes before a number or a verb: "about ten", "at
 * least", "to leave"? */
static int
is_preposition(const qai_view *v, uint32_t word)
{
  int next = qai_view_tag(v, word + 1);
  return qai_view_tag(v, word) == QAI_TAG_ADP && qai_tag_lexeme(v->tags, word)->symbol != QAI_W_AS &&
         v->words[word].quote == QAI_VIEW_PLAIN && next != QAI_TAG_NUM && next != QAI_TAG_SYM && next != QAI_TAG_VERB &&
         next != QAI_TAG_ADV && (next != QAI_TAG_ADJ || !(qai_view_classes(v, word + 1) & QAI_LEX_DETERMINER));
}

void
qai_trim_preposition(const qai_view *v, qai_report *r)
{
  qai_word_span *part = r->content;
  if (part->first != r->cue.last || part->last < part->first + 2 || v->words[part->first - 1].mark != QAI_MARK_NONE ||
      !is_preposition(v, part->first))
    return;
  r->cue.last++;
  part->first++;
}

void
qai_trim_colon(const qai_view *v, qai_report *r)
{
  uint32_t verb = r->source.last - 1; /* with a subject before it */
  if (r->source.last < r->source.first + 2 || r->source.last != r->cue.first || r->cue.last != r->cue.first + 1 ||
      v->words[r->cue.first].mark != QAI_MARK_COLON || qai_view_tag(v, verb) != QAI_TAG_VERB ||
      !qai_trim_is_finite(v, verb))
    return;
  r->cue.first = r->source.last = verb;
  r->cue.last = verb + 1;
}

void
qai_trim_predicate(const qai_view *v, qai_report *r)
{
  qai_word_span part = r->source;
  uint32_t k;
  if (r->source.first < r->cue.last || r->n_content == QAI_REPORT_PARTS ||
      (r->n_content && r->content[r->n_content - 1].first > r->source.first))
    return;
  for (k = r->source.first + 1; k + 1 < r->source.last; k++)
    if (qai_tag_lexeme(v->tags, k)->symbol == QAI_W_AS && v->words[k + 1].quote == QAI_VIEW_OPEN) {
      part.first = r->source.last = k;
      r->content[r->n_content++] = part;
      return;
    }
}
