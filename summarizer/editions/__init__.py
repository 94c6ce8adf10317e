"""Stories → one edition; what differs between two; keeping them.

briefing.py     the flow: stories → Briefing; the file to read first
ranking.py      which story comes first, and why            topics.py    what the reader asks for
pruning.py      fewer claims, nothing dangling              leaving.py   what is not told again
evidence.py     the last check on the way out
comparison.py   what differs between two editions
keeping.py      a folder of editions, one file a day
"""

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
