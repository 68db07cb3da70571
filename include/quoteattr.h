/*
 * libquoteattr: find the quotations in a text and link each to its speaker.
 *
 * This is the only public header.  C99 and C++.
 *
 * Conventions that hold for everything below
 *   offsets   bytes of the caller's text, half open [start, end), always on code point boundaries;
 *             quoteattr_convert_offsets() turns them into code points or UTF-16 units
 *   status    0 (QUOTEATTR_OK) is good, negative is one of QUOTEATTR_ERR_*; the values never change
 *   errors    a `quoteattr_error *` may be NULL; otherwise it is filled on every failure, and its
 *             message is a static string
 *   handles   opaque; every *_free() accepts NULL
 *   threads   an options or roster object belongs to one thread while it is changed; an engine, a
 *             roster no longer changed and a result are immutable and may be shared by any number of
 *             threads; a session belongs to one thread at a time
 *   globals   none: no initialisation call, no mutable state, no locale, no output, never an abort
 */
#ifndef QUOTEATTR_H
#define QUOTEATTR_H

#include <stddef.h>
#include <stdint.h>

#define QUOTEATTR_VERSION_MAJOR 0
#define QUOTEATTR_VERSION_MINOR 1
#define QUOTEATTR_VERSION_PATCH 0
#define QUOTEATTR_VERSION_NUMBER 0x000100 /* 0xMMmmpp */
#define QUOTEATTR_VERSION_STRING "0.1.0"

#ifndef QUOTEATTR_API
#if defined(_WIN32) && defined(QUOTEATTR_BUILDING_DLL)
#define QUOTEATTR_API __declspec(dllexport)
#elif defined(_WIN32) && defined(QUOTEATTR_USE_DLL)
#define QUOTEATTR_API __declspec(dllimport)
#elif !defined(_WIN32) && defined(__GNUC__) && __GNUC__ >= 4
#define QUOTEATTR_API __attribute__((visibility("default")))
#else
#define QUOTEATTR_API
#endif
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ---- types -------------------------------------------------------------------------------- */

typedef struct quoteattr_options quoteattr_options; /* settings, copied by the engine         */
typedef struct quoteattr_engine quoteattr_engine;   /* immutable rules and data, shareable    */
typedef struct quoteattr_roster quoteattr_roster;   /* speakers known beforehand              */
typedef struct quoteattr_session quoteattr_session; /* one thread's working memory, reusable  */
typedef struct quoteattr_result quoteattr_result;   /* immutable output of one document       */

/* Frozen plain records: size and order of their fields never change, on any platform with the
 * same pointer size.  A document is smaller than 4 GiB, so offsets are 32 bits wide. */
typedef struct quoteattr_span {
  uint32_t start, end;
} quoteattr_span;

typedef struct quoteattr_token {
  uint32_t start, end;
  uint32_t kind;  /* QUOTEATTR_TOKEN_* */
  uint32_t flags; /* QUOTEATTR_FLAG_*, or-ed together */
} quoteattr_token;

typedef struct quoteattr_mention {
  uint32_t start, end;
  uint32_t kind;   /* QUOTEATTR_MENTION_* */
  uint32_t entity; /* index of the entity it stands for, or QUOTEATTR_NONE */
} quoteattr_mention;

typedef struct quoteattr_error {
  int code;            /* QUOTEATTR_ERR_* */
  const char *message; /* static, English, one line */
  size_t offset;       /* byte offset in the input the error is about, else 0 */
} quoteattr_error;

typedef struct quoteattr_allocator {
  void *(*malloc_fn)(void *ctx, size_t size);
  void (*free_fn)(void *ctx, void *ptr);
  void *ctx;
} quoteattr_allocator;

#define QUOTEATTR_NONE 0xFFFFFFFFu /* "no entity", "no mention" */

/* All constants below keep their values for ever; new ones go at the end of their list. */

enum { /* status */
       QUOTEATTR_OK = 0,
       QUOTEATTR_ERR_NOMEM = -1,
       QUOTEATTR_ERR_ARG = -2,
       QUOTEATTR_ERR_UTF8 = -3,
       QUOTEATTR_ERR_LIMIT = -4,
       QUOTEATTR_ERR_DATA = -5,
       QUOTEATTR_ERR_CANCELLED = -6,
       QUOTEATTR_ERR_UNSUPPORTED = -7,
       QUOTEATTR_ERR_INTERNAL = -99
};

