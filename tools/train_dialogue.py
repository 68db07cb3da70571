#!/usr/bin/env python3
"""Weights of the dialogue model (lib/attribute/dialogue_weights.c) from novels with known speakers.

    train_dialogue.py hand  [--write FILE]           weights set by hand (the start of the training)
    train_dialogue.py train [--write FILE] [...]     fit on all novels of --train and the excerpts of LitBank, calibrate,
                                                     write, report --dev
    train_dialogue.py fit   [--write FILE]           the same, with FILE's calibration as it is (no cross-validation)
    train_dialogue.py cross [--roster]               four folds over the novels of --train: no novel is scored by
                                                     weights that saw it

Needs build/tools/dialogue-features (make tools/dialogue-features), numpy, scipy; and the evaluation folder (--eval) for the
data and for score.py, whose rules say which entity is which character.  Deterministic.

The model: for each turn a softmax over its candidates; a candidate's score is the sum of the weights of its features,
one table for each class of turn (tied together by shared weights; an L2 penalty draws these to the ones set by
hand, so that what the novels hardly show keeps a sensible weight).  Histories are the
predicted ones, of the weights of the round before.  The second pass sees the first one's answers behind the turn.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from scipy import optimize, sparse

HERE = os.path.dirname(os.path.abspath(__file__))
KNOTS = [0, 4, 8, 16, 32, 64, 128, 192, 256, 384, 512, 768]
L2_SHARED, L2_CLASS = 7.0, 30.0

# Weights set by hand, in 1/10 nat, the values of a template in order.
HAND = {
    "TAG_IS": [60, 60, 60, 60] + [10, 40, 60, 60] * 3,
    "TAG_AGREES": [0, 10, -60],
    "AGREE_RANK": [10, 4, 2, 0, -2],
    "BACK": [8, 6, 4, 3, 2, 0, -2, -8],
    "RANK": [4, 3, 2, 1, 0, -1],
    "BEAT": [25, 20, 10, 3],
    "PRONOUN_BEAT": [20, 15, 8, 2],
    "BEAT_OTHER": [-8, -6, -3, 0],
    "LEAD_COLON": [15],
    "ADDRESSED": [-40, 15, -8, 12, -4],
    "SPOKEN_OF": [-20, 3, 0, 3, 0, 40],
    "TAGGED_AHEAD": [-12, -4, 12, 5, -5, -1, 5, 2],
    "FREQUENCY": [8, 7, 5, 3, 1, -2],
    "SPOKEN": [8, 7, 5, 3, 1, -2],
    "KIND": [-10, -10, 0, 0, -2, 2, -50],
    "SPOKE_BACK": [-20, -6, -2, 20, 10, 4, 2, 2, 1, 6, 3, 1, 3, 2, 1, 2, 1, 0, 1, 0, 0, -4, -2, 0],
    "CALLED": [3, -3, -3, 3, 3, -3],
    "LAST_GAP": [-5, 0, 2, 4],
    "ALTERNATES": [4, 6, 8, 8],
}


class Model:
    """The templates of the library and where each begins."""

    def __init__(self, dump):
        self.dump, self.offset, self.size = dump, {}, {}
        n = 0
        for line in subprocess.check_output([dump, "--features"], text=True).splitlines():
            name, *numbers = line.split()
            if name == "=":
                self.passes, self.classes, self.n, self.apart = map(int, numbers)
            else:
                self.offset[name], self.size[name] = n, int(numbers[0])
                n += self.size[name]
        assert n == self.n

    def hand(self):
        row = np.zeros(self.n)
        for name, values in HAND.items():
            row[self.offset[name]:self.offset[name] + len(values)] = values
        return np.broadcast_to(row / 10, (self.passes, self.classes, self.n)).copy()


def quantised(weights):
    return np.clip(np.rint(weights * 256), -32768, 32767).astype("<i2")


class Novel:
    """A novel's text and gold speakers; run() gives what the library makes of it with some weights."""

    def __init__(self, score, record, folder, roster):
        self.score, self.record, self.id = score, record, record["id"].split("/")[-1]
        self.doc = score.Doc(record)
        self.cast = score.GoldCast(self.doc, record["entities"])
        self.base = os.path.join(folder, self.id + (".roster" if roster else ""))
        self.roster = roster
        with open(self.base + ".txt", "wb") as f:
            f.write(record["text"].encode())
        if roster:
            with open(self.base + ".tsv", "w", encoding="utf-8") as f:
                for e in record["entities"]:
                    sex = {"F": 1, "M": 2, "X": 3}.get(e.get("gender"), 0)
                    f.write("\t".join([str(sex), e["name"]] + list(e.get("aliases") or [])) + "\n")
        self.gold = self.ran_with = None

    def run(self, model, weights, gold=False, final=False):
        """Features and decisions under these weights; with gold histories where `gold` (after a run without); `final`:
        without the candidates far below the best, as the library decides, else with all, as the fit wants them."""
        packed = quantised(weights).tobytes()
        if (packed, gold, final) == self.ran_with:
            return
        self.ran_with = packed, gold, final
        with open(self.base + ".w", "wb") as f:
            f.write(packed)
        cmd = [model.dump, self.base + ".txt", self.base, "-w", self.base + ".w"]
        if final:
            cmd += ["-a", str(model.apart)]
        if self.roster:
            cmd += ["-r", self.base + ".tsv"]
        if gold:
            with open(self.base + ".g", "wb") as f:
                f.write(self.right().astype("<i4").tobytes())
            cmd += ["-g", self.base + ".g"]
        lines = subprocess.check_output(cmd, text=True, errors="replace").splitlines()
        turns = np.fromfile(self.base + ".turns", "<i4").reshape(model.passes, -1, 4)
        cands = np.fromfile(self.base + ".candidates", "<i4").reshape(model.passes, -1, 2)
        ids = np.fromfile(self.base + ".ids", "<i4")
        for ending in (".turns", ".candidates", ".ids"):
            os.remove(self.base + ending)
        self.read_lines(lines)
        if self.gold is None:
            self.align(turns.shape[1])
        n_ids = cands[0, :, 1].sum()
        self.turns, self.cands, self.ids = turns, cands, [ids[:n_ids], ids[n_ids:]]
        self.resolve()

    def read_lines(self, lines):
        self.quotes, self.entities = [], []
        for line in lines:
            kind, *fields = line.split("\t")
            if kind == "Q":
                self.quotes.append((int(fields[0]), [list(map(int, f.split())) for f in fields[1:]]))
            elif kind == "E":
                self.entities.append({"id": str(len(self.entities)), "name": (fields[2:] or [""])[0],
                                      "aliases": fields[2:], "mentions": [], "member": int(fields[1]), "narr": int(fields[0])})
            else:
                self.entities[int(fields[0])]["mentions"].append([int(fields[1]), int(fields[2])])

    def system(self, chosen=None):
        out = []
        for n, (turn, spans) in enumerate(self.quotes):
            q = {"content": spans, "kind": "direct", "source": [], "cue": [], "speaker": None}
            if chosen is not None and chosen[turn] >= 0:
                q["speaker"] = str(chosen[turn])
            out.append(q)
        return {"quotes": out, "entities": self.entities}

    def align(self, n_turns):
        """gold: for each turn the characters who speak its quotations, with counts; may_be: the characters that each
        entity may stand for."""
        s = self.score
        gold = [s.Quote(self.doc, q, "gold") for q in self.record["quotes"]]
        gold = [q for q in gold if q.words]
        sysq = [s.Quote(self.doc, q, "system") for q in self.system()["quotes"]]
        pairs = s.match_sets([(q.words,) for q in gold], [(q.words,) for q in sysq])
        self.gold = [{} for _ in range(n_turns)]
        for g, k in pairs.items():
            if gold[g].speaker is not None:
                votes = self.gold[self.quotes[k][0]]
                votes[str(gold[g].speaker)] = votes.get(str(gold[g].speaker), 0) + 1
        ents = s.Entities(self.doc, self.entities)
        self.may_be = []
        for e in self.entities:
            if self.roster and e["member"] >= 0:
                self.may_be.append([str(self.record["entities"][e["member"]]["id"])])
                continue
            name, shared = self.cast.by_name(ents.names[e["id"]])
            mention = self.cast.by_mentions(self.doc, ents.words[e["id"]])
            self.may_be.append([g for g in (name, mention) if g] or sorted(shared))

    def resolve(self):
        """options: of each entity the character that it is most often right for with what was chosen, as score.py
        says; one that nothing was given to, all that it may be."""
        wanted = [{} for _ in self.entities]
        for e, gold in zip(self.chosen(len(self.turns) - 1), self.gold):
            for g, n in gold.items() if e >= 0 else ():
                wanted[e][g] = wanted[e].get(g, 0) + n
        self.options = [set(may_be) if not any(g in want for g in may_be) else
                        {max(may_be, key=lambda g: (want.get(g, 0), -may_be.index(g)))}
                        for may_be, want in zip(self.may_be, wanted)]

    def right(self):
        """For each turn the number of the right candidate that comes first, -1 for none."""
        ok, out = self.correct(0), np.full(len(self.gold), -1)
        turns = np.repeat(np.arange(len(self.gold)), self.turns[0, :, 1])
        first = np.concatenate([[0], np.cumsum(self.turns[0, :, 1])])
        for c in np.nonzero(ok)[0][::-1]:
            out[turns[c]] = c - first[turns[c]]
        return out

    def correct(self, p):
        """For each candidate of pass p: does it stand for the turn's gold speaker?"""
        turns = np.repeat(np.arange(len(self.gold)), self.turns[p, :, 1])
        best = [max(g, key=lambda k: (g[k], k)) if g else None for g in self.gold]
        return np.array([best[t] in self.options[e] for t, e in zip(turns, self.cands[p, :, 0])], bool)

    def chosen(self, p):
        """Entity chosen for each turn, -1 for none."""
        first = np.concatenate([[0], np.cumsum(self.turns[p, :, 1])[:-1]])
        pick = self.turns[p, :, 2]
        if not self.cands.shape[1]:
            return np.full(len(pick), -1)
        return np.where(pick >= 0, self.cands[p, :, 0][np.minimum(first + np.maximum(pick, 0),
                                                                 len(self.cands[p]) - 1)], -1)

    def scores(self, p):
        import collections
        C, conf = collections.Counter(), collections.defaultdict(list)
        rec = self.system(self.chosen(p))
        if self.roster:
            for e in rec["entities"]:
                if e["member"] >= 0:
                    g = self.record["entities"][e["member"]]
                    e["name"], e["aliases"] = g["name"], g.get("aliases") or []
        self.score.score_fiction(self.doc, dict(self.record), rec, C, conf)
        return C


