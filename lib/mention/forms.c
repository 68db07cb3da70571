#include "mention/forms.h"

#include "base/hash.h"

#include <string.h>

#define MAX_FORM 64u /* longer words are all one form */

/* An open-addressing table of the forms that the lexicon does not know. */
struct qai_form_table {
  const qai_segment *segment;
  uint32_t *slots; /* the first word with the form, and one; 0 is free */
  uint32_t *ids;
  uint32_t mask;
};

static char
fold(char c)
{
  return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static uint32_t
fold_bytes(const char *s, uint32_t n, char *buf)
{
  uint32_t k;
  if (n > MAX_FORM)
    n = MAX_FORM;
  for (k = 0; k < n; k++)
    buf[k] = fold(s[k]);
  return n;
}

static uint32_t
fold_word(const qai_segment *segment, uint32_t i, char *buf)
{
  const quoteattr_token *t = &segment->words[i];
  return fold_bytes(segment->text->bytes + t->start, t->end - t->start, buf);
}

static int
table_init(qai_form_table *t, const qai_segment *segment, uint32_t n, qai_arena *arena)
{
  uint32_t size = 64;
  while (size < 2 * n && size < 1u << 31)
    size *= 2;
  t->segment = segment;
  t->mask = size - 1;
  t->slots = qai_arena_calloc(arena, size, sizeof *t->slots);
  t->ids = qai_arena_calloc(arena, size, sizeof *t->ids);
  return t->slots && t->ids ? QUOTEATTR_OK : QUOTEATTR_ERR_NOMEM;
}

/* The slot of a folded form: its own, or the free one where it belongs. */
static uint32_t
table_slot(const qai_form_table *t, const char *s, uint32_t n)
{
  char other[MAX_FORM];
  uint32_t h = qai_hash_bytes(s, n, 0) & t->mask;
  for (; t->slots[h]; h = (h + 1) & t->mask)
    if (fold_word(t->segment, t->slots[h] - 1, other) == n && !memcmp(s, other, n))
      break;
  return h;
}

/* The id of word `i`'s form, `fresh` when it is new. */
static uint32_t
table_id(qai_form_table *t, uint32_t i, uint32_t fresh)
{
  char form[MAX_FORM];
  uint32_t n = fold_word(t->segment, i, form), h = table_slot(t, form, n);
  if (!t->slots[h]) {
    t->slots[h] = i + 1;
    t->ids[h] = fresh;
  }
  return t->ids[h];
}

uint32_t
qai_forms_find(const qai_forms *forms, const char *s, uint32_t len)
{
  char form[MAX_FORM];
  uint32_t id = qai_lexicon_find(s, len), h;
  if (id)
    return id;
  h = table_slot(forms->table, form, fold_bytes(s, len, form));
  return forms->table->slots[h] ? forms->table->ids[h] : QAI_NONE;
}

/* What is no word (marks, numbers) has no form of its own. */
static int
is_unknown(const qai_tags *tags, uint32_t i)
{
  return !tags->lexicon[i] && tags->segment->words[i].kind == QUOTEATTR_TOKEN_WORD;
}

static uint32_t
count_unknown(const qai_tags *tags)
{
  uint32_t i, n = 0;
  for (i = 0; i < tags->segment->n_words; i++)
    n += is_unknown(tags, i) ? 1 : 0;
  return n;
}

static int
name_forms(const qai_tags *tags, qai_arena *arena, qai_forms *out)
{
  uint32_t i, n_words = tags->segment->n_words, known = qai_lexicon_size() + 1;
  qai_form_table *table = qai_arena_calloc(arena, 1, sizeof *table);
  if (!table || table_init(table, tags->segment, count_unknown(tags), arena))
    return QUOTEATTR_ERR_NOMEM;
  out->table = table;
  out->n_forms = known;
  for (i = 0; i < n_words; i++) {
    out->of_word[i] = tags->lexicon[i];
    if (is_unknown(tags, i)) {
      out->of_word[i] = table_id(table, i, out->n_forms);
      out->n_forms += out->of_word[i] == out->n_forms;
    }
  }
  return QUOTEATTR_OK;
}

int
qai_forms_at_start(const qai_segment *segment, uint32_t i)
{
  const quoteattr_token *before;
  char c;
  if (!i || segment->words[i].flags & QUOTEATTR_FLAG_SENTENCE_START)
    return 1;
  before = &segment->words[i - 1];
  if (before->kind == QUOTEATTR_TOKEN_OPEN || before->kind == QUOTEATTR_TOKEN_QUOTE)
    return 1;
  c = segment->text->bytes[before->start];
  return before->kind == QUOTEATTR_TOKEN_PUNCT && c != ',' && c != '&' && c != '-';
}

/* A month or a day as a date: a preposition or determiner before it, a number behind it. */
static int
is_dated(const qai_tags *tags, uint32_t i)
{
  const uint32_t before = QAI_LEX_PREPOSITION | QAI_LEX_DETERMINER | QAI_LEX_MONTH_DAY | QAI_LEX_ADVERB;
  if (i + 1 < tags->segment->n_words && tags->segment->words[i + 1].kind == QUOTEATTR_TOKEN_NUMBER)
    return 1;
  return i && (qai_tag_lexeme(tags, i - 1)->classes & before || tags->tag[i - 1] == QAI_TAG_ADJ ||
               tags->segment->words[i - 1].kind == QUOTEATTR_TOKEN_NUMBER);
}

static void
count_word(const qai_tags *tags, uint32_t i, qai_form *form)
{
  const qai_segment *segment = tags->segment;
  uint32_t flags = segment->words[i].flags;
  if (flags & QUOTEATTR_FLAG_CAPITAL && qai_tag_lexeme(tags, i)->classes & QAI_LEX_MONTH_DAY)
    form->dated += is_dated(tags, i) ? 1 : 0;
  if (!(flags & QUOTEATTR_FLAG_CAPITAL))
    form->lower++;
  else if (flags & QUOTEATTR_FLAG_ALL_CAPS || qai_forms_at_start(segment, i))
    form->start++;
  else
    form->upper++;
}

int
qai_forms_count(const qai_tags *tags, qai_arena *arena, qai_forms *out)
{
  const qai_segment *segment = tags->segment;
  uint32_t i, p;
  out->of_word = qai_arena_calloc(arena, (size_t)segment->n_words + 1, sizeof *out->of_word);
  if (!out->of_word || name_forms(tags, arena, out))
    return QUOTEATTR_ERR_NOMEM;
  out->forms = qai_arena_calloc(arena, out->n_forms, sizeof *out->forms);
  if (!out->forms)
    return QUOTEATTR_ERR_NOMEM;
  for (p = 0; p < segment->text->n_paragraphs; p++)
    if (segment->text->paragraphs[p].kind != QAI_PARAGRAPH_HEADING)
      for (i = segment->paragraph_words[p]; i < segment->paragraph_words[p + 1]; i++)
        count_word(tags, i, &out->forms[out->of_word[i]]);
  return QUOTEATTR_OK;
}
