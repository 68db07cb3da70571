#!/usr/bin/env python3
"""train_sentences.py PROGRAM TRAIN.jsonl... [--dev DEV.jsonl]... > lib/segment/boundary_weights.c

Trains the classifier of lib/segment/boundary.c.  PROGRAM is tools/sentence-features; the files hold "text" and
"sentences" (byte offsets) a line.  Needs numpy, scipy and scikit-learn; deterministic.

Model: logistic regression over hashed features (L2), rounded to bytes.
"""
import argparse
import json
import subprocess
import sys

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

SCALE = 20       # weight units of one logit
PLAIN = 0        # QAI_BOUNDARY_PLAIN
NEAR = 2         # QAI_BOUNDARY_NEAR: the first rows are the gate's
FIRST = 5        # QAI_BOUNDARY_FIRST: of the others, those that tell of a place by themselves
BITS = 16        # QAI_BOUNDARY_BITS
GATE_BITS = 13   # QAI_GATE_BITS
LOSS = 0.5       # per cent of the plain boundaries found that the gate may lose, and the first rows


def read(paths):
    return [json.loads(line) for path in paths for line in open(path, encoding="utf-8")]


def places(program, docs):
    """Rows, labels and types of every place of every document."""
    texts = [d["text"].encode() for d in docs]
    data = b"".join(b"%d\n%s" % (len(t), t) for t in texts)
    out = subprocess.run([program], input=data, stdout=subprocess.PIPE, check=True).stdout.decode().split("\n")
    rows, labels, types, at, doc = [], [], [], [], -1
    for line in out:
        if line == "D":
            doc += 1
            starts = {s for s, _ in docs[doc]["sentences"]}
        elif line:
            f = line.split()
            rows.append([int(x) for x in f[5:]])
            labels.append(int(f[2]) in starts)
            types.append(int(f[3]))
            at.append((doc, int(f[1]), int(f[2])))
    return np.array(rows, dtype=np.uint32), np.array(labels), np.array(types), at


def matrix(rows, size):
    n, k = rows.shape
    m = csr_matrix((np.ones(n * k, dtype=np.float32), rows.ravel().astype(np.int64), np.arange(0, n * k + 1, k)),
                   shape=(n, size))
    m.sum_duplicates()
    return m


def fit(rows, labels, bits, c):
    """Weights of a logistic regression in bytes, and its bias."""
    model = LogisticRegression(C=c, solver="liblinear", tol=1e-4, random_state=1)
    model.fit(matrix(rows, 1 << bits), labels)
    w = np.clip(np.rint(model.coef_[0] * SCALE), -127, 127).astype(int)
    return w, int(round(model.intercept_[0] * SCALE))


def least(name, sums, found, plain):
    """The highest sum below which no more than LOSS of the plain boundaries found rightly are."""
    at = int(np.floor(np.percentile(sums[plain & found], LOSS)))
    sys.stderr.write("%s %d keeps %.1f %% of the plain places\n" % (name, at, 100 * (sums[plain] >= at).mean()))
    return at


def report(name, got, labels, types):
    tp, fp, fn = (got & labels).sum(), (got & ~labels).sum(), (~got & labels).sum()
    sys.stderr.write("%s: F1 %.2f  (right %d, wrong %d, missed %d)\n"
                     % (name, 200 * tp / (2 * tp + fp + fn), tp, fp, fn))
    for t in sorted(set(types)):
        k = types == t
        sys.stderr.write("   type %d: places %d, boundaries %d, wrong %d, missed %d\n"
                         % (t, k.sum(), labels[k].sum(), (got & ~labels)[k].sum(), (~got & labels)[k].sum()))


def table(name, w):
    print("const signed char %s[%d] = {" % (name, len(w)))
    for i in range(0, len(w), 32):
        print(" " + ",".join(str(x) for x in w[i:i + 32]) + ",")
    print("};")


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("program")
    ap.add_argument("train", nargs="+")
    ap.add_argument("--dev", nargs="*", default=[])
    ap.add_argument("--c", type=float, default=1.3)
    ap.add_argument("--gate-c", type=float, default=0.6)
    a = ap.parse_args()
    rows, labels, types, at = places(a.program, read(a.train))
    plain, doc = types == PLAIN, np.array([x[0] for x in at])
    w, bias = fit(rows[:, NEAR:], labels, BITS, a.c)
    gates, _ = fit(rows[plain, :NEAR], labels[plain], GATE_BITS, a.gate_c)
    near, first, found = np.zeros(len(rows)), np.zeros(len(rows)), np.zeros(len(rows), dtype=bool)
    for part in range(5):  # what all say of documents they have not seen
        seen, unseen = doc % 5 != part, doc % 5 == part
        far, far_bias = fit(rows[seen, NEAR:], labels[seen], BITS, a.c)
        first[unseen] = far[rows[unseen, NEAR:NEAR + FIRST]].sum(axis=1)
        found[unseen] = labels[unseen] & (far[rows[unseen, NEAR:]].sum(axis=1) + far_bias > 0)
        other, _ = fit(rows[seen & plain, :NEAR], labels[seen & plain], GATE_BITS, a.gate_c)
        near[unseen] = other[rows[unseen, :NEAR]].sum(axis=1)
    gate = least("gate", near, found, plain)
    first_least = least("first rows", first, found, plain & (near >= gate))
    for path in a.train + a.dev:
        r, l, t, _ = places(a.program, read([path]))
        passes = (gates[r[:, :NEAR]].sum(axis=1) >= gate) & (w[r[:, NEAR:NEAR + FIRST]].sum(axis=1) >= first_least)
        got = (w[r[:, NEAR:]].sum(axis=1) + bias > 0) & ((t != PLAIN) | passes)
        report(path.split("/")[-1], got, l, t)
    print("/* Generated by tools/train_sentences.py; do not edit. */")
    print('#include "segment/boundary.h"\n\n/* clang-format off */')
    for name, value in ("gate", gate), ("least", first_least), ("bias", bias):
        print("const int qai_boundary_%s = %d;" % (name, value))
    table("qai_boundary_gate_weights", gates)
    table("qai_boundary_weights", w)


if __name__ == "__main__":
    main()
