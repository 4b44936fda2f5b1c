"""Phrases weighed against what the whole entry is like."""

from __future__ import annotations

from ddaudit_desktop.logs.example_lines import NOTHING, Example
from ddaudit_desktop.logs.finding import Finder
from ddaudit_desktop.logs.likeness import Likeness
from ddaudit_desktop.logs.reading import read_log
from ddaudit_desktop.logs.tokens import tokens
from ddaudit_desktop.logs.told import Earlier, Told
from ddaudit_desktop.logs.weighing import DOUBT, GIVES_WAY, LIKENESS, Weighing
from ddaudit_desktop.logs.words import Rule, log_words


def tells(text: str, theme: str = "", earlier: Earlier | None = None) -> list[tuple[str, str, str]]:
    found = Finder(log_words(), theme).find(text, earlier or Earlier())
    return [(one.kind, one.sure, one.why) for one in found if not one.undone]


def phrase(kind: str, *, sure: str = "sure", undone: str = "", order: int = 0) -> Told:
    rule = Rule(kind, (), order=order)
    return Told(rule, kind, 0, 4, {}, sure, "", undone, own=None)


def weigh(text: str, *told: Told, lines: tuple[Example, ...]) -> list[Told]:
    return Weighing(log_words(), Likeness(lines), "").weighed(text, tokens(text), told)


ARREST = tuple(Example("ARREST", f"male {word} and cuffed at home") for word in ("held", "lifted"))
NONE = tuple(Example(NOTHING, f"brew {word} in the kitchen") for word in ("made", "poured"))
SEEN = tuple(Example("CHILD_SEEN", f"girl {word} well in her bed") for word in ("looked", "slept"))
LINES = (*ARREST, *NONE, *SEEN)


def test_an_entry_without_a_phrase_is_told_by_its_likeness_and_never_sure() -> None:
    (told,) = weigh("male lifted and cuffed", lines=LINES)
    assert (told.kind, told.why) == ("ARREST", LIKENESS)
    assert told.sure in ("likely", "check")


def test_an_entry_like_those_that_tell_of_no_event_tells_of_none() -> None:
    assert weigh("brew made in kitchen", lines=LINES) == []


def test_phrases_that_agree_stay_sure() -> None:
    told = phrase("ARREST")
    assert weigh("male lifted and cuffed", told, lines=LINES) == [told]


def test_a_phrase_that_stands_against_likeness_is_less_sure() -> None:
    for text, sure in (("male slept well", "likely"), ("male looked well", "check")):
        (told,) = weigh(text, phrase("ARREST"), lines=LINES)
        assert (told.kind, told.sure, told.why, told.undone) == ("ARREST", sure, DOUBT, "")


def test_a_time_of_its_own_bears_a_phrase_out() -> None:
    """Most of the entry is the call; last seen at 16:40 is as sure as if it stood alone."""
    told = tells("CALL FROM CARER AT PLACEMENT. CHILD A 14 YRS, LAST SEEN 16:40, NOT BACK")
    assert ("LAST_SEEN", "sure", "") in told


def test_a_weak_phrase_gives_way_to_what_the_whole_entry_is_like() -> None:
    weak = phrase("STRATEGY_HELD", sure="check")
    left, told = weigh("girl slept well in her bed", weak, lines=LINES)
    assert (left.kind, left.undone) == ("STRATEGY_HELD", GIVES_WAY)
    assert (told.kind, told.why) == ("CHILD_SEEN", LIKENESS)


def test_what_a_phrase_denies_does_not_come_back() -> None:
    denied = phrase("ARREST", undone="did not happen")
    found = weigh("male lifted and cuffed at home", denied, lines=LINES)
    assert [one.kind for one in found if not one.undone] == []


def test_words_that_deny_speak_for_no_event() -> None:
    assert [kind for kind, _, _ in tells("DAD LIFTED AT HOME")] == ["ARREST"]
    assert tells("DAD NOT YET LIFTED AT HOME") == []


def test_unknown_words_leave_the_phrases_as_they_are() -> None:
    told = phrase("ARREST")
    assert weigh("plinth quux", told, lines=LINES) == [told]


def test_the_theme_of_the_case_speaks_for_its_own_kinds() -> None:
    lines = (
        Example("RISK_SECOND", "grading looked at afresh"),
        Example("RISK_REVIEWED", "grading looked at afresh"),
    )
    for theme, kind in (("MC", "RISK_REVIEWED"), ("DA", "RISK_SECOND")):
        text = "grading looked at afresh"
        weighing = Weighing(log_words(), Likeness(lines), theme)
        assert [one.kind for one in weighing.weighed(text, tokens(text), ())] == [kind]


def test_what_follows_police_protection_is_likelier_once_that_was_exercised() -> None:
    lines = (Example("CSC_TOLD", "council rung"), Example("LA_TOLD", "council rung"))
    weighing = Weighing(log_words(), Likeness(lines), "")
    found = tokens("council rung")
    (before,) = weighing.weighed("council rung", found, ())
    assert before.kind == "CSC_TOLD"
    both = [phrase("LA_TOLD", sure="check")]
    (after,) = weighing.weighed("council rung", found, both, frozenset({"PP_EXERCISED"}))
    assert after.kind == "LA_TOLD"


def test_a_second_telling_by_likeness_is_the_kind_of_a_second() -> None:
    finder, earlier = Finder(log_words()), Earlier()
    text = "Medium, looked after, six episodes, phone dead"
    for kind in ("RISK_SET", "RISK_REVIEWED"):
        (told,) = (one for one in finder.find(text, earlier) if not one.undone)
        assert told.kind == kind
        earlier.add(told)


def test_an_entry_whose_phrase_gave_way_says_so() -> None:
    text = "19:02 I looked at earlier contacts on our system, none is about an arrest\n"
    (event,) = read_log(text, words=log_words()).proposed
    assert event.kind == ""
    assert event.confidence == "check"
