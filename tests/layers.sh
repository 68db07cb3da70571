#!/bin/sh
# The stages of lib/ stand in one order, and a file includes only its own stage and those before it.
. "${srcdir:-.}/tests/script.sh"
order="base text lexicon segment tag quotes mention attribute engine"

rank() {
  rank_n=0
  for rank_stage in $order; do
    [ "$rank_stage" = "$1" ] && break
    rank_n=$((rank_n + 1))
  done
  echo "$rank_n"
}

# arrows_back LIB: prints each include that runs back, or to a stage nobody knows.
arrows_back() {
  find "$1" -name '*.[ch]' | sort | while read -r file; do
    stage=$(basename "$(dirname "$file")")
    sed -n 's/^# *include "\([a-z0-9_]*\)\/.*".*/\1/p' "$file" | while read -r target; do
      [ "$(rank "$target")" -le "$(rank "$stage")" ] && [ "$(rank "$target")" -lt 9 ] ||
        echo "$file includes $target/"
    done
  done
}

# includes PATTERN [EXCEPT]: the files of lib/ that include a system header of that name.
includes() {
  grep -rlE "^# *include <($1)>" "$srcdir/lib" --include='*.[ch]' | grep -vE "${2:-^$}"
}

equal "no include runs back" "" "$(arrows_back "$srcdir/lib")"
for folder in "$srcdir"/lib/*/; do
  check "the stage $(basename "$folder") has its place" test "$(rank "$(basename "$folder")")" -lt 9
done

mkdir -p "$tmp/lib/text" "$tmp/lib/quotes"
echo '#include "quotes/quotes.h"' >"$tmp/lib/text/text.c"
check "an include that runs back is seen" test -n "$(arrows_back "$tmp/lib")"
echo '#include "text/text.h"' >"$tmp/lib/text/text.c"
check "one that does not is none" test -z "$(arrows_back "$tmp/lib")"

equal "no two sources of the library have one name: libtool would move objects, and a parallel make may race" "" \
  "$(find "$srcdir/lib" -name '*.c' | sed 's|.*/||' | sort | uniq -d)"
# With it, automake makes `all` and `check` each a make of its own: "make -j all check" then writes every file twice at once.
equal "no BUILT_SOURCES" "" "$(cd "$srcdir" && grep -l '^BUILT_SOURCES' Makefile.am */*.am */*/*.am)"
equal "no input, output, errno, locale, signals or time in the library" "" \
  "$(includes 'stdio\.h|errno\.h|locale\.h|signal\.h|time\.h|unistd\.h|wchar\.h|ctype\.h|setjmp\.h')"
equal "utf8proc is used by lib/text/unicode*.c alone" "" "$(includes 'utf8proc\.h' '/lib/text/unicode[a-z_]*\.c$')"
equal "the program includes no header of lib/" "" \
  "$(grep -lE '^# *include "[a-z]+/' "$srcdir"/cli/*.[ch] "$srcdir"/examples/*.c)"
finish
