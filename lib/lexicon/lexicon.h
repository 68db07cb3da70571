/*
 * The lexicon: what is known of a word form before its context is seen.  Generated from data/ by
 * tools/make_lexicon.py into one perfect-hash table.
 *
 * An entry is found by the form, folded (ASCII and Latin letters to lower case, ’ to ').  Entry 0 is the
 * unknown word: all zero.
 */
#ifndef QAI_LEXICON_LEXICON_H
#define QAI_LEXICON_LEXICON_H

#include <stddef.h>
#include <stdint.h>

#include "lexicon/symbols.h" /* generated: QAI_W_<WORD> for the grammar words of data/grammar.tsv */

/* Classes of a word form (bits of qai_lexeme.classes).  A form may have several. */
enum {
  QAI_LEX_ABBREVIATION = 1u << 0, /* written with a full stop ("Inc", "e.g") */
  QAI_LEX_ABBR_TITLE = 1u << 1,   /* ... that a name follows, so never ends a sentence ("Mr", "Gen") */
  QAI_LEX_TITLE = 1u << 2,        /* stands before a name: "Mr", "President", "aunt", "spokeswoman" */
  QAI_LEX_ROLE = 1u << 3,         /* noun for a person by role: "minister", "spokesman", "teacher" */
  QAI_LEX_PERSON_NOUN = 1u << 4,  /* noun for a person otherwise: "man", "girl", "stranger" */
  QAI_LEX_GROUP_NOUN = 1u << 5,   /* plural or collective people: "officials", "critics", "crowd" */
  QAI_LEX_ORG_NOUN = 1u << 6,     /* head of an organisation's name: "Committee", "Inc", "University" */
  QAI_LEX_GIVEN_NAME = 1u << 7,
  QAI_LEX_SURNAME = 1u << 8,
  QAI_LEX_PLACE = 1u << 9,       /* countries, US states, capitals */
  QAI_LEX_DEMONYM = 1u << 10,    /* "Canadian", "French" */
  QAI_LEX_CUE_SAY = 1u << 11,    /* a form of a plain reporting verb ("said", "adding") */
  QAI_LEX_CUE_MAYBE = 1u << 12,  /* a form of a verb that reports in the right frame ("called", "promised") */
  QAI_LEX_CUE_SPEECH = 1u << 13, /* reports beside a direct quotation only ("grinned", "sighed") */
  QAI_LEX_CUE_THINK = 1u << 14,  /* belief or intention, not speech ("believes", "hopes") */
  QAI_LEX_CUE_NOUN = 1u << 15,   /* "statement", "promise", "claim" */
  QAI_LEX_MONTH_DAY = 1u << 16,  /* "Monday", "January", with their abbreviations */
  QAI_LEX_PARTICLE = 1u << 17,   /* inside a name: "de", "van", "bin", "al" */
  QAI_LEX_SUFFIX = 1u << 18,     /* after a name: "Jr", "III", "MD", "Inc" */
  QAI_LEX_KINSHIP = 1u << 19,    /* "mother", "uncle" */
  QAI_LEX_COMMON = 1u << 20,     /* also an ordinary lower-case word ("Will", "Rose", "The") */
  QAI_LEX_ADVERB = 1u << 21,
  QAI_LEX_AUXILIARY = 1u << 22,
  QAI_LEX_DETERMINER = 1u << 23,
  QAI_LEX_PREPOSITION = 1u << 24,
  QAI_LEX_CONJUNCTION = 1u << 25,
  QAI_LEX_PRONOUN = 1u << 26,
  QAI_LEX_INTERJECTION = 1u << 27,
  QAI_LEX_FRENCH = 1u << 28,     /* the entry's cue bits come from the French list */
  QAI_LEX_ELISION = 1u << 29,    /* begins with an apostrophe for what is left out: "'tis", "'em" */
  QAI_LEX_ABBR_NUMBER = 1u << 30 /* an abbreviation when a number follows ("No. 5"); if also COMMON, only then */
};
/* A cue that is no verb or noun of saying ("according", "reportedly", "adamant"). */
#define QAI_LEX_CUE_OTHER (1u << 31)
/* Nouns for a person, and what stands before a person's name. */
#define QAI_LEX_PERSON ((uint32_t)(QAI_LEX_TITLE | QAI_LEX_ROLE | QAI_LEX_PERSON_NOUN | QAI_LEX_KINSHIP))
/* What needs a word after it. */
#define QAI_LEX_LEADS                                                                                                  \
  ((uint32_t)(QAI_LEX_DETERMINER | QAI_LEX_PREPOSITION | QAI_LEX_CONJUNCTION | QAI_LEX_TITLE | QAI_LEX_PARTICLE))

