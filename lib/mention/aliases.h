/*
 * Aliases: the distinct names of a document.
 *
 * In: the name mentions of qai_scan, the cast or NULL.  Out: the names of the cast, then one alias for each
 * distinct pair of title and name in order of first mention, and the alias of each mention: a name mention's `entity`
 * is its alias until qai_coref_resolve() gives it its entity.
 */
#ifndef QAI_MENTION_ALIASES_H
#define QAI_MENTION_ALIASES_H

#include "mention/mention_scan.h"

#define QAI_ALIAS_UNSEEN (QAI_NONE - 1) /* a title that the document does not have */

/* How the document uses a name: its mentions in each place, see qai_persons. */
typedef struct qai_usage {
  uint32_t subject, says, possessive, vocative;
  uint32_t place, to, of, determined, article, other_preposition, before_noun;
  uint32_t told;  /* that it is a person's, by what stands beside it */
  uint32_t house; /* "Moody's said": the possessive says something */
} qai_usage;

typedef struct qai_alias {
  const uint32_t *forms; /* of the words of the name proper */
  uint32_t n_words;
  uint32_t nick_first, nick_last; /* those of a nickname inside the name: Margaret "Peggy" Voss; else empty */
  uint32_t mention;      /* the first one, QAI_NONE for a name of the cast */
  uint32_t n_mentions;   /* how many have it, */
  uint32_t narrated;     /* and how many of them stand outside quotations */
  uint32_t head;         /* the latest of them: a qai_name, from which `before` leads back, or QAI_NONE */
  uint32_t member;       /* of the cast, or QAI_NONE */
  uint32_t title;        /* form of the title before it, QAI_ALIAS_UNSEEN, or QAI_NONE */
  uint32_t group;        /* what it names, see qai_cluster */
  uint32_t female, male; /* pronouns near its mentions that speak for either, see qai_gender */
  uint8_t kind;          /* QAI_TITLE_* */
  uint8_t type, gender;
  uint8_t soft_gender; /* of a lone name that is a given name too ("Darcy"): never reason enough to keep apart */
  uint8_t n_suffixes;  /* words behind the surname: "Jr." */
  qai_usage usage;
} qai_alias;

/* A name mention. */
typedef struct qai_name {
  uint32_t mention, alias;
  uint32_t before; /* the one before it with the same alias, or QAI_NONE */
} qai_name;

typedef struct qai_aliases {
  const qai_scan *scan;
  QAI_VECTOR(qai_alias) items;
  QAI_VECTOR(qai_name) names; /* in order of the text */
  uint32_t n_cast;            /* the first so many aliases are names of the cast */
  uint32_t *slots;            /* by which names are found: alias, and one; 0 is free */
  uint32_t mask;
  uint32_t *pool; /* room for the forms of the next alias, */
  uint32_t left;  /* for so many */
} qai_aliases;

uint32_t qai_alias_first(const qai_alias *alias);
uint32_t qai_alias_last(const qai_alias *alias);
int qai_alias_same_words(const qai_alias *a, const qai_alias *b);

/* With the names of the cast. */
int qai_aliases_init(qai_aliases *aliases, const qai_scan *scan, const qai_cast *cast);
/* To be called for each name mention in order. */
int qai_aliases_add(qai_aliases *aliases, uint32_t mention);

/* The alias of a mention that has no entity yet, or QAI_NONE. */
static inline uint32_t
qai_aliases_of(const qai_mention *m)
{
  return m->kind == QUOTEATTR_MENTION_NAME ? m->entity : QAI_NONE;
}

#endif
