/* About the library itself. */
#include "base/status.h"
#include "text/unicode.h"

uint32_t
quoteattr_version_number(void)
{
  return QUOTEATTR_VERSION_NUMBER;
}

const char *
quoteattr_version_string(void)
{
  return QUOTEATTR_VERSION_STRING;
}

const char *
quoteattr_unicode_version(void)
{
  return qai_unicode_version();
}

const char *
quoteattr_status_string(int status)
{
  return qai_status_message(status);
}
