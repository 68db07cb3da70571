#!/bin/sh
# archive.sh IN.jsonl[.gz] OUT.jsonl [JOBS]: the quotations of a plain archive, no cluster needed.
# A line of IN is {"id": …, "text": …}; the lines of OUT come in the same order.  JOBS 0, the default: one a processor.
set -eu
[ $# -ge 2 ] || { echo "Usage: archive.sh IN.jsonl[.gz] OUT.jsonl [JOBS]" >&2 && exit 2; }
exec "${QUOTEATTR:-quoteattr}" --input=jsonl --jobs="${3:-0}" "$1" >"$2"
