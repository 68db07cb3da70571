/*
 * Aliases: the distinct names of a document.
 *
 * In: the name mentions of qai_scan, the cast or NULL.  Out: the names of the cast, then one alias for each
 * distinct pair of title and name in order of first mention, and the alias of each mention.
 */
#ifndef QAI_MENTION_ALIASES_H
#define QAI_MENTION_ALIASES_H

#include "mention/mention_scan.h"

#define QAI_ALIAS_UNSEEN (QAI_NONE - 1) /* a title that the document does not have */

typedef struct qai_alias {
  const uint32_t *forms; /* of the words of the name proper */
  uint32_t n_words;
  uint32_t mention;      /* the first one, QAI_NONE for a name of the cast */
  uint32_t n_mentions;   /* how many have it */
  uint32_t head;         /* the latest of them, from which qai_aliases.next leads back, or QAI_NONE */
  uint32_t member;       /* of the cast, or QAI_NONE */
  uint32_t title;        /* form of the title before it, QAI_ALIAS_UNSEEN, or QAI_NONE */
  uint32_t group;        /* what it names, see qai_cluster */
  uint32_t female, male; /* pronouns near its mentions that speak for either, see qai_gender */
  uint8_t kind;          /* QAI_TITLE_* */
  uint8_t type, gender;
  uint8_t soft_gender; /* of a lone name that is a given name too ("Darcy"): never reason enough to keep apart */
} qai_alias;

typedef struct qai_aliases {
  qai_alias *items;
  uint32_t n_items;
  uint32_t n_cast;      /* the first so many are names of the cast */
  uint32_t *of_mention; /* alias of each mention, or QAI_NONE */
  uint32_t *next;       /* of each mention: the one before it with the same alias, or QAI_NONE */
} qai_aliases;

uint32_t qai_alias_first(const qai_alias *alias);
uint32_t qai_alias_last(const qai_alias *alias);
int qai_alias_same_words(const qai_alias *a, const qai_alias *b);

int qai_aliases_collect(const qai_scan *scan, const qai_cast *cast, qai_aliases *out);

#endif
