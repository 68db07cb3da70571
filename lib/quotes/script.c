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
#include "quotes/script_head.h"
#include "quotes/script_names.h"

#include <string.h>

enum {
  MIN_SPEECHES = 3,
  MIN_WORDS = 3,  /* of a speech that counts as a sentence */
  MIN_QUOTED = 3, /* quoted speeches with names, to be a transcript inside marks */
  ROW = 3,        /* speeches one behind the other, each under a name of its own */
  HEARD = 40,     /* words of a speech in which "I" or "you" is looked for */
  AHEAD = 8,      /* paragraphs whose first words are asked for, as they lie scattered */
};

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
  uint32_t apart;                            /* lines of nothing but numbers and times, headings in capitals */
  uint32_t fields;                           /* "Date: May 14" at the head of it all */
  uint32_t row;                              /* 1: several speak one behind the other, none of whom comes back */
} tally;

static int
is_question(const qai_segment *seg, uint32_t paragraph)
{
  return seg->text->bytes[seg->text->paragraphs[paragraph].end - 1] == '?';
}

/* A word or a bracket at the end is none. */
static int
ends_in_mark(const qai_segment *seg, uint32_t paragraph)
{
  const quoteattr_token *t = &seg->words[seg->paragraph_words[paragraph + 1] - 1];
  char last = seg->text->bytes[t->end - 1];
  if (t->kind == QUOTEATTR_TOKEN_WORD || t->kind == QUOTEATTR_TOKEN_NUMBER)
    return last == '.';
  return last != ')' && last != ']';
}

static void
count_line(const qai_script_names *t, uint32_t p, tally *c)
{
  const qai_segment *seg = t->tags->segment;
  c->speeches++;
  c->back += qai_script_names_uses(t, p) >= 2;
  c->above += t->lines[p].above;
  c->sentences += speech_words(seg, &t->lines[p], p) >= MIN_WORDS;
  c->asked += p && !qai_script_is_named(&t->lines[p - 1]) && is_question(seg, p - 1);
}

/* A stamp or a heading: nobody's. */
static int
is_apart(const qai_script_names *t, uint32_t p)
{
  const qai_segment *seg = t->tags->segment;
  uint32_t first = seg->paragraph_words[p], end = seg->paragraph_words[p + 1];
  return qai_script_head_is_stamp(seg, first, end) || qai_script_head_is_heading(t->tags, first, end);
}

static void
take_tally(const qai_script_names *t, tally *c)
{
  uint32_t p;
  for (p = 0; p < t->tags->segment->text->n_paragraphs; p++)
    if (qai_script_is_named(&t->lines[p]))
      count_line(t, p, c);
    else
      c->apart += (uint32_t)is_apart(t, p);
}

static void
drop_name(qai_script_line *line)
{
  line->name_last = line->name_first;
}

/* ---- fields at the head of a script ---- */

/* Some of the words of a speech: QAI_NONE, or one for which `is` holds. */
static uint32_t
find_early(const qai_script_names *t, uint32_t p, int (*is)(const qai_tags *tags, uint32_t word))
{
  uint32_t w, end = t->tags->segment->paragraph_words[p + 1];
  for (w = t->lines[p].first; w < end && w - t->lines[p].first < HEARD; w++)
    if (is(t->tags, w))
      return w;
  return QAI_NONE;
}

static int
is_clausal(const qai_tags *tags, uint32_t word)
{
  return tags->tag[word] == QAI_TAG_VERB || tags->tag[word] == QAI_TAG_AUX || tags->tag[word] == QAI_TAG_PRON ||
         tags->tag[word] == QAI_TAG_INTJ || qai_tag_is_mark(tags, word, '?') || qai_tag_is_mark(tags, word, '!');
}

/* "Interviewer: | Ann Lee": a person's name begins what stands behind the colon. */
static int
gives_person(const qai_script_names *t, uint32_t p)
{
  qai_script_line name = t->lines[p];
  name.name_first = name.first;
  name.name_last = name.first + 2;
  return name.name_last <= t->tags->segment->paragraph_words[p + 1] && qai_script_names_is_person(t->tags, &name);
}

