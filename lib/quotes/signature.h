/*
 * Who signs a quotation: `"…" — Ann Lee`, `"…" (Ann Lee, 34, nurse)`.
 *
 * In: regions, the genre.  Out: the words of a person's name behind a quotation that is all its paragraph, or line, but
 * for that name; it stands in the same one, or behind a dash in the next one.  A label may lead in, or a list's marker:
 * `QUOTE OF THE DAY: "…" — Ann Lee`, `- "…" (Ann Lee, 34)`.  In novels nothing may follow the name.
 */
#ifndef QAI_QUOTES_SIGNATURE_H
#define QAI_QUOTES_SIGNATURE_H

#include "quotes/quotes.h"

/* For a while the kind of a region that is signed: speech that is joined to no other. */
enum { QAI_KIND_SIGNED = 255 };

/* Is there such a name behind a pair of marks?  Cost: a constant number of words. */
int qai_signature_find(const qai_quotes *q, const qai_region *r, uint32_t *first, uint32_t *last);
/* Are most regions signed, as in a collection of quotations, which is no novel? */
int qai_signature_is_usual(const qai_quotes *q);
/* Gives quotations that are signed the names of their speakers as a script's lines have theirs; they are direct. */
void qai_signature_set(qai_quotes *q);
/* The dash before the name that signs a quotation, or QAI_NONE. */
uint32_t qai_signature_dash(const qai_quotes *q, const qai_quotation *x);
/* Does a name stand behind the quotation, not before it? */
int qai_signature_is_behind(const qai_quotes *q, const qai_quotation *x);
/* Is the dash "--" alone on its line, as it stands above the name of who sends an e-mail? */
int qai_signature_ends_mail(const qai_tags *tags, uint32_t dash);

#endif
