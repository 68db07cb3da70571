/* Who said what in one string.  Build: cc attribute.c $(pkg-config --cflags --libs quoteattr) */
#include <quoteattr.h>
#include <stdio.h>
#include <string.h>

static const char text[] = "The bridge reopened on Monday. \xE2\x80\x9CThe bridge is safe,\xE2\x80\x9D said Ana Ruiz, "
                           "the city engineer. \xE2\x80\x9CWe tested every cable.\xE2\x80\x9D\n";

/* The pieces of quotation `q`: "…," X said. "…" has two. */
static void
print_content(const quoteattr_result *result, size_t q)
{
  size_t i, n;
  const quoteattr_span *span = quoteattr_quote_spans(result, q, QUOTEATTR_ROLE_CONTENT, &n);
  for (i = 0; i < n; i++)
    printf("%s%.*s", i ? " ... " : "", (int)(span[i].end - span[i].start), text + span[i].start);
  putchar('\n');
}

static void
print_speaker(const quoteattr_result *result, size_t q)
{
  uint32_t speaker = quoteattr_quote_speaker(result, q);
  size_t len;
  const char *name = quoteattr_entity_name(result, speaker, 0, &len); /* NULL when nobody was found */
  printf("%.*s (%.0f %%): ", name ? (int)len : 1, name ? name : "?", 100 * quoteattr_quote_confidence(result, q));
}

int
main(void)
{
  quoteattr_engine *engine;
  quoteattr_result *result;
  quoteattr_error error;
  size_t q;

  if (quoteattr_engine_new(&engine, NULL, &error)) {
    fprintf(stderr, "%s\n", error.message);
    return 1;
  }
  if (quoteattr_analyze(engine, text, strlen(text), &result, &error)) {
    fprintf(stderr, "%s at byte %lu\n", error.message, (unsigned long)error.offset);
    quoteattr_engine_free(engine);
    return 1;
  }
  for (q = 0; q < quoteattr_quote_count(result); q++) {
    print_speaker(result, q);
    print_content(result, q);
  }
  quoteattr_result_free(result);
  quoteattr_engine_free(engine);
  return 0;
}
