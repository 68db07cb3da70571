#!/bin/sh
# What the documents show is true: their programs build and print, their links lead somewhere.
. "${srcdir:-.}/tests/script.sh"

# code FILE: its first block of C.
code() {
  awk '/^```c$/ { inside = 1; next } /^```$/ && inside { exit } inside' "$srcdir/$1"
}

# prints FILE: what the program of its first block prints.
prints() {
  code "$1" >"$tmp/program.c"
  # shellcheck disable=SC2086
  $LIBTOOL --silent --tag=CC --mode=link $CC $CFLAGS -I"$srcdir/include" -o "$tmp/program" "$tmp/program.c" \
    $LDFLAGS "$builddir/libquoteattr.la" >&2 && "$tmp/program"
}

for document in README.md docs/guide.md; do
  equal "the program of $document" "Ann Lee" "$(prints $document)"
done

cd "$srcdir" || exit 99
for document in *.md docs/*.md; do
  folder=$(dirname "$document")
  equal "the links of $document" "" "$(sed 's/\]\(([^)]*)\)/\n@\1\n/g' "$document" | sed -n 's/^@(\([^):#]*\)).*/\1/p' |
    while read -r link; do [ -e "$folder/$link" ] || echo "$link"; done)"
done
finish
