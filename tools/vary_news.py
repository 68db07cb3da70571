#!/usr/bin/env python3
"""Writes varied copies of paragraphs of training news, so that the news models meet what it hardly holds.

    tools/vary_news.py TRAIN.jsonl > varied.jsonl

Each line is a document of varied paragraphs of one document of TRAIN.jsonl, "of" its number, with the attributions
where they stand now.  A statement is turned ("The plan will fail, she said." into "The plan, she said, will fail."),
its source moved behind "by", a belief put into the mouth of somebody else, and verbs of saying give way to others of
the lexicon.  The same input gives the same output.
"""

import argparse
import collections
import json
import os
import random
import re

from word_forms import verb_forms

DATA = os.path.join(os.path.dirname(__file__), "..", "data")
SEED = 29
PASSIVES = 4
AUXILIARIES = "is are was were will would has have had can could should must does did may might".split()
BELIEFS = set("believes believe thinks think hopes hope fears fear expects expect wants want".split())
CALLS = ("called", "described", "branded", "dubbed", "denounced", "condemned", "hailed", "praised", "dismissed")
NAMING = set("called described branded dubbed labeled".split())
NEEDS_AS = set("described denounced condemned hailed praised dismissed".split())
# These take whom they are said to, or stand with more than a clause.
ADDRESSED = set("tell ask point cite urge remind assure inform advise instruct notify query plead submit text".split())
FUNCTION = set(
    "the a an he she they we it his her their its our some many most several other both one two three this that these"
    " those all few people officials critics supporters".split()
)
PRONOUNS = set("I He She It We You They he she it we you they who".split())
LATER = ("", "", "", " on Monday", " this week", " in an interview", " later", " in a statement")
OPENING, CLOSING = "“\"'‘", "”\"'’"


def read_rows(name):
    with open(os.path.join(DATA, name), encoding="utf-8") as f:
        return [line.rstrip("\n").split("\t") for line in f if line.strip() and not line.startswith("#")]


class Verbs:
    """Verbs of saying by inflection: those of one inflection stand for each other."""

    def __init__(self):
        names = ("past", "participle", "s", "ing")
        irregular = {row[0]: dict(zip(names, row[1:])) for row in read_rows("irregular_verbs.tsv")}
        self.tables, self.acts = [set(), set(), set()], set()
        places = {"BASE": 0, "S": 1, "PAST": 2, "PAST_OR_PARTICIPLE": 2}
        for row in read_rows("verbs_en.tsv"):
            classes = row[1].split() if len(row) > 1 else ()
            for form, name in verb_forms(row[0], irregular.get(row[0], {})):
                if "CUE_SAY" in classes and row[0] not in ADDRESSED and name in places:
                    self.tables[places[name]].add(form)
                elif "CUE_MAYBE" in classes and name == "PAST_OR_PARTICIPLE":
                    self.acts.add(form)
        self.lists = [sorted(t) for t in self.tables]

    def table_of(self, form):
        return next((k for k, t in enumerate(self.tables) if form in t), None)

    def other(self, form, rng):
        k = self.table_of(form)
        return form if k is None else rng.choice(self.lists[k])

    def present(self, rng):
        return rng.choice(self.lists[1])


class Paragraph:
    """Text and attributions, each a dictionary of roles to spans in characters of the text."""

    def __init__(self, text, quotes):
        self.text, self.quotes = text, quotes

    def words(self, quote, role):
        return [self.text[s:e] for s, e in quote.get(role, ())]

    def single(self, k, *roles):
        """The spans of these roles of quotation k, when each has just one; else None."""
        spans = [self.quotes[k].get(role, ()) for role in roles]
        return [x[0] for x in spans] if all(len(x) == 1 for x in spans) else None


