/*
 * Facets: what each word can be in a phrase, told once, so that the finders test bits.
 *
 * In: qai_scan with its forms.  Out: qai_scan.facets, for each word a set of QAI_FACET_*, from its lexicon entry,
 * its tag and, for a capital, qai_nameword_decide(); and as bits which words a phrase may hold (`parts`) and for the
 * sake of which there may be a mention (`calls`): no word but these can be in one or make one.
 */
#ifndef QAI_MENTION_FACETS_H
#define QAI_MENTION_FACETS_H

#include "mention/mention_scan.h"

enum {
  QAI_FACET_NAME = 1,         /* a name word */
  QAI_FACET_COMMON = 2,       /* in lower case, or with a capital that only its place gives it ("Officials said") */
  QAI_FACET_NOUN = 4,         /* a common noun that can be the head of a phrase */
  QAI_FACET_PEOPLE = 8,       /* a common noun for people or a body, whatever its tag */
  QAI_FACET_MODIFIER = 16,    /* an adjective, a number */
  QAI_FACET_INNER = 32,       /* a modifier between a determiner and a noun only: "the unnamed official" */
  QAI_FACET_DETERMINER = 64,  /* opens a phrase: "the", "her"; "that" before a noun in the singular; not "which" */
  QAI_FACET_HYPHEN = 128,     /* with no blank on either side */
  QAI_FACET_POSSESSIVE = 256, /* the ending of the word before ("'s") */
  QAI_FACET_PRONOUN = 512,    /* one that qai_pronouns_add() knows */
  QAI_FACET_ELLIPTIC = 1024,  /* a phrase of its own that qai_elliptic_add() knows */
  QAI_FACET_JOINT = 2048,     /* what may go on a name after it: "of", "&", "de", "Jr", a comma */
  QAI_FACET_CUE = 4096,       /* a form of a reporting verb, ... */
  QAI_FACET_SAYS = 8192,      /* ... and no noun */
  QAI_FACET_HINT = 16384      /* "according", "other": what makes a mention of a phrase near it */
};

/* Does word `i` (or the place behind the last word) have any of these facets? */
static inline int
qai_facet(const qai_scan *scan, uint32_t i, unsigned facets)
{
  return (scan->facets[i] & facets) != 0;
}

/* Classes of nouns for people and bodies; of verbs that report beside a quotation. */
#define QAI_FACETS_PEOPLE                                                                                              \
  (QAI_LEX_TITLE | QAI_LEX_ROLE | QAI_LEX_PERSON_NOUN | QAI_LEX_GROUP_NOUN | QAI_LEX_KINSHIP | QAI_LEX_ORG_NOUN)
#define QAI_FACETS_CUES (QAI_LEX_CUE_SAY | QAI_LEX_CUE_SPEECH)

int qai_facets_read(qai_scan *scan);

#endif