enum {                                  /* keys of quoteattr_options_set() */
       QUOTEATTR_OPT_STAGES = 1,        /* QUOTEATTR_STAGE_*: where to stop */
       QUOTEATTR_OPT_GENRE = 2,         /* QUOTEATTR_GENRE_* */
       QUOTEATTR_OPT_QUOTE_STYLES = 3,  /* QUOTEATTR_STYLE_*, or-ed: the marks to look for; 0 = found from the text */
       QUOTEATTR_OPT_INDIRECT = 4,      /* 0: leave indirect statements out, 1: report them (news only by default) */
       QUOTEATTR_OPT_BAD_UTF8 = 5,      /* 0: an error, 1: each bad byte stands for one unknown symbol */
       QUOTEATTR_OPT_MAX_BYTES = 6,     /* a larger document is QUOTEATTR_ERR_LIMIT */
       QUOTEATTR_OPT_MAX_NESTING = 7,   /* deeper quotation marks count as part of the text */
       QUOTEATTR_OPT_MAX_CANDIDATES = 8 /* speakers considered for one quotation */
};

enum {
  QUOTEATTR_STAGE_TOKENS = 1,
  QUOTEATTR_STAGE_SENTENCES = 2,
  QUOTEATTR_STAGE_QUOTES = 3,
  QUOTEATTR_STAGE_ATTRIBUTION = 4
};

enum { QUOTEATTR_GENRE_AUTO = 0, QUOTEATTR_GENRE_NEWS = 1, QUOTEATTR_GENRE_FICTION = 2 };

enum {                                /* quotation-mark styles */
       QUOTEATTR_STYLE_DOUBLE = 1,    /* “ ”  "  `` ''  „ “ */
       QUOTEATTR_STYLE_SINGLE = 2,    /* ‘ ’  '  ‚ ‘ */
       QUOTEATTR_STYLE_GUILLEMET = 4, /* « »  » «  ‹ › */
       QUOTEATTR_STYLE_CORNER = 8,    /* 「 」 『 』 */
       QUOTEATTR_STYLE_DASH = 16      /* — at the start of a paragraph */
};

enum { /* token kinds */
       QUOTEATTR_TOKEN_WORD = 1,
       QUOTEATTR_TOKEN_NUMBER = 2,
       QUOTEATTR_TOKEN_PUNCT = 3,
       QUOTEATTR_TOKEN_OPEN = 4,  /* opening bracket or quotation mark */
       QUOTEATTR_TOKEN_CLOSE = 5, /* closing bracket or quotation mark */
       QUOTEATTR_TOKEN_QUOTE = 6, /* a mark that does not tell (straight) */
       QUOTEATTR_TOKEN_SYMBOL = 7,
       QUOTEATTR_TOKEN_EMOJI = 8,
       QUOTEATTR_TOKEN_URL = 9,
       QUOTEATTR_TOKEN_EMAIL = 10,
       QUOTEATTR_TOKEN_HANDLE = 11,
       QUOTEATTR_TOKEN_HASHTAG = 12
};

enum { /* token flags */
       QUOTEATTR_FLAG_SPACE_BEFORE = 1,
       QUOTEATTR_FLAG_CLITIC = 2,       /* a word that continues the surface token of the word before */
       QUOTEATTR_FLAG_ABBREVIATION = 4, /* ends in a full stop of its own */
       QUOTEATTR_FLAG_CAPITAL = 8,      /* its first letter is upper (or title) case */
       QUOTEATTR_FLAG_ALL_CAPS = 16,    /* two letters or more, all upper case */
       QUOTEATTR_FLAG_NON_ASCII = 32,
       QUOTEATTR_FLAG_SENTENCE_START = 64
};

enum {                               /* what a quotation is */
       QUOTEATTR_QUOTE_DIRECT = 1,   /* every word in quotation marks, or set off by a dash or a script's name */
       QUOTEATTR_QUOTE_MIXED = 2,    /* a reported clause with some words in marks */
       QUOTEATTR_QUOTE_INDIRECT = 3, /* a reported clause without marks */
       QUOTEATTR_QUOTE_TITLE = 4,    /* marks that are no speech: the title of a work, */
       QUOTEATTR_QUOTE_NICKNAME = 5, /*   a nickname inside a name, */
       QUOTEATTR_QUOTE_SCARE = 6,    /*   scare quotes, words as words, terms */
       QUOTEATTR_QUOTE_UNKNOWN = 7   /*   marks that could not be classed */
};

