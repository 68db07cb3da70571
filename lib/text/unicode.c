#include "text/unicode.h"

#include <utf8proc.h>

const char *
qai_unicode_version(void)
{
  return utf8proc_unicode_version();
}
