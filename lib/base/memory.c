#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

#define ALIGNMENT ((size_t)16)
#define BLOCK_SIZE ((size_t)64 * 1024)
#define MAX_BLOCK_SIZE ((size_t)64 * 1024 * 1024)

struct qai_block {
  qai_block *next;
  size_t size; /* of the data that follows the header */
};

static void *
default_malloc(void *ctx, size_t size)
{
  (void)ctx;
  return malloc(size);
}

static void *
default_realloc(void *ctx, void *ptr, size_t old_size, size_t size)
{
  (void)ctx;
  (void)old_size;
  return realloc(ptr, size);
}

static void
default_free(void *ctx, void *ptr)
{
  (void)ctx;
  free(ptr);
}

quoteattr_allocator
qai_allocator_or_default(const quoteattr_allocator *alloc)
{
  quoteattr_allocator def = {default_malloc, default_realloc, default_free, NULL};
  return alloc && alloc->malloc_fn && alloc->realloc_fn && alloc->free_fn ? *alloc : def;
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

void
qai_arena_init(qai_arena *arena, const quoteattr_allocator *alloc)
{
  memset(arena, 0, sizeof *arena);
  arena->alloc = qai_allocator_or_default(alloc);
}

/* Blocks double with the arena, so that a large document needs few of them. */
static qai_block *
new_block(qai_arena *arena, size_t size)
{
  size_t want = BLOCK_SIZE;
  qai_block *b;
  if (arena->current && arena->current->size >= BLOCK_SIZE)
    want = arena->current->size * 2 < MAX_BLOCK_SIZE ? arena->current->size * 2 : MAX_BLOCK_SIZE;
  if (want < size)
    want = size;
  if (want > SIZE_MAX - header_size())
    return NULL;
  b = qai_malloc(&arena->alloc, header_size() + want);
  if (!b)
    return NULL;
  b->size = want;
  b->next = arena->current ? arena->current->next : arena->first;
  if (arena->current)
    arena->current->next = b;
  else
    arena->first = b;
  return b;
}

static qai_block *
next_block(qai_arena *arena, size_t size)
{
  qai_block *b = arena->current ? arena->current->next : arena->first;
  return b && b->size >= size ? b : new_block(arena, size);
}

static size_t
round_up(size_t size)
{
  return size > SIZE_MAX - ALIGNMENT ? 0 : (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

void *
qai_arena_alloc(qai_arena *arena, size_t size)
{
  size_t need = round_up(size ? size : 1);
  if (!need)
    return NULL;
  if (!arena->current || arena->current->size - arena->used < need) {
    qai_block *b = next_block(arena, need);
    if (!b)
      return NULL;
    arena->current = b;
    arena->used = 0;
  }
  arena->last = block_data(arena->current) + arena->used;
  arena->used += need;
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
    size_t at = (size_t)(arena->last - block_data(arena->current)), need = round_up(size);
    if (need && arena->current->size - at >= need) {
      arena->used = at + need;
      return ptr;
    }
  }
  p = qai_arena_alloc(arena, size);
  if (p && old_size)
    memcpy(p, ptr, old_size);
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

void
qai_arena_reset(qai_arena *arena)
{
  arena->current = arena->first;
  arena->used = 0;
  arena->last = NULL;
}

void
qai_arena_clear(qai_arena *arena)
{
  qai_block *b = arena->first;
  while (b) {
    qai_block *next = b->next;
    qai_free(&arena->alloc, b);
    b = next;
  }
  qai_arena_init(arena, &arena->alloc);
}
