#!/bin/sh
# One version everywhere.
. "${srcdir:-.}/tests/script.sh"
header=$srcdir/include/quoteattr.h
define() {
  sed -n "s/^#define QUOTEATTR_VERSION_$1 \"\{0,1\}\([^ \"]*\).*/\1/p" "$header"
}
version=$(define STRING)

equal "the numbers and the string of the header" "$version" "$(define MAJOR).$(define MINOR).$(define PATCH)"
equal "the number of the header" "$(define NUMBER)" \
  "$(printf '0x%02x%02x%02x' "$(define MAJOR)" "$(define MINOR)" "$(define PATCH)")"
equal "pkg-config's" "$version" "$(sed -n 's/^Version: //p' "$builddir/pkgconfig/quoteattr.pc")"
equal "the newest of NEWS.md" "$version" "$(sed -n 's/^## \([0-9.]*\).*/\1/p' "$srcdir/NEWS.md" | head -n 1)"
equal "the man page's" "$version" "$(sed -n 's/^\.TH .*"libquoteattr \([0-9.]*\)".*/\1/p' "$srcdir/man/quoteattr.1")"
if [ -x "$quoteattr" ]; then
  equal "the program's" "$version" "$("$quoteattr" --version | sed -n 's/^quoteattr \([^ ]*\).*/\1/p')"
fi
finish
