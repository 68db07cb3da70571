#!/bin/sh
# summary.sh LOG...: the sum of the closing lines of all tests, as "N passed, N failed".
# Libcheck closes with "100%: Checks: N, Failures: N, Errors: N", a script with "N passed, N failed"; a log that
# has neither and is no skipped one counts as a failure.
awk '
  function close_file() { if (seen_file && !closed) failed++ }
  FNR == 1 { close_file(); seen_file = 1; closed = 0 }
  /^[0-9]+%: Checks: [0-9]+, Failures: [0-9]+, Errors: [0-9]+$/ {
    split($0, part, /[^0-9]+/)
    passed += part[2] - part[3] - part[4]; failed += part[3] + part[4]; closed = 1
  }
  /^[0-9]+ passed, [0-9]+ failed$/ { passed += $1; failed += $3; closed = 1 }
  /^skipped: / { print FILENAME ": " $0; closed = 1 }
  END { close_file(); printf "%d passed, %d failed\n", passed, failed; exit failed > 0 }
' "$@"
