"""A file of a paper: fetched within bounds, checked like what people hand in, kept as an annex."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from ..outside import taking_over
from ..papers.annexes import Annex
from ..papers.models import Paper
from . import reading
from .client import Unreadable
from .taking import Taking, held, is_unchanged


def take_file(run: Taking, found: Any, paper: Paper) -> str:
    """Its id. Raises Unreadable, and ValidationError where the content is refused."""
    told = reading.checked(found, "File")
    outside_id, modified = reading.identity(told), reading.moment(told, "modified")
    row = held(Annex, outside_id)
    if reading.flag(told, "deleted", otherwise=False):
        return ""
    if row is not None and row.paper_id != paper.pk:
        raise Unreadable("is a file of another paper")
    if is_unchanged(row, modified):
        return outside_id
    where = reading.address(told, "downloadUrl") or reading.address(told, "accessUrl")
    if not where:
        raise Unreadable("says no address of its content")
    content = run.download(where)
    title = reading.text(told, "name", 200) or reading.text(told, "fileName", 200) or paper.number
    upload: SimpleUploadedFile = SimpleUploadedFile("file", content)
    with taking_over():
        if row is None:
            Annex.take(paper, upload, title, outside_id=outside_id, outside_modified=modified)
        else:
            row.outside_modified, row.deleted = modified, None
            row.renew(upload, title)
    run.counts["files"] += 1
    return outside_id
