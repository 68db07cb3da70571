#!/bin/sh
# bench/instructions.sh FILE...: instructions a byte of a whole analysis, by valgrind's callgrind, of the first 300 KB
# of each FILE.  From the build folder, after make bench/speed; TOP=20 lists the functions that take most of them.
set -eu
[ -x bench/speed ] && [ -x libtool ] || { echo "Run this in the build folder, after make bench/speed." >&2; exit 2; }
command -v valgrind >/dev/null || { echo "This needs valgrind." >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for file in "$@"; do
  # To the end of a line, so that no character is cut.
  head -c 300000 "$file" | sed '$d' >"$folder/text"
  [ -s "$folder/text" ] || cp "$file" "$folder/text"
  ./libtool --mode=execute valgrind --tool=callgrind --callgrind-out-file="$folder/out" --toggle-collect=quoteattr_session_analyze \
    bench/speed -r 1 "$folder/text" >/dev/null 2>&1
  n=$(sed -n 's/^\(totals\|summary\): //p' "$folder/out" | head -n 1)
  echo "$((n / $(wc -c <"$folder/text"))) instructions a byte  $file"
  [ -z "${TOP:-}" ] || callgrind_annotate "$folder/out" | grep -E '^ *[0-9,]+ .*:' | head -n "$TOP"
done
