/* Shared parts of the features: classes of words, buckets, sums.  No word is looked at by its letters. */
#include "quotes/feature.h"

#include <string.h>

int
qai_feature_score(const qai_features *f, const int16_t *weights)
{
  uint32_t i;
  int sum = 0;
  for (i = 0; i < f->n; i++)
    sum += weights[f->row[i]];
  return sum;
}

uint32_t
qai_feature_bucket(uint32_t n)
{
  static const uint8_t upper[] = {0, 1, 2, 3, 4, 5, 6, 8, 11, 15, 20, 30, 50, 80, 150};
  uint32_t i = 0;
  while (i < sizeof upper && n > upper[i])
    i++;
  return i;
}

static int
punctuation_class(const char *s)
{
  if (s[0] == ',')
    return QAI_WORD_COMMA;
  if (s[0] == ':' || s[0] == ';')
    return QAI_WORD_COLON;
  if (s[0] == '.' || s[0] == '?' || s[0] == '!' || !memcmp(s, "\xE2\x80\xA6", s[0] == '\xE2' ? 3 : 1))
    return QAI_WORD_STOP;
  if (s[0] == '-' || (s[0] == '\xE2' && s[1] == '\x80' && (s[2] == '\x93' || s[2] == '\x94')))
    return QAI_WORD_DASH;
  return QAI_WORD_PUNCT;
}

#define CUES (QAI_LEX_CUE_MAYBE | QAI_LEX_CUE_SPEECH | QAI_LEX_CUE_THINK)
#define FUNCTION_WORDS                                                                                                 \
  (QAI_LEX_PRONOUN | QAI_LEX_DETERMINER | QAI_LEX_AUXILIARY | QAI_LEX_CONJUNCTION | QAI_LEX_PREPOSITION)

static int
class_of_lexeme(uint32_t classes)
{
  if (!(classes & (QAI_LEX_CUE_SAY | FUNCTION_WORDS | CUES | QAI_LEX_CUE_NOUN)))
    return QAI_WORD_NONE;
  if (classes & QAI_LEX_CUE_SAY)
    return QAI_WORD_SAY;
  if (classes & QAI_LEX_PRONOUN)
    return QAI_WORD_PRONOUN;
  if (classes & QAI_LEX_DETERMINER)
    return QAI_WORD_DETERMINER;
  if (classes & QAI_LEX_AUXILIARY)
    return QAI_WORD_AUXILIARY;
  if (classes & QAI_LEX_CONJUNCTION)
    return QAI_WORD_CONJUNCTION;
  if (classes & QAI_LEX_PREPOSITION)
    return QAI_WORD_PREPOSITION;
  if (classes & CUES)
    return QAI_WORD_CUE;
  return classes & QAI_LEX_CUE_NOUN ? QAI_WORD_CUE_NOUN : QAI_WORD_NONE;
}

int
qai_feature_class_of_spelling(const qai_quotes *q, uint32_t spelling)
{
  const qai_segment *seg = q->tags->segment;
  const qai_spelling *s = &q->tags->spellings.items[spelling];
  const quoteattr_token *w = &seg->words[s->word];
  int class;
  if (w->kind == QUOTEATTR_TOKEN_OPEN || w->kind == QUOTEATTR_TOKEN_CLOSE || w->kind == QUOTEATTR_TOKEN_QUOTE)
    return QAI_WORD_MARK;
  if (w->kind == QUOTEATTR_TOKEN_PUNCT || w->kind == QUOTEATTR_TOKEN_SYMBOL)
    return punctuation_class(seg->text->bytes + w->start);
  class = class_of_lexeme(s->lexeme->classes);
  if (class)
    return class;
  return w->flags & QUOTEATTR_FLAG_CAPITAL ? QAI_WORD_CAPITAL : QAI_WORD_NONE;
}

