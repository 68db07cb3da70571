#!/bin/sh
# The public header compiles alone, first, twice, in every language it promises.
. "${srcdir:-.}/tests/script.sh"
warnings="-pedantic-errors -Wall -Wextra -Werror -I$srcdir/include"

cat >"$tmp/use.c" <<'C'
#include <quoteattr.h>
#include <quoteattr.h>
typedef char span_is_8_bytes[sizeof(quoteattr_span) == 8 ? 1 : -1];
typedef char token_is_16_bytes[sizeof(quoteattr_token) == 16 ? 1 : -1];
typedef char mention_is_16_bytes[sizeof(quoteattr_mention) == 16 ? 1 : -1];
span_is_8_bytes *a;
token_is_16_bytes *b;
mention_is_16_bytes *c;
int use(void);
int use(void) { return quoteattr_status_string(QUOTEATTR_OK) != 0; }
C
cp "$tmp/use.c" "$tmp/use.cc"

# compiles COMPILER STANDARD FILE
compiles() {
  # shellcheck disable=SC2086
  $1 $CFLAGS -std="$2" $warnings -c "$3" -o "$tmp/use.o"
}

for standard in c99 c11; do
  check "as $standard" compiles "$CC" $standard "$tmp/use.c"
done
if $CXX --version >/dev/null 2>&1; then
  for standard in c++98 c++11 c++17; do
    # C++98 has no <stdint.h> of its own: long long and the comma at an enum's end are the only liberties taken.
    check "as $standard" compiles "$CXX -Wno-long-long" $standard "$tmp/use.cc"
  done
else
  echo "no C++ compiler: C++ not tested"
fi
check_not "no tab, no line over 120 columns" grep -nP '\t|^.{121,}' "$srcdir/include/quoteattr.h"
finish
