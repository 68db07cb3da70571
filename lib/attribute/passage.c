#include "attribute/passage.h"

#include "base/bytes.h"
#include "base/fetch.h"
#include "base/hash.h"

#include <string.h>

#define COMMON 110    /* highest frequency class (qai_lexeme.rank) of a word that is known by its bytes */
#define KEPT_FIRST 2u /* words between marks that are looked at: the first ones, */
#define KEPT_LAST 3u  /* and the last */
#define AHEAD 8u      /* words */
#define LONGEST 32u   /* bytes of a word that count */

static char
fold(char c)
{
  if (c >= 'A' && c <= 'Z')
    return (char)(c - 'A' + 'a');
  return c >= '0' && c <= '9' ? '0' : c;
}

/* Hashes the folded bytes; the apostrophe ’ counts as '. */
static uint32_t
hash_any(const char *s, uint32_t len)
{
  char buf[LONGEST];
  uint32_t i, n = 0;
  for (i = 0; i < len && n < sizeof buf; i++) {
    if (s[i] == '\xe2' && len - i >= 3 && memcmp(s + i, "\xe2\x80\x99", 3) == 0) {
      buf[n++] = '\'';
      i += 2;
    } else
      buf[n++] = fold(s[i]);
  }
  return qai_hash_bytes(buf, n, 0);
}

/* The last three bytes, folded. */
static uint32_t
ending_of_any(const char *s, uint32_t len)
{
  uint32_t k, ending = 0;
  for (k = len < 3 ? 0 : len - 3; k < len; k++)
    ending = ending << 8 | (unsigned char)fold(s[k]);
  return ending;
}

/* Eight ASCII bytes folded. */
static uint64_t
fold8(uint64_t x)
{
  const uint64_t ones = 0x0101010101010101u;
  uint64_t digits = (x + ones * (0x80 - '0')) & ~(x + ones * (0x7F - '9')) & ones * 0x80;
  return qai_bytes_lower8(x) & ~(digits / 0x80 * 0x0F);
}

/* The same as ending_of_any() of ASCII; `before` bytes can be read before it. */
static uint32_t
ending_of(const char *s, uint32_t len, uint32_t before)
{
  uint32_t n = len < 3 ? len : 3, x = (uint32_t)fold8(qai_bytes_load_end(s + len, n, before + len));
  return ((x & 0xFF) << 16 | (x & 0xFF00) | (x >> 16 & 0xFF)) >> 8 * (3 - n);
}

/* Reads hash and ending: by eights where it is ASCII, with no branch for what is left. */
static void
read_bytes(const char *s, uint32_t len, uint32_t before, qai_passage_form *w)
{
  uint64_t x, all = 0;
  uint32_t i, h = QAI_HASH_FIRST;
  for (i = 0; i + 8 < len && i < LONGEST; i += 8) {
    all |= x = qai_bytes_load8(s + i);
    h = qai_hash_more(h, fold8(x), 8);
  }
  all |= x = qai_bytes_load_end(s + len, len, before + len);
  if (len > LONGEST || all & 0x8080808080808080u) {
    w->form = hash_any(s, len);
    w->ending = ending_of_any(s, len);
    return;
  }
  w->form = qai_hash_end(qai_hash_more(h, fold8(x), len - i));
  w->ending = ending_of(s, len, before);
}

static uint8_t
shape_of(const quoteattr_token *t, const char *s)
{
  uint32_t kind = t->kind > 15 ? 15 : t->kind, letters = 0;
  if (t->flags & QUOTEATTR_FLAG_ALL_CAPS)
    letters = 2;
  else if (t->flags & QUOTEATTR_FLAG_CAPITAL)
    letters = 1;
  if (t->flags & QUOTEATTR_FLAG_CLITIC)
    letters = 3;
  if (t->end - t->start == 1)
    letters |= 4;
  else if (memchr(s, '-', t->end - t->start))
    letters |= 8;
  return (uint8_t)(kind << 4 | letters);
}

/* The five classes of cues lie side by side. */
static uint8_t
cue_code(uint32_t classes)
{
  return (uint8_t)(classes / QAI_LEX_CUE_SAY & 31);
}

/* Words that are seldom met, names above all, are known by how they look: what a model learns of one of them says
 * nothing of the next text, and takes the rows of others. */
static uint32_t
form_of_rare(const qai_passage_form *w)
{
  return qai_hash_end(qai_hash_more(w->ending * 31u + w->shape, w->classes, 4));
}

