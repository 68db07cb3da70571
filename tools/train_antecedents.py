#!/usr/bin/env python3
"""Fit the weights of lib/mention/antecedent (whom a pronoun or a noun phrase stands for).

    train_antecedents.py FEATURES DATA [--out lib/mention/antecedent_weights.c] [--only fiction|news] [--cross]

FEATURES is the program antecedent-features (`make tools/antecedent-features` in the build folder), DATA the folder with
the training sets: stories, and for all other texts the coreference of GUM (tools/coreference.py) and what is nearly
sure of the sources of reports (reports_of); as they are few, those weights begin from the ones of stories.
An entity of the library is the gold one that most of its mentions, else of its names, belong
to; a pronoun of the gold standard is an example when one of its candidates is right, a noun phrase always (the right
candidate is then "somebody new" if no other is).  A softmax over the candidates, weights times 64, deterministic.
The features hold the library's decisions on what stands before, so the new weights are the mean of the fitted and
the present ones: build and run it again until the figures stand still (three rounds).  Needs NumPy and SciPy.
"""
import argparse
import collections
import json
import os
import subprocess

import numpy as np
import scipy.sparse as sp
from scipy.optimize import minimize

import coreference
from weight_tables import present, table

ROWS, PLACES, SCALE, NEW = 64 * 29, 8, 64, str(0xFFFFFFFF)
SETS = {"fiction": [("litbank_train.jsonl", 1.0), ("pdnc_train.jsonl", 0.3)],
        "news": [("ud/en_gum-ud-train.conllu", 1.0), ("polnear_train.jsonl", 1.0)]}
TABLES = {"fiction": {"P": "qai_antecedent_weights", "N": "qai_nominal_weights"},
          "news": {"P": "qai_news_antecedent_weights"}}
DEV = {"fiction": ["litbank_dev.jsonl", "pdnc_dev.jsonl"], "news": ["ud/en_gum-ud-dev.conllu", "polnear_dev.jsonl"]}
TOLD = {"news", "interview", "bio", "speech", "essay", "letter", "voyage", "academic", "textbook", "court", "podcast"}
FREEDOM = {"fiction": (1.0, 0.0), "news": (0.1, 0.1)}  # strength and shared of fit(); by cross-validation
UNLISTED = 0.3  # weight of an example seen once more without what the name tells of its bearer's gender
KNOWN_GENDER = 5 * 64 + 1 * 8 + 3  # row of template GENDER, value 1, place TAG
FOLDS = 8


def documents(path):
    if path.endswith(".conllu"):
        return coreference.read(path, TOLD)
    with open(path, encoding="utf-8") as f:
        return [json.loads(line) for line in f]


def run(features, genre, docs):
    data = b"".join(b"%d\n%s" % (len(t), t) for t in (d["text"].encode() for d in docs))
    out = subprocess.run([features, genre], input=data, stdout=subprocess.PIPE, check=True).stdout.decode(errors="replace")
    return [[line.split(" ") for line in block.split("\n")] for block in ("\n" + out).split("\nD\n")[1:]]


class Spans(dict):
    """(start, end): character; of spans that are none of the gold ones, that of the mention whose head they hold and
    with which they share most."""

    def __init__(self, heads):
        self.heads = heads

    def __missing__(self, span):
        best = max((m for m in self.heads if span[0] <= m[2] and m[3] <= span[1]), default=None,
                   key=lambda m: (min(m[1], span[1]) - max(m[0], span[0])) / (max(m[1], span[1]) - min(m[0], span[0])))
        self[span] = best[4] if best else None
        return self[span]


def gold_of(doc):
    """{(start, end): character}, {name: characters}"""
    spans, names = Spans(doc.get("heads", ())), collections.defaultdict(set)
    for e in doc["entities"]:
        for s, t in e["mentions"]:
            spans[s, t] = e["id"]
        for n in [e["name"]] + (e.get("aliases") or []):
            names[n.lower()].add(e["id"])
    for q in doc["quotes"]:
        if q["speaker"] is not None and len(q["source"]) == 1:
            spans.setdefault(tuple(q["source"][0]), q["speaker"])
    return spans, names


def stands_for(lines, spans, names):
    votes = collections.defaultdict(collections.Counter)
    for f in lines:
        if f[0] == "M" and spans[int(f[1]), int(f[2])] is not None:
            votes[f[3]][spans[int(f[1]), int(f[2])]] += 2
        elif f[0] == "E":
            who = names.get(" ".join(f[2:]).lower(), ())
            if len(who) == 1:
                votes[f[1]][next(iter(who))] += 1
    return {e: v.most_common(1)[0][0] for e, v in votes.items()}


