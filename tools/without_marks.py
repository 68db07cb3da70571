#!/usr/bin/env python3
"""Take the double quotation marks out of annotated texts: what a novel without marks is measured and learned on.

    without_marks.py SET.jsonl > UNMARKED.jsonl

A document is a line of JSON: its text, and its annotations, whose spans, pairs of bytes at any depth, move with the
text.  Documents that hold fewer marks than quotations use others, and are left out.
"""
import json
import re
import sys

import numpy as np

MARKS = re.compile(b"\"|\xe2\x80\x9c|\xe2\x80\x9d")


def kept(text):
    """For each byte whether it stays."""
    keep = np.ones(len(text), dtype=bool)
    for m in MARKS.finditer(text):
        keep[m.start():m.end()] = False
    return keep


def uses_marks(text, quotes):
    return len(MARKS.findall(text)) >= len(quotes)


def cut(text, keep):
    return bytes(np.frombuffer(text, dtype=np.uint8)[keep])


def moved(value, to):
    """The annotations with their spans where the text is now."""
    if isinstance(value, dict):
        return {k: moved(v, to) for k, v in value.items()}
    if isinstance(value, list):
        if len(value) == 2 and all(type(v) is int for v in value):
            return [int(to[value[0]]), int(to[value[1]])]
        return [moved(v, to) for v in value]
    return value


def main():
    if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__.strip())
    with open(sys.argv[1], encoding="utf-8") as f:
        for d in map(json.loads, f):
            text = d.pop("text").encode()
            if uses_marks(text, d["quotes"]):
                keep = kept(text)
                to = np.concatenate([[0], np.cumsum(keep)])
                print(json.dumps(dict(moved(d, to), text=cut(text, keep).decode()), ensure_ascii=False))


if __name__ == "__main__":
    main()
