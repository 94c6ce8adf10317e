"""What text means, without a model: sentences, numbers, dates, names, negation, attribution, similarity.

Pure functions on plain text. Offsets count Unicode code points. English is complete; in other languages
the word rules find less, and verification says `unchecked` where it had no rule to apply.
"""
