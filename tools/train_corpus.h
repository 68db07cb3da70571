/* The train set as the trainers see it: each document run through the library's stages, its marked
 * attributions as word spans. */
#ifndef TRAIN_CORPUS_H
#define TRAIN_CORPUS_H

#include "attribute/reports.h"
#include "engine/stages.h"

typedef struct gold {
  qai_word_span cue, source; /* empty when there is none */
  qai_word_span content[QAI_REPORT_PARTS];
  uint32_t n_content;
  uint32_t chunk; /* that holds the cue, or QAI_NONE */
} gold;

typedef struct document {
  char *text;
  qai_arena arena;
  qai_stages stages;
  qai_view view;
  qai_passage_forms forms;
  gold *gold;
  uint32_t n_gold;
  uint32_t fold;
  int varied; /* made of another document, to learn from alone */
} document;

typedef struct corpus {
  document **documents; /* each where it was made: its stages point at each other */
  uint32_t n_documents, n_folds;
} corpus;

/* Exits with a message when the file cannot be read. */
void corpus_read(corpus *out, const char *path, uint32_t n_folds);
/* Adds varied documents (vary_news.py), each to the fold of the one that it is made of; exits likewise. */
void corpus_add_varied(corpus *c, const char *path);
void corpus_free(corpus *c);

#endif