def matrix(novels, model, p):
    """Feature matrix (one block of columns a class), turn starts, correct; only turns that can be learned from."""
    cols, sizes, good, starts = [], [], [], [0]
    for v in novels:
        ok = v.correct(p)
        counts = v.turns[p, :, 1]
        first = np.concatenate([[0], np.cumsum(counts)])
        size = v.cands[p, :, 1]
        at = np.concatenate([[0], np.cumsum(size)])
        for t in range(len(counts)):
            a, b = first[t], first[t + 1]
            if b - a < 2 or not ok[a:b].any() or ok[a:b].all():
                continue
            cols.append(v.ids[p][at[a]:at[b]] + model.n * v.turns[p, t, 0])
            sizes.append(size[a:b])
            good.append(ok[a:b])
            starts.append(starts[-1] + b - a)
    cols = np.concatenate(cols).astype(np.int32)
    rows = np.concatenate([[0], np.cumsum(np.concatenate(sizes))]).astype(np.int32)
    x = sparse.csr_matrix((np.ones(len(cols), np.float32), cols, rows), (len(rows) - 1, model.n * model.classes))
    return x, np.array(starts), np.concatenate(good)


def fit(novels, model, p):
    """Weights of pass p: each class's are the sum of shared ones and its own."""
    x, starts, good = matrix(novels, model, p)
    xt = x.T
    first, sizes = starts[:-1], np.diff(starts)
    penalty = np.concatenate([np.full(model.n, L2_SHARED), np.full(model.n * model.classes, L2_CLASS)])
    prior = np.concatenate([model.hand()[0, 0], np.zeros(model.n * model.classes)])

    def loss(w):
        tables = w[model.n:].reshape(model.classes, model.n) + w[:model.n]
        s = x @ tables.reshape(-1).astype(np.float32)
        s -= np.repeat(np.maximum.reduceat(s, first), sizes)
        e = np.exp(s)
        z, zg = np.add.reduceat(e, first), np.add.reduceat(e * good, first)
        zg = np.maximum(zg, 1e-12)
        g = xt @ (e / np.repeat(z, sizes) - e * good / np.repeat(zg, sizes)).astype(np.float32)
        g = np.concatenate([g.reshape(model.classes, model.n).sum(0), g]).astype(np.float64)
        return float(np.sum(np.log(z) - np.log(zg))) + 0.5 * np.sum(penalty * (w - prior) ** 2), g + penalty * (w - prior)

    res = optimize.minimize(loss, prior, jac=True, method="L-BFGS-B", options={"maxiter": 100, "maxcor": 20, "ftol": 3e-5})
    shared, own = res.x[:model.n], res.x[model.n:].reshape(model.classes, model.n)
    return shared + own, res.fun / len(first)


