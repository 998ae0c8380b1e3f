"""Who says what in an article, and the voice that a stretch of it is told in."""

from dateline.coding.speech.attribution import find_speech
from dateline.coding.speech.speaker import read_speaker
from dateline.coding.speech.voice import FramesByPlace, voice_from, voice_of

__all__ = ["FramesByPlace", "find_speech", "read_speaker", "voice_from", "voice_of"]
