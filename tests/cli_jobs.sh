#!/bin/sh
# Many documents: threads, packed input, lists of files, limits, signals.
. "${srcdir:-.}/tests/script.sh"
query=$builddir/tests/json_query

run() {
  timeout 120 "$quoteattr" --input=jsonl "$@" 2>"$tmp/err"
}

# Long and short documents in turn, bad lines among them.
i=0
while [ $i -lt 60 ]; do
  printf '{"id":%d,"text":"' $i
  n=$((i % 7 * 5))
  while [ $n -gt 0 ]; do printf '“Go %d,” said Ann Lee.\\n\\n' $n; n=$((n - 1)); done
  printf '“Stay,” said Bo Hale."}\n'
  [ $((i % 20)) != 3 ] || echo "no JSON $i"
  i=$((i + 1))
done >"$tmp/in"
run "$tmp/in" >"$tmp/one"
equal "one thread" "1 63" "$? $(wc -l <"$tmp/one" | tr -d ' ')"
cp "$tmp/err" "$tmp/one.err"
for jobs in 2 4 0; do
  run --jobs=$jobs "$tmp/in" >"$tmp/many"
  equal "$jobs threads: the same status" 1 $?
  same_file "$jobs threads: the same output" "$tmp/one" "$tmp/many"
  same_file "$jobs threads: the same messages" "$tmp/one.err" "$tmp/err"
done
equal "from standard input" "$(cat "$tmp/one")" "$(run -j 4 <"$tmp/in")"
for jobs in -1 1025 x; do
  run --jobs=$jobs "$tmp/in" >"$tmp/out"
  equal "--jobs=$jobs: 2" 2 $?
done

printf '%s\r\n\n%s\n' "$srcdir/tests/texts/news.txt" "$tmp/in" >"$tmp/list"
equal "--files-from" "$("$quoteattr" -f jsonl "$srcdir/tests/texts/news.txt" "$tmp/in" | cksum)" \
  "$("$quoteattr" -f jsonl --files-from="$tmp/list" | cksum)"
run --files-from="$tmp/nothing" >"$tmp/out"
equal "a list that is not there: 2" 2 $?

# Limits.
printf '{"id":1,"text":"%0100d"}\n{"id":2,"text":"x"}\n' 0 >"$tmp/long"
run --max-bytes=50 "$tmp/long" >"$tmp/out"
equal "a line over the limit is an error, the rest goes on" '"limit"	50 -	- ' \
  "$("$query" error.code error.offset <"$tmp/out" | tr '\n' ' ')"
printf '%0100d' 0 >"$tmp/long.txt"
equal "a text over the limit" '"limit"	50' \
  "$("$quoteattr" -f jsonl --max-bytes=50 "$tmp/long.txt" 2>/dev/null | "$query" error.code error.offset)"
equal "of the limit's size it is good" - "$("$quoteattr" -f jsonl --max-bytes=100 "$tmp/long.txt" | "$query" error.code)"
for size in 0 x 1T 5G 1KB; do
  run --max-bytes=$size "$tmp/in" >"$tmp/out"
  equal "--max-bytes=$size: 2" 2 $?
done

# packed NAME COMMAND...: input packed by the command is read like plain input.
packed() {
  packed_name=$1
  shift
  if ! "$@" <"$tmp/in" >"$tmp/packed" 2>/dev/null; then
    echo "$packed_name is not there: not tested"
    return
  fi
  run "$tmp/packed" >"$tmp/out"
  if grep -q 'built without' "$tmp/err"; then
    echo "$packed_name: the program was built without it"
    return
  fi
  same_file "$packed_name" "$tmp/one" "$tmp/out"
  equal "$packed_name from standard input, in threads" "$(cksum <"$tmp/one")" "$(run -j 3 <"$tmp/packed" | cksum)"
  cat "$tmp/packed" "$tmp/packed" >"$tmp/twice"
  equal "$packed_name twice" "$(cat "$tmp/one" "$tmp/one" | cksum)" "$(run "$tmp/twice" | cksum)"
  head -c "$(($(wc -c <"$tmp/packed") / 2))" "$tmp/packed" >"$tmp/half"
  cat "$tmp/packed" "$tmp/half" >"$tmp/cut"
  run "$tmp/cut" >"$tmp/out"
  equal "$packed_name cut off: 1" 1 $?
  check "which is said" grep -q "damaged $packed_name data: they end too early" "$tmp/err"
  equal "what came before is analysed" "$(cksum <"$tmp/one")" "$(head -n 63 "$tmp/out" | cksum)"
  equal "the error is the last line" '"read"' "$(tail -n 1 "$tmp/out" | "$query" error.code)"
  { cat "$tmp/packed"; echo garbage; } >"$tmp/cut"
  run "$tmp/cut" >"$tmp/out"
  equal "$packed_name with garbage behind it: 1" 1 $?
}
packed gzip gzip -c
packed zstd zstd -q -c

# A signal leaves whole lines.
for signal in INT TERM; do
  mkfifo "$tmp/pipe.$signal"
  timeout -s $signal 1 "$quoteattr" -i jsonl -j 2 <"$tmp/pipe.$signal" >"$tmp/out" 2>"$tmp/err" &
  waiter=$!
  exec 9>"$tmp/pipe.$signal" # never closed by this end: the program waits for input
  sed -n 60p "$tmp/in" >&9
  wait $waiter
  equal "SIG$signal ends the wait for input" 124 $?
  exec 9>&-
  equal "SIG$signal: whole lines" 1 "$(grep -c '}$' "$tmp/out")"
done
finish
