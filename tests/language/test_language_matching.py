"""Every list finds its phrases, in every way they are written, and leaves innocent words alone."""

from __future__ import annotations

import re

import pytest

from ddaudit_desktop.definitions import catalogue
from ddaudit_desktop.language.matching import PhraseMatch, find_phrases

LISTS = catalogue().language

FOUND = {
    "LG-01": [
        "VULN: IN CARE, [STREET WISE], NO MEDICAL",
        "a [street smart] young man",
    ],
    "LG-02": [
        "keeps [putting himself at risk] in town",
        "she [places herself at risk]",
        "they are [placing themselves at further risk]",
        "[PUTS HER SELF IN DANGER]",
    ],
    "LG-03": [
        "it is a [lifestyle choice]",
        "her [life style] is chaotic",
        "she [chose to] leave",
        "he [chooses to] stay out",
        "[choosing not to] come home",
    ],
    "LG-04": ["described as [promiscuous]", "a [willing participant]", "says it was [consensual]"],
    "LG-05": ["he [absconded] from the home", "a regular [absconder]", "keeps [absconding]"],
    "LG-06": [
        "[known to police]",
        "well [known to us]",
        "[known to services]",
        "[One of our regulars]",
        "a [frequent flyer]",
        "[REGULAR MISPER], back by morning",
    ],
    "LG-07": [
        "is [attention seeking]",
        "very [manipulative] girl",
        "causing [drama] again",
        "[wasting police time]",
        "a [time waster]",
    ],
    "LG-08": [
        "[challenging] behaviour",
        "a [difficult child]",
        "just [naughty]",
        "[out of control] teenager",
        "is [troublesome]",
    ],
    "LG-09": [
        "[refuses to engage] with staff",
        "he [won’t engage]",
        "has [disengaged]",
        "a [hard to reach] family",
        "was [uncooperative]",
    ],
    "LG-10": [
        "her [risky behaviour]",
        "[risk taking] again",
        "makes [poor choices]",
        "[poor decisions] by the girl",
    ],
    "LG-11": [
        "her [older boyfriend] aged 24",
        "in a [relationship with] a 25 year old man",
        "seen [associating with] adult males",
        "at her [boyfriend]’s flat",
    ],
    "LG-12": [
        "working as a [prostitute]",
        "has been [prostituting] herself",
        "[child prostitution]",
        "[child pornography] on the phone",
        "[child porn]",
    ],
    "LG-13": [
        "has been [contacting adults] online",
        "[sending explicit pictures] to him",
    ],
    "LG-14": [
        "is [involved in CSE]",
        "[involved in CCE] and drugs",
        "[drug running] for others",
        "they [recruit] younger girls",
    ],
    "LG-15": [
        "[looks older] than she is",
        "[acts older]",
        "[mature for her age]",
        "very [adult-like]",
    ],
    "LG-16": [
        "[both as bad as each other]",
        "a [toxic relationship]",
        "it was [just a domestic]",
        "child seen, [no complaints]",
    ],
    "LG-17": ["[historic abuse]", "a [historical sexual abuse] case"],
    "LG-30": [
        "[always comes back] by morning",
        "[will return of her own accord]",
        "[WILL RETURN IN OWN TIME]",
        "he [usually returns]",
    ],
    "LG-31": [
        "this is [normal for him]",
        "[normal behaviour for her]",
        "9 previous, [usual pattern], no new info",
        "[does this all the time]",
        "[NOTHING UNUSUAL]",
    ],
    "LG-32": [
        "[not at risk because] she is 16",
        "[less risk because] he is known",
        "[NO CONCERNS AS REGULAR]",
    ],
    "LG-33": [
        "[breach of curfew only]",
        "[just late]",
        "[out with mates]",
        "[unauthorised absence]",
    ],
    "LG-34": ["23:10 [STAFF NOT WORRIED], no tasks", "[home not concerned]"],
    "CK-PP-16": ["YP taken into [PPO], not safe", "a [Police Protection Order] was used"],
}
INNOCENT = {
    "LG-01": ["the street was wise to him", "walked down the street wisely"],
    "LG-02": ["put the child at risk", "placing him at the home", "at risk himself"],
    "LG-03": ["he chose a coat", "lifestyles magazine", "the chosen officer"],
    "LG-04": ["unwilling to talk", "willing to make a statement", "a consensus"],
    "LG-05": [
        "absconded from custody last year",
        "the suspect absconded on bail",
        "an abscondee list",
    ],
    "LG-06": ["unknown to police", "frequent flights", "regular visits"],
    "LG-07": ["went to drama class", "paying attention", "seeking his attention"],
    "LG-08": ["unchallenging", "the control room", "a challenge"],
    "LG-09": ["refuses to eat", "engaged well with staff", "reached the house"],
    "LG-10": ["a poor decision by the sergeant", "the risk was taken up", "risk assessment"],
    "LG-11": [
        "mother’s boyfriend",
        "a good relationship with her carers",
        "associate of the suspect",
    ],
    "LG-12": ["images of child abuse", "prosecution"],
    "LG-13": ["contacted the school", "the suspect was sending explicit pictures"],
    "LG-14": ["agencies involved in CSE work", "was recruited by a gang", "recruitment"],
    "LG-15": ["an older brother", "acts of an older man", "a mature tree"],
    "LG-16": ["domestic abuse", "a domestic incident", "non-toxic paint shop"],
    "LG-17": ["historic building", "history of abuse", "non-recent abuse"],
    "LG-30": ["the officer will return tomorrow", "comes back at 21:00", "always late"],
    "LG-31": ["nothing unusual found in the room", "normal working hours", "unusual pattern"],
    "LG-32": ["at risk because she is 12", "high risk because of age", "no concerns raised"],
    "LG-33": ["just late afternoon", "out with officers", "authorised absence"],
    "LG-34": ["staff worried", "home concerned that she is out", "staff not asked"],
    "CK-PP-16": [
        "an emergency protection order",
        "PPO nominal nearby",
        "support",
        "police protection",
    ],
}
EVERY = [(key, text) for key, texts in FOUND.items() for text in texts]


