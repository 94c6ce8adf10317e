"""English dates: when something is said to have happened, as precisely as the words say and no more.

    find_dates("The bridge fell on Monday.", date(2025, 4, 30))
    → (DateMention(start=19, end=25, when=When(start=2025-04-28, end=2025-04-28, precision="day",
                                               basis="derived", as_written="Monday")),)

`basis` is "stated" where the words alone give the date, "derived" where the article's date or an earlier full mention
was needed. What cannot be resolved keeps its precision, without bounds: "April 28" is `month_day`, "in September"
`month`, "yesterday" `undated`. One open bound: "since March 1" has no end, "by Friday" and "until May" no start.

finding.py     text → dates; the file to read first
reading.py     text → date phrases, not yet resolved
patterns.py    how dates are written
phrase.py      a date phrase, and what its words are called in numbers
resolving.py   a phrase → its first and last day: days, months, seasons, weekdays
relative.py    … for "yesterday", "last week", "three days ago"
span.py        first and last day of something
"""

from summarizer.language.dates.finding import DateMention, find_dates

__all__ = ["DateMention", "find_dates"]
