/*
 * libquoteattr: find the quotations in a text and link each to its speaker.
 *
 * This is the only public header.  C99 and C++98.
 *
 *   quoteattr_engine *engine;
 *   quoteattr_result *r;
 *   size_t i, n;
 *   if (quoteattr_engine_new(&engine, NULL, NULL) || quoteattr_analyze(engine, text, strlen(text), &r, NULL))
 *     return 1;
 *   for (i = 0; i < quoteattr_quote_count(r); i++) {
 *     const quoteattr_span *said = quoteattr_quote_spans(r, i, QUOTEATTR_ROLE_CONTENT, &n);
 *     const char *who = quoteattr_entity_name(r, quoteattr_quote_speaker(r, i), 0, NULL);
 *     printf("%s: %.*s\n", who ? who : "?", (int)(said->end - said->start), text + said->start);
 *   }
 *   quoteattr_result_free(r);
 *   quoteattr_engine_free(engine);
 *
 * How it fits together: options say what is wanted; an engine holds them and the library's data; a session is the
 * working memory of one thread and turns one document after another into a result each; a roster names speakers
 * known beforehand.  quoteattr_analyze() does without a session.
 *
 * What holds for everything below
 *
 *   text      UTF-8, not NUL-terminated, with or without a byte order mark, any kind of line end, hard-wrapped or one
 *             line a paragraph.  NUL bytes are characters like any other.  The library never changes it and keeps no
 *             pointer to it.
 *   offsets   bytes of that text, half open [start, end), always on code point boundaries, whatever the line ends
 *             and the byte order mark.  quoteattr_convert_offsets() turns them into code points or UTF-16 units.
 *   status    0 (QUOTEATTR_OK) is good, negative is one of QUOTEATTR_ERR_*.  The values never change.  A function
 *             that fails has no effect but the ones it names; an output pointer is then set to NULL.
 *   errors    a `quoteattr_error *` may be NULL; otherwise it is filled on every failure and left alone on success.
 *   handles   opaque.  Whoever calls *_new() or gets a result frees it with the *_free() of its type; all of these
 *             accept NULL.  A function given NULL for a handle returns QUOTEATTR_ERR_ARG, or the "nothing" its
 *             description names; it does not crash.
 *   strings   that come back are UTF-8, NUL-terminated (their length may be asked for as well), owned by the handle
 *             they were asked of, and live as long as that.
 *   threads   an options or roster object belongs to one thread while it is changed; an engine, a roster no longer
 *             changed and a result stay as they are and may be used by any number of threads at once; a session belongs
 *             to one thread at a time.
 *   output    depends on the text, the options and the roster alone: not on the machine, the locale, the thread, or
 *             on what a session did before.  quoteattr_engine_fingerprint() changes whenever it may change.
 *   globals   none: no initialisation call, no mutable state, no locale, no errno, no files, no output, never an abort.
 *   cost      time and working memory grow with the text (at worst n log n), whatever is in it.
 *
 * What functions do when their cost is not named takes constant time and allocates nothing.
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

/* ---- handles ------------------------------------------------------------------------------- */

typedef struct quoteattr_options quoteattr_options; /* settings, copied by the engine */
typedef struct quoteattr_engine quoteattr_engine;   /* options and data, immutable, shared by threads */
typedef struct quoteattr_roster quoteattr_roster;   /* speakers known beforehand */
typedef struct quoteattr_session quoteattr_session; /* one thread's working memory, for many documents */
typedef struct quoteattr_result quoteattr_result;   /* what was found in one document, immutable */

/* ---- records ------------------------------------------------------------------------------- */

/* Frozen: the size and order of their fields never change.  A document is smaller than 4 GiB, so that offsets
 * are 32 bits wide. */

typedef struct quoteattr_span {
  uint32_t start, end; /* bytes, half open */
} quoteattr_span;

typedef struct quoteattr_token {
  uint32_t start, end; /* bytes, half open */
  uint32_t kind;       /* QUOTEATTR_TOKEN_* */
  uint32_t flags;      /* QUOTEATTR_FLAG_*, or-ed together */
} quoteattr_token;

