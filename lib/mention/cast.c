#include "mention/cast.h"

#include "mention/titles.h"

#include <string.h>

#define MAX_WORDS 16u
#define BEFORE (QAI_LEX_TITLE | QAI_LEX_ABBR_TITLE | QAI_LEX_KINSHIP | QAI_LEX_ROLE | QAI_LEX_DETERMINER)
#define TITLES (QAI_LEX_TITLE | QAI_LEX_ABBR_TITLE | QAI_LEX_KINSHIP | QAI_LEX_ROLE | QAI_LEX_PERSON_NOUN)

/* A name cut at its blanks. */
typedef struct parts {
  uint32_t form[MAX_WORDS];
  const qai_lexeme *lexeme[MAX_WORDS];
  uint32_t n, name; /* words, first word of the name proper */
} parts;

static void
add_part(const qai_scan *scan, const char *s, uint32_t len, parts *out)
{
  uint32_t form = qai_forms_find(&scan->forms, s, len);
  if (form == QAI_NONE && len > 1 && s[len - 1] == '.')
    form = qai_forms_find(&scan->forms, s, --len);
  out->form[out->n] = form;
  out->lexeme[out->n++] = qai_lexicon_entry(qai_lexicon_find(s, len));
}

static void
split(const qai_scan *scan, qai_string name, parts *out)
{
  uint32_t i = 0, start;
  out->n = out->name = 0;
  while (i < name.len && out->n < MAX_WORDS) {
    while (i < name.len && name.s[i] == ' ')
      i++;
    start = i;
    while (i < name.len && name.s[i] != ' ')
      i++;
    if (i > start)
      add_part(scan, name.s + start, i - start, out);
  }
  while (out->name < out->n && out->lexeme[out->name]->classes & BEFORE)
    out->name++;
}

static int
gender_of(const parts *p, int given)
{
  uint32_t i;
  if (given)
    return given;
  for (i = p->name; i-- > 0;)
    if (p->lexeme[i]->gender || p->lexeme[i]->name_gender)
      return p->lexeme[i]->gender ? p->lexeme[i]->gender : p->lexeme[i]->name_gender;
  return QUOTEATTR_GENDER_UNKNOWN;
}

static int
kind_of(const parts *p)
{
  return p->name ? qai_titles_kind_of(p->lexeme[p->name - 1]) : QAI_TITLE_NONE;
}

int
qai_cast_alias(const qai_scan *scan, const qai_cast_member *member, uint32_t id, uint32_t k, qai_alias *out)
{
  parts p;
  uint32_t *forms;
  split(scan, member->names[k], &p);
  memset(out, 0, sizeof *out);
  out->n_words = p.n - p.name;
  if (!out->n_words)
    return QUOTEATTR_OK;
  forms = qai_arena_calloc(scan->arena, out->n_words, sizeof *forms);
  if (!forms)
    return QUOTEATTR_ERR_NOMEM;
  memcpy(forms, p.form + p.name, out->n_words * sizeof *forms);
  out->forms = forms;
  out->mention = out->head = QAI_NONE;
  out->member = out->group = id;
  out->kind = (uint8_t)kind_of(&p);
  out->title = out->kind ? p.form[p.name - 1] : QAI_NONE;
  out->type = QUOTEATTR_ENTITY_PERSON;
  out->gender = out->soft_gender = (uint8_t)gender_of(&p, member->gender);
  return QUOTEATTR_OK;
}

uint32_t
qai_cast_title(const qai_scan *scan, const qai_cast_member *member, uint32_t k)
{
  parts p;
  split(scan, member->names[k], &p);
  if (!p.n || !(p.lexeme[p.n - 1]->classes & TITLES) || p.form[p.n - 1] == QAI_NONE)
    return QAI_NONE;
  return p.lexeme[p.n - 1]->symbol ? p.lexeme[p.n - 1]->symbol : QAI_W_COUNT + p.form[p.n - 1];
}
