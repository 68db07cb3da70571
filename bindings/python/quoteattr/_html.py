"""A document for a notebook: the text, its quotations coloured by speaker."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from ._records import Quotation

if TYPE_CHECKING:
    from ._document import Document

_MOST = 200_000
"""Longer texts are cut: a notebook keeps what it shows."""


def to_html(document: Document) -> str:
    """Escaped HTML without scripts; the speaker stands in the title of each quotation."""
    quotes = {q.id: q for q in document.quotes}
    colours = {speaker.index: _colour(i) for i, speaker in enumerate(document.speakers)}
    parts, shown = [], 0
    for segment in document.script():
        text = escape(segment.text[: _MOST - shown])
        shown += len(segment.text)
        quote = None if segment.quote is None else quotes[segment.quote]
        parts.append(text if quote is None else _mark(text, quote, colours))
        if shown >= _MOST:
            parts.append(" …")
            break
    legend = "".join(
        f'<li><span style="{_style(colours[s.index])}">{escape(str(s))}</span>'
        f"{escape(f', {s.role}' if s.role else '')}: {len(document.quotes_of(s))}</li>"
        for s in document.speakers
    )
    return (
        f'<div class="quoteattr" style="max-width:50em">'
        f'<div style="white-space:pre-wrap;line-height:1.6">{"".join(parts)}</div>'
        f'<ul style="list-style:none;padding:0;margin-top:1em">{legend}</ul></div>'
    )


def _colour(index: int) -> int:
    """A hue; neighbours in the list are far apart."""
    return round(index * 137.508) % 360


def _style(hue: int | None) -> str:
    background = "#8883" if hue is None else f"hsla({hue},70%,50%,.25)"
    line = "#888" if hue is None else f"hsl({hue},70%,40%)"
    return f"background:{background};border-bottom:2px solid {line};border-radius:2px"


def _mark(text: str, quote: Quotation, colours: dict[int, int]) -> str:
    who = "nobody named" if quote.speaker is None else str(quote.speaker)
    told = f"{who} ({quote.kind}" + (f", {quote.evidence}, {quote.confidence:.0%})" if quote.speaker else ")")
    hue = None if quote.speaker is None else colours[quote.speaker.index]
    return f'<span title="{escape(told)}" style="{_style(hue)}">{text}</span>'
