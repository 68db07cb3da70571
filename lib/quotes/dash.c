/*
 * Dash dialogue.
 *
 * A text uses it when many of its paragraphs begin with a dash and a capital, and few with a quotation mark.  Nothing
 * closes such a speech but what the words say: a dash before a reporting verb (the Spanish and French manner), or
 * a reporting verb with its subject behind a comma, a question or an exclamation mark (the manner of Joyce).  Speech
 * resumes behind the next dash, or, where there is none, behind the sentence of the verb if what follows sounds
 * like speech: it asks, exclaims, requests, or has a pronoun of the first or second person; or behind a short tag and
 * a comma, with such a pronoun.
 */
#include "quotes/dash.h"

#include "quotes/clause.h"
#include "quotes/mark.h"

#define TAG_WORDS 4u /* of a tag that words of speech go on behind: "said the old man" */

/* Length of the dash at byte `i`, else 0; a lone hyphen is none. */
static uint32_t
dash_len(const qai_text *text, uint32_t i, uint32_t end)
{
  const unsigned char *s = (const unsigned char *)text->bytes + i;
  uint32_t n = 0;
  if (end - i >= 3 && s[0] == 0xE2 && s[1] == 0x80 && s[2] >= 0x93 && s[2] <= 0x95)
    return 3;
  while (i + n < end && s[n] == '-')
    n++;
  return n >= 2 ? n : 0;
}

/* The byte behind a paragraph's opening dash and its spaces, or 0 without one. */
static uint32_t
after_dash(const qai_text *text, uint32_t paragraph)
{
  const qai_paragraph *p = &text->paragraphs[paragraph];
  uint32_t n = dash_len(text, p->start, p->end), i = p->start + n;
  while (n && i < p->end && text->bytes[i] == ' ')
    i++;
  return n && i < p->end ? i : 0;
}

/* What begins behind the dash is no lower-case word that goes on with a sentence. */
static int
begins_speech(const qai_tags *tags, uint32_t byte)
{
  uint32_t w = qai_segment_word_at(tags->segment, byte);
  return w < tags->segment->n_words && (tags->segment->words[w].kind != QUOTEATTR_TOKEN_WORD ||
                                        tags->segment->words[w].flags & QUOTEATTR_FLAG_CAPITAL);
}

int
qai_dash_is_used(const qai_tags *tags, int styles)
{
  const qai_text *text = tags->segment->text;
  uint32_t p, i, dashes = 0, marks = 0;
  if (styles)
    return (styles & QUOTEATTR_STYLE_DASH) != 0;
  for (p = 0; p < text->n_paragraphs; p++) {
    i = after_dash(text, p);
    dashes += i && begins_speech(tags, i);
    marks += qai_mark_family_at(text, text->paragraphs[p].start) >= 0;
  }
  return dashes >= 2 && dashes > 2 * marks && dashes * 8 >= text->n_paragraphs;
}

/* ---- one paragraph ---- */

typedef struct walk {
  const qai_tags *tags;
  const qai_segment *seg;
  uint32_t w, end; /* words */
} walk;

static int
is_dash(const walk *k, uint32_t w)
{
  const quoteattr_token *t = &k->seg->words[w];
  return w < k->end && t->kind != QUOTEATTR_TOKEN_WORD && dash_len(k->seg->text, t->start, t->end) > 0;
}

static int
is_cue(const walk *k, uint32_t w)
{
  const uint32_t cues = QAI_LEX_CUE_SAY | QAI_LEX_CUE_SPEECH | QAI_LEX_CUE_MAYBE;
  return w < k->end && !(k->seg->words[w].flags & QUOTEATTR_FLAG_CAPITAL) &&
         (qai_tag_lexeme(k->tags, w)->classes & cues) != 0;
}

/* " —dijo": a dash that holds on to the lower-case word behind it opens narration. */
static int
opens_aside(const walk *k, uint32_t w)
{
  const quoteattr_token *t = &k->seg->words[w];
  return w + 1 < k->end && t->flags & QUOTEATTR_FLAG_SPACE_BEFORE && t[1].kind == QUOTEATTR_TOKEN_WORD &&
         !(t[1].flags & (QUOTEATTR_FLAG_SPACE_BEFORE | QUOTEATTR_FLAG_CAPITAL));
}

