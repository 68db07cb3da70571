#!/bin/sh
# The committed lexicon tables are what the word lists give, and a bad line is named.
. "${srcdir:-.}/tests/script.sh"
command -v python3 >/dev/null 2>&1 || skip_all "no python3"
make_lexicon() {
  python3 -B "$srcdir/tools/make_lexicon.py" "$@"
}

check "the tables are up to date" make_lexicon --check "$srcdir"

mkdir -p "$tmp/data" "$tmp/lib/lexicon"
cp "$srcdir/data/grammar.tsv" "$srcdir/data/plurals.tsv" "$srcdir/data/roles.tsv" "$tmp/data"
make_lexicon "$tmp"
printf 'zyxwvut\n' >>"$tmp/data/roles.tsv"
check_not "a new word makes them out of date" make_lexicon --check "$tmp"
check "they are made anew" make_lexicon "$tmp"
check "and then are up to date" make_lexicon --check "$tmp"
printf 'zyxwvut\n' >>"$tmp/data/roles.tsv"
check "a word given twice changes nothing" make_lexicon --check "$tmp"

bad() {
  printf "$2" >>"$tmp/data/roles.tsv"
  line=$(wc -l <"$tmp/data/roles.tsv" | tr -d ' ')
  message=$(make_lexicon --check "$tmp" 2>&1)
  case $message in
  *"/roles.tsv:$line: "*) pass "$1" ;;
  *) fail "$1: $message" ;;
  esac
  cp "$srcdir/data/roles.tsv" "$tmp/data"
}
bad "too many cells are an error with its place" 'a\tF\tb\n'
bad "an unknown gender" 'zyxwvut\tQ\n'
bad "an empty word" '\tF\n'
finish
