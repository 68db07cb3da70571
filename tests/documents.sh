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

# shown NAME: what the README shows of the listing of sample NAME, up to the dots.
shown() {
  awk -v name="$1" 'index($0, name ": ") == 1 { inside = 1 } inside && /^\.\.\.$/ { exit } inside' "$srcdir/README.md"
}

for sample in article.txt chapter.txt; do
  shown $sample >"$tmp/shown"
  equal "the README shows $sample" "yes" "$([ -s "$tmp/shown" ] && echo yes)"
  equal "the listing of $sample in the README" "" \
    "$(head -n "$(wc -l <"$tmp/shown")" "$srcdir/tests/golden/$sample" | diff "$tmp/shown" -)"
done

cd "$srcdir" || exit 99
for document in *.md docs/*.md; do
  folder=$(dirname "$document")
  equal "the links of $document" "" "$(sed 's/\]\(([^)]*)\)/\n@\1\n/g' "$document" | sed -n 's/^@(\([^):#]*\)).*/\1/p' |
    while read -r link; do [ -e "$folder/$link" ] || echo "$link"; done)"
done
finish
