#include "attribute/loose.h"

#include "attribute/cue.h"
#include "attribute/dialogue_tag.h"
#include "attribute/frame.h"
#include "attribute/trim.h"
#include "quotes/region.h"
#include "quotes/signature.h"

#define SURE 0.9f
#define LIKELY 0.7f
#define PERHAPS 0.55f
#define SHORT 3u    /* words */
#define PHRASE 16u  /* words of "in the words of" and a source */
#define REACH 2048u /* words looked back over, in paragraphs that have more */

static const qai_quotes *
quotes_of(const qai_draft *d)
{
  return d->view->mentions->quotes;
}

static qai_word_span
words(uint32_t first, uint32_t last)
{
  qai_word_span s;
  s.first = first;
  s.last = last;
  return s;
}

static void
decide(const qai_draft *d, qai_attribution *a, qai_word_span source, qai_word_span cue, uint8_t evidence, float p)
{
  qai_draft_set_source(d, a, source);
  a->cue = qai_draft_bytes(d, cue);
  a->evidence = evidence;
  a->confidence = p;
}

/* The colon between a script's name and its speech; empty without one. */
static qai_word_span
colon_of(const qai_draft *d, const qai_quotation *x)
{
  const qai_segment *s = quotes_of(d)->tags->segment;
  uint32_t i = quotes_of(d)->regions[quotes_of(d)->pieces[x->first_piece]].first;
  while (i > x->script_last)
    if (s->text->bytes[s->words[--i].start] == ':')
      return words(i, i + 1);
  return words(0, 0);
}

/* `"…" — Ann Lee`, `"…" (Ann Lee, 34)`: the name is behind it. */
static int
by_name_behind(const qai_draft *d, const qai_quotation *x, qai_attribution *a)
{
  uint32_t dash = qai_signature_dash(quotes_of(d), x);
  if (!qai_signature_is_behind(quotes_of(d), x))
    return 0;
  decide(d, a, words(x->script_first, x->script_last), dash == QAI_NONE ? words(0, 0) : words(dash, dash + 1),
         QUOTEATTR_BY_COLON, SURE);
  return 1;
}

int
qai_loose_by_script(const qai_draft *d, uint32_t q, qai_attribution *a)
{
  const qai_quotation *x = &quotes_of(d)->quotations[q];
  if (x->script_first >= x->script_last)
    return 0;
  if (by_name_behind(d, x, a))
    return 1;
  decide(d, a, words(x->script_first, x->script_last), colon_of(d, x), QUOTEATTR_BY_SCRIPT, SURE);
  return 1;
}

/* Quotations of a few words inside a sentence are terms more often than speech. */
static int
is_short(const qai_draft *d, uint32_t q)
{
  const qai_quotation *x = &quotes_of(d)->quotations[q];
  uint32_t i, k, n = 0;
  for (i = 0; i < x->n_pieces; i++)
    for (k = qai_quotes_piece(quotes_of(d), q, i)->first; k < qai_quotes_piece(quotes_of(d), q, i)->last; k++)
      n += d->view->words[k].mark == QAI_MARK_NONE;
  return n <= SHORT;
}

/* A plain verb of saying for words that may be a term, any reporting verb for others. */
int
qai_loose_frame(const qai_draft *d, uint32_t q, qai_frame *out)
{
  uint32_t classes = is_short(d, q) ? QAI_LEX_CUE_SAY : QAI_CUE_VERB;
  return qai_frame_find(d->view->mentions, q, out) && out->source_first < out->source_last &&
         qai_cue_is_verb(quotes_of(d)->tags, out->cue_first, classes);
}

static int
by_frame(const qai_draft *d, uint32_t q, qai_attribution *a)
{
  qai_frame f;
  if (!qai_loose_frame(d, q, &f))
    return 0;
  decide(d, a, words(f.source_first, f.source_last), words(f.cue_first, f.cue_last), f.evidence, LIKELY);
  return 1;
}

/* The word behind a region; behind a block quotation's line, the first that is no ">". */
static uint32_t
word_behind(const qai_draft *d, const qai_region *r)
{
  uint32_t w = qai_region_word_behind(quotes_of(d), r);
  while (r->flags & QAI_REGION_BLOCK && qai_tag_is_mark(quotes_of(d)->tags, w, '>'))
    w++;
  return w;
}

