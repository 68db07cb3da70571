#include "attribute/draft.h"

#include "attribute/aside.h"
#include "attribute/carried.h"
#include "attribute/cue.h"
#include "attribute/frame.h"
#include "attribute/loose.h"
#include "quotes/region.h"

#include <stdlib.h>
#include <string.h>

#define MAX_AROUND 64u            /* mentions that start before a source and may hold it */
#define NO_CONTENT (QAI_NONE - 1) /* in item_of: a word of a cue or a source, or a ">" before a line */

static const qai_quotes *
quotes_of(const qai_draft *d)
{
  return d->view->mentions->quotes;
}

/* What sets off a block quotation's lines is nobody's. */
static void
claim_block_marks(qai_draft *d)
{
  const qai_quotes *q = quotes_of(d);
  uint32_t i, k;
  if (!(q->styles & QUOTEATTR_STYLE_BLOCK))
    return;
  for (i = 0; i < q->n_regions; i++)
    if (q->regions[i].flags & QAI_REGION_BLOCK)
      for (k = qai_region_word_before(q, &q->regions[i]); k < q->regions[i].first; k++)
        d->item_of[k] = NO_CONTENT;
}

int
qai_draft_init(qai_draft *d, const qai_view *view, qai_arena *arena)
{
  const size_t n = (size_t)view->n_words + 1;
  memset(d, 0, sizeof *d);
  d->view = view;
  d->arena = arena;
  d->item_of = qai_arena_alloc(arena, n * sizeof *d->item_of);
  if (!d->item_of)
    return QUOTEATTR_ERR_NOMEM;
  memset(d->item_of, 0xFF, n * sizeof *d->item_of); /* QAI_NONE */
  claim_block_marks(d);
  return QUOTEATTR_OK;
}

quoteattr_span
qai_draft_bytes(const qai_draft *d, qai_word_span s)
{
  const quoteattr_token *w = quotes_of(d)->tags->segment->words;
  quoteattr_span out = {0, 0};
  if (s.first < s.last) {
    out.start = w[s.first].start;
    out.end = w[s.last - 1].end;
  }
  return out;
}

static int
is_comma(const qai_draft *d, uint32_t word)
{
  return word < d->view->n_words && d->view->words[word].mark == QAI_MARK_COMMA;
}

/* Where what is told of the source behind it begins: `The mayor | , who came with his deputy, Tom Hale,`. */
static uint32_t
end_of_subject(const qai_draft *d, qai_word_span s)
{
  uint32_t k;
  for (k = s.first + 1; k + 1 < s.last; k++)
    if (qai_aside_begins(d->view, k))
      return k;
  return s.last;
}

/* `The leader of the party, Ann Lee,`: the person's name set off by commas in the source or right behind it. */
static uint32_t
apposed_name(const qai_draft *d, qai_word_span s)
{
  const qai_mentions *m = d->view->mentions;
  uint32_t i, end = m->paragraph_mentions[qai_segment_paragraph_of(m->quotes->tags->segment, s.first) + 1];
  for (i = qai_frame_mentions_since(m, s.first + 1); i < end && m->mentions[i].first <= s.last + 1; i++) {
    const qai_mention *x = &m->mentions[i];
    if (x->kind == QUOTEATTR_MENTION_NAME && x->type == QUOTEATTR_ENTITY_PERSON && is_comma(d, x->first - 1) &&
        (x->last == s.last || is_comma(d, x->last)))
      return i;
  }
  return QAI_NONE;
}

/* `Her friend the novelist Ann Lee`: the name that ends a source which is but nouns before it. */
static uint32_t
name_behind_nouns(const qai_draft *d, qai_word_span s)
{
  const qai_mentions *m = d->view->mentions;
  uint32_t name = qai_frame_mention_to(m, s.last), k;
  if (name == QAI_NONE || m->mentions[name].kind != QUOTEATTR_MENTION_NAME ||
      m->mentions[name].type != QUOTEATTR_ENTITY_PERSON)
    return QAI_NONE;
  for (k = s.first; k < m->mentions[name].first; k++)
    switch (qai_view_tag(d->view, k)) {
    case QAI_TAG_DET:
    case QAI_TAG_PRON:
    case QAI_TAG_ADJ:
    case QAI_TAG_NOUN: break;
    default: return QAI_NONE;
    }
  return name;
}

