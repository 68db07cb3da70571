#!/bin/sh
# Makes configure from configure.ac.
set -e
cd "$(dirname "$0")"
missing=
command -v autoreconf >/dev/null || missing="$missing autoconf"
command -v automake >/dev/null || missing="$missing automake"
command -v libtoolize >/dev/null || missing="$missing libtool"
command -v pkg-config >/dev/null || missing="$missing pkg-config"
if [ -n "$missing" ]; then
  echo "autogen.sh: not found, please install (Debian, Ubuntu: apt-get install$missing):$missing" >&2
  exit 1
fi
mkdir -p build-aux
exec autoreconf --install --warnings=all
