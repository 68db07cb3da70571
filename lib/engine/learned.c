#include "engine/learned.h"

static int
read_tagger(qai_model *model, qai_learned *out)
{
  int status = qai_model_builtin(model);
  return status ? status : qai_tagger_open(model, &out->tagger);
}

int
qai_learned_read(qai_learned *out)
{
  qai_model model;
  int status = read_tagger(&model, out);
  return status ? status : qai_news_models_open(&model, &out->news);
}

int
qai_learned_read_tagger(qai_learned *out)
{
  qai_model model;
  return read_tagger(&model, out);
}