enum {                               /* how the text names the speaker */
       QUOTEATTR_LINK_NONE = 0,      /* it does not, and none was found */
       QUOTEATTR_LINK_EXPLICIT = 1,  /* by a name beside the quotation */
       QUOTEATTR_LINK_ANAPHORIC = 2, /* by a pronoun or a common noun beside it */
       QUOTEATTR_LINK_IMPLICIT = 3   /* not beside it: found from the context */
};

enum { /* what decided the speaker */
       QUOTEATTR_BY_NOTHING = 0,
       QUOTEATTR_BY_TAG = 1,          /* a reporting verb with its subject: "…," Ann said */
       QUOTEATTR_BY_ACCORDING_TO = 2, /* a preposition: according to Ann */
       QUOTEATTR_BY_COLON = 3,        /* Ann: "…" */
       QUOTEATTR_BY_NOUN = 4,         /* a noun: in a statement, Ann's promise that … */
       QUOTEATTR_BY_PASSIVE = 5,      /* … was quoted as saying, … by Ann */
       QUOTEATTR_BY_SCRIPT = 6,       /* a transcript's or a play's name */
       QUOTEATTR_BY_CONTINUATION = 7, /* the same quotation goes on in this paragraph */
       QUOTEATTR_BY_FLOATING = 8,     /* a quotation without tag after one with a speaker */
       QUOTEATTR_BY_PARAGRAPH = 9,    /* another quotation of the same paragraph */
       QUOTEATTR_BY_BEAT = 10,        /* an action beside it: Ann slammed the door. "…" */
       QUOTEATTR_BY_TURN = 11,        /* the turns of a conversation */
       QUOTEATTR_BY_VOCATIVE = 12,    /* the one addressed before answers */
       QUOTEATTR_BY_NEARBY = 13,      /* a mention in the narration around */
       QUOTEATTR_BY_SHARED = 14       /* the subject of the clause before: Ann said …, adding … */
};

enum { QUOTEATTR_ROLE_CONTENT = 1, QUOTEATTR_ROLE_SOURCE = 2, QUOTEATTR_ROLE_CUE = 3 };

enum { QUOTEATTR_MENTION_NAME = 1, QUOTEATTR_MENTION_NOMINAL = 2, QUOTEATTR_MENTION_PRONOUN = 3 };

enum {
  QUOTEATTR_ENTITY_PERSON = 1,
  QUOTEATTR_ENTITY_ORGANISATION = 2,
  QUOTEATTR_ENTITY_GROUP = 3,
  QUOTEATTR_ENTITY_OTHER = 4
};

enum {
  QUOTEATTR_GENDER_UNKNOWN = 0,
  QUOTEATTR_GENDER_FEMALE = 1,
  QUOTEATTR_GENDER_MALE = 2,
  QUOTEATTR_GENDER_OTHER = 3
};

enum { QUOTEATTR_UNIT_CODEPOINT = 1, QUOTEATTR_UNIT_UTF16 = 2 };

/* ---- about the library -------------------------------------------------------------------- */

QUOTEATTR_API uint32_t quoteattr_version_number(void);
QUOTEATTR_API const char *quoteattr_version_string(void);
QUOTEATTR_API const char *quoteattr_unicode_version(void);
QUOTEATTR_API const char *quoteattr_status_string(int status);

/* ---- options ------------------------------------------------------------------------------ */

QUOTEATTR_API int quoteattr_options_new(quoteattr_options **out, const quoteattr_allocator *alloc);
QUOTEATTR_API int quoteattr_options_set(quoteattr_options *opts, int key, int64_t value);
QUOTEATTR_API int quoteattr_options_get(const quoteattr_options *opts, int key, int64_t *value);
QUOTEATTR_API int quoteattr_options_bounds(int key, int64_t *min, int64_t *max, int64_t *def);
QUOTEATTR_API void quoteattr_options_free(quoteattr_options *opts);

/* ---- engine ------------------------------------------------------------------------------- */

QUOTEATTR_API int quoteattr_engine_new(quoteattr_engine **out, const quoteattr_options *opts, quoteattr_error *err);
QUOTEATTR_API const char *quoteattr_engine_fingerprint(const quoteattr_engine *engine);
QUOTEATTR_API void quoteattr_engine_free(quoteattr_engine *engine);

