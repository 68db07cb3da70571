/* Marks as they stand in a paragraph. */
#include "quotes/mark.h"

#include "support.h"

#include <string.h>

/* The first marks of a text, at most `max`; returns how many it has. */
static uint32_t
read_marks(support_doc *d, const char *text, qai_mark *marks, uint32_t max)
{
  qai_marks all;
  support_run(d, text, SUPPORT_TEXT);
  ck_assert_int_eq(qai_marks_read(&d->text, 0, &d->arena, &all), QUOTEATTR_OK);
  if (all.n)
    memcpy(marks, all.data, (all.n < max ? all.n : max) * sizeof *marks);
  return all.n;
}

typedef struct mark_case {
  const char *text;
  uint32_t n;
  uint32_t start, end;
  int family, shape;
} mark_case;

static const mark_case glyphs[] = {
    {"a \" b", 1, 2, 3, QAI_FAMILY_DOUBLE, QAI_SHAPE_STRAIGHT},
    {"a “b", 1, 2, 5, QAI_FAMILY_DOUBLE, QAI_SHAPE_OPENING},
    {"a” b", 1, 1, 4, QAI_FAMILY_DOUBLE, QAI_SHAPE_CLOSING},
    {"a „b", 1, 2, 5, QAI_FAMILY_DOUBLE, QAI_SHAPE_LOW},
    {"a ‘b", 1, 2, 5, QAI_FAMILY_SINGLE, QAI_SHAPE_OPENING},
    {"a’ b", 1, 1, 4, QAI_FAMILY_SINGLE, QAI_SHAPE_CLOSING},
    {"a ‚b", 1, 2, 5, QAI_FAMILY_SINGLE, QAI_SHAPE_LOW},
    {"a 'b", 1, 2, 3, QAI_FAMILY_SINGLE, QAI_SHAPE_STRAIGHT},
    {"a «b", 1, 2, 4, QAI_FAMILY_GUILLEMET, QAI_SHAPE_OPENING},
    {"a» b", 1, 1, 3, QAI_FAMILY_GUILLEMET, QAI_SHAPE_CLOSING},
    {"a ‹b", 1, 2, 5, QAI_FAMILY_GUILLEMET, QAI_SHAPE_OPENING},
    {"a› b", 1, 1, 4, QAI_FAMILY_GUILLEMET, QAI_SHAPE_CLOSING},
    {"「b", 1, 0, 3, QAI_FAMILY_CORNER, QAI_SHAPE_OPENING},
    {"b』", 1, 1, 4, QAI_FAMILY_CORNER, QAI_SHAPE_CLOSING},
    {"a ``b", 1, 2, 4, QAI_FAMILY_DOUBLE, QAI_SHAPE_OPENING},
    {"b'' a", 1, 1, 3, QAI_FAMILY_DOUBLE, QAI_SHAPE_STRAIGHT},
    {"'''b", 2, 0, 2, QAI_FAMILY_DOUBLE, QAI_SHAPE_STRAIGHT},
    {"b'''", 2, 1, 2, QAI_FAMILY_SINGLE, QAI_SHAPE_STRAIGHT},
    {"b''''", 2, 1, 3, QAI_FAMILY_DOUBLE, QAI_SHAPE_STRAIGHT},
    {"b''''' a", 0, 0, 0, 0, 0},
    {"```c", 0, 0, 0, 0, 0},
    {"b\n```", 0, 0, 0, 0, 0},
    {"```b c", 2, 0, 2, QAI_FAMILY_DOUBLE, QAI_SHAPE_OPENING},
    {"no mark", 0, 0, 0, 0, 0},
};

START_TEST(every_mark_is_known)
{
  const mark_case *c = &glyphs[_i];
  qai_mark marks[8];
  support_doc d;
  ck_assert_uint_eq(read_marks(&d, c->text, marks, 8), c->n);
  if (c->n) {
    ck_assert_uint_eq(marks[0].start, c->start);
    ck_assert_uint_eq(marks[0].end, c->end);
    ck_assert_int_eq(marks[0].family, c->family);
    ck_assert_int_eq(marks[0].shape, c->shape);
  }
  support_clear(&d);
}
END_TEST

