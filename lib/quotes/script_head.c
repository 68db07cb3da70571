#include "quotes/script_head.h"

#include "quotes/script_names.h"

#include <string.h>

enum {
  NAME_WORDS = 4,
  OFFICE_WORDS = 6, /* further ones */
  SMALL_LETTERS = 3,
  LAST_CAPITALS = 2, /* of "McCAIN" */
  ASIDE_WORDS = 12,
  STAMP_WORDS = 6 /* "12/03/21, 2:02 PM -" */
};

typedef struct cursor {
  const qai_tags *tags;
  const qai_segment *seg;
  uint32_t w, end;
  int stamped; /* a time stands before it: "[09:02] ann: …" names in any case */
} cursor;

static const char *
bytes_of(const cursor *c, uint32_t word, uint32_t *len)
{
  const quoteattr_token *t = &c->seg->words[word];
  *len = t->end - t->start;
  return c->seg->text->bytes + t->start;
}

static int
is_char(const cursor *c, char ch)
{
  uint32_t len;
  const char *s = c->w < c->end ? bytes_of(c, c->w, &len) : NULL;
  return s && len == 1 && *s == ch;
}

/* Of a letter, or an opening mark: what most paragraphs begin with is told apart without a look at the text. */
static int
is_plain(const cursor *c, uint32_t word)
{
  const quoteattr_token *t = &c->seg->words[word];
  return t->kind == QUOTEATTR_TOKEN_WORD || t->kind == QUOTEATTR_TOKEN_OPEN;
}

/* Is the word made of * and _ from byte `from` on? */
static int
is_emphasis(const cursor *c, uint32_t from)
{
  uint32_t len, i;
  const char *s = c->w < c->end && !is_plain(c, c->w) ? bytes_of(c, c->w, &len) : NULL;
  if (!s || len <= from)
    return 0;
  for (i = from; i < len; i++)
    if (s[i] != '*' && s[i] != '_')
      return 0;
  return 1;
}

static void
skip_emphasis(cursor *c)
{
  while (is_emphasis(c, 0))
    c->w++;
}

/* ":" or ":*", as "**Name:** …" is cut. */
static int
is_colon(const cursor *c)
{
  uint32_t len;
  return c->w < c->end && !is_plain(c, c->w) && *bytes_of(c, c->w, &len) == ':' && (len == 1 || is_emphasis(c, 1));
}

/* "McCAIN" */
static int
ends_in_capitals(const cursor *c, uint32_t word)
{
  const quoteattr_token *t = &c->seg->words[word];
  const char *s = c->seg->text->bytes + t->end;
  uint32_t i;
  if (!(t->flags & QUOTEATTR_FLAG_CAPITAL) || t->end - t->start <= 2 * LAST_CAPITALS)
    return 0;
  for (i = 1; i <= LAST_CAPITALS; i++)
    if (s[-(int)i] < 'A' || s[-(int)i] > 'Z')
      return 0;
  return 1;
}

static int
is_name_word(const cursor *c, int all_caps)
{
  const quoteattr_token *t = &c->seg->words[c->w];
  if (c->w >= c->end)
    return 0;
  if (t->kind != QUOTEATTR_TOKEN_WORD && t->kind != QUOTEATTR_TOKEN_NUMBER)
    return t->kind == QUOTEATTR_TOKEN_HANDLE && !all_caps;
  if (all_caps)
    return (t->flags & QUOTEATTR_FLAG_ALL_CAPS) != 0 || ends_in_capitals(c, c->w) ||
           (t->flags & QUOTEATTR_FLAG_CAPITAL && t->end - t->start <= 2 && t->kind == QUOTEATTR_TOKEN_WORD);
  return (t->flags & QUOTEATTR_FLAG_CAPITAL) != 0 || t->kind == QUOTEATTR_TOKEN_NUMBER || c->stamped;
}

/* "Q." and "DR." hold their full stop. */
static int
ends_in_stop(const cursor *c, uint32_t word)
{
  uint32_t len;
  const char *s = bytes_of(c, word, &len);
  return len >= 2 && s[len - 1] == '.';
}

/* One letter with its full stop: "Q.", "J." */
static int
is_initial(const cursor *c, uint32_t word)
{
  const quoteattr_token *t = &c->seg->words[word];
  return t->end - t->start == 2 && ends_in_stop(c, word);
}

/* Behind an initial only another one or a whole word in capitals goes on with the name: "J. SMITH. Yes." but "A. I". */
static int
goes_on(const cursor *c)
{
  const quoteattr_token *t = &c->seg->words[c->w];
  return !is_initial(c, c->w - 1) || (t->flags & QUOTEATTR_FLAG_ALL_CAPS && t->end - t->start > 2) ||
         is_initial(c, c->w);
}

