#!/bin/sh
# bench/instructions.sh [-g MEGABYTES] FILE...: instructions a byte of a whole analysis, by valgrind's callgrind, of the
# first 300 KB of each FILE; with -g of one document of a megabyte instead, and of one of so many: its text over and
# over, with a number between, as bench/pipeline makes it (100 MB of news take half an hour).  From the build folder,
# after make bench/speed; TOP=20 lists the functions that take most of them.
set -eu
[ -x bench/speed ] && [ -x libtool ] || { echo "Run this in the build folder, after make bench/speed." >&2; exit 2; }
command -v valgrind >/dev/null || { echo "This needs valgrind." >&2; exit 2; }
megabytes=
[ "${1:-}" != -g ] || { megabytes=$2; shift 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# count NAME: of $folder/text
count() {
  ./libtool --mode=execute valgrind --tool=callgrind --callgrind-out-file="$folder/out" --toggle-collect=quoteattr_session_analyze \
    bench/speed -r 1 "$folder/text" >/dev/null 2>&1
  n=$(sed -n 's/^\(totals\|summary\): //p' "$folder/out" | head -n 1)
  echo "$((n / $(wc -c <"$folder/text"))) instructions a byte  $1"
  [ -z "${TOP:-}" ] || callgrind_annotate "$folder/out" | grep -E '^ *[0-9,]+ .*:' | head -n "$TOP"
}

# repeat FILE SIZE: to the end of a line, so that no character is cut.
repeat() {
  i=0
  : >"$folder/all"
  while [ "$(wc -c <"$folder/all")" -lt "$2" ]; do
    { cat "$1"; printf '\n\nNumber %d.\n\n' "$i"; } >>"$folder/all"
    i=$((i + 1))
  done
  head -c "$2" "$folder/all" | sed '$d' >"$folder/text"
}

for file in "$@"; do
  if [ -n "$megabytes" ]; then
    for size in 1 "$megabytes"; do
      repeat "$file" "${size}000000"
      count "$file, $size MB"
    done
  else
    head -c 300000 "$file" | sed '$d' >"$folder/text"
    [ -s "$folder/text" ] || cp "$file" "$folder/text"
    count "$file"
  fi
done
