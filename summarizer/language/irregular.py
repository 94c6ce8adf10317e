"""Irregular verbs of English: forms that no rule leads back to their verb.

Left out are forms that are more often another word: "left", "found", "saw", "wound", "ground", "bound", "lay", "fed",
"struck" (of quakes, where "strike" is of workers).
"""

from __future__ import annotations

_VERBS = """
arise arose arisen|beat beaten|become became|begin began begun|bend bent|blow blew blown|break broke broken
bring brought|build built|burn burnt|buy bought|catch caught|choose chose chosen|cling clung|come came|creep crept
deal dealt|dig dug|draw drew drawn|drink drank|drive drove driven|eat ate eaten|fall fell fallen|feel felt
fight fought|flee fled|fly flew flown|forbid forbade forbidden|forget forgot forgotten|freeze froze frozen|get got
give gave given|go went gone|grow grew grown|hang hung|hear heard|hide hid hidden|hold held|keep kept
know knew known|lead led|leap leapt|learn learnt|lend lent|lose lost|make made|mean meant|meet met
mislead misled|overcome overcame|overrun overran|oversee oversaw overseen|overtake overtook overtaken
overthrow overthrew overthrown|pay paid|rebuild rebuilt|retake retook retaken|rewrite rewrote rewritten
ride rode ridden|ring rang rung|rise rose risen|run ran|say said|seek sought|sell sold|send sent|shake shook shaken
shoot shot|show shown|shrink shrank shrunk|sing sang sung|sink sank sunk sunken|sit sat|slay slew slain|sleep slept
speak spoke spoken|spend spent|spill spilt|spin spun|spring sprang sprung|stand stood|steal stole stolen|stick stuck
swear swore sworn|sweep swept|swim swam swum|take took taken|teach taught|tear tore torn|tell told
think thought|throw threw thrown|undergo underwent undergone|understand understood|undertake undertook undertaken
uphold upheld|wake woke woken|wear wore worn|win won|withdraw withdrew withdrawn|withhold withheld
withstand withstood|write wrote written
"""
BASE_OF = {
    form: base
    for base, *forms in (verb.split() for line in _VERBS.split("\n") for verb in line.split("|") if verb)
    for form in forms
}
"""Form → its verb."""
