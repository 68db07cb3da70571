#!/bin/sh
# The committed table of the segmenter's word lists is what data/segmentation.tsv gives.
. "${srcdir:-.}/tests/script.sh"
command -v python3 >/dev/null 2>&1 || skip_all "no python3"
make_table() {
  python3 -B "$srcdir/tools/make_segmentation.py" "$1"
}

make_table "$srcdir/data/segmentation.tsv" >"$tmp/table.c"
check "the table is up to date" cmp -s "$tmp/table.c" "$srcdir/lib/segment/wordlist_table.c"
cp "$srcdir/data/segmentation.tsv" "$tmp/lists.tsv"
printf 'abbr\tzyxw\n' >>"$tmp/lists.tsv"
make_table "$tmp/lists.tsv" >"$tmp/table.c"
check_not "a new form changes it" cmp -s "$tmp/table.c" "$srcdir/lib/segment/wordlist_table.c"
printf 'abbr\tmuchtoolonganabbreviation\n' >>"$tmp/lists.tsv"
check_not "a form that is too long is refused" make_table "$tmp/lists.tsv"
finish