/* "00:12", "14:02" */
static int
is_time(const cursor *c, uint32_t word)
{
  uint32_t len;
  const char *s = bytes_of(c, word, &len);
  return !is_plain(c, word) && len >= 4 && s[0] >= '0' && s[0] <= '9' && s[len - 1] >= '0' && s[len - 1] <= '9' &&
         memchr(s, ':', len) != NULL;
}

/* "of", "for", "the" between two words with capitals: "Minister of Health". */
static int
is_small_between(const cursor *c)
{
  const quoteattr_token *t = &c->seg->words[c->w];
  return c->w + 1 < c->end && t->kind == QUOTEATTR_TOKEN_WORD && !(t->flags & QUOTEATTR_FLAG_CAPITAL) &&
         t->end - t->start <= SMALL_LETTERS && t[1].kind == QUOTEATTR_TOKEN_WORD && t[1].flags & QUOTEATTR_FLAG_CAPITAL;
}

/* The rest of an office, "The Minister | of Health", before what may be its bearer in brackets and a colon. */
static uint32_t
read_office(cursor *c)
{
  uint32_t from = c->w;
  while (c->w < c->end && c->w - from < OFFICE_WORDS && (is_name_word(c, 0) || is_small_between(c)))
    c->w++;
  return c->w;
}

/* "Lee-Barker", "Dong-hyun": the parts are words, with nothing between them and the hyphen. */
static void
skip_joined(cursor *c)
{
  const quoteattr_token *t = c->seg->words;
  while (c->w + 1 < c->end && is_char(c, '-') && t[c->w + 1].kind == QUOTEATTR_TOKEN_WORD &&
         !((t[c->w].flags | t[c->w + 1].flags) & QUOTEATTR_FLAG_SPACE_BEFORE))
    c->w += 2;
}

/* "ANN and TOM. Yes." */
static int
is_joint_name(const cursor *c)
{
  return is_small_between(c) && c->seg->words[c->w + 1].flags & QUOTEATTR_FLAG_ALL_CAPS;
}

static uint32_t
read_name(cursor *c, int all_caps)
{
  uint32_t n;
  for (n = 0; n < NAME_WORDS && is_name_word(c, all_caps) && !is_time(c, c->w) && (!all_caps || !n || goes_on(c));
       n++) {
    c->w++;
    skip_joined(c);
    if (all_caps && is_joint_name(c))
      c->w++;
  }
  return c->w;
}

/* Goes beyond "(laughing)" or "[rising]", when there is such an aside; returns whether there is. */
static int
skip_one_aside(cursor *c)
{
  uint32_t start = c->w, stop = c->w + ASIDE_WORDS;
  if (!is_char(c, '(') && !is_char(c, '['))
    return 0;
  while (c->w < c->end && c->w < stop && !is_char(c, ')') && !is_char(c, ']'))
    c->w++;
  if (c->w == c->end || c->w == stop) {
    c->w = start;
    return 0;
  }
  c->w++;
  return 1;
}

/* "Ann Lee (Tarn Valley) (Ind):" has two. */
static void
skip_aside(cursor *c)
{
  while (skip_one_aside(c))
    ;
}

static int
is_stamp_word(const cursor *c)
{
  const quoteattr_token *t = &c->seg->words[c->w];
  return t->kind == QUOTEATTR_TOKEN_NUMBER || is_time(c, c->w) || is_char(c, ',') || is_char(c, '-') ||
         (t->kind == QUOTEATTR_TOKEN_WORD && t->flags & QUOTEATTR_FLAG_ALL_CAPS && t->end - t->start == 2);
}

/* Goes beyond "[00:12]", "(14:02:11)" or "12/03/21, 2:02 PM -", when a time is in it; returns whether one is. */
static int
skip_stamp(cursor *c)
{
  uint32_t start = c->w, times = 0;
  int in_brackets = is_char(c, '[') || is_char(c, '(');
  c->w += (uint32_t)in_brackets;
  for (; c->w < c->end && c->w - start <= STAMP_WORDS && is_stamp_word(c); c->w++)
    times += (uint32_t)is_time(c, c->w);
  if (in_brackets && (is_char(c, ']') || is_char(c, ')')))
    c->w++;
  else if (in_brackets)
    times = 0;
  if (!times)
    c->w = start;
  return times != 0;
}

/* "<p>Yes.</p>": the paragraph's end closes a tag of HTML, which is nobody in a chat. */
static int
closes_tag(const cursor *c)
{
  uint32_t start = c->seg->words[c->w].start, i = c->seg->words[c->end - 1].end;
  const char *s = c->seg->text->bytes;
  if (s[--i] != '>')
    return 0;
  while (i > start && s[i] != '<')
    i--;
  return s[i] == '<' && s[i + 1] == '/';
}

