#define _DEFAULT_SOURCE /* madvise() */
#include "base/pages.h"

#include <stdint.h>
#include <stdlib.h>

#ifdef __linux__
#include <sys/mman.h>
#endif

enum { HEADER = 16 }; /* before a block: what malloc() returned */

/* The bytes of a block of `size` that large pages can hold, of which the last one may be a fifth empty. */
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
with_header(char *raw, size_t header)
{
  char *p = raw + header;
  ((void **)(void *)p)[-1] = raw;
  return p;
}

static void *
malloc_small(size_t size)
{
  char *raw = malloc(HEADER + size);
  return raw ? with_header(raw, HEADER) : NULL;
}

/* Without posix_memalign(), whose large blocks glibc maps anew each time, whatever was freed before; and with no more
 * room than a beginning takes where a large page has one, as free() gives the end of the heap back to the system where
 * that is larger than twice the largest block so far. */
static void *
malloc_large(size_t size)
{
  char *raw = malloc(QAI_PAGES_LARGE + size);
  size_t header, room, wanted = in_large_pages(size);
  if (!raw)
    return NULL;
  header = QAI_PAGES_LARGE - (uintptr_t)raw % QAI_PAGES_LARGE;
  room = (QAI_PAGES_LARGE + size - header) / QAI_PAGES_LARGE * QAI_PAGES_LARGE;
  ask_for_large_pages(raw + header, wanted < room ? wanted : room);
  return with_header(raw, header);
}

void *
qai_pages_malloc(size_t size)
{
  if (size > SIZE_MAX / 2)
    return NULL;
  return in_large_pages(size) ? malloc_large(size) : malloc_small(size);
}

void
qai_pages_free(void *p)
{
  free(((void **)p)[-1]);
}
