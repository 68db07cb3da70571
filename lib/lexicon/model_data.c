/*
 * Embeds data/model.bin.  With QAI_MODEL_INCBIN (configure found that the assembler can) the file's bytes go
 * straight into the object; otherwise they come through model_data.inc, string literals that the build makes of
 * the same file (an array of numbers takes compilers minutes).
 */
#include "lexicon/model_data.h"

#ifdef QAI_MODEL_INCBIN

__asm__(".pushsection .rodata\n"
        ".balign 64\n"
        ".globl qai_model_first\n"
        ".hidden qai_model_first\n"
        "qai_model_first:\n"
        ".incbin \"" QAI_MODEL_INCBIN "\"\n"
        ".globl qai_model_last\n"
        ".hidden qai_model_last\n"
        "qai_model_last:\n"
        ".byte 0\n"
        ".popsection\n");

extern const unsigned char qai_model_first[] __attribute__((visibility("hidden")));
extern const unsigned char qai_model_last[] __attribute__((visibility("hidden")));

const void *
qai_model_data_bytes(void)
{
  return qai_model_first;
}

size_t
qai_model_data_size(void)
{
  return (size_t)(qai_model_last - qai_model_first);
}

#else

/* `model_data.parts`: character arrays, each as long as its literal without the final NUL. */
#include "lexicon/model_data.inc"

const void *
qai_model_data_bytes(void)
{
  return &model_data.parts;
}

size_t
qai_model_data_size(void)
{
  return sizeof model_data.parts;
}

#endif
