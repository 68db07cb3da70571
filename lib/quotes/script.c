/*
 * Finds scripts by their form: "NAME: …", "NAME (aside): …", "Q: …", "NAME. …", "NAME" above its speech.
 *
 * A paragraph may be a speech when up to four words with capitals and a colon begin it, or up to four words all in
 * capitals and a full stop, or when such words are all of it.  The text is a script when enough of its paragraphs are
 * such speeches, under names that come back: a list of headings or of scores does not bring its words back with
 * sentences behind them.
 */
#include "quotes/script.h"

#include "base/fetch.h"
#include "base/hash.h"
#include "quotes/script_head.h"

#include <string.h>

enum {
  MIN_SPEECHES = 3,
  MIN_WORDS = 3,  /* of a speech that counts as a sentence */
  MIN_QUOTED = 3, /* quoted speeches with names, to be a transcript inside marks */
  AHEAD = 8,      /* paragraphs whose first words are asked for, as they lie scattered */
};

/* ---- names that come back ---- */

typedef struct name_table {
  uint32_t *slots; /* paragraph that brought the name first, plus one; 0 is free */
  uint32_t *uses;  /* of each name */
  uint32_t mask, n;
} name_table;

static int
table_init(name_table *t, uint32_t n_lines, qai_arena *arena)
{
  size_t size = 16;
  while (size < 2 * (size_t)n_lines)
    size *= 2;
  t->mask = (uint32_t)(size - 1);
  t->n = 0;
  t->slots = qai_arena_calloc(arena, size, sizeof *t->slots);
  t->uses = qai_arena_calloc(arena, (size_t)n_lines + 1, sizeof *t->uses);
  return t->slots && t->uses ? QUOTEATTR_OK : QUOTEATTR_ERR_NOMEM;
}

static const char *
name_bytes(const qai_segment *seg, const qai_script_line *line, uint32_t *len)
{
  uint32_t start = seg->words[line->name_first].start;
  *len = seg->words[line->name_last - 1].end - start;
  return seg->text->bytes + start;
}

static void
count_name(name_table *t, const qai_segment *seg, qai_script_line *lines, uint32_t paragraph)
{
  uint32_t len, other_len, slot;
  const char *name = name_bytes(seg, &lines[paragraph], &len), *other;
  for (slot = qai_hash_salted(name, len) & t->mask; t->slots[slot]; slot = (slot + 1) & t->mask) {
    other = name_bytes(seg, &lines[t->slots[slot] - 1], &other_len);
    if (len == other_len && !memcmp(name, other, len)) {
      lines[paragraph].name = lines[t->slots[slot] - 1].name;
      t->uses[lines[paragraph].name]++;
      return;
    }
  }
  t->slots[slot] = paragraph + 1;
  lines[paragraph].name = t->n;
  t->uses[t->n++] = 1;
}

/* Words of the speech under a paragraph's name. */
static uint32_t
speech_words(const qai_segment *seg, const qai_script_line *line, uint32_t paragraph)
{
  if (!line->above)
    return seg->paragraph_words[paragraph + 1] - line->first;
  if (paragraph + 1 == seg->text->n_paragraphs)
    return 0;
  return seg->paragraph_words[paragraph + 2] - seg->paragraph_words[paragraph + 1];
}

/* What the lines of a text amount to. */
typedef struct tally {
  uint32_t speeches, back, above, sentences; /* back: under names that come back */
  uint32_t asked;                            /* right behind a question without a name */
  uint32_t stamps;                           /* lines of nothing but numbers and times */
} tally;

static int
is_question(const qai_segment *seg, uint32_t paragraph)
{
  return seg->text->bytes[seg->text->paragraphs[paragraph].end - 1] == '?';
}

static void
count_line(const qai_segment *seg, const name_table *t, const qai_script_line *lines, uint32_t p, tally *c)
{
  c->speeches++;
  c->back += t->uses[lines[p].name] >= 2;
  c->above += lines[p].above;
  c->sentences += speech_words(seg, &lines[p], p) >= MIN_WORDS;
  c->asked += p && !qai_script_is_named(&lines[p - 1]) && is_question(seg, p - 1);
}

static tally
take_tally(const qai_segment *seg, const name_table *t, const qai_script_line *lines)
{
  tally c = {0, 0, 0, 0, 0, 0};
  uint32_t p;
  for (p = 0; p < seg->text->n_paragraphs; p++)
    if (qai_script_is_named(&lines[p]))
      count_line(seg, t, lines, p, &c);
    else
      c.stamps += (uint32_t)qai_script_head_is_stamp(seg, seg->paragraph_words[p], seg->paragraph_words[p + 1]);
  return c;
}

/* "ANN", "@ann": no word of a sentence. */
static int
is_plain_name(const qai_segment *seg, const qai_script_line *line)
{
  const quoteattr_token *t = &seg->words[line->name_first];
  return (t->flags & QUOTEATTR_FLAG_ALL_CAPS) != 0 || t->kind == QUOTEATTR_TOKEN_HANDLE;
}