enum { /* qai_lexeme.pronoun_case */
       QAI_CASE_NONE = 0,
       QAI_CASE_SUBJECT = 1,
       QAI_CASE_OBJECT = 2, /* "her" too, which is also possessive (DETERMINER) */
       QAI_CASE_POSSESSIVE = 3,
       QAI_CASE_REFLEXIVE = 4
};

enum { /* what a verb of speech does to what was said before */
       QAI_MOVE_NONE = 0,
       QAI_MOVE_ANSWER, /* "replied", "echoed" */
       QAI_MOVE_GO_ON,  /* "continued", "went on" */
       QAI_MOVE_THINK,
       QAI_MOVE_ASK,
       QAI_MOVES
};

enum { /* qai_lexeme.form: inflection of a cue verb */
       QAI_FORM_NONE = 0,
       QAI_FORM_BASE = 1, /* also the past of "put", "read", "cast" */
       QAI_FORM_S = 2,
       QAI_FORM_PAST = 3,
       QAI_FORM_PARTICIPLE = 4,
       QAI_FORM_ING = 5,
       QAI_FORM_PAST_OR_PARTICIPLE = 6
};

/* Dimensions of contrast: age, order ("first", "second"), height, girth, size, colour; kin ("brother");
 * party ("Republican"). */
enum { QAI_CONTRAST_BITS = 3, QAI_CONTRAST_DIMENSIONS = 8 };
enum { QAI_CONTRAST_AGE = 0, QAI_CONTRAST_ORDER = 1, QAI_CONTRAST_KIN = 6, QAI_CONTRAST_PARTY = 7 };

typedef struct qai_lexeme {
  uint32_t classes;     /* QAI_LEX_* */
  uint32_t tags;        /* bit set of the parts of speech seen with it (1 << QAI_TAG_*), 0 when unknown */
  uint16_t symbol;      /* QAI_W_* of a grammar word, else 0 */
  uint16_t lemma;       /* id of the verb's lemma among the cue verbs, from 1; else 0 */
  uint8_t form;         /* QAI_FORM_* */
  uint8_t gender;       /* QUOTEATTR_GENDER_* of a title, pronoun or person noun; 0 unknown or either */
  uint8_t name_gender;  /* the same of a given name ("Page" is hers, "page" is his) */
  uint8_t gender_sure;  /* 1: (nearly) always of that gender, 0: mostly */
  uint8_t number;       /* 1 singular, 2 plural, 0 either */
  uint8_t person;       /* 1, 2, 3 of a pronoun, else 0 */
  uint8_t pronoun_case; /* QAI_CASE_* */
  uint8_t cue_rate;     /* how often the form is (in) a cue in the training news, 0..255 */
  uint8_t fiction_rate; /* how often the form is a cue in the training novels, 0..255 */
  uint8_t tag;          /* the commonest part of speech (QAI_TAG_*) */
  uint8_t tag_sure;     /* 1: it is hardly ever another one */
  uint8_t rank;         /* frequency class as a word: 1 commonest, 10 steps to a halving, 0 unknown */
  uint8_t name_rank;    /* frequency class as a name, in the same steps, 0 unknown */
  uint8_t contrast;     /* "old", "young": value (1 ..) with QAI_CONTRAST_BITS, dimension above; 0 for other words */
  uint8_t describes;    /* 1: a noun that may be said of somebody named before ("the midfielder"), and its plural */
  uint8_t being;        /* 1: a noun for an animal or a being of fancy ("tortoise", "goblin"), and its plural */
  uint8_t work;         /* 1: a noun for what has a title ("novel", "album") */
  uint8_t kinds;        /* bits: what a body is that has the noun in its name, or may be called by it */
  uint8_t room[2];      /* nothing: two of them fill a line of the cache */
} qai_lexeme;

