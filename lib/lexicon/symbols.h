#ifndef QAI_LEXICON_SYMBOLS_H
#define QAI_LEXICON_SYMBOLS_H
enum { QAI_W_NONE = 0 };
#endif