class Examples:
    def __init__(self):
        self.rows, self.right, self.group, self.weight, self.chosen = [], [], [], [], []
        self.n, self.document, self.documents = 0, 0, []

    def add(self, gold, chosen, candidates, stands, weight):
        right = [stands.get(c[1]) == gold for c in candidates]
        if not any(right):
            right = [c[1] == NEW for c in candidates]
        if len(candidates) < 2 or not any(right):
            return
        self.rows += [[int(r) for r in c[2:]] for c in candidates]
        self.right += right
        self.group += [self.n] * len(candidates)
        self.weight.append(weight)
        self.documents.append(self.document)
        self.chosen.append(stands.get(chosen) == gold or any(r and c[1] == chosen for r, c in zip(right, candidates)))
        self.n += 1

    def hide_names(self, weight):
        """Once more all speech tags whose right candidate is known to be a man or a woman, as though his name were on no
        list: the names of the corpora are, those of other countries are not."""
        first = np.searchsorted(self.group, np.arange(self.n + 1))
        for g in range(self.n):
            k = range(first[g], first[g + 1])
            rows = [[r + 8 if self.right[i] and r == KNOWN_GENDER else r for r in self.rows[i]] for i in k]
            if rows != [self.rows[i] for i in k]:
                self.rows += rows
                self.right += [self.right[i] for i in k]
                self.group += [self.n] * len(k)
                self.weight.append(weight * self.weight[g])
                self.documents.append(self.documents[g])
                self.chosen.append(False)
                self.n += 1

    def matrix(self):
        at = np.cumsum([0] + [len(r) for r in self.rows])
        cols = np.concatenate([np.array(r) for r in self.rows])
        return sp.csr_matrix((np.ones(len(cols)), cols, at), shape=(len(self.rows), ROWS))


def holds(spans, start, end):
    return any(s <= start and end <= t for s, t in spans)


def candidates_of(lines):
    """{(start, end) of a pronoun: its candidates}"""
    out, own = {}, set()
    for f in lines:
        if f[0] == "P":
            own = out.setdefault((int(f[1]), int(f[2])), set())
        elif f[0] == "C":
            own.add(f[1])
        else:
            own = set()
    return out


def reports_of(doc, lines):
    """What is nearly sure where quotations have sources: {(start, end) of a pronoun: entity}.  A "he" or "she" that is
    one stands for the one candidate spoken of before it in its paragraph; when there is nobody, for the source before
    it in the paragraph before, a name or noun phrase, if nobody is spoken of behind that.  What is said counts for
    nothing."""
    raw, candidates = doc["text"].encode(), candidates_of(lines)
    said = [span for q in doc["quotes"] for span in q["content"]]
    sources = {q["source"][0][0]: q["source"][0][1] for q in doc["quotes"] if q["source"] and q["kind"] != "indirect"}
    told = sorted((int(f[1]), -int(f[2]), f[0], f[3]) for f in lines if f[0] in ("M", "P"))  # the longest first
    told = [(s, -t, kind, e) for s, t, kind, e in told if not holds(said, s, -t)]
    sure, last, until, paragraph, here = {}, None, 0, 0, []
    for start, end, kind, entity in told:
        if raw.rfind(b"\n", 0, start) > paragraph:
            paragraph, here = raw.rfind(b"\n", 0, start), []
        if kind == "P":
            if start in sources and raw[start:end].lower() in (b"he", b"she"):
                among = {e for e in here if e is None or e in candidates.get((start, end), ())}
                if len(among) == 1 and None not in among:
                    sure[start, end] = among.pop()
                elif not among and last and len(raw[last[0]:start].split(b"\n\n")) <= 2:
                    sure[start, end] = last[1]
            if raw[start:end].lower() in (b"he", b"she"):
                here.append(None)
        else:
            here.append(entity)
            if start >= until:
                last = (end, entity) if start in sources else None
                until = max(end, sources.get(start, 0))
    return sure


def collect_reports(features, genre, docs, weight, examples):
    """Adds to examples["P"] what reports_of() tells, in the library's own entities."""
    for doc, lines in zip(docs, run(features, genre, docs)):
        sure, pending = reports_of(doc, lines), None
        examples["P"].document += 1
        for f in lines + [["end"]]:
            if f[0] == "C":
                pending[2].append(f)
                continue
            if pending and pending[0]:
                stands = {c[1]: c[1] for c in pending[2]}
                examples["P"].add(pending[0], pending[1], pending[2], stands, weight)
            pending = [sure.get((int(f[1]), int(f[2]))), f[3], []] if f[0] == "P" else [None, None, []]


def collect(features, genre, path, weight, examples):
    """Adds the set's examples to examples["P"] (pronouns) and examples["N"] (noun phrases)."""
    docs = documents(path)
    if not any(doc["entities"] for doc in docs):
        collect_reports(features, genre, docs, weight, examples)
        return
    for doc, lines in zip(docs, run(features, genre, docs)):
        spans, names = gold_of(doc)
        stands, pending = stands_for(lines, spans, names), None
        for e in examples.values():
            e.document += 1
        for f in lines + [["end"]]:
            if f[0] == "C":
                pending[3].append(f)
                continue
            if pending and pending[1] is not None:
                examples[pending[0]].add(*pending[1:], stands, weight)
            pending = [f[0], spans[int(f[1]), int(f[2])], f[3], []] if f[0] in "PN" and f[0] else None


def softmax_parts(scores, group, n):
    top = np.full(n, -np.inf)
    np.maximum.at(top, group, scores)
    e = np.exp(scores - top[group])
    return e, np.bincount(group, e, n)


