# QA_FLAG(VARIABLE, FLAG, [EXTRA]): appends FLAG to VARIABLE when the compiler takes it without a warning, with
# EXTRA given beside it in the trial.
AC_DEFUN([QA_FLAG], [
  AS_VAR_PUSHDEF([known], [qa_cv_flag_$2])
  AC_CACHE_CHECK([whether $CC takes $2], [known], [
    qa_saved_CFLAGS=$CFLAGS
    CFLAGS="$CFLAGS -Werror $3 $2"
    AC_LINK_IFELSE([AC_LANG_PROGRAM([[#include <string.h>]], [[return (int)strlen("");]])],
      [AS_VAR_SET([known], [yes])], [AS_VAR_SET([known], [no])])
    CFLAGS=$qa_saved_CFLAGS
  ])
  AS_VAR_IF([known], [yes], [$1="$$1 $2"])
  AS_VAR_POPDEF([known])
])

# QA_FLAGS(VARIABLE, FLAGS): each of them.
AC_DEFUN([QA_FLAGS], [m4_foreach_w([qa_flag], [$2], [QA_FLAG([$1], qa_flag)])])

# QA_LINK_FLAG(VARIABLE, FLAG): the same for the linker.
AC_DEFUN([QA_LINK_FLAG], [
  AS_VAR_PUSHDEF([known], [qa_cv_link_flag_$2])
  AC_CACHE_CHECK([whether the linker takes $2], [known], [
    qa_saved_LDFLAGS=$LDFLAGS
    LDFLAGS="$LDFLAGS -Werror $2"
    AC_LINK_IFELSE([AC_LANG_PROGRAM([], [])], [AS_VAR_SET([known], [yes])], [AS_VAR_SET([known], [no])])
    LDFLAGS=$qa_saved_LDFLAGS
  ])
  AS_VAR_IF([known], [yes], [$1="$$1 $2"])
  AS_VAR_POPDEF([known])
])

AC_DEFUN([QA_LINK_FLAGS], [m4_foreach_w([qa_flag], [$2], [QA_LINK_FLAG([$1], qa_flag)])])

# QA_REQUIRE(NAME, MODULE, DEBIAN-PACKAGE, WHY): pkg-config's MODULE, or an error that says what to install.
AC_DEFUN([QA_REQUIRE], [
  PKG_CHECK_MODULES([$1], [$2], [], [
    AC_MSG_ERROR([$2 was not found: it is needed for $4.
Install it (Debian, Ubuntu: apt-get install $3; elsewhere the package may have another name),
or set $1[]_CFLAGS and $1[]_LIBS.])])
])

# QA_OPTIONAL(NAME, OPTION, MODULE, DEBIAN-PACKAGE, WHAT): pkg-config's MODULE for WHAT, unless it is missing or
# --without-OPTION; NAME_CFLAGS then define HAVE_NAME.  With --with-OPTION its lack is an error.
AC_DEFUN([QA_OPTIONAL], [
  AC_ARG_WITH([$2], [AS_HELP_STRING([--with-$2], [$5 (default: when $3 is found)])], [], [with_$2=auto])
  qa_have_$2=no
  AS_IF([test "$with_$2" != no], [PKG_CHECK_MODULES([$1], [$3], [qa_have_$2=yes], [:])])
  AS_IF([test "$qa_have_$2" = yes], [$1[]_CFLAGS="$$1[]_CFLAGS -DHAVE_$1"],
    [test "$with_$2" = yes],
    [AC_MSG_ERROR([$3 was not found: it is needed for $5.
Install it (Debian, Ubuntu: apt-get install $4; elsewhere the package may have another name), or leave out --with-$2.])])
])

# QA_ENABLE(NAME, DEFAULT, HELP): --enable-NAME; the answer is $enable_NAME.
AC_DEFUN([QA_ENABLE], [
  AC_ARG_ENABLE([$1], [AS_HELP_STRING(m4_if([$2], [yes], [--disable-$1], [--enable-$1]), [$3])], [], [enable_$1=$2])
])