typedef struct quoteattr_mention {
  uint32_t start, end; /* bytes, half open */
  uint32_t kind;       /* QUOTEATTR_MENTION_* */
  uint32_t entity;     /* index of the entity it stands for, or QUOTEATTR_NONE */
} quoteattr_mention;

typedef struct quoteattr_error {
  int code;            /* QUOTEATTR_ERR_* */
  const char *message; /* static, English, one line, without a full stop */
  size_t offset;       /* byte of the text that the error is about, else 0 */
} quoteattr_error;

/* Where memory comes from.  malloc_fn(ctx, size) returns memory aligned as malloc's, or NULL; size is never 0.
 * free_fn(ctx, ptr) gets what malloc_fn returned, never NULL.  Both are called by whichever thread works with the
 * handle: when handles are used by several threads, the two must be safe for that.  `ctx` must outlive every
 * handle made with the allocator. */
typedef struct quoteattr_allocator {
  void *(*malloc_fn)(void *ctx, size_t size);
  void (*free_fn)(void *ctx, void *ptr);
  void *ctx;
} quoteattr_allocator;

/* ---- constants ----------------------------------------------------------------------------- */

/* All keep their values for ever; new ones go at the end of their list. */

#define QUOTEATTR_NONE 0xFFFFFFFFu /* "no entity" */

/* Status. */
enum {
  QUOTEATTR_OK = 0,
  QUOTEATTR_ERR_NOMEM = -1,       /* the allocator returned NULL, or a size overflowed */
  QUOTEATTR_ERR_ARG = -2,         /* NULL where a handle is needed, a value out of bounds, an index out of range */
  QUOTEATTR_ERR_UTF8 = -3,        /* the text is not UTF-8 from the error's offset on */
  QUOTEATTR_ERR_LIMIT = -4,       /* larger than QUOTEATTR_OPT_MAX_BYTES */
  QUOTEATTR_ERR_DATA = -5,        /* word lists or weights are damaged */
  QUOTEATTR_ERR_CANCELLED = -6,   /* the progress function said so */
  QUOTEATTR_ERR_UNSUPPORTED = -7, /* this build cannot do it */
  QUOTEATTR_ERR_INTERNAL = -99    /* a fault of the library: please report it */
};

/* Keys of quoteattr_options_set(), with bounds and default. */
enum {
  QUOTEATTR_OPT_STAGES = 1,         /* QUOTEATTR_STAGE_*: where to stop; ATTRIBUTION */
  QUOTEATTR_OPT_GENRE = 2,          /* QUOTEATTR_GENRE_*; AUTO */
  QUOTEATTR_OPT_QUOTE_STYLES = 3,   /* QUOTEATTR_STYLE_*, or-ed: the marks to look for; 0: found from the text */
  QUOTEATTR_OPT_INDIRECT = 4,       /* 1: indirect statements of news are reported, 0: left out; 1 */
  QUOTEATTR_OPT_BAD_UTF8 = 5,       /* 0: an error, 1: each bad byte stands for one unknown symbol; 0 */
  QUOTEATTR_OPT_MAX_BYTES = 6,      /* larger documents are QUOTEATTR_ERR_LIMIT; 1 to 4,294,967,040; 1 GiB */
  QUOTEATTR_OPT_MAX_NESTING = 7,    /* quotation marks nested deeper count as text; 1 to 64; 8 */
  QUOTEATTR_OPT_MAX_CANDIDATES = 8, /* speakers weighed for one quotation; 1 to 24; 24 */
  QUOTEATTR_OPT_STATEMENTS = 9,     /* 1: of indirect statements only what was said, 0: beliefs and acts too; 0 */
  QUOTEATTR_OPT_MIN_CONFIDENCE = 10 /* percent: speakers less sure count as not found, and indirect statements
                                     * without speaker are left out; 0 to 100; 0 */
};