/* "<ann>", "<v Ann Lee>", as chats and subtitles have it: whatever its case. */
static int
read_bracketed(cursor *c, qai_script_line *line)
{
  uint32_t first = c->w, len;
  int voice;
  if (!is_char(c, '<'))
    return 0;
  c->w++;
  voice = is_char(c, 'v') && c->w + 1 < c->end && c->seg->words[c->w + 1].kind == QUOTEATTR_TOKEN_WORD;
  c->w += (uint32_t)voice;
  line->name_first = c->w;
  while (c->w < c->end && c->w - line->name_first < NAME_WORDS && c->seg->words[c->w].kind == QUOTEATTR_TOKEN_WORD)
    c->w++;
  line->name_last = c->w;
  line->separator = '>';
  if (c->w > line->name_first && c->w + 1 < c->end && *bytes_of(c, c->w, &len) == '>' && len == 1 &&
      (voice || !closes_tag(c))) {
    c->w++;
    return 1;
  }
  c->w = first;
  return 0;
}

/* "Jo 🌱:", but "Jo:**" is no kiss. */
static void
skip_emoji(cursor *c)
{
  while (c->w < c->end && c->seg->words[c->w].kind == QUOTEATTR_TOKEN_EMOJI && !is_colon(c))
    c->w++;
}

/* "The Minister", "Secretary of State", "Chair". */
static int
is_office(const cursor *c, const qai_script_line *line)
{
  uint32_t w;
  if (qai_tag_lexeme(c->tags, line->name_first)->symbol == QAI_W_THE)
    return 1;
  for (w = line->name_first; w < line->name_last; w++)
    if (!(c->seg->words[w].flags & QUOTEATTR_FLAG_CAPITAL))
      return 1;
  return (qai_tag_lexeme(c->tags, line->name_last - 1)->classes & QAI_LEX_ROLE) != 0;
}

/* "The Minister (Mr Paul Reid):" is the name of who holds the office. */
static void
read_holder(const cursor *c, qai_script_line *line)
{
  cursor in = *c;
  uint32_t first = c->w + 1;
  if (!is_char(c, '(') || first >= c->end || !is_office(c, line) ||
      !(qai_tag_lexeme(c->tags, first)->classes & (QAI_LEX_TITLE | QAI_LEX_GIVEN_NAME)))
    return;
  in.w = first;
  if (read_name(&in, 0) - first < 2 || !is_char(&in, ')'))
    return;
  line->name_first = first;
  line->name_last = in.w;
}

/* "Ann Lee", "Carla", "Speaker 1"; but "Coffee" in a programme, "and then" in captions. */
static int
names_somebody(const cursor *c, const qai_script_line *line)
{
  const quoteattr_token *first = &c->seg->words[line->name_first], *last = &c->seg->words[line->name_last - 1];
  if (!(first->flags & QUOTEATTR_FLAG_CAPITAL))
    return 0;
  if (first == last)
    return (qai_tag_lexeme(c->tags, line->name_first)->classes & (QAI_LEX_GIVEN_NAME | QAI_LEX_COMMON)) ==
           QAI_LEX_GIVEN_NAME;
  return qai_script_names_is_person(c->tags, line) ||
         (last == first + 1 && last->kind == QUOTEATTR_TOKEN_NUMBER &&
          qai_tag_lexeme(c->tags, line->name_first)->classes & QAI_LEX_PERSON);
}

/* Behind a name in usual case: a colon, perhaps after an aside, or a time that ends the paragraph; nothing behind a
 * name that a time stands before. */
static int
read_separator(cursor *c, qai_script_line *line)
{
  skip_emoji(c);
  skip_emphasis(c);
  read_holder(c, line);
  skip_aside(c);
  line->separator = ':';
  if (is_colon(c)) {
    c->w++;
    return 1;
  }
  line->separator = 0;
  return (skip_stamp(c) || (c->stamped && names_somebody(c, line))) && c->w == c->end;
}

/* Whether a word goes on behind what was read, as in most paragraphs. */
static int
is_word(const cursor *c)
{
  return c->w < c->end && c->seg->words[c->w].kind == QUOTEATTR_TOKEN_WORD;
}

/* "Mr. | ELLISON", "The | CHAIRMAN", "Ms. | HALE of New Jersey": a title in usual case before capitals. */
static uint32_t
read_titled_name(cursor *c)
{
  const qai_lexeme *x = qai_tag_lexeme(c->tags, c->w);
  uint32_t first = c->w;
  if (!(x->classes & (QAI_LEX_TITLE | QAI_LEX_ROLE)) && x->symbol != QAI_W_THE)
    return first;
  c->w++;
  if (!is_word(c) || read_name(c, 1) == first + 1)
    return c->w = first;
  return is_word(c) && is_small_between(c) ? read_office(c) : c->w;
}

