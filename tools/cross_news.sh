#!/bin/sh
# cross_news.sh EVALUATION-FOLDER: how good the whole program is on training news that its news models did not see: a
# fifth of the documents at a time, read with models that learned from the others.  Ten to twenty minutes, in a git
# checkout; needs no build folder.
set -eu
[ $# = 1 ] || { echo "Usage: tools/cross_news.sh EVALUATION-FOLDER" >&2; exit 2; }
root=$(cd "$(dirname "$0")/.." && pwd)
train=$(cd "$1" && pwd)/data/polnear_train.jsonl
score=$(cd "$1" && pwd)/eval/score.py
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/tree" "$folder/build"
(cd "$root" && git ls-files -z | xargs -0 cp --parents -t "$folder/tree")
cd "$folder/tree" && ./autogen.sh >&2
cd "$folder/build" && ../tree/configure --quiet --disable-shared && make --silent tools/train-news >&2
for fold in 0 1 2 3 4; do
  awk "NR % 5 == $fold" "$train" >"$folder/held_out"
  awk "NR % 5 != $fold" "$train" >"$folder/learned"
  python3 ../tree/tools/vary_news.py "$folder/learned" >"$folder/varied"
  tools/train-news "$folder/learned" "$folder/varied" "$folder/news.section" >&2
  python3 ../tree/tools/pack_model.py ../tree/data/model.bin news="$folder/news.section"
  make --silent >&2
  cat "$folder/held_out" >>"$folder/gold.jsonl"
  ./quoteattr --input jsonl --format jsonl <"$folder/held_out" >>"$folder/system.jsonl"
done
python3 "$score" "$folder/gold.jsonl" "$folder/system.jsonl"
