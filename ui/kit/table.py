"""Tables of the program: rows with lines between, no grid, one current row with a bar.

Usage::

    table = Table("Cases")
    table.setModel(model)                 # plain text by DisplayRole, more by CELL:
    #   index.data(CELL) -> GradeCell("square", "Inadequate"), PillCell("Looked after", "acc"),
    #   ProgressCell(0.49, "49%"), FlagsCell(critical=1, high=4), IconCell("megaphone-fill", "red"),
    #   TextCell("DD20-MC-03", weight=500, colour="t1", code=False), TickCell(ticked=True)
    table.opened.connect(lambda index: ...)        # Enter or double click
    table.current_changed.connect(lambda index: ...)

J and K move as the arrows do. Alignment comes from TextAlignmentRole.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from ui.kit.grades import grade_badge_width, paint_grade_badge
from ui.kit.labels import PillTone, paint_pill, paint_severity, pill_width, severity_width
from ui.kit.list_keys import is_of_page, opens, walking
from ui.kit.paint import LEFT, ink, paint_bar, paint_text, text_width
from ui.kit.progress import THICK, paint_progress
from ui.kit.share import Share, paint_share
from ui.kit.sureness import paint_sureness, sureness_width
from ui.kit.tick import BOX
from ui.look import fonts, icons, metrics
from ui.look.style import draw_tick_box

if TYPE_CHECKING:
    from PySide6.QtCore import QPersistentModelIndex
    from PySide6.QtGui import QKeyEvent

    Index = QModelIndex | QPersistentModelIndex

CELL = Qt.ItemDataRole.UserRole + 40
SIDE = 6
FIRST = 8  # the first column stands off the bar of the current row
BAR_LENGTH = 44
SHARE_LENGTH = 220
MEASURED = 60
"""So many rows say how wide the columns are made."""


@dataclass(frozen=True, slots=True)
class TextCell:
    """Words with a weight and a colour; codes in their own font.

    Attributes:
        sure: how sure what they say is, 1 to 3, drawn before them; 0 for a link, none for nothing.
    """

    text: str
    weight: int = 400
    colour: str = "t1"
    code: bool = False
    size: int = 13
    sure: int | None = None


@dataclass(frozen=True, slots=True)
class GradeCell:
    """A grade's badge; bare for "No grade" in a list."""

    shape: str
    word: str


@dataclass(frozen=True, slots=True)
class PillCell:
    """A pill; no text draws nothing."""

    text: str
    tone: PillTone = "plain"


@dataclass(frozen=True, slots=True)
class ProgressCell:
    """A short bar with its words."""

    share: float
    text: str


@dataclass(frozen=True, slots=True)
class FlagsCell:
    """Open flags by severity; none is a dash."""

    critical: int = 0
    high: int = 0


@dataclass(frozen=True, slots=True)
class IconCell:
    """An icon; the model gives its meaning by AccessibleTextRole and ToolTipRole."""

    icon: str
    colour: str = "t2"


@dataclass(frozen=True, slots=True)
class TickCell:
    """A tick box in a row; the model gives its state by CheckStateRole as well."""

    ticked: bool
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class ShareCell:
    """A share with its interval; the words for it stand in other columns."""

    share: Share


Cell = ShareCell | TickCell | TextCell | GradeCell | PillCell | ProgressCell | FlagsCell | IconCell


def cell_width(cell: Cell) -> int:
    """How wide a cell's contents are."""
    match cell:
        case TickCell():
            return fonts.px(BOX)
        case ShareCell():
            return fonts.px(SHARE_LENGTH)
        case TextCell():
            return text_width(cell.text, _font(cell)) + _before(cell)
        case GradeCell():
            return grade_badge_width(cell.word, cell.shape)
        case PillCell():
            return pill_width(cell.text) if cell.text else 0
        case ProgressCell():
            return fonts.px(BAR_LENGTH) + 6 + text_width(cell.text, fonts.ui(12))
        case FlagsCell():
            counts = [str(n) for n in (cell.critical, cell.high) if n] or ["–"]
            return sum(severity_width(count) for count in counts) + 8 * (len(counts) - 1)
        case IconCell():
            return fonts.px(14)


def paint_cell(painter: QPainter, area: QRectF, cell: Cell, align: Qt.AlignmentFlag) -> None:
    """Draw the contents of a cell."""
    match cell:
        case TextCell():
            if cell.sure is not None:
                paint_sureness(painter, area, cell.sure)
                area = area.adjusted(_before(cell), 0, 0, 0)
            paint_text(painter, area, cell.text, _font(cell), cell.colour, align=align)
        case GradeCell():
            _paint_grade(painter, area, cell)
        case PillCell() if cell.text:
            width = min(pill_width(cell.text), int(area.width()))
            paint_pill(painter, _middle(area, width, metrics.pill()), cell.text, cell.tone)
        case ProgressCell():
            bar = _middle(area, fonts.px(BAR_LENGTH), THICK)
            paint_progress(painter, bar, cell.share)
            words = area.adjusted(bar.width() + 6, 0, 0, 0)
            paint_text(painter, words, cell.text, fonts.ui(12), "t1")
        case FlagsCell():
            _paint_flags(painter, area, cell)
        case ShareCell():
            paint_share(painter, area.adjusted(4, 0, -4, 0), cell.share)
        case TickCell():
            side = fonts.px(BOX)
            place = _middle(area, side, side)
            draw_tick_box(painter, place, ticked=cell.ticked, partly=False, enabled=cell.enabled)
        case IconCell() if cell.icon:
            side = fonts.px(14)
            place = QRectF(area.left(), area.top(), side, area.height())
            icons.paint(painter, place, cell.icon, cell.colour, 14)


