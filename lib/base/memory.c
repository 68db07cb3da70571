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
#define KEPT_SIZE                                                                                                      \
  ((size_t)4 * 1024 * 1024) /* what a reset keeps at most, so that a huge document does not hold its memory */

#define SPARE_SIZE ((size_t)1024 * 1024) /* what a release keeps at most */

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

static void
free_block(qai_arena *arena, qai_block *b)
{
  if (b) {
    UNPOISON(block_data(b), b->size);
    qai_free(&arena->alloc, b);
  }
}

/* The spare block when it is large enough, else a new one. */
static qai_block *
get_block(qai_arena *arena, size_t size)
{
  qai_block *b = arena->spare;
  if (b && b->size >= size && !arena->exact) {
    arena->spare = NULL;
    return b;
  }
  b = size <= SIZE_MAX - header_size() ? qai_malloc(&arena->alloc, header_size() + size) : NULL;
  if (b)
    b->size = size;
  return b;
}

static int
push_block(qai_arena *arena, size_t size)
{
  qai_block *b = get_block(arena, size);
  if (!b)
    return QUOTEATTR_ERR_NOMEM;
  b->previous = arena->current;
  POISON(block_data(b), b->size);
  arena->current = b;
  arena->total += b->size;
  arena->used = 0;
  arena->last = NULL;
  return QUOTEATTR_OK;
}

/* Takes the newest block off; the largest of those taken off stays as the spare one. */
static void
pop_block(qai_arena *arena)
{
  qai_block *b = arena->current, *worse = b;
  arena->current = b->previous;
  arena->total -= b->size;
  if (!arena->spare || arena->spare->size < b->size) {
    worse = arena->spare;
    arena->spare = b;
    POISON(block_data(b), b->size);
  }
  free_block(arena, worse);
}

/* Blocks grow by an eighth of the arena: a large document needs few of them, and little of the last is left empty. */
static size_t
next_block_size(const qai_arena *arena, size_t need)
{
  size_t want = arena->total ? arena->total / 8 : arena->hint;
  if (arena->exact)
    return need;
  if (want < BLOCK_SIZE)
    want = BLOCK_SIZE;
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

/* Frees the block below the newest when `ptr`, which was moved out of it, was all that it held. */
static void
drop_moved(qai_arena *arena, const char *ptr)
{
  qai_block *b = arena->current->previous;
  if (!b || b == arena->floor || ptr != block_data(b))
    return;
  arena->current->previous = b->previous;
  arena->total -= b->size;
  free_block(arena, b);
}

void *
qai_arena_grow(qai_arena *arena, void *ptr, size_t old_size, size_t size)
{
  int is_last = ptr && ptr == arena->last;
  void *p;
  if (is_last) {
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
  if (p && is_last)
    drop_moved(arena, ptr);
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

qai_arena_mark
qai_arena_set_mark(qai_arena *arena)
{
  qai_arena_mark mark = {arena->current, arena->floor, arena->used};
  arena->floor = arena->current;
  arena->last = NULL;
  return mark;
}

static void
take_back(qai_arena *arena, qai_arena_mark mark)
{
  while (arena->current && arena->current != mark.block)
    pop_block(arena);
  if (arena->current)
    POISON(block_data(arena->current) + mark.used, arena->current->size - mark.used);
  arena->used = mark.used;
  arena->floor = mark.floor;
  arena->last = NULL;
}

void
qai_arena_release(qai_arena *arena, qai_arena_mark mark)
{
  take_back(arena, mark);
  if (arena->spare && arena->spare->size > SPARE_SIZE) {
    free_block(arena, arena->spare);
    arena->spare = NULL;
  }
}

qai_arena *
qai_arena_scratch(qai_arena *arena)
{
  if (!arena->scratch && (arena->scratch = qai_malloc(&arena->alloc, sizeof *arena)) != NULL) {
    qai_arena_init(arena->scratch, &arena->alloc);
    arena->scratch->exact = arena->exact;
  }
  return arena->scratch;
}

/* One block as large as all of them together waits for the next document: kept when it is that already. */
void
qai_arena_reset(qai_arena *arena)
{
  qai_arena_mark start = {NULL, NULL, 0};
  size_t total = arena->total;
  if (arena->scratch)
    qai_arena_reset(arena->scratch);
  take_back(arena, start);
  arena->hint = total > KEPT_SIZE ? KEPT_SIZE : total;
  if (arena->spare && (arena->spare->size < total || arena->spare->size > KEPT_SIZE)) {
    free_block(arena, arena->spare);
    arena->spare = NULL;
  }
}

void
qai_arena_clear(qai_arena *arena)
{
  qai_arena_reset(arena);
  free_block(arena, arena->spare);
  arena->spare = NULL;
  if (arena->scratch) {
    qai_arena_clear(arena->scratch);
    qai_free(&arena->alloc, arena->scratch);
    arena->scratch = NULL;
  }
}