class Copy:
    """A paragraph as it is put together again: pieces of the old one, and new words with the roles that they have."""

    def __init__(self, old):
        self.old, self.text, self.good = old, "", True
        self.spans = [{role: [] for role in q} for q in old.quotes]

    def keep(self, start, end, text=None):
        """The old text from start to end, or what stands for all of it."""
        at = len(self.text)
        self.text += self.old.text[start:end] if text is None else text
        for new, quote in zip(self.spans, self.old.quotes):
            for role, spans in quote.items():
                for s, e in spans:
                    low, high = max(s, start), min(e, end)
                    if low < high and (text is None or (low, high) == (start, end)):
                        span = (at + low - start, at + high - start) if text is None else (at, len(self.text))
                        new[role].append(span)
                    elif low < high:
                        self.good = False
        return self

    def add(self, text, quote=None, role=None):
        if role:
            self.spans[quote].setdefault(role, []).append((len(self.text), len(self.text) + len(text)))
        self.text += text
        return self

    def finish(self):
        quotes = [{role: self.joined(spans) for role, spans in q.items()} for q in self.spans]
        return Paragraph(self.text, [q for q in quotes if q.get("content")]) if self.good else None

    def joined(self, spans):
        """Spans with only spaces between are one; none begins or ends with a space."""
        out = []
        for s, e in sorted(spans):
            while s < e and self.text[s] == " ":
                s += 1
            while e > s and self.text[e - 1] == " ":
                e -= 1
            if out and s <= e and not self.text[out[-1][1] : s].strip(" "):
                out[-1] = (out[-1][0], e)
            elif s < e:
                out.append((s, e))
        return out


# ---- sentences of one statement ---------------------------------------------------------------


def sentence_around(text, start, end):
    """The sentence that holds start to end, without its full stop; None if it does not begin or end plainly."""
    left = max(text.rfind(m, 0, start) for m in (". ", "? ", "! ", ".” ", '." '))
    first = 0 if left < 0 else text.index(" ", left) + 1
    last = end
    while last < len(text) and text[last] not in ".?!" + OPENING + CLOSING:
        last += 1
    if last < len(text) and text[last] == "." and (last + 1 == len(text) or text[last + 1] == " "):
        return first, last
    return None


def plain_statement(p, k, verbs):
    """(order, sentence, source, cue, content, tail) of the attribution that has a sentence to itself, else None."""
    spans = p.single(k, "source", "cue", "content")
    if not spans:
        return None
    (s0, s1), (v0, v1), (c0, c1) = spans
    sentence = sentence_around(p.text, min(s0, c0), max(v1, c1))
    if not sentence or set(p.text[c0:c1]) & set(OPENING + CLOSING) - {"'", "’"} or p.text[s1:v0] != " ":
        return None
    others = [x for i, o in enumerate(p.quotes) if i != k for spans in o.values() for x in spans]
    if any(s < sentence[1] and e > sentence[0] and not (c0 <= s and e <= c1) for s, e in others):
        return None
    if s0 == sentence[0] and p.text[v1:c0] == " " and c1 == sentence[1]:
        return "SVC", sentence, (s0, s1), (v0, v1), (c0, c1), (v1, v1)
    if c0 == sentence[0] and p.text[c1:s0] == ", " and sentence[1] - v1 < 40:
        return "CSV", sentence, (s0, s1), (v0, v1), (c0, c1), (v1, sentence[1])
    return None


def large(text):
    return text[:1].upper() + text[1:]


def small(text):
    """What began a sentence, as it stands within one."""
    return text[:1].lower() + text[1:] if text.split(" ")[0].lower() in FUNCTION else text


def clause_of(p, start, end):
    """The reported clause without "that", and where its verb begins; None if that is not plain."""
    if p.text.startswith("that ", start):
        start += 5
    words = list(re.finditer(r"\S+", p.text[start:end]))
    for i, w in enumerate(words[:9]):
        if w.group().lower() in AUXILIARIES:
            return (start, start + w.start()) if i else None
        if not w.group().replace("’", "").replace("'", "").replace("-", "").isalnum():
            return None
    return None


