"""The word file: every kind can be found, and a wrong file is refused with its line."""

from __future__ import annotations

import pytest

import resources
from ddaudit_desktop.definitions.files import shipped_file
from ddaudit_desktop.definitions.kinds import read_kinds
from ddaudit_desktop.definitions.reading import DefinitionError
from ddaudit_desktop.logs.finding import Finder
from ddaudit_desktop.logs.patterns import match_at, parse
from ddaudit_desktop.logs.tokens import tokens
from ddaudit_desktop.logs.told import Earlier
from ddaudit_desktop.logs.words import FILE, log_words, read_log_words

SHORTHAND = {
    "CALL RECEIVED FROM CARER": "CALL_RECEIVED",
    "MISPER REPORT FROM HOME": "MIS_REPORTED",
    "RISK MED": "RISK_SET",
    "EDT INFORMED": "CSC_TOLD",
    "SGT AWARE": "SUP_REVIEW",
    "TOA": "ARRIVED",
    "ON SCENE": "ARRIVED",
    "PPN SUBMITTED": "NOTICE_SENT",
    "STRAT": "STRATEGY_HELD",
    "NFA": "NFA",
    "BWV ON": "BWV_START",
    "PP EXERCISED": "PP_EXERCISED",
    "S46": "PP_EXERCISED",
    "SECTION 46 POWERS USED": "PP_EXERCISED",
    "S.47 STARTED": "S47_START",
    "RHI": "RHI_HELD",
    "DASH DONE": "RISK_TOOL",
    "MARAC REF": "MARAC_REF",
    "KIRAT": "KIRAT",
    "CAID": "CAID_CHECK",
    "WARRANT GRANTED": "WARRANT_GRANTED",
    "ENFORCED": "ENFORCED",
    "ICPC": "ICPC_HELD",
    "ABE": "ABE_HELD",
    "EPO GRANTED": "EPO_GRANTED",
    "BAILED": "BAIL_GRANTED",
    "RUI": "RUI",
}


@pytest.mark.parametrize("words", SHORTHAND)
def test_shorthand_of_control_rooms_is_known(words: str) -> None:
    told = Finder(log_words()).find(words, Earlier())
    assert [one.kind for one in told] == [SHORTHAND[words]]


def test_every_kind_but_those_of_the_audit_has_a_rule() -> None:
    words = log_words()
    wanted = {kind.id for kind in words.kinds.values() if kind.group != "audit"}
    ruled = {kind for rule in words.rules for kind in (rule.kind, *rule.also)}
    assert wanted == ruled


def test_a_second_grade_is_a_review_or_a_change() -> None:
    finder, earlier = Finder(log_words()), Earlier()
    kinds = []
    for text in ("RISK MEDIUM", "RISK MEDIUM", "RISK HIGH"):
        (told,) = finder.find(text, earlier)
        earlier.add(told)
        kinds.append((told.kind, told.sure))
    assert kinds == [
        ("RISK_SET", "sure"),
        ("RISK_REVIEWED", "likely"),
        ("RISK_CHANGED", "likely"),
    ]


def test_who_told_social_care_is_doubted() -> None:
    (told,) = Finder(log_words()).find("EDT INFORMED BY CARER 1", Earlier())
    assert (told.sure, told.why) == ("likely", "told by the carer, not police")


def test_an_inspector_told_after_police_protection_may_be_the_designated_officer() -> None:
    finder, earlier = Finder(log_words()), Earlier()
    assert [one.kind for one in finder.find("DUTY INSP TOLD", earlier)] == ["INSP_REVIEW"]
    for told in finder.find("POLICE PROTECTION USED", earlier):
        earlier.add(told)
    (told,) = finder.find("DUTY INSP TOLD", earlier)
    assert (told.kind, told.sure) == ("DO_TOLD", "check")


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("risk (med|medium)", "RISK: MEDIUM", True),
        ("risk (med|medium)", "RISK. MEDIUM", False),
        ("edt .. told", "EDT HAVE BEEN TOLD", True),
        ("edt .. told", "EDT AND ALSO SGT WERE TOLD", False),
        ("edt .. told", "EDT, SGT TOLD", False),
        ("on [the] scene", "ON SCENE", True),
        ("on [the] scene", "ON THE SCENE", True),
        ("grade #", "GRADE 2", True),
        ("grade #", "GRADE TWO", False),
        ("re thrive", "RE-THRIVE", True),
        ("d/o told", "D.O. TOLD", True),
        ("d/o told", "D/O TOLD", True),
        ("mash", "SMASHED", False),
    ],
)
def test_phrases_match_words_in_their_sentence(phrase: str, text: str, found: bool) -> None:
    words = tokens(text)
    assert (match_at(parse(phrase, {}), words, 0) is not None) is found


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('kind = "THRIVE"', 'kind = "THRIVING"', "kind is “THRIVING”; allowed are"),
        ('"thrive {done}"', '"thrive {dne}"', "there is no list “dne”"),
        ('"thrive {done}"', '"[a] thrive"', "it has to begin and end with a word"),
        ('"thrive {done}"', '"thrive (a||b)"', "a choice in it is empty"),
        ('"thrive {done}"', '"thrive )"', "“)” is out of place"),
        ('side = "before"', 'side = "besides"', "allowed are before, after"),
        ('details = { code = "adult" }', 'details = { code = "elf" }', "allowed are under_18"),
        ('details = { code = "adult" }', 'details = { colour = "red" }', "“colour” is not known"),
        ('sure = "check"', 'sure = "never"', "allowed are sure, likely, check"),
        ("reach = 3", 'reach = "3"', "allowed is a whole number"),
    ],
)
def test_a_wrong_file_is_refused_with_its_line(old: str, new: str, said: str) -> None:
    text = resources.text(FILE)
    line = text[: text.index(old)].count("\n") + 1
    kinds = read_kinds(shipped_file("event_kinds").root())
    with pytest.raises(DefinitionError) as caught:
        read_log_words(text.replace(old, new, 1), FILE, kinds)
    assert f"{FILE}, line {line}" in str(caught.value)
    assert said in str(caught.value)
