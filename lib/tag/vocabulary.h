/*
 * The vocabulary of a session: what is known of the spellings that it has met, kept from document to document.
 *
 * In: words.  Out: an entry for each, which hangs on its spelling alone, so that no document depends on those before.
 * It holds a bounded number; when it is full, the document goes on without new ones, and before the next one those are
 * forgotten that no second document had.  A document of more than QAI_VOCABULARY_WORDS does without: it meets most of
 * its spellings again itself.
 */
#ifndef QAI_TAG_VOCABULARY_H
#define QAI_TAG_VOCABULARY_H

#include "lexicon/lexicon.h"
#include "tag/slots.h"
#include "tag/sums.h"

#include <string.h>

enum {
  QAI_VOCABULARY_WORDS = 16384,
  QAI_VOCABULARY_MAX = 8192, /* entries */
  QAI_VOCABULARY_CHUNK = 32, /* that are allocated together */
  QAI_VOCABULARY_MAX_FORM = QAI_SLOTS_MAX_LENGTH - 1 /* bytes of a word that it keeps: a key tells their number */
};

enum { /* qai_notes.made */
       QAI_NOTE_CLASS = 1,
       QAI_NOTE_RATES = 2,
       QAI_NOTE_FACETS = 4,
       QAI_NOTE_PASSAGE = 8,
       QAI_NOTE_SIGNS = 16
};

/* What later stages know of a spelling, whatever the document: each writes its part, and that it has. */
typedef struct qai_notes {
  uint8_t made;        /* QAI_NOTE_* */
  uint8_t class;       /* qai_feature_class_of_spelling() */
  uint16_t facets[5];  /* mention/facets.c */
  uint32_t rates : 25; /* quotes/genre.c */
  uint32_t signs : 7;  /* mention/forms.c */
  uint32_t passage[6]; /* attribute/passage.c */
} qai_notes;

/* Five cache lines; beside the two of `known` that the words around ask for, the fourth is all that is read of a short
 * word. */
typedef struct qai_vocabulary_entry {
  qai_tag_known known;
  uint64_t bytes; /* the key's, as its rest: 0 in one that was forgotten */
  uint32_t rest;
  uint32_t entry;   /* of the lexicon; of one that was forgotten: the next such one, as in qai_vocabulary.forgotten */
  uint16_t record;  /* the lexicon's */
  uint8_t expected; /* qai_tag_expect() */
  uint8_t again;    /* a second document had the spelling, since entries were forgotten last */
  uint32_t here;    /* qai_vocabulary.here of the document that had it last, and its id there below that */
  qai_notes notes;
  char form[QAI_VOCABULARY_MAX_FORM + 1]; /* of a long word */
} qai_vocabulary_entry;

/* A word with its new entry. */
typedef struct qai_vocabulary_new {
  const quoteattr_token *word;
  qai_vocabulary_entry *entry;
} qai_vocabulary_new;

typedef struct qai_vocabulary {
  qai_arena arena;
  const qai_tagger *tagger; /* of the document in work: always the same one */
  uint32_t *slots;          /* where entries are found: 1 + the place, with some of the key's product above; 0: free */
  uint32_t mask, shift;     /* as in qai_slots */
  qai_vocabulary_entry *chunks[QAI_VOCABULARY_MAX / QAI_VOCABULARY_CHUNK];
  uint32_t n;
  uint32_t n_places;     /* of entries, those that were forgotten included */
  uint32_t forgotten;    /* 1 + the place of the first of these, or 0 */
  uint32_t numbers;      /* given to spellings, those without an entry included */
  uint32_t here;         /* tells the document in work from others, above the bits of an id */
  qai_tag_known *border; /* what stands outside a text; NULL: nothing is there yet */
  qai_sums sums;         /* by these numbers, among others */
  uint32_t n_words;      /* that the tables of these are made for */
  qai_vocabulary_new met_first[QAI_LEXICON_FORMS]; /* what is to be learned */
  uint32_t n_met_first;
} qai_vocabulary;

void qai_vocabulary_init(qai_vocabulary *v, const quoteattr_allocator *alloc);
/* Gives all its memory back; it is then as after qai_vocabulary_init(). */
void qai_vocabulary_clear(qai_vocabulary *v);
/* A document of `n_words` begins.  After QUOTEATTR_ERR_NOMEM the vocabulary is empty. */
int qai_vocabulary_begin(qai_vocabulary *v, const qai_tagger *tagger, uint32_t n_words);
/* A word is looked for in three steps, each for several words, since what they read lies scattered.  First the slot for
 * its key's product is asked for, then its entry, if there seems to be one: it is returned, and with it the third
 * step, qai_vocabulary_meet(), need not be gone, where it is what qai_vocabulary_is() and qai_vocabulary_meet_again()
 * take. */
void qai_vocabulary_fetch_slot(const qai_vocabulary *v, uint64_t product);
qai_vocabulary_entry *qai_vocabulary_fetch_entry(const qai_vocabulary *v, uint64_t product);
/* The entry of a word, whose key and product these are; *met is NULL when there is none and no room for it.  A word
 * whose spelling the document has not had yet gives it the id `next`.  Nothing else may be read of the entry until
 * qai_vocabulary_learn(), which has to follow whatever happens. */
int qai_vocabulary_meet(qai_vocabulary *v, const char *bytes, const quoteattr_token *word, const qai_slot *key,
                        uint64_t product, uint32_t next, qai_vocabulary_entry **met);
/* Fills in the entries of the words of this text that were met for the first time. */
void qai_vocabulary_learn(qai_vocabulary *v, const char *bytes);
/* A number that no other spelling has. */
uint32_t qai_vocabulary_number(qai_vocabulary *v);

/* Is it the entry of the word with this key and these bytes? */
static inline int
qai_vocabulary_is(const qai_vocabulary_entry *m, const char *form, const qai_slot *key)
{
  return m->bytes == key->bytes && m->rest == key->rest &&
         (!qai_slots_is_long(key->rest) || !memcmp(m->form, form, qai_slots_length(key->rest)));
}

/* Meets an entry that is there: the first time in a document it gets the id `next`.  Which time it is is a toss-up in a
 * short one, hence no branch. */
static inline void
qai_vocabulary_meet_again(const qai_vocabulary *v, qai_vocabulary_entry *m, uint32_t next)
{
  int first = m->here < v->here;
  m->again |= (uint8_t)first;
  m->here = first ? v->here | next : m->here;
}

/* The id in the document in work of an entry that it met. */
static inline uint32_t
qai_vocabulary_id(const qai_vocabulary_entry *met)
{
  return met->here & (QAI_VOCABULARY_WORDS - 1);
}

#endif
