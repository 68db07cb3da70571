#!/bin/sh
# Positions in bytes, code points and UTF-16 units: the same pieces of the same text.
. "${srcdir:-.}/tests/script.sh"
query=$builddir/tests/json_query
line='{"id":1,"text":"😀 Zoë Núñez said: “Ça va.” 𝒳 “Ça va encore,” Zoë Núñez said."}'

# positions UNIT: of the contents, the first mention and the last sentence.
positions() {
  printf '%s\n' "$line" | "$quoteattr" -i jsonl --tokens --sentences --offsets "$1" |
    "$query" quotes.0.content quotes.1.content tokens.0 tokens.2 words.2
}

equal "bytes" '[[27,34]]	[[46,60]]	[0,4]	[10,17]	[10,17]' "$(positions byte)"
equal "code points" '[[19,25]]	[[30,43]]	[0,1]	[6,11]	[6,11]' "$(positions codepoint)"
equal "UTF-16 units" '[[20,26]]	[[32,45]]	[0,2]	[7,12]	[7,12]' "$(positions utf16)"

# In ASCII all units agree.
sed 's/[“”]/"/g' "$srcdir/examples/data/chapter.txt" >"$tmp/ascii.txt"
"$quoteattr" -f jsonl --tokens --sentences "$tmp/ascii.txt" >"$tmp/byte"
for unit in codepoint utf16; do
  "$quoteattr" -f jsonl --tokens --sentences -o $unit "$tmp/ascii.txt" >"$tmp/$unit"
  same_file "ASCII: $unit" "$tmp/byte" "$tmp/$unit"
done
"$quoteattr" -f tsv -o codepoint "$srcdir/examples/data/chapter.txt" | cut -f 10 >"$tmp/table"
"$quoteattr" -f jsonl -o codepoint "$srcdir/examples/data/chapter.txt" | "$query" quotes.0.content >"$tmp/json"
equal "the table has the same" "$(tr -d '[]' <"$tmp/json" | tr ',' '-')" "$(sed -n 2p "$tmp/table")"
finish
