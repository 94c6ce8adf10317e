"""A plain instructor loop that asks for quotes: stdin [{"name", "text"}] → stdout {"printed": […]}.

One call an article; a quote that is not in the text word for word is no evidence.
"""

import json
import sys

import instructor
import openai
from pydantic import BaseModel


class Fact(BaseModel):
    """One claim of the article."""

    statement: str
    said_by: str | None
    quote: str


class Facts(BaseModel):
    """All claims of the article."""

    facts: list[Fact]


PROMPT = """List the claims of this news article. For each give a self-contained statement, who says it (null for the
article itself), and a quote: the exact words of the article that state it.

"""


def main() -> None:
    base_url, model = sys.argv[1:]
    client = instructor.from_openai(
        openai.OpenAI(base_url=base_url, api_key="none", timeout=600), mode=instructor.Mode.JSON_SCHEMA
    )
    printed, failed = [], []
    for article in json.load(sys.stdin):
        try:
            found = client.chat.completions.create(
                model=model,
                response_model=Facts,
                max_retries=2,
                temperature=0,
                max_tokens=3000,
                messages=[{"role": "user", "content": PROMPT + article["text"]}],
            )
        except Exception as error:  # what it loses is part of the measure
            failed.append(f"{article['name']}: {type(error).__name__}"[:300])
            continue
        for fact in found.facts:
            start = article["text"].find(fact.quote) if fact.quote else -1
            spans = [[start, start + len(fact.quote)]] if start >= 0 else []
            printed.append(
                {
                    "article": article["name"],
                    "statement": fact.statement,
                    "credit": fact.said_by or "",
                    "spans": spans,
                }
            )
    print(json.dumps({"printed": printed, "failed": failed}))


main()
