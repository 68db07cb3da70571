/*
 * json_query PATH...: of each line of JSON on standard input, prints the value at each path, as compact JSON with
 * sorted keys, tab-separated.  A path is keys and indices with dots: quotes.0.speaker.  "#" is the length of an
 * array, "@" the keys of an object.  Exit status 1 when a line is no JSON.
 */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

static void
print_keys(const json_t *object)
{
  const char *key;
  json_t *value;
  json_object_foreach((json_t *)object, key, value) printf("%s ", key);
}

static const json_t *
step_into(const json_t *value, const char *step)
{
  return json_is_array(value) ? json_array_get(value, strtoul(step, NULL, 10)) : json_object_get(value, step);
}

static void
print_value(const json_t *value, char *path)
{
  char *rest = path, *step, *text;
  while (value && (step = strtok_r(rest, ".", &rest)) && strcmp(step, "#") && strcmp(step, "@"))
    value = step_into(value, step);
  if (value && step && *step == '#') {
    printf("%lu", (unsigned long)json_array_size(value));
  } else if (value && step) {
    print_keys(value);
  } else {
    text = value ? json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY | JSON_SORT_KEYS) : NULL;
    fputs(text ? text : "-", stdout);
    free(text);
  }
}

static int
print_line(const char *line, size_t len, int n_paths, char **paths)
{
  json_error_t error;
  json_t *json = json_loadb(line, len, JSON_ALLOW_NUL, &error);
  int i;
  for (i = 0; json && i < n_paths; i++) {
    char path[256];
    snprintf(path, sizeof path, "%s", paths[i]);
    if (i)
      putchar('\t');
    print_value(json, path);
  }
  puts(json ? "" : "not JSON");
  json_decref(json);
  return json ? 0 : 1;
}

int
main(int argc, char **argv)
{
  char *line = NULL;
  size_t cap = 0;
  ssize_t len;
  int status = 0;
  while ((len = getline(&line, &cap, stdin)) >= 0)
    status |= print_line(line, (size_t)len, argc - 1, argv + 1);
  free(line);
  return status;
}
