"""Stories → Briefing: ranking, limits, the last check on the way out, and what differs between two editions."""

from summarizer.editions.briefing import make_briefing
from summarizer.editions.comparison import Comparison, Revision, StoryComparison, compare
from summarizer.editions.evidence import check_evidence

__all__ = [
    "Comparison",
    "Revision",
    "StoryComparison",
    "check_evidence",
    "compare",
    "make_briefing",
]