/* "Date: May 14, 1987", "Present: Ann Lee, Tom Hale." */
static int
is_field(const qai_script_names *t, uint32_t p)
{
  const qai_script_line *line = &t->lines[p];
  if (line->separator != ':' || line->above || t->tags->segment->words[line->name_first].kind == QUOTEATTR_TOKEN_HANDLE)
    return 0;
  if (!ends_in_mark(t->tags->segment, p))
    return qai_script_names_uses(t, p) < 2 || gives_person(t, p);
  return qai_script_names_uses(t, p) < 2 && !qai_script_names_is_person(t->tags, line) && gives_person(t, p) &&
         find_early(t, p, is_clausal) == QAI_NONE;
}

/* Do marks end most speeches, as in no chat? */
static int
has_marks(const qai_script_names *t)
{
  uint32_t p, n = 0, ended = 0;
  for (p = 0; p < t->tags->segment->text->n_paragraphs; p++)
    if (qai_script_is_named(&t->lines[p])) {
      n++;
      ended += (uint32_t)ends_in_mark(t->tags->segment,
                                      p + (t->lines[p].above && p + 1 < t->tags->segment->text->n_paragraphs));
    }
  return ended * 2 >= n;
}

/* Before somebody who speaks again speaks first; how many there are that do not stand apart by themselves. */
static uint32_t
drop_fields(qai_script_names *t)
{
  uint32_t p, n = 0, end = has_marks(t) ? t->tags->segment->text->n_paragraphs : 0;
  for (p = 0; p < end; p++) {
    if (!qai_script_is_named(&t->lines[p]))
      continue;
    if (is_field(t, p)) {
      qai_script_names_drop(t, p);
      drop_name(&t->lines[p]);
      n += (uint32_t)!is_apart(t, p);
    } else if (qai_script_names_uses(t, p) > 1) {
      break;
    }
  }
  return n;
}

/* ---- speeches in a row ---- */

static int
is_first_or_second(const qai_tags *tags, uint32_t word)
{
  uint32_t person = qai_tag_lexeme(tags, word)->person;
  return person == 1 || person == 2 || qai_tag_is_mark(tags, word, '?');
}

/* "ANN LEE: I will." */
static int
is_in_row(const qai_script_names *t, uint32_t p)
{
  const qai_script_line *line = &t->lines[p];
  return qai_script_is_named(line) && line->separator == ':' && !line->above &&
         t->tags->segment->words[line->name_last - 1].flags & QUOTEATTR_FLAG_ALL_CAPS &&
         qai_script_names_is_person(t->tags, line) && speech_words(t->tags->segment, line, p) >= MIN_WORDS &&
         ends_in_mark(t->tags->segment, p);
}

/* Several persons in capitals, one behind the other, one of whom at least speaks of himself or to somebody: what is
 * told of each of them is no transcript. */
static int
has_row(const qai_script_names *t)
{
  uint32_t p, n = 0, heard = 0;
  for (p = 0; p < t->tags->segment->text->n_paragraphs; p++)
    if (!is_in_row(t, p)) {
      n = heard = 0;
    } else {
      n++;
      heard += find_early(t, p, is_first_or_second) != QAI_NONE;
      if (n >= ROW && heard)
        return 1;
    }
  return 0;
}

/* ---- the text as a whole ---- */

