#include "mention/beings.h"

#include "mention/facets.h"
#include "quotes/region.h"

#define SELDOM 256u /* in so many quotations a noun beside one of them tells nothing: "said the darkness" */
#define MAX_WORDS 5u

static int
is_article(const qai_scan *scan, uint32_t i)
{
  uint32_t symbol = qai_scan_symbol(scan, i);
  return symbol == QAI_W_THE || symbol == QAI_W_A || symbol == QAI_W_AN;
}

static int
is_cue(const qai_scan *scan, uint32_t i)
{
  const qai_lexeme *lx = i < scan->segment->n_words ? qai_tag_lexeme(scan->tags, i) : NULL;
  return lx && lx->classes & QAI_FACETS_CUES && lx->form != QAI_FORM_BASE && lx->form != QAI_FORM_NONE;
}

/* The last word of the phrase that begins with the article at `i`; QAI_NONE without one. */
static uint32_t
last_of(const qai_scan *scan, uint32_t i)
{
  uint32_t first = i + 1, k;
  for (k = first; k < first + MAX_WORDS && qai_scan_is_lower(scan, k) && !is_cue(scan, k); k++) {
    int tag = qai_scan_tag(scan, k);
    if (tag != QAI_TAG_ADJ && tag != QAI_TAG_NOUN && tag != QAI_TAG_PROPN)
      break;
  }
  return k > first ? k - 1 : QAI_NONE;
}

/* The noun beside the cue right behind the quotation: "… said the old dragon", "… the dragon said". */
static uint32_t
noun_beside(const qai_scan *scan, uint32_t behind)
{
  uint32_t noun;
  if (is_cue(scan, behind) && is_article(scan, behind + 1)) {
    noun = last_of(scan, behind + 1);
    return noun == QAI_NONE || qai_scan_tag(scan, noun) == QAI_TAG_ADJ ? QAI_NONE : noun;
  }
  noun = is_article(scan, behind) ? last_of(scan, behind) : QAI_NONE;
  return noun != QAI_NONE && is_cue(scan, noun + 1) ? noun : QAI_NONE;
}

static int
is_listed(const qai_scan *scan, uint32_t noun)
{
  const qai_lexeme *lx = qai_tag_lexeme(scan->tags, noun);
  return lx->being && lx->number != 2;
}

/* The noun that begins the sentence in front of the quotation, in its paragraph: "The hedgehog uncurled itself. “…”".
 */
static uint32_t
noun_of_beat(const qai_scan *scan, const qai_region *r)
{
  uint32_t w = qai_region_word_before(scan->quotes, r), noun;
  const qai_sentence *s;
  if (!w || !(qai_scan_is(scan, w - 1, '.') || qai_scan_is(scan, w - 1, '!') || qai_scan_is(scan, w - 1, '?')))
    return QAI_NONE;
  s = &scan->segment->sentences[qai_segment_sentence_of(scan->segment, w - 1)];
  if (s->paragraph != r->paragraph || !is_article(scan, s->first))
    return QAI_NONE;
  noun = last_of(scan, s->first);
  return noun != QAI_NONE && is_listed(scan, noun) ? noun : QAI_NONE;
}

/* `“…,” said Ann`, `“…,” Ann said`: a tag that has no pronoun leaves nothing to the sentence before. */
static int
is_tagged(const qai_scan *scan, uint32_t behind)
{
  if (is_cue(scan, behind))
    return !(qai_scan_classes(scan, behind + 1) & QAI_LEX_PRONOUN);
  return is_cue(scan, behind + 1) && !(qai_scan_classes(scan, behind) & QAI_LEX_PRONOUN);
}

/* What stands for no being though it speaks: people, whom the lists have; a voice; somebody's; a part of something. */
static int
is_other(const qai_scan *scan, uint32_t noun)
{
  const qai_lexeme *lx = qai_tag_lexeme(scan->tags, noun);
  return lx->classes & (QAI_FACETS_PEOPLE | QAI_LEX_CUE_NOUN) || lx->symbol || qai_scan_is_possessive(scan, noun + 1) ||
         qai_scan_symbol(scan, noun + 1) == QAI_W_OF;
}

/* Sets the bits of the spellings that `told` counts often enough. */
static int
keep(qai_scan *scan, const uint32_t *told, uint32_t least)
{
  uint32_t i, n = scan->tags->spellings.n;
  uint64_t *bits = qai_arena_calloc(scan->arena, (size_t)n / 64 + 1, sizeof *bits);
  if (!bits)
    return QUOTEATTR_ERR_NOMEM;
  for (i = 0; i < n; i++)
    bits[i >> 6] |= (uint64_t)(told[i] >= least) << (i & 63);
  scan->beings = bits;
  return QUOTEATTR_OK;
}

int
qai_beings_find(qai_scan *scan)
{
  const qai_quotes *q = scan->quotes;
  uint32_t *told = NULL, i, noun, behind;
  scan->beings = NULL;
  if (q->genre != QUOTEATTR_GENRE_FICTION)
    return QUOTEATTR_OK;
  for (i = 0; i < q->n_regions; i++) {
    const qai_region *r = &q->regions[i];
    if (r->parent != QAI_NONE || r->quotation == QAI_NONE || q->quotations[r->quotation].kind != QUOTEATTR_QUOTE_DIRECT)
      continue;
    behind = qai_region_word_behind(q, r);
    noun = noun_beside(scan, behind);
    if (noun == QAI_NONE && !is_tagged(scan, behind))
      noun = noun_of_beat(scan, r);
    if (noun == QAI_NONE || is_other(scan, noun))
      continue;
    if (!told && !(told = qai_arena_calloc(scan->arena, scan->tags->spellings.n, sizeof *told)))
      return QUOTEATTR_ERR_NOMEM;
    told[scan->tags->spellings.of_word[noun]]++;
  }
  return told ? keep(scan, told, 1 + q->n_quotations / SELDOM) : QUOTEATTR_OK;
}
