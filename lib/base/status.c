#include "base/status.h"

const char *
qai_status_message(int status)
{
  switch (status) {
  case QUOTEATTR_OK: return "no error";
  case QUOTEATTR_ERR_NOMEM: return "out of memory";
  case QUOTEATTR_ERR_ARG: return "invalid argument";
  case QUOTEATTR_ERR_UTF8: return "invalid UTF-8";
  case QUOTEATTR_ERR_LIMIT: return "a limit was exceeded";
  case QUOTEATTR_ERR_DATA: return "damaged or unfit data";
  case QUOTEATTR_ERR_CANCELLED: return "cancelled by the caller";
  case QUOTEATTR_ERR_UNSUPPORTED: return "not supported by this build";
  case QUOTEATTR_ERR_INTERNAL: return "internal error";
  default: return "unknown status";
  }
}

int
qai_error_set(quoteattr_error *err, int code, const char *message, size_t offset)
{
  if (err) {
    err->code = code;
    err->message = message ? message : qai_status_message(code);
    err->offset = offset;
  }
  return code;
}
