/* Zstandard, by libzstd. */
#include "unpack.h"

#include <string.h>

/* A frame, or one to be skipped. */
static int
knows(const unsigned char *first, size_t n)
{
  static const unsigned char frame[] = {0x28, 0xB5, 0x2F, 0xFD}, skipped[] = {0x50, 0x2A, 0x4D, 0x18};
  size_t looked = n < sizeof frame ? n : sizeof frame;
  int good = n == 0 || memcmp(first, frame, looked) == 0 ||
             ((first[0] & 0xF0) == skipped[0] && memcmp(first + 1, skipped + 1, looked - 1) == 0);
  return good && n < sizeof frame ? -1 : good;
}

#ifdef HAVE_ZSTD
#include <zstd.h>

enum { WINDOW_LOG = 31 }; /* what zstd --long=31 packs; memory is only taken as the data ask for it */

static void *
begin(void)
{
  ZSTD_DCtx *z = ZSTD_createDCtx();
  if (z)
    ZSTD_DCtx_setParameter(z, ZSTD_d_windowLogMax, WINDOW_LOG);
  return z;
}

static int
run(void *state, unpack_work *w, problem *p)
{
  ZSTD_inBuffer in = {w->from, w->n_from, 0};
  ZSTD_outBuffer out = {w->to, w->n_to, 0};
  size_t status = ZSTD_decompressStream(state, &out, &in);
  w->from += in.pos;
  w->n_from -= in.pos;
  w->to += out.pos;
  w->n_to -= out.pos;
  return ZSTD_isError(status) ? problem_set(p, "read", 0, ZSTD_getErrorName(status)) : status == 0;
}

static void
end(void *state)
{
  ZSTD_freeDCtx(state);
}

const unpacker unpack_zstd = {"zstd", knows, begin, run, end};
#else
const unpacker unpack_zstd = {"zstd", knows, NULL, NULL, NULL};
#endif