def of_list(key: str, text: str, **more: object) -> list[PhraseMatch]:
    found = find_phrases(text, LISTS, **more)  # type: ignore[arg-type]
    return [match for match in found if match.list_id == key]


def test_the_lists_are_those_of_the_brief_and_no_other() -> None:
    brief = {f"LG-{n:02}" for n in (*range(1, 18), *range(30, 35))} | {"CK-PP-16"}
    assert set(LISTS.lists) == brief == set(FOUND) == set(INNOCENT)
    groups = {key: one.group for key, one in LISTS.lists.items()}
    assert {key for key, group in groups.items() if group == "B"} == {
        f"LG-{n}" for n in range(30, 35)
    }


@pytest.mark.parametrize(("key", "text"), EVERY)
def test_a_phrase_is_found_where_it_stands(key: str, text: str) -> None:
    words = text[text.index("[") + 1 : text.index("]")]
    plain = text.replace("[", "").replace("]", "")
    (match,) = of_list(key, plain)
    assert (match.words, match.start) == (words, text.index("["))
    assert plain[match.start : match.end] == words
    assert match.why == LISTS.lists[key].why
    assert match.instead == LISTS.lists[key].instead


@pytest.mark.parametrize(
    ("key", "text"), [(key, text) for key, texts in INNOCENT.items() for text in texts]
)
def test_innocent_words_are_left_alone(key: str, text: str) -> None:
    assert of_list(key, text) == []
    assert of_list(key, text.upper()) == []


@pytest.mark.parametrize(("key", "text"), EVERY)
@pytest.mark.parametrize("between", ["-", "", "  ", "\n    ", "\u2011", "\u00ad", " \u200f"])
def test_spaces_and_hyphens_are_optional(key: str, text: str, between: str) -> None:
    words = text[text.index("[") + 1 : text.index("]")]
    written = text.replace(f"[{words}]", re.sub(r"[ -]", between, words))
    (match,) = of_list(key, written)
    assert match.words == re.sub(r"[ -]", between, words)


@pytest.mark.parametrize(("key", "text"), EVERY)
@pytest.mark.parametrize("change", [str.upper, str.lower, str.title])
def test_upper_and_lower_case_are_the_same(key: str, text: str, change: object) -> None:
    plain = text.replace("[", "").replace("]", "")
    assert callable(change)
    assert len(of_list(key, change(plain))) == 1


@pytest.mark.parametrize(("key", "text"), EVERY)
def test_what_the_writer_refuses_to_say_is_no_match(key: str, text: str) -> None:
    words = text[text.index("[") + 1 : text.index("]")]
    for refusal in (
        f"We do not accept that she is {words}.",
        f"Never describe a child as {words}.",
        f"It should not be assumed that {words}.",
    ):
        assert of_list(key, refusal) == []


@pytest.mark.parametrize(("key", "text"), EVERY)
@pytest.mark.parametrize("marks", ["“”", '""', "‘’", "''"])
def test_quotations_are_left_out_of_ones_own_prose(key: str, text: str, marks: str) -> None:
    words = text[text.index("[") + 1 : text.index("]")]
    plain = text.replace("[", "").replace("]", "")
    written = f"The log’s text is {marks[0]}{plain}{marks[1]}, twice."
    assert of_list(key, written, own_prose=True) == []
    assert [match.words for match in of_list(key, written)] == [words]


@pytest.mark.parametrize(
    ("text", "weights"),
    [
        ("not street wise", []),
        ("is not very street-wise", []),
        ("isn’t really streetwise", []),
        ("isnt streetwise", []),
        ("neither naughty nor street wise", []),
        ("not seen since 1800 street wise", ["low"]),
        ("not seen since 1800, street wise", ["full"]),
        ("not seen. Street wise", ["full"]),
        ("vulnerable: no - street wise", ["full"]),
        ("medication no\nstreet wise", ["low"]),
        ("medication no\n\nstreet wise", ["full"]),
        ("not only street wise", ["full"]),
        ("no doubt street wise", ["full"]),
        ("nothing but street wise", ["full"]),
        ("never one two three four five six street wise", ["full"]),
    ],
)
def test_how_far_a_negation_reaches(text: str, weights: list[str]) -> None:
    found = of_list("LG-01", text)
    assert [match.weight for match in found] == weights


