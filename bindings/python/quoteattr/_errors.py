"""The exceptions of the package."""

from __future__ import annotations

from typing import Any


class Error(Exception):
    """Base of all errors of quoteattr.

    ``code`` is a short name that stays the same (the program's, in its JSON); ``message`` one line of English;
    ``offset`` the code point and ``byte_offset`` the byte of the text that the error is about, ``None`` where there is
    none.  In a batch, ``index`` and ``id`` say which document it was.
    """

    code: str
    message: str
    offset: int | None
    byte_offset: int | None
    index: int | None
    id: Any

    def __init__(
        self, message: str, *, code: str = "error", byte_offset: int | None = None, offset: int | None = None
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.byte_offset = byte_offset
        self.offset = offset
        self.index = None
        self.id = None

    def __str__(self) -> str:
        where = []
        if self.offset is not None:
            where.append(f"code point {self.offset}")
        if self.byte_offset is not None:
            where.append(f"byte {self.byte_offset}")
        return f"{self.message} (at {', '.join(where)})" if where else self.message

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (type(self), self.__dict__.copy())

    def to_dict(self) -> dict[str, Any]:
        """The object that the program prints for a document that could not be analysed."""
        error = {"code": self.code, "message": self.message, "offset": self.byte_offset or 0}
        return {"id": self.id, "error": error}


class TextError(Error, ValueError):
    """The document cannot be analysed."""


class EncodingError(TextError):
    """Bytes that are no UTF-8."""


class SurrogateError(EncodingError):
    """A str that holds half of a surrogate pair."""


class LimitError(TextError):
    """The document is larger than ``max_bytes``, which ``byte_offset`` tells."""


class TextTypeError(TextError, TypeError):
    """What should be a text is neither str nor bytes."""


class OptionError(Error, ValueError):
    """An option that there is not, or a value out of its bounds."""


class RosterError(Error, ValueError):
    """A roster that cannot be used."""


class OutOfMemoryError(Error, MemoryError):
    """The library could not get the memory it needs."""


class InternalError(Error, RuntimeError):
    """A fault of the library: please report it."""


_CLASSES: dict[str, type[Error]] = {
    "utf8": EncodingError,
    "surrogate": SurrogateError,
    "limit": LimitError,
    "type": TextTypeError,
    "roster": RosterError,
    "memory": OutOfMemoryError,
}


def make(code: str, message: str, byte_offset: int | None, offset: int | None) -> Error:
    """The exception for a code; the C part calls this."""
    kind = _CLASSES.get(code, InternalError)
    return kind(message, code=code, byte_offset=byte_offset, offset=offset)


def _restore(kind: type[Error], state: dict[str, Any]) -> Error:
    error = kind(state["message"])
    error.__dict__.update(state)
    return error
