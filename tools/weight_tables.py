"""Tables of integer weights as C source: written, and read back."""

import re

import numpy as np


def table(name, w):
    lines, line = [], " "
    for i in np.nonzero(w)[0]:
        item = " [%d] = %d," % (i, w[i])
        if len(line) + len(item) > 118:
            lines.append(line)
            line = " "
        line += item
    return "const int16_t %s[QAI_FEATURE_ROWS] = {\n%s\n};\n" % (name, "\n".join(lines + [line]).rstrip(","))


def present(path, name, rows):
    """The weights that stand in the file now."""
    w = np.zeros(rows)
    with open(path) as f:
        body = f.read().split(name + "[QAI_FEATURE_ROWS] = {")[1].split("}")[0]
    for row, value in re.findall(r"\[(\d+)\] = (-?\d+)", body):
        w[int(row)] = int(value)
    return w
