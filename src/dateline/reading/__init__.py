"""Bytes to text with exact offsets, metadata, sentences."""

from dateline.reading.sentences import split_sentences

__all__ = ["split_sentences"]
