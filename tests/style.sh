#!/bin/sh
# Short functions, files of a size that can be read, no tabs.
. "${srcdir:-.}/tests/script.sh"
cd "$srcdir" || exit 99
sources=$(find lib cli examples include tests tools -name '*.[ch]' ! -name '*_suites.c' | sort)
written=
for file in $sources; do
  head -n 2 "$file" | grep -qiE 'made by|generated|do not edit' || written="$written $file"
done

# shellcheck disable=SC2086
{
  awk 'FNR == 1 { inside = 0 }
    /^{$/ { inside = 1; start = FNR; next }
    /^}$/ && inside { print FNR - start - 1; inside = 0 }' $written | sort -n >"$tmp/lengths"
  n=$(wc -l <"$tmp/lengths")
  check "functions were found" test "$n" -gt 100
  check "half of the functions have fewer than 15 lines" test "$(sed -n "$((n / 2))p" "$tmp/lengths")" -lt 15
  check "nine of ten have fewer than 50" test "$(sed -n "$((n * 9 / 10))p" "$tmp/lengths")" -lt 50
  equal "no file has 800 lines" "" "$(awk 'FNR == 800 { print FILENAME }' $written)"
  equal "no tab, no space at a line's end" "" "$(grep -nE "$(printf '\t')| \$" $written)"
}
finish
