#include "tag/score.h"

#include "tag/decide.h"
#include "tag/tag.h"

enum {
  AHEAD = QAI_SCORER_AHEAD,
  CHUNK = 64,     /* known spellings that are allocated together: they take what room there is piece by piece */
  TOGETHER = 1024 /* words whose spellings are made known together: many share rows, which are then still near */
};

/* What is read of a spelling that comes soon, and what tells where that is of a later one. */
static void
fetch(const qai_scorer *s, uint32_t id)
{
  const quoteattr_token *words = s->segment->words;
  const qai_spelling *all = s->spellings->items;
  uint32_t n = s->spellings->n;
  if (id + AHEAD < n) {
    qai_fetch(s->segment->text->bytes + words[all[id + AHEAD].word].start);
    qai_fetch(all[id + AHEAD].lexeme);
  }
  if (id + 2 * AHEAD < n)
    qai_fetch(&words[all[id + 2 * AHEAD].word]);
}

/* Begins what is known of a spelling that the vocabulary has not. */
static void
begin(const qai_scorer *s, uint32_t number, uint32_t id, qai_tag_making *making)
{
  const qai_spelling *spelling = &s->spellings->items[id];
  const char *bytes = s->segment->text->bytes;
  const quoteattr_token *token = &s->segment->words[spelling->word];
  uint8_t expected = qai_tag_expect(bytes, token, spelling->lexeme);
  qai_tag_known *k = s->known[id];
  qai_tag_word_init(bytes, token, spelling->lexeme, &k->seen);
  qai_tag_known_begin(making, k, &s->sums.kinds, qai_tag_excluded(token, spelling->lexeme), !(expected & QAI_TAG_OPEN),
                      number);
  s->expected[id] = expected;
}

/* Where a spelling is known that comes for the first time; NULL without memory. */
static qai_tag_known *
take_place(qai_scorer *s)
{
  if (s->n_past)
    return s->known[s->past[--s->n_past]];
  if (!s->n_room) {
    s->n_room = s->spellings->n - s->n_begun < CHUNK ? s->spellings->n - s->n_begun : CHUNK;
    s->room = qai_tag_alloc(s->arena, s->n_room, sizeof *s->room);
  }
  return s->room ? &s->room[--s->n_room] : NULL;
}

/* Begins the next spelling, if there is one. */
static int
begin_next(qai_scorer *s)
{
  uint32_t id = s->n_begun;
  if (id == s->spellings->n)
    return QUOTEATTR_OK;
  s->known[id] = take_place(s);
  if (!s->known[id])
    return QUOTEATTR_ERR_NOMEM;
  fetch(s, id);
  begin(s, id < QAI_TAG_MAX_NUMBER ? id + 1 : 0, id, &s->making[id % AHEAD]);
  s->n_begun++;
  return QUOTEATTR_OK;
}

/* The next spelling: its rows were asked for some spellings before. */
static int
make_known(qai_scorer *s)
{
  qai_tag_known_finish(&s->making[s->n_made++ % AHEAD], s->tagger);
  return begin_next(s);
}

/* Nobody asks any more for the words before `end`.  No branch, as whether a spelling comes again is a toss-up. */
static void
leave(qai_scorer *s, uint32_t end)
{
  uint32_t n = s->n_past, *past = s->past, i;
  for (i = s->n_left; i < end; i++) {
    uint32_t id = s->spelling[i];
    past[n] = id;
    n += s->last[id] == i;
  }
  s->n_past = n;
  s->n_left = end;
}

int
qai_scorer_begin(qai_scorer *s, uint32_t first, uint32_t end)
{
  const qai_spellings *all = s->spellings;
  if (s->few_made)
    return QUOTEATTR_OK;
  leave(s, first < 2 ? 0 : first - 2);
  if (s->n_made == all->n || all->items[s->n_made].word >= end + 2)
    return QUOTEATTR_OK;
  for (end += TOGETHER; s->n_made < all->n && all->items[s->n_made].word < end;)
    if (make_known(s))
      return QUOTEATTR_ERR_NOMEM;
  return QUOTEATTR_OK;
}

/* Every spelling is new. */
static int
init_alone(qai_scorer *s, qai_arena *arena)
{
  uint32_t n = s->spellings->n, i;
  s->arena = arena;
  s->room = NULL;
  s->n_begun = s->n_made = s->n_past = s->n_room = s->n_left = 0;
  s->last = qai_arena_alloc(arena, n * sizeof *s->last);
  s->past = qai_arena_alloc(arena, ((size_t)n + 1) * sizeof *s->past);
  s->known[n] = qai_tag_alloc(arena, 1, sizeof **s->known);
  if (!s->last || !s->past || !s->known[n] || qai_sums_init(&s->sums, s->tagger, s->segment->n_words, arena))
    return QUOTEATTR_ERR_NOMEM;
  for (i = 0; i < s->segment->n_words; i++)
    s->last[s->spelling[i]] = i;
  s->known[n]->seen = qai_tag_border;
  qai_tag_known_init(s->known[n], &s->sums.kinds, 0, 1, 0);
  for (i = 0; i < AHEAD; i++)
    if (begin_next(s))
      return QUOTEATTR_ERR_NOMEM;
  return QUOTEATTR_OK;
}

static int
init_with(qai_scorer *s, qai_vocabulary *vocabulary, qai_arena *arena)
{
  const qai_spellings *spellings = s->spellings;
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
    s->known[i] = qai_tag_alloc(arena, 1, sizeof **s->known);
    if (!s->known[i])
      return QUOTEATTR_ERR_NOMEM;
    begin(s, qai_vocabulary_number(vocabulary), i, &making);
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
  scorer->segment = segment;
  scorer->spellings = spellings;
  scorer->few_made = vocabulary != NULL;
  scorer->spelling = spellings->of_word;
  scorer->expected = qai_arena_alloc(arena, spellings->n);
  scorer->known = qai_arena_alloc(arena, ((size_t)spellings->n + 1) * sizeof *scorer->known);
  if (!scorer->expected || !scorer->known)
    return QUOTEATTR_ERR_NOMEM;
  return vocabulary ? init_with(scorer, vocabulary, arena) : init_alone(scorer, arena);
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
