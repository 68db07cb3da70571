#include "mention/pronouns.h"

#define THIRD 0x8000u /* third person, in the table only */

/* QAI_MENTION_* of the grammar words that are pronouns. */
static const uint16_t PERSONAL[] = {
    [QAI_W_I] = QAI_MENTION_FIRST,
    [QAI_W_ME] = QAI_MENTION_FIRST,
    [QAI_W_MY] = QAI_MENTION_FIRST | QAI_MENTION_POSSESSIVE,
    [QAI_W_MINE] = QAI_MENTION_FIRST,
    [QAI_W_MYSELF] = QAI_MENTION_FIRST,
    [QAI_W_WE] = QAI_MENTION_FIRST | QAI_MENTION_PLURAL,
    [QAI_W_US] = QAI_MENTION_FIRST | QAI_MENTION_PLURAL,
    [QAI_W_OUR] = QAI_MENTION_FIRST | QAI_MENTION_PLURAL | QAI_MENTION_POSSESSIVE,
    [QAI_W_OURS] = QAI_MENTION_FIRST | QAI_MENTION_PLURAL,
    [QAI_W_OURSELVES] = QAI_MENTION_FIRST | QAI_MENTION_PLURAL,
    [QAI_W_YOU] = QAI_MENTION_SECOND,
    [QAI_W_YOUR] = QAI_MENTION_SECOND | QAI_MENTION_POSSESSIVE,
    [QAI_W_YOURS] = QAI_MENTION_SECOND,
    [QAI_W_YOURSELF] = QAI_MENTION_SECOND,
    [QAI_W_YOURSELVES] = QAI_MENTION_SECOND | QAI_MENTION_PLURAL,
    [QAI_W_THOU] = QAI_MENTION_SECOND,
    [QAI_W_THEE] = QAI_MENTION_SECOND,
    [QAI_W_THY] = QAI_MENTION_SECOND | QAI_MENTION_POSSESSIVE,
    [QAI_W_YE] = QAI_MENTION_SECOND,
    [QAI_W_HE] = THIRD,
    [QAI_W_HIM] = THIRD,
    [QAI_W_HIS] = THIRD | QAI_MENTION_POSSESSIVE,
    [QAI_W_HIMSELF] = THIRD,
    [QAI_W_SHE] = THIRD,
    [QAI_W_HER] = THIRD,
    [QAI_W_HERS] = THIRD,
    [QAI_W_HERSELF] = THIRD,
    [QAI_W_IT] = THIRD,
    [QAI_W_ITS] = THIRD | QAI_MENTION_POSSESSIVE,
    [QAI_W_THEY] = THIRD | QAI_MENTION_PLURAL,
    [QAI_W_THEM] = THIRD | QAI_MENTION_PLURAL,
    [QAI_W_THEIR] = THIRD | QAI_MENTION_PLURAL | QAI_MENTION_POSSESSIVE,
    [QAI_W_WHO] = THIRD,
};
#define N_PERSONAL (sizeof PERSONAL / sizeof PERSONAL[0])

int
qai_pronouns_is(uint32_t symbol)
{
  return symbol < N_PERSONAL && PERSONAL[symbol] != 0;
}

static int
pronoun_type(uint32_t symbol, unsigned flags)
{
  if (symbol == QAI_W_IT || symbol == QAI_W_ITS)
    return QUOTEATTR_ENTITY_ORGANISATION;
  return flags & QAI_MENTION_PLURAL ? QUOTEATTR_ENTITY_GROUP : QUOTEATTR_ENTITY_PERSON;
}

int
qai_pronouns_add(qai_scan *scan, uint32_t i)
{
  const qai_lexeme *lx = qai_tag_lexeme(scan->tags, i);
  unsigned flags = PERSONAL[lx->symbol] & ~THIRD;
  qai_mention *m = qai_scan_add(scan, i, i + 1, i);
  if (!m)
    return QUOTEATTR_ERR_NOMEM;
  m->kind = QUOTEATTR_MENTION_PRONOUN;
  m->flags = (uint16_t)flags;
  m->type = (uint8_t)pronoun_type(lx->symbol, flags);
  m->gender = lx->gender;
  if (flags & QAI_MENTION_FIRST && !(flags & QAI_MENTION_PLURAL) && m->region == QAI_NONE)
    m->flags |= QAI_MENTION_NARRATOR;
  return QUOTEATTR_OK;
}
