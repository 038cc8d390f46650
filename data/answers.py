"""The answer of /data as JSON, and the digest that names the data behind a picture."""

import hashlib
import json

from data import links
from data.dataset import Dataset
from data.selection import Selection
from data.summaries import Summary
from data.views import PUBLISHED


def to_json(view: str, selection: Selection, dataset: Dataset) -> bytes:
    """Rows, what they were chosen by, and their sources."""
    summary: Summary = PUBLISHED[view].summarise(selection, dataset)
    sources = [dataset.source_cards[source] for source in summary.sources]
    chosen = {"selection": links.serialize(selection, dataset), "filters_applied": summary.filters_applied}
    answer = {**chosen, "rows": PUBLISHED[view].rows_of(summary), "sources": sources}
    return json.dumps(answer, ensure_ascii=False, allow_nan=False).encode()


def content_hash(body: bytes) -> str:
    """Names the content of an answer."""
    return hashlib.sha256(body).hexdigest()[:32]


def digest(view: str, selection: Selection, dataset: Dataset) -> str:
    """Names the data behind a picture of the view, whatever its language and theme.

    It is the beginning of the ETag of the JSON answer in Chinese.
    """
    return content_hash(to_json(view, selection.replace(lang="zh", theme="light"), dataset))[:16]
