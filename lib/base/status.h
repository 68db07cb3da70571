/* Status codes and error records. */
#ifndef QAI_BASE_STATUS_H
#define QAI_BASE_STATUS_H

#include <quoteattr.h>

const char *qai_status_message(int status);
/* Fills *err (when not NULL) and returns `code`. */
int qai_error_set(quoteattr_error *err, int code, const char *message, size_t offset);

#endif
