"""langextract on the same articles and model: stdin [{"name", "text"}] → stdout {"printed": […]}.

Runs in a virtual environment of its own. The prompt asks for what ours asks for; the example is ours.
"""

import json
import sys

import langextract as lx

PROMPT = """Extract the claims of the news article, in order, one for each sentence that reports something. Use the
exact words of the text as extraction text; do not paraphrase. Give who says it as attribute said_by, or null."""
TEXT = (
    "TOLM, May 3 (Corran Press) — The bridge will stay shut for at least three weeks, Mayor Ada Finch told reporters. "
    "A lorry had caught fire there on Friday. “Nobody was hurt,” fire chief Leo Marsh said."
)
CLAIMS = (
    ("The bridge will stay shut for at least three weeks, Mayor Ada Finch told reporters.", "Mayor Ada Finch"),
    ("A lorry had caught fire there on Friday.", "null"),
    ("“Nobody was hurt,” fire chief Leo Marsh said.", "Leo Marsh"),
)


def main() -> None:
    base_url, model = sys.argv[1:]
    example = lx.data.ExampleData(
        text=TEXT,
        extractions=[
            lx.data.Extraction(extraction_class="claim", extraction_text=text, attributes={"said_by": speaker})
            for text, speaker in CLAIMS
        ],
    )
    config = lx.factory.ModelConfig(
        model_id=model,
        provider="OpenAILanguageModel",
        provider_kwargs={"api_key": "none", "base_url": base_url, "temperature": 0.0},
    )
    printed, failed = [], []
    for article in json.load(sys.stdin):
        try:
            found = lx.extract(
                text_or_documents=article["text"],
                prompt_description=PROMPT,
                examples=[example],
                config=config,
                max_workers=1,
                show_progress=False,
                use_schema_constraints=False,
                fence_output=True,
                resolver_params={"suppress_parse_errors": True},
            )
        except Exception as error:  # what it loses is part of the measure
            failed.append(f"{article['name']}: {type(error).__name__}: {error}"[:300])
            continue
        for one in found.extractions or ():
            span = one.char_interval
            spans = [[span.start_pos, span.end_pos]] if span and span.start_pos is not None else []
            credit = str((one.attributes or {}).get("said_by") or "")
            printed.append(
                {"article": article["name"], "statement": one.extraction_text, "credit": credit, "spans": spans}
            )
    print(json.dumps({"printed": printed, "failed": failed}))


main()
