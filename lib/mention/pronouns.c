#include "mention/pronouns.h"

typedef struct personal {
  uint16_t symbol;
  uint8_t flags; /* QAI_MENTION_* */
} personal;

/* Third person where neither FIRST nor SECOND is set. */
static const personal PERSONAL[] = {
    {QAI_W_I, QAI_MENTION_FIRST},
    {QAI_W_ME, QAI_MENTION_FIRST},
    {QAI_W_MY, QAI_MENTION_FIRST | QAI_MENTION_POSSESSIVE},
    {QAI_W_MINE, QAI_MENTION_FIRST},
    {QAI_W_MYSELF, QAI_MENTION_FIRST},
    {QAI_W_WE, QAI_MENTION_FIRST | QAI_MENTION_PLURAL},
    {QAI_W_US, QAI_MENTION_FIRST | QAI_MENTION_PLURAL},
    {QAI_W_OUR, QAI_MENTION_FIRST | QAI_MENTION_PLURAL | QAI_MENTION_POSSESSIVE},
    {QAI_W_OURS, QAI_MENTION_FIRST | QAI_MENTION_PLURAL},
    {QAI_W_OURSELVES, QAI_MENTION_FIRST | QAI_MENTION_PLURAL},
    {QAI_W_YOU, QAI_MENTION_SECOND},
    {QAI_W_YOUR, QAI_MENTION_SECOND | QAI_MENTION_POSSESSIVE},
    {QAI_W_YOURS, QAI_MENTION_SECOND},
    {QAI_W_YOURSELF, QAI_MENTION_SECOND},
    {QAI_W_YOURSELVES, QAI_MENTION_SECOND | QAI_MENTION_PLURAL},
    {QAI_W_THOU, QAI_MENTION_SECOND},
    {QAI_W_THEE, QAI_MENTION_SECOND},
    {QAI_W_THY, QAI_MENTION_SECOND | QAI_MENTION_POSSESSIVE},
    {QAI_W_YE, QAI_MENTION_SECOND},
    {QAI_W_HE, 0},
    {QAI_W_HIM, 0},
    {QAI_W_HIS, QAI_MENTION_POSSESSIVE},
    {QAI_W_HIMSELF, 0},
    {QAI_W_SHE, 0},
    {QAI_W_HER, 0},
    {QAI_W_HERS, 0},
    {QAI_W_HERSELF, 0},
    {QAI_W_IT, 0},
    {QAI_W_ITS, QAI_MENTION_POSSESSIVE},
    {QAI_W_THEY, QAI_MENTION_PLURAL},
    {QAI_W_THEM, QAI_MENTION_PLURAL},
    {QAI_W_THEIR, QAI_MENTION_PLURAL | QAI_MENTION_POSSESSIVE},
    {QAI_W_WHO, 0},
};
#define N_PERSONAL (sizeof PERSONAL / sizeof PERSONAL[0])

static const personal *
find(uint32_t symbol)
{
  size_t k;
  if (symbol == QAI_W_NONE)
    return NULL;
  for (k = 0; k < N_PERSONAL; k++)
    if (PERSONAL[k].symbol == symbol)
      return &PERSONAL[k];
  return NULL;
}

static int
pronoun_type(uint32_t symbol, uint8_t flags)
{
  if (symbol == QAI_W_IT || symbol == QAI_W_ITS)
    return QUOTEATTR_ENTITY_ORGANISATION;
  return flags & QAI_MENTION_PLURAL ? QUOTEATTR_ENTITY_GROUP : QUOTEATTR_ENTITY_PERSON;
}

int
qai_pronouns_add(qai_scan *scan, uint32_t i)
{
  uint32_t symbol = qai_scan_symbol(scan, i);
  const personal *p = find(symbol);
  qai_mention *m;
  if (!p)
    return QUOTEATTR_OK;
  m = qai_scan_add(scan, i, i + 1, i);
  if (!m)
    return QUOTEATTR_ERR_NOMEM;
  m->kind = QUOTEATTR_MENTION_PRONOUN;
  m->flags = p->flags;
  m->type = (uint8_t)pronoun_type(symbol, p->flags);
  m->gender = qai_tag_lexeme(scan->tags, i)->gender;
  if (p->flags & QAI_MENTION_FIRST && !(p->flags & QAI_MENTION_PLURAL) && m->region == QAI_NONE)
    m->flags |= QAI_MENTION_NARRATOR;
  return QUOTEATTR_OK;
}