/* "ACT II", "SCENE 1." */
static int
is_numbered(const qai_segment *seg, const qai_script_line *line)
{
  const quoteattr_token *t = &seg->words[line->name_last - 1];
  uint32_t i;
  if (line->separator == ':' || line->name_last - line->name_first < 2)
    return 0;
  if (t->kind == QUOTEATTR_TOKEN_NUMBER)
    return 1;
  for (i = t->start; i < t->end; i++)
    if (!strchr("IVXLC.", seg->text->bytes[i]))
      return 0;
  return 1;
}

/* "Q&A: The woman who counts stars" above everything: no mark ends it. */
static int
is_title(const qai_segment *seg, uint32_t paragraph)
{
  return paragraph == 0 && seg->words[seg->paragraph_words[1] - 1].kind == QUOTEATTR_TOKEN_WORD;
}

/* A name that never comes back is one only in a text that is all speeches, in capitals, or a handle; a heading never
 * is. */
static void
drop_lone_names(const qai_segment *seg, const name_table *t, qai_script_line *lines, const tally *c)
{
  uint32_t p, n = seg->text->n_paragraphs;
  int all_speeches = c->speeches * 4 >= (n - c->above - c->stamps) * 3;
  for (p = 0; p < n; p++) {
    if (!qai_script_is_named(&lines[p]) || t->uses[lines[p].name] > 1)
      continue;
    if (is_title(seg, p) || is_numbered(seg, &lines[p]) || (!all_speeches && !is_plain_name(seg, &lines[p])))
      lines[p].name_last = lines[p].name_first;
  }
}

/* An interview whose questions have no name before them. */
static int
is_interview(const tally *c)
{
  return c->asked >= MIN_SPEECHES && c->asked * 4 >= c->speeches * 3 && c->back * 4 >= c->speeches * 3;
}

static int
is_script(const qai_segment *seg, const name_table *t, qai_script_line *lines)
{
  const tally c = take_tally(seg, t, lines);
  if (c.back * 2 < c.speeches || c.sentences * 3 < c.speeches * 2)
    return 0;
  if (!is_interview(&c) && (t->n < 2 || c.speeches * 2 < seg->text->n_paragraphs - c.above - c.stamps))
    return 0;
  drop_lone_names(seg, t, lines, &c);
  return 1;
}

/* Is a blank line before the paragraph? */
static int
is_set_apart(const qai_text *text, uint32_t paragraph)
{
  uint32_t i, n = 0, lf = 0;
  if (!paragraph)
    return 1;
  for (i = text->paragraphs[paragraph - 1].end; i < text->paragraphs[paragraph].start; i++) {
    n += text->bytes[i] == '\n' || text->bytes[i] == '\r';
    lf += text->bytes[i] == '\n';
  }
  return (lf ? lf : n) > 1;
}

static int
is_aside(const qai_segment *seg, uint32_t paragraph)
{
  return qai_script_head_is_aside(seg, seg->paragraph_words[paragraph], seg->paragraph_words[paragraph + 1]);
}

/* Who speaks each paragraph: the name it begins with; that in the paragraph above, asides left out; and further lines
 * right below, where blank lines part the speeches, with the times that stand above them. */
static void
find_heads(const qai_segment *seg, qai_script_line *lines)
{
  uint32_t p, head = QAI_NONE;
  int waits = 0, by_blanks = 0, apart = 0, after_stamp = 0;
  for (p = 0; p < seg->text->n_paragraphs; p++) {
    apart = is_set_apart(seg->text, p) || (apart && after_stamp);
    after_stamp = qai_script_head_is_stamp(seg, seg->paragraph_words[p], seg->paragraph_words[p + 1]);
    lines[p].head = QAI_NONE;
    if (qai_script_is_named(&lines[p])) {
      head = p;
      waits = (int)lines[p].above;
      by_blanks = apart;
      if (!waits)
        lines[p].head = p;
    } else if (!waits && (apart || !by_blanks)) {
      head = QAI_NONE;
    } else if (head != QAI_NONE && !is_aside(seg, p)) {
      lines[p].head = head;
      waits = 0;
    }
  }
}

static int
keep_lines(const qai_script_line *lines, uint32_t n, qai_arena *arena, qai_script *out)
{
  out->lines = qai_arena_alloc(arena, n * sizeof *lines);
  if (!out->lines)
    return QUOTEATTR_ERR_NOMEM;
  memcpy(out->lines, lines, n * sizeof *lines);
  return QUOTEATTR_OK;
}