/* Is the mention a preposition's object: "seen by | Reuters", "by the | Courier"? */
static int
is_object(const qai_draft *d, const qai_mention *m)
{
  uint32_t k = m->first - 1;
  if (k > 0 && qai_view_tag(d->view, k) == QAI_TAG_DET)
    k--;
  return qai_view_tag(d->view, k) == QAI_TAG_ADP;
}

/* Is it somebody, and not whose thing another word is: "An inscription on | his | grave"? */
static int
is_person(const qai_mention *m)
{
  return m->type == QUOTEATTR_ENTITY_PERSON && !(m->flags & QAI_MENTION_POSSESSIVE);
}

/* The first mention whose head is in the source: a person, or what is no preposition's object. */
static uint32_t
first_mention(const qai_draft *d, qai_word_span s)
{
  const qai_mentions *m = d->view->mentions;
  uint32_t p = qai_segment_paragraph_of(m->quotes->tags->segment, s.first), i = qai_frame_mentions_since(m, s.first);
  i = i - m->paragraph_mentions[p] > MAX_AROUND ? i - MAX_AROUND : m->paragraph_mentions[p];
  for (; i < m->paragraph_mentions[p + 1] && m->mentions[i].first < s.last; i++) {
    const qai_mention *x = &m->mentions[i];
    if (x->head >= s.first && x->head < s.last && (x->first <= s.first || is_person(x) || !is_object(d, x)))
      return i;
  }
  return QAI_NONE;
}

/* The mention a source stands for: the name or pronoun that starts it, else a name apposed to its nominal, else the
 * nominal, else the first mention that may be meant. */
static uint32_t
mention_of(const qai_draft *d, qai_word_span s)
{
  const qai_mentions *m = d->view->mentions;
  uint32_t start = qai_frame_mention_from(m, s.first), name;
  s.last = end_of_subject(d, s);
  if (start != QAI_NONE && m->mentions[start].head >= s.last)
    start = QAI_NONE;
  if (start != QAI_NONE && m->mentions[start].kind != QUOTEATTR_MENTION_NOMINAL)
    return start;
  name = apposed_name(d, s);
  if (name == QAI_NONE)
    name = name_behind_nouns(d, s);
  if (name != QAI_NONE)
    return name;
  return start != QAI_NONE ? start : first_mention(d, s);
}

/* A participle whose source is also that of the report before: "X said …, adding …". */
static int
shares_source(const qai_draft *d, const qai_report *r)
{
  const qai_attribution *before = d->items.n ? &d->items.data[d->items.n - 1].a : NULL;
  quoteattr_span source = qai_draft_bytes(d, r->source);
  return before && source.start < source.end && before->source.start == source.start &&
         before->source.end == source.end && qai_tag_lexeme(quotes_of(d)->tags, r->cue.last - 1)->form == QAI_FORM_ING;
}

static int
has_verb(const qai_draft *d, qai_word_span cue)
{
  uint32_t k;
  for (k = cue.first; k < cue.last; k++)
    if (qai_view_tag(d->view, k) == QAI_TAG_VERB || qai_view_classes(d->view, k) & QAI_LEX_CUE_SAY)
      return 1;
  return 0;
}

/* "was quoted as saying", "announced by" */
static int
is_passive(const qai_draft *d, qai_word_span cue)
{
  const qai_tags *tags = quotes_of(d)->tags;
  uint32_t k;
  for (k = cue.first; k + 1 < cue.last; k++)
    if (qai_tag_lexeme(tags, k)->symbol == QAI_W_AS && qai_view_classes(d->view, k + 1) & QAI_LEX_CUE_SAY)
      return 1;
  return qai_tag_lexeme(tags, cue.last - 1)->symbol == QAI_W_BY;
}

