#include "attribute/calling.h"

#include "attribute/cue.h"
#include "attribute/trim.h"

#include <string.h>

enum {
  SUBJECT_WORDS = 16,
  LEAD_WORDS = 4 /* between the verb and the mark: `will be a` */
};

/* `what | the judge | called | “`: its parts. */
typedef struct calling {
  qai_word_span source, cue;
  uint32_t open; /* the opening mark */
} calling;

/* A finite verb that may report; right before a mark it may have been taken for a noun: `their union calls “slave”`. */
static int
is_verb_of_saying(const qai_view *v, uint32_t k)
{
  int form = qai_tag_lexeme(v->tags, k)->form;
  return qai_cue_is_verb(v->tags, k, QAI_CUE_VERB) && form != QAI_FORM_ING &&
         (qai_view_tag(v, k) == QAI_TAG_VERB ||
          (form != QAI_FORM_BASE && k + 1 < v->n_words && v->words[k + 1].quote == QAI_VIEW_OPEN));
}

static int
is_helper(const qai_view *v, uint32_t k)
{
  return qai_view_tag(v, k) == QAI_TAG_AUX || qai_view_tag(v, k) == QAI_TAG_ADV;
}

/* Do the words go on at word `k` in the same sentence, without marks? */
static int
goes_on(const qai_view *v, uint32_t k)
{
  return k < v->n_words && v->words[k].quote == QAI_VIEW_PLAIN && !(v->words[k].edge & QAI_EDGE_FIRST) &&
         v->words[k].mark != QAI_MARK_STOP;
}

/* The verb of the clause that begins behind "what", if it may report; else QAI_NONE. */
static uint32_t
verb_behind(const qai_view *v, uint32_t what)
{
  uint32_t k = what + 1;
  while (k <= what + SUBJECT_WORDS && goes_on(v, k) && !is_verb_of_saying(v, k) && !qai_trim_is_finite(v, k))
    k++;
  while (k <= what + SUBJECT_WORDS && goes_on(v, k) && is_helper(v, k))
    k++;
  return k <= what + SUBJECT_WORDS && goes_on(v, k) && is_verb_of_saying(v, k) ? k : QAI_NONE;
}

/* The mark that opens right behind the verb, or behind `as a`, `will be`; else QAI_NONE. */
static uint32_t
mark_behind(const qai_view *v, uint32_t verb)
{
  uint32_t k = verb + 1;
  while (k <= verb + LEAD_WORDS && goes_on(v, k) && v->words[k].mark == QAI_MARK_NONE)
    k++;
  return k < v->n_words && v->words[k].quote == QAI_VIEW_OPEN ? k : QAI_NONE;
}

/* Does such a clause begin with word `what`? */
static int
read_calling(const qai_view *v, uint32_t what, calling *out)
{
  uint32_t verb = qai_view_symbol(v, what) == QAI_W_WHAT ? verb_behind(v, what) : QAI_NONE;
  out->open = verb == QAI_NONE ? QAI_NONE : mark_behind(v, verb);
  if (out->open == QAI_NONE)
    return 0;
  out->cue.first = verb;
  out->cue.last = verb + 1;
  while (out->cue.first > what + 1 && is_helper(v, out->cue.first - 1))
    out->cue.first--;
  out->source.first = what + 1;
  out->source.last = out->cue.first;
  return !qai_span_empty(out->source);
}

/* The "what" that a part of the content begins with, behind the cue: `protested | at what`, `was struck | off for
 * what`; else QAI_NONE. */
static uint32_t
what_reported(const qai_view *v, const qai_report *r)
{
  uint32_t i, k;
  for (i = 0; i < r->n_content; i++) {
    k = r->content[i].first;
    while (k + 1 < r->content[i].last && (qai_view_tag(v, k) == QAI_TAG_ADP || qai_view_tag(v, k) == QAI_TAG_ADV))
      k++;
    if (k >= r->cue.last && qai_view_symbol(v, k) == QAI_W_WHAT)
      return k;
  }
  return QAI_NONE;
}

