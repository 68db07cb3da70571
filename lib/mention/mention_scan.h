/* What the mention finders share: the document as the stages before left it, and the mentions found so far. */
#ifndef QAI_MENTION_MENTION_SCAN_H
#define QAI_MENTION_MENTION_SCAN_H

#include "base/vector.h"
#include "mention/forms.h"
#include "mention/mention.h"

typedef struct qai_scan {
  const qai_quotes *quotes;
  const qai_tags *tags;
  const qai_segment *segment;
  qai_arena *arena; /* of what only this stage needs */
  qai_arena *kept;  /* of what outlives it: the mentions, the letters of the names */
  qai_forms forms;
  const uint64_t *beings;        /* one bit a spelling, see beings.h; or NULL */
  const uint16_t *facets;        /* of each word and the place behind the last: QAI_FACET_* */
  const uint64_t *parts, *calls; /* one bit a word, see facets.h */
  QAI_VECTOR(qai_mention) found;
  uint32_t *paragraph; /* n_paragraphs + 1: the first mention of each, once all are found */
  uint32_t n_told;     /* mentions that are the narrator's "I", */
  uint32_t n_nominals; /* and nominals, lists among them */
  uint32_t sentence;   /* of the mention added last */
  uint32_t region;     /* of the one in speech added last, or QAI_NONE */
} qai_scan;

/* Both arenas are `arena`, until they are set. */
int qai_scan_init(qai_scan *scan, const qai_quotes *quotes, qai_arena *arena);

/* The lexicon's classes of word `i`; 0 when there is no such word. */
static inline uint32_t
qai_scan_classes(const qai_scan *scan, uint32_t i)
{
  return i < scan->segment->n_words ? qai_tag_lexeme(scan->tags, i)->classes : 0;
}

static inline uint32_t
qai_scan_symbol(const qai_scan *scan, uint32_t i)
{
  return i < scan->segment->n_words ? qai_tag_lexeme(scan->tags, i)->symbol : (uint32_t)QAI_W_NONE;
}

static inline int
qai_scan_tag(const qai_scan *scan, uint32_t i)
{
  return i < scan->segment->n_words ? scan->tags->tag[i] : QAI_TAG_NONE;
}

static inline int
qai_scan_flag(const qai_scan *scan, uint32_t i, uint32_t flag)
{
  return i < scan->segment->n_words && (scan->segment->words[i].flags & flag) != 0;
}

/* Is word `i` exactly this one byte (a mark)? */
static inline int
qai_scan_is(const qai_scan *scan, uint32_t i, char c)
{
  const quoteattr_token *t = &scan->segment->words[i];
  return i < scan->segment->n_words && ((t->end == t->start + 1) & (scan->segment->text->bytes[t->start] == c));
}

/* A hyphen with no blank on either side. */
static inline int
qai_scan_is_hyphen(const qai_scan *scan, uint32_t i)
{
  return qai_scan_is(scan, i, '-') && !qai_scan_flag(scan, i, QUOTEATTR_FLAG_SPACE_BEFORE) &&
         !qai_scan_flag(scan, i + 1, QUOTEATTR_FLAG_SPACE_BEFORE);
}

/* The possessive ending of the word before ("'s"). */
static inline int
qai_scan_is_possessive(const qai_scan *scan, uint32_t i)
{
  return qai_scan_symbol(scan, i) == QAI_W_S && qai_scan_flag(scan, i, QUOTEATTR_FLAG_CLITIC);
}

/* A lower-case word, not a mark, not a number. */
static inline int
qai_scan_is_lower(const qai_scan *scan, uint32_t i)
{
  return i < scan->segment->n_words && scan->segment->words[i].kind == QUOTEATTR_TOKEN_WORD &&
         !(scan->segment->words[i].flags & QUOTEATTR_FLAG_CAPITAL);
}

/* Adds the mention of words [first, last) with its head; its other fields stay for the caller to set. */
qai_mention *qai_scan_add(qai_scan *scan, uint32_t first, uint32_t last, uint32_t head);

#endif