/* Id of the entry for a form, 0 when unknown.  One full stop at its end is not looked at ("Mr." is "mr").
 * A form may hold a space ("new york").  Cost: one hash, a look at one entry. */
uint32_t qai_lexicon_find(const char *form, size_t len);
/* The same of up to QAI_LEXICON_FORMS forms at once, which takes much less time. */
enum { QAI_LEXICON_FORMS = 16 };
typedef struct qai_lexicon_query {
  const char *bytes;
  size_t len;
  size_t before; /* bytes that can be read before it */
} qai_lexicon_query;
void qai_lexicon_find_all(const qai_lexicon_query *forms, uint32_t n, uint32_t *ids);
/* Whether a form is of QAI_LEX_LEADS: of most others a small table tells it, so that nothing waits for the large ones.
 */
int qai_lexicon_leads(const char *form, size_t len);
/* The entry; that of the unknown word when there is no such id. */
const qai_lexeme *qai_lexicon_entry(uint32_t id);

/* The tables behind it: entries that are alike share a record. */
typedef struct qai_lexicon_tables {
  const uint64_t *entry;    /* of each id: the upper 48 bits of the form's hash, and the record */
  const qai_lexeme *lexeme; /* of each record, those of common words first */
} qai_lexicon_tables;

extern const qai_lexicon_tables qai_lexicon_data;

static inline uint16_t
qai_lexicon_record(uint32_t id)
{
  return (uint16_t)(qai_lexicon_data.entry[id] & 0xFFFF);
}

/* The entry of an id that qai_lexicon_find() gave, without a call: every stage asks it of every word. */
static inline const qai_lexeme *
qai_lexicon_known(uint32_t id)
{
  return &qai_lexicon_data.lexeme[qai_lexicon_record(id)];
}

/* The folded form of an entry (not NUL-terminated), for diagnosis and training. */
const char *qai_lexicon_form(uint32_t id, size_t *len);
/* Ids are below this.  They are no frequency order and change when the lists do. */
uint32_t qai_lexicon_size(void);
/* Changes whenever the tables do. */
uint32_t qai_lexicon_checksum(void);

/* Folds a form as the lexicon does: at most `size` bytes into `out`, with zeros behind it up to a multiple of eight, as
 * far as there is room; returns the length, 0 when it does not fit.  `before`: bytes that can be read before it, which
 * makes it faster. */
size_t qai_lexicon_fold(const char *form, size_t len, size_t before, char *out, size_t size);

/* Entry of a cue verb's base form, 0 when there is no such lemma. */
uint32_t qai_lexicon_lemma_entry(uint16_t lemma);
/* 1 when the verb with this particle (QAI_W_ON ...) tells of speech: "went on", "pointed out". */
int qai_lexicon_verb_particle(uint16_t lemma, uint16_t particle);
/* QAI_MOVE_* of a cue verb. */
uint8_t qai_lexicon_verb_move(uint16_t lemma);
/* 1 when a cue verb's object may be whom it tells: "told the court it was over". */
int qai_lexicon_verb_tells(uint16_t lemma);
/* 1 when the given names of the two entries may belong to one person (Bob, Robert); 0 for equal ids. */
int qai_lexicon_nickname(uint32_t a, uint32_t b);

#endif
