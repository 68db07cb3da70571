#!/bin/sh
# An edited output of an earlier run wins over the analysis.
. "${srcdir:-.}/tests/script.sh"
query=$builddir/tests/json_query
cp "$srcdir/examples/data/chapter.txt" "$srcdir/examples/data/roster.csv" "$tmp" && cd "$tmp" || exit 99

run() {
  "$quoteattr" --genre=fiction --corrections="$@"
}

"$quoteattr" -g fiction -f jsonl chapter.txt >plain.jsonl
"$quoteattr" -g fiction -f script chapter.txt >plain.script
"$query" quotes.0.speaker quotes.1.speaker quotes.2.speaker quotes.9.speaker <plain.jsonl >speakers
for file in plain.jsonl plain.script; do
  run $file -f jsonl chapter.txt >again
  equal "$file changes no speaker" "$(cat speakers)" \
    "$("$query" quotes.0.speaker quotes.1.speaker quotes.2.speaker quotes.9.speaker <again)"
  equal "and is what decided" '"corrected"	1.0' "$("$query" quotes.0.evidence quotes.0.confidence <again)"
done

# one LINE-OF-FIELDS [OPTION...]: a file with these, applied.
one() {
  printf '{"id":"chapter.txt",%s}\n' "$1" >edited
  shift
  run edited -f jsonl "$@" chapter.txt >again
}

first=$("$query" quotes.0.content <plain.jsonl)
one '"quotes":[{"content":'"$first"',"speaker":"Captain Hale"}]'
hale=$("$query" quotes.0.speaker <again)
equal "a name of the text" '"Captain Hale"' "$("$query" "entities.$hale.name" <again)"
equal "who speaks once more" "$(($("$query" "entities.$hale.quote_count" <plain.jsonl) + 1))" \
  "$("$query" "entities.$hale.quote_count" <again)"
equal "each mention counts" "$("$query" "entities.$hale.mentions.#" <again)" "$("$query" "entities.$hale.mention_count" <again)"
equal "the source was somebody else" '[]' "$("$query" quotes.0.source <again)"
equal "the rest is the library's" "$("$query" quotes.1 <plain.jsonl)" "$("$query" quotes.1 <again)"

one '"quotes":[{"content":'"$first"',"speaker":77}],"entities":[{"id":77,"name":"Aunt Agatha"}]'
new=$("$query" quotes.0.speaker <again)
equal "a name that the text does not have" '"Aunt Agatha"' "$("$query" "entities.$new.name" <again)"
equal "by its roster id" '"hale"' \
  "$(one '"quotes":[{"content":'"$first"',"speaker":"hale"}]' --roster=roster.csv; "$query" quotes.0.speaker <again)"
one '"quotes":[{"content":'"$first"',"speaker":null}]'
equal "nobody" 'null	0.0	"corrected"' "$("$query" quotes.0.speaker quotes.0.confidence quotes.0.evidence <again)"

one '"quotes":[{"content":'"$first"',"speaker":null,"kind":"scare"}]'
equal "no speech" "$first	\"scare\"" "$("$query" marked.0.content marked.0.kind <again)"
equal "one quotation less" "$(($("$query" quotes.# <plain.jsonl) - 1))" "$("$query" quotes.# <again)"
one '"quotes":[{"content":[[0,7],[8,12]],"speaker":"The Printer"}]'
equal "one that was not found is added in its place" '[[0,7],[8,12]]	"direct"' "$("$query" quotes.0.content quotes.0.kind <again)"
equal "the others follow" "$first" "$("$query" quotes.1.content <again)"
equal "and is seen in the other unit" '[[0,7],[8,12]]' "$(run edited -f jsonl -o utf16 chapter.txt | "$query" quotes.0.content)"
run edited -f script chapter.txt | "$builddir/tests/script_text" >text
check "the script still tiles" cmp text chapter.txt
equal "the table" "corrected" "$(run edited -f tsv chapter.txt | sed -n 2p | cut -f 8)"
check "the listing" sh -c "'$quoteattr' -g fiction --corrections=edited chapter.txt | grep -q 'direct; corrected'"

sed 's/"id":"chapter.txt"/"id":"other.txt"/' edited >other
equal "of another text: nothing" "$(cat plain.jsonl)" "$(run other -f jsonl chapter.txt)"

# refused FIELDS: the exit status, and the code on the line.
refused() {
  one "$1" 2>/dev/null
  echo "$? $("$query" error.code <again)"
}
equal "a span outside the text" '1 "corrections"' "$(refused '"quotes":[{"content":[[0,99999]],"speaker":null}]')"
equal "a span that cuts a character" '1 "corrections"' "$(refused '"quotes":[{"content":[[206,230]],"speaker":null}]')"
equal "a span that is none" '1 "corrections"' "$(refused '"quotes":[{"content":[5],"speaker":null}]')"
equal "no content" '1 "corrections"' "$(refused '"quotes":[{"speaker":null}]')"
equal "a speaker nobody knows" '1 "corrections"' "$(refused '"quotes":[{"content":[[0,7]],"speaker":4711}]')"
equal "a segment without span" '1 "corrections"' "$(refused '"segments":[{"quote":1,"speaker":null}]')"
echo 'no JSON' >bad
run bad chapter.txt >out 2>err
equal "a file that is no JSON Lines: 2" 2 $?
check "with its line" grep -q 'bad: line 1: ' err
echo '{"quotes":[]}' >bad
run bad chapter.txt >out 2>err
equal "a line without id: 2" 2 $?
run nothing chapter.txt >out 2>err
equal "a file that is not there: 2" 2 $?
finish