def run_all(novels, model, weights, gold=False, final=False):
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda v: v.run(model, weights, gold, final), novels))


def report(novels, p, label):
    C = [v.scores(p) for v in novels]
    total = lambda k: sum(c[k] for c in C)
    kinds = " ".join("%s %.1f" % (k[:5], 100 * total("e_ok_" + k) / max(1, total("e_n_" + k)))
                     for k in ("explicit", "anaphoric", "implicit"))
    print("%-28s all %.1f  found %.1f  macro %.1f  %s" % (
        label, 100 * total("e_ok") / total("e_n"), 100 * total("e_ok") / max(1, total("e_found")),
        100 * np.mean([c["e_ok"] / c["e_n"] for c in C]), kinds), flush=True)
    return C


def train(novels, model, rounds=2, verbose=True):
    weights = model.hand()
    for p in range(model.passes):
        for r in range(rounds if p == 0 else 1):
            run_all(novels, model, weights)
            weights[p], value = fit(novels, model, p)
            if p == 0:
                weights[1:] = weights[0]
            if verbose:
                print("pass %d round %d: loss %.4f" % (p, r, value), flush=True)
    return weights


def calibrate(novels, model):
    """Confidence at each knot for each class: the share of right turns near it, made monotonous."""
    table = np.zeros((model.classes, len(KNOTS)))
    margins, right, classes = [], [], []
    for v in novels:
        pick = v.turns[1, :, 2]
        ok = v.correct(1)
        first = np.concatenate([[0], np.cumsum(v.turns[1, :, 1])[:-1]])
        for t in np.nonzero(pick >= 0)[0]:
            if v.gold[t]:
                margins.append(v.turns[1, t, 3])
                right.append(ok[first[t] + pick[t]])
                classes.append(v.turns[1, t, 0])
    margins, right, classes = map(np.array, (margins, right, classes))
    at = np.log1p(np.maximum(margins, 0))
    for c in range(model.classes):
        mine = classes == c
        if mine.sum() < 200:
            mine = np.ones(len(classes), bool)
        for k, knot in enumerate(KNOTS):
            w = np.exp(-0.5 * ((at[mine] - np.log1p(knot)) / 0.35) ** 2) + 1e-9
            table[c, k] = (np.sum(w * right[mine]) + 0.5) / (np.sum(w) + 1)
        table[c] = np.minimum.accumulate(table[c])
    return table