static uint8_t
class_of(const qai_quotes *q, uint32_t spelling)
{
  qai_notes *notes = qai_tag_notes(q->tags, spelling);
  uint8_t class;
  if (notes && notes->made & QAI_NOTE_CLASS)
    return notes->class;
  class = (uint8_t)qai_feature_class_of_spelling(q, spelling);
  if (notes) {
    notes->class = class;
    notes->made |= QAI_NOTE_CLASS;
  }
  return class;
}

int
qai_feature_classes_read(qai_quotes *q, qai_arena *arena)
{
  const qai_spellings *spellings = &q->tags->spellings;
  uint32_t i;
  q->classes = qai_arena_alloc(arena, spellings->n * sizeof *q->classes);
  if (!q->classes)
    return QUOTEATTR_ERR_NOMEM;
  for (i = 0; i < spellings->n; i++) {
    qai_tag_fetch_ahead(q->tags, i);
    q->classes[i] = class_of(q, i);
  }
  return QUOTEATTR_OK;
}

uint32_t
qai_feature_word_before(const qai_quotes *q, const qai_region *r)
{
  const qai_segment *seg = q->tags->segment;
  uint32_t w = r->first;
  while (w > seg->paragraph_words[r->paragraph] && seg->words[w - 1].end > r->outer_start)
    w--;
  return w > seg->paragraph_words[r->paragraph] ? w - 1 : QAI_NONE;
}

uint32_t
qai_feature_word_after(const qai_quotes *q, const qai_region *r)
{
  const qai_segment *seg = q->tags->segment;
  uint32_t w = r->last, end = seg->paragraph_words[r->paragraph + 1];
  while (w < end && seg->words[w].start < r->outer_end)
    w++;
  return w < end ? w : QAI_NONE;
}

int
qai_feature_last_class(const qai_quotes *q, const qai_region *r)
{
  uint32_t w = r->last;
  while (w > r->first && qai_feature_word_class(q, w - 1) == QAI_WORD_MARK)
    w--;
  return w > r->first ? qai_feature_word_class(q, w - 1) : QAI_WORD_NONE;
}

uint32_t
qai_feature_first_case(const qai_quotes *q, const qai_region *r)
{
  const qai_segment *seg = q->tags->segment;
  uint32_t w = r->first;
  while (w < r->last && seg->words[w].kind != QUOTEATTR_TOKEN_WORD && seg->words[w].kind != QUOTEATTR_TOKEN_NUMBER)
    w++;
  if (w == r->last)
    return 0;
  if (seg->words[w].kind == QUOTEATTR_TOKEN_NUMBER)
    return 3;
  return seg->words[w].flags & QUOTEATTR_FLAG_CAPITAL ? 2 : 1;
}

uint32_t
qai_feature_earlier(const qai_quotes *q, const qai_region *r, uint32_t word, uint32_t back)
{
  uint32_t first = q->tags->segment->paragraph_words[r->paragraph];
  return word == QAI_NONE || word < first + back ? QAI_NONE : word - back;
}

uint32_t
qai_feature_later(const qai_quotes *q, const qai_region *r, uint32_t word, uint32_t ahead)
{
  uint32_t end = q->tags->segment->paragraph_words[r->paragraph + 1];
  return word == QAI_NONE || word + ahead >= end ? QAI_NONE : word + ahead;
}

uint32_t
qai_feature_say_distance(const qai_quotes *q, const qai_region *r, uint32_t word, int forward)
{
  uint32_t i, w;
  for (i = 0; i < QAI_FEATURE_WINDOW; i++) {
    uint32_t class;
    w = forward ? qai_feature_later(q, r, word, i) : qai_feature_earlier(q, r, word, i);
    class = qai_feature_class_at(q, w);
    if (class == QAI_WORD_SAY)
      return i;
    if (w == QAI_NONE || class == QAI_WORD_MARK || class == QAI_WORD_STOP)
      return QAI_FEATURE_WINDOW + (w == QAI_NONE);
  }
  return QAI_FEATURE_WINDOW;
}
