/*
 * Finds scripts by their form: "NAME: …", "NAME (aside): …", "Q: …", "NAME. …", "NAME" above its speech.
 *
 * A paragraph may be a speech when up to four words with capitals and a colon begin it, or up to four words all in
 * capitals and a full stop, or when such words are all of it.  The text is a script when enough of its paragraphs are
 * such speeches, under names that come back: a list of headings or of scores does not bring its words back with
 * sentences behind them.
 */
#include "quotes/script.h"

#include "base/hash.h"

#include <string.h>

enum {
  NAME_WORDS = 4,
  ASIDE_WORDS = 12,
  MIN_SPEECHES = 3,
  MIN_WORDS = 3,  /* of a speech that counts as a sentence */
  MIN_QUOTED = 3, /* quoted speeches with names, to be a transcript inside marks */
};

typedef struct cursor {
  const qai_segment *seg;
  uint32_t w, end;
} cursor;

static int
is_char(const cursor *c, char ch)
{
  const quoteattr_token *t = c->w < c->end ? &c->seg->words[c->w] : NULL;
  return t && t->end == t->start + 1 && c->seg->text->bytes[t->start] == ch;
}

static int
is_name_word(const cursor *c, int all_caps)
{
  const quoteattr_token *t = &c->seg->words[c->w];
  if (c->w >= c->end || (t->kind != QUOTEATTR_TOKEN_WORD && t->kind != QUOTEATTR_TOKEN_NUMBER))
    return 0;
  if (all_caps)
    return (t->flags & QUOTEATTR_FLAG_ALL_CAPS) != 0 ||
           (t->flags & QUOTEATTR_FLAG_CAPITAL && t->end - t->start <= 2 && t->kind == QUOTEATTR_TOKEN_WORD);
  return (t->flags & QUOTEATTR_FLAG_CAPITAL) != 0 || t->kind == QUOTEATTR_TOKEN_NUMBER;
}

/* "Q." and "DR." hold their full stop. */
static int
ends_in_stop(const cursor *c, uint32_t word)
{
  const quoteattr_token *t = &c->seg->words[word];
  return t->end - t->start >= 2 && c->seg->text->bytes[t->end - 1] == '.';
}

/* Goes beyond "(laughing)" or "[rising]", when there is such an aside. */
static void
skip_aside(cursor *c)
{
  uint32_t start = c->w, stop = c->w + ASIDE_WORDS;
  if (!is_char(c, '(') && !is_char(c, '['))
    return;
  while (c->w < c->end && c->w < stop && !is_char(c, ')') && !is_char(c, ']'))
    c->w++;
  if (c->w < c->end && c->w < stop)
    c->w++;
  else
    c->w = start;
}

static uint32_t
read_name(cursor *c, int all_caps)
{
  uint32_t first = c->w;
  while (c->w - first < NAME_WORDS && is_name_word(c, all_caps))
    c->w++;
  return c->w;
}

/* The name with a colon behind it, or in capitals with a full stop, or alone in its paragraph. */
static int
read_head(cursor *c, qai_script_line *line)
{
  uint32_t first = c->w;
  line->name_first = first;
  line->name_last = read_name(c, 0);
  if (c->w == first)
    return 0;
  skip_aside(c);
  line->separator = ':';
  if (is_char(c, ':')) {
    c->w++;
    return 1;
  }
  c->w = first;
  line->name_last = read_name(c, 1);
  skip_aside(c);
  line->separator = '.';
  if (c->w > first && (is_char(c, '.') || ends_in_stop(c, c->w - 1))) {
    c->w += (uint32_t)is_char(c, '.');
    return 1;
  }
  line->separator = 0;
  return c->w > first && c->w == c->end;
}

static void
read_paragraph(const qai_segment *seg, uint32_t paragraph, qai_script_line *line)
{
  cursor c;
  c.seg = seg;
  c.w = seg->paragraph_words[paragraph];
  c.end = seg->paragraph_words[paragraph + 1];
  while (c.w < c.end && (is_char(&c, '_') || is_char(&c, '*')))
    c.w++;
  if (!read_head(&c, line)) {
    line->name_first = line->name_last = 0;
    return;
  }
  while (is_char(&c, '_') || is_char(&c, '*'))
    c.w++;
  skip_aside(&c);
  line->first = c.w;
  if (c.w == c.end)
    line->separator = 0;
}

/* ---- names that come back ---- */

typedef struct name_table {
  uint32_t *slots; /* paragraph that brought the name first, plus one; 0 is free */
  uint32_t *uses;  /* of each name */
  uint32_t mask, n;
} name_table;

