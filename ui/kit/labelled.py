"""A label above its field, with help below: the field takes its name from the label."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.kit.labels import Label


class Labelled(QWidget):
    """One field of a dialog or step.

    Args:
        text: the label; it becomes the accessible name of the field.
        field: the widget to fill in.
        hint: a line of help below, also the field's accessible description.
        beside: a button at the right of the field.
    """

    def __init__(
        self,
        text: str,
        field: QWidget,
        hint: str = "",
        *,
        beside: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._label = Label(text, "strong")
        self._label.setBuddy(field)
        self._field = field
        field.setAccessibleName(text)
        self.hint = Label(hint, "small t2", wrap=True, parent=self)
        self.hint.setHidden(not hint)
        if hint:
            field.setAccessibleDescription(hint)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(self._label)
        row = QHBoxLayout()
        row.setSpacing(8)
        fixed = field.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Fixed
        row.addWidget(field, 0 if fixed else 1)
        if fixed:
            row.addStretch(1)
        if beside is not None:
            row.addWidget(beside)
        box.addLayout(row)
        box.addWidget(self.hint)
        box.addStretch(1)

    def set_label(self, text: str) -> None:
        """Ask for something else in the same field."""
        self._label.setText(text)
        self._field.setAccessibleName(text)

    def say(self, hint: str, look: str = "small t2") -> None:
        """Show another line below the field, such as what is wrong with it."""
        self.hint.set_look(look)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
