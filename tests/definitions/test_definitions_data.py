"""What ships is complete, against lists written out here and nowhere else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from ddaudit_desktop.definitions import (
    NOT_APPLICABLE,
    NOT_RECORDED,
    SHAPES,
    STAGES,
    catalogue,
    read_pack,
    read_question_set,
    read_scale,
)

if TYPE_CHECKING:
    from ddaudit_desktop.definitions import Question

QUESTION_IDS = """
HD-01 HD-02 HD-03 HD-04 HD-05 HD-06 HD-07 HD-08 HD-09 HD-10 HD-11 HD-12 HD-13 HD-14 HD-15 HD-16
HD-17
MC-01 MC-02 MC-03 MC-04 MC-05 MC-06 MC-07 MC-08 MC-09 MC-10 MC-11 MC-12 MC-13 MC-14 MC-15 MC-16
MC-17 MC-18 MC-19 MC-20 MC-21 MC-22 MC-23 MC-24 MC-25 MC-26 MC-27 MC-28 MC-29 MC-30
DA-01 DA-02 DA-03 DA-04 DA-05 DA-06 DA-07 DA-08 DA-09 DA-10 DA-11 DA-12 DA-13 DA-14 DA-15 DA-16
DA-17 DA-18 DA-19 DA-20 DA-21 DA-22 DA-23 DA-24 DA-25 DA-26
DI-01 DI-02 DI-03 DI-04 DI-05 DI-06 DI-07 DI-08 DI-09 DI-10 DI-11 DI-12 DI-13 DI-14 DI-15 DI-16
DI-17 DI-18 DI-19 DI-20 DI-21 DI-22 DI-23 DI-24 DI-25 DI-26 DI-27
CP-01 CP-02 CP-03 CP-04 CP-05 CP-06 CP-07 CP-08 CP-09 CP-10 CP-11 CP-12 CP-13 CP-14 CP-15 CP-16
CP-17 CP-18 CP-19 CP-20 CP-21 CP-22 CP-23 CP-24 CP-25 CP-26 CP-27
PP-01 PP-02 PP-03 PP-04 PP-05 PP-06 PP-07 PP-08 PP-09 PP-10 PP-11 PP-12 PP-13 PP-14 PP-15 PP-16
PP-17 PP-18 PP-19 PP-20 PP-21 PP-22 PP-23 PP-24 PP-25 PP-26 PP-27 PP-28 PP-29
CL-01 CL-02 CL-03 CL-04 CL-05 CL-06 CL-07 CL-08 CL-09 CL-10 CL-11 CL-12 CL-13 CL-14 CL-15
OV-01 OV-02 OV-03 OV-04 OV-05 OV-06
"""
KEY_QUESTIONS = """
MC-03 MC-04 MC-07 MC-09 MC-10 MC-12 MC-13 MC-14 MC-15 MC-20 MC-23 MC-24 MC-28
DA-02 DA-05 DA-07 DA-08 DA-09 DA-13 DA-15 DA-18 DA-19 DA-24
DI-04 DI-05 DI-06 DI-07 DI-09 DI-13 DI-14 DI-15 DI-18 DI-20 DI-24
CP-02 CP-04 CP-07 CP-08 CP-09 CP-10 CP-15 CP-19 CP-21 CP-23 CP-25
PP-02 PP-08 PP-10 PP-11 PP-13 PP-15 PP-16 PP-18 PP-21 PP-24 PP-25
CL-01
"""
ANSWERED_BY_RECORDS = """
HD-01 HD-02 HD-03 HD-04 HD-07 HD-08 HD-12 HD-13 HD-16 CL-06 CL-07 CL-08 CL-12 CL-13 CL-15
"""
EVENT_KINDS = """
CALL_RECEIVED LOG_OPENED THRIVE RETHRIVE GRADE_SET DEPLOYED ARRIVED DELAY_ESCALATED CHILD_SEEN
CHILD_SPOKEN BWV_START BWV_END SUP_REVIEW INSP_REVIEW HANDOVER NOTICE_SENT NOTICE_QA CSC_TOLD
STRATEGY_ASKED STRATEGY_HELD CRIME_RECORDED ALLOCATED PLAN_SET CASE_CLOSED LOG_CLOSED
LAST_SEEN MIS_REPORTED RISK_SET RISK_REVIEWED RISK_CHANGED ENQUIRY CARER_INFO PUBLICITY
CHILD_RESCUE_ALERT LOCATED RETURNED PREVENTION_INT RHI_OFFERED RHI_HELD RHI_RECEIVED
MISSING_MEETING TRIGGER_PLAN
INCIDENT RISK_TOOL RISK_SECOND ARREST SCHOOL_TOLD MARAC_REF MARAC_HELD DVPN DVPO IDVA_TOLD
INTEL_RECEIVED KIRAT KIRAT_REDONE ADDRESS_RESOLVED CHILD_LINKED WARRANT_APPLIED WARRANT_GRANTED
ENFORCED DEVICES_SEIZED DEVICE_TRIAGE DF_SUBMITTED DF_RESULT CAID_CHECK CAID_UPLOAD VICTIM_ID
LADO_TOLD SUSPECT_WELFARE
S47_START MEDICAL ABE_PLANNED ABE_HELD SUSPECT_INT BAIL_GRANTED BAIL_EXTENDED BAIL_ENDS RUI
CPS_SENT CPS_ADVICE CHARGE NFA ICPC_HELD VICTIM_UPDATE
PP_EXERCISED DO_TOLD LA_TOLD HOME_LA_TOLD CHILD_TOLD WISHES_SOUGHT PARENTS_TOLD PLACED DO_INQUIRY
DO_REVIEW EPO_APPLIED EPO_GRANTED PP_ENDED HANDED_TO
SELECTED OPENED CONCERN_RAISED CONCERN_ACKED GRADED SECOND_AUDIT MODERATED FEEDBACK_OFFICER
FEEDBACK_SUP ACTION_SET ACTION_DONE RETEST EXPORTED
"""
KINDS_OF_OUR_OWN = "FIRST_WORRIED CHILD_CHECKS CSC_DECISION ASSESSMENT_START ASSESSMENT_END"
INTERVALS = """
IV-01 IV-02 IV-03 IV-04 IV-05 IV-06 IV-07 IV-08 IV-09 IV-10 IV-11 IV-12 IV-13 IV-14 IV-15 IV-16
IV-17 IV-18 IV-19 IV-20 IV-21 IV-22 IV-23 IV-24 IV-25 IV-26 IV-27 IV-28 IV-29 IV-30
"""
POINTS = {
    "DUR-2019": "D01 D02 D03 D04 D05 D06 D07 D08 D09 D10 D11 D12",
    "DUR-PIR": "P01 P02 P03 P04",
    "GEN-NCPI": "G01 G02 G03 G04 G05 G06 G07 G08 G09 G10 G11 G12 G13 G14 G15 G16 G17 G18 G19 G20",
}
SECTIONS = {
    "HD": "Case header",
    "MC": "Initial contact | Risk assessment | Response | Safeguarding | Return"
    " | Supervision, closure",
    "DA": "Initial contact | At the scene | Risk | Safeguarding | Investigation, supervision",
    "DI": "Intelligence and risk | Sharing before enforcement | Enforcement | After enforcement"
    " | Supervision, outcome",
    "CP": "Initial contact | Partners | Investigation | Voice and outcome | Supervision, record",
    "PP": "Decision to use | Initiating officer | Designated officer | Partners | Ending",
    "CL": "Closing and learning",
    "OV": "So what, six questions",
}
GENERIC_OF = {
    "D01": "G17 G18",
    "D02": "G06 G07",
    "D03": "G19",
    "D05": "G03",
    "D06": "G01 G02",
    "D11": "G15",
    "D12": "G03 G02",
    "P01": "G13",
    "P02": "G20",
    "P03": "G11",
    "P04": "G04 G14",
}
GRADES = {
    "NCPI3": "good requires_improvement inadequate",
    "DEEPDIVE2020": "good fair requires_improvement inadequate",
    "PEEL4": "outstanding good requires_improvement inadequate",
    "PEEL5": "outstanding good adequate requires_improvement inadequate",
    "NCPI2024": "outstanding good adequate requires_improvement inadequate",
}
THEMES = ("MC", "DA", "DI", "CP", "PP")

questions = {q.id: q for one in catalogue().question_sets.values() for q in one.questions()}
theme_questions = {key: q for key, q in questions.items() if key[:2] in THEMES}


def test_every_question_is_there_and_no_other() -> None:
    assert sorted(questions) == sorted(QUESTION_IDS.split())


def test_questions_stand_in_the_order_of_their_ids() -> None:
    for one in catalogue().question_sets.values():
        ids = [q.id for q in one.questions()]
        assert ids == sorted(ids)


def test_sections_are_those_of_the_outline() -> None:
    found = {
        code: " | ".join(section.title for section in one.sections)
        for code, one in catalogue().question_sets.items()
    }
    assert found == SECTIONS


def test_key_questions_are_those_starred() -> None:
    assert {key for key, q in questions.items() if q.key} == set(KEY_QUESTIONS.split())


def test_questions_answered_by_records_are_those_and_no_other() -> None:
    found = {key for key, q in questions.items() if any(p.type == "REC" for p in q.parts)}
    assert found == set(ANSWERED_BY_RECORDS.split())
    assert all(len(questions[key].parts) == 1 for key in found)


@pytest.mark.parametrize("question", questions.values(), ids=questions.keys())
def test_every_question_reads_well(question: Question) -> None:
    assert question.text[0].isupper()
    assert len(question.text.split()) >= 1
    assert len(question.short) <= 40
    sentences = re.findall(r"[.?](?:\s|$)", question.guidance)
    assert 1 <= len(sentences) <= 6, "guidance is a few sentences"
    assert 15 <= len(question.guidance.split()) <= 62
    for word in (question.text, question.short, question.guidance, question.condition):
        assert not re.search(r"['\"]|  | - ", word), "typographic marks, single spaces"
    assert question.main.key == "main"
    labels = [part.label for part in question.parts]
    assert len(set(labels)) == len(labels)


def test_shorts_are_not_repeated_within_a_set() -> None:
    for one in catalogue().question_sets.values():
        shorts = [q.short for q in one.questions()]
        assert len(set(shorts)) == len(shorts)


@pytest.mark.parametrize("question", theme_questions.values(), ids=theme_questions.keys())
def test_every_theme_question_has_source_stage_and_points(question: Question) -> None:
    assert question.source
    assert question.sources
    assert question.stage in STAGES
    assert question.points


def test_every_date_time_part_has_a_known_event_kind() -> None:
    kinds = catalogue().event_kinds
    for question in questions.values():
        for part in question.parts:
            assert (part.event_kind in kinds) == (part.type == "DT"), (question.id, part.key)


def test_every_part_takes_not_recorded_and_not_applicable() -> None:
    for question in questions.values():
        for part in question.parts:
            assert {NOT_RECORDED, NOT_APPLICABLE} <= set(part.allowed())
            assert set(part.adverse) <= set(part.allowed())


def test_every_set_offers_each_stage_of_the_founding_finding() -> None:
    """Missing children: not recognised in the control room, nor in the front-line response."""
    stages = {q.stage for q in catalogue().question_sets["MC"].questions()}
    assert {"control_room", "response", "supervision", "partners"} <= stages


def test_event_kinds_are_complete() -> None:
    expected = [*EVENT_KINDS.split(), *KINDS_OF_OUR_OWN.split()]
    assert sorted(catalogue().event_kinds) == sorted(expected)


def test_event_kinds_are_worded_and_placed() -> None:
    found = catalogue()
    assert list(found.lanes) == [
        "child",
        "control_room",
        "response",
        "supervision",
        "partners",
        "investigation",
        "audit",
    ]
    for kind in found.event_kinds.values():
        assert kind.lane in found.lanes
        assert kind.group in found.kind_groups
        assert kind.word[0].isupper()
        assert len(kind.short) <= 22
    assert found.event_kinds["PP_EXERCISED"].word == "Police protection used"
    words = [kind.word for kind in found.event_kinds.values()]
    assert len(set(words)) == len(words)


def test_intervals_are_complete() -> None:
    assert list(catalogue().intervals) == INTERVALS.split()


def test_limits_are_typed() -> None:
    limits = {key: one.limit for key, one in catalogue().intervals.items()}
    assert limits["IV-01"].span is not None
    assert limits["IV-01"].span.words() == "72 hours"
    assert not limits["IV-01"].setting, "a statutory limit is no setting"
    assert {s.code: s.span.words() for s in limits["IV-21"].steps if s.span} == {
        "very_high": "24 hours",
        "high": "7 days",
        "medium": "14 days",
        "low": "30 days",
    }
    assert [s.span.words() if s.span else "" for s in limits["IV-23"].steps] == [
        "3 months",
        "6 months",
        "9 months",
        "",
    ]
    assert limits["IV-07"].span is not None
    assert limits["IV-07"].span.words() == "15 working days"
    assert limits["IV-13"].overnight


def test_bail_law_goes_by_the_day_of_arrest() -> None:
    old, new = catalogue().intervals["IV-24"], catalogue().intervals["IV-23"]
    assert old.applies_until is not None
    assert new.applies_from is not None
    assert old.in_force_on(old.applies_until)
    assert not new.in_force_on(old.applies_until)
    assert new.in_force_on(new.applies_from)
    assert not old.in_force_on(new.applies_from)


def test_packs_and_their_points_are_complete() -> None:
    found = {code: " ".join(p.code for p in one.points) for code, one in catalogue().packs.items()}
    assert found == POINTS


def test_points_correspond_to_the_generic_ones() -> None:
    for code in ("DUR-2019", "DUR-PIR"):
        for point in catalogue().packs[code].points:
            assert " ".join(point.generic) == GENERIC_OF.get(point.code, "")


def test_the_inspection_of_2019_is_a_draft_without_invented_limits() -> None:
    pack = catalogue().packs["DUR-2019"]
    assert (pack.status, pack.visited_on, pack.published_on) == ("draft", "2019-10", "2020-03")
    assert [p.code for p in pack.points if p.incomplete] == ["D04", "D07"]
    assert {p.due_rule for p in pack.points if p.kind == "improve"} == {"unknown"}
    assert [p.code for p in pack.points if p.kind == "strength"] == ["D08", "D09", "D10"]
    assert not any(p.verbatim for p in pack.points)


def test_every_theme_question_is_reached_from_the_generic_pack() -> None:
    pack = catalogue().packs["GEN-NCPI"]
    for question in theme_questions.values():
        generic = [code for code in question.points if code.startswith("G")]
        assert generic, question.id
        for code in generic:
            assert question.id in pack.point(code).question_ids


def test_the_generic_pack_links_no_question_that_does_not_feed_it() -> None:
    for point in catalogue().packs["GEN-NCPI"].points:
        for question_id in point.question_ids:
            assert point.code in questions[question_id].points


def test_points_and_their_questions_agree_about_themes() -> None:
    for pack in catalogue().packs.values():
        for point in pack.points:
            linked = {key[:2] for key in point.question_ids} - {"OV"}
            assert linked == set(point.themes), (pack.code, point.code)


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_is_tested_by_the_inspection(theme: str) -> None:
    pack = catalogue().packs["DUR-2019"]
    points = [point for point in pack.points if theme in point.themes]
    assert len(points) >= 3
    for point in points:
        assert any(key.startswith(theme) for key in point.question_ids), point.code


def test_scales_have_their_words_in_order() -> None:
    for code, words in GRADES.items():
        scale = catalogue().scales[code]
        assert " ".join(g.code for g in scale.grades) == words
        assert [g.rank for g in scale.grades] == list(range(1, len(scale.grades) + 1))
        assert [g.key for g in scale.grades] == [str(g.rank) for g in scale.grades]
        assert len({g.shape for g in scale.grades}) == len(scale.grades)
        assert all(g.shape in SHAPES and g.descriptor for g in scale.grades)
        assert scale.footnote
    assert sorted(catalogue().scales) == sorted(GRADES)


def test_fair_belongs_to_the_deep_dive_of_2020_alone_and_says_so() -> None:
    with_fair = [
        c for c, one in catalogue().scales.items() if "fair" in {g.code for g in one.grades}
    ]
    assert with_fair == ["DEEPDIVE2020"]
    scale = catalogue().scales["DEEPDIVE2020"]
    assert "not an HMICFRS grade" in scale.footnote
    assert "pilot" in scale.footnote
    assert [c for c, one in catalogue().scales.items() if one.for_cases] == [
        "DEEPDIVE2020",
        "NCPI3",
    ]
    assert scale.not_graded_reasons


def test_a_grade_keeps_its_shape_in_every_scale() -> None:
    shapes: dict[str, set[str]] = {}
    for scale in catalogue().scales.values():
        for grade in scale.grades:
            shapes.setdefault(grade.code, set()).add(grade.shape)
    assert all(len(found) == 1 for found in shapes.values())


def test_themes_and_areas() -> None:
    found = catalogue()
    assert tuple(found.themes) == THEMES
    assert [t.code for t in found.themes.values() if t.title_is_setting] == ["DI"]
    assert len(found.areas) == 10, "nine chapters of a report, and not known"
    for theme in THEMES:
        assert found.question_sets[theme].kind == "theme"
        assert found.question_sets[theme].standards


def test_every_pinned_text_reads_as_what_it_was_pinned_from() -> None:
    found = catalogue()
    for code, one in found.question_sets.items():
        assert read_question_set(found.source_text("question_set", code), code) == one
        assert found.version("question_set", code) == one.version
    for code, pack in found.packs.items():
        assert read_pack(found.source_text("pack", code), code) == pack
    for code, scale in found.scales.items():
        assert read_scale(found.source_text("scale", code), code) == scale
    for kind in ("event_kinds", "intervals", "themes", "sources"):
        assert found.source_text(kind, "")
        assert found.version(kind, "")
