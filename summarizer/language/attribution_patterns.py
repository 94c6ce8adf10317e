"""The words of attribution: verbs of saying, cues, and the nouns that speakers are called by.

Only patterns; what they mean together is decided in `speaking` and `speakers`. Each repetition is bounded or
disjoint from what follows it, so that no text makes them slow.
"""

from __future__ import annotations

import re

# Said of people and bodies alone, and never a noun: these need no words after them.
_ALWAYS = (
    r"said|says|told|tells|stated|announced|announces|warned|warns|confirmed|confirms|denied|denies|insisted|"
    r"insists|claimed(?! (?:the|an?|his|her|its|their)\b)|estimated|stressed|stresses|noted|emphasi[sz]e[sd]|"
    r"explained|explains|argued|argues|acknowledged|acknowledges|admitted|admits|alleged|alleges|replied|replies|"
    r"wrote|writes(?! (?:about|for))|predicted|predicts|expects|suggested|suggests|believes(?! in\b)|disclosed|"
    r"recalled|recalls|spoke of|spoken of|rejects|rejected|blames|accuses|accused|conceded|concedes|revealed|contended|"
    r"contends|asserted|asserts|cautioned|cautions|remarked|quipped|joked|urged|urges|blamed(?! for)|"
    r"reported(?! from)"
)
# Nouns, or verbs of other things too ("claims", "added"): only with such words after them.
_WITH_CLAUSE = (
    r"(?:answer(?:s|ed)|shouted|continued|complained|vowed|pledged|tweeted|commented|wondered|notes|reports|"
    r"testified|demanded|adds|added|maintains|maintained|agrees?|agreed|concludes?|concluded|observes|observed|"
    r"responds|responded|counters|countered|declares|declared|repeats|repeated|promises|promised|lamented|"
    r"estimates|say|argue|insist|warn|believe|asked|asks)"
    r"(?=\s+that\b|\s*[,.:;”]|\s*$|\s+(?:on|in)\s+(?:[A-Z]|an?\b|parliament\b|court\b)|\s+[A-Z]\w+day\b)"
    r"|(?:adds|added|claims|reports|say|argue|insist|warn|believe)(?=\s+(?:he|she|it|they|there)\b)"
    r"|(?:states|claims)(?=\s+that\b)|say(?=\s+the\b)|repeated(?=\s+(?:his|her|its|their)\b)|promised(?=\s+to\b)"
    r"|declared(?=\s+(?:a|an|the|victory)\b)"
    r"|(?:raised|raises|lowered|lowers|revised|revises)(?=\s+(?:its|his|her|their)\s+(?:estimate|toll|figure|count|tally))"
    r"|(?:lists?|shows?|showed)(?=\s+(?:that\b|about\b|around\b|at least\b|\d)|\s*,)"
    r"|estimates(?=\s+(?:[A-Z]|\d|about\b|around\b|at least\b|between\b))"
    r"|(?:calls|called)(?=\s[^.;“”\"]{1,80}\s(?:an? |the )?[“‘\"'])"
    r"|(?:calls|called)(?=\s+(?:”|(?:it|the|those|on|for|him|her|them|this|that|his|its|their|a|an)\b))"
    r"|(?:put|puts) the(?=\s[^.;]{1,60}?\s(?:at|down to)\s[^.;]{0,20}?(?:\d|dozens|hundreds|thousands))"
)
VERB = re.compile(
    rf"\b(?:(?:has|have|had)\s+(?:\w+ly\s+)?)?"
    rf"(?:(?:{_ALWAYS}|{_WITH_CLAUSE})\b(?!\s+(?:by|to\s+have|as)\b)|rejected(?=\s+as\s))"
)
# After quoted or reported words the verb may stand before its subject: "…”, added Ros".
INVERTED_VERB = re.compile(rf"(?:{_ALWAYS}|added|adds|asked|asks|answered|agreed|recounted|responded|concluded)$")
# The subject of these stands before the comma, usually at the start: "Ros left early, saying …".
PARTICIPLE = re.compile(
    r"[,”]\s+(?:and\s+)?(?P<cue>saying|warning|stating|noting|arguing|insisting|"
    r"(?:adding|claiming)(?=\s+(?:that|he|she|it|they|there)\b|\s*[,:”]))\b"
)
QUOTED_AS = re.compile(r"\b(?:was|were|is|has been|have been) quoted (?:by (?P<by>[^,.;:”]{1,80}?) )?as saying\b")
# Verbs with which a report passes on what somebody else said.
RELAYING = re.compile(r"\b(?:reported|reports|cited|quoted|narrated|relayed)\b(?!\s+(?:by|to)\b)")

