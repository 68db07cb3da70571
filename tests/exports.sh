#!/bin/sh
# The shared library exports what tests/abi/symbols.txt lists, and nothing else.
. "${srcdir:-.}/tests/script.sh"
library=$builddir/.libs/libquoteattr.so
[ -n "$NM" ] && [ -f "$library" ] || skip_all "no nm, or no shared library"

$NM -D --defined-only "$library" | awk '$2 != "A" { sub(/@.*/, "", $3); print $3 }' |
  grep -vE '^(_init|_fini|__bss_start|_edata|_end|__gcov_.*|mangle_path)$' | sort >"$tmp/exported"
same_file "the exported symbols are those of tests/abi/symbols.txt" "$srcdir/tests/abi/symbols.txt" "$tmp/exported"

sed -n 's/^QUOTEATTR_API .*[ *]\(quoteattr_[a-z0-9_]*\)(.*/\1/p' "$srcdir/include/quoteattr.h" | sort >"$tmp/declared"
same_file "so are the functions of the header" "$srcdir/tests/abi/symbols.txt" "$tmp/declared"

$NM -D --defined-only --with-symbol-versions "$library" | grep ' T quoteattr_' >"$tmp/versioned"
check_not "each has a version node" grep -v '@@QUOTEATTR_[0-9]' "$tmp/versioned"

# The interface as it was when the node was made, if the tool is here and the machine is of the kind it was made on.
if [ -n "$ABIDIFF" ] && [ -z "$SANITIZERS" ] && [ "$(uname -m)" = x86_64 ]; then
  check "abidiff finds nothing but new functions" "$ABIDIFF" --exported-interfaces-only --no-added-syms \
    "$srcdir/tests/abi/x86_64.abi" "$library"
fi
finish