/* "ANN", "@ann", "Mr. LEE.": no word of a sentence. */
static int
is_plain_name(const qai_segment *seg, const qai_script_line *line)
{
  const quoteattr_token *t = &seg->words[line->name_first];
  return (t->flags & QUOTEATTR_FLAG_ALL_CAPS) != 0 || t->kind == QUOTEATTR_TOKEN_HANDLE || line->separator == '.';
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

static uint32_t
paragraphs_of(const qai_script_names *t, const tally *c)
{
  return t->tags->segment->text->n_paragraphs - c->above - c->apart - c->fields;
}

/* "Mr Speaker: Order!"; but the text's own title is none: "Gov. Lee: The mill will open." */
static int
has_title(const qai_script_names *t, uint32_t p)
{
  return p > 0 && t->lines[p].separator == ':' && !t->lines[p].above && ends_in_mark(t->tags->segment, p) &&
         qai_tag_lexeme(t->tags, t->lines[p].name_first)->classes & QAI_LEX_TITLE &&
         qai_script_names_is_person(t->tags, &t->lines[p]);
}

/* May the name of a paragraph be one though it never comes back? */
static int
may_be_alone(const qai_script_names *t, uint32_t p, const tally *c)
{
  const qai_segment *seg = t->tags->segment;
  if (is_title(seg, p) || is_numbered(seg, &t->lines[p]))
    return 0;
  if (c->speeches * 4 >= paragraphs_of(t, c) * 3)
    return 1;
  if (c->row)
    return is_in_row(t, p);
  return is_plain_name(seg, &t->lines[p]) || has_title(t, p);
}

/* A name that never comes back is one only in a text that is all speeches, in capitals, or a handle; a heading never
 * is. */
static void
drop_lone_names(const qai_script_names *t, const tally *c)
{
  uint32_t p;
  for (p = 0; p < t->tags->segment->text->n_paragraphs; p++)
    if (qai_script_is_named(&t->lines[p]) && t->uses[t->lines[p].name] < 2 &&
        (qai_script_names_uses(t, p) < 2 || is_title(t->tags->segment, p)) && !may_be_alone(t, p, c))
      drop_name(&t->lines[p]);
}

/* An interview whose questions have no name before them. */
static int
is_interview(const tally *c)
{
  return c->asked >= MIN_SPEECHES && c->asked * 4 >= c->speeches * 3 && c->back * 4 >= c->speeches * 3;
}

/* Most speeches are under names that come back, of two at least, and most paragraphs are speeches. */
static int
names_come_back(const qai_script_names *t, const tally *c)
{
  if (c->back * 2 < c->speeches)
    return 0;
  return is_interview(c) || (t->n_persons >= 2 && c->speeches * 2 >= paragraphs_of(t, c));
}

static int
is_script(qai_script_names *t)
{
  tally c = {0, 0, 0, 0, 0, 0, 0, 0};
  c.fields = drop_fields(t);
  take_tally(t, &c);
  if (c.sentences * 3 < c.speeches * 2)
    return 0;
  c.row = !names_come_back(t, &c) && has_row(t);
  if (!c.row && !names_come_back(t, &c))
    return 0;
  drop_lone_names(t, &c);
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

/* What may be the name before each paragraph; returns how many there are. */
static uint32_t
read_lines(const qai_tags *tags, qai_script_line *lines)
{
  const qai_segment *seg = tags->segment;
  uint32_t p, n = seg->text->n_paragraphs, n_lines = 0;
  for (p = 0; p < n; p++) {
    qai_fetch(&seg->words[seg->paragraph_words[n - p > AHEAD ? p + AHEAD : n - 1]]);
    qai_script_head_read(tags, seg->paragraph_words[p], seg->paragraph_words[p + 1], &lines[p]);
    n_lines += (uint32_t)qai_script_is_named(&lines[p]);
  }
  return n_lines;
}

int
qai_script_find(const qai_tags *tags, qai_arena *arena, qai_arena *scratch, qai_script *out)
{
  uint32_t p, n = tags->segment->text->n_paragraphs, n_lines;
  qai_script_line *lines;
  qai_script_names names;
  out->lines = NULL;
  if (n < MIN_SPEECHES)
    return QUOTEATTR_OK;
  lines = qai_arena_calloc(scratch, n, sizeof *lines);
  if (!lines)
    return QUOTEATTR_ERR_NOMEM;
  n_lines = read_lines(tags, lines);
  if (n_lines < MIN_SPEECHES)
    return QUOTEATTR_OK;
  if (qai_script_names_init(&names, tags, lines, n_lines, scratch))
    return QUOTEATTR_ERR_NOMEM;
  for (p = 0; p < n; p++)
    if (qai_script_is_named(&lines[p]))
      qai_script_names_count(&names, p);
  if (!is_script(&names))
    return QUOTEATTR_OK;
  find_heads(tags->segment, lines);
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
read_region(const qai_tags *tags, const qai_region *r, qai_script_line *line)
{
  line->name = QAI_NONE;
  return !(r->flags & QAI_REGION_SCRIPT) && qai_script_head_read(tags, r->first, r->last, line) &&
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
      int has_name = read_region(q->tags, &q->regions[i], &line);
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
    if (r->parent != QAI_NONE || !read_region(q->tags, r, &line))
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
  if (line->name == QAI_NONE && qai_script_head_read(q->tags, qai_region_word_before(q, r) + 1, r->last, &own))
    line = &own;
  *first = line->name_first;
  *last = line->name_last;
}
