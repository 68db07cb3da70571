#!/bin/sh
# tools/pack_model.py: sections go in and out and leave the others alone; the library's model is what it would write.
. "${srcdir:-.}/tests/script.sh"
command -v python3 >/dev/null 2>&1 || skip_all "no python3"
pack() {
  python3 -B "$srcdir/tools/pack_model.py" "$@"
}

cp "$srcdir/data/model.bin" "$tmp/model"
pack "$tmp/model" none=
check "packing the library's model again changes nothing" cmp "$tmp/model" "$srcdir/data/model.bin"
echo "some weights" >"$tmp/weights"
pack "$tmp/model" "zeta=$tmp/weights"
check_not "a section goes in" cmp -s "$tmp/model" "$srcdir/data/model.bin"
pack "$tmp/model" zeta=
check "and out" cmp "$tmp/model" "$srcdir/data/model.bin"
check_not "a name of more than 16 bytes is refused" pack "$tmp/model" "seventeen-letters=$tmp/weights" 2>/dev/null
check_not "a file that is no model is refused" pack "$tmp/weights" none= 2>/dev/null
check "and stays as it is" test "$(cat "$tmp/weights")" = "some weights"
finish
