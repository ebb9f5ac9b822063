from .editor import Editor
from .frozen import PublishedIsFrozen
from .meeting import FormerSlug, Meeting
from .participation import Mention, Participation
from .photo import Image, Photo
from .quote import Quote
from .remark import Remark
from .report import Report, ReportTopic
from .revision import Revision, UnsavedState
from .source import Source
from .source_check import SourceCheck, SourceSnapshot
from .source_record import SourceRecord
from .step import Step
from .topic import Topic
from .translation_unit import TranslationUnit
from .wording import Wording

__all__ = [
    "Editor",
    "FormerSlug",
    "Image",
    "Meeting",
    "Mention",
    "Participation",
    "Photo",
    "PublishedIsFrozen",
    "Quote",
    "Remark",
    "Report",
    "ReportTopic",
    "Revision",
    "Source",
    "SourceCheck",
    "SourceRecord",
    "SourceSnapshot",
    "Step",
    "Topic",
    "TranslationUnit",
    "UnsavedState",
    "Wording",
]
