#include "mention/cast.h"

#include "mention/titles.h"

#include <string.h>

#define MAX_WORDS 16u
#define MAX_TRIED 64u /* phrases with the same noun */
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

/* "The Archer", "Doctor", but "Archer" is a surname. */
static int
is_only_title(const parts *p)
{
  uint32_t classes = p->lexeme[p->n - 1]->classes;
  if (p->name && p->lexeme[p->name - 1]->classes & QAI_LEX_DETERMINER)
    return (classes & BEFORE) != 0;
  return (classes & (QAI_LEX_TITLE | QAI_LEX_ABBR_TITLE | QAI_LEX_KINSHIP)) != 0 &&
         !(p->name && classes & (QAI_LEX_GIVEN_NAME | QAI_LEX_SURNAME));
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
  while (out->name + 1 < out->n && out->lexeme[out->name]->classes & BEFORE)
    out->name++;
  if (out->name + 1 == out->n && is_only_title(out))
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

/* The form of the title before the name; one that the text does not have is still a title. */
static uint32_t
title_of(const parts *p)
{
  uint32_t form = p->form[p->name - 1];
  return form == QAI_NONE ? QAI_ALIAS_UNSEEN : form;
}

int
qai_cast_alias(const qai_scan *scan, const qai_cast_member *member, uint32_t id, uint32_t k, qai_alias *out)
{
  parts p;
  uint32_t *forms;
  split(scan, member->names[k], &p);
  if (p.name && p.name == p.n) /* "the Marquis": as a name too, where the text writes it as one */
    p.name--;
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
  out->title = out->kind ? title_of(&p) : QAI_NONE;
  out->type = QUOTEATTR_ENTITY_PERSON;
  out->gender = out->soft_gender = (uint8_t)gender_of(&p, member->gender);
  return QUOTEATTR_OK;
}

/* A phrase is known by the keys of its words from the first behind the articles on. */
typedef struct phrase {
  uint32_t key[MAX_WORDS];
  uint32_t n, member;
  uint32_t next; /* the next with the same head, and one */
} phrase;

struct qai_cast_phrases {
  phrase *items;
  uint32_t *by_head; /* of each key: the first phrase, and one */
};

static uint32_t
key_of(const parts *p, uint32_t i)
{
  if (p->lexeme[i]->symbol)
    return p->lexeme[i]->symbol;
  return p->form[i] == QAI_NONE ? QAI_NONE : QAI_W_COUNT + p->form[i];
}

static int
is_phrase(const parts *p)
{
  return p->n && p->lexeme[p->n - 1]->classes & (TITLES | QAI_LEX_GROUP_NOUN) && key_of(p, p->n - 1) != QAI_NONE;
}

static void
add_phrase(qai_cast_phrases *x, const parts *p, uint32_t member, uint32_t at)
{
  phrase *f = &x->items[at];
  uint32_t i = 0, head;
  while (i + 1 < p->n && p->lexeme[i]->classes & QAI_LEX_DETERMINER)
    i++;
  for (f->n = 0; i < p->n; i++)
    f->key[f->n++] = key_of(p, i);
  head = f->key[f->n - 1];
  f->member = member;
  f->next = x->by_head[head];
  x->by_head[head] = at + 1;
}

int
qai_cast_phrases_new(const qai_scan *scan, const qai_cast *cast, const qai_cast_phrases **out)
{
  qai_cast_phrases *x;
  uint32_t i, k, n = 0;
  *out = NULL;
  if (!cast)
    return QUOTEATTR_OK;
  x = qai_arena_calloc(scan->arena, 1, sizeof *x);
  for (i = 0; i < cast->n_members; i++)
    n += cast->members[i].n_names;
  if (!x)
    return QUOTEATTR_ERR_NOMEM;
  x->items = qai_arena_calloc(scan->arena, (size_t)n + 1, sizeof *x->items);
  x->by_head = qai_arena_calloc(scan->arena, (size_t)scan->forms.n_forms + QAI_W_COUNT + 1, sizeof *x->by_head);
  if (!x->items || !x->by_head)
    return QUOTEATTR_ERR_NOMEM;
  for (n = 0, i = 0; i < cast->n_members; i++)
    for (k = 0; k < cast->members[i].n_names; k++) {
      parts p;
      split(scan, cast->members[i].names[k], &p);
      if (is_phrase(&p))
        add_phrase(x, &p, i, n++);
    }
  *out = x;
  return QUOTEATTR_OK;
}

/* Do the words of the phrase end the mention, and begin it but for articles? */
static int
is_same(const phrase *f, const qai_scan *scan, const qai_mention *m)
{
  uint32_t first = m->first, i;
  while (first < m->head && qai_scan_classes(scan, first) & QAI_LEX_DETERMINER)
    first++;
  if (m->head + 1 - first != f->n)
    return 0;
  for (i = 0; i < f->n; i++)
    if (qai_titles_key(scan, first + i) != f->key[i])
      return 0;
  return 1;
}

uint32_t
qai_cast_phrases_find(const qai_cast_phrases *phrases, const qai_scan *scan, const qai_mention *m)
{
  uint32_t k = phrases ? phrases->by_head[qai_titles_key(scan, m->head)] : 0, tried = 0;
  while (k && tried++ < MAX_TRIED && !is_same(&phrases->items[k - 1], scan, m))
    k = phrases->items[k - 1].next;
  return k && tried <= MAX_TRIED ? phrases->items[k - 1].member : QAI_NONE;
}
