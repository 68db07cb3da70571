#!/bin/sh
# The script tiles the text, whatever the text, and says who speaks.
. "${srcdir:-.}/tests/script.sh"
query=$builddir/tests/json_query

# tiles NAME FILE: the segments joined are the file.
tiles() {
  "$quoteattr" --format=script "$2" >"$tmp/script" && tests/script_text <"$tmp/script" >"$tmp/text"
  equal "$1: no segment is out of place" 0 $?
  check "$1: joined they are the text" cmp "$2" "$tmp/text"
}

for file in "$srcdir"/examples/data/*.txt "$srcdir"/tests/texts/*.txt; do
  [ -f "$file" ] && tiles "$(basename "$file")" "$file"
done
: >"$tmp/empty"
tiles "nothing" "$tmp/empty"
equal "has no segments" '[]' "$("$query" segments <"$tmp/script")"
printf '\357\273\277“' >"$tmp/one"
tiles "a lone mark" "$tmp/one"
printf '\r\n“Go,”\r\n\r\n\f“No, “never,” he said”\000 (“Yes!”)\r\n“open\n\n“again' >"$tmp/odd"
tiles "odd ends" "$tmp/odd"

printf '“It is late,” said Ann Lee. “We should go home.”\n\nNobody moved.\n' >"$tmp/short"
"$quoteattr" -g fiction -f script "$tmp/short" >"$tmp/script"
equal "types" '"speech" "narration" "speech" "narration" ' \
  "$("$query" segments.0.type segments.1.type segments.2.type segments.3.type segments.4.type <"$tmp/script" | tr '\t' ' ' | sed 's/-$//')"
equal "marks belong to the speech" '"“It is late,”"	" said Ann Lee. "' "$("$query" segments.0.text segments.1.text <"$tmp/script")"
equal "both pieces are one quotation" "0	null	0" "$("$query" segments.0.quote segments.1.quote segments.2.quote <"$tmp/script")"
equal "with one speaker" '"Ann Lee"	null	"Ann Lee"' "$("$query" segments.0.name segments.1.name segments.2.name <"$tmp/script")"
equal "positions in code points" "[13,28]" "$("$quoteattr" -g fiction -f script -o codepoint "$tmp/short" | "$query" segments.1.span)"
printf '“Go home now,” said Ann.\n\n“I will not,” said Bo.\n' >"$tmp/turns"
equal "white space alone" '"speech" "narration" "speech" "narration" ' \
  "$("$quoteattr" -g fiction -f script "$tmp/turns" | "$query" segments.0.type segments.1.type segments.2.type segments.3.type | tr '\t' ' ' | sed 's/$/ /')"
finish
