/*
 * Noun phrases: whom "the minister", "her mother", "the old man" stand for.
 *
 * In: a nominal mention, everything before it resolved.  Out: its entity, an old or a new one.  The rule, the
 * first that answers: the name in apposition; the relative of its possessor; the bearer of the title; the body
 * with the noun in its name; for one person the ranker of antecedents; for the rest the latest with the same noun.
 */
#ifndef QAI_MENTION_NOMINALS_H
#define QAI_MENTION_NOMINALS_H

#include "mention/again.h"
#include "mention/antecedent.h"
#include "mention/apposition.h"
#include "mention/cast.h"
#include "mention/family.h"

/* A title that somebody has borne, and one's title before it, and one; 0 without one. */
typedef struct qai_borne {
  uint32_t key, before;
} qai_borne;

typedef struct qai_nominals {
  qai_scan *scan;
  const qai_aliases *aliases;
  const qai_appositions *apposed;
  qai_antecedents *antecedents;
  const qai_again *again;
  const qai_cast_phrases *cast; /* or NULL */
  qai_entities *entities;
  uint32_t *bearer; /* of each title (qai_titles_key): the entity, and one, that bears it */
  QAI_VECTOR(qai_borne) borne;
  uint32_t *titles; /* of each entity: its latest in `borne`, and one; 0 without one */
  uint32_t *body;   /* of each noun: the entity, and one, that has it in its name */
  uint32_t *nation; /* of each entity: the key of "Kenyan", when it has been called "the Kenyan"; else 0 */
  uint32_t *weight; /* ... and by how many mentions more than others; of one that has no bearer it can be anything */
  uint32_t *before; /* of each mention: the phrase with its noun before it, and one; 0 without one */
  qai_family family;
} qai_nominals;

int qai_nominals_init(qai_nominals *nominals, qai_scan *scan, const qai_cast *cast, const qai_aliases *aliases,
                      const qai_groups *groups, qai_entities *entities);
/* Remembers the titles before a name for the nominals that will repeat them. */
int qai_nominals_note_name(qai_nominals *nominals, uint32_t mention);
/* Who "the Kenyan" is, a name's mention, if it is somebody spoken of shortly before; else QAI_NONE. */
uint32_t qai_nominals_national(const qai_nominals *nominals, uint32_t mention);
int qai_nominals_resolve(qai_nominals *nominals, uint32_t mention);

#endif
