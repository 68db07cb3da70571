#!/bin/sh
# Rosters: from a file (JSON, CSV) and from the input line.
. "${srcdir:-.}/tests/script.sh"
query=$builddir/tests/json_query
text='“Go home,” said Ann Lee.\n\n“No, I will not,” said Miss Lee.\n\n“Why should we?” asked Bob Stone.'

speakers() {
  "$query" quotes.0.speaker quotes.1.speaker quotes.2.speaker
}

printf '{"id":1,"text":"%s"}\n' "$text" >"$tmp/plain"
printf '{"id":1,"text":"%s","roster":[{"id":"L","name":"Ann Lee","aliases":["Miss Lee"],"gender":"F"},{"id":0,"name":"Carl"}]}\n' "$text" >"$tmp/own"

equal "without roster, numbers" "0" "$("$quoteattr" -i jsonl "$tmp/plain" | "$query" quotes.0.speaker)"
"$quoteattr" -i jsonl "$tmp/own" >"$tmp/out"
check "roster of the line" grep -q '"speaker":"L"' "$tmp/out"
equal "its member's id for name and alias" '"L"	"L"' "$("$query" quotes.0.speaker quotes.1.speaker <"$tmp/out")"
new=$("$query" quotes.2.speaker <"$tmp/out")
check "somebody new has an id" test "$new" -gt 0
check_not "that is not on the roster" test "$new" = 0

printf '[{"id":"L","name":"Ann Lee","aliases":["Miss Lee"],"gender":"F"},{"id":"B","name":"Bob Stone"}]' >"$tmp/cast.json"
printf '{"roster":%s}' "$(cat "$tmp/cast.json")" >"$tmp/cast2.json"
printf 'id,name,aliases,gender\r\nL,"Ann Lee",Miss Lee; the girl,F\r\n\r\nB,Bob Stone,,\r\n' >"$tmp/cast.csv"
printf 'gender,name,note,id\nF,Ann Lee,"a ""note"", with\nlines",L\nM,Bob Stone,,B' >"$tmp/cast2.csv"
{ printf '\357\273\277' && cat "$tmp/cast.csv"; } >"$tmp/bom.csv"
{ printf '\357\273\277' && cat "$tmp/cast.json"; } >"$tmp/bom.json"
for file in cast.json cast2.json cast.csv bom.csv bom.json; do
  equal "$file" '"L"	"L"	"B"' "$("$quoteattr" -i jsonl --roster="$tmp/$file" "$tmp/plain" | speakers)"
done
equal "through a pipe" '"L"	"L"	"B"' \
  "$(cat "$tmp/cast.csv" | "$quoteattr" -i jsonl --roster=/dev/stdin "$tmp/plain" | speakers)"
equal "columns in another order, quoted fields" '"L"	"B"' \
  "$("$quoteattr" -i jsonl --roster="$tmp/cast2.csv" "$tmp/plain" | "$query" quotes.0.speaker quotes.2.speaker)"
equal "the line's roster comes first" '"L"' \
  "$("$quoteattr" -i jsonl --roster="$tmp/cast2.csv" "$tmp/own" | "$query" quotes.0.speaker)"
cat "$tmp/own" "$tmp/plain" >"$tmp/both"
equal "and is forgotten after it" '0' "$("$quoteattr" -i jsonl "$tmp/both" | sed -n 2p | "$query" quotes.0.speaker)"

printf 'name\nAnn Lee\n' >"$tmp/names.csv"
equal "without ids the names stand for them" '"Ann Lee"' \
  "$("$quoteattr" -i jsonl --roster="$tmp/names.csv" "$tmp/plain" | "$query" quotes.0.speaker)"

# bad FILE-CONTENT: the exit status with that as roster.
bad() {
  printf '%b' "$1" >"$tmp/bad"
  "$quoteattr" --roster="$tmp/bad" "$srcdir/examples/data/chapter.txt" >"$tmp/out" 2>"$tmp/err"
  echo $?
}
for content in '' 'who,age\nAnn,3\n' '[{"id":1}]' '[{"name":""}]' '{"name":"Ann"}' '[{"name":"Ann","aliases":[3]}]' '[' 'name\n\377\n' 'name\n"Ann\nBob\n'; do
  equal "no roster: $content" 2 "$(bad "$content")"
  check "which is said" grep -q "$tmp/bad: " "$tmp/err"
done
finish
