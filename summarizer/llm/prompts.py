"""Prompts: one plain text file per task, with a `# system` and a `# user` part, rendered by Jinja.

The files stand in `prompts/` beside the package in a checkout and inside it in the wheel. Values are inserted,
never rendered: `{{ … }}` in an article reaches the model as it is written. instructor's own templating stays unused,
because it would render the article too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, StrictUndefined, Template, TemplateError

from summarizer.errors import SummarizerError

_PACKAGE = Path(__file__).resolve().parent.parent
FOLDERS: tuple[Path, ...] = (_PACKAGE / "prompts", _PACKAGE.parent / "prompts")

# Not HTML: an article's `<` and `&` must reach the model unchanged.
_JINJA = Environment(undefined=StrictUndefined, autoescape=False, keep_trailing_newline=True)
_PARTS = re.compile(r"\A\s*# system[ \t]*\n(?P<system>.*?)^# user[ \t]*\n(?P<user>.*)\Z", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Prompt:
    """What is sent: `system` is the same for every article, so that servers can keep it; `user` is not."""

    system: str
    user: str


def load_prompt(name: str) -> Prompt:
    """The unrendered prompt `name`: its two parts as they stand in the file."""
    return _load(name, FOLDERS)


def render_prompt(name: str, /, **values: object) -> Prompt:
    """The prompt `name` with its variables filled in; a missing one raises before anything is sent."""
    try:
        system, user = (template.render(values) for template in _templates(load_prompt(name)))
    except TemplateError as error:
        raise SummarizerError(f"prompt {name!r} cannot be rendered: {error}") from error
    return Prompt(system, user)


@cache
def _load(name: str, folders: tuple[Path, ...]) -> Prompt:
    path = next((path for folder in folders if (path := folder / f"{name}.md").is_file()), None)
    if path is None:
        raise SummarizerError(f"there is no prompt {name!r} in " + " or ".join(map(str, folders)))
    parts = _PARTS.match(path.read_text("utf-8"))
    if parts is None:
        raise SummarizerError(f"{path} needs a '# system' part and then a '# user' part")
    return Prompt(parts["system"].strip(), parts["user"].strip())


@cache
def _templates(prompt: Prompt) -> tuple[Template, Template]:
    return _JINJA.from_string(prompt.system), _JINJA.from_string(prompt.user)
