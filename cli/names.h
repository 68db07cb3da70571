/* The library's constants as words. */
#ifndef CLI_NAMES_H
#define CLI_NAMES_H

/* NULL where there is nothing to say (no genre, no evidence, gender unknown). */
const char *name_genre(int genre);
const char *name_quote_kind(int kind);
const char *name_link(int link);
const char *name_evidence(int evidence);
const char *phrase_evidence(int evidence); /* for a person to read */
const char *name_entity_kind(int kind);
const char *name_gender(int gender);
const char *name_status(int status);

#endif
