# QA_INCBIN: whether the compiler's assembler takes .incbin in the manner of lib/lexicon/model_data.c
# (--disable-incbin does without, as on a system that has no ELF).  Sets the conditional INCBIN.
AC_DEFUN([QA_INCBIN], [
  AC_ARG_ENABLE([incbin],
    [AS_HELP_STRING([--disable-incbin], [embed the model by the compiler alone, not by the assembler])],
    [qa_incbin=$enableval], [qa_incbin=yes])
  AS_IF([test "$qa_incbin" = yes], [
    AC_MSG_CHECKING([whether the assembler embeds files])
    AC_LINK_IFELSE([AC_LANG_PROGRAM([[
__asm__(".pushsection .rodata\n.balign 64\n.globl qa_first\n.hidden qa_first\nqa_first:\n"
        ".incbin \"$srcdir/include/quoteattr.h\"\n.popsection\n");
extern const unsigned char qa_first[] __attribute__((visibility("hidden")));]],
      [[return qa_first[0] != '/';]])], [], [qa_incbin=no])
    AC_MSG_RESULT([$qa_incbin])])
  AM_CONDITIONAL([INCBIN], [test "$qa_incbin" = yes])
])
