#!/bin/sh
# quickstart.sh [FILE...]: who said what in FILE, or in a sample article and a sample chapter; builds the program first.
set -eu
root=$(cd "$(dirname "$0")" && pwd)
"$root/tools/build.sh" build
if [ $# = 0 ]; then
  cd "$root/examples/data"
  set -- article.txt chapter.txt
fi
exec "$root/build/quoteattr" "$@"
