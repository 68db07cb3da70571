#!/bin/sh
# Our own article and chapter, in every format: the outputs that tests/golden/ holds.  "make update-golden" writes
# them anew, to be looked at before they are committed.
. "${srcdir:-.}/tests/script.sh"
cd "$srcdir/examples/data" || exit 99

# golden NAME ARGUMENT...
golden() {
  golden_file=$srcdir/tests/golden/$1
  shift
  if [ -n "${UPDATE_GOLDEN:-}" ]; then
    "$quoteattr" "$@" >"$golden_file"
  fi
  "$quoteattr" "$@" >"$tmp/out"
  same_file "$(basename "$golden_file")" "$golden_file" "$tmp/out"
}

golden article.txt article.txt
golden article.tsv --format=tsv article.txt
golden article.jsonl --format=jsonl --sentences article.txt
golden chapter.txt --genre=fiction chapter.txt
golden chapter.tsv --format=tsv --roster=roster.csv chapter.txt
golden chapter.jsonl --format=jsonl --tokens --offsets=utf16 chapter.txt
golden both.tsv --format=tsv --no-indirect article.txt chapter.txt
finish