/* Each stage needs those before it, and costs time. */
enum {
  QUOTEATTR_STAGE_TOKENS = 1,     /* tokens and words */
  QUOTEATTR_STAGE_SENTENCES = 2,  /* and sentences */
  QUOTEATTR_STAGE_QUOTES = 3,     /* and quotations, the genre; nobody is named as speaker */
  QUOTEATTR_STAGE_ATTRIBUTION = 4 /* and mentions, entities, indirect statements, speakers */
};

enum { QUOTEATTR_GENRE_AUTO = 0, QUOTEATTR_GENRE_NEWS = 1, QUOTEATTR_GENRE_FICTION = 2 };

/* Quotation-mark styles. */
enum {
  QUOTEATTR_STYLE_DOUBLE = 1,    /* “ ”  "  `` ''  „ “ */
  QUOTEATTR_STYLE_SINGLE = 2,    /* ‘ ’  '  ‚ ‘ */
  QUOTEATTR_STYLE_GUILLEMET = 4, /* « »  » «  ‹ › */
  QUOTEATTR_STYLE_CORNER = 8,    /* 「 」 『 』 */
  QUOTEATTR_STYLE_DASH = 16,     /* — at the start of a paragraph */
  QUOTEATTR_STYLE_UNMARKED = 32, /* no marks at all: told by "he said" and the words themselves */
  QUOTEATTR_STYLE_BLOCK = 64     /* > at the start of each line */
};

/* Token kinds. */
enum {
  QUOTEATTR_TOKEN_WORD = 1,
  QUOTEATTR_TOKEN_NUMBER = 2,
  QUOTEATTR_TOKEN_PUNCT = 3,
  QUOTEATTR_TOKEN_OPEN = 4,   /* opening bracket or quotation mark */
  QUOTEATTR_TOKEN_CLOSE = 5,  /* closing bracket or quotation mark */
  QUOTEATTR_TOKEN_QUOTE = 6,  /* a mark that does not tell (straight) */
  QUOTEATTR_TOKEN_SYMBOL = 7, /* currency, mathematics, control characters, bad bytes */
  QUOTEATTR_TOKEN_EMOJI = 8,  /* one sequence, however many code points it takes */
  QUOTEATTR_TOKEN_URL = 9,
  QUOTEATTR_TOKEN_EMAIL = 10,
  QUOTEATTR_TOKEN_HANDLE = 11, /* @name */
  QUOTEATTR_TOKEN_HASHTAG = 12 /* #tag */
};

/* Token flags. */
enum {
  QUOTEATTR_FLAG_SPACE_BEFORE = 1,
  QUOTEATTR_FLAG_CLITIC = 2,         /* a word that goes on in the surface token of the word before ("n't") */
  QUOTEATTR_FLAG_ABBREVIATION = 4,   /* ends in a full stop of its own */
  QUOTEATTR_FLAG_CAPITAL = 8,        /* its first letter is upper (or title) case */
  QUOTEATTR_FLAG_ALL_CAPS = 16,      /* two letters or more, all upper case */
  QUOTEATTR_FLAG_NON_ASCII = 32,     /* has a byte above 127 */
  QUOTEATTR_FLAG_SENTENCE_START = 64 /* the first one of its sentence; from QUOTEATTR_STAGE_SENTENCES on */
};

/* What a quotation is. */
enum {
  QUOTEATTR_QUOTE_DIRECT = 1,   /* every word in quotation marks, or set off by a dash, a script's name or ">",
                                 * or by nothing in fiction without marks (QUOTEATTR_STYLE_UNMARKED) */
  QUOTEATTR_QUOTE_MIXED = 2,    /* a reported clause with some words in marks */
  QUOTEATTR_QUOTE_INDIRECT = 3, /* a reported clause without marks */
  QUOTEATTR_QUOTE_TITLE = 4,    /* marks that are no speech, and so without speaker: the title of a work, */
  QUOTEATTR_QUOTE_NICKNAME = 5, /*   a nickname inside a name, */
  QUOTEATTR_QUOTE_SCARE = 6,    /*   scare quotes, words as words, terms, */
  QUOTEATTR_QUOTE_UNKNOWN = 7   /*   marks that could not be classed */
};

