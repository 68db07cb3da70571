#!/usr/bin/env python3
"""Packs sections into a model container (lib/lexicon/model.h has the layout).

usage: tools/pack_model.py MODEL NAME=FILE...

Sections that MODEL already has and that are not named stay as they are; NAME= takes one out.
"""
import os
import struct
import sys

MAGIC = b"\x89QAM\r\n\x1a\n"
HEADER, ENTRY, ALIGN = 24, 24, 64


def hash_bytes(data):
    """qai_model_hash()"""
    h, whole = 2166136261, len(data) // 4 * 4
    for word in struct.unpack(f"<{whole // 4}I", data[:whole]) + tuple(data[whole:]):
        h = ((h ^ word) * 16777619 & 0xFFFFFFFF) ^ h >> 15
    return h ^ h >> 13


def read(path):
    sections = {}
    if not os.path.exists(path):
        return sections
    with open(path, "rb") as f:
        data = f.read()
    if data[:8] != MAGIC:
        sys.exit(f"{path} is not a model")
    (n,) = struct.unpack_from("<I", data, 20)
    for i in range(n):
        name, start, size = struct.unpack_from("<16sII", data, HEADER + i * ENTRY)
        sections[name.rstrip(b"\0").decode()] = data[start : start + size]
    return sections


def pack(sections):
    place = HEADER + len(sections) * ENTRY
    entries, body = b"", b""
    for name, data in sorted(sections.items()):
        gap = -(place + len(body)) % ALIGN
        body += bytes(gap)
        entries += struct.pack("<16sII", name.encode(), place + len(body), len(data))
        body += data
    rest = struct.pack("<I", len(sections)) + entries + body
    return MAGIC + struct.pack("<III", 1, HEADER - 4 + len(rest), hash_bytes(rest)) + rest


def main(path, changes):
    sections = read(path)
    for change in changes:
        name, _, source = change.partition("=")
        sections.pop(name, None)
        if len(name.encode()) > 16 or not name:
            sys.exit(f"{name!r} is no name of a section")
        if source:
            with open(source, "rb") as f:
                sections[name] = f.read()
    with open(path, "wb") as f:
        f.write(pack(sections))


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2:])
