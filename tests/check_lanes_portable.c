/* Eight numbers at once, without the processor's own instructions. */
#define QAI_LANES_PORTABLE
#include "lanes_cases.h"

Suite *check_lanes_portable(void);

Suite *
check_lanes_portable(void)
{
  return lanes_suite("lanes_portable");
}