@pytest.mark.parametrize(
    ("text", "age", "weight"),
    [
        ("sexually active", 15, "full"),
        ("sexually active", 16, None),
        ("sexually active", None, "low"),
        ("consensual with an adult male", 15, "full"),
        ("consensual", 15, "low"),
        ("consensual with an adult male", 18, None),
        ("went willingly with the man", 14, "full"),
        ("went willingly with her sister", 14, None),
        ("non-consensual, adult male", 14, None),
    ],
)
def test_what_depends_on_age(text: str, age: int | None, weight: str | None) -> None:
    found = of_list("LG-04", text, youngest_age=age)
    assert [match.weight for match in found] == ([weight] if weight else [])


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("at her boyfriend’s flat", "low"),
        ("her boyfriend, aged 24", "full"),
        ("her boyfriend (24 yrs)", "full"),
        ("her boyfriend aged 15", "low"),
        ("boyfriend who is 19yo", "full"),
        ("her boyfriend, an adult", "full"),
        ("older boyfriend", "full"),
        ("relationship with Person 1", "low"),
        ("relationship with a man of 30", "full"),
        ("An adult called. Much later that day she saw her boyfriend", "low"),
    ],
)
def test_an_age_gap_or_an_adult_near_gives_full_weight(text: str, weight: str) -> None:
    assert [match.weight for match in of_list("LG-11", text)] == [weight]


def test_common_words_have_low_weight_unless_the_rest_follows() -> None:
    weights = {
        text: of_list(key, text)[0].weight
        for key, text in [
            ("LG-06", "known to drink"),
            ("LG-06", "known to the police"),
            ("LG-03", "chose to leave"),
            ("LG-08", "challenging"),
            ("LG-08", "difficult to say"),
            ("LG-08", "a difficult girl"),
            ("LG-17", "historic abuse"),
            ("LG-30", "will return"),
            ("LG-30", "will return in his own time"),
            ("LG-33", "breach of curfew"),
            ("LG-33", "only in breach of curfew"),
        ]
    }
    assert [text for text, weight in weights.items() if weight == "full"] == [
        "known to the police",
        "a difficult girl",
        "will return in his own time",
        "only in breach of curfew",
    ]


def test_themes_decide_what_is_looked_for() -> None:
    text = "ABSCONDED, ALWAYS COMES BACK, TAKEN INTO PPO, BOTH AS BAD AS EACH OTHER, NO COMPLAINTS"

    def found(theme: str) -> dict[str, str]:
        return {match.words: match.weight for match in find_phrases(text, LISTS, theme=theme)}

    assert found("MC") == {
        "ABSCONDED": "full", "ALWAYS COMES BACK": "full", "BOTH AS BAD AS EACH OTHER": "low",
    }  # fmt: skip
    assert found("PP MC").keys() == {*found("MC"), "PPO"}
    assert found("DA") == {
        "ABSCONDED": "low", "BOTH AS BAD AS EACH OTHER": "full", "NO COMPLAINTS": "full",
    }  # fmt: skip
    assert len(found("")) == 5


def test_a_group_can_be_asked_for_alone() -> None:
    text = "street wise, always comes back"
    assert [m.list_id for m in find_phrases(text, LISTS, group="A")] == ["LG-01"]
    assert [m.list_id for m in find_phrases(text, LISTS, group="B")] == ["LG-30"]
    assert [m.list_id for m in find_phrases(text, LISTS)] == ["LG-01", "LG-30"]


def test_the_log_of_the_design_gives_the_phrases_shown_there() -> None:
    log = """\
19:02 LOG OPENED FCR 1. 9 PREVIOUS, USUAL PATTERN, NO NEW
    INFO
19:11 THRIVE. VULN: IN CARE, STREET WISE, NO MEDICAL
19:24 RISK MEDIUM. REGULAR MISPER, ALWAYS COMES BACK BY
    MORNING
23:10 HANDOVER NIGHTS. STAFF NOT WORRIED, NO TASKS
05:55 YP TAKEN INTO PPO, NOT SAFE TO REMAIN
"""
    found = [(m.words, m.list_id, m.weight) for m in find_phrases(log, LISTS, theme="MC PP")]
    assert found == [
        ("USUAL PATTERN", "LG-31", "full"),
        ("STREET WISE", "LG-01", "full"),
        ("REGULAR MISPER", "LG-06", "full"),
        ("ALWAYS COMES BACK", "LG-30", "full"),
        ("STAFF NOT WORRIED", "LG-34", "full"),
        ("PPO", "CK-PP-16", "full"),
    ]
