#include "quotes/script_names.h"

#include "base/hash.h"

#include <string.h>

int
qai_script_names_init(qai_script_names *t, const qai_tags *tags, qai_script_line *lines, uint32_t n_lines,
                      qai_arena *arena)
{
  size_t size = 16;
  while (size < 2 * (size_t)n_lines)
    size *= 2;
  t->tags = tags;
  t->lines = lines;
  t->mask = (uint32_t)(size - 1);
  t->n = t->n_persons = 0;
  t->slots = qai_arena_calloc(arena, size, sizeof *t->slots);
  t->surnames = qai_arena_calloc(arena, size, sizeof *t->surnames);
  t->uses = qai_arena_calloc(arena, (size_t)n_lines + 1, sizeof *t->uses);
  t->first = qai_arena_calloc(arena, (size_t)n_lines + 1, sizeof *t->first);
  t->together = qai_arena_calloc(arena, (size_t)n_lines + 1, sizeof *t->together);
  return t->slots && t->surnames && t->uses && t->first && t->together ? QUOTEATTR_OK : QUOTEATTR_ERR_NOMEM;
}

/* ---- the words of a name ---- */

static const qai_segment *
segment_of(const qai_script_names *t)
{
  return t->tags->segment;
}

static const char *
bytes_of(const qai_segment *seg, uint32_t first, uint32_t last, uint32_t *len)
{
  *len = seg->words[last - 1].end - seg->words[first].start;
  return seg->text->bytes + seg->words[first].start;
}

static int
is_capital_word(const qai_segment *seg, uint32_t word)
{
  return seg->words[word].kind == QUOTEATTR_TOKEN_WORD && seg->words[word].flags & QUOTEATTR_FLAG_CAPITAL;
}

/* How many words it has without "Mr". */
static uint32_t
words_of(const qai_script_names *t, const qai_script_line *line)
{
  uint32_t n = line->name_last - line->name_first;
  return n - (n > 1 && qai_tag_lexeme(t->tags, line->name_first)->classes & QAI_LEX_TITLE);
}

/* The surname that the line's name ends in, if it has more words; or QAI_NONE. */
static uint32_t
surname_of(const qai_script_names *t, const qai_script_line *line)
{
  uint32_t word = line->name_last - 1;
  return line->name_last - line->name_first > 1 && is_capital_word(segment_of(t), word) ? word : QAI_NONE;
}

int
qai_script_names_is_person(const qai_tags *tags, const qai_script_line *line)
{
  const qai_lexeme *x = qai_tag_lexeme(tags, line->name_first);
  return line->name_last - line->name_first > 1 && is_capital_word(tags->segment, line->name_last - 1) &&
         x->classes & (QAI_LEX_GIVEN_NAME | QAI_LEX_TITLE);
}

/* ---- the tables ---- */

/* The slot of the words [first, last), taken or free; each taken one's words are the name of its paragraph, or its
 * surname. */
static uint32_t
slot_of(const qai_script_names *t, const uint32_t *slots, uint32_t first, uint32_t last)
{
  const qai_segment *seg = segment_of(t);
  uint32_t len, other_len, slot;
  const char *name = bytes_of(seg, first, last, &len), *other;
  for (slot = qai_hash_salted(name, len) & t->mask; slots[slot]; slot = (slot + 1) & t->mask) {
    const qai_script_line *line = &t->lines[slots[slot] - 1];
    uint32_t surname = slots == t->surnames ? surname_of(t, line) : QAI_NONE;
    other = surname == QAI_NONE ? bytes_of(seg, line->name_first, line->name_last, &other_len)
                                : bytes_of(seg, surname, surname + 1, &other_len);
    if (len == other_len && !memcmp(name, other, len))
      break;
  }
  return slot;
}

/* A new name: that of somebody who had a longer one before, "LEE" behind "ANN LEE", or of somebody else. */
static void
find_first(qai_script_names *t, uint32_t paragraph)
{
  const qai_script_line *line = &t->lines[paragraph];
  uint32_t last = line->name_last - 1, slot, surname = surname_of(t, line);
  t->first[line->name] = line->name;
  if (words_of(t, line) == 1 && is_capital_word(segment_of(t), last)) {
    slot = slot_of(t, t->surnames, last, last + 1);
    if (t->surnames[slot])
      t->first[line->name] = t->first[t->lines[t->surnames[slot] - 1].name];
  }
  t->n_persons += t->first[line->name] == line->name;
  if (surname == QAI_NONE)
    return;
  slot = slot_of(t, t->surnames, surname, surname + 1);
  if (!t->surnames[slot])
    t->surnames[slot] = paragraph + 1;
}

void
qai_script_names_count(qai_script_names *t, uint32_t paragraph)
{
  qai_script_line *line = &t->lines[paragraph];
  uint32_t slot = slot_of(t, t->slots, line->name_first, line->name_last);
  if (t->slots[slot]) {
    line->name = t->lines[t->slots[slot] - 1].name;
  } else {
    t->slots[slot] = paragraph + 1;
    line->name = t->n++;
    find_first(t, paragraph);
  }
  t->uses[line->name]++;
  t->together[t->first[line->name]]++;
}

void
qai_script_names_drop(qai_script_names *t, uint32_t paragraph)
{
  uint32_t name = t->lines[paragraph].name;
  t->uses[name]--;
  t->n_persons -= !--t->together[t->first[name]];
}

uint32_t
qai_script_names_uses(const qai_script_names *t, uint32_t paragraph)
{
  return t->together[t->first[t->lines[paragraph].name]];
}
