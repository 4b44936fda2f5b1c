"""The strip below a question that says what the case knows already, with one button to take it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.kit.panels import SuggestionStrip

if TYPE_CHECKING:
    from ddaudit_desktop.form.suggestions import Suggestion


class QuestionSuggestion(SuggestionStrip):
    """What is suggested for one question; gone while nothing is.

    Args:
        question_id: the question below which it stands.
    """

    def __init__(self, question_id: str) -> None:
        super().__init__("", "")
        self._question_id = question_id

    def show_suggestion(self, suggestion: Suggestion | None) -> None:
        """Say what is suggested; the focus is not here any more when nothing is."""
        if suggestion is not None:
            self.set_words(suggestion.words, suggestion.action, name=self._question_id)
        self.setVisible(suggestion is not None)
