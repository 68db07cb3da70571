#include "tag/score.h"

#include "tag/decide.h"
#include "tag/tag.h"

static void
know(const qai_scorer *s, const qai_segment *segment, const qai_spelling *spelling, uint32_t id)
{
  const char *bytes = segment->text->bytes;
  const quoteattr_token *token = &segment->words[spelling->word];
  uint8_t decided = qai_tag_decide(bytes, token, spelling->lexeme);
  qai_tag_known *k = &s->known[id];
  qai_tag_word_init(bytes, token, spelling->lexeme, &k->seen);
  qai_tag_known_init(k, s->tagger, qai_tag_excluded(token, spelling->lexeme), decided != QAI_TAG_NONE,
                     id < QAI_TAG_MAX_NUMBER ? id + 1 : 0);
  s->decided[id] = decided;
}

int
qai_scorer_init(qai_scorer *scorer, const qai_tagger *tagger, const qai_segment *segment,
                const qai_spellings *spellings, qai_arena *arena)
{
  uint32_t i;
  scorer->tagger = tagger;
  scorer->spelling = spellings->of_word;
  scorer->decided = qai_arena_alloc(arena, spellings->n);
  scorer->known = qai_sums_alloc(arena, (size_t)spellings->n + 1, sizeof *scorer->known);
  if (!scorer->decided || !scorer->known || qai_sums_init(&scorer->sums, tagger, segment->n_words, arena))
    return QUOTEATTR_ERR_NOMEM;
  for (i = 0; i < spellings->n; i++)
    know(scorer, segment, &spellings->items[i], i);
  scorer->known[i].seen = qai_tag_border;
  qai_tag_known_init(&scorer->known[i], tagger, 0, 1, 0);
  return QUOTEATTR_OK;
}

/* First all that may have to be made, then the additions. */
uint8_t
qai_scorer_best(const qai_scorer *s, uint32_t i, uint32_t t1, uint32_t t2)
{
  const uint32_t *id = s->spelling + i;
  const qai_tag_known *word = &s->known[id[0]];
  const qai_tagger_sums *before2 = qai_tag_known_before2(&s->known[*(id - 2)], s->tagger);
  const qai_tagger_sums *before = qai_tag_known_before(&s->known[*(id - 1)], s->tagger);
  const qai_tagger_sums *after = qai_tag_known_after(&s->known[id[1]], s->tagger);
  const qai_tagger_sums *after2 = qai_tag_known_after2(&s->known[id[2]], s->tagger);
  const qai_tagger_sums *shapes =
      qai_sums_shapes(&s->sums, before->key >> 1, word->before.key >> 1, after->key >> 1);
  const qai_tagger_sums *history = qai_sums_history(&s->sums, word, t1, t2);
  const qai_tagger_sums *after_tag = qai_sums_after_tag(&s->sums, word, t1);
  qai_tagger_lanes x = qai_tagger_load(before2);
  x = qai_tagger_plus(x, before);
  x = qai_tagger_plus(x, after);
  x = qai_tagger_plus(x, after2);
  x = qai_tagger_plus(x, shapes);
  x = qai_tagger_plus(x, history);
  x = qai_tagger_plus(x, after_tag);
  return qai_tagger_best_of(x);
}