static uint8_t
evidence_of(const qai_draft *d, const qai_report *r)
{
  const qai_view_word *w = &d->view->words[r->cue.last - 1];
  const qai_tags *tags = quotes_of(d)->tags;
  if (r->cue.last - r->cue.first == 1 && w->mark != QAI_MARK_NONE)
    return QUOTEATTR_BY_COLON;
  if (qai_tag_lexeme(tags, r->cue.first)->symbol == QAI_W_ACCORDING)
    return QUOTEATTR_BY_ACCORDING_TO;
  if (is_passive(d, r->cue))
    return QUOTEATTR_BY_PASSIVE;
  if (!has_verb(d, r->cue) && w->mark == QAI_MARK_NONE)
    return QUOTEATTR_BY_NOUN;
  return shares_source(d, r) ? QUOTEATTR_BY_SHARED : QUOTEATTR_BY_TAG;
}

/* Does the content hold a verb? */
static int
has_clause(const qai_draft *d, const qai_report *r)
{
  uint32_t i;
  for (i = 0; i < r->n_content; i++)
    if (qai_view_has_verb(d->view, r->content[i].first, r->content[i].last))
      return 1;
  return 0;
}

static int
is_negated(const qai_draft *d, qai_word_span cue)
{
  uint32_t k, symbol;
  for (k = cue.first; k < cue.last; k++) {
    symbol = qai_tag_lexeme(quotes_of(d)->tags, k)->symbol;
    if (symbol == QAI_W_NOT || symbol == QAI_W_NT || symbol == QAI_W_NEVER)
      return 1;
  }
  return 0;
}

/* Somebody said it: by a plain reporting verb or noun, or by a verb that may report, with a preposition ("called for")
 * or a clause.  Beliefs, and what is not said, are not. */
static int
is_said(const qai_draft *d, const qai_report *r, int evidence)
{
  uint32_t k, classes = 0;
  if (r->source.first == r->source.last || is_negated(d, r->cue))
    return 0;
  for (k = r->cue.first; k < r->cue.last; k++)
    classes |= qai_view_classes(d->view, k);
  if (classes & QAI_LEX_CUE_SAY || evidence == QUOTEATTR_BY_ACCORDING_TO || evidence == QUOTEATTR_BY_COLON)
    return 1;
  return !(classes & QAI_LEX_CUE_THINK) && classes & (QAI_LEX_CUE_MAYBE | QAI_LEX_CUE_NOUN) &&
         (has_clause(d, r) || qai_view_tag(d->view, r->cue.last - 1) == QAI_TAG_ADP);
}

void
qai_draft_set_source(const qai_draft *d, qai_attribution *a, qai_word_span source)
{
  const qai_mentions *m = d->view->mentions;
  uint32_t mention;
  a->source = qai_draft_bytes(d, source);
  a->speaker = a->addressee = QAI_NONE;
  if (source.first >= source.last)
    return;
  mention = mention_of(d, source);
  a->link = QUOTEATTR_LINK_ANAPHORIC;
  if (mention == QAI_NONE)
    return;
  a->speaker = m->mentions[mention].entity;
  if (m->mentions[mention].kind == QUOTEATTR_MENTION_NAME)
    a->link = QUOTEATTR_LINK_EXPLICIT;
}

/* Gives the words that nobody has yet to `item`. */
static void
claim(qai_draft *d, qai_word_span s, uint32_t item)
{
  uint32_t k;
  for (k = s.first; k < s.last; k++)
    if (d->item_of[k] == QAI_NONE)
      d->item_of[k] = item;
}

/* `“No comment,” came the reply`: a reply is nobody. */
static int
is_reply(const qai_draft *d, const qai_report *r)
{
  uint32_t noun = r->source.last - 1;
  return r->source.first >= r->cue.last && r->source.first < r->source.last &&
         qai_tag_lexeme(quotes_of(d)->tags, r->cue.last - 1)->symbol == QAI_W_CAME &&
         qai_view_tag(d->view, noun) == QAI_TAG_NOUN && qai_view_classes(d->view, noun) & QAI_LEX_CUE_NOUN;
}

/* In her book, | "The Long Field," | Ann Lee says "…" */
static int
is_title(const qai_draft *d, qai_word_span s)
{
  const qai_tags *tags = quotes_of(d)->tags;
  uint32_t noun = s.first > 1 && qai_tag_is_mark(tags, s.first - 1, ',') ? s.first - 2 : s.first - (s.first > 0);
  return qai_tag_lexeme(tags, noun)->work && qai_quotes_is_title(quotes_of(d), s.first, s.last);
}

