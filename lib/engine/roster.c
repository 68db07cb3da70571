#include "engine/roster.h"

#include "base/vector.h"
#include "text/utf8.h"

#define MAX_NAME_BYTES 1024u /* a longer one is no name */

typedef struct name {
  uint32_t member;
  qai_string text;
} name;

struct quoteattr_roster {
  qai_arena arena;
  QAI_VECTOR(int) genders; /* of each member */
  QAI_VECTOR(name) names;  /* in the order they were added */
};

int
quoteattr_roster_new(quoteattr_roster **out, const quoteattr_allocator *alloc)
{
  quoteattr_allocator a;
  if (!out)
    return QUOTEATTR_ERR_ARG;
  *out = NULL;
  if (qai_allocator_get(alloc, &a))
    return QUOTEATTR_ERR_ARG;
  *out = qai_calloc(&a, sizeof **out);
  if (!*out)
    return QUOTEATTR_ERR_NOMEM;
  qai_arena_init(&(*out)->arena, &a);
  return QUOTEATTR_OK;
}

static int
check_name(const char *text, size_t len)
{
  if (!text || !len || len > MAX_NAME_BYTES)
    return QUOTEATTR_ERR_ARG;
  return qai_utf8_check(text, len) == len ? QUOTEATTR_OK : QUOTEATTR_ERR_UTF8;
}

static int
push_name(quoteattr_roster *roster, uint32_t member, const char *text, size_t len)
{
  name n;
  n.member = member;
  n.text.len = (uint32_t)len;
  n.text.s = qai_arena_copy(&roster->arena, text, len);
  return n.text.s ? QAI_PUSH(&roster->arena, &roster->names, n) : QUOTEATTR_ERR_NOMEM;
}

int
quoteattr_roster_add_alias(quoteattr_roster *roster, uint32_t member, const char *alias, size_t len)
{
  int status;
  if (!roster || member >= roster->genders.n)
    return QUOTEATTR_ERR_ARG;
  status = check_name(alias, len);
  return status ? status : push_name(roster, member, alias, len);
}

/* The member is counted only when its name is in, so that a failure leaves the roster as it was. */
int
quoteattr_roster_add(quoteattr_roster *roster, const char *text, size_t len, int gender, uint32_t *member)
{
  uint32_t id;
  int status;
  if (!roster || gender < QUOTEATTR_GENDER_UNKNOWN || gender > QUOTEATTR_GENDER_OTHER)
    return QUOTEATTR_ERR_ARG;
  status = check_name(text, len);
  if (status)
    return status;
  id = roster->genders.n;
  if (QAI_RESERVE(&roster->arena, &roster->genders) || push_name(roster, id, text, len))
    return QUOTEATTR_ERR_NOMEM;
  roster->genders.data[roster->genders.n++] = gender;
  if (member)
    *member = id;
  return QUOTEATTR_OK;
}

void
quoteattr_roster_free(quoteattr_roster *roster)
{
  if (roster) {
    quoteattr_allocator a = roster->arena.alloc;
    qai_arena_clear(&roster->arena);
    qai_free(&a, roster);
  }
}

/* Names grouped by member (a counting sort, so that each member's keep their order). */
int
qai_roster_cast(const quoteattr_roster *roster, qai_arena *arena, qai_cast *out)
{
  uint32_t i, n = roster->genders.n;
  uint32_t *at = qai_arena_calloc(arena, (size_t)n + 1, sizeof *at);
  qai_string *names = qai_arena_calloc(arena, roster->names.n, sizeof *names);
  qai_cast_member *members = qai_arena_calloc(arena, n, sizeof *members);
  if (!at || !names || !members)
    return QUOTEATTR_ERR_NOMEM;
  for (i = 0; i < roster->names.n; i++)
    at[roster->names.data[i].member + 1]++;
  for (i = 0; i < n; i++) {
    at[i + 1] += at[i];
    members[i].names = names + at[i];
    members[i].gender = roster->genders.data[i];
  }
  for (i = 0; i < roster->names.n; i++) {
    const name *nm = &roster->names.data[i];
    names[at[nm->member] + members[nm->member].n_names++] = nm->text;
  }
  out->members = members;
  out->n_members = n;
  return QUOTEATTR_OK;
}