static int
table_init(name_table *t, uint32_t n_lines, qai_arena *arena)
{
  uint32_t size = 16;
  while (size < 2 * n_lines)
    size *= 2;
  t->mask = size - 1;
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
  for (slot = qai_hash_bytes(name, len, 0) & t->mask; t->slots[slot]; slot = (slot + 1) & t->mask) {
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

static int
is_line(const qai_script_line *line)
{
  return line->name_last > line->name_first;
}

/* Words of the speech under a paragraph's name. */
static uint32_t
speech_words(const qai_segment *seg, const qai_script_line *line, uint32_t paragraph)
{
  if (line->separator)
    return seg->paragraph_words[paragraph + 1] - line->first;
  if (paragraph + 1 == seg->text->n_paragraphs)
    return 0;
  return seg->paragraph_words[paragraph + 2] - seg->paragraph_words[paragraph + 1];
}

/* What the lines of a text amount to. */
typedef struct tally {
  uint32_t speeches, back, above, sentences; /* back: under names that come back */
} tally;

static void
count_line(const qai_segment *seg, const name_table *t, const qai_script_line *lines, uint32_t p, tally *c)
{
  c->speeches++;
  c->back += t->uses[lines[p].name] >= 2;
  c->above += !lines[p].separator;
  c->sentences += speech_words(seg, &lines[p], p) >= MIN_WORDS;
}

static int
all_caps(const qai_segment *seg, const qai_script_line *line)
{
  return (seg->words[line->name_first].flags & QUOTEATTR_FLAG_ALL_CAPS) != 0;
}

/* A name that never comes back is one only in a text that is all speeches, or in capitals. */
static void
drop_lone_names(const qai_segment *seg, const name_table *t, qai_script_line *lines, const tally *c)
{
  uint32_t p, n = seg->text->n_paragraphs;
  if (c->speeches * 4 >= (n - c->above) * 3)
    return;
  for (p = 0; p < n; p++)
    if (is_line(&lines[p]) && t->uses[lines[p].name] < 2 && !all_caps(seg, &lines[p]))
      lines[p].name_last = lines[p].name_first;
}

static int
is_script(const qai_segment *seg, const name_table *t, qai_script_line *lines)
{
  uint32_t p, n = seg->text->n_paragraphs;
  tally c = {0, 0, 0, 0};
  for (p = 0; p < n; p++)
    if (is_line(&lines[p]))
      count_line(seg, t, lines, p, &c);
  if (c.speeches < MIN_SPEECHES || t->n < 2 || c.back * 2 < c.speeches || c.sentences * 3 < c.speeches * 2 ||
      c.speeches * 2 < n - c.above)
    return 0;
  drop_lone_names(seg, t, lines, &c);
  return 1;
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
    read_paragraph(seg, p, &lines[p]);
    n_lines += (uint32_t)is_line(&lines[p]);
  }
  if (table_init(&table, n_lines, scratch))
    return QUOTEATTR_ERR_NOMEM;
  for (p = 0; p < n; p++)
    if (is_line(&lines[p]))
      count_name(&table, seg, lines, p);
  return is_script(seg, &table, lines) ? keep_lines(lines, n, arena, out) : QUOTEATTR_OK;
}

static int
add_region(const qai_segment *seg, uint32_t paragraph, uint32_t outer_start, uint32_t first, qai_arena *arena,
           qai_region_list *out)
{
  qai_region r;
  if (first >= seg->paragraph_words[paragraph + 1])
    return QUOTEATTR_OK;
  memset(&r, 0, sizeof r);
  r.outer_start = outer_start;
  r.start = seg->words[first].start;
  r.end = r.outer_end = seg->text->paragraphs[paragraph].end;
  r.paragraph = paragraph;
  r.parent = r.quotation = QAI_NONE;
  r.flags = QAI_REGION_SCRIPT;
  return QAI_PUSH(arena, out, r);
}

int
qai_script_read(const qai_script *script, const qai_segment *seg, uint32_t paragraph, qai_arena *arena,
                qai_region_list *out)
{
  const qai_script_line *line = script->lines ? &script->lines[paragraph] : NULL;
  uint32_t start = seg->text->paragraphs[paragraph].start;
  if (!line)
    return QUOTEATTR_OK;
  if (is_line(line))
    return line->separator ? add_region(seg, paragraph, start, line->first, arena, out) : QUOTEATTR_OK;
  if (paragraph && is_line(line - 1) && !line[-1].separator)
    return add_region(seg, paragraph, start, seg->paragraph_words[paragraph], arena, out);
  return QUOTEATTR_OK;
}

/* ---- transcripts inside marks ---- */

/* The name and colon that a pair of marks begins with, when a sentence follows them. */
static int
read_region(const qai_segment *seg, const qai_region *r, qai_script_line *line)
{
  cursor c;
  c.seg = seg;
  c.w = r->first;
  c.end = r->last;
  if (r->flags & QAI_REGION_SCRIPT || !read_head(&c, line) || line->separator != ':')
    return 0;
  line->first = c.w;
  return c.end - c.w >= MIN_WORDS;
}

static uint32_t
count_quoted(const qai_quotes *q)
{
  uint32_t i, n = 0;
  qai_script_line line;
  for (i = 0; i < q->n_regions; i++)
    n += q->regions[i].parent == QAI_NONE && read_region(q->tags->segment, &q->regions[i], &line);
  return n;
}

int
qai_script_quoted(qai_quotes *q, qai_arena *arena)
{
  const qai_segment *seg = q->tags->segment;
  qai_script_line *lines = q->script, line;
  uint32_t i;
  if (count_quoted(q) < MIN_QUOTED)
    return QUOTEATTR_OK;
  if (!lines)
    lines = q->script = qai_arena_calloc(arena, seg->text->n_paragraphs, sizeof *lines);
  if (!lines)
    return QUOTEATTR_ERR_NOMEM;
  for (i = 0; i < q->n_regions; i++) {
    qai_region *r = &q->regions[i];
    if (r->parent != QAI_NONE || !read_region(seg, r, &line))
      continue;
    lines[r->paragraph] = line;
    r->flags |= QAI_REGION_SCRIPT;
    r->first = line.first;
    r->start = seg->words[r->first].start;
  }
  return QUOTEATTR_OK;
}