/* `"…" — Ann Lee` at the end of its line or paragraph. */
static int
by_signature(const qai_draft *d, uint32_t q, qai_attribution *a)
{
  const qai_region *r = qai_quotes_piece(quotes_of(d), q, quotes_of(d)->quotations[q].n_pieces - 1);
  const qai_mentions *m = d->view->mentions;
  uint32_t w = word_behind(d, r), mention;
  if (w >= d->view->n_words || d->view->words[w].mark != QAI_MARK_DASH ||
      qai_signature_ends_mail(quotes_of(d)->tags, w))
    return 0;
  mention = qai_frame_mention_from(m, w + 1);
  if (mention == QAI_NONE || m->mentions[mention].kind != QUOTEATTR_MENTION_NAME)
    return 0;
  decide(d, a, words(m->mentions[mention].first, m->mentions[mention].last), words(w, w + 1), QUOTEATTR_BY_COLON,
         LIKELY);
  return 1;
}

#define IN_THE_WORDS_OF 4u /* words */

/* Do these stand at word `w`, and a mention behind them? */
static int
is_in_words_of(const qai_draft *d, uint32_t w)
{
  static const uint16_t symbols[IN_THE_WORDS_OF] = {QAI_W_IN, QAI_W_THE, QAI_W_WORDS, QAI_W_OF};
  uint32_t i;
  for (i = 0; i < IN_THE_WORDS_OF; i++)
    if (w + i >= d->view->n_words || qai_tag_lexeme(quotes_of(d)->tags, w + i)->symbol != symbols[i])
      return 0;
  return qai_frame_mention_from(d->view->mentions, w + IN_THE_WORDS_OF) != QAI_NONE;
}

/* `“…,” in the words of Ann Lee`: where that begins; the source ends at *end. */
static uint32_t
words_of_behind(const qai_draft *d, const qai_region *r, uint32_t *end)
{
  const qai_mentions *m = d->view->mentions;
  uint32_t w = qai_region_word_behind(quotes_of(d), r);
  if (!is_in_words_of(d, w))
    return QAI_NONE;
  *end = m->mentions[qai_frame_mention_from(m, w + IN_THE_WORDS_OF)].last;
  return w;
}

/* `in the words of its owner | , the pub is “…”`: before the comma behind which a clause begins. */
static uint32_t
end_of_owner(const qai_draft *d, uint32_t first, uint32_t end)
{
  uint32_t k;
  for (k = first + 1; k + 1 < end; k++)
    if (d->view->words[k].mark == QAI_MARK_COMMA)
      return qai_trim_holds_finite(d->view, k + 1, end) ? k : end;
  return end;
}

/* `in the words of Ann Lee, “…”` */
static uint32_t
words_of_before(const qai_draft *d, const qai_region *r, uint32_t *end)
{
  const qai_view_word *x = d->view->words;
  uint32_t k = qai_region_word_before(quotes_of(d), r), w;
  *end = k > 0 && x[k - 1].mark == QAI_MARK_COMMA ? k - 1 : k;
  for (w = *end; w > 0 && *end - w < PHRASE; w--) {
    if (is_in_words_of(d, w - 1)) {
      *end = end_of_owner(d, w - 1 + IN_THE_WORDS_OF, *end);
      return w - 1;
    }
    if (x[w - 1].mark == QAI_MARK_STOP || x[w - 1].quote != QAI_VIEW_PLAIN)
      break;
  }
  return QAI_NONE;
}

/* Either of them. */
static int
by_words_of(const qai_draft *d, uint32_t q, qai_attribution *a)
{
  uint32_t n = quotes_of(d)->quotations[q].n_pieces, end;
  uint32_t w = words_of_behind(d, qai_quotes_piece(quotes_of(d), q, n - 1), &end);
  if (w == QAI_NONE)
    w = words_of_before(d, qai_quotes_piece(quotes_of(d), q, 0), &end);
  if (w == QAI_NONE)
    return 0;
  decide(d, a, words(w + IN_THE_WORDS_OF, end), words(w, w + IN_THE_WORDS_OF), QUOTEATTR_BY_ACCORDING_TO, SURE);
  return 1;
}

