#!/bin/sh
# other_machines.sh PROGRAM FILE...: whether a quoteattr for aarch64 (NEON) and one for s390x (big-endian), run under
# qemu, write of each FILE what PROGRAM writes, a build for this machine.  Some minutes, in a git checkout.  Debian:
#   dpkg --add-architecture arm64 && dpkg --add-architecture s390x && apt-get update
#   apt-get install qemu-user gcc-aarch64-linux-gnu gcc-s390x-linux-gnu lib{utf8proc,jansson}-dev:{arm64,s390x}
set -eu
[ $# -ge 2 ] || { echo "Usage: tools/other_machines.sh PROGRAM FILE..." >&2; exit 2; }
root=$(cd "$(dirname "$0")/.." && pwd)
program=$1
shift
[ -x "$root/configure" ] || (cd "$root" && ./autogen.sh >&2)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# analyse OUTPUT COMMAND...: of all files, words and sentences too
analyse() {
  output=$1
  shift
  "$@" --format=jsonl --tokens --sentences $files >"$output"
}

files=$*
analyse "$folder/here" "$program"
failed=0
for machine in aarch64 s390x; do
  mkdir "$folder/$machine"
  (
    cd "$folder/$machine"
    PKG_CONFIG_LIBDIR=/usr/lib/$machine-linux-gnu/pkgconfig \
      "$root/configure" --quiet --host=$machine-linux-gnu --disable-shared CFLAGS='-O1 -g' >&2
    make --silent LDFLAGS=-all-static quoteattr >&2
  )
  analyse "$folder/there" qemu-$machine "$folder/$machine/quoteattr"
  if cmp "$folder/here" "$folder/there"; then
    echo "$machine: the same"
  else
    failed=1
  fi
done
exit $failed
