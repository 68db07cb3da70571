#!/usr/bin/env python3
"""Measure the mentions and entities by themselves, before anything is attributed.

    measure_mentions.py LIBRARY.so EVAL_DIR [--errors N] FILE.jsonl...

Each FILE is gold in the format of the evaluation sets.  Fiction: every gold quotation is given the entity of the
mention at its gold source, and scored as a speaker, so that the figures bound what attribution can reach; implicit
ones count when some entity stands for the speaker.  News: how many gold sources are mentions, by the scorer's
`covers`, and by the exact words.  Pronouns: how many he/she/... of a gold entity got an entity of that character.
"""
import argparse
import collections
import ctypes
import json
import sys

QUOTE_NONE = 0xFFFFFFFF
GENDERS = {"F": 1, "M": 2, "X": 3}


class Mention(ctypes.Structure):
    _fields_ = [(n, ctypes.c_uint32) for n in ("start", "end", "kind", "entity")]


class Library:
    def __init__(self, path):
        self.so = ctypes.CDLL(path)
        self.so.quoteattr_result_mentions.restype = ctypes.POINTER(Mention)
        self.so.quoteattr_entity_count.restype = ctypes.c_size_t
        self.so.quoteattr_entity_name_count.restype = ctypes.c_size_t
        self.so.quoteattr_entity_name.restype = ctypes.POINTER(ctypes.c_char)
        self.engine = ctypes.c_void_p()
        self.so.quoteattr_engine_new(ctypes.byref(self.engine), None, None)

    def roster(self, members):
        so, roster, member = self.so, ctypes.c_void_p(), ctypes.c_uint32()
        so.quoteattr_roster_new(ctypes.byref(roster), None)
        for e in members:
            name = e["name"].encode()
            so.quoteattr_roster_add(roster, name, ctypes.c_size_t(len(name)), GENDERS.get(e["gender"], 0),
                                    ctypes.byref(member))
            for alias in (e.get("aliases") or []):
                alias = alias.encode()
                so.quoteattr_roster_add_alias(roster, member, alias, ctypes.c_size_t(len(alias)))
        return roster

    def analyze(self, text, members=None):
        """(mentions, entities as the scorer wants them); with a cast when `members` are given."""
        so, data, result, n = self.so, text.encode(), ctypes.c_void_p(), ctypes.c_size_t()
        session, roster = ctypes.c_void_p(), self.roster(members) if members else None
        so.quoteattr_session_new(ctypes.byref(session), self.engine)
        so.quoteattr_session_set_roster(session, roster)
        status = so.quoteattr_session_analyze(session, data, ctypes.c_size_t(len(data)), ctypes.byref(result), None)
        so.quoteattr_session_free(session)
        so.quoteattr_roster_free(roster)
        if status:
            raise SystemExit("status %d" % status)
        p = so.quoteattr_result_mentions(result, ctypes.byref(n))
        mentions = [(p[i].start, p[i].end, p[i].kind, p[i].entity) for i in range(n.value)]
        entities = []
        for e in range(so.quoteattr_entity_count(result)):
            names = []
            for k in range(so.quoteattr_entity_name_count(result, e)):
                length = ctypes.c_size_t()
                s = so.quoteattr_entity_name(result, e, ctypes.c_size_t(k), ctypes.byref(length))
                names.append(s[:length.value].decode("utf-8", "replace"))
            entities.append({"id": e, "name": names[0] if names else "", "aliases": names[1:],
                             "gender": so.quoteattr_entity_gender(result, e), "mentions": []})
        for s, e, _, ent in mentions:
            if ent != QUOTE_NONE:
                entities[ent]["mentions"].append([s, e])
        so.quoteattr_result_free(result)
        return mentions, entities


def word_index(doc, mentions):
    """Word -> mentions that hold it, each as (index, set of words)."""
    index = collections.defaultdict(list)
    for k, (s, e, _, _) in enumerate(mentions):
        words = frozenset(doc.words(doc.span_tokens([[s, e]])))
        for w in words:
            index[w].append((k, words))
    return index


def best_mention(index, words):
    """The mention whose words overlap `words` most, or None."""
    near = {m for w in words for m in index.get(w, ())}
    best = max(near, key=lambda m: (len(m[1] & words) / len(m[1] | words), -m[0]), default=None)
    return best