int
qai_script_find(const qai_segment *seg, qai_arena *arena, qai_arena *scratch, qai_script *out)
{
  uint32_t p, n = seg->text->n_paragraphs, n_lines = 0;
  qai_script_line *lines;
  name_table table;
  out->lines = NULL;
  if (n < MIN_SPEECHES)
    return QUOTEATTR_OK;
  lines = qai_arena_calloc(scratch, n, sizeof *lines);
  if (!lines)
    return QUOTEATTR_ERR_NOMEM;
  for (p = 0; p < n; p++) {
    qai_fetch(&seg->words[seg->paragraph_words[n - p > AHEAD ? p + AHEAD : n - 1]]);
    qai_script_head_read(seg, seg->paragraph_words[p], seg->paragraph_words[p + 1], &lines[p]);
    n_lines += (uint32_t)qai_script_is_named(&lines[p]);
  }
  if (n_lines < MIN_SPEECHES)
    return QUOTEATTR_OK;
  if (table_init(&table, n_lines, scratch))
    return QUOTEATTR_ERR_NOMEM;
  for (p = 0; p < n; p++)
    if (qai_script_is_named(&lines[p]))
      count_name(&table, seg, lines, p);
  if (!is_script(seg, &table, lines))
    return QUOTEATTR_OK;
  find_heads(seg, lines);
  return keep_lines(lines, n, arena, out);
}

/* Where a speech ends, which subtitles close: "<v Ann>Yes.</v>". */
static uint32_t
speech_end(const qai_text *text, uint32_t paragraph)
{
  uint32_t start = text->paragraphs[paragraph].start, end = text->paragraphs[paragraph].end;
  return end - start > 4 && !memcmp(text->bytes + end - 4, "</v>", 4) ? end - 4 : end;
}

static int
add_region(const qai_segment *seg, uint32_t paragraph, uint32_t first, qai_arena *arena, qai_region_list *out)
{
  qai_region r;
  if (first >= seg->paragraph_words[paragraph + 1])
    return QUOTEATTR_OK;
  r = qai_region_without_marks(paragraph, seg->words[first].start, speech_end(seg->text, paragraph), 0,
                               QAI_REGION_SCRIPT);
  r.outer_start = seg->text->paragraphs[paragraph].start;
  return QAI_PUSH(arena, out, r);
}

int
qai_script_read(const qai_script *script, const qai_segment *seg, uint32_t paragraph, qai_arena *arena,
                qai_region_list *out)
{
  const qai_script_line *line = script->lines ? &script->lines[paragraph] : NULL;
  uint32_t first = line && line->head == paragraph ? line->first : seg->paragraph_words[paragraph];
  if (!line || line->head == QAI_NONE)
    return QUOTEATTR_OK;
  return add_region(seg, paragraph, first, arena, out);
}

/* ---- transcripts inside marks ---- */

/* The name and colon that a pair of marks begins with, when a sentence follows them. */
static int
read_region(const qai_segment *seg, const qai_region *r, qai_script_line *line)
{
  line->name = QAI_NONE;
  return !(r->flags & QAI_REGION_SCRIPT) && qai_script_head_read(seg, r->first, r->last, line) &&
         line->separator == ':' && r->last - line->first >= MIN_WORDS;
}

/* Do enough of the outermost pairs of marks begin with a name?  “Yes: I saw it.” here and there makes no transcript. */
static int
is_quoted_script(const qai_quotes *q)
{
  uint32_t i, n = 0, all = 0, without = 0;
  qai_script_line line;
  for (i = 0; i < q->n_regions; i++)
    all += q->regions[i].parent == QAI_NONE;
  if (all < MIN_QUOTED)
    return 0;
  for (i = 0; i < q->n_regions && without * 2 <= all; i++)
    if (q->regions[i].parent == QAI_NONE) {
      int has_name = read_region(q->tags->segment, &q->regions[i], &line);
      n += (uint32_t)has_name;
      without += (uint32_t)!has_name;
    }
  return n >= MIN_QUOTED && n * 2 >= all;
}

/* For `n` paragraphs that nobody speaks. */
static qai_script_line *
make_lines(uint32_t n, qai_arena *arena)
{
  qai_script_line *lines = qai_arena_calloc(arena, n, sizeof *lines);
  uint32_t p;
  for (p = 0; lines && p < n; p++)
    lines[p].name = lines[p].head = QAI_NONE;
  return lines;
}

int
qai_script_quoted(qai_quotes *q, qai_arena *arena)
{
  const qai_segment *seg = q->tags->segment;
  qai_script_line *lines = q->script, line;
  uint32_t i;
  if (!is_quoted_script(q))
    return QUOTEATTR_OK;
  if (!lines)
    lines = q->script = make_lines(seg->text->n_paragraphs, arena);
  if (!lines)
    return QUOTEATTR_ERR_NOMEM;
  for (i = 0; i < q->n_regions; i++) {
    qai_region *r = &q->regions[i];
    if (r->parent != QAI_NONE || !read_region(seg, r, &line))
      continue;
    lines[r->paragraph] = line;
    lines[r->paragraph].head = r->paragraph;
    r->flags |= QAI_REGION_SCRIPT;
    r->first = line.first;
    r->start = seg->words[r->first].start;
  }
  return QUOTEATTR_OK;
}

void
qai_script_name(const qai_quotes *q, const qai_region *r, uint32_t *first, uint32_t *last)
{
  const qai_script_line *line = &q->script[q->script[r->paragraph].head];
  qai_script_line own;
  if (line->name == QAI_NONE && qai_script_head_read(q->tags->segment, qai_region_word_before(q, r) + 1, r->last, &own))
    line = &own;
  *first = line->name_first;
  *last = line->name_last;
}