def put_turned(c, p, statement, rng, inverted):
    """Subject, source and verb of saying between commas, rest of the clause."""
    _, _, source, cue, content, tail = statement
    start, cut = clause_of(p, *content)
    if rng.random() < 0.25:  # behind the auxiliary
        cut = p.text.index(" ", cut) + 1 if " " in p.text[cut : content[1]] else cut
    c.keep(start, start + 1, p.text[start].upper()).keep(start + 1, cut - 1).add(", ")
    put_tag(c, p, source, cue, inverted)
    c.keep(*tail).add(", ").keep(cut, content[1])


def put_tag(c, p, source, cue, inverted):
    if inverted:
        c.keep(*cue).add(" ")
    c.keep(*source, text=small(p.text[source[0] : source[1]]))
    if not inverted:
        c.add(" ").keep(*cue)


def turn(p, k, rng, verbs):
    """A statement with its source elsewhere: within the clause or behind it."""
    statement = plain_statement(p, k, verbs)
    if not statement or verbs.table_of(p.text[slice(*statement[3])]) is None:
        return None
    order, sentence, source, cue, content, tail = statement
    clause = clause_of(p, *content)
    inverted = rng.random() < 0.4 and any(w[0].isupper() for w in small(p.text[slice(*source)]).split())
    inverted = inverted and p.text[slice(*source)] not in PRONOUNS
    c = Copy(p).keep(0, sentence[0])
    if clause and rng.random() < 0.7:
        put_turned(c, p, statement, rng, inverted)
    elif order == "SVC":
        start = content[0] + 5 * p.text.startswith("that ", content[0])
        c.keep(start, start + 1, p.text[start].upper()).keep(start + 1, content[1]).add(", ")
        put_tag(c, p, source, cue, inverted)
    else:
        return None
    return c.keep(sentence[1], len(p.text)).finish()


def put_into_mouth(p, k, rng, verbs, sources):
    """What somebody believes, as somebody else says it; the belief is no attribution of its own then."""
    statement = plain_statement(p, k, verbs)
    if not statement or statement[0] != "SVC" or p.text[slice(*statement[3])] not in BELIEFS:
        return None
    _, sentence, source, cue, content, _ = statement
    kept = Paragraph(p.text, p.quotes[:k] + p.quotes[k + 1 :])
    c = Copy(kept)
    c.spans.append({})
    new = len(c.spans) - 1
    c.keep(0, sentence[0])
    at = len(c.text)
    c.keep(sentence[0], sentence[1])
    c.spans[new]["content"] = [(at, len(c.text))]
    c.add(", ").add(small(rng.choice(sources)), new, "source").add(" ").add("said", new, "cue")
    return c.add(rng.choice(LATER)).keep(sentence[1], len(p.text)).finish()


def is_thing(text):
    """Whether words are plainly a noun phrase, that can be the subject of a passive."""
    first = text.split()[0]
    return first[0].isupper() or first in FUNCTION - {"that"} | {"him", "them"} or first.endswith(("’s", "'s"))


def passive_of(p, cue, content, rng, verbs):
    """(object, verb, where what it is called or blamed for begins) of an active report; None if it is none such."""
    text, verb = p.text[slice(*content)], p.text[slice(*cue)]
    found = re.fullmatch(r"((?:[\w’'-]+ ){1,6}?)(?:as )?([“\"][^“”\"]+[”\"])", text)
    if verb in NAMING and found:
        return found.group(1), rng.choice(CALLS), content[0] + found.start(2)
    found = re.fullmatch(r"((?:[\w’'-]+ ){1,6}?)(?:(?:as|for|over|of|on) .*)", text) or re.fullmatch(
        r"((?:[\w’'-]+ ?){1,6})", text
    )
    if verb in verbs.acts and found and verb not in NAMING and is_thing(found.group(1)):
        return found.group(1), verb, content[0] + found.end(1)
    return None


