#define _DEFAULT_SOURCE /* madvise() */
#include "base/pages.h"

#include <stdint.h>
#include <stdlib.h>

#ifdef __linux__
#include <sys/mman.h>
#endif

/* Before a block stands what malloc() returned.  (posix_memalign() of glibc maps large blocks anew each time,
 * whatever was freed before.) */
enum { HEADER = 16 };

/* The bytes of a block of `size` that large pages hold: the last of them may be a fifth empty. */
static size_t
in_large_pages(size_t size)
{
#ifdef MADV_HUGEPAGE
  return (size + size / 4) / QAI_PAGES_LARGE * QAI_PAGES_LARGE;
#else
  (void)size;
  return 0;
#endif
}

/* A kernel that has no such page left, or none at all, has others. */
static void
ask_for_large_pages(void *p, size_t size)
{
#ifdef MADV_HUGEPAGE
  (void)madvise(p, size, MADV_HUGEPAGE);
#else
  (void)p;
  (void)size;
#endif
}

static void *
with_header(char *p, char *raw)
{
  ((void **)(void *)p)[-1] = raw;
  return p;
}

void *
qai_pages_malloc(size_t size)
{
  size_t large;
  char *raw, *p;
  if (size > SIZE_MAX / 2)
    return NULL;
  large = in_large_pages(size);
  raw = malloc(!large ? HEADER + size : QAI_PAGES_LARGE + (large > size ? large : size));
  if (!raw || !large)
    return raw ? with_header(raw + HEADER, raw) : NULL;
  p = raw + (QAI_PAGES_LARGE - (uintptr_t)raw % QAI_PAGES_LARGE);
  ask_for_large_pages(p, large);
  return with_header(p, raw);
}

void
qai_pages_free(void *p)
{
  free(((void **)p)[-1]);
}