def default_table(model):
    return np.broadcast_to(np.exp(-np.array(KNOTS) / 256), (model.classes, len(KNOTS)))


def read_table(path, model):
    """The confidence table of a C file that write() made."""
    with open(path) as f:
        numbers = f.read().split("confidence[")[1].split("{")[1].split("}")[0].replace("\n", "").split(",")
    return np.array([int(x) for x in numbers if x]).reshape(model.classes, len(KNOTS)) / 255


def write(path, model, weights, table):
    pairs = quantised(weights).reshape(model.passes, -1).T
    with open(path, "w") as f:
        f.write("/* Weights of the dialogue model.  Made by tools/train_dialogue.py: do not edit.  See docs/model-card.md. */\n"
                "#include \"attribute/dialogue_feature.h\"\n\n/* clang-format off */\n"
                "#define W QAI_WEIGHTS\n"
                "static const int64_t weights[QAI_TURN_CLASSES * QAI_FEATURES] = {\n")
        for i in range(0, len(pairs), 10):
            f.write(",".join("W(%d,%d)" % tuple(pair) for pair in pairs[i:i + 10]) + ",\n")
        f.write("};\n\nstatic const uint8_t confidence[QAI_TURN_CLASSES * QAI_KNOTS] = {\n")
        for row in np.rint(np.asarray(table) * 255).astype(int):
            f.write(",".join(map(str, row)) + ",\n")
        f.write("};\n/* clang-format on */\n\n"
                "const qai_dialogue_model qai_dialogue_builtin = {weights, confidence};\n")