/* Word where the narration begins that ends the speech from word `w`, or the paragraph's end. */
static uint32_t
speech_end(const walk *k, uint32_t w)
{
  for (; w < k->end; w++) {
    if (is_dash(k, w) && (opens_aside(k, w) || is_cue(k, w + 1) || qai_clause_begins(k->tags, w + 1, k->end)))
      return w;
    if (qai_clause_is_one_of(k->tags, w, k->end, ",?!") && qai_clause_begins(k->tags, w + 1, k->end))
      return w + 1;
  }
  return k->end;
}

/* "Hop in. Mind the sheep.": nobody tells a story so. */
static int
is_request(const walk *k, uint32_t w)
{
  return w + 1 < k->end && k->seg->words[w].flags & QUOTEATTR_FLAG_CAPITAL && k->tags->tag[w] == QAI_TAG_VERB &&
         qai_tag_lexeme(k->tags, w)->form == QAI_FORM_BASE;
}

/* `—Yes, he said, | I know.`: behind the verb and its subject, and a comma, the speaker's own words go on. */
static int
goes_on_behind(const walk *k, uint32_t from, uint32_t w)
{
  const qai_lexeme *e = w + 1 < k->end ? qai_tag_lexeme(k->tags, w + 1) : NULL;
  return e && w - from <= TAG_WORDS && qai_clause_is_one_of(k->tags, w, k->end, ",") && e->classes & QAI_LEX_PRONOUN &&
         (e->person == 1 || e->person == 2) && e->pronoun_case != QAI_CASE_REFLEXIVE;
}

/* Word where speech resumes behind the narration from word `w` on, or the paragraph's end. */
static uint32_t
speech_resumes(const walk *k, uint32_t w)
{
  uint32_t from = w;
  int by_dash = is_dash(k, w);
  for (w++; w < k->end; w++) {
    if (is_dash(k, w)) {
      w++;
      while (qai_clause_is_one_of(k->tags, w, k->end, ".,;:"))
        w++;
      return w;
    }
    if (!by_dash && goes_on_behind(k, from, w))
      return w + 1;
    if (!by_dash && qai_clause_is_one_of(k->tags, w, k->end, "."))
      return w + 1 < k->end && (is_request(k, w + 1) || qai_clause_sounds_spoken(k->tags, w + 1, k->end)) ? w + 1
                                                                                                          : k->end;
  }
  return k->end;
}

static int
add_region(const walk *k, uint32_t paragraph, uint32_t outer_start, uint32_t first, uint32_t last, qai_arena *arena,
           qai_region_list *out)
{
  qai_region r = qai_region_without_marks(paragraph, k->seg->words[first].start, k->seg->words[last - 1].end,
                                          QUOTEATTR_STYLE_DASH, QAI_REGION_DASH);
  if (outer_start < r.start)
    r.outer_start = outer_start;
  return QAI_PUSH(arena, out, r);
}

int
qai_dash_read(const qai_tags *tags, uint32_t paragraph, qai_arena *arena, qai_region_list *out)
{
  const qai_segment *seg = tags->segment;
  uint32_t byte = after_dash(seg->text, paragraph), last, outer = seg->text->paragraphs[paragraph].start;
  int status = QUOTEATTR_OK;
  walk k;
  if (!byte || !begins_speech(tags, byte))
    return status;
  k.tags = tags;
  k.seg = seg;
  k.w = qai_segment_word_at(seg, byte);
  k.end = seg->paragraph_words[paragraph + 1];
  while (k.w < k.end && !status) {
    last = speech_end(&k, k.w);
    if (last > k.w)
      status = add_region(&k, paragraph, outer, k.w, last, arena, out);
    k.w = last < k.end ? speech_resumes(&k, last) : k.end;
    outer = QAI_NONE;
  }
  return status;
}
