/* The hash: pinned values, since fingerprints and tables are made with it on one machine and read on another. */
#include "base/hash.h"

#include "base/bytes.h"

#include <check.h>
#include <string.h>

START_TEST(values_are_pinned)
{
  ck_assert_uint_eq(qai_hash_bytes("", 0, 0), 0x1ab0fbcdu);
  ck_assert_uint_eq(qai_hash_bytes("a", 1, 0), 0x0b2d4a4cu);
  ck_assert_uint_eq(qai_hash_bytes("harbour", 7, 0), 0x9d1cf951u);
}
END_TEST

START_TEST(the_seed_counts)
{
  ck_assert_uint_eq(qai_hash_bytes("harbour", 7, 1), 0x18c60870u);
}
END_TEST

START_TEST(bytes_above_127_are_unsigned)
{
  ck_assert_uint_ne(qai_hash_bytes("\xC3\xA9", 2, 0), qai_hash_bytes("\x43\x29", 2, 0));
  ck_assert_uint_eq(qai_hash_bytes("\xFF", 1, 0), qai_hash_bytes("\xFFx", 1, 0));
}
END_TEST

/* By eights, with zeros above what is left, as byte by byte. */
START_TEST(bytes_are_hashed_by_eights)
{
  static const char text[] = "harbour\xC3\xA9master-0123";
  size_t len, i;
  for (len = 1; len < sizeof text; len++) {
    char padded[sizeof text + 8] = {0};
    uint32_t h = QAI_HASH_FIRST;
    memcpy(padded, text, len);
    for (i = 0; i < len; i += 8)
      h = qai_hash_more(h, qai_bytes_load8(padded + i), len - i < 8 ? len - i : 8);
    ck_assert_uint_eq(qai_hash_end(h), qai_hash_bytes(text, len, 0));
  }
}
END_TEST

/* 4096 keys that differ in two bytes, by the low 12 bits: as many buckets hit as chance would (63 %). */
START_TEST(low_bits_spread)
{
  static unsigned char hit[4096];
  int i, n = 0;
  for (i = 0; i < 4096; i++) {
    char key[2];
    key[0] = (char)(i & 63);
    key[1] = (char)(i >> 6);
    hit[qai_hash_bytes(key, 2, 0) & 4095] = 1;
  }
  for (i = 0; i < 4096; i++)
    n += hit[i];
  ck_assert_int_gt(n, 2400);
}
END_TEST

Suite *check_hash(void);

Suite *
check_hash(void)
{
  Suite *s = suite_create("hash");
  TCase *t = tcase_create("bytes");
  tcase_add_test(t, values_are_pinned);
  tcase_add_test(t, the_seed_counts);
  tcase_add_test(t, bytes_above_127_are_unsigned);
  tcase_add_test(t, bytes_are_hashed_by_eights);
  tcase_add_test(t, low_bits_spread);
  suite_add_tcase(s, t);
  return s;
}
