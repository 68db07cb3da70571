#!/bin/sh
# Options, exit codes, streams.
. "${srcdir:-.}/tests/script.sh"
article=$srcdir/examples/data/article.txt

# status COMMAND...: its exit status, output thrown away.
status() {
  "$@" >"$tmp/out" 2>"$tmp/err"
  echo $?
}

equal "a text: 0" 0 "$(status "$quoteattr" "$article")"
check "quietly" test ! -s "$tmp/err"
equal "--help: 0" 0 "$(status "$quoteattr" --help)"
cp "$tmp/out" "$tmp/help"
equal "--version: 0" 0 "$(status "$quoteattr" --version)"
equal "an unknown option: 2" 2 "$(status "$quoteattr" --nonsense)"
check "nothing on standard output" test ! -s "$tmp/out"
check "a word on standard error" grep -q nonsense "$tmp/err"
check "under the program's name, wherever it lies" grep -q '^quoteattr: ' "$tmp/err"
equal "an unknown value: 2" 2 "$(status "$quoteattr" --format=nonsense "$article")"
check "which is named, with its option" grep -q -e '--format=nonsense' "$tmp/err"
check "and those that are known" grep -q 'pretty jsonl tsv script' "$tmp/err"
equal "no number: 2" 2 "$(status "$quoteattr" --min-confidence=much "$article")"
equal "a folder as roster: 2" 2 "$(status "$quoteattr" --roster="$tmp" "$article")"
check "which is said" grep -q 'directory' "$tmp/err"
equal "--tokens without jsonl: 2" 2 "$(status "$quoteattr" --tokens "$article")"
for percent in -1 101 x '' 5x; do
  equal "no percentage '$percent': 2" 2 "$(status "$quoteattr" --min-confidence="$percent" "$article")"
done
"$quoteattr" -f tsv "$article" >"$tmp/all"
check "--no-indirect leaves out statements" test "$(grep -c "$(printf '\tindirect\t')" "$tmp/all")" -gt 0
equal "all of them" 0 "$("$quoteattr" --no-indirect -f tsv "$article" | grep -c "$(printf '\tindirect\t')")"
check "--min-confidence leaves out speakers" test \
  "$("$quoteattr" --min-confidence=100 -f tsv "$article" | cut -f 4 | grep -c .)" -lt "$(cut -f 4 "$tmp/all" | grep -c .)"
check "--statements reports no more" test "$("$quoteattr" --statements -f tsv "$article" | wc -l)" -le "$(wc -l <"$tmp/all")"
equal "a roster that is not there: 2" 2 "$(status "$quoteattr" --roster="$tmp/nothing" "$article")"
equal "a file that is not there: 1" 1 "$(status "$quoteattr" "$tmp/nothing" "$article")"
check "which is named" grep -q "$tmp/nothing: No such file" "$tmp/err"
check "the others are analysed" grep -q "article.txt" "$tmp/out"
equal "a folder: 1" 1 "$(status "$quoteattr" "$tmp")"
if [ -w /dev/full ]; then
  equal "a full disk: 3" 3 "$(status sh -c "'$quoteattr' '$article' >/dev/full")"
  check "which is said" grep -q "cannot write" "$tmp/err"
  equal "for the help, too" 3 "$(status sh -c "'$quoteattr' --help >/dev/full")"
fi

# The reader has gone away: no message, no endless work.
{ yes '{"text":"“Go,” said Ann."}' 2>/dev/null | { timeout 60 "$quoteattr" -i jsonl 2>"$tmp/err"; echo $? >"$tmp/status"; }; } |
  head -n 1 >"$tmp/out"
equal "a closed pipe: 3" 3 "$(cat "$tmp/status")"
check "without a message" test ! -s "$tmp/err"
equal "the line before it is whole" 1 "$(grep -c '}$' "$tmp/out")"

"$quoteattr" "$article" >"$tmp/file"
"$quoteattr" <"$article" | sed '1s/^-/X/' >"$tmp/stdin"
equal "standard input is read without FILE" "$(sed 1d "$tmp/file")" "$(sed 1d "$tmp/stdin")"
equal "and for -" "$(sed 1d "$tmp/file")" "$("$quoteattr" - <"$article" | sed 1d)"
check_not "no colour in a file" grep -q "$(printf '\033')" "$tmp/file"
printf 'A \033[31m“red\033 word” said \302\233 Ann.' | "$quoteattr" >"$tmp/out"
check_not "no control character of the text is printed" grep -qP '\x1b|\xc2\x9b' "$tmp/out"
: >"$tmp/empty"
equal "an empty file: 0" 0 "$(status "$quoteattr" "$tmp/empty")"
equal "its line" '{"quotes":0}' "$("$quoteattr" -f jsonl "$tmp/empty" | tests/json_query quotes.# | sed 's/.*/{"quotes":&}/')"

printf 'caf\351 \342\200\234no\342\200\235\n' >"$tmp/latin1"
equal "bad UTF-8: 1" 1 "$(status "$quoteattr" "$tmp/latin1")"
check "with its place" grep -q 'at byte 3' "$tmp/err"
check "and what to do" grep -q -e '--replace-bad-utf8' "$tmp/err"
equal "a text that is too long: 1" 1 "$(status "$quoteattr" --max-bytes=2 "$tmp/latin1")"
check "and what to do about that" grep -q -e '--max-bytes' "$tmp/err"
equal "as JSON" '"utf8"	3' "$("$quoteattr" -f jsonl "$tmp/latin1" 2>/dev/null | tests/json_query error.code error.offset)"
equal "replaced: 0" 0 "$(status "$quoteattr" --replace-bad-utf8 "$tmp/latin1")"
equal "in the positions one byte, one code point, one unit" '[0,4]	[0,4]	[0,4]' \
  "$(for unit in byte codepoint utf16; do
    "$quoteattr" --replace-bad-utf8 -f jsonl --sentences --tokens -o $unit "$tmp/latin1" | tests/json_query tokens.0
  done | paste -s | sed 's/\[0,3\]/[0,4]/g')"

# Every option is in the help and in the man page.
for option in input format genre offsets roster corrections tokens sentences no-indirect statements min-confidence \
  replace-bad-utf8 jobs files-from max-bytes output resume progress help version; do
  check "--$option is in the help" grep -q -e "--$option" "$tmp/help"
  check "--$option is in the man page" grep -q "$(echo "--$option" | sed 's/-/\\\\-/g; s/^/\\(/; s/$/\\)/')" "$srcdir/man/quoteattr.1"
done
finish