def load(score, path, folder, roster=False):
    with open(path, encoding="utf-8") as f:
        return [Novel(score, json.loads(line), folder, roster) for line in f]


def excerpts(score, data, folder):
    """Those of LitBank train with quotations; they are learned from in every fold and not scored."""
    return [v for v in load(score, os.path.join(data, "litbank_train.jsonl"), folder) if v.record["quotes"]]


def cross(novels, more, model, folds, verbose):
    """Every novel run with weights that did not see it."""
    weights = []
    for k in range(folds):
        held = novels[k::folds]
        weights.append(train([v for v in novels if v not in held] + more, model, verbose=verbose))
        run_all(held, model, weights[k], final=True)
        report(held, 1, "fold %d" % k)
    for k in range(folds):  # the folds behind trained on what was run before
        run_all(novels[k::folds], model, weights[k], final=True)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("action", choices=("hand", "train", "fit", "cross"))
    ap.add_argument("--dump", default=os.path.join(HERE, "..", "build", "tools", "dialogue-features"))
    ap.add_argument("--eval", default=os.path.join(HERE, "..", "..", "shared", "eval"))
    ap.add_argument("--data", default=os.path.join(HERE, "..", "..", "shared", "data"))
    ap.add_argument("--roster", action="store_true", help="novels come with their cast")
    ap.add_argument("--write", help="the C file to write")
    ap.add_argument("--folds", type=int, default=4)
    ap.add_argument("-v", action="store_true")
    a = ap.parse_args()
    sys.path.insert(0, a.eval)
    import score
    model, folder = Model(a.dump), tempfile.mkdtemp()
    data = lambda split: load(score, os.path.join(a.data, "pdnc_%s.jsonl" % split), folder, a.roster)
    if a.action == "hand":
        weights, table = model.hand(), default_table(model)
    if a.action != "hand":
        novels = data("train")
        more = [] if a.roster else excerpts(score, a.data, folder)
    if a.action == "cross":
        cross(novels, more, model, a.folds, a.v)
        for v in novels:
            report([v], 1, v.id)
        report(novels, 1, "cross-validated")
        return
    if a.action == "train":
        cross(novels, more, model, a.folds, False)
        report(novels, 1, "cross-validated")
        table = calibrate(novels, model)
    if a.action == "fit":
        table = read_table(a.write, model)
    if a.action in ("train", "fit"):
        weights = train(novels + more, model, verbose=a.v)
    if a.write:
        write(a.write, model, weights, table)
    dev = data("dev")
    run_all(dev, model, weights, final=True)
    report(dev, 0, "dev, first pass")
    report(dev, 1, "dev")


if __name__ == "__main__":
    main()
