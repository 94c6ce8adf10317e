"""Stories → Briefing: ranking, limits, the last check on the way out; what differs between two; keeping them."""

from summarizer.editions.briefing import make_briefing
from summarizer.editions.comparison import Comparison, Revision, StoryComparison, compare
from summarizer.editions.evidence import check_evidence
from summarizer.editions.keeping import edition_of, editions_before, keep_edition, latest_editions

__all__ = [
    "Comparison",
    "Revision",
    "StoryComparison",
    "check_evidence",
    "compare",
    "edition_of",
    "editions_before",
    "keep_edition",
    "latest_editions",
    "make_briefing",
]