def move_behind_by(p, k, rng, verbs):
    """Ann called the plan “a joke”: the plan was called “a joke” by Ann."""
    spans = p.single(k, "source", "cue", "content")
    if not spans:
        return None
    (s0, s1), (v0, v1), (c0, c1) = spans
    passive = passive_of(p, (v0, v1), (c0, c1), rng, verbs)
    begins = s0 == 0 or p.text[:s0].endswith((". ", ".” ", '." ', ", ", " and ", " but ", " as ", " while "))
    if not passive or not begins or p.text[s1:v0] != " ":
        return None
    what, verb, rest = passive
    what = {"him": "he", "them": "they", "her": "she"}.get(what.strip(), what.strip())
    many = what == "they" or (what.endswith("s") and not what.endswith(("ss", "’s", "'s", "is")))
    was = rng.choice(("were ", "were ", "have been ", "are ") if many else ("was ", "was ", "has been ", "is "))
    first = s0 == 0 or p.text[s0 - 2] != "," and not p.text[s0 - 2].isalpha()
    c = Copy(p).keep(0, s0)
    for old in c.spans[k].values():
        old.clear()
    c.add(large(what) if first else what, k, "content").add(" ").add(was + verb, k, "cue").add(" ")
    if rng.random() < 0.5 or rest == c1:
        c.add("by ").keep(s0, s1, small(p.text[s0:s1])).add(" " if rest < c1 else "")
        put_charge(c, p, k, verb, rest, c1)
    else:
        inner = p.text[c1 - 2] in ".," and p.text[c1 - 1] in CLOSING  # the full stop goes behind the source
        put_charge(c, p, k, verb, rest, c1 - 2 * inner)
        c.add(p.text[c1 - 1] if inner else "", k, "content" if inner else None)
        c.add(" by ").keep(s0, s1, small(p.text[s0:s1])).add(p.text[c1 - 2] if inner else "")
    return c.keep(c1, len(p.text)).finish()


def put_charge(c, p, k, verb, start, end):
    """What the object is called, or what it is blamed for."""
    if verb in NEEDS_AS and p.text[start] in OPENING:
        c.add("as ", k, "content")
    c.keep(start, end)


def invert(p, k, rng, verbs):
    """“…,” Ann said: “…,” said Ann."""
    spans = p.single(k, "source", "cue")
    if not spans:
        return None
    (s0, s1), (v0, v1) = spans
    first = p.text[s0:s1].split(" ")[0]
    if p.text[s1:v0] != " " or not p.text[:s0].endswith(("” ", '" ')) or not first[0].isupper() or first == "I":
        return None
    if verbs.table_of(p.text[v0:v1]) is None:
        return None
    return Copy(p).keep(0, s0).keep(v0, v1).add(" ").keep(s0, s1).keep(v1, len(p.text)).finish()


def is_one(source):
    """Whether a source is plainly one person: a name."""
    if len(source) != 1 or source[0] in PRONOUNS:
        return False
    return re.fullmatch(r"[A-Z][\w’'-]+( [A-Z][\w’'-]+)*", source[0])


def other_verbs(p, rng, verbs):
    """Other verbs of saying for those that stand alone; some of them in the present."""
    at, now = {}, rng.random() < 0.3
    for q in p.quotes:
        for s, e in q.get("cue", ()):
            if verbs.table_of(p.text[s:e]) is not None:
                at[s, e] = verbs.present(rng) if now and is_one(p.words(q, "source")) else verbs.other(p.text[s:e], rng)
    c, done = Copy(p), 0
    for (s, e), word in sorted(at.items()):
        c.keep(done, s).keep(s, e, word)
        done = e
    return c.keep(done, len(p.text)).finish()


def can_speak(source):
    """Whether a source within a sentence may say something else, too: no pronoun, not too long."""
    return source[0].islower() and 2 <= len(source.split()) <= 8 and source[-1].isalpha()


# ---- documents --------------------------------------------------------------------------------


def characters(text):
    """The character that begins at each byte."""
    out, at = {}, 0
    for i, c in enumerate(text):
        out[at] = i
        at += len(c.encode())
    out[at] = len(text)
    return out


