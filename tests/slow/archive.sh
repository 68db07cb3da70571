#!/bin/sh
# An archive of 300 MB goes through two threads in 400 MB of address space, and the same lines come out as from one.
. "${srcdir:-.}/tests/script.sh"

i=0
while [ $i -lt 2000 ]; do
  printf '{"id":%d,"text":"The bridge was closed in year %d. “We cannot wait,” said Ann Lee, the mayor of Port %d.\\n\\nBo Hale said that the ferry would start soon. “It is a long way round,” he added."}\n' $i $i $i
  i=$((i + 1))
done >"$tmp/part"
n=$((300000000 / $(wc -c <"$tmp/part")))
archive() {
  k=0
  while [ $k -lt $n ]; do cat "$tmp/part"; k=$((k + 1)); done
}
"$quoteattr" -i jsonl "$tmp/part" >"$tmp/one"
k=0
while [ $k -lt $n ]; do cat "$tmp/one"; k=$((k + 1)); done | cksum >"$tmp/expected"
(ulimit -v 400000 && archive | "$quoteattr" -i jsonl -j 2) | cksum >"$tmp/got"
same_file "all lines, in order" "$tmp/expected" "$tmp/got"
finish