/* Reads what depends on the spelling of word `i` alone. */
static void
read_form(const qai_tags *tags, uint32_t i, qai_passage_form *w)
{
  const quoteattr_token *t = &tags->segment->words[i];
  const char *s = tags->segment->text->bytes + t->start;
  const qai_lexeme *x = qai_tag_lexeme(tags, i);
  w->classes = x->classes;
  w->cue = cue_code(x->classes);
  w->rate = (uint8_t)((x->cue_rate + 31) / 32);
  read_bytes(s, t->end - t->start, t->start, w);
  w->shape = shape_of(t, s);
  if (t->kind != QUOTEATTR_TOKEN_WORD || w->cue || (x->rank > 0 && x->rank <= COMMON))
    w->kin = w->form;
  else
    w->form = form_of_rare(w);
  w->lemma = x->lemma ? 0x5bd1e995u * (x->lemma + 1u) : w->form;
  w->met = 1;
}

/* Reads it, unless a document before had it. */
static void
know_form(const qai_tags *tags, uint32_t i, qai_passage_form *w)
{
  qai_notes *notes = qai_tag_notes(tags, tags->spellings.of_word[i]);
  if (notes && notes->made & QAI_NOTE_PASSAGE) {
    memcpy(w, notes->passage, sizeof *w);
    return;
  }
  read_form(tags, i, w);
  if (notes) {
    memcpy(notes->passage, w, sizeof *w);
    notes->made |= QAI_NOTE_PASSAGE;
  }
}

int
qai_passage_forms_make(const qai_tags *tags, qai_arena *arena, qai_passage_forms *out)
{
  out->tags = tags;
  out->items = qai_arena_calloc(arena, (size_t)tags->spellings.n + 1, sizeof *out->items);
  return out->items ? QUOTEATTR_OK : QUOTEATTR_ERR_NOMEM;
}

/* All styles of marks look the same. */
static void
make_mark(qai_passage_word *w)
{
  w->form = w->lemma = w->kin = w->ending = 0x51ed270bu * w->quote;
  w->shape = w->quote;
  w->tag = QAI_TAG_PUNCT;
}

/* The forms lie scattered; those of words soon to be read are fetched. */
static void
fetch_form(const qai_view *v, uint32_t i, const qai_passage_forms *forms)
{
  if (i < v->n_words) {
    const qai_passage_form *f = &forms->items[forms->tags->spellings.of_word[i]];
    qai_fetch(f);
    qai_fetch(&f->met); /* may lie in the next line of the cache */
  }
}

static void
read_word(const qai_view *v, uint32_t i, qai_passage_forms *forms, qai_passage_word *w)
{
  qai_passage_form *f = &forms->items[forms->tags->spellings.of_word[i]];
  if (!f->met)
    know_form(forms->tags, i, f);
  memcpy(w, f, sizeof *f);
  w->quote = v->words[i].quote;
  w->mark = v->words[i].mark;
  w->mention = v->words[i].mention;
  w->edge = v->words[i].edge;
  w->tag = forms->tags->tag[i];
  if (!w->kin)
    w->kin = w->tag;
  if (w->quote == QAI_VIEW_OPEN || w->quote == QAI_VIEW_CLOSE)
    make_mark(w);
}

/* Words from word `i` on, up to `last`, that stand between the same marks; 1 when it stands outside. */
static uint32_t
run_at(const qai_view *v, uint32_t i, uint32_t last)
{
  uint32_t first = i;
  if (v->words[i++].quote < QAI_VIEW_FIRST)
    return 1;
  while (i < last && v->words[i].quote == QAI_VIEW_INSIDE)
    i++;
  return i - first;
}

/* Chooses the words of the passage. */
static void
choose_words(qai_passage *p)
{
  uint32_t i, k, run, n = 0, n_all = p->chunk.last - p->chunk.first;
  for (i = 0; i < n_all; i += run) {
    run = run_at(p->view, p->chunk.first + i, p->chunk.last);
    for (k = 0; k < run; k++) {
      p->place[i + k] = (uint16_t)n;
      if (k < KEPT_FIRST || k + KEPT_LAST >= run)
        p->at[n++] = (uint16_t)(i + k);
    }
  }
  p->n = n;
  p->at[n] = (uint16_t)n_all;
  p->place[n_all] = (uint16_t)n;
}

void
qai_passage_read(const qai_view *view, const qai_chunk *chunk, qai_passage_forms *forms, qai_passage *out)
{
  qai_passage_word *w = out->room + QAI_PASSAGE_PAD;
  uint32_t i, k, sentence = 0;
  out->view = view;
  out->chunk = *chunk;
  choose_words(out);
  out->words = w;
  memset(out->room, 0, QAI_PASSAGE_PAD * sizeof *w);
  memset(w + out->n, 0, QAI_PASSAGE_PAD * sizeof *w);
  for (k = 0, i = chunk->first; k < out->n; k++) {
    fetch_form(view, qai_passage_at(out, k + AHEAD < out->n ? k + AHEAD : k), forms);
    read_word(view, qai_passage_at(out, k), forms, &w[k]);
    for (; i <= qai_passage_at(out, k); i++)
      sentence += (view->words[i].edge & QAI_EDGE_FIRST) != 0;
    w[k].sentence = (uint16_t)sentence;
  }
}
