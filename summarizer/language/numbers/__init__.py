"""English quantities: what is counted, how many, and how sure the wording is.

    find_quantities("Police said at least 1.2 million people fled in 2024.")
    → (Quantity(low=1200000.0, high=None, unit="", qualifier="at_least", noun="person", …,
                as_written="at least 1.2 million people"),)

How bounds are kept (an open bound is None):

    14               low 14   high 14     exact        11,000 to 12,000    low 11000  high 12000  exact
    about 14         low 14   high 14     about        several, a few      low 3      high None   about
    at least 14      low 14   high None   at_least     dozens, hundreds    low 24, 200 …  None    at_least
    as many as 14    low None high 14     at_most      a third             low = high = 0.333…    unit "share"

Calendar dates, years, clock times, ordinals, list marks, addresses and names with digits are not quantities.

finding.py       text → quantities; the file to read first
skipping.py      digits that are a date, a year, a name …
reading.py       one number, in digits or words
ranges.py        two numbers that belong together
surroundings.py  the qualifier before a number, the unit and the noun after it
nouns.py         what is counted
states.py        what befell those counted
comparing.py     when two quantities agree
units.py         units that measure one thing
quantity.py      what all this is about
words.py         the tables
"""

from summarizer.language.numbers.comparing import compatible, supports
from summarizer.language.numbers.finding import find_quantities
from summarizer.language.numbers.nouns import first_noun, noun_key
from summarizer.language.numbers.quantity import Bounds, Quantity
from summarizer.language.numbers.units import in_base

__all__ = ["Bounds", "Quantity", "compatible", "find_quantities", "first_noun", "in_base", "noun_key", "supports"]
