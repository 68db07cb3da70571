#!/bin/sh
# The set that all bindings share: tests/golden/bindings/README.
. "${srcdir:-.}/tests/script.sh"
folder=$srcdir/tests/golden/bindings

# golden NAME: an object of the input line and the program's lines.
golden() {
  printf '{"input":%s' "$(cat "$folder/$1.jsonl")"
  for unit in byte codepoint utf16; do
    printf ',\n"%s":%s' "$unit" \
      "$("$quoteattr" --input=jsonl --tokens --sentences --offsets="$unit" "$folder/$1.jsonl")"
  done
  printf ',\n"script":%s}\n' "$("$quoteattr" --input=jsonl --format=script --offsets=codepoint "$folder/$1.jsonl")"
}

for file in "$folder"/*.jsonl; do
  name=$(basename "$file" .jsonl)
  golden "$name" >"$tmp/out"
  if [ -n "${UPDATE_GOLDEN:-}" ]; then
    cp "$tmp/out" "$folder/$name.json"
  fi
  same_file "bindings/$name.json" "$folder/$name.json" "$tmp/out"
done
check "there are texts" test -e "$folder/news.json"
finish
