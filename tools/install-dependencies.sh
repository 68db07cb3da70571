#!/bin/sh
# Installs what the build needs and this machine lacks, by apt-get (Debian, Ubuntu); elsewhere says what is missing.
set -eu
packages=

# need PACKAGE COMMAND...: PACKAGE, unless the command succeeds
need() {
  need_package=$1
  shift
  "$@" >/dev/null 2>&1 || packages="$packages $need_package"
}
has() {
  command -v "$1"
}

need gcc has cc
need make has make
need autoconf has autoreconf
need automake has automake
need libtool has libtoolize
need pkg-config has pkg-config
need libutf8proc-dev pkg-config --exists libutf8proc
need libjansson-dev pkg-config --exists jansson
need zlib1g-dev pkg-config --exists zlib
need libzstd-dev pkg-config --exists libzstd
need check pkg-config --exists check
[ -n "$packages" ] || exit 0

if ! has apt-get >/dev/null; then
  echo "Please install (Debian's names):$packages" >&2
  exit 1
fi
as_root=
if [ "$(id -u)" != 0 ]; then
  has sudo >/dev/null || { echo "Please run as root: apt-get install$packages" >&2; exit 1; }
  as_root=sudo
fi
echo "Installing:$packages" >&2
# shellcheck disable=SC2086
{
  $as_root apt-get update -q
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $packages
} >&2
