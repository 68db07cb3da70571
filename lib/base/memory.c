#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define WITH_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define WITH_ASAN 1
#endif
#endif

#ifdef WITH_ASAN
#include <sanitizer/asan_interface.h>
#define POISON(p, n) __asan_poison_memory_region((p), (n))
#define UNPOISON(p, n) __asan_unpoison_memory_region((p), (n))
#define RED_ZONE ALIGNMENT
#else
#define POISON(p, n) ((void)(p), (void)(n))
#define UNPOISON(p, n) ((void)(p), (void)(n))
#define RED_ZONE ((size_t)0)
#endif

#define ALIGNMENT ((size_t)16)
#define BLOCK_SIZE ((size_t)64 * 1024)
#define MAX_BLOCK_SIZE ((size_t)64 * 1024 * 1024)

struct qai_block {
  qai_block *previous;
  size_t size; /* of the data that follows the header */
};

static void *
default_malloc(void *ctx, size_t size)
{
  (void)ctx;
  return malloc(size);
}

static void
default_free(void *ctx, void *ptr)
{
  (void)ctx;
  free(ptr);
}

static quoteattr_allocator
default_allocator(void)
{
  quoteattr_allocator a = {default_malloc, default_free, NULL};
  return a;
}

int
qai_allocator_get(const quoteattr_allocator *alloc, quoteattr_allocator *out)
{
  if (alloc && (!alloc->malloc_fn || !alloc->free_fn))
    return QUOTEATTR_ERR_ARG;
  *out = alloc ? *alloc : default_allocator();
  return QUOTEATTR_OK;
}

void *
qai_malloc(const quoteattr_allocator *alloc, size_t size)
{
  return alloc->malloc_fn(alloc->ctx, size ? size : 1);
}

void *
qai_calloc(const quoteattr_allocator *alloc, size_t size)
{
  void *p = qai_malloc(alloc, size);
  if (p)
    memset(p, 0, size);
  return p;
}

void
qai_free(const quoteattr_allocator *alloc, void *ptr)
{
  if (ptr)
    alloc->free_fn(alloc->ctx, ptr);
}

static size_t
header_size(void)
{
  return (sizeof(qai_block) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

static char *
block_data(qai_block *b)
{
  return (char *)b + header_size();
}

/* What an allocation of `size` bytes takes in a block; 0 when that overflows. */
static size_t
footprint(size_t size)
{
  if (size > SIZE_MAX - ALIGNMENT - RED_ZONE)
    return 0;
  return ((size ? size : 1) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT + RED_ZONE;
}

void
qai_arena_init(qai_arena *arena, const quoteattr_allocator *alloc)
{
  memset(arena, 0, sizeof *arena);
  if (qai_allocator_get(alloc, &arena->alloc))
    arena->alloc = default_allocator();
}

static int
push_block(qai_arena *arena, size_t size)
{
  qai_block *b = size <= SIZE_MAX - header_size() ? qai_malloc(&arena->alloc, header_size() + size) : NULL;
  if (!b)
    return QUOTEATTR_ERR_NOMEM;
  b->size = size;
  b->previous = arena->current;
  POISON(block_data(b), size);
  arena->current = b;
  arena->used = 0;
  arena->last = NULL;
  return QUOTEATTR_OK;
}

static void
free_block(qai_arena *arena, qai_block *b)
{
  UNPOISON(block_data(b), b->size);
  qai_free(&arena->alloc, b);
}

/* Blocks double with the arena, so that a large document needs few of them. */
static size_t
next_block_size(const qai_arena *arena, size_t need)
{
  size_t want = BLOCK_SIZE;
  if (arena->exact)
    want = need;
  else if (arena->current && arena->current->size >= MAX_BLOCK_SIZE / 2)
    want = MAX_BLOCK_SIZE;
  else if (arena->current && arena->current->size >= BLOCK_SIZE / 2)
    want = arena->current->size * 2;
  return want < need ? need : want;
}

int
qai_arena_reserve(qai_arena *arena, size_t n, size_t size)
{
  size_t padding = ALIGNMENT + RED_ZONE;
  if (n > (SIZE_MAX - size) / padding)
    return QUOTEATTR_ERR_NOMEM;
  return push_block(arena, n * padding + size);
}

void *
qai_arena_alloc(qai_arena *arena, size_t size)
{
  size_t need = footprint(size);
  if (!need)
    return NULL;
  if ((!arena->current || arena->current->size - arena->used < need) && push_block(arena, next_block_size(arena, need)))
    return NULL;
  arena->last = block_data(arena->current) + arena->used;
  arena->used += need;
  UNPOISON(arena->last, size);
  return arena->last;
}

void *
qai_arena_calloc(qai_arena *arena, size_t n, size_t size)
{
  void *p;
  if (size && n > SIZE_MAX / size)
    return NULL;
  p = qai_arena_alloc(arena, n * size);
  if (p)
    memset(p, 0, n * size);
  return p;
}

void *
qai_arena_grow(qai_arena *arena, void *ptr, size_t old_size, size_t size)
{
  void *p;
  if (ptr && ptr == arena->last) {
    size_t at = (size_t)(arena->last - block_data(arena->current)), need = footprint(size);
    if (need && arena->current->size - at >= need) {
      arena->used = at + need;
      UNPOISON(ptr, size);
      return ptr;
    }
  }
  p = qai_arena_alloc(arena, size);
  if (p && old_size)
    memcpy(p, ptr, old_size < size ? old_size : size);
  return p;
}

char *
qai_arena_copy(qai_arena *arena, const char *s, size_t len)
{
  char *p = len < SIZE_MAX ? qai_arena_alloc(arena, len + 1) : NULL;
  if (p) {
    if (len)
      memcpy(p, s, len);
    p[len] = '\0';
  }
  return p;
}

/* The largest block stays: the next document of like size then fits, and a huge one does not hold its memory. */
void
qai_arena_reset(qai_arena *arena)
{
  qai_block *b = arena->current, *keep = b;
  for (; b; b = b->previous)
    if (b->size > keep->size)
      keep = b;
  for (b = arena->current; b;) {
    qai_block *previous = b->previous;
    if (b != keep)
      free_block(arena, b);
    b = previous;
  }
  if (keep) {
    keep->previous = NULL;
    POISON(block_data(keep), keep->size);
  }
  arena->current = keep;
  arena->used = 0;
  arena->last = NULL;
}

void
qai_arena_clear(qai_arena *arena)
{
  qai_arena_reset(arena);
  if (arena->current)
    free_block(arena, arena->current);
  arena->current = NULL;
}
