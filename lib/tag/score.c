#include "tag/score.h"

#include "tag/decide.h"
#include "tag/tag.h"

enum {
  AHEAD = 8,  /* spellings in the making: their rows stay in the nearest cache */
  CHUNK = 128 /* known spellings that are allocated together: they take what room there is piece by piece */
};

/* The words of the round after the next, and what these tell of the next. */
static void
fetch(const qai_segment *segment, const qai_spellings *spellings, uint32_t i)
{
  uint32_t k;
  for (k = i + AHEAD; k < i + 2 * AHEAD && k < spellings->n; k++) {
    qai_fetch(segment->text->bytes + segment->words[spellings->items[k].word].start);
    qai_fetch(spellings->items[k].lexeme);
  }
  for (; k < i + 3 * AHEAD && k < spellings->n; k++)
    qai_fetch(&segment->words[spellings->items[k].word]);
}

/* Begins what is known of a spelling that the vocabulary has not. */
static void
begin(const qai_scorer *s, const qai_segment *segment, const qai_spelling *spelling, uint32_t number, uint32_t id,
      qai_tag_making *making)
{
  const char *bytes = segment->text->bytes;
  const quoteattr_token *token = &segment->words[spelling->word];
  uint8_t expected = qai_tag_expect(bytes, token, spelling->lexeme);
  qai_tag_known *k = s->known[id];
  qai_tag_word_init(bytes, token, spelling->lexeme, &k->seen);
  qai_tag_known_begin(making, k, s->tagger, qai_tag_excluded(token, spelling->lexeme), !(expected & QAI_TAG_OPEN),
                      number);
  s->expected[id] = expected;
}

/* Room for `n`. */
static int
alloc_known(qai_tag_known **known, uint32_t n, qai_arena *arena)
{
  uint32_t i, k;
  for (i = 0; i < n; i += CHUNK) {
    uint32_t more = n - i < CHUNK ? n - i : CHUNK;
    qai_tag_known *chunk = qai_sums_alloc(arena, more, sizeof *chunk);
    if (!chunk)
      return QUOTEATTR_ERR_NOMEM;
    for (k = 0; k < more; k++)
      known[i + k] = &chunk[k];
  }
  return QUOTEATTR_OK;
}

/* Every spelling is new. */
static int
init_alone(qai_scorer *s, const qai_segment *segment, const qai_spellings *spellings, qai_arena *arena)
{
  uint32_t n = spellings->n, i, k;
  qai_tag_making making[AHEAD];
  if (qai_sums_init(&s->sums, s->tagger, segment->n_words, arena) || alloc_known(s->known, n + 1, arena))
    return QUOTEATTR_ERR_NOMEM;
  for (i = 0; i < n; i += k) {
    fetch(segment, spellings, i);
    for (k = 0; k < AHEAD && i + k < n; k++)
      begin(s, segment, &spellings->items[i + k], i + k < QAI_TAG_MAX_NUMBER ? i + k + 1 : 0, i + k, &making[k]);
    for (k = 0; k < AHEAD && i + k < n; k++)
      qai_tag_known_finish(&making[k], s->tagger);
  }
  s->known[n]->seen = qai_tag_border;
  qai_tag_known_init(s->known[n], s->tagger, 0, 1, 0);
  return QUOTEATTR_OK;
}

static int
init_with(qai_scorer *s, const qai_segment *segment, const qai_spellings *spellings, qai_vocabulary *vocabulary,
          qai_arena *arena)
{
  qai_vocabulary_entry *const *met = spellings->met;
  qai_tag_making making;
  uint32_t i;
  s->sums = vocabulary->sums;
  for (i = 0; i < spellings->n; i++) {
    if (met[i]) {
      s->known[i] = &met[i]->known;
      s->expected[i] = met[i]->expected;
      continue;
    }
    s->known[i] = qai_sums_alloc(arena, 1, sizeof **s->known);
    if (!s->known[i])
      return QUOTEATTR_ERR_NOMEM;
    begin(s, segment, &spellings->items[i], qai_vocabulary_number(vocabulary), i, &making);
    qai_tag_known_finish(&making, s->tagger);
  }
  s->known[i] = vocabulary->border;
  return QUOTEATTR_OK;
}

int
qai_scorer_init(qai_scorer *scorer, const qai_tagger *tagger, const qai_segment *segment,
                const qai_spellings *spellings, qai_vocabulary *vocabulary, qai_arena *arena)
{
  scorer->tagger = tagger;
  scorer->few_made = vocabulary != NULL;
  scorer->spelling = spellings->of_word;
  scorer->expected = qai_arena_alloc(arena, spellings->n);
  scorer->known = qai_arena_alloc(arena, ((size_t)spellings->n + 1) * sizeof *scorer->known);
  if (!scorer->expected || !scorer->known)
    return QUOTEATTR_ERR_NOMEM;
  return vocabulary ? init_with(scorer, segment, spellings, vocabulary, arena)
                    : init_alone(scorer, segment, spellings, arena);
}

void
qai_scorer_fetch(const qai_scorer *s, uint32_t i, uint32_t t1, uint32_t t2)
{
  const qai_tag_known *word = s->known[s->spelling[i]];
  qai_fetch(&word->own);
  qai_fetch(qai_sums_at(&s->sums.after_tag, qai_sums_after_tag_key(qai_tag_known_number(word), t1)));
  qai_fetch(qai_sums_at(&s->sums.history, qai_sums_history_key(word, t1, t2)));
}

void
qai_scorer_fetch_rows(const qai_scorer *s, uint32_t i, uint32_t t1, uint32_t t2)
{
  qai_sums_fetch_rows(&s->sums, s->known[s->spelling[i]], t1, t2);
}

/* First what may have to be made, then the additions. */
uint8_t
qai_scorer_best(const qai_scorer *s, uint32_t i, uint32_t t1, uint32_t t2)
{
  const uint32_t *id = s->spelling + i;
  const qai_tag_known *word = s->known[id[0]], *before = s->known[*(id - 1)], *after = s->known[id[1]];
  const qai_tagger_sums *shapes = qai_sums_shapes(&s->sums, before->before.key, word->before.key, after->after.key);
  const qai_tagger_sums *history = qai_sums_history(&s->sums, word, t1, t2);
  const qai_tagger_sums *after_tag = qai_sums_after_tag(&s->sums, word, t1);
  qai_tagger_lanes x = qai_tagger_load(&s->known[*(id - 2)]->before2);
  x = qai_tagger_plus(x, &before->before);
  x = qai_tagger_plus(x, &after->after);
  x = qai_tagger_plus(x, &s->known[id[2]]->after2);
  x = qai_tagger_plus(x, shapes);
  x = qai_tagger_plus(x, history);
  x = qai_tagger_plus(x, after_tag);
  return qai_tagger_best_of(x);
}
