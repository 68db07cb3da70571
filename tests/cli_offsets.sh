#!/bin/sh
# Positions in bytes, code points and UTF-16 units: the same pieces of the same text.
. "${srcdir:-.}/tests/script.sh"
query=$builddir/tests/json_query
line='{"id":1,"text":"😀 “Ça va très bien,” said Zoë Núñez.\n\n𝒳 “I know her name,” said Zoë Núñez."}'

# positions UNIT: of both contents, the first token and the third token and word.
positions() {
  printf '%s\n' "$line" | "$quoteattr" -i jsonl --genre=fiction --tokens --offsets="$1" |
    "$query" quotes.0.content quotes.1.content tokens.0 tokens.2 words.2
}

equal "bytes" '[[8,26]]	[[58,74]]	[0,4]	[8,11]	[8,11]' "$(positions byte)"
equal "code points" '[[3,19]]	[[41,57]]	[0,1]	[3,5]	[3,5]' "$(positions codepoint)"
equal "UTF-16 units" '[[4,20]]	[[43,59]]	[0,2]	[4,6]	[4,6]' "$(positions utf16)"

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
