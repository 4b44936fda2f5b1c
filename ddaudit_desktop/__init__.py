"""The audit itself, with no screen: what is asked, checked, graded, recorded and filed."""

from __future__ import annotations

__version__ = "0.1.0"
