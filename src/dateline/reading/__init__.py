"""Bytes to text with exact offsets, metadata, sentences."""

from dateline.reading.decode import decode
from dateline.reading.language import language_of
from dateline.reading.limits import ReadingLimits
from dateline.reading.offsets import map_back
from dateline.reading.page_worker import PageWorker
from dateline.reading.published import PrintedDate
from dateline.reading.reader import LANGUAGE, read_article
from dateline.reading.sentences import split_sentences

__all__ = [
    "LANGUAGE",
    "PageWorker",
    "PrintedDate",
    "ReadingLimits",
    "decode",
    "language_of",
    "map_back",
    "read_article",
    "split_sentences",
]