/* "EXT. | FIELD - DAY", "ACT I. | THE MILL": a line of capitals that no mark ends is a heading. */
static int
is_in_capitals(const cursor *c)
{
  uint32_t w, caps = 0;
  for (w = c->w; w < c->end && w < c->w + ASIDE_WORDS; w++) {
    const quoteattr_token *t = &c->seg->words[w];
    if (t->kind == QUOTEATTR_TOKEN_WORD && !(t->flags & QUOTEATTR_FLAG_ALL_CAPS) && t->end - t->start > 1)
      return 0;
    caps += (t->flags & QUOTEATTR_FLAG_ALL_CAPS) != 0;
  }
  return caps > 0 && (is_plain(c, c->end - 1) || c->seg->words[c->end - 1].kind == QUOTEATTR_TOKEN_NUMBER);
}

/* In capitals, with a full stop behind it or nothing at all. */
static int
read_capitals_end(cursor *c, qai_script_line *line)
{
  skip_emphasis(c);
  skip_aside(c);
  line->separator = '.';
  if (is_char(c, '.') || ends_in_stop(c, c->w - 1)) {
    c->w += (uint32_t)is_char(c, '.');
    return !is_in_capitals(c);
  }
  line->separator = 0;
  return c->w == c->end;
}

/* "CUT TO:", "FADE IN:": a preposition ends no name. */
static int
leads_on(const cursor *c, const qai_script_line *line)
{
  uint32_t last = line->name_last - 1;
  return last > line->name_first && c->seg->words[last].flags & QUOTEATTR_FLAG_ALL_CAPS &&
         qai_tag_lexeme(c->tags, last)->classes & QAI_LEX_PREPOSITION &&
         !(qai_tag_lexeme(c->tags, last)->classes & (QAI_LEX_GIVEN_NAME | QAI_LEX_SURNAME));
}

/* The name in angles, with a colon behind it, in capitals with a full stop, or alone in its paragraph, with a time too.
 */
static int
read_head(cursor *c, qai_script_line *line)
{
  uint32_t first = c->w;
  if (read_bracketed(c, line))
    return 1;
  line->name_first = first;
  line->name_last = read_name(c, 0);
  if (c->w == first)
    return 0;
  if (is_word(c) && (is_small_between(c) || is_name_word(c, 0)))
    line->name_last = read_office(c);
  if (!is_word(c) && read_separator(c, line))
    return !leads_on(c, line);
  c->w = first;
  line->name_last = read_name(c, 1);
  if (c->w == first)
    line->name_last = read_titled_name(c);
  return c->w > first && read_capitals_end(c, line);
}

int
qai_script_head_read(const qai_tags *tags, uint32_t first, uint32_t end, qai_script_line *line)
{
  cursor c;
  c.tags = tags;
  c.seg = tags->segment;
  c.w = first;
  c.end = end;
  c.stamped = 0;
  skip_emphasis(&c);
  c.stamped = skip_stamp(&c);
  if (c.stamped && is_char(&c, '~')) /* "[…] ~Ann:", somebody not among the contacts */
    c.w++;
  skip_emphasis(&c);
  if (!read_head(&c, line)) {
    line->name_first = line->name_last = 0;
    return 0;
  }
  skip_emphasis(&c);
  skip_aside(&c);
  skip_emphasis(&c);
  line->first = c.w;
  line->above = c.w == c.end;
  return 1;
}

int
qai_script_head_is_stamp(const qai_segment *segment, uint32_t first, uint32_t end)
{
  cursor c;
  uint32_t w, len;
  c.seg = segment;
  c.end = end;
  for (w = first; w < end; w++) {
    c.w = w;
    if (!is_stamp_word(&c) && !is_char(&c, '>') && *bytes_of(&c, w, &len) != '-')
      return 0;
  }
  return 1;
}

int
qai_script_head_is_heading(const qai_tags *tags, uint32_t first, uint32_t end)
{
  cursor c;
  c.tags = tags;
  c.seg = tags->segment;
  c.w = first;
  c.end = end;
  return first < end && is_in_capitals(&c);
}

int
qai_script_head_is_aside(const qai_segment *segment, uint32_t first, uint32_t end)
{
  cursor c;
  c.seg = segment;
  c.w = first;
  c.end = end;
  skip_emphasis(&c);
  skip_aside(&c);
  skip_emphasis(&c);
  return c.w > first && c.w == end;
}
