#include "base/memory.h"
#include "base/pages.h"

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
#define HAND_OUT(p, n) (UNPOISON(p, n), (void)memset(p, GARBAGE, n))
#define RED_ZONE ALIGNMENT
#else
#define POISON(p, n) ((void)(p), (void)(n))
#define UNPOISON(p, n) ((void)(p), (void)(n))
#define HAND_OUT(p, n) UNPOISON(p, n)
#define RED_ZONE ((size_t)0)
#endif

#define ALIGNMENT ((size_t)16)
#define GARBAGE 0xA5 /* in what is handed out under the sanitizer: who reads it unwritten gives other output */
#define BLOCK_SIZE ((size_t)64 * 1024)
#define FURTHER_SIZE (BLOCK_SIZE / 2) /* of blocks beside the first one, at least */
#define LARGE (8 * BLOCK_SIZE)        /* of it the owner has a larger part */
#define MIN_HOLE ((size_t)1024)

/* A block that this many documents in a row left three quarters empty is given back. */
#define PATIENCE 32u

struct qai_block {
  qai_block *previous;
  char *end;   /* of one that is not its arena's current one: the arena's `end` when it was left */
  size_t size; /* of the data that follows the header */
};

static void *
default_malloc(void *ctx, size_t size)
{
  (void)ctx;
  return qai_pages_malloc(size);
}

