"""A timeline on one page, put into a folder to print or to hand on.

It leaves like any record: written under a temporary name, read back and compared, never in place of
another file, and kept in the access log with who got it and why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.errors import AlreadyExists, NotAllowed, ReadOnlyStore
from ddaudit_desktop.placing import check_folder, folder_told, place_new

if TYPE_CHECKING:
    from pathlib import Path

    from db.store import Store
    from ddaudit_desktop.timeline.content import TimelineContent


def export_timeline(
    store: Store,
    audit_id: str,
    content: TimelineContent,
    path: Path,
    *,
    recipient: str,
    purpose: str,
) -> str:
    """Write the page to a file that is not there yet; its hash as read back from the disk.

    Args:
        store: where the disclosure is logged; somebody has to be signed in.
        audit_id: the audit that the timeline belongs to.
        content: what the page says.
        path: where it goes; its folder has to exist.
        recipient: who gets it; the access log keeps it.
        purpose: why; the access log keeps it.

    Raises:
        KnownError: the disclosure cannot be logged, a file of that name is there, or its folder
            does not take it; then nothing was written.
    """
    if store.read_only:
        raise ReadOnlyStore(
            f"{store.path.name} is open for reading only, so handing on its timeline could not be "
            "recorded in it. Copy it to a folder where you may write, and export from the copy."
        )
    if not store.person_id:
        raise NotAllowed("Say who you are first: every export is recorded with its author.")
    from ddaudit_desktop.record.pdf.timeline_page import timeline_pdf

    path = path.absolute()
    check_folder(path.parent)
    data = timeline_pdf(content)
    with folder_told(path.parent):
        try:
            digest = place_new(path, data)
        except FileExistsError as error:
            raise AlreadyExists(
                f"{path.name} is there already and is not written over. Choose another name."
            ) from error
    try:
        store.log_access("disclosure", "audit", audit_id, recipient=recipient, reason=purpose)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return digest
