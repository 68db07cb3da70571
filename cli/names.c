#include "names.h"

#include "report.h"

#include <quoteattr.h>
#include <stddef.h>

#define COUNT(a) ((int)(sizeof(a) / sizeof(a)[0]))

static const char *
pick(const char *const *names, int count, int value)
{
  return value >= 0 && value < count ? names[value] : NULL;
}

const char *
name_genre(int genre)
{
  static const char *const names[] = {NULL, "news", "fiction"};
  return pick(names, COUNT(names), genre);
}

const char *
name_quote_kind(int kind)
{
  static const char *const names[] = {NULL, "direct", "mixed", "indirect", "title", "nickname", "scare", "unknown"};
  return pick(names, COUNT(names), kind);
}

const char *
name_link(int link)
{
  static const char *const names[] = {NULL, "explicit", "anaphoric", "implicit"};
  return pick(names, COUNT(names), link);
}

const char *
name_evidence(int evidence)
{
  static const char *const names[] = {NULL,      "tag",    "according_to", "colon",    "noun",
                                      "passive", "script", "continuation", "floating", "paragraph",
                                      "beat",    "turn",   "vocative",     "nearby",   "shared"};
  return evidence == EVIDENCE_CORRECTED ? "corrected" : pick(names, COUNT(names), evidence);
}

const char *
phrase_evidence(int evidence)
{
  static const char *const phrases[] = {NULL,
                                        "by the reporting verb",
                                        "by the preposition",
                                        "by the colon",
                                        "by the noun",
                                        "by the passive",
                                        "by the name before it",
                                        "goes on from the paragraph before",
                                        "follows one of the same speaker",
                                        "by another in its paragraph",
                                        "by the action beside it",
                                        "by the turns of the conversation",
                                        "by who was addressed before",
                                        "by a mention nearby",
                                        "by the clause before"};
  return evidence == EVIDENCE_CORRECTED ? "corrected" : pick(phrases, COUNT(phrases), evidence);
}

const char *
name_entity_kind(int kind)
{
  static const char *const names[] = {NULL, "person", "organisation", "group", "other"};
  return pick(names, COUNT(names), kind);
}

const char *
name_gender(int gender)
{
  static const char *const names[] = {NULL, "F", "M", "X"};
  return pick(names, COUNT(names), gender);
}

const char *
name_status(int status)
{
  switch (status) {
  case QUOTEATTR_ERR_NOMEM: return "memory";
  case QUOTEATTR_ERR_ARG: return "argument";
  case QUOTEATTR_ERR_UTF8: return "utf8";
  case QUOTEATTR_ERR_LIMIT: return "limit";
  case QUOTEATTR_ERR_DATA: return "data";
  case QUOTEATTR_ERR_CANCELLED: return "cancelled";
  case QUOTEATTR_ERR_UNSUPPORTED: return "unsupported";
  default: return "internal";
  }
}
