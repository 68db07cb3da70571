#!/bin/sh
# Installs below DESTDIR, builds a program against that through pkg-config, uninstalls, and finds nothing left.
. "${srcdir:-.}/tests/script.sh"
[ -f .libs/libquoteattr.so ] || skip_all "no shared library was built"
root=$tmp/root
prefix=$(sed -n 's/^prefix=//p' pkgconfig/quoteattr.pc)
libdir=$(sed -n "s|^libdir=||p" pkgconfig/quoteattr.pc | sed "s|\${exec_prefix}|$prefix|; s|\${prefix}|$prefix|")

make_quietly() {
  $MAKE --no-print-directory "$@" DESTDIR="$root" >"$tmp/make.log" 2>&1 || { cat "$tmp/make.log"; return 1; }
}

# pkg_config ARGUMENT...: as if the system's root were $root.
pkg_config() {
  PKG_CONFIG_PATH=$root$libdir/pkgconfig $PKG_CONFIG --define-variable=prefix="$root$prefix" \
    --define-variable=libdir="$root$libdir" "$@" quoteattr
}

# builds FLAGS LIBRARIES
builds() {
  # shellcheck disable=SC2086
  $CC $CFLAGS -o "$tmp/use" "$srcdir/examples/attribute.c" $1 $LDFLAGS $2
}

runs() {
  LD_LIBRARY_PATH=$root$libdir${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH} "$tmp/use" >"$tmp/out"
}

check "make install" make_quietly install
for file in include/quoteattr.h share/doc/quoteattr/README.md; do
  check "$file is there" test -f "$root$prefix/$file"
done
for file in libquoteattr.so libquoteattr.so.0 libquoteattr.a pkgconfig/quoteattr.pc; do
  check "$file is there" test -f "$root$libdir/$file"
done
if [ -x "$quoteattr" ]; then
  check "the program is there" test -x "$root$prefix/bin/quoteattr"
  check "its man page is there" test -f "$root$prefix/share/man/man1/quoteattr.1"
fi

check "a program builds with pkg-config's flags" builds "$(pkg_config --cflags)" "$(pkg_config --libs)"
check "and runs" runs
check "and prints" test -s "$tmp/out"
check "it is linked with the shared library" sh -c "LD_LIBRARY_PATH='$root$libdir' ldd '$tmp/use' | grep -q libquoteattr"
check "a static program builds" builds "$(pkg_config --cflags)" \
  "$(pkg_config --static --libs | sed "s|-lquoteattr|$root$libdir/libquoteattr.a|")"
check "and runs" runs

for file in libquoteattr.so libquoteattr.a; do
  [ -z "$SANITIZERS" ] || break # they put paths into what they build
  check_not "no path of this machine in $file" grep -qaF -e "$srcdir/" -e "$builddir/" "$root$libdir/$file"
done

doc=$root$prefix/share/doc/quoteattr
equal "the links of the installed README.md" "" "$(sed 's/\](\([^)]*\))/\n@\1\n/g' "$doc/README.md" | sed -n 's/^@\([^:#]*\).*/\1/p' |
  while read -r link; do [ -e "$doc/$link" ] || echo "$link"; done)"

check "make uninstall" make_quietly uninstall
equal "nothing is left" "" "$(find "$root" ! -type d)"
finish
