#!/bin/sh
# A run that was broken off goes on in its output file.
. "${srcdir:-.}/tests/script.sh"

i=0
while [ $i -lt 2500 ]; do
  printf '{"id":%d,"text":"“Go %d,” said Ann Lee. “Stay,” said Bo Hale."}\n' $i $i
  [ $((i % 700)) != 3 ] || echo "no JSON $i"
  i=$((i + 1))
done >"$tmp/in"
gzip -c "$tmp/in" >"$tmp/in.gz"

run() {
  timeout 120 "$quoteattr" -i jsonl --output="$tmp/out" "$@" 2>"$tmp/err"
}

run "$tmp/in"
equal "--output: the status is as without" 1 $?
"$quoteattr" -i jsonl "$tmp/in" >"$tmp/whole" 2>/dev/null
same_file "so is the output" "$tmp/whole" "$tmp/out"
check_not "no note is left" test -e "$tmp/out.run"

# broken LINES ARGUMENT...: a run killed when so many lines are out: nothing more comes, so the program waits for input.
mkfifo "$tmp/pipe"
broken() {
  least=$1
  : >"$tmp/out"
  shift
  "$quoteattr" -i jsonl --output="$tmp/out" "$@" <"$tmp/pipe" 2>/dev/null &
  program=$!
  exec 9>"$tmp/pipe"
  head -n $((least + 200)) "$tmp/in" >&9
  n=0
  while [ "$(wc -l <"$tmp/out")" -lt "$least" ] && [ $n -lt 600 ]; do sleep 0.1; n=$((n + 1)); done
  kill -9 $program
  wait $program 2>/dev/null
  exec 9>&-
}
broken 1000 -j 3
check "a note stays behind" test -e "$tmp/out.run"
cp "$tmp/out" "$tmp/broken"
cp "$tmp/out.run" "$tmp/broken.run"

# again: the state after the kill, with a line that was not finished.
again() {
  { cat "$tmp/broken"; printf '{"id":12,"ge'; } >"$tmp/out"
  cp "$tmp/broken.run" "$tmp/out.run"
}
for input in in in.gz; do
  for jobs in 1 4; do
    again
    run --resume -j $jobs "$tmp/$input"
    same_file "$input, $jobs threads: as an unbroken run" "$tmp/whole" "$tmp/out"
    check_not "no note is left" test -e "$tmp/out.run"
  done
done
run --resume "$tmp/in"
equal "a complete run: nothing to do" 0 $?
same_file "nothing is done" "$tmp/whole" "$tmp/out"
{ cat "$tmp/in"; echo '{"id":"more","text":"x"}'; } >"$tmp/more"
run --resume "$tmp/more"
equal "a complete run with more documents: 2" 2 $?

again
run --resume --no-indirect "$tmp/in"
equal "other options: 2" 2 $?
check "which is said" grep -q 'other options' "$tmp/err"
again
sed 's/"id":/"id":1/' "$tmp/in" >"$tmp/other"
run --resume "$tmp/other"
equal "other documents: 2" 2 $?
check "which is said" grep -q 'another document' "$tmp/err"
again
head -n 5 "$tmp/in" >"$tmp/few"
run --resume "$tmp/few"
equal "too few documents: 2" 2 $?
again
echo 'no JSON' >"$tmp/out"
run --resume "$tmp/in"
equal "a file of another kind: 2" 2 $?
rm -f "$tmp/out" "$tmp/out.run"
run --resume "$tmp/in"
same_file "nothing there: a run from the beginning" "$tmp/whole" "$tmp/out"
printf 'name\nAnn Lee\n' >"$tmp/roster"
head -n 3 "$tmp/whole" >"$tmp/corrections"
for option in roster corrections; do
  broken 100 "--$option=$tmp/$option"
  cp "$tmp/$option" "$tmp/before"
  { [ $option = roster ] && echo "Bo Hale" || sed -n 4p "$tmp/whole"; } >>"$tmp/$option"
  run --resume "--$option=$tmp/$option" "$tmp/in"
  equal "another --$option: 2" 2 $?
  check "which is said" grep -q "another roster" "$tmp/err"
  cp "$tmp/before" "$tmp/$option"
  run --resume "--$option=$tmp/$option" "$tmp/in"
  equal "the --$option as it was" 1 $?
  equal "every document has its line" "$(wc -l <"$tmp/whole")" "$(wc -l <"$tmp/out")"
done
run --resume -f tsv "$tmp/in"
equal "a table cannot be resumed: 2" 2 $?
if [ -w /dev/full ]; then
  timeout 60 "$quoteattr" -i jsonl --output=/dev/full "$tmp/few" 2>"$tmp/err"
  equal "a full disk: 3" 3 $?
  check_not "a device has no note" test -e /dev/full.run
fi
finish
