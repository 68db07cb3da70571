#include "output.h"

json_t *
entity_id(const analysis *a, uint32_t entity)
{
  uint32_t member = quoteattr_entity_member(a->result, entity);
  if (!a->cast)
    return json_integer(entity);
  if (member != QUOTEATTR_NONE)
    return json_incref(json_array_get(a->cast->ids, member));
  return json_integer(a->cast->first_new + entity);
}

json_t *
document_id(const document *doc)
{
  json_t *id;
  if (doc->line)
    return (id = json_object_get(doc->json, "id")) ? json_incref(id) : json_null();
  return (id = json_string(doc->name)) ? id : json_null(); /* a file name may be no UTF-8 */
}

int
is_speech(int kind)
{
  return kind >= QUOTEATTR_QUOTE_DIRECT && kind <= QUOTEATTR_QUOTE_INDIRECT;
}
