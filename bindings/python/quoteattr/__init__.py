"""Who said what, in any text: finds quotations and links each to its speaker.

>>> import quoteattr
>>> doc = quoteattr.analyze("“It will rain,” said Ann Lee.")
>>> [(q.speaker.name, q.text) for q in doc.quotes if q.speaker]
[('Ann Lee', 'It will rain,')]
"""

from __future__ import annotations

from ._analyzer import Analyzer, Member, analyze, analyze_batch, sentences, tokens
from ._document import Document
from ._errors import (
    EncodingError,
    Error,
    InternalError,
    LimitError,
    OptionError,
    OutOfMemoryError,
    RosterError,
    SurrogateError,
    TextError,
    TextTypeError,
)
from ._quoteattr import UNICODE_VERSION
from ._quoteattr import VERSION as __version__
from ._records import Entity, Mention, Quotation, Segment, Span, Token
from ._tables import to_arrow, to_pandas

__all__ = [
    "UNICODE_VERSION",
    "Analyzer",
    "Document",
    "EncodingError",
    "Entity",
    "Error",
    "InternalError",
    "LimitError",
    "Member",
    "Mention",
    "OptionError",
    "OutOfMemoryError",
    "Quotation",
    "RosterError",
    "Segment",
    "Span",
    "SurrogateError",
    "TextError",
    "TextTypeError",
    "Token",
    "__version__",
    "analyze",
    "analyze_batch",
    "sentences",
    "to_arrow",
    "to_pandas",
    "tokens",
]
