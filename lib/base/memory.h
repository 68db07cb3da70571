/*
 * Memory: the caller's allocator and the arenas on top of it.
 *
 * An arena hands out memory that lives until qai_arena_reset() (which keeps one block, as large as the next document
 * may need, and after qai_arena_expect() those that were taken beside it) or qai_arena_clear() (everything is given
 * back).  Nothing in it is freed one by one; what was taken after a mark can be given back together, which is meant for
 * scratch: what lives on is allocated before the mark, or the scratch comes from the companion arena,
 * qai_arena_scratch().  The two share one block, the one takes from its beginning, the other from its end, so that a
 * document needs as much as both have at once, not the sum of what each once had; a block that one of them had to leave
 * for want of room goes on to be filled when the other gives back what it had there.  Every function that allocates
 * returns NULL, or QUOTEATTR_ERR_NOMEM, when the allocator does or when a size overflows.  Built with the address
 * sanitizer, what an arena has not handed out is poisoned, and what it hands out holds garbage.
 */
#ifndef QAI_BASE_MEMORY_H
#define QAI_BASE_MEMORY_H

#include <quoteattr.h>

#define QAI_NONE QUOTEATTR_NONE

typedef struct qai_block qai_block;

typedef struct qai_arena {
  quoteattr_allocator alloc;
  qai_block *current;        /* the block in use; it links to those filled before it */
  qai_block *floor;          /* the block of the latest mark; or NULL */
  qai_block *held;           /* the owner's block at that time: it stays, for the mark tells what was free in it */
  qai_block *spare;          /* blocks that are not in use, its companion's as well, which has none itself */
  struct qai_arena *scratch; /* the companion arena; NULL until it is asked for */
  struct qai_arena *owner;   /* the arena whose companion this is; or NULL */
  qai_block *left;           /* one filled before it, with the most room that may come back; or NULL */
  char *next, *end;          /* what is free in `current`; behind its end lies what the scratch arena took */
  size_t kept;               /* that scratch leaves of it to the owner, which would have to go on in a new block */
  char *left_next;           /* what is free in `left` begins here */
  char *hole, *hole_end;     /* the largest that something grew out of since the latest mark */
  char *last;                /* the latest allocation, which may grow in place */
  int shared;                /* `last` lies in the owner's block */
  size_t total;              /* bytes in all blocks in use */
  size_t further;            /* the size of the next block, if more; then 0 */
  unsigned small;            /* documents in a row that expected much less than the block kept for them */
  int keeps;                 /* blocks that are given back are spare ones */
  int exact;                 /* each allocation gets a block of its own: for tests that let each of them fail */
} qai_arena;

/* A state of an arena to go back to. */
typedef struct qai_arena_mark {
  qai_block *block, *floor, *shared, *held; /* `shared`: the owner's block; `held`: that of the mark before */
  char *next, *end;                         /* where what was free began, and where it ended in `shared` */
} qai_arena_mark;

/* Fills *out with `alloc`, or malloc's when that is NULL; QUOTEATTR_ERR_ARG when it lacks a function. */
int qai_allocator_get(const quoteattr_allocator *alloc, quoteattr_allocator *out);
void *qai_malloc(const quoteattr_allocator *alloc, size_t size);
void *qai_calloc(const quoteattr_allocator *alloc, size_t size);
void qai_free(const quoteattr_allocator *alloc, void *ptr);

/* NULL, or an incomplete allocator, means malloc's. */
void qai_arena_init(qai_arena *arena, const quoteattr_allocator *alloc);
/* The next document will need about `size` bytes, scratch included; the arena is new or was reset.  It then has a block
 * of that size at least, and gives a far larger one back when many documents in a row did not need it.  Further blocks,
 * half as large together, are kept too: an allocator that gave them back to the system would have to fetch them anew
 * for each document.  Before a block is taken that is larger than all of these they are given back.  When it needs
 * more, the first further block has `further` bytes at least. */
int qai_arena_expect(qai_arena *arena, size_t size, size_t further);
/* Makes room for `n` allocations of `size` bytes together, in a block that exactly fits unless there is room; or in one
 * that `spares`, an arena of the same allocator or NULL, has not in use and that is not twice as large: it then has no
 * other such block either. */
int qai_arena_reserve(qai_arena *arena, size_t n, size_t size, qai_arena *spares);
/* An allocation in the block at hand; NULL when that has no room. */
void *qai_arena_alloc_here(qai_arena *arena, size_t size);
void *qai_arena_alloc(qai_arena *arena, size_t size); /* 16-byte aligned, not cleared */
void *qai_arena_calloc(qai_arena *arena, size_t n, size_t size);
/* Grows an allocation of this arena (NULL with old_size 0: a new one), in place when it is the latest one. */
void *qai_arena_grow(qai_arena *arena, void *ptr, size_t old_size, size_t size);
/* The same only where nothing has to be moved; shrinks as well.  1: done, 0: it is all as before. */
int qai_arena_extend(qai_arena *arena, void *ptr, size_t size);
char *qai_arena_copy(qai_arena *arena, const char *s, size_t len); /* NUL-terminated */
void *qai_arena_copy_array(qai_arena *arena, const void *items, uint32_t n, size_t size);
/* What is taken from now on is given back by qai_arena_release(), and what the scratch arena hands out from now on has
 * to be given back before; marks nest.  Nothing older may grow meanwhile. */
qai_arena_mark qai_arena_set_mark(qai_arena *arena);
void qai_arena_release(qai_arena *arena, qai_arena_mark mark);
/* The arena for scratch that is needed while `arena` itself grows: same allocator, cleared with it.  Whoever uses it
 * sets a mark first and releases it.  NULL without memory. */
qai_arena *qai_arena_scratch(qai_arena *arena);
/* Gives back the blocks that are not in use. */
void qai_arena_free_spares(qai_arena *arena);
void qai_arena_reset(qai_arena *arena);
void qai_arena_clear(qai_arena *arena);

#endif
