"""One invented record, written out by hand: nothing here needs a store."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from ddaudit_desktop.record.content import RecordContent
from ddaudit_desktop.record.evidence import (
    EventTold,
    ExtractQuoted,
    PartAnswered,
    QuestionAnswered,
    SectionAnswered,
    When,
)
from ddaudit_desktop.record.facts import (
    AuditFacts,
    CaseFacts,
    ChildFacts,
    DeepDiveFacts,
    DefinitionUsed,
    InspectionTested,
    OtherAudit,
    PersonNamed,
    Provenance,
    SystemSeen,
    ThemeNamed,
)
from ddaudit_desktop.record.judgement import (
    ActionSet,
    ConcernNoteTold,
    ConcernTold,
    FeedbackGiven,
    FlagDecided,
    GradeGiven,
    GradeOfScale,
    PointJudged,
    ScaleUsed,
)

LONDON = ZoneInfo("Europe/London")


def at(text: str) -> datetime:
    """A local time such as ``2020-02-11 18:58`` as an instant."""
    return datetime.fromisoformat(text).replace(tzinfo=LONDON).astimezone(UTC)


MADE = Provenance(at("2020-06-15 09:00"), "Lead auditor", at("2020-06-18 14:32"), "Lead auditor")

SCALE = ScaleUsed(
    "DEEPDIVE2020",
    "1",
    "Deep dive 2020",
    "“Fair” is a grade of this deep dive alone. HMICFRS meant to pilot it and has not.",
    (
        GradeOfScale("good", "Good", 1, "circle", "1"),
        GradeOfScale("fair", "Fair", 2, "half_ring", "2"),
        GradeOfScale("requires_improvement", "Requires improvement", 3, "triangle", "3"),
        GradeOfScale("inadequate", "Inadequate", 4, "square", "4"),
    ),
)


def question(
    question_id: str, short: str, words: str, *, value: str = "", key: bool = False, **more: Any
) -> QuestionAnswered:
    """A question with one answered part."""
    adverse = words in {"No", "Not recorded"}
    times = tuple(f"event-{number}" for number in more.pop("at", ()))
    value = value or ("" if times else words.lower().replace(" ", "_"))
    part = PartAnswered(
        "main", more.pop("type", "YPN"), short, value, words, provenance=MADE,
        answer_id=f"answer-{question_id}", text=more.pop("written", ""),
        event_ids=times,
    )  # fmt: skip
    text = more.pop("text", f"Was it recorded that {short.lower()}, with facts about this child?")
    return QuestionAnswered(
        question_id, text, (part,), short, key=key, adverse=adverse, source="APP", **more
    )


def event(number: int, kind: str, word: str, lane: str, when: str, **more: Any) -> EventTold:
    """An event at an exact time, or with a given `When`."""
    moment = more.pop("moment", None) or When("exact", when, at(when), at(when))
    return EventTold(f"event-{number}", kind, moment, MADE, kind_word=word, lane=lane, **more)


SECTIONS = (
    SectionAnswered(
        "MC", "1.2", "Missing child", "theme", "initial", "Initial contact",
        (
            question("MC-01", "Last seen, first worry", "11 Feb 2020 16:40", at=(1,)),
            question("MC-02", "Report received", "11 Feb 2020 18:58", at=(2,)),
            question("MC-03", "Under-18 code used", "N/A", key=True),
            question(
                "MC-04", "THRIVE about this child", "Partly", key=True, confidence="medium",
                note="The form is filled in, but nothing in it is about this child.",
            ),
            question("MC-05", "Earlier reports searched", "Partly"),
            question("MC-06", "Carer asked: places, contacts", "Yes"),
        ),
    ),
    SectionAnswered(
        "MC", "1.2", "Missing child", "theme", "risk", "Risk assessment",
        (
            question("MC-07", "First risk grade", "Medium", key=True),
            question("MC-08", "Time of first grade", "11 Feb 2020 19:24", at=(3,)),
            question("MC-09", "Grade explained by facts", "Partly", key=True),
            question(
                "MC-10", "Looked after raised concern", "No", key=True, seen_on_bwv=True,
                note="The log says that she always comes back, and lowers the risk for it.",
            ),
            question("MC-11", "Episodes in 12 months", "9", value="9", type="NUM"),
            question("MC-12", "Pattern raised concern", "No", key=True),
            question("MC-13", "Exploitation weighed", "Not recorded", key=True),
            question("MC-15", "Reviewed overnight", "No", key=True),
        ),
    ),
    SectionAnswered(
        "CL", "1.0", "Closing", "closing", "closing", "Closing",
        (
            question("CL-01", "Immediate concern now", "Yes", key=True),
            question(
                "CL-02", "Strengths", "", type="TXT", value=" ",
                written="Police protection was reasoned in full and her own words are recorded.",
            ),
            question(
                "CL-03", "Areas for development", "", type="TXT", value=" ",
                written="Risk was set by habit, and nobody looked again in the night.",
            ),
        ),
    ),
)  # fmt: skip

EVENTS = (
    event(1, "LAST_SEEN", "Last seen", "child", "2020-02-11 16:40", child="Child A",
          child_id="child-1"),
    event(2, "MIS_REPORTED", "Reported missing", "control_room", "2020-02-11 18:58",
          source_system="Command and control", source="Log 0871", who="Call handler", line=3),
    event(3, "RISK_SET", "Risk set", "control_room", "2020-02-11 19:24", question_id="MC-08",
          part="main", title="Risk set: Medium", note="No reason given.",
          evidence_for=("MC-07", "MC-09")),
    event(4, "DEPLOYED", "Deployed", "response", "2020-02-11 20:35"),
    event(5, "CSC_TOLD", "Social care told", "partners", "2020-02-11 21:45"),
    event(6, "ENQUIRY", "Enquiry", "response", "2020-02-11 22:05", moment=When(
        "about", "~22:05", at("2020-02-11 21:50"), at("2020-02-11 22:20"))),
    event(7, "SUP_REVIEW", "Supervisor's review", "supervision", "2020-02-11 23:10"),
    event(8, "RISK_CHANGED", "Risk changed", "control_room", "2020-02-12 05:12"),
    event(9, "LOCATED", "Found", "child", "2020-02-12 05:40"),
    event(10, "PP_EXERCISED", "Police protection", "response", "2020-02-12 05:55"),
    event(11, "STRATEGY_HELD", "Strategy discussion", "partners", "2020-02-12", moment=When(
        "range", "12/2 morning", at("2020-02-12 06:00"), at("2020-02-12 11:59"))),
    event(12, "RHI_HELD", "Return interview", "partners", "2020-02-14 16:10"),
    event(13, "PP_ENDED", "Police protection ended", "supervision", "2020-02-15 08:05"),
    event(14, "HANDOVER", "Handover", "response", "", moment=When(typed="?")),
)  # fmt: skip

EXTRACTS = (
    ExtractQuoted("extract-1", "Regular misper, always comes back by morning.", MADE, "MC-10",
                  "event-3", "Command and control", "Log 0871", "11 Feb 19:24", 14, 15),
    ExtractQuoted("extract-2", "9 previous, usual pattern, no new info.", MADE, "MC-12",
                  source="Log 0871", said_when="11 Feb 19:02"),
)  # fmt: skip

CONCERN = ConcernTold(
    "concern-1",
    "Exploitation information from the February episode had no owner, and the child went missing "
    "again on 15 June.",
    at("2020-06-18 11:52"),
    "Lead auditor",
    MADE,
    child="Child A",
    told="the duty detective inspector",
    how="phone",
    told_at=at("2020-06-18 11:55"),
    acknowledged_by="Duty detective inspector",
    acknowledged_at=at("2020-06-18 12:10"),
    notes=(ConcernNoteTold("note-1", "Strategy discussion held the same day at 16:00.", MADE),),
)

RECORD = RecordContent(
    deep_dive=DeepDiveFacts(
        "dive-1", "Child protection deep dive, May 2020", "2020-05-04", "Chief officer",
        "Detective Superintendent", "To test progress since the inspection.",
        InspectionTested("DUR-2019", "2019.1", "Inspection 2019", "HMICFRS", "2019-10",
                         "2020-03", "draft"),
    ),
    case=CaseFacts(
        "case-1", "DD20-MC-03", ThemeNamed("MC", "Missing child"),
        (
            ChildFacts("child-1", "Child A", MADE, 14, "looked_after", lead=True, episodes_12m=9,
                       ethnicity="White British", language="English"),
        ),
        MADE, (ThemeNamed("PP", "Police protection"),), "Overnight, repeat",
        "2020-02-11", "2020-02-15", "Northshire", "Eastborough", "random", "Seed 2020, no. 3",
    ),
    audit=AuditFacts(
        "audit-1", MADE, state="signed", auditor="Lead auditor", auditor_role="D/Insp",
        started_at=at("2020-06-15 09:00"), ready_at=at("2020-06-18 15:00"),
        signed_at=at("2020-06-19 10:00"), signed_by="Lead auditor", minutes=117, sittings=4,
        definitions=(
            DefinitionUsed("question_set", "MC", "1.2", "Missing child", "a" * 64),
            DefinitionUsed("pack", "DUR-2019", "2019.1"),
        ),
    ),
    grade=GradeGiven(
        SCALE, "grade-1", "inadequate", "Inadequate",
        "Risk was set at Medium because the pattern was familiar, although the child is looked "
        "after and known to be exploited. It was not reviewed in six hours of the night. Police "
        "protection was well reasoned and her voice was heard, but it ran 2 h 10 min past the "
        "legal limit.",
        graded_at=at("2020-06-18 16:00"), graded_by="Lead auditor", provenance=MADE,
    ),
    sections=SECTIONS,
    handling="Police and named safeguarding partners only. Contains information about children. "
    "Do not copy.",
    concerns=(CONCERN,),
    points=(
        PointJudged("D02", "Response to missing children not consistent", value="not_met",
                    reason="Being in care lowered concern", assessment_id="p1", provenance=MADE),
        PointJudged("D12", "THRIVE and oversight to be recorded", value="partly_met",
                    reason="Recorded, but not about this child", assessment_id="p2",
                    provenance=MADE),
        PointJudged("D11", "Police protection: reasons for using and ending it", value="met",
                    kind="strength", reason="Both in full", assessment_id="p3", provenance=MADE),
        PointJudged("D01", "Decisions, actions and plans to be recorded"),
    ),
    events=EVENTS,
    extracts=EXTRACTS,
    flags=(
        FlagDecided("flag-1", "CK-MC-07", "accept", MADE, "night of 11 Feb", "1.4", "b" * 64),
        FlagDecided("flag-2", "CK-PP-01", "explain", MADE, reason="No bed was free before 08:00."),
    ),
    actions=(
        ActionSet("action-1", "A-01", "Give exploitation information an owner within a day.", MADE,
                  ("D02",), "Head of safeguarding", "2020-06-19", "2020-07-31",
                  "Re-audit five cases in October"),
    ),
    feedback=(
        FeedbackGiven("feedback-1", "officer", MADE, "Response constable", "2020-07-16",
                      "2020-06-25", "Lead auditor", "receptive", "What the night meant for her.",
                      "Had not seen the exploitation marker."),
    ),
    systems=(
        SystemSeen("system-1", "Command and control", MADE, "2020-06-15"),
        SystemSeen("system-2", "Body-worn video", MADE, available=False, reason="Not kept"),
    ),
    other_audits=(OtherAudit("second", 1, "Auditor 2", "DS", at("2020-06-19 09:00"), agrees=True),),
    people=(PersonNamed("person-1", "Lead auditor", "D/Insp"),),
)  # fmt: skip


@pytest.fixture
def record() -> RecordContent:
    return RECORD


@pytest.fixture
def draft() -> RecordContent:
    """The same audit before it is signed."""
    audit = replace(RECORD.audit, state="draft", signed_at=None, signed_by="")
    return replace(RECORD, audit=audit)
