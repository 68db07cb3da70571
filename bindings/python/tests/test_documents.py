"""The Python that the documents show runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize("name", ["README.md", "bindings/python/README.md", "docs/python.md"])
def test_every_piece_of_python_runs(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    pieces = re.findall(r"```python\n(.*?)```", (ROOT / name).read_text(encoding="utf-8"), re.S)
    assert pieces
    names: dict[str, object] = {}
    for piece in pieces:
        exec(compile(piece, name, "exec"), names)
    assert capsys.readouterr().out
