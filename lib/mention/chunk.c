#include "mention/chunk.h"

#define PEOPLE                                                                                                         \
  (QAI_LEX_TITLE | QAI_LEX_ROLE | QAI_LEX_PERSON_NOUN | QAI_LEX_GROUP_NOUN | QAI_LEX_KINSHIP | QAI_LEX_ORG_NOUN)
#define BEFORE_NAME (QAI_LEX_TITLE | QAI_LEX_ROLE | QAI_LEX_PERSON_NOUN | QAI_LEX_KINSHIP)
#define MAX_CHUNK 24u /* words; what is longer is no phrase but a list or a headline */

int
qai_chunk_is_people(const qai_scan *scan, uint32_t i)
{
  return (qai_scan_classes(scan, i) & PEOPLE) != 0 && qai_nameword_is_common(scan, i);
}

static int
is_finite_cue(const qai_scan *scan, uint32_t i)
{
  const qai_lexeme *lx = qai_tag_lexeme(scan->tags, i);
  return (lx->classes & QAI_LEX_CUE_SAY) && lx->form != QAI_FORM_BASE && lx->form != QAI_FORM_NONE;
}

/* A lower-case noun that can be the phrase's head so far. */
static int
is_noun(const qai_scan *scan, uint32_t i)
{
  int tag = qai_scan_tag(scan, i);
  if (!qai_nameword_is_common(scan, i) || is_finite_cue(scan, i))
    return 0;
  return tag == QAI_TAG_NOUN || tag == QAI_TAG_PROPN ||
         (qai_chunk_is_people(scan, i) && tag != QAI_TAG_VERB && tag != QAI_TAG_AUX && tag != QAI_TAG_ADP);
}

static int
is_modifier(const qai_scan *scan, uint32_t i)
{
  int tag = qai_scan_tag(scan, i);
  uint32_t kind = i < scan->segment->n_words ? scan->segment->words[i].kind : QUOTEATTR_TOKEN_PUNCT;
  if (kind == QUOTEATTR_TOKEN_NUMBER)
    return 1;
  return kind == QUOTEATTR_TOKEN_WORD && (tag == QAI_TAG_ADJ || tag == QAI_TAG_NUM);
}

/* "the unnamed official", "a very old man": words that are modifiers between a determiner and a noun only. */
static int
is_inner_modifier(const qai_scan *scan, uint32_t i)
{
  int tag = qai_scan_tag(scan, i);
  if (tag != QAI_TAG_VERB && tag != QAI_TAG_ADV)
    return 0;
  return !is_finite_cue(scan, i) && (is_noun(scan, i + 1) || is_modifier(scan, i + 1) || qai_nameword_is(scan, i + 1));
}

/* "that lady", but not "that inspectors were …"; never "which", "what". */
static int
is_determiner(const qai_scan *scan, uint32_t i)
{
  switch (qai_scan_symbol(scan, i)) {
  case QAI_W_WHICH:
  case QAI_W_WHATEVER: return 0;
  case QAI_W_THAT: return is_noun(scan, i + 1) && qai_tag_lexeme(scan->tags, i + 1)->number == 1;
  default: return (qai_scan_classes(scan, i) & QAI_LEX_DETERMINER) != 0;
  }
}

/* The walk through one chunk. */
typedef struct walk {
  const qai_scan *scan;
  uint32_t at, end;
  int after_noun; /* the word before is a common noun */
  int determined; /* a determiner opened it */
} walk;

static void
take_name(walk *w, qai_chunk *out)
{
  uint32_t last = qai_nameword_run(w->scan, w->at, w->end);
  out->name = w->at;
  out->last = w->at = last;
  w->after_noun = 0;
}

static void
take_noun(walk *w, qai_chunk *out)
{
  out->last = out->name = ++w->at;
  w->after_noun = 1;
}

/* "secretary | of state | Ann Lee": the prepositional part of a role before its name. */
static int
skip_role_of(walk *w)
{
  uint32_t i = w->at;
  if (!w->after_noun || qai_scan_symbol(w->scan, i) != QAI_W_OF || i + 2 >= w->end ||
      !(qai_scan_classes(w->scan, i - 1) & (QAI_LEX_ROLE | QAI_LEX_TITLE)))
    return 0;
  if (!is_noun(w->scan, i + 1) || !qai_nameword_is(w->scan, i + 2))
    return 0;
  w->at = i + 2;
  w->after_noun = 0;
  return 1;
}

/* Behind a possessive the phrase goes on when a noun follows. */
static int
take_possessive(walk *w, qai_chunk *out)
{
  if (out->last != w->at || out->last == out->first || !qai_scan_is_possessive(w->scan, w->at))
    return 0;
  out->core = out->next = ++w->at;
  out->possessive = 1;
  w->after_noun = 0;
  return 1;
}

static int
step(walk *w, qai_chunk *out)
{
  const qai_scan *scan = w->scan;
  uint32_t before = out->last;
  if (qai_nameword_is(scan, w->at)) {
    if (w->after_noun && !(qai_scan_classes(scan, w->at - 1) & BEFORE_NAME))
      return 0;
    take_name(w, out);
  } else if (is_noun(scan, w->at)) {
    take_noun(w, out);
  } else if (qai_scan_is_hyphen(scan, w->at) && w->at + 1 < w->end && w->at > out->first) {
    w->at += qai_nameword_is(scan, w->at + 1) ? 1 : 2;
    w->after_noun = 0;
  } else if (is_modifier(scan, w->at) || (w->determined && out->last == out->first && is_inner_modifier(scan, w->at))) {
    w->at++;
  } else {
    return take_possessive(w, out) || skip_role_of(w);
  }
  if (out->last > before)
    out->possessive = 0;
  return 1;
}

void
qai_chunk_at(const qai_scan *scan, uint32_t i, uint32_t end, qai_chunk *out)
{
  walk w = {scan, i, end, 0, 0};
  if (end > i + MAX_CHUNK)
    w.end = i + MAX_CHUNK;
  out->first = out->last = out->core = out->name = out->next = i;
  out->possessive = 0;
  while (w.at < w.end && is_determiner(scan, w.at)) {
    w.determined = 1;
    w.at++;
  }
  while (w.at < w.end && step(&w, out))
    ;
  if (!out->possessive)
    out->next = out->last;
}
