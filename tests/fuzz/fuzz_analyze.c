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

static quoteattr_session *
session_of(int i)
{
  static quoteattr_session *sessions[API_ENGINES];
  if (!sessions[i] && quoteattr_session_new(&sessions[i], api_engine_of(i)))
    abort();
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
  session = session_of(data[0] % API_ENGINES);
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
