"""The shape of a reply: what schema is sent, how the text is read, what is said when it does not fit.

What is said becomes part of the next question and so of recordings: it is short, and does not depend on the version
of pydantic.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar

from instructor.core.exceptions import ResponseParsingError
from instructor.v2.core.function_calls import ResponseSchema
from openai.types.chat import ChatCompletion
from openai.types.chat.chat_completion import Choice
from pydantic import BaseModel, ValidationError

from summarizer.errors import ModelError, ModelRefusedError, ReplyCutOffError
from summarizer.llm.logs import log_outcome

T = TypeVar("T", bound=BaseModel)

_NAMED = ("properties", "$defs")  # their keys are names of ours, not words of JSON Schema
_ANY = {"oneOf": "anyOf"}
_LEFT_OUT = ("default", "title")  # pydantic's titles only repeat the names
MAX_COMPLAINTS = 3  # more only lengthens the next question; a model that fails thrice fails in all places alike
_THINKING = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)
_FENCED = re.compile(r"\A\s*```(?:json)?\s*\n(.*?)\n?\s*```\s*\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Parsed(Generic[T]):
    """Keeps instructor from attaching its raw reply to our value, as it does to any model."""

    value: T


@cache
def shape_of(reply_type: type[T]) -> type[ResponseSchema]:
    """What instructor is given in place of `reply_type`: the same shape, its schema made once and strict."""
    schema: dict[str, Any] = strict(reply_type.model_json_schema())

    class Shape(ResponseSchema):
        @classmethod
        def model_json_schema(cls, *_: Any, **__: Any) -> dict[str, Any]:
            return schema

        @classmethod
        def model_validate_json(cls, json_data: Any, **_: Any) -> Any:
            return Parsed(_read(str(json_data), reply_type))

    Shape.__name__ = reply_type.__name__
    return Shape


def strict(schema: Any) -> Any:
    """The schema as OpenAI's strict mode wants it: all fields required, no others allowed, no defaults, no `oneOf`."""
    if isinstance(schema, list):
        return [strict(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    made = {
        _ANY.get(key, key): {name: strict(inner) for name, inner in value.items()} if key in _NAMED else strict(value)
        for key, value in schema.items()
        if key not in _LEFT_OUT
    }
    if "properties" in made:
        made |= {"required": list(made["properties"]), "additionalProperties": False}
    return made


def check_finish(completion: ChatCompletion) -> None:
    """Raise where asking again is pointless: the model refused, or its reply hit the length limit."""
    failure = _unfinished(completion.choices[0])
    if failure:
        log_outcome(str(failure))
        raise failure


def _unfinished(choice: Choice) -> ModelError | None:
    refusal = choice.message.refusal
    if refusal:
        return ModelRefusedError(f"the model refused: {' '.join(refusal.split())[:200]}")
    if choice.finish_reason == "content_filter":
        return ModelRefusedError("a content filter stopped the reply")
    if choice.finish_reason == "length":
        return ReplyCutOffError("the reply was cut off at its length limit")
    return None


def _read(text: str, reply_type: type[T]) -> T:
    text = _THINKING.sub("", text)
    fenced = _FENCED.match(text)
    try:
        reply = reply_type.model_validate_json(fenced[1] if fenced else text)
    except ValidationError as error:
        complaints = _complaints(error)
        log_outcome(f"wrong form ({'; '.join(complaints.splitlines())})")
        raise ResponseParsingError(complaints) from None
    log_outcome("answered")
    return reply


def _complaints(error: ValidationError) -> str:
    faults = error.errors(include_url=False, include_input=False)
    return "\n".join(dict.fromkeys(_complaint(fault) for fault in faults[:MAX_COMPLAINTS]))


def _complaint(fault: Any) -> str:
    place = ".".join(str(part) for part in fault["loc"])
    kind = fault["type"]
    if kind == "json_invalid":
        return "the reply is not valid JSON"
    if kind == "missing":
        return f"{place} is missing"
    if kind == "extra_forbidden":
        return f"{place} is not in the schema"
    if kind == "value_error":  # raised by a validator of ours, whose words they are
        words = str(fault["ctx"]["error"])
        return f"{place}: {words}" if place else words
    return f"{place} does not fit the schema ({kind})"
