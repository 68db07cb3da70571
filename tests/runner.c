/* Runs every suite of the generated table and prints one closing line for all of them. */
#define _POSIX_C_SOURCE 200112L
#include <check.h>
#include <stdlib.h>

extern Suite *(*const suites[])(void); /* ends with NULL */

int
main(void)
{
  SRunner *runner;
  int i, failed;
  setenv("CK_DEFAULT_TIMEOUT", "120", 0); /* a loaded machine, sanitizers, valgrind */
  runner = srunner_create(suites[0]());
  for (i = 1; suites[i]; i++)
    srunner_add_suite(runner, suites[i]());
  srunner_run_all(runner, CK_ENV);
  failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
