"""English inflection by rule, for the word lists."""

VOWELS = "aeiou"


def plural(noun):
    if noun.endswith(("man", "men")) and not noun.endswith(("human", "german", "roman", "norman", "shaman", "ottoman")):
        return noun[:-3] + "men"
    if noun.endswith("child"):
        return noun + "ren"
    if noun.endswith("wife"):
        return noun[:-2] + "ves"
    if noun.endswith("y") and noun[-2:-1] not in VOWELS:
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "z", "ch", "sh")) and not noun.endswith(("arch",)):
        return noun + "es"
    return noun + "s"


def syllables(word):
    return sum(c in VOWELS + "y" and (i == 0 or word[i - 1] not in VOWELS + "y") for i, c in enumerate(word))


def doubles(verb):
    """A last consonant is doubled after one short vowel: snap, snapped."""
    return (
        len(verb) >= 3
        and syllables(verb) == 1
        and verb[-1] not in VOWELS + "wxy"
        and verb[-2] in VOWELS
        and verb[-3] not in VOWELS
        or len(verb) >= 4
        and syllables(verb) == 1
        and verb[-4:-1] in ("qui",)
    )


def s_form(verb):
    if verb.endswith("y") and verb[-2] not in VOWELS:
        return verb[:-1] + "ies"
    if verb.endswith(("s", "x", "z", "ch", "sh")) or verb in ("go", "do"):
        return verb + "es"
    return verb + "s"


def past_form(verb):
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in VOWELS:
        return verb[:-1] + "ied"
    return verb + (verb[-1] if doubles(verb) else "") + "ed"


def ing_form(verb):
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and len(verb) > 2:
        return verb[:-1] + "ing"
    return verb + (verb[-1] if doubles(verb) else "") + "ing"


def verb_forms(lemma, irregular):
    """The forms of a verb as (form, name) pairs; `irregular` may give past, participle, s and ing."""
    past = irregular.get("past") or past_form(lemma)
    participle = irregular.get("participle") or past
    forms = [
        (lemma, "BASE"),
        (irregular.get("s") or s_form(lemma), "S"),
        (irregular.get("ing") or ing_form(lemma), "ING"),
    ]
    if past == participle:
        return forms + [(past, "PAST_OR_PARTICIPLE")] * (past != lemma)
    return forms + [(past, "PAST")] * (past != lemma) + [(participle, "PARTICIPLE")] * (participle != lemma)