int
qai_draft_add_report(qai_draft *d, const qai_report *found)
{
  qai_report with_source = *found;
  const qai_report *report = &with_source;
  qai_draft_item item;
  uint32_t i;
  if (found->source.first == found->source.last) {
    with_source.source = qai_carried_source(d, found);
    with_source.source_right = QAI_CARRIED_RIGHT;
  }
  if (is_reply(d, found))
    with_source.source.last = with_source.source.first;
  memset(&item, 0, sizeof item);
  item.a.quotation = QAI_NONE;
  item.a.cue = qai_draft_bytes(d, report->cue);
  item.a.evidence = evidence_of(d, report);
  item.said = is_said(d, report, item.a.evidence);
  qai_draft_set_source(d, &item.a, report->source);
  item.a.confidence = item.a.link ? report->source_right : 0;
  for (i = 0; i < report->n_content; i++)
    if (!is_title(d, report->content[i]))
      claim(d, report->content[i], d->items.n);
  claim(d, report->cue, NO_CONTENT);
  claim(d, report->source, NO_CONTENT);
  d->n_reports = d->items.n + 1;
  return QAI_PUSH(d->arena, &d->items, item);
}

/* The item that holds most words of region `r`, if it holds half of them at least. */
static uint32_t
holder_of(const qai_draft *d, const qai_region *r)
{
  uint32_t k, item = QAI_NONE, n = 0;
  for (k = r->first; k < r->last; k++)
    if (d->item_of[k] < d->items.n) {
      item = item == QAI_NONE ? d->item_of[k] : item;
      n += d->item_of[k] == item;
    }
  return 2 * n >= r->last - r->first ? item : QAI_NONE;
}

/* The words of a region with its marks, from which a script's name would part them. */
static qai_word_span
words_of(const qai_draft *d, const qai_region *r)
{
  qai_word_span s;
  s.first = r->first;
  s.last = r->last;
  if (r->flags & QAI_REGION_SCRIPT)
    return s;
  if (s.first > 0 && d->view->words[s.first - 1].quote == QAI_VIEW_OPEN)
    s.first--;
  if (s.last < d->view->n_words && d->view->words[s.last].quote == QAI_VIEW_CLOSE)
    s.last++;
  return s;
}

/* The item that holds a piece of quotation `q`. */
static uint32_t
tied_to(const qai_draft *d, uint32_t q)
{
  const qai_quotation *x = &quotes_of(d)->quotations[q];
  uint32_t i, item = QAI_NONE;
  for (i = 0; i < x->n_pieces && item == QAI_NONE; i++)
    item = holder_of(d, qai_quotes_piece(quotes_of(d), q, i));
  return item;
}

/* The report whose cue lies at `at`, or QAI_NONE; reports were added in the order of their cues. */
static uint32_t
report_at(const qai_draft *d, uint32_t at)
{
  uint32_t lo = 0, hi = d->n_reports;
  while (lo < hi) {
    uint32_t mid = lo + (hi - lo) / 2;
    if (d->items.data[mid].a.cue.end <= at)
      lo = mid + 1;
    else
      hi = mid;
  }
  return lo < d->n_reports && d->items.data[lo].a.cue.start <= at ? lo : QAI_NONE;
}

static int
has_marks(const qai_draft *d, uint32_t item, qai_word_span s)
{
  uint32_t k;
  for (k = s.first; k < s.last; k++)
    if (d->item_of[k] == item && d->view->words[k].quote != QAI_VIEW_PLAIN)
      return 1;
  return 0;
}

/* The words of its paragraph that a report whose cue is word `cue` may hold: those of its chunk. */
static qai_word_span
around_cue(const qai_segment *s, uint32_t cue)
{
  uint32_t paragraph = qai_segment_paragraph_of(s, cue);
  uint32_t first = s->paragraph_words[paragraph], last = s->paragraph_words[paragraph + 1];
  qai_word_span around;
  around.first = cue > first + QAI_CHUNK_MAX ? cue - QAI_CHUNK_MAX : first;
  around.last = last > cue + QAI_CHUNK_MAX ? cue + QAI_CHUNK_MAX : last;
  return around;
}

