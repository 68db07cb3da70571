"""Tables of integer weights as C source: written, and read back."""

import re

import numpy as np


def table(name, w, size="QAI_FEATURE_ROWS"):
    lines, line = [], " "
    for i in np.nonzero(w)[0]:
        item = " [%d] = %d," % (i, w[i])
        if len(line) + len(item) > 118:
            lines.append(line)
            line = " "
        line += item
    return "const int16_t %s[%s] = {\n%s\n};\n" % (name, size, "\n".join(lines + [line]).rstrip(","))


def present(path, name, rows):
    """The weights that stand in the file now; none when it has no such table yet."""
    w = np.zeros(rows)
    with open(path) as f:
        found = re.search(r"\b" + name + r"\[\w+\] = \{([^}]*)\}", f.read())
    for row, value in re.findall(r"\[(\d+)\] = (-?\d+)", found.group(1) if found else ""):
        w[int(row)] = int(value)
    return w
