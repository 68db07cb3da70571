#!/usr/bin/env python3
"""train_sentences.py PROGRAM TRAIN.jsonl... [--texts TEXTS.jsonl...] [--dev DEV.jsonl...] > lib/segment/boundary_weights.c

Trains the classifier of lib/segment/boundary.c.  PROGRAM is tools/sentence-features; the files hold "text" and
"sentences" (byte offsets) a line; of TEXTS no more than the text is asked: what the first rows say there of what all
say.  Needs numpy, scipy and scikit-learn; deterministic.

Model: logistic regression over hashed features (L2), rounded to bytes.
"""
import argparse
import json
import re
import subprocess
import sys

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

SCALE = 20       # weight units of one logit
PLAIN = 0        # QAI_BOUNDARY_PLAIN
AROUND = 8       # QAI_GATE_AROUND: the first columns are the sorts around the place,
NEAR = AROUND + 4  # QAI_GATE_ROWS: the next ones the gate's rows
FIRST = 8        # QAI_BOUNDARY_FIRST: of the others, those that tell of a place by themselves
SORTS = 16       # QAI_GATE_SORTS
SORT_SCALE = 5   # weight units of one logit of a sort
SORT_COST = 5    # a boundary missed there weighs as much as so many places let pass
SIZE = 1 << 16   # QAI_BOUNDARY_BITS
GATE_SIZE = 4 << 12  # QAI_GATE_ROWS, QAI_GATE_BITS
LOSS = 1.0       # per cent of the plain boundaries found that the gate's rows may lose, half as many the sorts, and the first rows
RARE = 5         # per cent of the other places of a sort where the last rows say more, or less, than is reckoned with
WRONG = 0.05     # per cent of them that the first rows may settle otherwise than all do,
MARGIN = 3       #   so much further from their bounds than has been seen
ENOUGH = 20      # places of a sort that tell of it; all sorts together tell of others
NEVER = 9999     # more than any sum
CLOSED = 3       # sorts of a type
TYPES = 12       # QAI_BOUNDARY_TYPES


def read(paths):
    return [json.loads(line) for path in paths for line in open(path, encoding="utf-8")]


def places(program, docs):
    """Rows, labels and sorts of every place of every document, and whether no rule settles it."""
    texts = [d["text"].encode() for d in docs]
    data = b"".join(b"%d\n%s" % (len(t), t) for t in texts)
    out = subprocess.run([program], input=data, stdout=subprocess.PIPE, check=True).stdout.decode().split("\n")
    rows, labels, sorts, unsure, docs_of, doc = [], [], [], [], [], -1
    for line in out:
        if line == "D":
            doc += 1
            starts = {s for s, _ in docs[doc].get("sentences", [])}
        elif line:
            f = line.split()
            rows.append([int(x) for x in f[5:]])
            labels.append(int(f[2]) in starts)
            sorts.append(int(f[3]))
            unsure.append(f[4] == "0")
            docs_of.append(doc)
    return np.array(rows, dtype=np.uint32), np.array(labels), np.array(sorts), np.array(unsure), np.array(docs_of)


def matrix(rows, size):
    n, k = rows.shape
    m = csr_matrix((np.ones(n * k, dtype=np.float32), rows.ravel().astype(np.int64), np.arange(0, n * k + 1, k)),
                   shape=(n, size))
    m.sum_duplicates()
    return m


def regression(rows, labels, size, c, weight=None):
    model = LogisticRegression(C=c, solver="liblinear", tol=1e-4, random_state=1, class_weight=weight)
    model.fit(matrix(rows, size), labels)
    return model.coef_[0], model.intercept_[0]


def fit(rows, labels, size, c, weight=None):
    """Weights of a logistic regression in bytes, and its bias."""
    w, bias = regression(rows, labels, size, c, weight)
    return np.clip(np.rint(w * SCALE), -127, 127).astype(int), int(round(bias * SCALE))


def fit_sorts(sorts, labels, c):
    """The same of sorts by their distances; no word weighs nothing, and no sum is beyond a byte."""
    w, bias = regression(sorts + SORTS * np.arange(AROUND), labels, AROUND * SORTS, c, {0: 1, 1: SORT_COST})
    w = w.reshape(AROUND, SORTS)
    bias += w[:, 0].sum()
    w = np.rint((w - w[:, :1]) * SORT_SCALE).astype(int)
    assert w.max(axis=1).sum() <= 127 and w.min(axis=1).sum() >= -128
    return w, int(round(bias * SORT_SCALE))


def sum_of_sorts(w, sorts):
    return w[np.arange(AROUND), sorts].sum(axis=1)


def least(name, sums, found, plain, loss=LOSS):
    """The highest sum below which no more than `loss` of the plain boundaries found rightly are."""
    at = int(np.floor(np.percentile(sums[plain & found], loss)))
    sys.stderr.write("%s %d keeps %.1f %% of the plain places\n" % (name, at, 100 * (sums[plain] >= at).mean()))
    return at


def bound(first, sums, rest):
    """The sum of the first rows below which none of `sums`, those of all rows, is above 0: what the last rows say, `rest`
    of such places, is seldom enough for it, and hardly a place has been seen where it was."""
    least = -np.percentile(rest, 100 - RARE)
    seen = np.sort(first[sums > 0])
    if len(seen) >= ENOUGH:
        least = min(least, seen[int(len(first) * WRONG / 100)] - MARGIN)
    return int(np.floor(least))