_TITLE_DOT = r"\b(?:Gen|Sgt|Dr|Mr|Mrs|Ms|Col|Lt|Capt|Maj|Prof|Sen|Rep|Gov|Adm|St)\."
ACCORDING = re.compile(
    rf"\b[Aa]ccording to\s+(?P<source>(?:{_TITLE_DOT}|[^.;:()“”\"]|\.(?=\S)){{1,200}}?)"
    r"(?=,?\s+(?:who|which|cited|citing)\b|[.;:()”\"]|,|$)"
)
CITED = re.compile(
    r"\b(?:(?:cited|quoted|reported|carried) by|"
    r"through(?=\s+[^,.;:()“”\"]{0,40}\b(?:news agency|media|broadcaster|television|newspaper)\b))"
    r"\s+(?P<source>[^,.;:()“”\"]{1,120}?)(?=\s+that\b|[,.;:()“”\"]|$)"
)
# Whom the speaker relies on in turn: the links run the other way round.
CITING = re.compile(r"\bciting\s+(?P<source>[^,.;:()“”\"]{1,120})")
# Who can be such a source: somebody, a body or a paper by its last word. "Citing the heat" gives a reason.
SOURCE_HEAD = re.compile(
    r"^(?:the |an? |its |their |his |her )?(?P<head>[^,]*?)(?= of | in | from | by | at | that | who |$)", re.I
)
PEOPLE_WORD = re.compile(
    r"(?!(?:numbers|matters|orders|powers|letters|factors|errors)$)\w+(?:ers|ors|ists|ians|ants|ees)", re.I
)
TOLD = re.compile(
    r"\b(?:told|telling|tells)\s+(?P<hearer>[^,.;:“”\"]{1,120}?)"
    r"(?=\s+(?:that|on|in|at|by|when|during|earlier|how|he|she|it|they)\b|[,.;:“”\"]|$)"
)
# Whoever is questioned speaks to them alone: papers have it from these.
QUESTIONERS = re.compile(
    r"(?:[\w'’-]+ ){0,4}(?<!of )(?:interrogators|investigators|detectives|police|prosecutors|inspectors)"
)
HEARERS = re.compile(
    r"(?:reporters|journalists|parliament|lawmakers|the (?:court|council|assembly|newspaper)|him|her|them|us|me|people|"
    r"officers)\b",
    re.IGNORECASE,
)
OWN_PAPER = re.compile(
    r"(?:this (?:paper|newspaper|reporter|outlet|magazine)|our (?:reporter|correspondent))", re.IGNORECASE
)
# Who passes on what it is told; anybody else who is told something is only a hearer.
MEDIA = re.compile(
    r"^[A-Z]{2,5}$|\b(?:Reuters|Interfax|Bloomberg|Xinhua|Yonhap|TASS|Wire|Post|Courier|Ledger|Times|News|Agency|Press|"
    r"Herald|Tribune|Review|Journal|Gazette|Guardian|Observer|Mail|Star|Standard|Television|Radio|TV|Broadcasting|"
    r"Magazine)\b"
)
# One that has no name is a link all the same.
SOME_MEDIUM = re.compile(
    r"(?:an?|the) (?:[a-z-]+ ){0,2}(?:(?:radio|television|TV) (?:station|channel|programme|show)|broadcaster|newspaper|"
    r"news (?:agency|site|website|channel))"
)
DOCUMENT = re.compile(
    r"^(?:the |its |an? )?(?:Article|Section|Clause|Chapter|Law|Treaty|plan|schedule|rules?|agreement)\b"
)