def measure_fiction(score, rec, mentions, entities, C, errors):
    doc = score.Doc(rec)
    index = word_index(doc, mentions)
    cast = score.GoldCast(doc, rec["entities"])
    ents = score.Entities(doc, entities)
    names = {str(e["id"]): e for e in rec["entities"]}
    given, demands = [], collections.defaultdict(collections.Counter)
    for q in rec["quotes"]:
        if q["speaker"] is None:
            continue
        words = frozenset(doc.words(doc.span_tokens(q["source"])))
        m = best_mention(index, words) if words else None
        ent = mentions[m[0]][3] if m else QUOTE_NONE
        given.append((q, m, ent))
        if ent != QUOTE_NONE:
            demands[str(ent)][str(q["speaker"])] += 1
    resolved = score.resolve_entities(doc, cast, ents, demands)
    everyone = set(resolved.values()) | {g for g in (cast.by_name(ents.names[e])[0] for e in ents.ids) if g}
    lost = collections.Counter()
    for q, m, ent in given:
        kind, gold = q.get("type") or "untyped", str(q["speaker"])
        if not q["source"]:
            C[kind + " n"] += 1
            C[kind + " ok"] += gold in everyone
            if gold not in everyone:
                lost["no entity: " + names[gold]["name"] if gold in names else gold] += 1
            continue
        C[kind + " n"] += 1
        C[kind + " mention"] += m is not None
        C[kind + " entity"] += ent != QUOTE_NONE
        ok = ent != QUOTE_NONE and resolved.get(str(ent)) == gold
        C[kind + " ok"] += ok
        text = doc.bytes[q["source"][0][0]:q["source"][-1][1]].decode().replace("\n", " ")
        if not ok:
            lost["%s: %r of %s -> %s" % (kind, text, names.get(gold, {}).get("name"),
                                         None if ent == QUOTE_NONE else [entities[ent]["name"]] +
                                         entities[ent]["aliases"][:3])] += 1
        if ent != QUOTE_NONE and ok:
            g = GENDERS.get(names.get(gold, {}).get("gender"))
            if g:
                C["gender n"] += 1
                C["gender ok"] += entities[ent]["gender"] == g
                C["gender wrong"] += entities[ent]["gender"] == 3 - g
                if entities[ent]["gender"] != g:
                    lost["gender of %s: %d" % (entities[ent]["name"], entities[ent]["gender"])] += 1
    measure_pronouns(doc, rec, mentions, resolved, entities, C)
    if errors:
        print("==", rec["id"])
        for what, n in lost.most_common(errors):
            print("  %4d %s" % (n, what))


def measure_pronouns(doc, rec, mentions, resolved, entities, C):
    gold = {}
    for e in rec["entities"]:
        for s, t in e["mentions"]:
            gold[s, t] = str(e["id"])
    votes = collections.defaultdict(collections.Counter)
    for s, t, kind, ent in mentions:
        if ent != QUOTE_NONE and kind != 3 and (s, t) in gold:
            votes[ent][gold[s, t]] += 1
    stands = {e: v.most_common(1)[0][0] for e, v in votes.items()}
    stands.update({int(e): g for e, g in resolved.items()})
    for s, t, kind, ent in mentions:
        word = doc.bytes[s:t].decode().lower()
        if kind == 3 and (s, t) in gold and word in ("he", "she", "his", "her", "him", "they"):
            C["pronoun n"] += 1
            C["pronoun ok"] += ent != QUOTE_NONE and stands.get(ent) == gold[s, t]
            C["pronoun none"] += ent == QUOTE_NONE


def measure_news(score, rec, mentions, entities, C, errors):
    doc = score.Doc(rec)
    index = word_index(doc, mentions)
    for q in rec["quotes"]:
        words = frozenset(doc.words(doc.span_tokens(q["source"])))
        if not words:
            continue
        kind = score.source_type(doc, doc.span_tokens(q["source"]))
        if q["kind"] == "indirect":
            kind = "indirect " + kind
        C[kind + " n"] += 1
        near = {m for w in words for m in index.get(w, ())}
        said = doc.words(doc.span_tokens(q["content"]))
        hit = [m for m in near if score.covers(doc, set(m[1]), set(words), 1, said)]
        C[kind + " ok"] += bool(hit)
        C[kind + " exact"] += any(m[1] == words for m in near)
        C[kind + " entity"] += any(mentions[m[0]][3] != QUOTE_NONE for m in hit)
        if not hit and errors:
            C["lost: " + " ".join(doc.tok[w] for w in sorted(words)[:12])] += 1


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("library")
    ap.add_argument("eval_dir")
    ap.add_argument("files", nargs="+")
    ap.add_argument("--errors", type=int, default=0, help="print the N commonest losses of each text")
    ap.add_argument("--roster", action="store_true", help="give the gold cast")
    ap.add_argument("--each", action="store_true", help="one line for each text")
    args = ap.parse_args()
    sys.path.insert(0, args.eval_dir)
    import score
    lib = Library(args.library)
    for path in args.files:
        total = collections.Counter()
        for line in open(path, encoding="utf-8"):
            rec, C = json.loads(line), collections.Counter()
            mentions, entities = lib.analyze(rec["text"], rec["entities"] if args.roster else None)
            (measure_fiction if rec.get("genre") == "fiction" else measure_news)(score, rec, mentions, entities, C,
                                                                                 args.errors)
            if args.each:
                show(rec["id"], C)
            total.update(C)
        show(path.split("/")[-1], total, args.errors)


def show(name, C, errors=0):
    print(name)
    for kind in sorted({k[:-2] for k in C if k.endswith(" n")}):
        n = C[kind + " n"]
        print("  %-18s %6d  " % (kind, n) + "  ".join(
            "%s %5.1f" % (k[len(kind) + 1:], 100 * C[k] / n) for k in sorted(C)
            if k.startswith(kind + " ") and not k.endswith(" n") and k[len(kind) + 1:] in
            ("ok", "mention", "entity", "exact", "none", "wrong")))
    for k, n in sorted(((k, n) for k, n in C.items() if k.startswith("lost")), key=lambda x: -x[1])[:errors]:
        print("    %5d %s" % (n, k))


if __name__ == "__main__":
    main()
