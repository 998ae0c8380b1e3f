"""Text to mentions and claims: parser, lexicons, and the gate that proves each claim against its quote."""

from dateline.coding.coder import ParserCoder

__all__ = ["ParserCoder"]
