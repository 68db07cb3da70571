#include "text/text.h"

#include "base/status.h"
#include "base/vector.h"

int
qai_text_read(const char *bytes, size_t len, int replace, qai_arena *arena, qai_text *out, quoteattr_error *err)
{
  QAI_VECTOR(qai_paragraph) v = {NULL, 0, 0};
  uint32_t i = 0, n = (uint32_t)len;
  (void)replace;
  while (i < n) {
    qai_paragraph p = {0, 0, QAI_PARAGRAPH_BODY};
    while (i < n && (unsigned char)bytes[i] <= ' ')
      i++;
    p.start = i;
    while (i < n && !(bytes[i] == '\n' && (i + 1 == n || bytes[i + 1] == '\n')))
      i++;
    p.end = i;
    while (p.end > p.start && (unsigned char)bytes[p.end - 1] <= ' ')
      p.end--;
    if (p.end > p.start && QAI_PUSH(arena, &v, p))
      return qai_error_set(err, QUOTEATTR_ERR_NOMEM, NULL, 0);
  }
  out->bytes = bytes;
  out->len = n;
  out->paragraphs = v.data;
  out->n_paragraphs = v.n;
  out->wrapped = 1;
  return QUOTEATTR_OK;
}