typedef struct side_case {
  const char *text;
  int before, after;
} side_case;

static const side_case sides[] = {
    {"\"a", QAI_SIDE_SPACE, QAI_SIDE_LETTER},          {"a.\"", QAI_SIDE_STOP, QAI_SIDE_SPACE},
    {"(\"a", QAI_SIDE_OPEN, QAI_SIDE_LETTER},          {"a\")", QAI_SIDE_LETTER, QAI_SIDE_CLOSE},
    {"—\"a", QAI_SIDE_DASH, QAI_SIDE_LETTER},          {"a--\" b", QAI_SIDE_DASH, QAI_SIDE_SPACE},
    {"…\" b", QAI_SIDE_STOP, QAI_SIDE_SPACE},          {"7\" b", QAI_SIDE_DIGIT, QAI_SIDE_SPACE},
    {"é\" b", QAI_SIDE_LETTER, QAI_SIDE_SPACE},        {"_a_\" b", QAI_SIDE_LETTER, QAI_SIDE_SPACE},
    {"\"_a_", QAI_SIDE_SPACE, QAI_SIDE_LETTER},        {"\"'a", QAI_SIDE_SPACE, QAI_SIDE_LETTER},
    {"a\xC2\xA0\"b", QAI_SIDE_SPACE, QAI_SIDE_LETTER}, {"a\t\"b", QAI_SIDE_SPACE, QAI_SIDE_LETTER},
};

START_TEST(sides_are_looked_for_beyond_marks_and_emphasis)
{
  qai_mark marks[8];
  support_doc d;
  ck_assert_uint_ge(read_marks(&d, sides[_i].text, marks, 8), 1);
  ck_assert_int_eq(marks[0].before, sides[_i].before);
  ck_assert_int_eq(marks[0].after, sides[_i].after);
  support_clear(&d);
}
END_TEST

typedef struct flag_case {
  const char *text;
  int flag, set;
} flag_case;

static const flag_case flags[] = {
    {"'tis late", QAI_MARK_ELISION, 1},
    {"give ’em all", QAI_MARK_ELISION, 1},
    {"the '90s", QAI_MARK_ELISION, 1},
    {"'table", QAI_MARK_ELISION, 0},
    {"'1984'", QAI_MARK_ELISION, 0},
    {"the dogs' tails", QAI_MARK_POSSESSIVE, 1},
    {"the dog' tails", QAI_MARK_POSSESSIVE, 0},
    {"goin' home", QAI_MARK_CLIPPED, 1},
    {"o' mine", QAI_MARK_CLIPPED, 1},
    {"bread' and", QAI_MARK_CLIPPED, 0},
    {"6' tall", QAI_MARK_PRIME, 1},
    {"six' tall", QAI_MARK_PRIME, 0},
    {"\"Go", QAI_MARK_EDGE, 1},
    {"A \"go", QAI_MARK_EDGE, 0},
};

START_TEST(flags_tell_apostrophes)
{
  qai_mark marks[8];
  support_doc d;
  ck_assert_uint_ge(read_marks(&d, flags[_i].text, marks, 8), 1);
  ck_assert_msg(!!(marks[0].flags & flags[_i].flag) == flags[_i].set, "%s", flags[_i].text);
  support_clear(&d);
}
END_TEST

START_TEST(inches_need_feet_before_them)
{
  qai_mark marks[8];
  support_doc d;
  ck_assert_uint_eq(read_marks(&d, "6'2\" tall", marks, 8), 2);
  ck_assert(marks[1].flags & QAI_MARK_PRIME);
  support_clear(&d);
  ck_assert_uint_eq(read_marks(&d, "a 2\" pipe", marks, 8), 1);
  ck_assert(!(marks[0].flags & QAI_MARK_PRIME));
  support_clear(&d);
}
END_TEST

