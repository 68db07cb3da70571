# Sourced by the scripts of tests/: counts what passes and what fails.
#   srcdir   the sources (make check sets it)
#   tmp      an empty folder, removed at the end
set -u
srcdir=$(cd "${srcdir:-.}" && pwd)
builddir=$(pwd)
quoteattr=$builddir/quoteattr
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
n_passed=0
n_failed=0
LC_ALL=C
export LC_ALL

# pass NAME, fail NAME
pass() {
  n_passed=$((n_passed + 1))
  echo "ok: $1"
}
fail() {
  n_failed=$((n_failed + 1))
  echo "FAILED: $1"
}

# check NAME COMMAND...: the command succeeds
check() {
  check_name=$1
  shift
  if "$@"; then pass "$check_name"; else fail "$check_name"; fi
}

# check_not NAME COMMAND...: it does not
check_not() {
  check_name=$1
  shift
  if "$@"; then fail "$check_name"; else pass "$check_name"; fi
}

# equal NAME EXPECTED ACTUAL
equal() {
  if [ "$2" = "$3" ]; then
    pass "$1"
  else
    fail "$1"
    printf '  expected: %s\n  got:      %s\n' "$2" "$3"
  fi
}

# same_file NAME EXPECTED-FILE ACTUAL-FILE
same_file() {
  if diff -u "$2" "$3"; then pass "$1"; else fail "$1"; fi
}

# The last line of every script.
finish() {
  echo "$n_passed passed, $n_failed failed"
  [ "$n_failed" = 0 ]
  exit
}

# What was missing here, and that it was not tested.
skip_all() {
  echo "skipped: $1"
  exit 77
}