/* The last "what" before the cue, close enough for its subject to stand between; else QAI_NONE. */
static uint32_t
what_before(const qai_view *v, const qai_report *r)
{
  uint32_t k;
  for (k = r->cue.first; k > 0 && r->cue.first - k < SUBJECT_WORDS && goes_on(v, k - 1); k--)
    if (qai_view_symbol(v, k - 1) == QAI_W_WHAT)
      return k - 1;
  return QAI_NONE;
}

/* Where the words end that begin with the opening mark: with the part of the content that holds it, and not before its
 * closing mark. */
static uint32_t
end_of_called(const qai_view *v, const qai_report *r, uint32_t open)
{
  const qai_quotes *q = v->mentions->quotes;
  uint32_t region = qai_quotes_speech_at(q, open + 1), end = open + 1, i;
  if (region != QAI_NONE)
    end = q->regions[region].last;
  end += end < v->n_words && v->words[end].quote == QAI_VIEW_CLOSE;
  for (i = 0; i < r->n_content; i++)
    if (r->content[i].first <= open && r->content[i].last > end)
      end = r->content[i].last;
  return end;
}

static int
is_pronoun(const qai_view *v, qai_word_span s)
{
  return s.last == s.first + 1 && qai_view_classes(v, s.first) & QAI_LEX_PRONOUN;
}

/* `fined for | what the judge called “greed”`: nothing before "what" is content, nor is "what" alone. */
static void
drop_before(qai_report *r, uint32_t what)
{
  uint32_t i;
  for (i = r->n_content; i > 0; i--)
    if (r->content[i - 1].last <= what + 1 && r->n_content > 1)
      qai_reports_drop_part(r, i - 1);
}

static void
become(const qai_view *v, const calling *c, qai_report *r)
{
  r->content[0].last = end_of_called(v, r, c->open);
  r->content[0].first = c->cue.last;
  r->n_content = 1;
  r->source = c->source;
  r->cue = c->cue;
  r->source_p = QAI_REPORT_BY_RULE;
}

/* `Others | denounced | what the judge called “greed”`: a verb whose object all of that is reports it. */
static int
takes_it(const qai_view *v, const qai_report *r, uint32_t what, uint32_t open)
{
  uint32_t i;
  if (r->cue.last != what || !qai_cue_is_verb(v->tags, what - 1, QAI_CUE_VERB))
    return 0;
  for (i = 0; i < r->n_content; i++)
    if (r->content[i].first == what && r->content[i].last > open)
      return 1;
  return 0;
}

void
qai_calling_settle(const qai_view *v, qai_report *r)
{
  uint32_t what = what_reported(v, r);
  calling c;
  if (what != QAI_NONE) {
    if (read_calling(v, what, &c) && !is_pronoun(v, c.source) && !takes_it(v, r, what, c.open))
      become(v, &c, r);
    return;
  }
  what = what_before(v, r);
  if (what == QAI_NONE || !read_calling(v, what, &c) || !qai_spans_meet(c.cue, r->cue))
    return;
  if (r->source.first == c.source.first && r->source.last <= r->cue.first)
    drop_before(r, what);
  else
    become(v, &c, r);
}

/* "named", "called": a verb that gives somebody a name. */
static int
gives_name(const qai_view *v, qai_word_span cue)
{
  if (cue.last != cue.first + 1)
    return 0;
  switch (qai_view_symbol(v, cue.first)) {
  case QAI_W_NAMED:
  case QAI_W_CALLED:
  case QAI_W_DUBBED:
  case QAI_W_NICKNAMED:
  case QAI_W_TITLED:
  case QAI_W_ENTITLED: return 1;
  default: return 0;
  }
}