/* A report without marks whose verb is the tag right beside quotation `q`: the quotation is what it reports, and what
 * it took for its content is not. */
static uint32_t
claimed_by_tag(qai_draft *d, uint32_t q)
{
  const qai_segment *s = quotes_of(d)->tags->segment;
  uint32_t item, k;
  qai_word_span around;
  qai_frame f;
  if (quotes_of(d)->quotations[q].kind != QUOTEATTR_QUOTE_DIRECT || !qai_loose_frame(d, q, &f) ||
      f.place == QAI_FRAME_BEFORE)
    return QAI_NONE;
  item = report_at(d, s->words[f.cue_first].start);
  around = around_cue(s, f.cue_first);
  if (item == QAI_NONE || d->items.data[item].a.quotation != QAI_NONE || has_marks(d, item, around))
    return QAI_NONE;
  for (k = around.first; k < around.last; k++)
    if (d->item_of[k] == item)
      d->item_of[k] = QAI_NONE;
  return item;
}

static int
add_loose(qai_draft *d, uint32_t q)
{
  qai_draft_item item;
  memset(&item, 0, sizeof item);
  item.a.quotation = q;
  item.a.speaker = item.a.addressee = QAI_NONE;
  item.a.kind = qai_loose_attribute(d, q, &item.a);
  return QAI_PUSH(d->arena, &d->items, item);
}

/* Do other items hold so much of quotation `q` that the rest is none? */
static int
used_up(const qai_draft *d, uint32_t q)
{
  uint32_t i, k, held = 0, all = 0;
  for (i = 0; i < quotes_of(d)->quotations[q].n_pieces; i++) {
    const qai_region *r = qai_quotes_piece(quotes_of(d), q, i);
    all += r->last - r->first;
    for (k = r->first; k < r->last; k++)
      held += d->item_of[k] != QAI_NONE;
  }
  return 2 * held > all;
}

/* Where several items hold pieces of it (a mark is missing), each goes on to the next one. */
static void
tie(qai_draft *d, uint32_t q, uint32_t item)
{
  uint32_t i;
  if (d->items.data[item].a.quotation == QAI_NONE)
    d->items.data[item].a.quotation = q;
  qai_loose_by_script(d, q, &d->items.data[item].a);
  for (i = 0; i < quotes_of(d)->quotations[q].n_pieces; i++) {
    const qai_region *r = qai_quotes_piece(quotes_of(d), q, i);
    uint32_t holder = holder_of(d, r);
    if (holder != QAI_NONE)
      item = holder;
    claim(d, words_of(d, r), item);
  }
}

int
qai_draft_add_quotations(qai_draft *d)
{
  uint32_t q, item;
  for (q = 0; q < quotes_of(d)->n_quotations; q++) {
    item = tied_to(d, q);
    if (item == QAI_NONE && used_up(d, q))
      continue;
    if (item == QAI_NONE)
      item = claimed_by_tag(d, q);
    if (item == QAI_NONE) {
      item = d->items.n;
      if (add_loose(d, q))
        return QUOTEATTR_ERR_NOMEM;
    }
    tie(d, q, item);
  }
  return QUOTEATTR_OK;
}

/* The first word from `k` on that an item holds; most stand in none. */
static uint32_t
next_held(const qai_draft *d, uint32_t k)
{
  const uint32_t *of = d->item_of;
  uint32_t n = d->view->n_words;
  while (k < n && of[k] >= d->items.n)
    k += n - k >= 4 && (of[k] & of[k + 1] & of[k + 2] & of[k + 3]) == QAI_NONE ? 4 : 1;
  return k;
}

/* The end of the words from `k` on that the same item holds, within the paragraph. */
static uint32_t
run_end(const qai_draft *d, uint32_t k)
{
  const uint32_t item = d->item_of[k];
  do
    k++;
  while (k < d->view->n_words && d->item_of[k] == item && !(d->view->words[k].edge & QAI_EDGE_PARAGRAPH));
  return k;
}

