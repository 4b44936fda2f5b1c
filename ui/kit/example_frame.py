"""The frame of the window with invented contents, for the gallery and the tests of the kit."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.buttons import DangerButton
from ui.kit.case_header import CaseHeader
from ui.kit.fields import MomentField
from ui.kit.labelled import Labelled
from ui.kit.labels import Pill
from ui.kit.nav_rail import NavItem, NavRail
from ui.kit.panels import Banner
from ui.kit.segmented import Segment, Segmented
from ui.kit.sheet import Sheet
from ui.kit.status_bar import StatusBar
from ui.kit.tab_strip import TabItem, TabStrip
from ui.kit.text_area import TextArea
from ui.kit.top_bar import TopBar

MENUS = ("&File", "&Edit", "&View", "&Audit", "&Case", "&Help")


class ExampleFrame(QWidget):
    """Top bar, navigation, head and tabs of a case, status bar; the middle is left empty."""

    def __init__(self, *, collapsed: bool) -> None:
        super().__init__()
        self.top = TopBar()
        for menu in MENUS:
            self.top.menu_bar.addMenu(menu)
        self.top.set_marking("OFFICIAL-SENSITIVE", "Police and named safeguarding partners only")
        self.nav = _navigation()
        self.nav.set_collapsed(collapsed)
        self.status = _status()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.top)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.nav)
        case = QVBoxLayout()
        case.setSpacing(0)
        self.head, self.tabs = _head(), _tabs()
        case.addWidget(self.head)
        case.addWidget(self.tabs)
        case.addStretch(1)
        middle.addLayout(case, 1)
        outer.addLayout(middle, 1)
        outer.addWidget(self.status)

    def sheet_area(self) -> QRect:
        """What a sheet covers: all between top bar and status bar."""
        top = self.top.geometry().bottom() + 1
        return QRect(0, top, self.width(), self.status.geometry().top() - top)


def _navigation() -> NavRail:
    nav = NavRail(
        [
            NavItem("overview", "squares-four", "Overview", "Ctrl+1"),
            NavItem("cases", "folder-open", "Cases", "Ctrl+2"),
            NavItem("concerns", "megaphone", "Concerns", "Ctrl+3"),
            NavItem("actions", "check-square-offset", "Actions", "Ctrl+4"),
            NavItem("records", "files", "Records", "Ctrl+6"),
        ],
        foot=[
            NavItem("settings", "gear-six", "Settings"),
            NavItem("lock", "lock-simple", "Lock now", "Ctrl+L", shows_keys=True),
        ],
    )
    nav.set_current("cases")
    nav.set_count("cases", "20")
    nav.set_count("concerns", "1", "1 not acknowledged", hot=True)
    nav.set_count("actions", "7")
    nav.set_who("Auditor 1", "Lead auditor · D/Insp")
    return nav


def _status() -> StatusBar:
    bar = StatusBar()
    bar.set_saved("Saved 14:32:07")
    bar.set_kept("Encrypted")
    bar.set_lock("Locks in 12 min")
    bar.set_hints(
        [
            (("Y", "P", "N", "R", "A"), "Answer"),
            (("J", "K"), "Move"),
            (("Enter",), "Note"),
            (("Esc",), "Leave note"),
            (("F8",), "Next flag"),
            (("Ctrl+Z",), "Undo"),
        ]
    )
    return bar


def _head() -> CaseHeader:
    head = CaseHeader()
    head.set_case(
        "DD20-MC-03",
        "Child A",
        [
            ("14 years", "plain"),
            ("Looked after", "acc"),
            ("Missing child + police protection", "plain"),
            ("11–15 Feb 2020", "plain"),
        ],
    )
    head.set_progress(48, 97)
    head.set_flags(critical=1, high=4)
    head.set_minutes(48)
    return head


def _tabs() -> TabStrip:
    tabs = TabStrip(
        [
            TabItem("form", "Form", "Alt+1"),
            TabItem("timeline", "Timeline", "Alt+2"),
            TabItem("grading", "Grading", "Alt+3"),
            TabItem("record", "Record", "Alt+4"),
        ]
    )
    tabs.set_current("form")
    tabs.set_count("form", "48/97")
    tabs.set_count("timeline", "24 events")
    tabs.set_count("grading", "2/6 points")
    text = "Concern raised 11:52, acknowledged 12:10"
    tabs.add_right(Pill(text, "grn", icon="check-circle-fill", shrinks=True))
    return tabs


def concern_sheet(window: QWidget) -> Sheet:
    """The form of a concern as in the design, without its acts."""
    sheet = Sheet(window, "Raise an immediate concern", width=640)
    sheet.body.addWidget(
        Banner(
            "red",
            "Tell someone now, by your normal route.",
            "This tool sends nothing. Ring the duty supervisor or social care, then record here "
            "that you did. You can save with only the first box filled.",
            icon="phone-call",
        )
    )
    why = TextArea("What is unsafe now, and why now?", min_lines=3)
    sheet.body.addWidget(Labelled("What is unsafe now, and why now?", why))
    how = Segmented(
        [
            Segment("phone", "Phone"),
            Segment("person", "In person"),
            Segment("radio", "Radio"),
            Segment("other", "Other"),
        ],
        name="How",
        stretch=True,
    )
    how.set_value("phone")
    when = MomentField("When did you tell them?", "18 Jun 2020 11:52", now_keys="Alt+N")
    pair = QHBoxLayout()
    pair.setSpacing(16)
    pair.addWidget(Labelled("When did you tell them?", when), 1)
    pair.addWidget(Labelled("How", how), 1)
    sheet.body.addLayout(pair)
    sheet.note.setText("Cannot be deleted. Reminds you until acknowledged. Printed first.")
    sheet.set_finish(DangerButton("Save concern", keys="Ctrl+Enter", measure="dialog"))
    return sheet


def make_frame(*, collapsed: bool, sheet: bool) -> QWidget:
    """The frame at the size of the design, perhaps with a sheet over it."""
    frame = ExampleFrame(collapsed=collapsed)
    frame.resize(1440, 870)
    frame.show()
    if sheet:
        concern_sheet(frame).present()
    return frame
