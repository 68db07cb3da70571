/*
 * Segmentation: words and sentences.
 *
 * In: qai_text.  Out: the words of the text in order (syntactic words: do|n't; those that continue a surface
 * token carry QUOTEATTR_FLAG_CLITIC), and its sentences.  A sentence lies within one paragraph and is a run of
 * whole words; every word is in exactly one sentence.  All punctuation is words of its own.
 */
#ifndef QAI_SEGMENT_SEGMENT_H
#define QAI_SEGMENT_SEGMENT_H

#include "text/text.h"

typedef struct qai_sentence {
  uint32_t start, end;  /* bytes, from its first word's start to its last word's end */
  uint32_t first, last; /* words, half open */
  uint32_t paragraph;
} qai_sentence;

enum { QAI_MARKS_AFTER = 12 };

typedef struct qai_segment {
  const qai_text *text;
  quoteattr_token *words;
  uint32_t n_words;
  uint32_t *paragraph_words; /* n_paragraphs + 1: first word of each paragraph, then n_words */
  qai_sentence *sentences;
  uint32_t n_sentences;
  uint32_t *paragraph_sentences; /* n_paragraphs + 1 */
  uint32_t *marks; /* words that are neither letters, numbers nor commas, and abbreviations; in order, then some
                    * (QAI_MARKS_AFTER) QAI_NONE */
  uint32_t n_marks;
  uint32_t *clitics; /* words with QUOTEATTR_FLAG_CLITIC, in order */
  uint32_t n_clitics;
} qai_segment;

/* Words only (sentences left empty).  The words themselves are made in `kept`, which may be `arena`, so that a result
 * can take them over. */
int qai_segment_words(const qai_text *text, qai_arena *arena, qai_arena *kept, qai_segment *out);
/* The same by one of the versions for this machine, fastest first; QUOTEATTR_ERR_ARG beyond the last. */
int qai_segment_words_by(int index, const qai_text *text, qai_arena *arena, qai_arena *kept, qai_segment *out);
/* Sentences of a segment that has its words; sets QUOTEATTR_FLAG_SENTENCE_START. */
int qai_segment_sentences(qai_segment *segment, qai_arena *arena);
/* Surface tokens: the words with their clitics joined again.  `tokens` has room for all words that are no clitics;
 * gives their number. */
uint32_t qai_segment_surface(const quoteattr_token *words, uint32_t n_words, quoteattr_token *tokens);

/* Index of the word that holds byte `offset`, else of the first one after it (n_words when none).  O(log n). */
uint32_t qai_segment_word_at(const qai_segment *segment, uint32_t offset);
/* Index of the sentence that holds word `word` (binary search). */
uint32_t qai_segment_sentence_of(const qai_segment *segment, uint32_t word);
uint32_t qai_segment_paragraph_of(const qai_segment *segment, uint32_t word);
/* Are the two words written alike? */
int qai_segment_same_bytes(const qai_segment *segment, uint32_t a, uint32_t b);
/* Does the word begin a line, or the text?  Cost: the bytes between it and the word before. */
int qai_segment_begins_line(const qai_segment *segment, uint32_t word);

#endif
