#include "output.h"

json_t *
entity_id(const analysis *a, uint32_t entity)
{
  uint32_t member = quoteattr_entity_member(a->result, entity);
  json_t *own = NULL;
  if (a->cast && member != QUOTEATTR_NONE)
    return json_incref(json_array_get(a->cast->ids, member));
  if (entity >= a->report->n_found)
    own = json_object_get(json_array_get(a->report->added, entity - a->report->n_found), "id");
  return own ? json_incref(own) : json_integer((a->cast ? a->cast->first_new : 0) + entity);
}

json_t *
document_id(const document *doc)
{
  json_t *id;
  if (doc->line)
    return (id = json_object_get(doc->json, "id")) ? json_incref(id) : json_null();
  return (id = json_string(doc->name)) ? id : json_null(); /* a file name may be no UTF-8 */
}
