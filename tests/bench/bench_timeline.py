"""The timeline keeps up with the hand: frames while zooming and panning, and opening.

Two kinds of budget. The peer is a QGraphicsScene of the same chips, a box with its words each, in a
view of the same size, moved along the same way. And a frame has a time of its own that the eye
allows; there, "bare" is that time. What is measured is the time of the processor: a frame waits for
nothing, so that is what it takes on a machine that does nothing else.
"""

from __future__ import annotations

import os
import random
import time
from itertools import cycle
from typing import TYPE_CHECKING

from measuring import Budget

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPixmap, QTransform
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QGraphicsItem,
    QGraphicsRectItem,
    QGraphicsScene,
    QGraphicsSimpleTextItem,
    QGraphicsView,
)

from ddaudit_desktop.definitions import catalogue
from ddaudit_desktop.timeline.chip_rows import MOST_ROWS
from ddaudit_desktop.timeline.marks import HOUR, Lane, Mark, Timeline, make_timeline
from ui.look import theme
from ui.pages.case.timeline.view import TimelineView

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

WIDTH, HEIGHT = 1280, 800
FRAMES = 200
SOME_FRAMES = 15
"""Where a frame of the peer takes a second; the way begins with everything in sight."""
HOURS = 3000.0
BEGIN = 1_580_000_000.0
STEP = 1.1
LANES = (
    Lane("child:1", "child", "Child A"),
    Lane("child:2", "child", "Child B"),
    Lane("control_room", "control_room", "Control room"),
    Lane("response", "response", "Response"),
    Lane("supervision", "supervision", "Supervision"),
    Lane("partners", "partners", "Partners"),
    Lane("investigation", "investigation", "Investigation"),
)
WAY = (
    *((STEP, 0.0) for _ in range(45)),
    *((1.0, 0.04) for _ in range(55)),
    *((1 / STEP, 0.0) for _ in range(45)),
    *((1.0, 0.02) for _ in range(10)),
    *((STEP, 0.01) for _ in range(22)),
    *((1 / STEP, -0.01) for _ in range(23)),
)
"""Each of the 200 frames: how much closer, and how far to the right as a share of the width."""


def marks(number: int) -> list[Mark]:
    """Events at random instants, with the words of real kinds and a minute of their own."""
    rng = random.Random(7)
    kinds = list(catalogue().event_kinds.values())
    made = []
    for n in range(number):
        kind, start = rng.choice(kinds), BEGIN + rng.uniform(0, HOURS * HOUR)
        minute = int(start / 60) % 1440
        clock = f"{minute // 60:02}:{minute % 60:02}"
        made.append(
            Mark(
                f"e{n}", rng.choice(LANES).key, start, start, "exact",
                clock, kind.short, f"{kind.word} {n}", "Log 1", kind.id,
            )
        )  # fmt: skip
    return made


def application() -> QApplication:
    """The one application, in our look."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply(app, "light", 100)
    return app


class Sheet:
    """What frames are painted on; painting starts when it is asked for, and ends before the answer.

    A window only paints when its loop turns, and then not at a moment of ours.
    """

    def __init__(self) -> None:
        self._pixmap = QPixmap(WIDTH, HEIGHT)

    def paint(self, area: QAbstractScrollArea) -> None:
        """Paint a frame."""
        area.viewport().render(self._pixmap)


def ours(timeline: Timeline) -> Callable[[float, float], float]:
    """Our drawing; a call moves it on by one frame and gives the seconds that took."""
    view = TimelineView()
    view.resize(WIDTH, HEIGHT)
    view.set_timeline(timeline)
    view.show()
    sheet = Sheet()
    sheet.paint(view)

    def frame(closer: float, right: float) -> float:
        begun = time.process_time()
        if closer != 1.0:
            view.zoom(closer, view.plot_width / 2)
        if right:
            view.pan(right)
        sheet.paint(view)
        return time.process_time() - begun

    return frame


def peer(timeline: Timeline) -> Callable[[float, float], float]:
    """The same chips as items of a scene, in as many rows as our lanes have."""
    view = QGraphicsView()
    scene = QGraphicsScene(view)
    view.setScene(scene)
    lane_height = HEIGHT / len(LANES)
    row_height = lane_height / MOST_ROWS
    for lane, placed in enumerate(timeline.by_lane.values()):
        for at, mark in enumerate(placed):
            box = QGraphicsRectItem(QRectF(0, 0, 110, row_height - 4))
            box.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
            box.setBrush(Qt.GlobalColor.white)
            words = QGraphicsSimpleTextItem(mark.label, box)
            words.setPos(6, 2)
            top = lane * lane_height + at % MOST_ROWS * row_height
            box.setPos((mark.start - BEGIN) / HOUR, top)
            scene.addItem(box)
    scene.setSceneRect(0, 0, HOURS, HEIGHT)
    view.setFrameShape(QGraphicsView.Shape.NoFrame)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.resize(WIDTH, HEIGHT)
    view.setTransform(QTransform.fromScale(WIDTH / HOURS, 1))
    view.show()
    sheet = Sheet()
    sheet.paint(view)

    def frame(closer: float, right: float) -> float:
        begun = time.process_time()
        if closer != 1.0:
            view.scale(closer, 1)
        if right:
            bar = view.horizontalScrollBar()
            bar.setValue(bar.value() + round(right * WIDTH))
        sheet.paint(view)
        return time.process_time() - begun

    return frame


def along(frame: Callable[[float, float], float]) -> Callable[[], float]:
    """A call that goes one frame further along the way, again and again."""
    way = cycle(WAY)
    return lambda: frame(*next(way))


def worst(frame: Callable[[float, float], float]) -> float:
    """The slowest frame of one way."""
    return max(frame(*step) for step in WAY)


def opened(found: Sequence[Mark]) -> float:
    """From events to the first frame."""
    sheet = Sheet()
    begun = time.process_time()
    view = TimelineView()
    view.resize(WIDTH, HEIGHT)
    view.set_timeline(make_timeline(LANES, found))
    view.show()
    sheet.paint(view)
    taken = time.process_time() - begun
    view.close()
    return taken


def allowed(milliseconds: float) -> Callable[[], float]:
    """The time that the eye allows."""
    return lambda: milliseconds / 1000


def budgets(folder: Path) -> Iterator[Budget]:
    app = application()
    few, many = marks(10_000), marks(100_000)
    # First of all: a scene of 100,000 items that is still there slows whatever is made beside it.
    yield Budget("timeline of 10,000, opened", 1, allowed(300), lambda: opened(few), 9)
    yield Budget("timeline of 100,000, opened", 1, allowed(300), lambda: opened(many), 9)
    for found, number, median, ratio, rounds in (
        (few, "10,000", 16, 0.5, FRAMES),
        (many, "100,000", 30, 0.1, SOME_FRAMES),
    ):
        timeline = make_timeline(LANES, found)
        frame, other = ours(timeline), peer(timeline)
        name = f"timeline of {number}"
        yield Budget(f"{name}, beside a scene", ratio, along(other), along(frame), rounds)
        yield Budget(f"{name}, median frame", 1, allowed(median), along(frame), FRAMES)
    timeline = make_timeline(LANES, few)
    frame = ours(timeline)
    yield Budget("timeline of 10,000, worst of 200 frames", 1, allowed(33), lambda: worst(frame), 5)
    app.closeAllWindows()