def split(document):
    text, at = document["text"], characters(document["text"])
    roles = ("source", "cue", "content")
    cued = [q for q in document["quotes"] if q.get("cue")]
    quotes = [{r: [(at[s], at[e]) for s, e in q.get(r) or ()] for r in roles} for q in cued]
    for m in re.finditer(r"[^\n]+", text):
        inside, crossed = [], False
        for q in quotes:
            spans = [x for s in q.values() for x in s]
            n = sum(m.start() <= s and e <= m.end() for s, e in spans)
            crossed |= 0 < n < len(spans)
            if spans and n == len(spans):
                inside.append({r: [(s - m.start(), e - m.start()) for s, e in q[r]] for r in roles if q[r]})
        if inside and not crossed:
            yield Paragraph(m.group(), inside)


def vary(p, rng, verbs, sources):
    """Varied copies of a paragraph: passives are so rare that each is made more than once."""
    numbers = range(len(p.quotes))
    passives = [move_behind_by(p, k, rng, verbs) for k in numbers for _ in range(PASSIVES)]
    yield from filter(None, passives)
    ways = [put_into_mouth(p, k, rng, verbs, sources) for k in numbers]
    ways += [turn(p, k, rng, verbs) for k in numbers]
    if rng.random() < 0.5:
        ways += [invert(p, k, rng, verbs) for k in numbers]
    new = next(filter(None, ways), None)
    if not new or rng.random() < 0.5:
        new = other_verbs(new or p, rng, verbs)
    yield new


def surnames_of(documents):
    """The last words of names that often are sources: Trump, not the House."""
    counts = collections.Counter()
    for p in (p for d in documents for p in d):
        for source in (s for q in p.quotes for s in p.words(q, "source")):
            if re.fullmatch(r"(?:[A-Z][\w-]+ ){0,2}[A-Z][a-z][\w-]+", source):
                counts[source.split()[-1]] += 1
    known = {row[0].lower() for name in ("surnames.tsv", "surnames_more.tsv") for row in read_rows(name)}
    known -= {row[0].lower() for name in ("places.tsv", "organisations.tsv") for row in read_rows(name)}
    small_words = {w for d in documents for p in d for w in re.findall(r"\b[a-z]+\b", p.text)}
    return {s for s, n in counts.items() if s.lower() in known - small_words and n >= 3}


def renaming(rng, surnames, others):
    """Another name for each of a document, the same wherever it stands."""
    chosen = {}

    def other(m):
        name = m.group()
        if name not in surnames:
            return name
        if name not in chosen:
            chosen[name] = large(rng.choice(others))
        return chosen[name]

    return other


def rename(p, other):
    c, done = Copy(p), 0
    for m in re.finditer(r"[A-Z][a-z]\w+", p.text):
        c.keep(done, m.start())
        done = m.end()
        name = other(m)
        c.keep(m.start(), m.end(), name if name != m.group() else None)
    return c.keep(done, len(p.text)).finish() or p


def write(number, paragraphs):
    text, quotes = "", []
    for p in paragraphs:
        base = len(text.encode())
        for q in p.quotes:
            moved = {r: [[base + len(p.text[:at].encode()) for at in span] for span in q[r]] for r in q}
            quotes.append({"source": moved.get("source", []), "cue": moved.get("cue", []), "content": moved["content"]})
        text += p.text + "\n\n"
    print(json.dumps({"of": number, "text": text, "quotes": quotes}, ensure_ascii=False))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", help="training news, a JSON object a line")
    options = parser.parse_args()
    rng, verbs = random.Random(SEED), Verbs()
    with open(options.train, encoding="utf-8") as f:
        documents = [list(split(json.loads(line))) for line in f]
    sources = sorted({s for d in documents for p in d for q in p.quotes for s in p.words(q, "source") if can_speak(s)})
    surnames = surnames_of(documents)
    others = sorted(row[0] for row in read_rows("surnames.tsv"))
    for number, paragraphs in enumerate(documents):
        other = renaming(rng, surnames, others)
        varied = [rename(v, other) for p in paragraphs for v in vary(p, rng, verbs, sources) if v and v.quotes]
        if varied:
            write(number, varied)


if __name__ == "__main__":
    main()
