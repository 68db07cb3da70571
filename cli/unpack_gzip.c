/* gzip, by zlib. */
#include "unpack.h"

static int
knows(const unsigned char *first, size_t n)
{
  if (n < 2)
    return n == 0 || first[0] == 0x1F ? -1 : 0;
  return first[0] == 0x1F && first[1] == 0x8B;
}

#ifdef HAVE_ZLIB
#include <limits.h>
#include <stdlib.h>
#include <zlib.h>

enum { GZIP_ONLY = 16 };

static void *
begin(void)
{
  z_stream *z = calloc(1, sizeof *z);
  if (z && inflateInit2(z, GZIP_ONLY + MAX_WBITS) == Z_OK)
    return z;
  free(z);
  return NULL;
}

static unsigned
at_most(size_t n)
{
  return n < UINT_MAX ? (unsigned)n : UINT_MAX;
}

static int
run(void *state, unpack_work *w, problem *p)
{
  z_stream *z = state;
  int status;
  z->next_in = (unsigned char *)w->from;
  z->avail_in = at_most(w->n_from);
  z->next_out = (unsigned char *)w->to;
  z->avail_out = at_most(w->n_to);
  status = inflate(z, Z_NO_FLUSH);
  w->n_from -= (size_t)((const char *)z->next_in - w->from);
  w->n_to -= (size_t)((char *)z->next_out - w->to);
  w->from = (const char *)z->next_in;
  w->to = (char *)z->next_out;
  if (status == Z_STREAM_END)
    return inflateReset(z) == Z_OK ? 1 : -1;
  if (status == Z_OK || status == Z_BUF_ERROR)
    return 0;
  return problem_set(p, "read", 0, z->msg ? z->msg : "damaged");
}

static void
end(void *state)
{
  inflateEnd(state);
  free(state);
}

const unpacker unpack_gzip = {"gzip", knows, begin, run, end};
#else
const unpacker unpack_gzip = {"gzip", knows, NULL, NULL, NULL};
#endif
