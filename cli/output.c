#include "output.h"

const json_t *
entity_id(const analysis *a, uint32_t entity, json_int_t *number)
{
  uint32_t member = quoteattr_entity_member(a->result, entity);
  *number = (a->cast ? a->cast->first_new : 0) + entity;
  if (a->cast && member != QUOTEATTR_NONE)
    return json_array_get(a->cast->ids, member);
  if (entity >= a->report->n_found)
    return json_object_get(json_array_get(a->report->added, entity - a->report->n_found), "id");
  return NULL;
}
