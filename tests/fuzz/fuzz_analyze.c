/*
 * libFuzzer target: any bytes, under options taken from the first two of them, alone and in a session that has
 * done others; every result must keep what the header promises.
 *
 *   make fuzz && tests/fuzz_analyze -max_len=2000 tests/corpus
 */
#include "api_support.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* One engine for each genre, with and without indirect statements, with marks found or given. */
#define N_ENGINES 12

static quoteattr_session *
session_of(int i)
{
  static quoteattr_engine *engines[N_ENGINES];
  static quoteattr_session *sessions[N_ENGINES];
  quoteattr_options *o;
  if (sessions[i])
    return sessions[i];
  if (quoteattr_options_new(&o, NULL) || quoteattr_options_set(o, QUOTEATTR_OPT_BAD_UTF8, 1) ||
      quoteattr_options_set(o, QUOTEATTR_OPT_GENRE, i % 3) ||
      quoteattr_options_set(o, QUOTEATTR_OPT_INDIRECT, i / 3 % 2) ||
      quoteattr_options_set(o, QUOTEATTR_OPT_QUOTE_STYLES, i / 6 * 31) || quoteattr_engine_new(&engines[i], o, NULL) ||
      quoteattr_session_new(&sessions[i], engines[i]))
    abort();
  quoteattr_options_free(o);
  return sessions[i];
}

static void
add_members(quoteattr_roster *roster, const char *text, size_t len)
{
  size_t i;
  uint32_t member;
  for (i = 0; i + 8 < len && i < 64; i += 16)
    if (!quoteattr_roster_add(roster, text + i, 8, (int)(i / 16 % 4), &member))
      quoteattr_roster_add_alias(roster, member, text + i + 2, 4);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  const char *text = (const char *)data + 1;
  quoteattr_session *session;
  quoteattr_roster *roster = NULL;
  quoteattr_result *r;
  if (size < 1)
    return 0;
  size--;
  session = session_of(data[0] % N_ENGINES);
  if (data[0] & 0x80) {
    if (quoteattr_roster_new(&roster, NULL))
      abort();
    add_members(roster, text, size);
  }
  if (quoteattr_session_set_roster(session, roster) || quoteattr_session_analyze(session, text, size, &r, NULL))
    abort();
  api_check_invariants(r, text, size);
  quoteattr_result_free(r);
  quoteattr_session_set_roster(session, NULL);
  quoteattr_roster_free(roster);
  return 0;
}