/* `“…” So says Ann Lee, who was there.` */
static int
by_so(const qai_draft *d, uint32_t q, qai_attribution *a)
{
  const qai_mentions *m = d->view->mentions;
  const qai_tags *tags = quotes_of(d)->tags;
  uint32_t w = word_behind(d, qai_quotes_piece(quotes_of(d), q, quotes_of(d)->quotations[q].n_pieces - 1)), mention;
  if (w + 2 >= d->view->n_words || qai_tag_lexeme(tags, w)->symbol != QAI_W_SO ||
      !(d->view->words[w].edge & QAI_EDGE_FIRST) || d->view->words[w].edge & QAI_EDGE_PARAGRAPH ||
      !qai_cue_is_verb(tags, w + 1, QAI_LEX_CUE_SAY))
    return 0;
  mention = qai_frame_mention_from(m, w + 2);
  if (mention == QAI_NONE)
    return 0;
  decide(d, a, words(w + 2, m->mentions[mention].last), words(w, w + 2), QUOTEATTR_BY_TAG, SURE);
  return 1;
}

/* "described", "put it", but not "felt" */
static int
is_putting(const qai_draft *d, uint32_t verb)
{
  const qai_tags *tags = quotes_of(d)->tags;
  return qai_cue_is_verb(tags, verb, QAI_LEX_CUE_SAY | QAI_LEX_CUE_MAYBE) ||
         (verb + 1 < d->view->n_words && qai_view_tag(d->view, verb) == QAI_TAG_VERB &&
          !qai_cue_is_verb(tags, verb, QAI_CUE_VERB) && qai_tag_lexeme(tags, verb + 1)->symbol == QAI_W_IT);
}

/* `“…” was how | the mayor | put it`: who said it that way; empty where no such words begin with word `w`. */
static qai_word_span
speaker_of_how(const qai_draft *d, uint32_t w)
{
  const qai_mention *m = d->view->mentions->mentions;
  uint32_t mention = qai_frame_mention_from(d->view->mentions, w + 1), last;
  if (qai_tag_lexeme(quotes_of(d)->tags, w)->symbol != QAI_W_HOW || mention == QAI_NONE)
    return words(w, w);
  last = m[mention].last;
  return last < d->view->n_words && is_putting(d, last) ? words(m[mention].first, last) : words(w, w);
}

/* `“…” was the reply of | the mayor`: whose reply it was; else empty. */
static qai_word_span
speaker_of_reply(const qai_draft *d, uint32_t w)
{
  const qai_tags *tags = quotes_of(d)->tags;
  uint32_t mention;
  if (w + 3 >= d->view->n_words || qai_view_tag(d->view, w) != QAI_TAG_DET ||
      !(qai_view_classes(d->view, w + 1) & QAI_LEX_CUE_NOUN) || qai_tag_lexeme(tags, w + 2)->symbol != QAI_W_OF)
    return words(w, w);
  mention = qai_frame_mention_from(d->view->mentions, w + 3);
  return mention == QAI_NONE
             ? words(w, w)
             : words(d->view->mentions->mentions[mention].first, d->view->mentions->mentions[mention].last);
}

/* Either of them. */
static int
by_being(const qai_draft *d, uint32_t q, qai_attribution *a)
{
  const qai_quotation *x = &quotes_of(d)->quotations[q];
  uint32_t w = word_behind(d, qai_quotes_piece(quotes_of(d), q, x->n_pieces - 1)), symbol;
  qai_word_span source;
  if (w + 3 >= d->view->n_words || d->view->words[w].edge & QAI_EDGE_FIRST)
    return 0;
  symbol = qai_tag_lexeme(quotes_of(d)->tags, w)->symbol;
  if (symbol != QAI_W_WAS && symbol != QAI_W_IS)
    return 0;
  source = speaker_of_how(d, w + 1);
  if (qai_span_empty(source))
    source = speaker_of_reply(d, w + 1);
  if (qai_span_empty(source))
    return 0;
  decide(d, a, source, words(w, source.first), QUOTEATTR_BY_TAG, SURE);
  return 1;
}

/* The latest word of an item with a source before word `w`, in the same paragraph (words in marks only) or the one
 * before. */
static uint32_t
word_before(const qai_draft *d, uint32_t w, uint32_t paragraph)
{
  const uint32_t *first = quotes_of(d)->tags->segment->paragraph_words;
  uint32_t k, from = first[paragraph > 0 ? paragraph - 1 : 0];
  if (w - from > REACH)
    from = w - REACH;
  for (k = w; k > from; k--) {
    uint32_t item = d->item_of[k - 1];
    if (item < d->items.n && (k - 1 < first[paragraph] || d->view->words[k - 1].quote != QAI_VIEW_PLAIN) &&
        d->items.data[item].a.source.start < d->items.data[item].a.source.end)
      return k - 1;
  }
  return QAI_NONE;
}