def _before(cell: TextCell) -> int:
    """What stands before the words of a cell."""
    return 0 if cell.sure is None else sureness_width()


def _font(cell: TextCell) -> QFont:
    return fonts.mono(cell.size, cell.weight) if cell.code else fonts.ui(cell.size, cell.weight)


def _middle(area: QRectF, width: int, height: int) -> QRectF:
    top = round(area.top() + (area.height() - height) / 2)
    return QRectF(area.left(), top, width, height)


def _paint_grade(painter: QPainter, area: QRectF, cell: GradeCell) -> None:
    bare = not cell.shape
    width = min(grade_badge_width(cell.word, cell.shape), int(area.width()))
    paint_grade_badge(
        painter, _middle(area, width, metrics.pill()), cell.shape, cell.word, bare=bare
    )


def _paint_flags(painter: QPainter, area: QRectF, cell: FlagsCell) -> None:
    if not cell.critical and not cell.high:
        paint_text(painter, area, "–", fonts.ui(), "t3")
        return
    left = area.left()
    if cell.critical:
        place = QRectF(left, area.top(), area.right() - left, area.height())
        left = paint_severity(painter, place, "critical", str(cell.critical)) + 8
    if cell.high:
        place = QRectF(left, area.top(), area.right() - left, area.height())
        paint_severity(painter, place, "high", str(cell.high))


class RowDelegate(QStyledItemDelegate):
    """Paints cells, the line below a row, and the current row with its bar."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(cell_width(_cell_of(index)) + 2 * SIDE, metrics.table_row())

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area = QRectF(option.rect)
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(area, ink("acc-soft"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, ink("hover"))
        view = option.widget
        closed = isinstance(view, Table) and view.in_card
        if not (closed and index.row() + 1 == index.model().rowCount()):
            painter.setPen(QPen(ink("line"), 1))
            bottom = int(area.bottom()) - 1
            painter.drawLine(int(area.left()), bottom, int(area.right()), bottom)
        if selected and index.column() == 0:
            focused = isinstance(view, QWidget) and view.hasFocus()
            paint_bar(painter, area, "focus" if focused else "ctl")
        align = index.data(Qt.ItemDataRole.TextAlignmentRole)
        flags = Qt.AlignmentFlag(align) if align is not None else LEFT
        inner = area.adjusted(SIDE + (FIRST if index.column() == 0 else 0), 0, -SIDE, -1)
        paint_cell(painter, inner, _cell_of(index), flags | Qt.AlignmentFlag.AlignVCenter)


def _cell_of(index: Index) -> Cell:
    cell = index.data(CELL)
    if cell is None:
        text = index.data(Qt.ItemDataRole.DisplayRole)
        return TextCell("" if text is None else str(text))
    return cell  # type: ignore[no-any-return]


class Heading(QHeaderView):
    """Headings that ask for what their words need, and no more."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)

    @override
    def sectionSizeFromContents(self, logicalIndex: int) -> QSize:
        words = self.model().headerData(logicalIndex, self.orientation())
        first = FIRST if logicalIndex == 0 else 0
        width = text_width(str(words or ""), fonts.ui(12, 500)) + 2 * SIDE + first
        return QSize(width, super().sectionSizeFromContents(logicalIndex).height())


class Table(QTableView):
    """A table of rows to move in and to open.

    Args:
        name: what it lists, spoken.

    Signals:
        opened: Enter or a double click on a row.
        current_changed: another row is current.
    """

    opened = Signal(QModelIndex)
    current_changed = Signal(QModelIndex)

    in_card: ClassVar[bool] = False
    """Whether it is the last thing in a card, whose edge then closes its last row."""

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setItemDelegate(RowDelegate(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        head = Heading(self)
        self.setHorizontalHeader(head)
        head.setHighlightSections(False)
        head.setDefaultAlignment(LEFT)
        head.setSectionsMovable(False)
        head.setMinimumSectionSize(24)
        self.setProperty("elides", True)
        self.doubleClicked.connect(self.opened)
        self._measure()

    def _measure(self) -> None:
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(metrics.table_row())
        rows.setDefaultSectionSize(metrics.table_row())

    def fit_columns(self) -> None:
        """Make columns as wide as their headings and the first rows ask."""
        model = self.model()
        head = self.horizontalHeader()
        for column in range(model.columnCount()):
            cells = [
                cell_width(_cell_of(model.index(at, column)))
                for at in range(min(MEASURED, model.rowCount()))
            ]
            first = FIRST if column == 0 else 0
            title = head.sectionSizeFromContents(column).width()
            self.setColumnWidth(column, max(title, max(cells, default=0) + 2 * SIDE + first))

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.current_changed.emit(current)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if opens(event):
            if self.currentIndex().isValid():
                self.opened.emit(self.currentIndex())
        elif is_of_page(event):
            event.ignore()
        else:
            super().keyPressEvent(walking(event))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._measure()