static void
default_free(void *ctx, void *ptr)
{
  (void)ctx;
  qai_pages_free(ptr);
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

static char *
block_limit(qai_block *b)
{
  return block_data(b) + b->size;
}

/* Bytes rounded up to the alignment; 0 when that overflows, as the sum is then below it. */
static size_t
round_up(size_t size)
{
  return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

/* What an allocation of `size` bytes takes in a block; 0 when that overflows. */
static size_t
footprint(size_t size)
{
  return size > SIZE_MAX - RED_ZONE ? 0 : round_up(size + !size + RED_ZONE);
}

void
qai_arena_init(qai_arena *arena, const quoteattr_allocator *alloc)
{
  memset(arena, 0, sizeof *arena);
  if (qai_allocator_get(alloc, &arena->alloc))
    arena->alloc = default_allocator();
}

/* None without a block. */
static inline size_t
room(const qai_arena *arena)
{
  return (size_t)((uintptr_t)arena->end - (uintptr_t)arena->next);
}

/* The arena whose spare blocks this one shares. */
static qai_arena *
keeper(qai_arena *arena)
{
  return arena->owner ? arena->owner : arena;
}

/* Gives back the spare blocks but for `most` bytes. */
static void
trim_spares(qai_arena *arena, size_t most)
{
  qai_block **at = &arena->spare, *b;
  while ((b = *at) != NULL)
    if (b->size <= most) {
      most -= b->size;
      at = &b->previous;
    } else {
      *at = b->previous;
      UNPOISON(block_data(b), b->size);
      qai_free(&arena->alloc, b);
    }
}

void
qai_arena_free_spares(qai_arena *arena)
{
  trim_spares(arena, 0);
}

/* The smallest spare block of `size` bytes at least; NULL without one, and all are given back, being too small. */
static qai_block *
take_spare(qai_arena *arena, size_t size)
{
  qai_block **at, **best = NULL, *b;
  for (at = &arena->spare; *at; at = &(*at)->previous)
    if ((*at)->size >= size && (!best || (*at)->size < (*best)->size))
      best = at;
  if (!best) {
    qai_arena_free_spares(arena);
    return NULL;
  }
  b = *best;
  *best = b->previous;
  return b;
}

static qai_block *
make_block(const qai_arena *arena, size_t size)
{
  qai_block *b = size && size <= SIZE_MAX - header_size() ? qai_malloc(&arena->alloc, header_size() + size) : NULL;
  if (b) {
    b->size = size;
    POISON(block_data(b), b->size);
  }
  return b;
}

/* The block at hand is left for another: what is free in it, and what scratch gives back in it, can still be had. */
static void
leave_block(qai_arena *arena)
{
  qai_block *b = arena->current;
  if (!b)
    return;
  b->end = arena->end;
  if (!arena->left || block_limit(b) - arena->next > block_limit(arena->left) - arena->left_next) {
    arena->left = b;
    arena->left_next = arena->next;
  }
}

/* What an owner keeps of a block for itself; all of it where each allocation has a block of its own. */
static size_t
owners_part(const qai_arena *arena, size_t size)
{
  if (arena->exact)
    return SIZE_MAX;
  return size < LARGE ? size / 8 : size / 16 * 3;
}

/* Goes on, or goes on again, in a block that is free between these. */
static void
enter_block(qai_arena *arena, qai_block *b, char *next, char *end)
{
  arena->current = b;
  arena->next = next;
  arena->end = end;
  arena->kept = b ? owners_part(arena, b->size) : 0;
}

static int
push_block(qai_arena *arena, size_t size)
{
  qai_block *b;
  size = round_up(size);
  b = take_spare(keeper(arena), size);
  if (!b)
    b = make_block(arena, size);
  if (!b)
    return QUOTEATTR_ERR_NOMEM;
  leave_block(arena);
  b->previous = arena->current;
  enter_block(arena, b, block_data(b), block_limit(b));
  arena->total += b->size;
  arena->last = NULL;
  return QUOTEATTR_OK;
}

/* It stays as a spare one, if the arena keeps such. */
static void
free_block(qai_arena *arena, qai_block *b)
{
  qai_arena *k = keeper(arena);
  arena->total -= b->size;
  if (b == arena->left)
    arena->left = NULL;
  if (k->keeps) {
    POISON(block_data(b), b->size);
    b->previous = k->spare;
    k->spare = b;
    return;
  }
  UNPOISON(block_data(b), b->size);
  qai_free(&arena->alloc, b);
}

/* Blocks grow by an eighth of the arena: a large document needs few of them, and little of the last is left empty. */
static size_t
next_block_size(qai_arena *arena, size_t need)
{
  qai_arena *k = keeper(arena);
  size_t want = k->further ? k->further : arena->total / 16;
  if (arena->exact)
    return need;
  k->further = 0;
  if (want < (k->current ? FURTHER_SIZE : BLOCK_SIZE))
    want = k->current ? FURTHER_SIZE : BLOCK_SIZE;
  return want < need ? need : want;
}

int
qai_arena_expect(qai_arena *arena, size_t size, size_t further)
{
  qai_block *b = arena->current;
  if (arena->exact)
    return QUOTEATTR_OK;
  arena->further = further;
  if (size < BLOCK_SIZE)
    size = BLOCK_SIZE;
  arena->small = b && b->size / 4 > size ? arena->small + 1 : 0;
  if (b && b->size >= size && arena->small < PATIENCE)
    return QUOTEATTR_OK;
  arena->keeps = 0;
  if (b)
    free_block(arena, b);
  qai_arena_free_spares(arena);
  arena->keeps = 1;
  enter_block(arena, NULL, NULL, NULL);
  arena->small = 0;
  return push_block(arena, size);
}

/* The next block of `size` bytes of `to` can be one of the spare ones, which are given back but for that. */
static void
hand_over(qai_arena *spares, qai_arena *to, size_t size)
{
  qai_block *b = take_spare(spares, size);
  qai_arena_free_spares(spares);
  if (b) {
    b->previous = to->spare;
    to->spare = b;
  }
  if (b && b->size / 2 > size)
    qai_arena_free_spares(to);
}

int
qai_arena_reserve(qai_arena *arena, size_t n, size_t size, qai_arena *spares)
{
  size_t padding = ALIGNMENT + RED_ZONE;
  if (n > (SIZE_MAX - size) / padding)
    return QUOTEATTR_ERR_NOMEM;
  if (room(arena) >= n * padding + size)
    return QUOTEATTR_OK;
  if (spares)
    hand_over(spares, arena, n * padding + size);
  return push_block(arena, n * padding + size);
}

/* Has the owner's block room for scratch? */
static inline int
has_shared(const qai_arena *owner, size_t need)
{
  size_t free_bytes = room(owner);
  return need <= free_bytes && owner->kept <= free_bytes - need;
}

/* From the end of the owner's block; NULL when that has no room. */
static inline char *
take_shared(const qai_arena *arena, size_t need)
{
  return arena->owner && has_shared(arena->owner, need) ? arena->owner->end -= need : NULL;
}

static inline void *
hand_out_shared(qai_arena *arena, char *p, size_t size)
{
  HAND_OUT(p, size);
  arena->shared = 1;
  return arena->last = p;
}

static inline void *
take(qai_arena *arena, size_t need, size_t size)
{
  char *p = arena->next;
  arena->next += need;
  arena->shared = 0;
  HAND_OUT(p, size);
  return arena->last = p;
}

/* From what something grew out of; NULL when it has no room. */
static char *
take_hole(qai_arena *arena, size_t need)
{
  char *p = arena->hole;
  if (!p || (size_t)(arena->hole_end - p) < need)
    return NULL;
  arena->hole += need;
  return p;
}

/* From a block that was left; NULL when that has no room.  What follows a mark has to come from newer ones. */
static char *
take_left(qai_arena *arena, size_t need)
{
  char *p = arena->left_next;
  if (!arena->left || arena->floor || arena->exact || (size_t)(arena->left->end - p) < need)
    return NULL;
  arena->left_next += need;
  arena->last = NULL;
  arena->shared = 0;
  return p;
}

/* Where the block at hand has not the room. */
static void *
take_elsewhere(qai_arena *arena, size_t need, size_t size)
{
  char *p = take_hole(arena, need);
  if (p) {
    HAND_OUT(p, size);
    return p;
  }
  p = take_shared(arena, need);
  if (p)
    return hand_out_shared(arena, p, size);
  if (room(arena) < need && (p = take_left(arena, need)) != NULL) {
    HAND_OUT(p, size);
    return p;
  }
  if (room(arena) < need && push_block(arena, next_block_size(arena, need))) {
    arena->shared = 0;
    return arena->last = NULL;
  }
  return take(arena, need, size);
}

void *
qai_arena_alloc(qai_arena *arena, size_t size)
{
  size_t need = footprint(size);
  char *p;
  if (!need)
    return NULL;
  if (!arena->owner)
    return room(arena) >= need ? take(arena, need, size) : take_elsewhere(arena, need, size);
  p = arena->hole ? NULL : take_shared(arena, need);
  return p ? hand_out_shared(arena, p, size) : take_elsewhere(arena, need, size);
}

void *
qai_arena_alloc_here(qai_arena *arena, size_t size)
{
  size_t need = footprint(size);
  return need && room(arena) >= need ? take(arena, need, size) : NULL;
}

enum { STEP = 16, SMALL = 128 };

/* Is all that lies from the latest allocation on, SMALL bytes at least, for nobody else? */
static int
is_free_behind(const qai_arena *arena, const char *p)
{
  return p == arena->last && !arena->shared && (size_t)(arena->end - p) >= SMALL;
}

/* The same of what lies before the end of the latest allocation: of an owner's block some is always free. */
static int
is_free_before(const qai_arena *arena, const char *p)
{
  return p == arena->last && arena->shared && arena->owner->current->size / 8 >= SMALL;
}

/* Sizes differ from call to call, and processors guess them wrongly: small ones take the same steps, all SMALL bytes
 * where these are free, or some of which clear the same bytes. */
static void
clear(const qai_arena *arena, char *p, size_t size)
{
  size_t last = size - STEP, k;
  if (size > SMALL || !size)
    memset(p, 0, size);
  else if (!RED_ZONE && is_free_before(arena, p))
    memset(p + round_up(size) - SMALL, 0, SMALL);
  else if (!RED_ZONE && is_free_behind(arena, p))
    memset(p, 0, SMALL);
  else if (size < STEP)
    memset(p, 0, size);
  else
    for (k = 0; k < SMALL; k += STEP)
      memset(p + (k < last ? k : last), 0, STEP);
}

void *
qai_arena_calloc(qai_arena *arena, size_t n, size_t size)
{
  void *p;
  if (size && n > SIZE_MAX / size)
    return NULL;
  p = qai_arena_alloc(arena, n * size);
  if (p)
    clear(arena, p, n * size);
  return p;
}

/* Is it the latest allocation, in a block of the arena's own? */
static int
is_last(const qai_arena *arena, const char *ptr)
{
  return ptr && ptr == arena->last && !arena->shared;
}

int
qai_arena_extend(qai_arena *arena, void *ptr, size_t size)
{
  char *p = ptr;
  size_t need = footprint(size);
  if (!need || !is_last(arena, p) || (size_t)(arena->end - p) < need)
    return 0;
  POISON(p, (size_t)(arena->next - p));
  UNPOISON(p, size);
  arena->next = p + need;
  return 1;
}

/* The latest allocation in the owner's block grows towards its beginning; NULL when it is not that or has no room. */
static char *
extend_shared(const qai_arena *arena, char *ptr, size_t old_size, size_t size)
{
  size_t need = footprint(size), old = footprint(old_size);
  char *p;
  if (!arena->shared || !ptr || ptr != arena->owner->end || !need || need < old ||
      !has_shared(arena->owner, need - old))
    return NULL;
  p = arena->owner->end -= need - old;
  UNPOISON(p, size);
  memmove(p, ptr, old_size);
  return p;
}

/* Frees the block below the newest when `ptr`, which was moved out of it, was all that it held; 0: it was not. */
static int
drop_moved(qai_arena *arena, const char *ptr)
{
  qai_block *b = arena->current->previous;
  if (!b || b == arena->floor || ptr != block_data(b) || b->end != block_limit(b) ||
      (arena->scratch && b == arena->scratch->held))
    return 0;
  arena->current->previous = b->previous;
  free_block(arena, b);
  return 1;
}

/* What is taken next may lie where `ptr` was, from which something was moved. */
static void
leave_hole(qai_arena *arena, char *ptr, size_t size)
{
  if (arena->exact || size < MIN_HOLE || (arena->hole && (size_t)(arena->hole_end - arena->hole) >= size))
    return;
  POISON(ptr, size);
  if (arena->last == ptr) /* what moved was the latest, and so is what comes into its place */
    arena->last = NULL;
  arena->hole = ptr;
  arena->hole_end = ptr + size;
}

void *
qai_arena_grow(qai_arena *arena, void *ptr, size_t old_size, size_t size)
{
  int was_last = is_last(arena, ptr);
  qai_block *before = arena->current;
  char *p;
  if (qai_arena_extend(arena, ptr, size))
    return ptr;
  p = extend_shared(arena, ptr, old_size, size);
  if (p)
    return arena->last = p;
  p = qai_arena_alloc(arena, size);
  if (p && old_size)
    memcpy(p, ptr, old_size < size ? old_size : size);
  if (p && (!was_last || arena->current == before || !drop_moved(arena, ptr)))
    leave_hole(arena, ptr, old_size ? footprint(old_size) : 0);
  return p;
}

void *
qai_arena_copy_array(qai_arena *arena, const void *items, uint32_t n, size_t size)
{
  void *p = qai_arena_alloc(arena, n * size);
  if (p && n)
    memcpy(p, items, n * size);
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
  qai_arena_mark mark = {arena->current, arena->floor, NULL, arena->held, arena->next, NULL};
  if (arena->owner && arena->owner->current) {
    mark.shared = arena->owner->current;
    mark.end = arena->owner->end;
  }
  arena->held = mark.shared;
  arena->floor = arena->current;
  arena->last = arena->hole = arena->hole_end = NULL;
  return mark;
}

/* Gives back the blocks that were taken after `b` was current. */
static void
free_newer(qai_arena *arena, const qai_block *b)
{
  while (arena->current && arena->current != b) {
    qai_block *newest = arena->current, *previous = newest->previous;
    enter_block(arena, previous, NULL, previous ? previous->end : NULL);
    free_block(arena, newest);
  }
}

static inline void
take_back(qai_arena *arena, const qai_arena_mark *mark)
{
  if (arena->current != mark->block)
    free_newer(arena, mark->block);
  if (arena->current)
    POISON(mark->next, (size_t)(arena->end - mark->next));
  if (arena->current == arena->left)
    arena->left = NULL;
  arena->next = mark->next;
  arena->floor = mark->floor;
  arena->held = mark->held;
  arena->last = arena->hole = arena->hole_end = NULL;
}

/* The ends of the owner's blocks are its own again, as far as they were not taken before the mark. */
static void
take_back_shared(qai_arena *owner, const qai_arena_mark *mark)
{
  qai_block *b;
  for (b = owner->current; b; b = b->previous) {
    char *end = b == mark->shared ? mark->end : block_limit(b), *from = b == owner->current ? owner->next : b->end;
    POISON(from, (size_t)(end - from));
    *(b == owner->current ? &owner->end : &b->end) = end;
    if (b == mark->shared)
      return;
  }
}

void
qai_arena_release(qai_arena *arena, qai_arena_mark mark)
{
  take_back(arena, &mark);
  if (arena->owner)
    take_back_shared(arena->owner, &mark);
}

qai_arena *
qai_arena_scratch(qai_arena *arena)
{
  if (!arena->scratch && (arena->scratch = qai_malloc(&arena->alloc, sizeof *arena)) != NULL) {
    qai_arena_init(arena->scratch, &arena->alloc);
    arena->scratch->exact = arena->exact;
    arena->scratch->owner = arena;
  }
  return arena->scratch;
}

static qai_block *
first_block(qai_arena *arena)
{
  qai_block *b = arena->current;
  while (b && b->previous)
    b = b->previous;
  return b;
}

/* The first block waits for the next document, and half as much in further ones. */
void
qai_arena_reset(qai_arena *arena)
{
  qai_arena_mark start = {NULL, NULL, NULL, NULL, NULL, NULL};
  if (arena->scratch) {
    qai_arena_reset(arena->scratch);
    take_back_shared(arena, &start);
  }
  start.block = arena->exact || arena->owner ? NULL : first_block(arena);
  start.next = start.block ? block_data(start.block) : NULL;
  take_back(arena, &start);
  if (start.block)
    trim_spares(arena, start.block->size / 2);
}

void
qai_arena_clear(qai_arena *arena)
{
  qai_arena_mark start = {NULL, NULL, NULL, NULL, NULL, NULL};
  if (arena->scratch) {
    qai_arena_clear(arena->scratch);
    qai_free(&arena->alloc, arena->scratch);
    arena->scratch = NULL;
  }
  take_back(arena, &start);
  qai_arena_free_spares(arena);
  arena->keeps = 0;
  arena->small = 0;
}