/* Behind the name that begins with word `k`, in marks or not; `k` itself where none does. */
static uint32_t
end_of_name(const qai_view *v, uint32_t k)
{
  const quoteattr_token *words = v->tags->segment->words;
  const uint32_t limit = k + SUBJECT_WORDS < v->n_words ? k + SUBJECT_WORDS : v->n_words;
  uint32_t end = k;
  if (v->words[k].quote == QAI_VIEW_OPEN) {
    while (end < limit && v->words[end].quote != QAI_VIEW_CLOSE)
      end++;
    return end < limit ? end + 1 : k;
  }
  while (end < limit && v->words[end].quote == QAI_VIEW_PLAIN && words[end].flags & QUOTEATTR_FLAG_CAPITAL)
    end++;
  return end;
}

/* Is the noun before word `end` one of many, "a farmer", "two brothers"? */
static int
is_indefinite(const qai_view *v, uint32_t end)
{
  uint32_t k = end, from = end > SUBJECT_WORDS ? end - SUBJECT_WORDS : 0;
  for (; k > from && v->words[k - 1].quote == QAI_VIEW_PLAIN && !(v->words[k].edge & QAI_EDGE_FIRST); k--)
    switch (qai_view_tag(v, k - 1)) {
    case QAI_TAG_NOUN:
    case QAI_TAG_ADJ:
    case QAI_TAG_PROPN: break;
    case QAI_TAG_NUM: return k < end;
    case QAI_TAG_DET: return k < end && (qai_view_symbol(v, k - 1) == QAI_W_A || qai_view_symbol(v, k - 1) == QAI_W_AN);
    default: return 0;
    }
  return 0;
}

/* Has the clause its verb behind the name: `called Asker | was cut off`? */
static int
is_verb_behind(const qai_view *v, uint32_t k)
{
  const quoteattr_token *t = &v->tags->segment->words[k];
  if (v->words[k].quote != QAI_VIEW_PLAIN)
    return 0;
  return qai_view_tag(v, k) == QAI_TAG_AUX ||
         (qai_view_tag(v, k) == QAI_TAG_VERB &&
          (t->end - t->start < 5 || memcmp(v->tags->segment->text->bytes + t->end - 3, "ing", 3) != 0));
}

/* Does nothing behind the name of one of many say what it is called: neither "a liar", "unfit", “…” nor "as"? */
static int
is_only_name(const qai_view *v, uint32_t k)
{
  if (v->words[k].mark != QAI_MARK_NONE && v->words[k].quote == QAI_VIEW_PLAIN)
    return 1;
  switch (qai_view_tag(v, k)) {
  case QAI_TAG_CCONJ:
  case QAI_TAG_SCONJ: return 1;
  case QAI_TAG_PRON: return qai_view_symbol(v, k) == QAI_W_WHO;
  case QAI_TAG_ADP: return qai_view_symbol(v, k) != QAI_W_AS;
  default: return 0;
  }
}

/* `The last part, titled | “Debts”`, `a talk entitled | “Why”`: a work's name says nothing. */
static int
gives_title(const qai_view *v, qai_word_span cue)
{
  uint32_t symbol = qai_view_symbol(v, cue.first);
  return (symbol == QAI_W_TITLED || symbol == QAI_W_ENTITLED) && v->words[cue.last].quote == QAI_VIEW_OPEN &&
         (qai_view_tag(v, cue.first - 1) == QAI_TAG_NOUN || v->words[cue.first - 1].mark == QAI_MARK_COMMA);
}

int
qai_calling_is_participle(const qai_view *v, const qai_report *r)
{
  uint32_t end;
  if (!r->n_content || r->content[0].first != r->cue.last || !r->cue.first || !gives_name(v, r->cue))
    return 0;
  if (gives_title(v, r->cue))
    return 1;
  if (qai_view_tag(v, r->cue.first - 1) != QAI_TAG_NOUN)
    return 0;
  end = end_of_name(v, r->cue.last);
  if (end == r->cue.last || end >= v->n_words)
    return 0;
  if (is_indefinite(v, r->cue.first))
    return is_verb_behind(v, end) || is_only_name(v, end);
  return is_verb_behind(v, end) && v->words[r->cue.last].quote == QAI_VIEW_PLAIN;
}
