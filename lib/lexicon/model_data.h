/* The bytes of data/model.bin inside the library. */
#ifndef QAI_LEXICON_MODEL_DATA_H
#define QAI_LEXICON_MODEL_DATA_H

#include <stddef.h>

const void *qai_model_data_bytes(void);
size_t qai_model_data_size(void);

#endif
