#!/bin/sh
# runtests.sh [--sanitize]: builds everything and runs all tests; with --sanitize under AddressSanitizer and
# UndefinedBehaviorSanitizer.  The last line says how many passed and failed.
set -eu
root=$(cd "$(dirname "$0")" && pwd)
case ${1-} in
'') folder=build-tests ;;
--sanitize) folder=build-sanitize ;;
*) echo "Usage: runtests.sh [--sanitize]" >&2 && exit 2 ;;
esac
if [ "$folder" = build-sanitize ]; then
  "$root/tools/build.sh" "$folder" --enable-asan --enable-ubsan --enable-werror
else
  "$root/tools/build.sh" "$folder" --enable-werror
fi
cd "$root/$folder"
# LeakSanitizer reads /proc; where there is none (a bare chroot) it would fail every test.
[ -d /proc/self/task ] || export ASAN_OPTIONS="detect_leaks=0${ASAN_OPTIONS:+:$ASAN_OPTIONS}"
if ${MAKE:-make} --silent -j"$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1)" check; then
  exit 0
fi
grep -hE -A 2 "^FAILED|:[EF]:" tests/*.log || true
sh "$root/tests/summary.sh" tests/*.log
exit 1
