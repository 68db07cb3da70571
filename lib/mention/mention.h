/*
 * Mentions and entities: who (or what body) the text speaks of.
 *
 * In: qai_quotes, a roster or NULL.  Out: the mentions in order of the text (names, nominals, pronouns that can
 * be a speaker; of nested ones the longest, but a name inside a nominal is kept too), and the entities they
 * stand for.  Names and nominals are clustered into entities; pronouns get the antecedent that fits
 * best, or QAI_NONE.
 */
#ifndef QAI_MENTION_MENTION_H
#define QAI_MENTION_MENTION_H

#include "quotes/quotes.h"

enum {                             /* mention flags */
       QAI_MENTION_VOCATIVE = 1,   /* somebody addressed by it, inside a quotation */
       QAI_MENTION_POSSESSIVE = 2, /* "Ann's", "his" */
       QAI_MENTION_SUBJECT = 4,    /* the subject of the verb behind it, as far as the surface tells */
       QAI_MENTION_PLURAL = 8,
       QAI_MENTION_NARRATOR = 16, /* the narrator's "I", "me", outside quotations */
       QAI_MENTION_FIRST = 32,    /* first person */
       QAI_MENTION_SECOND = 64,
       QAI_MENTION_INDEFINITE = 128, /* "a man", "one official": introduces somebody */
       QAI_MENTION_SELF = 256,       /* the speaker's own name: "I'm Ann" */
       QAI_MENTION_JOINT = 512,      /* a list of mentions that follow it: "Ann and Tom" */
       QAI_MENTION_EXPLAINED = 1024, /* the first of a pair in apposition, */
       QAI_MENTION_EXPLAINS = 2048,  /* the second of one */
       QAI_MENTION_PERSON = 4096     /* a name that a phrase for a person explains, or is explained by */
};

typedef struct qai_mention {
  uint32_t start, end;            /* bytes: the whole phrase with titles, appositions left out */
  uint32_t first, last;           /* words, half open */
  uint32_t head;                  /* word: last word of the name, the noun, the pronoun */
  uint32_t name_first, name_last; /* words of the name proper, without title; empty when none */
  uint32_t sentence, paragraph;
  uint32_t region; /* outermost speech region it lies in, or QAI_NONE (narration) */
  uint32_t entity; /* or QAI_NONE */
  uint8_t kind;    /* QUOTEATTR_MENTION_* */
  uint8_t type;    /* QUOTEATTR_ENTITY_* */
  uint8_t gender;  /* QUOTEATTR_GENDER_* that the mention itself shows */
  uint16_t flags;  /* QAI_MENTION_* */
} qai_mention;

typedef struct qai_string {
  const char *s;
  uint32_t len;
} qai_string;

typedef struct qai_entity {
  uint32_t first_name, n_names; /* in qai_mentions.names; the fullest first */
  qai_string role;              /* title or role as the text gives it, or empty */
  uint32_t n_mentions;
  uint32_t first_mention; /* id of the first one */
  uint32_t member;        /* of the roster, or QAI_NONE */
  uint8_t type, gender, plural, narrator;
  uint8_t named; /* by a proper name or the roster, not by a noun phrase only */
} qai_entity;

/* A roster as the stages read it (engine/roster makes it). */
typedef struct qai_cast_member {
  const qai_string *names; /* the name, then its aliases */
  uint32_t n_names;
  int gender;
} qai_cast_member;

typedef struct qai_cast {
  const qai_cast_member *members;
  uint32_t n_members;
} qai_cast;

typedef struct qai_mentions {
  const qai_quotes *quotes;
  qai_mention *mentions;
  uint32_t n_mentions, room;    /* and for how many more */
  uint32_t *paragraph_mentions; /* n_paragraphs + 1: first mention of each paragraph */
  qai_entity *entities;
  uint32_t n_entities;
  qai_string *names;
  uint32_t n_names;
} qai_mentions;

/* QUOTEATTR_ENTITY_* of a noun phrase whose noun has these classes of the lexicon. */
static inline int
qai_mention_noun_type(uint32_t classes)
{
  if (classes & QAI_LEX_GROUP_NOUN)
    return QUOTEATTR_ENTITY_GROUP;
  if (classes & QAI_LEX_PERSON)
    return QUOTEATTR_ENTITY_PERSON;
  return classes & QAI_LEX_ORG_NOUN ? QUOTEATTR_ENTITY_ORGANISATION : QUOTEATTR_ENTITY_OTHER;
}

/* The possessor in mention `i` of `n` ("her" in "her mother"), which stands right behind it; QAI_NONE without one. */
uint32_t qai_mention_possessor(const qai_mention *mentions, uint32_t n, uint32_t i);

int qai_mentions_find(const qai_quotes *quotes, const qai_cast *cast, qai_arena *arena, qai_mentions *out);

#endif
