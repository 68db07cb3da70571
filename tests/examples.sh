#!/bin/sh
# The examples do what they say.
. "${srcdir:-.}/tests/script.sh"

for name in attribute sentences threads; do
  check "examples/$name.c has fewer than 80 lines" test "$(wc -l <"$srcdir/examples/$name.c")" -lt 80
done

check "attribute runs" sh -c "examples/attribute >'$tmp/attribute'"
check "and names the speaker" grep -q 'Ana Ruiz' "$tmp/attribute"
check "and prints what she said" grep -q 'The bridge is safe' "$tmp/attribute"

check "sentences runs" sh -c "examples/sentences >'$tmp/sentences' 'Dr. Moss arrived at 5 p.m. on Friday. \"Sit down,\" she said. We did.'"
equal "and finds three" 3 "$(wc -l <"$tmp/sentences" | tr -d ' ')"

check "threads runs" sh -c "examples/threads '$srcdir/examples/data/article.txt' '$srcdir/examples/data/chapter.txt' >'$tmp/threads'"
equal "one line a file" 2 "$(wc -l <"$tmp/threads" | tr -d ' ')"
examples/threads "$srcdir/examples/data/chapter.txt" >"$tmp/alone"
equal "in threads the same as alone" "$(cat "$tmp/alone")" "$(grep chapter.txt "$tmp/threads")"
check_not "a file that is not there is an error" examples/threads "$tmp/nothing" 2>/dev/null
finish
