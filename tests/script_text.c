/*
 * script_text: the text of each script on standard input, its segments joined; exit status 1 when they do not tile,
 * that is, when one does not begin where the one before ends, or its span is not as long as its text.
 */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/types.h>

static int
print_segments(const json_t *segments)
{
  json_int_t at = 0;
  size_t i;
  const json_t *segment;
  json_array_foreach(segments, i, segment)
  {
    const json_t *span = json_object_get(segment, "span"), *text = json_object_get(segment, "text");
    json_int_t start = json_integer_value(json_array_get(span, 0)), end = json_integer_value(json_array_get(span, 1));
    if (start != at || end - start != (json_int_t)json_string_length(text) || end == start)
      return 1;
    fwrite(json_string_value(text), 1, json_string_length(text), stdout);
    at = end;
  }
  return 0;
}

int
main(void)
{
  char *line = NULL;
  size_t cap = 0;
  ssize_t len;
  int status = 0;
  while (!status && (len = getline(&line, &cap, stdin)) >= 0) {
    json_t *json = json_loadb(line, (size_t)len, JSON_ALLOW_NUL, NULL);
    status = !json || print_segments(json_object_get(json, "segments"));
    json_decref(json);
  }
  free(line);
  return status;
}
