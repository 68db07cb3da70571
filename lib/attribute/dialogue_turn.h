/*
 * Turns: what one speaker says before another does.
 *
 * In: qai_mentions.  Out: the turns of the text in order, each the spoken quotations of one paragraph (99 of 100
 * paragraphs have one speaker; a paragraph whose tags name two is cut between them), or of several that one
 * quotation runs through; and what the narration beside a turn shows: its tag, the subjects of the sentences
 * that touch it (beats), of the narration in front of it and behind it.
 */
#ifndef QAI_ATTRIBUTE_DIALOGUE_TURN_H
#define QAI_ATTRIBUTE_DIALOGUE_TURN_H

#include "attribute/dialogue_beat.h"

enum { /* how a turn names its speaker */
       QAI_TURN_BARE = 0,
       QAI_TURN_NAME,
       QAI_TURN_PRONOUN,
       QAI_TURN_NOMINAL,
       QAI_TURN_NARRATOR, /* "I said" */
       QAI_TURN_SCRIPT,
       QAI_TURN_CLASSES
};

enum { QAI_PHRASES = 12 }; /* kin, person, role, other noun; each somebody's, indefinite, definite */

typedef struct qai_turn {
  uint32_t first, last;           /* quotations, half open; those that are no speech are passed over */
  uint32_t first_word, last_word; /* from its first region's to its last one's, half open */
  uint32_t paragraph, last_paragraph;
  uint32_t gap;         /* paragraphs of narration between the turn before and this one */
  uint32_t tagged;      /* the quotation whose tag speaks for the turn, or QAI_NONE */
  uint32_t mention;     /* that its tag, a script's name, or who acts in front of a reply gives; or QAI_NONE */
  uint32_t named;       /* the entity that it stands for, or QAI_NONE */
  uint32_t told;        /* the entity to which its tag says it is told, or QAI_NONE */
  uint32_t possessor;   /* the entity in it: "her" of "her mother"; or QAI_NONE */
  uint32_t beat_before; /* subjects, each a mention or QAI_NONE: of the own paragraph's sentence in front, */
  uint32_t beat_after;  /* of the sentence behind a piece, */
  uint32_t lead;        /* of the last sentence of the narration paragraph in front, */
  uint32_t follow;      /* of the first one of the narration paragraph behind */
  uint32_t doer;        /* mention of the one who acts in a plain beat in the turn's own paragraph, or QAI_NONE */
  uint32_t actor;       /* the entity that acts between the turn before and this one, or QAI_NONE; */
  uint8_t acting;       /* where: 0 beat_before, 1 lead, 2 the turn before's beat_after */
  uint8_t stretch;      /* how many words stand between the turn before and this one, 0 .. 5 */
  uint8_t length;       /* how many words its own are, 0 .. 3 */
  uint8_t quiet;        /* turns up to this one without narration in front, in a row; 255: and more */
  uint8_t class;        /* QAI_TURN_* */
  uint8_t gender;       /* QUOTEATTR_GENDER_* that its tag, else a pronoun beat, asks for */
  uint8_t lead_colon;   /* the narration in front ends with a colon */
  uint8_t plural;       /* its tag is plural */
  uint8_t phrase;       /* kind of noun phrase that its tag is, below QAI_PHRASES; with class QAI_TURN_NOMINAL */
  uint8_t called;       /* bits 1 << QUOTEATTR_GENDER_*: of those it addresses */
  uint8_t move;         /* QAI_MOVE_* of its tag's verb */
  uint8_t asks;         /* ends with a question mark */
  uint8_t stranger;     /* its tag tells somebody of his own; see dialogue_stranger.h */
  uint8_t narrated;     /* its paragraph has narration beside it */
  uint8_t answers;      /* calls somebody by a form of address, and the paragraph in front ends with a turn */
} qai_turn;

typedef struct qai_turns {
  const qai_mentions *mentions;
  qai_turn *items;
  uint32_t n_items;
  qai_speech_tag *tags; /* of each quotation */
  uint32_t *turn_of;    /* of each quotation: its turn, or QAI_NONE */
} qai_turns;

int qai_turns_find(const qai_mentions *mentions, qai_arena *arena, qai_turns *out);

#endif