def bounds_by_sort(first, sums, sorts):
    """Sums of the first rows of every sort below which, and above which, they settle marked places."""
    found = []
    for k in range(TYPES * CLOSED):
        f, s = first[sorts == k], sums[sorts == k]
        rest = s - f if len(f) >= ENOUGH else sums - first
        found.append((bound(f, s, rest), -bound(-f, -s, -rest)))
    found = np.array(found)
    settled = np.where(first < found[sorts, 0], -1, first > found[sorts, 1])
    sys.stderr.write("first rows settle %.1f %% of the marked places, %d of %d otherwise\n"
                     % (100 * (settled != 0).mean(), (settled * np.where(sums > 0, 1, -1) < 0).sum(), len(first)))
    return found


def kept(path):
    """Weights and bias of an earlier run."""
    text = open(path).read()
    w = re.search(r"qai_boundary_weights\[\d+\] = \{([^}]*)\}", text).group(1)
    return np.array([int(x) for x in w.split(",") if x.strip()]), int(re.search(r"bias = (-?\d+)", text).group(1))


def sums_of(w, bias, rows):
    """What the first rows, and all rows, say of places."""
    return w[rows[:, NEAR:NEAR + FIRST]].sum(axis=1), w[rows[:, NEAR:]].sum(axis=1) + bias


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
    ap.add_argument("--texts", nargs="*", default=[])
    ap.add_argument("--dev", nargs="*", default=[])
    ap.add_argument("--keep", help="boundary_weights.c of an earlier run: fit the gate and the bounds alone")
    ap.add_argument("--c", type=float, default=1.3)
    ap.add_argument("--gate-c", type=float, default=0.6)
    ap.add_argument("--sort-c", type=float, default=0.6)
    a = ap.parse_args()
    rows, labels, kinds, unsure, doc = places(a.program, read(a.train))
    plain = kinds // CLOSED == PLAIN
    w, bias = kept(a.keep) if a.keep else fit(rows[:, NEAR:], labels, SIZE, a.c)
    sorts, sort_bias = fit_sorts(rows[plain, :AROUND], labels[plain], a.sort_c)
    gates, gate_bias = fit(rows[plain, AROUND:NEAR], labels[plain], GATE_SIZE, a.gate_c, "balanced")
    around, near, first, sums = np.zeros((4, len(rows)))
    for part in range(5):  # what all say of documents they have not seen
        seen, unseen = doc % 5 != part, doc % 5 == part
        far, far_bias = fit(rows[seen, NEAR:], labels[seen], SIZE, a.c)
        first[unseen] = far[rows[unseen, NEAR:NEAR + FIRST]].sum(axis=1)
        sums[unseen] = far[rows[unseen, NEAR:]].sum(axis=1) + far_bias
        other, bias_ = fit_sorts(rows[seen & plain, :AROUND], labels[seen & plain], a.sort_c)
        around[unseen] = sum_of_sorts(other, rows[unseen, :AROUND]) + bias_ - sort_bias
        other, bias_ = fit(rows[seen & plain, AROUND:NEAR], labels[seen & plain], GATE_SIZE, a.gate_c, "balanced")
        near[unseen] = other[rows[unseen, AROUND:NEAR]].sum(axis=1) + bias_ - gate_bias
    found = labels & (sums > 0) & unsure
    gate = [least("sorts", around, found, plain, LOSS / 2)]
    gate.append(least("gate", near, found, plain & (around >= gate[0])))
    first_least = least("first rows", first, found, plain & (around >= gate[0]) & (near >= gate[1]), LOSS * 3 / 4)
    asked = [(first, sums, kinds, unsure & ~plain)]
    for path in a.texts:
        r, _, k, u, _ = places(a.program, read([path]))
        asked.append((*sums_of(w, bias, r), k, u & (k // CLOSED != PLAIN)))
    limits = bounds_by_sort(*(np.concatenate([x[i][x[3]] for x in asked]) for i in range(3)))
    limits[PLAIN] = first_least, NEVER
    for path in a.train + a.dev:
        r, l, k, u, _ = places(a.program, read([path]))
        t = k // CLOSED
        s, all_rows = sums_of(w, bias, r)
        all_rows = all_rows > 0
        passes = sum_of_sorts(sorts, r[:, :AROUND]) >= gate[0]
        passes &= (gates[r[:, AROUND:NEAR]].sum(axis=1) >= gate[1]) & (s >= first_least)
        got = np.where(t == PLAIN, all_rows & passes & u, (all_rows & (s >= limits[k, 0])) | (s > limits[k, 1]))
        report(path.split("/")[-1], got, l, t)
    print("/* Generated by tools/train_sentences.py; do not edit. */")
    print('#include "segment/gate.h"\n\n/* clang-format off */')
    print("const int qai_gate_least[2] = {%d, %d};\nconst int qai_boundary_bias = %d;" % (*gate, bias))
    print("const short qai_boundary_bounds[%d][2] = {" % len(limits))
    for i in range(0, len(limits), CLOSED):
        print(" " + " ".join("{%d, %d}," % tuple(b) for b in limits[i:i + CLOSED]))
    print("};")
    print("const signed char qai_gate_sorts[%d][%d] = {" % sorts.shape)
    for distance in sorts:
        print(" {" + ",".join(str(x) for x in distance) + "},")
    print("};")
    table("qai_gate_weights", gates)
    table("qai_boundary_weights", w)


if __name__ == "__main__":
    main()