/* How the text names the speaker. */
enum {
  QUOTEATTR_LINK_NONE = 0,      /* it does not, and nobody was found */
  QUOTEATTR_LINK_EXPLICIT = 1,  /* by a name beside the quotation */
  QUOTEATTR_LINK_ANAPHORIC = 2, /* by a pronoun or a common noun beside it */
  QUOTEATTR_LINK_IMPLICIT = 3   /* not beside it: found from the context */
};

/* What decided the speaker. */
enum {
  QUOTEATTR_BY_NOTHING = 0,
  QUOTEATTR_BY_TAG = 1,          /* a reporting verb with its subject: "…," Ann said */
  QUOTEATTR_BY_ACCORDING_TO = 2, /* a preposition: according to Ann */
  QUOTEATTR_BY_COLON = 3,        /* Ann: "…" */
  QUOTEATTR_BY_NOUN = 4,         /* a noun: in a statement, Ann's promise that … */
  QUOTEATTR_BY_PASSIVE = 5,      /* Ann was quoted as saying; … by Ann */
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

/* Parts of an attribution, for quoteattr_quote_spans(). */
enum { QUOTEATTR_ROLE_CONTENT = 1, QUOTEATTR_ROLE_SOURCE = 2, QUOTEATTR_ROLE_CUE = 3 };

/* Kinds of mention: "Ann Lee", "the minister", "she". */
enum { QUOTEATTR_MENTION_NAME = 1, QUOTEATTR_MENTION_NOMINAL = 2, QUOTEATTR_MENTION_PRONOUN = 3 };

/* Kinds of entity. */
enum {
  QUOTEATTR_ENTITY_PERSON = 1,
  QUOTEATTR_ENTITY_ORGANISATION = 2, /* companies, ministries, states */
  QUOTEATTR_ENTITY_GROUP = 3,        /* "officials", "Ann and Ben" */
  QUOTEATTR_ENTITY_OTHER = 4         /* "the report"; not known */
};

/* Grammatical gender, as far as the text (or the roster) shows it. */
enum {
  QUOTEATTR_GENDER_UNKNOWN = 0,
  QUOTEATTR_GENDER_FEMALE = 1,
  QUOTEATTR_GENDER_MALE = 2,
  QUOTEATTR_GENDER_OTHER = 3
};

/* Units of quoteattr_convert_offsets(). */
enum { QUOTEATTR_UNIT_CODEPOINT = 1, QUOTEATTR_UNIT_UTF16 = 2 };

/* ---- about the library --------------------------------------------------------------------- */

/* The version of the library that is running, as QUOTEATTR_VERSION_NUMBER; compare it with the macro to learn
 * whether header and library belong together. */
QUOTEATTR_API uint32_t quoteattr_version_number(void);

/* The same as text, "0.1.0".  Static. */
QUOTEATTR_API const char *quoteattr_version_string(void);

/* The version of Unicode the text is read by, "15.0.0".  Static. */
QUOTEATTR_API const char *quoteattr_unicode_version(void);

/* One line of English for a status, "unknown status" for other numbers.  Static, never NULL. */
QUOTEATTR_API const char *quoteattr_status_string(int status);

/* ---- options ------------------------------------------------------------------------------- */

/* Makes options with the defaults.  `alloc`, which is copied, serves the options and all that is made with them:
 * engines, their sessions, the results; NULL means malloc and free.
 * Returns QUOTEATTR_ERR_ARG (no `out`, an allocator without its functions) or _NOMEM.  Free with
 * quoteattr_options_free(); engines keep their own copy. */
QUOTEATTR_API int quoteattr_options_new(quoteattr_options **out, const quoteattr_allocator *alloc);

/* Sets the value of QUOTEATTR_OPT_* `key`.  QUOTEATTR_ERR_ARG, and no change, when the key is unknown (as a newer
 * one is to an older library) or the value is out of its bounds. */
QUOTEATTR_API int quoteattr_options_set(quoteattr_options *opts, int key, int64_t value);

/* Reads a value.  QUOTEATTR_ERR_ARG for an unknown key. */
QUOTEATTR_API int quoteattr_options_get(const quoteattr_options *opts, int key, int64_t *value);

/* Least, greatest and default value of a key; each pointer may be NULL.  QUOTEATTR_ERR_ARG for an unknown key. */
QUOTEATTR_API int quoteattr_options_bounds(int key, int64_t *min, int64_t *max, int64_t *def);

QUOTEATTR_API void quoteattr_options_free(quoteattr_options *opts);

/* ---- engine -------------------------------------------------------------------------------- */

/* Makes an engine with a copy of `opts` (NULL: the defaults).  It is cheap: the data is part of the library.
 * Errors: QUOTEATTR_ERR_ARG (no `out`), _NOMEM, _DATA.  Free it after its sessions; results do not need it. */
QUOTEATTR_API int quoteattr_engine_new(quoteattr_engine **out, const quoteattr_options *opts, quoteattr_error *err);

/* A short ASCII text that changes whenever this engine's output for some document may change: with the version, the
 * rules, the data, the options.  The same on every machine, so that it can key a cache of results.  Owned by the
 * engine; "" for NULL. */
QUOTEATTR_API const char *quoteattr_engine_fingerprint(const quoteattr_engine *engine);

QUOTEATTR_API void quoteattr_engine_free(quoteattr_engine *engine);

/* ---- roster -------------------------------------------------------------------------------- */

/* Makes an empty roster, the list of speakers known beforehand (a cast, a list of members).  `alloc` as in
 * quoteattr_options_new().  Errors: QUOTEATTR_ERR_ARG, _NOMEM. */
QUOTEATTR_API int quoteattr_roster_new(quoteattr_roster **out, const quoteattr_allocator *alloc);

/* Adds a speaker by the fullest name, `len` bytes of UTF-8 that are copied (1 to 1024), with QUOTEATTR_GENDER_*.
 * *member (may be NULL) becomes the number of the new member; they count from 0.
 * Errors: QUOTEATTR_ERR_ARG, _UTF8, _NOMEM; the roster is then as before. */
QUOTEATTR_API int quoteattr_roster_add(quoteattr_roster *roster, const char *name, size_t len, int gender,
                                       uint32_t *member);

/* Adds another name of a member: a nickname, a description ("the lamplighter").  Errors as above. */
QUOTEATTR_API int quoteattr_roster_add_alias(quoteattr_roster *roster, uint32_t member, const char *alias, size_t len);

/* Not while a session that has it analyses a document. */
QUOTEATTR_API void quoteattr_roster_free(quoteattr_roster *roster);

/* ---- analysis ------------------------------------------------------------------------------ */

/* Analyses one document of `len` bytes (`text` may be NULL when that is 0) without a session: simplest, and as fast
 * for a long text; for many short ones a session saves the memory's coming and going.  *out is a result to be freed
 * with quoteattr_result_free(); it needs neither the text nor the engine any more.
 * Errors: QUOTEATTR_ERR_ARG, _NOMEM, _LIMIT, _UTF8 with the offset of the first bad byte (unless
 * QUOTEATTR_OPT_BAD_UTF8 is 1).  Any number of threads may analyse with one engine at once. */
QUOTEATTR_API int quoteattr_analyze(const quoteattr_engine *engine, const char *text, size_t len,
                                    quoteattr_result **out, quoteattr_error *err);

/* Makes a session, the working memory for one document after another.  The engine must outlive it.
 * Errors: QUOTEATTR_ERR_ARG, _NOMEM. */
QUOTEATTR_API int quoteattr_session_new(quoteattr_session **out, const quoteattr_engine *engine);

/* The speakers known beforehand, for the documents from now on; NULL: none.  The roster is not copied: it must
 * outlive its use here and not change during an analysis.  Several sessions may share one. */
QUOTEATTR_API int quoteattr_session_set_roster(quoteattr_session *session, const quoteattr_roster *roster);

/* From now on `fn` is called in quoteattr_session_analyze() after each stage, with the number of stages done and
 * their total; when it returns another value than 0, the analysis ends with QUOTEATTR_ERR_CANCELLED.  It must not
 * use the session.  NULL: none. */
QUOTEATTR_API int quoteattr_session_set_progress(quoteattr_session *session,
                                                 int (*fn)(void *ctx, size_t done, size_t total), void *ctx);

/* As quoteattr_analyze(), in the session's memory, with its roster and progress function.  After an error the
 * session is as good as before.  Between documents it keeps seven to ten times as much memory as the
 * largest of the last 32 texts is large (64 KiB at least), so that the next one needs little else. */
QUOTEATTR_API int quoteattr_session_analyze(quoteattr_session *session, const char *text, size_t len,
                                            quoteattr_result **out, quoteattr_error *err);

/* Results stay. */
QUOTEATTR_API void quoteattr_session_free(quoteattr_session *session);

/* ---- result: whole arrays ------------------------------------------------------------------ */

/* Each returns an array in order of the text that the result owns, and its length in *count (may be NULL).  What
 * the stages did not reach, and what a NULL result has, is of length 0. */

/* Surface tokens: what stands between spaces, punctuation apart ("don't" is one).  White space lies between them,
 * everything else is in exactly one.  The first call makes them from the words, in memory that the result already has,
 * in time that grows with their number; other threads that ask for them meanwhile wait. */
QUOTEATTR_API const quoteattr_token *quoteattr_result_tokens(const quoteattr_result *result, size_t *count);

/* Words: the tokens with contractions taken apart ("do", "n't"), where QUOTEATTR_FLAG_CLITIC marks the second. */
QUOTEATTR_API const quoteattr_token *quoteattr_result_words(const quoteattr_result *result, size_t *count);

/* Sentences, each from its first token's start to its last one's end; every token is in exactly one. */
QUOTEATTR_API const quoteattr_span *quoteattr_result_sentences(const quoteattr_result *result, size_t *count);

/* Mentions of whoever could speak: names, descriptions, pronouns.  They may lie inside one another. */
QUOTEATTR_API const quoteattr_mention *quoteattr_result_mentions(const quoteattr_result *result, size_t *count);

/* QUOTEATTR_GENRE_NEWS or _FICTION, as set by option or found from the text; _AUTO when that was not looked at. */
QUOTEATTR_API int quoteattr_result_genre(const quoteattr_result *result);

QUOTEATTR_API void quoteattr_result_free(quoteattr_result *result);

/* ---- result: quotations, by index ---------------------------------------------------------- */

/* Number of quotations, in order of the text: speech in marks, indirect statements, and marks that are no speech. */
QUOTEATTR_API size_t quoteattr_quote_count(const quoteattr_result *result);

/* QUOTEATTR_QUOTE_*; QUOTEATTR_ERR_ARG when there is no such quotation. */
QUOTEATTR_API int quoteattr_quote_kind(const quoteattr_result *result, size_t quote);

/* The spans of one part of a quotation, QUOTEATTR_ROLE_*, in order, and their number in *count (may be NULL); NULL
 * and 0 when it has no such part or does not exist.  Owned by the result.
 *   content  what was said: in fiction without the marks around it, in the news with them, as they may stand anywhere
 *            in a reported clause (QUOTEATTR_QUOTE_MIXED).  There is at least one span; several when a tag
 *            ("…," X said, "…") or paragraphs part them
 *   source   the mention beside it that stands for the speaker ("the minister"): at most one span
 *   cue      the words that report ("said", "according to"): at most one span */
QUOTEATTR_API const quoteattr_span *quoteattr_quote_spans(const quoteattr_result *result, size_t quote, int role,
                                                          size_t *count);

/* The entity that speaks, or QUOTEATTR_NONE. */
QUOTEATTR_API uint32_t quoteattr_quote_speaker(const quoteattr_result *result, size_t quote);

/* In fiction the entity spoken to, where the text tells ("told Ann", "…, Ann,"); otherwise, and in news always,
 * QUOTEATTR_NONE. */
QUOTEATTR_API uint32_t quoteattr_quote_addressee(const quoteattr_result *result, size_t quote);

/* QUOTEATTR_LINK_*: how the text names the speaker; QUOTEATTR_ERR_ARG when there is no such quotation. */
QUOTEATTR_API int quoteattr_quote_link(const quoteattr_result *result, size_t quote);

/* QUOTEATTR_BY_*: what decided the speaker; QUOTEATTR_ERR_ARG when there is no such quotation. */
QUOTEATTR_API int quoteattr_quote_evidence(const quoteattr_result *result, size_t quote);

/* How likely the speaker is the right one, 0 to 1; 0 without a speaker. */
QUOTEATTR_API double quoteattr_quote_confidence(const quoteattr_result *result, size_t quote);

/* ---- result: entities, by index ------------------------------------------------------------ */

/* Number of entities: people and bodies, each with all its mentions. */
QUOTEATTR_API size_t quoteattr_entity_count(const quoteattr_result *result);

/* Number of an entity's names; 0 when there is no such entity. */
QUOTEATTR_API size_t quoteattr_entity_name_count(const quoteattr_result *result, uint32_t entity);

/* A name: index 0 is the fullest that the document or the roster gives, the others are its aliases, each once.  Its
 * length in bytes goes to *len (may be NULL).  NULL and 0 when there is none, also for QUOTEATTR_NONE. */
QUOTEATTR_API const char *quoteattr_entity_name(const quoteattr_result *result, uint32_t entity, size_t index,
                                                size_t *len);

/* The title or role as the text gives it ("Foreign Minister"), its length to *len (may be NULL); NULL and 0 when it
 * gives none. */
QUOTEATTR_API const char *quoteattr_entity_role(const quoteattr_result *result, uint32_t entity, size_t *len);

/* QUOTEATTR_ENTITY_*; QUOTEATTR_ERR_ARG when there is no such entity. */
QUOTEATTR_API int quoteattr_entity_kind(const quoteattr_result *result, uint32_t entity);

/* QUOTEATTR_GENDER_*; QUOTEATTR_ERR_ARG when there is no such entity. */
QUOTEATTR_API int quoteattr_entity_gender(const quoteattr_result *result, uint32_t entity);

/* How often the text mentions it: its entries in quoteattr_result_mentions().  0 when there is no such entity. */
QUOTEATTR_API size_t quoteattr_entity_mention_count(const quoteattr_result *result, uint32_t entity);

/* Of how many quotations it is the speaker.  0 when there is no such entity. */
QUOTEATTR_API size_t quoteattr_entity_quote_count(const quoteattr_result *result, uint32_t entity);

/* The member of the session's roster that it is, or QUOTEATTR_NONE. */
QUOTEATTR_API uint32_t quoteattr_entity_member(const quoteattr_result *result, uint32_t entity);

/* ---- offsets ------------------------------------------------------------------------------- */

/* Turns `count` byte offsets into `text` (of `len` bytes) into QUOTEATTR_UNIT_*, in place and in any order.  Both
 * ends of a span may be given as they are: a span array is an array of twice as many offsets.  A byte that is not
 * UTF-8 counts as one unit.
 * Errors: QUOTEATTR_ERR_ARG (an offset behind the end or inside a code point), _NOMEM; the offsets are then as before.
 * Cost: one pass over the text.  Offsets that do not ascend take len / 16 bytes of memory (malloc's) meanwhile. */
QUOTEATTR_API int quoteattr_convert_offsets(const char *text, size_t len, int unit, uint32_t *offsets, size_t count);

#ifdef __cplusplus
}
#endif
#endif
