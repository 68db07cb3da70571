#!/bin/sh
# build.sh FOLDER [CONFIGURE-OPTION...]: what is missing is installed, and everything is built in FOLDER.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
folder=$1
shift
cd "$root"
tools/install-dependencies.sh
[ -x configure ] || ./autogen.sh >&2
mkdir -p "$folder"
cd "$folder"
[ -f Makefile ] || "$root/configure" --quiet "$@" >&2
${MAKE:-make} --silent -j"$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1)" >&2
