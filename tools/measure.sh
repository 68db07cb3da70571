#!/bin/sh
# measure.sh EVALUATION-FOLDER [BUILD-FOLDER] [OPTION-OF-THE-SCORER...]: the README's tables of accuracy.
# EVALUATION-FOLDER holds the scorer, eval/evaluate.py, and the sets, data/*.jsonl (docs/model-card.md names the corpora;
# they are no part of this project).  Builds the program first.
#   tools/measure.sh ../evaluation
#   tools/measure.sh ../evaluation build --only news,novels
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
if [ $# -lt 1 ] || [ ! -f "$1/eval/evaluate.py" ]; then
  echo "Usage: tools/measure.sh EVALUATION-FOLDER [BUILD-FOLDER] [OPTION-OF-THE-SCORER...]" >&2
  [ $# -lt 1 ] || echo "There is no $1/eval/evaluate.py." >&2
  exit 2
fi
evaluation=$(cd "$1" && pwd)
shift
build=build
if [ $# -gt 0 ] && [ "${1#-}" = "$1" ]; then
  build=$1
  shift
fi
"$root/tools/build.sh" "$build"
exec python3 "$evaluation/eval/evaluate.py" "$root/$build/quoteattr" --data "$evaluation/data" "$@"