START_TEST(marks_are_found_wherever_a_block_of_masks_ends)
{
  char text[200];
  uint32_t gap, i;
  for (gap = 0; gap < 130; gap++) {
    qai_mark marks[4];
    support_doc d;
    memset(text, 'a', sizeof text);
    text[0] = '"';
    text[gap + 1] = '"';
    memcpy(text + gap + 2,
           ", \xE2\x80\x9C"
           "b",
           7);
    ck_assert_uint_eq(read_marks(&d, text, marks, 4), 3);
    for (i = 0; i < 3; i++)
      ck_assert_uint_eq(marks[i].start, i == 0 ? 0 : i == 1 ? gap + 1 : gap + 4);
    ck_assert_int_eq(marks[1].before, gap ? QAI_SIDE_LETTER : QAI_SIDE_SPACE);
    support_clear(&d);
  }
}
END_TEST

START_TEST(paragraphs_begin_anew)
{
  qai_mark marks[4];
  support_doc d;
  ck_assert_uint_eq(read_marks(&d, "One \"a\n\n\"b\" two.", marks, 4), 3);
  ck_assert(!(marks[0].flags & QAI_MARK_EDGE));
  ck_assert(marks[1].flags & QAI_MARK_EDGE);
  ck_assert_int_eq(marks[1].before, QAI_SIDE_SPACE);
  support_clear(&d);
}
END_TEST

START_TEST(apostrophes_inside_words_can_be_dropped)
{
  qai_marks all;
  support_doc d;
  support_run(&d, "It's Ann’s 'boat', rock'n'roll ‘x’, a‘b", SUPPORT_TEXT);
  ck_assert_int_eq(qai_marks_read(&d.text, 0, &d.arena, &all), QUOTEATTR_OK);
  ck_assert_uint_eq(all.n, 9);
  qai_marks_drop_apostrophes(&all);
  ck_assert_uint_eq(all.n, 5);
  ck_assert_int_eq(all.data[4].shape, QAI_SHAPE_OPENING);
  support_clear(&d);
}
END_TEST

START_TEST(an_elision_after_two_marks_depends_on_the_style)
{
  qai_marks all;
  support_doc d;
  support_run(&d, "''Tis late", SUPPORT_TEXT);
  ck_assert_int_eq(qai_marks_read(&d.text, 0, &d.arena, &all), QUOTEATTR_OK);
  ck_assert_uint_eq(all.n, 1);
  ck_assert_int_eq(qai_marks_read(&d.text, 1, &d.arena, &all), QUOTEATTR_OK);
  ck_assert_uint_eq(all.n, 2);
  support_clear(&d);
}
END_TEST

START_TEST(a_family_is_told_at_any_byte)
{
  support_doc d;
  support_run(&d, "“a 'b ''c", SUPPORT_TEXT);
  ck_assert_int_eq(qai_mark_family_at(&d.text, 0), QAI_FAMILY_DOUBLE);
  ck_assert_int_eq(qai_mark_family_at(&d.text, 3), -1);
  ck_assert_int_eq(qai_mark_family_at(&d.text, 5), QAI_FAMILY_SINGLE);
  ck_assert_int_eq(qai_mark_family_at(&d.text, 8), QAI_FAMILY_DOUBLE);
  ck_assert_int_eq(qai_mark_family_at(&d.text, 99), -1);
  support_clear(&d);
}
END_TEST

Suite *check_mark(void);

Suite *
check_mark(void)
{
  Suite *s = suite_create("mark");
  TCase *t = tcase_create("marks");
  tcase_add_loop_test(t, every_mark_is_known, 0, sizeof glyphs / sizeof *glyphs);
  tcase_add_loop_test(t, sides_are_looked_for_beyond_marks_and_emphasis, 0, sizeof sides / sizeof *sides);
  tcase_add_loop_test(t, flags_tell_apostrophes, 0, sizeof flags / sizeof *flags);
  tcase_add_test(t, inches_need_feet_before_them);
  tcase_add_test(t, marks_are_found_wherever_a_block_of_masks_ends);
  tcase_add_test(t, paragraphs_begin_anew);
  tcase_add_test(t, apostrophes_inside_words_can_be_dropped);
  tcase_add_test(t, an_elision_after_two_marks_depends_on_the_style);
  tcase_add_test(t, a_family_is_told_at_any_byte);
  suite_add_tcase(s, t);
  return s;
}
