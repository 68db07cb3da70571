#!/bin/sh
# Work that grows with the text, counted in instructions (valgrind): eight times a text may take 8 * 1.4 times as many,
# what an empty one takes left out.  n log n takes 1.2 of that, a quadratic stage 8.
. "${srcdir:-.}/tests/script.sh"
if ! command -v valgrind >/dev/null; then
  echo "skipped: there is no valgrind"
  finish
fi

# instructions FILE
instructions() {
  ./libtool --mode=execute valgrind --tool=callgrind --callgrind-out-file="$tmp/out" \
    "$quoteattr" --format=jsonl --tokens --sentences "$1" >"$tmp/result" 2>/dev/null || return 1
  sed -n 's/^\(totals\|summary\): //p' "$tmp/out" | head -n 1
}

# text PIECE SIZE: the piece over and over, on one line.
text() {
  awk -v piece="$1" -v size="$2" 'BEGIN { for (n = 0; n < size; n += length(piece)) printf "%s", piece }'
}

# grows NAME PIECE
grows() {
  text "$2" 50000 >"$tmp/small"
  text "$2" 400000 >"$tmp/large"
  small=$(($(instructions "$tmp/small") - empty))
  large=$(($(instructions "$tmp/large") - empty))
  echo "   $1: $((small / 50000)) and $((large / 400000)) instructions a byte"
  check "$1" test "$large" -le $((small * 112 / 10))
}

: >"$tmp/empty"
empty=$(instructions "$tmp/empty")
check "an empty text is a result" test "${empty:-0}" -gt 0
grows "spaces" " "
grows "full stops" "."
grows "full stops with spaces" ". "
grows "question marks" "?"
grows "a line without a space" "abcdefgh"
grows "a line without a space, with marks" "abc,d.e-f'g\"h(i)j"
grows "one sentence" "the ice came early and nobody in the town minded it much "
grows "one sentence of capitals" "Ann And Ben "
grows "letters of another script without a space" "жу"
grows "characters that are words" "桥开了"
grows "combining marks" "é̂"
finish
