/* Unicode: the only user of utf8proc. */
#ifndef QAI_TEXT_UNICODE_H
#define QAI_TEXT_UNICODE_H

const char *qai_unicode_version(void);

#endif
