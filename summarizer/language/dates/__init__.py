"""English dates: when something is said to have happened, as precisely as the words say and no more.

    find_dates("The bridge fell on Monday.", date(2025, 4, 30))
    → (DateMention(start=19, end=25, when=When(start=2025-04-28, end=2025-04-28, precision="day",
                                               basis="derived", as_written="Monday")),)

`basis` is "stated" where the words alone give the date, "metadata" where it is the article's own date ("today"), and
"derived" where it was worked out from that date or from an earlier full mention. What cannot be resolved keeps its
precision, without bounds: "April 28" is `month_day`, "in September" `month`, "yesterday" `undated`. One open bound:
"since March 1" has no end, "by Friday" and "until May" no start.

finding.py     text → dates; the file to read first
reading.py     text → date phrases, not yet resolved
patterns.py    how dates are written
phrase.py      a date phrase, and what its words are called in numbers
resolving.py   a phrase → its first and last day: days, months, seasons, weekdays
relative.py    … for "yesterday", "last week", "three days ago"
tense.py       whether the clause says that its date is to come, or comes round every year
saying.py      whether a date is that of saying it
clauses.py     whether a date belongs to the sentence's own deed
span.py        first and last day of something
"""

from summarizer.language.dates.clauses import is_aside, is_beside
from summarizer.language.dates.finding import DateMention, find_dates

__all__ = ["DateMention", "find_dates", "is_aside", "is_beside"]
