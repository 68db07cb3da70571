/* Eight numbers at once, as this processor does it. */
#include "lanes_cases.h"

Suite *check_lanes(void);

Suite *
check_lanes(void)
{
  return lanes_suite("lanes");
}