/* ---- roster ------------------------------------------------------------------------------- */

QUOTEATTR_API int quoteattr_roster_new(quoteattr_roster **out, const quoteattr_allocator *alloc);
QUOTEATTR_API int quoteattr_roster_add(quoteattr_roster *roster, const char *name, size_t len, int gender,
                                       uint32_t *member);
QUOTEATTR_API int quoteattr_roster_add_alias(quoteattr_roster *roster, uint32_t member, const char *alias, size_t len);
QUOTEATTR_API void quoteattr_roster_free(quoteattr_roster *roster);

/* ---- analysis ----------------------------------------------------------------------------- */

QUOTEATTR_API int quoteattr_analyze(const quoteattr_engine *engine, const char *text, size_t len,
                                    quoteattr_result **out, quoteattr_error *err);
QUOTEATTR_API int quoteattr_session_new(quoteattr_session **out, const quoteattr_engine *engine);
QUOTEATTR_API int quoteattr_session_set_roster(quoteattr_session *session, const quoteattr_roster *roster);
QUOTEATTR_API int quoteattr_session_set_progress(quoteattr_session *session,
                                                 int (*fn)(void *ctx, size_t done, size_t total), void *ctx);
QUOTEATTR_API int quoteattr_session_analyze(quoteattr_session *session, const char *text, size_t len,
                                            quoteattr_result **out, quoteattr_error *err);
QUOTEATTR_API void quoteattr_session_free(quoteattr_session *session);

/* ---- result: whole arrays ----------------------------------------------------------------- */

QUOTEATTR_API const quoteattr_token *quoteattr_result_tokens(const quoteattr_result *result, size_t *count);
QUOTEATTR_API const quoteattr_token *quoteattr_result_words(const quoteattr_result *result, size_t *count);
QUOTEATTR_API const quoteattr_span *quoteattr_result_sentences(const quoteattr_result *result, size_t *count);
QUOTEATTR_API const quoteattr_mention *quoteattr_result_mentions(const quoteattr_result *result, size_t *count);
QUOTEATTR_API int quoteattr_result_genre(const quoteattr_result *result);
QUOTEATTR_API void quoteattr_result_free(quoteattr_result *result);

/* ---- result: quotations, by index --------------------------------------------------------- */

QUOTEATTR_API size_t quoteattr_quote_count(const quoteattr_result *result);
QUOTEATTR_API int quoteattr_quote_kind(const quoteattr_result *result, size_t quote);
QUOTEATTR_API const quoteattr_span *quoteattr_quote_spans(const quoteattr_result *result, size_t quote, int role,
                                                          size_t *count);
QUOTEATTR_API uint32_t quoteattr_quote_speaker(const quoteattr_result *result, size_t quote);
QUOTEATTR_API uint32_t quoteattr_quote_addressee(const quoteattr_result *result, size_t quote);
QUOTEATTR_API int quoteattr_quote_link(const quoteattr_result *result, size_t quote);
QUOTEATTR_API int quoteattr_quote_evidence(const quoteattr_result *result, size_t quote);
QUOTEATTR_API double quoteattr_quote_confidence(const quoteattr_result *result, size_t quote);

/* ---- result: entities, by index ----------------------------------------------------------- */

QUOTEATTR_API size_t quoteattr_entity_count(const quoteattr_result *result);
QUOTEATTR_API size_t quoteattr_entity_name_count(const quoteattr_result *result, uint32_t entity);
QUOTEATTR_API const char *quoteattr_entity_name(const quoteattr_result *result, uint32_t entity, size_t index,
                                                size_t *len);
QUOTEATTR_API const char *quoteattr_entity_role(const quoteattr_result *result, uint32_t entity, size_t *len);
QUOTEATTR_API int quoteattr_entity_kind(const quoteattr_result *result, uint32_t entity);
QUOTEATTR_API int quoteattr_entity_gender(const quoteattr_result *result, uint32_t entity);
QUOTEATTR_API uint32_t quoteattr_entity_member(const quoteattr_result *result, uint32_t entity);

/* ---- offsets ------------------------------------------------------------------------------ */

QUOTEATTR_API int quoteattr_convert_offsets(const char *text, size_t len, int unit, uint32_t *offsets, size_t count);

#ifdef __cplusplus
}
#endif
#endif