def fit(ex, strength, shared, prior):
    """The weights that stay near `prior`: `strength` is the variance of their difference, `shared` that of a part of
    it which all places have in common."""
    x, group = ex.matrix(), np.array(ex.group)
    places = sp.csr_matrix((np.ones(ROWS), (np.arange(ROWS), np.arange(ROWS) // PLACES)), shape=(ROWS, ROWS // PLACES))
    if shared:
        x = sp.hstack([x, x @ places]).tocsr()
    variance = np.concatenate([np.full(ROWS, strength), np.full(x.shape[1] - ROWS, shared)])
    start = ex.matrix() @ prior
    right, weight = np.array(ex.right, float), np.array(ex.weight)

    def loss(d):
        e, z = softmax_parts(start + x @ d, group, ex.n)
        zr = np.bincount(group, e * right, ex.n)
        p, pr = e / z[group], e * right / zr[group]
        value = -(weight * np.log(zr / z)).sum() + 0.5 * (d @ (d / variance))
        return value, x.T @ ((p - pr) * weight[group]) + d / variance

    d = minimize(loss, np.zeros(len(variance)), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return prior + d[:ROWS] + (places @ d[ROWS:] if shared else 0)


def hits(ex, w):
    """Of each example, whether the best candidate is right."""
    scores, best = ex.matrix() @ w, {}
    for k, g in enumerate(ex.group):
        if g not in best or scores[k] > scores[best[g]]:
            best[g] = k
    return np.array([ex.right[best[g]] for g in range(ex.n)])


def cross(ex, strength, shared, prior):
    """Held out: documents by eights."""
    fold, found = np.array(ex.documents) % FOLDS, np.zeros(ex.n)
    weight = np.array(ex.weight)
    for f in range(FOLDS):
        ex.weight = np.where(fold == f, 0.0, weight)
        found[fold == f] = hits(ex, fit(ex, strength, shared, prior))[fold == f]
    ex.weight = list(weight)
    return found


def percent(hit):
    return 100 * np.mean(hit)


def refit(genre, kind, ex, old, prior, cross_validate):
    """The new weights, halfway from the old ones; says how good they are."""
    seen = ex.n
    if genre == "news":
        ex.hide_names(UNLISTED)
    new = fit(ex, *FREEDOM[genre], prior) * SCALE
    w = np.clip(np.round((old + new) / 2 if old.any() else new), -32000, 32000).astype(int)
    own = hits(ex, w)
    print("train %s %s: %d, library %.1f %%, these weights %.1f %%, prior %.1f %%" % (
        genre, kind, seen, percent(ex.chosen[:seen]), percent(own[:seen]), percent(hits(ex, prior)[:seen])))
    if ex.n > seen:
        print("  %d of them without what the name tells: %.1f %%" % (ex.n - seen, percent(own[seen:])))
    if cross_validate:
        held = cross(ex, *FREEDOM[genre], prior)
        print("  held out: %.1f %%, without what the name tells %.1f %%" % (percent(held[:seen]), percent(held[seen:])))
    return w


def show_dev(features, data, genre, weights):
    for name in DEV[genre]:
        dev = {"P": Examples(), "N": Examples()}
        collect(features, genre, os.path.join(data, name), 1.0, dev)
        for kind in TABLES[genre]:
            print("%s %s: %d, library %.1f %%, these weights %.1f %%" % (
                name, kind, dev[kind].n, percent(dev[kind].chosen), percent(hits(dev[kind], weights[genre, kind]))))


def write(path, weights):
    with open(path, "w") as f:
        f.write("/* Generated by tools/train_antecedents.py: do not edit. */\n/* clang-format off */\n"
                "#include \"mention/antecedent_weights.h\"\n\n" +
                "\n".join(table(TABLES[g][k], w, "QAI_ANTECEDENT_ROWS") for (g, k), w in weights.items()))


def main():
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("features")
    ap.add_argument("data")
    ap.add_argument("--out", default=os.path.join(os.path.dirname(__file__), "..", "lib", "mention", "antecedent_weights.c"))
    ap.add_argument("--only", choices=sorted(SETS), help="leave the other genre's weights as they are")
    ap.add_argument("--cross", action="store_true", help="print held-out figures too, by eight folds")
    a = ap.parse_args()
    weights = {(g, k): present(a.out, name, ROWS) for g in TABLES for k, name in TABLES[g].items()}
    for genre, sets in SETS.items():
        if a.only and a.only != genre:
            continue
        train = {"P": Examples(), "N": Examples()}
        for name, weight in sets:
            collect(a.features, genre, os.path.join(a.data, name), weight, train)
        for kind in TABLES[genre]:
            # outside stories examples are few: those weights are the ones of stories, but for what they say against
            prior = np.zeros(ROWS) if genre == "fiction" else weights["fiction", kind] / SCALE
            weights[genre, kind] = refit(genre, kind, train[kind], weights[genre, kind], prior, a.cross)
        show_dev(a.features, a.data, genre, weights)
    write(a.out, weights)


if __name__ == "__main__":
    main()
