#!/bin/sh
# quickstart.sh [FILE...]: who said what in FILE, or in a sample article and a sample chapter; builds the program first.
set -eu
root=$(cd "$(dirname "$0")" && pwd)
"$root/tools/build.sh" build
[ $# -gt 0 ] || set -- "$root/examples/data/article.txt" "$root/examples/data/chapter.txt"
exec "$root/build/quoteattr" "$@"