/* Counts words between marks and others, but no punctuation. */
static void
count_words(const qai_view_word *words, uint32_t first, uint32_t last, qai_draft_item *x)
{
  uint32_t k, quoted = 0, plain = 0;
  for (k = first; k < last; k++) {
    uint32_t is_word = words[k].mark == QAI_MARK_NONE, inside = words[k].quote >= QAI_VIEW_FIRST;
    quoted += is_word & inside;
    plain += is_word & !inside;
  }
  x->quoted += quoted;
  x->plain += plain;
}

/* Counts the spans and words of each item; spans end with the paragraph. */
static void
measure(qai_draft *d)
{
  uint32_t k, end;
  for (k = next_held(d, 0); k < d->view->n_words; k = next_held(d, end)) {
    qai_draft_item *x = &d->items.data[d->item_of[k]];
    end = run_end(d, k);
    if (x->a.n_content++ == 0)
      x->first_word = k;
    count_words(d->view->words, k, end, x);
  }
}

/* What the words say, but for quotations that nobody is found for and for what stands in a script. */
static uint8_t
kind_of(const qai_draft *d, const qai_draft_item *x)
{
  const qai_quotation *q = x->a.quotation == QAI_NONE ? NULL : &quotes_of(d)->quotations[x->a.quotation];
  if (x->a.evidence == QUOTEATTR_BY_NOTHING)
    return x->a.kind;
  if (q && q->script_first < q->script_last)
    return (uint8_t)q->kind;
  return x->quoted == 0 ? QUOTEATTR_QUOTE_INDIRECT : x->plain == 0 ? QUOTEATTR_QUOTE_DIRECT : QUOTEATTR_QUOTE_MIXED;
}

static void
fill_spans(const qai_draft *d, quoteattr_span *spans)
{
  const quoteattr_token *w = quotes_of(d)->tags->segment->words;
  uint32_t k, end;
  for (k = next_held(d, 0); k < d->view->n_words; k = next_held(d, end)) {
    qai_attribution *a = &d->items.data[d->item_of[k]].a;
    quoteattr_span *span = &spans[a->content_first + a->n_content++];
    end = run_end(d, k);
    span->start = w[k].start;
    span->end = w[end - 1].end;
  }
}

static int
make_spans(qai_draft *d, qai_attributions *out)
{
  uint32_t i, n = 0;
  measure(d);
  for (i = 0; i < d->items.n; i++) {
    d->items.data[i].a.kind = kind_of(d, &d->items.data[i]);
    d->items.data[i].a.content_first = n;
    n += d->items.data[i].a.n_content;
    d->items.data[i].a.n_content = 0;
  }
  out->n_spans = n;
  out->spans = qai_arena_calloc(d->arena, (size_t)n + 1, sizeof *out->spans);
  if (!out->spans)
    return QUOTEATTR_ERR_NOMEM;
  fill_spans(d, out->spans);
  return QUOTEATTR_OK;
}

static int
in_text_order(const void *a, const void *b)
{
  const qai_draft_item *x = a, *y = b;
  return x->first_word < y->first_word ? -1 : x->first_word > y->first_word;
}

static int
is_wanted(const qai_draft_item *x, const qai_attribute_options *options)
{
  if (x->a.n_content == 0)
    return 0;
  return x->a.kind != QUOTEATTR_QUOTE_INDIRECT || (options->indirect && (x->said || !options->statements));
}

int
qai_draft_finish(qai_draft *d, const qai_attribute_options *options, qai_attributions *out)
{
  uint32_t i;
  if (make_spans(d, out))
    return QUOTEATTR_ERR_NOMEM;
  if (d->items.n > 0)
    qsort(d->items.data, d->items.n, sizeof *d->items.data, in_text_order);
  out->mentions = d->view->mentions;
  out->items = qai_arena_alloc(d->arena, ((size_t)d->items.n + 1) * sizeof *out->items);
  if (!out->items)
    return QUOTEATTR_ERR_NOMEM;
  for (out->n_items = 0, i = 0; i < d->items.n; i++)
    if (is_wanted(&d->items.data[i], options))
      out->items[out->n_items++] = d->items.data[i].a;
  return QUOTEATTR_OK;
}
