/*
 * What the class masks alone tell of some blocks of 64 bytes: where words begin and end unless bit_blocks.h knows
 * better, and what it has to look at.
 *
 * In: class masks.  Out: for each block and kind one bit a byte.  Each block's numbers depend on its masks and on those
 * of the ones around it alone, so that compilers work on several blocks at once.
 */
#ifndef QAI_SEGMENT_PLAN_H
#define QAI_SEGMENT_PLAN_H

#include "text/masks.h"

#include <string.h>

enum { QAI_PLAN_BLOCKS = 32 }; /* planned at once, */
enum { QAI_PLAN_SOME = 4 };    /*   so many at a time */

/* What the masks alone tell of some blocks one after the other. */
typedef struct qai_plan {
  uint64_t starts[QAI_PLAN_BLOCKS];  /* first bytes of words */
  uint64_t ends[QAI_PLAN_BLOCKS];    /* bytes after words */
  uint64_t odd[QAI_PLAN_BLOCKS];     /* letters and digits without a space before them, others with one */
  uint64_t stops[QAI_PLAN_BLOCKS];   /* full stops that are words of their own but for abbreviations */
  uint64_t asks[QAI_PLAN_BLOCKS];    /* those after letters; after words that end as those do that are two */
  uint64_t look[QAI_PLAN_BLOCKS];    /* what takes more than the masks: see qai_bits_read_rest(); then `asks` as well */
  uint64_t flagged[QAI_PLAN_BLOCKS]; /* bytes after two capitals; ends of abbreviations, set by bit_blocks.h */
  uint64_t words[QAI_PLAN_BLOCKS];   /* ASCII letters and digits */
  uint64_t before[QAI_PLAN_BLOCKS];  /* those of the block before */
  uint64_t letters[QAI_PLAN_BLOCKS]; /* bytes after ASCII letters */
  uint64_t digits[QAI_PLAN_BLOCKS];  /* bytes after ASCII digits */
  uint64_t marks[QAI_PLAN_BLOCKS];   /* what else there is, but for commas and what qai_masks has as `alone` */
  uint64_t signs[QAI_PLAN_BLOCKS];   /* neither letters, digits, spaces nor commas */
  /* Of none; set by bit_blocks.h, which also puts right what stands above: starts of clitics, of words of which the
   * first byte does not tell all (“ ”, with ’ within, 3rd), of either. */
  uint64_t clitics[QAI_PLAN_BLOCKS];
  uint64_t unlike[QAI_PLAN_BLOCKS];
  uint64_t rare[QAI_PLAN_BLOCKS];
  uint32_t from; /* the first block, */
  uint32_t n;    /*   and how many */
} qai_plan;

/* The masks of some blocks, as one number of the processor where there is such a type. */
#if defined(__GNUC__)
typedef uint64_t qai_plan_some __attribute__((vector_size(8 * QAI_PLAN_SOME)));
#else
typedef uint64_t qai_plan_some;
#endif

/* Plans `n` blocks from `block` on, and perhaps some more of those that stand after the text's.  `endings`, of these
 * blocks alone: right after what ends as words do that are two.  (Macros, as compilers warn of functions that such
 * numbers are passed to.) */
QAI_INLINE void
qai_plan_make(qai_plan *p, const qai_masks *m, const uint64_t *endings, uint32_t block, uint32_t n)
{
  enum { SOME = sizeof(qai_plan_some) / sizeof(uint64_t) };
  qai_plan_some commas, last_commas, next_commas, words, last_words, next_words, space, last_space, next_space;
  qai_plan_some upper, last_upper;
  qai_plan_some digit, last_digit, dot, last_dot, alone, last_alone, next_alone, ending;
  qai_plan_some word, last_word, after, after_digit, comma, closes, next_closes, stops, last_own, own, signs, twice,
      out;
  uint32_t i;
  p->from = block;
  p->n = n;
#define LOAD(x, from) memcpy(&(x), (from) + block + i, sizeof(x))
#define LOAD_LAST(x, from) memcpy(&(x), (from) + block + i - 1, sizeof(x))
#define LOAD_NEXT(x, from) memcpy(&(x), (from) + block + i + 1, sizeof(x))
#define AFTER(x, last_x) ((x) << 1 | (last_x) >> 63)
#define STORE(x, to) (out = (x), memcpy((to) + i, &out, sizeof out))
  for (i = 0; i < n; i += SOME) {
    LOAD(commas, m->comma);
    LOAD_LAST(last_commas, m->comma);
    LOAD_NEXT(next_commas, m->comma);
    LOAD(words, m->word);
    LOAD_LAST(last_words, m->word);
    LOAD_NEXT(next_words, m->word);
    LOAD(space, m->space);
    LOAD_LAST(last_space, m->space);
    LOAD_NEXT(next_space, m->space);
    LOAD(upper, m->upper);
    LOAD_LAST(last_upper, m->upper);
    LOAD(digit, m->digit);
    LOAD_LAST(last_digit, m->digit);
    LOAD(dot, m->dot);
    LOAD_LAST(last_dot, m->dot);
    LOAD(alone, m->alone);
    LOAD_LAST(last_alone, m->alone);
    LOAD_NEXT(next_alone, m->alone);
    memcpy(&ending, endings + i, sizeof ending);
    word = words & ~commas;
    last_word = last_words & ~last_commas;
    after = AFTER(word, last_word);
    after_digit = AFTER(digit, last_digit);
    comma = commas & ~words;
    closes = space | comma | alone;
    next_closes = next_space | (next_commas & ~next_words) | next_alone;
    stops = dot & ~AFTER(dot, last_dot) & (closes >> 1 | next_closes << 63);
    own = comma | alone | stops;
    last_own = (last_commas & ~last_words) | last_alone | (last_dot & ~(last_dot << 1) & closes << 63);
    signs = ~((words ^ commas) | space);
    STORE((word & ~after) | own, p->starts);
    STORE((after & ~word) | AFTER(own, last_own), p->ends);
    STORE(AFTER(space, last_space) ^ word, p->odd);
    STORE(stops, p->stops);
    STORE(after & ~after_digit & (stops | (ending & ~word)), p->asks);
    STORE((signs & ~own) | (comma & after_digit) | (word & after & (digit ^ after_digit)), p->look);
    STORE(word, p->words);
    STORE(last_word, p->before);
    STORE(after & ~after_digit, p->letters);
    STORE(after_digit, p->digits);
    STORE(signs & ~own, p->marks);
    STORE(signs, p->signs);
    twice = (upper & AFTER(upper, last_upper)) << 1 | (last_upper & last_upper << 1) >> 63;
    STORE(twice, p->flagged);
    STORE(word ^ word, p->clitics);
    STORE(word ^ word, p->unlike);
    STORE(word ^ word, p->rare);
  }
#undef LOAD
#undef LOAD_LAST
#undef LOAD_NEXT
#undef AFTER
#undef STORE
}

#endif
