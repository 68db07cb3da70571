#!/bin/sh
# One line in is one line out, in order, whatever the line.
. "${srcdir:-.}/tests/script.sh"
query=$builddir/tests/json_query

run() {
  "$quoteattr" --input=jsonl "$@" 2>"$tmp/err"
}

cat >"$tmp/in" <<'J'
{"id":"good","text":"“Go home,” said Ann Lee."}
not JSON
{"id":7,"text":5}

[1,2]
{"id":"no text"}
{"id":{"a":[1,null]},"text":""}
{"id":"nul","text":"a\u0000b “Stop,” said Bo."}
{"id":"roster","text":"x","roster":5}
{"id":"surrogate","text":"\ud800"}
{"text":"no id"}
{"id":"last","text":"“Stay,” said Ann Lee.","genre":"ignored","quotes":[{}]}
J
printf '{"id":"bad utf8","text":"caf\351"}\n' >>"$tmp/in"
printf '{"id":"no newline","text":"x"}' >>"$tmp/in"
run <"$tmp/in" >"$tmp/out"
equal "the exit status says that some failed" 1 $?
"$query" id error.code <"$tmp/out" >"$tmp/got"
cat >"$tmp/expected" <<'J'
"good"	-
null	"json"
7	"json"
null	"json"
null	"json"
"no text"	"json"
{"a":[1,null]}	-
"nul"	-
"roster"	"roster"
null	"json"
null	-
"last"	-
null	"json"
"no newline"	-
J
same_file "each line has its answer" "$tmp/expected" "$tmp/got"
equal "each bad line is told with its number" "2 3 4 5 6 9 10 13 " "$(sed -n 's/^quoteattr: -:\([0-9]*\): .*/\1/p' "$tmp/err" | tr '\n' ' ')"

sed -n 1p "$tmp/in" >"$tmp/one.in"
run <"$tmp/one.in" >"$tmp/one"
equal "good input alone: 0" 0 $?
equal "alone the same as among others" "$(cat "$tmp/one")" "$(sed -n 1p "$tmp/out")"
equal "the fields of a quotation" "id content kind source cue speaker addressee link evidence confidence " \
  "$("$query" quotes.0.@ <"$tmp/one")"
equal "the fields of an entity" "id name aliases role kind gender mention_count quote_count mentions " "$("$query" entities.0.@ <"$tmp/one")"
equal "content, speaker" '[[3,11]]	"Ann Lee"' "$("$query" quotes.0.content entities.0.name <"$tmp/one")"
for field in id genre quotes marked entities; do
  check "$field is there" grep -q "\"$field\":" "$tmp/one"
done
for field in tokens words sentences; do
  check_not "$field is not" grep -q "\"$field\":" "$tmp/one"
done
echo '{"id":1,"text":"I don'"'"'t. You do."}' | run --tokens --sentences >"$tmp/segments"
equal "tokens, words, sentences" '[2,7]	[2,4]	[4,7]	2' "$("$query" tokens.1 words.1 words.2 sentences.# <"$tmp/segments")"

# A name says what a file holds, unless the option does.
cp "$tmp/one.in" "$tmp/a.jsonl"
cp "$tmp/one.in" "$tmp/b.ndjson"
gzip -c "$tmp/one.in" >"$tmp/c.jsonl.gz"
for name in a.jsonl b.ndjson; do
  equal "$name" "$(cat "$tmp/one")" "$("$quoteattr" "$tmp/$name")"
done
# Without zlib the line says so.
equal "c.jsonl.gz is read as JSON lines" 1 "$("$quoteattr" "$tmp/c.jsonl.gz" 2>/dev/null | grep -c '^{')"
equal "several of them" "$(cat "$tmp/one" "$tmp/one")" "$("$quoteattr" "$tmp/a.jsonl" "$tmp/b.ndjson")"
cp "$tmp/one.in" "$tmp/jsonl"
check "another name: a listing of the text" sh -c "'$quoteattr' '$tmp/jsonl' | grep -q '^.*jsonl: '"
check "one that is said to be a text" sh -c "'$quoteattr' --input=text '$tmp/a.jsonl' | grep -q 'a.jsonl: '"
"$quoteattr" "$tmp/a.jsonl" "$tmp/jsonl" >"$tmp/mixed" 2>"$tmp/err"
equal "of both kinds: wrong usage" 2 $?
check "says what to do" grep -q -e '--input' "$tmp/err"
equal "and does nothing" "" "$(cat "$tmp/mixed")"

printf '\357\273\277{"id":1,"text":"x"}\r\n{"id":2,"text":"y"}\r\n' | run >"$tmp/bom"
equal "a byte order mark and CRLF" "1 2 " "$("$query" id <"$tmp/bom" | tr '\n' ' ')"

# A long line, and many in one go.
{ printf '{"id":"long","text":"'; yes '“Yes,” said Ann Lee.\n\n' | head -n 40000 | tr -d '\n'; printf '"}\n'; } >"$tmp/long"
check "a line of a megabyte" sh -c "timeout 120 '$quoteattr' -i jsonl <'$tmp/long' >'$tmp/long.out'"
equal "has its answer" '"long"' "$("$query" id <"$tmp/long.out")"
equal "with its quotations" 40000 "$("$query" quotes.# <"$tmp/long.out")"
{ yes "$(sed -n 1p "$tmp/in")" | head -n 500; } >"$tmp/many"
equal "500 lines, one answer" 1 "$(run <"$tmp/many" | sort -u | wc -l | tr -d ' ')"
equal "several files in order" '"good" "good" ' \
  "$(sed -n 1p "$tmp/in" >"$tmp/a"; run "$tmp/a" "$tmp/a" | "$query" id | tr '\n' ' ')"
{ printf '{"text":'; printf '%5000s' '' | tr ' ' '['; printf "\n"; } | run >/dev/null
equal "hostile JSON fails quietly" 1 $?
finish