/* `Ann Lee was blunter. “…”`: the subject of the sentence right before it in its paragraph. */
static int
by_beat(const qai_draft *d, uint32_t q, qai_attribution *a)
{
  const qai_mentions *m = d->view->mentions;
  const qai_segment *s = quotes_of(d)->tags->segment;
  const qai_region *r = qai_quotes_piece(quotes_of(d), q, 0);
  uint32_t to = qai_region_word_before(quotes_of(d), r), from, i, mention;
  if (to <= s->paragraph_words[r->paragraph] || !qai_cue_is_stop(quotes_of(d)->tags, to - 1))
    return 0;
  from = s->sentences[qai_segment_sentence_of(s, to - 1)].first;
  for (i = to; i > from; i--) /* backwards: no word is met again by a later quotation of its sentence */
    if (d->view->words[i - 1].quote != QAI_VIEW_PLAIN)
      return 0;
  mention = qai_speech_subject(m, from, to);
  if (mention == QAI_NONE || m->mentions[mention].first != from || m->mentions[mention].type != QUOTEATTR_ENTITY_PERSON)
    return 0;
  decide(d, a, words(m->mentions[mention].first, m->mentions[mention].last), words(0, 0), QUOTEATTR_BY_BEAT, PERHAPS);
  a->link = QUOTEATTR_LINK_IMPLICIT;
  return 1;
}

static int
by_neighbour(const qai_draft *d, uint32_t q, qai_attribution *a)
{
  const qai_region *r = qai_quotes_piece(quotes_of(d), q, 0);
  uint32_t before = word_before(d, r->first, r->paragraph);
  const qai_attribution *x;
  if (before == QAI_NONE)
    return 0;
  x = &d->items.data[d->item_of[before]].a;
  a->source = x->source;
  a->speaker = x->speaker;
  a->link = QUOTEATTR_LINK_IMPLICIT;
  a->evidence = before >= quotes_of(d)->tags->segment->paragraph_words[r->paragraph] ? QUOTEATTR_BY_PARAGRAPH
                                                                                     : QUOTEATTR_BY_FLOATING;
  a->confidence = PERHAPS;
  return 1;
}

/* Does the quotation start a paragraph? */
static int
starts_paragraph(const qai_draft *d, uint32_t q)
{
  const qai_region *r = qai_quotes_piece(quotes_of(d), q, 0);
  return r->first <= quotes_of(d)->tags->segment->paragraph_words[r->paragraph] + 1;
}

/* Is it a body paragraph of its own? */
static int
is_paragraph(const qai_draft *d, uint32_t q)
{
  const qai_region *r = qai_quotes_piece(quotes_of(d), q, 0);
  const qai_segment *s = quotes_of(d)->tags->segment;
  return starts_paragraph(d, q) && r->last + 1 >= s->paragraph_words[r->paragraph + 1] &&
         s->text->paragraphs[r->paragraph].kind == QAI_PARAGRAPH_BODY;
}

uint8_t
qai_loose_attribute(const qai_draft *d, uint32_t q, qai_attribution *a)
{
  uint8_t kind = (uint8_t)quotes_of(d)->quotations[q].kind;
  int unsure = kind == QUOTEATTR_QUOTE_SCARE || kind == QUOTEATTR_QUOTE_UNKNOWN;
  if (quotes_of(d)->quotations[q].n_pieces == 0)
    return kind;
  if (unsure && is_paragraph(d, q))
    kind = QUOTEATTR_QUOTE_DIRECT;
  if (kind != QUOTEATTR_QUOTE_DIRECT && !unsure)
    return kind;
  if (qai_loose_by_script(d, q, a) || by_signature(d, q, a) || by_words_of(d, q, a) || by_so(d, q, a) ||
      by_being(d, q, a))
    return QUOTEATTR_QUOTE_DIRECT;
  if (kind != QUOTEATTR_QUOTE_DIRECT || by_frame(d, q, a))
    return kind;
  if (is_short(d, q) && !starts_paragraph(d, q))
    return QUOTEATTR_QUOTE_UNKNOWN;
  if (!by_beat(d, q, a))
    by_neighbour(d, q, a);
  return kind;
}
