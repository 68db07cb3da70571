/* The bytes of data/news.model, put into the library by the assembler. */
#include "attribute/models.h"

#if defined(__APPLE__)
#define SECTION ".const_data"
#define SYMBOL "_qai_news_model"
#else
#define SECTION ".section .rodata"
#define SYMBOL "qai_news_model"
#endif

__asm__(SECTION "\n.balign 64\n" SYMBOL ":\n.incbin \"" QAI_NEWS_MODEL "\"\n" SYMBOL "_end:\n.byte 0\n.text\n");

extern const uint8_t qai_news_model[] __asm__(SYMBOL);
extern const uint8_t qai_news_model_end[] __asm__(SYMBOL "_end");

const uint8_t *
qai_news_models_builtin(size_t *size)
{
  *size = (size_t)(qai_news_model_end - qai_news_model);
  return qai_news_model;
}
