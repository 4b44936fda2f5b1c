"""The timeline of a case: lanes, events, gaps, and the same as a list."""

from ui.pages.case.timeline.tab import TimelineTab

__all__ = ["TimelineTab"]