PRONOUN = re.compile(r"(?:he|she|it|they|one of them)", re.IGNORECASE)
POSSESSIVE = re.compile(r"(?:his|her|their|its) (?P<noun>[a-z ]+)", re.IGNORECASE)
DEFINITE = re.compile(r"[Tt]he (?P<noun>[A-Za-z]+)")  # "the company", "the Chairman": somebody just named

# What speakers without a name are called.
ANONYMOUS = re.compile(
    r"(?:officials?|sources?|insiders?|diplomats?|persons?|people|managers?|employees?|workers?|deckhand|staffers?|"
    r"aides?|officers?|analysts?|witness(?:es)?|survivors?|residents?|experts?|observers?|lawyers?|members?|voters?|"
    r"supporters?|critics?|neighbou?rs?|friends?|leaders?|lawmakers?|doctors?|relatives?|activists?|protesters?|"
    r"economists?|scientists?|researchers?|teachers?|students?|parents?|passengers?|drivers?|soldiers?|fishermen|"
    r"villagers?|advisers?|advisors?|strategists?|operatives?|allies|ally|women|woman|men|man|professors?|veterans?|"
    r"investigators?|engineers?|some|several|many|geologists?|historians?|pollsters?|donors?|owners?|farmers?|opponents?|others)",
    re.IGNORECASE,
)
HIDDEN = re.compile(
    r"\b(?:anonymous(?:ly)?|anonymity|unnamed|not (?:to )?be (?:named|identified)|not authori[sz]ed to speak|"
    r"name is being withheld|declined to be (?:named|identified)|asked not to be named|familiar with)\b",
    re.IGNORECASE,
)
# Institutions, and papers of theirs, that speak for themselves though no name is in the phrase.
BODY = re.compile(
    r"(?:police|ministry|government|army|military|navy|agency|office|service|union|company|court|council|hospital|bank|"
    r"party|embassy|guard|department|staff|authorit(?:y|ies)|parliament|commission|committee|operator|statement|"
    r"prosecutors?|rescuers|firefighters|media|kremlin|spokes\w+|campaign|administration|firm|group|organi[sz]ation|"
    r"association|network|newspaper|paper|notice|accounts|magazine|website|board|bureau|study|survey|poll|line|side|centre|center|report|"
    r"team|family|church|university|school|watchdog|regulator|fund|club|force|institute|palace|cabinet|coalition|headquarters)",
    re.IGNORECASE,
)
# Papers that speak for the one whose name they bear: "the agency Corran's analysis".
PAPER = re.compile(
    r"(?:analysis|data|figures|reports|documents?|records?|affidavit|summary|memoir|account|article|letter|memo|filings?|"
    r"transcript|results|statistics|estimates?|polls|post|book)",
    re.IGNORECASE,
)
# Not said but written down: papers do so, and people who list or show something do something else.
WRITTEN = re.compile(r"lists?|shows?|showed")
WRITING = re.compile(rf"(?:{PAPER.pattern}|notice|accounts|paper|report|survey|study|poll)", re.IGNORECASE)
ROLE = re.compile(
    r"(?:president|chairman|chairwoman|chair|chief|director|minister|premier|chancellor|governor|mayor|senator|secretary|"
    r"leader|candidate|commissioner|narrator|congressman|congresswoman|judge|king|queen|pope|bishop|coach|author|general|ambassador|envoy|"
    r"prosecutor|sheriff|commander|founder|executive|clerk)",
    re.IGNORECASE,
)
