"""All settings in one frozen model, each with where its default comes from.

`load_settings` reads them in this order, the first found wins:
flag > environment (`SUMMARIZER_*`, `OPENAI_API_KEY`, `OPENAI_BASE_URL`) > `./summarizer.toml` >
`~/.config/summarizer/config.toml` > default.
"""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo, available_timezones

import platformdirs
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr, ValidationError
from pydantic_core import PydanticCustomError

from summarizer.errors import SettingsError

PROJECT_FILE = Path("summarizer.toml")
ENVIRONMENT_PREFIX = "SUMMARIZER_"
WITHOUT = "none"
"""The name of no model."""
LOCAL = "local:"
"""Begins the name of a model that is a file; its path follows."""
_IN_JSON = {
    "origin_groups": '{"group": ["name", "name"]}',
    "sources": '["news/", "https://…/feed.xml"]',
    "topics": '{"about": ["words"]}',
    "source_weights": '{"outlet": 2}',
    "notify": '["mailtos://…"]',
}
"""Settings that are JSON in the environment, and how they are written there."""

_Term = Annotated[str, Field(pattern=r"\w")]


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (LookupError, ValueError, OSError) as error:
        near = get_close_matches(name, available_timezones(), n=1)
        raise PydanticCustomError(
            "zone", "there is no such time zone; {hint}", {"hint": f"did you mean {near[0]}?" if near else "try UTC"}
        ) from error
    return name


def _no_file(path: Path) -> Path:
    if path.is_file():
        raise PydanticCustomError("folder", "this is a file, and must be a folder")
    return path


class Topics(BaseModel):
    """What the reader wants: words, names or phrases. What they match is told in `editions.topics`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    about: tuple[_Term, ...] = Field((), description="stories about these come first")
    must: tuple[_Term, ...] = Field((), description="stories about none of these are left out")
    must_not: tuple[_Term, ...] = Field((), description="stories about any of these are left out")


class Settings(BaseModel):
    """How to run. Immutable; change one with `settings.model_copy(update={"model": "…"})`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    # The model
    model: str | None = Field(
        None,
        description="name of the model, as its server knows it; `local:` and a path: that file; `none`: do without",
    )
    base_url: str | None = Field(None, description="address of an OpenAI-compatible server; none: OpenAI's own")
    api_key: SecretStr | None = Field(None, description="key for that server")
    timeout_s: float | None = Field(
        None,
        gt=0,
        description="per call; none: 120, where a small model on a laptop needs up to a minute, and 1800 for a model "
        "file, which has to be loaded first and may take a second for each token",
    )
    concurrency: int | None = Field(
        None, ge=1, le=512, description="model calls in flight at once; none: 8, and 1 for a model file"
    )
    attempts: int = Field(5, ge=1, description="tries of one call while the server is busy or unreachable")
    re_asks: int = Field(2, ge=0, le=5, description="times a reply of the wrong form is asked for again")
    max_output_tokens: int = Field(1500, ge=64, description="per call; a cut-off reply splits its passage")

    # Budgets: what they leave unasked is in the briefing's failures
    max_calls: int | None = Field(None, ge=1, description="requests to the model's server, repeated ones included")
    max_cost: float | None = Field(None, gt=0, description="USD; never exceeded, so it ends a little early")
    deadline_s: float | None = Field(None, gt=0, description="after so long nothing more is asked or waited for")

    # Articles
    sources: tuple[str, ...] = Field((), description="files, folders, feeds, pages: read when the command names none")
    max_article_bytes: int = Field(5_000_000, ge=1, description="a larger file, page or feed is a failure")
    max_feed_items: int = Field(
        100, ge=1, description="of one feed, the newest; feeds have 10 to 50, an archive of years has thousands"
    )
    fetch_timeout_s: float = Field(30.0, gt=0, description="per request, until its last byte")
    host_delay_s: float = Field(1.0, ge=0, description="between two requests to a host; its robots.txt may want more")
    allow_private: bool = Field(False, description="also fetch from addresses that are not public: a server at home")

    # Extraction
    passage_sentences: int | None = Field(
        None,
        ge=0,
        description="sentences per model call; 0: the whole article. None: by the model's name, 6 for a small model or "
        "one of unknown strength, 30 for a strong one",
    )
    headlines: bool = Field(
        False, description="let the model word each story's headline and lede from its claims: one more call a story"
    )
    stand_in: bool = Field(
        False, description="where the model does not answer, take the article's own sentences instead, marked"
    )

    # Merging
    claim_similarity: float = Field(
        0.45,
        ge=0,
        le=1,
        description="likeness of words from which two statements may be one claim; on timelines of news events 98 % of "
        "the pairs folded are right from 0.44 on, 97 % at 0.43, and nine in ten of the true ones are found up to 0.46",
    )
    story_similarity: float = Field(
        0.14,
        ge=0,
        le=1,
        description="likeness of two articles' claims from which they tell one story; anything from 0.138 to 0.18 "
        "gives the sample's stories as a person expects them, and from 0.11 to 0.15 B³ F above 0.93 on ECB+",
    )
    near_duplicate: float = Field(
        0.6, ge=0, le=1, description="share of a sentence run's word 5-grams that makes it a copy of another"
    )
    origin_groups: dict[str, tuple[str, ...]] = Field(
        default_factory=dict, description="organs of one state or owner: group name → names that count as one origin"
    )

    # Editions
    max_stories: int = Field(12, ge=1, description="stories printed; the rest is listed as dropped")
    max_claims: int = Field(20, ge=1, description="claims printed per story, the best-supported first")
    memory_days: int = Field(14, ge=0, le=36_500, description="how far back earlier editions take part in merging")

    topics: Topics = Field(Topics(), description="what the reader wants to read about, and what not")
    source_weights: dict[str, Annotated[float, Field(ge=0, le=100)]] = Field(
        default_factory=dict, description="outlet → what it counts in ranking; 1 where it is not named"
    )
    tz: Annotated[str, AfterValidator(_known_zone)] | None = Field(
        None,
        description="the reader's time zone (Europe/Berlin): the edition's day is the day there, and what is told "
        "without a zone means the time there. None: for the command the machine's own, elsewhere UTC",
    )

    # Delivery
    notify: tuple[SecretStr, ...] = Field((), description="addresses of e-mail and chat, as apprise writes them")
    link: Annotated[str, Field(pattern=r"^https?://[^\s/]+")] | None = Field(
        None, description="where pages are published, each as DATE.html: what feeds and messages lead to"
    )

    # Storage
    editions_dir: Annotated[Path, AfterValidator(_no_file)] | None = Field(
        None, description="where each edition is kept, and those of the last `memory_days` are found; none: nowhere"
    )
    cache_dir: Path | None = Field(
        default_factory=lambda: Path(platformdirs.user_cache_dir("summarizer")),
        description="where model replies and pages are kept, so that nothing is asked for twice; none: nowhere",
    )

    @property
    def without_model(self) -> bool:
        """Whether no model is to be asked: none is wanted, or nothing says where one is."""
        return self.model == WITHOUT or not (self.model or self.base_url or self.api_key)

    @property
    def model_file(self) -> Path | None:
        """The file of a local model; relative to where the command runs, as all paths are."""
        if not (self.model and self.model.startswith(LOCAL)):
            return None
        return Path(os.path.expanduser(self.model.removeprefix(LOCAL)))

    @property
    def model_name(self) -> str | None:
        """What the model is called in questions and recordings: of a file, the name alone, wherever it lies."""
        return self.model_file.stem if self.model_file else self.model

    @property
    def call_timeout_s(self) -> float:
        """`timeout_s`, or what suits the model."""
        return self.timeout_s or (1800.0 if self.model_file else 120.0)

    @property
    def calls_at_once(self) -> int:
        """`concurrency`, or what suits the model."""
        return self.concurrency or (1 if self.model_file else 8)

    @property
    def group_of(self) -> Mapping[str, str]:
        """Case-folded name → its origin group."""
        return {name.casefold(): group for group, names in self.origin_groups.items() for name in names}

    @property
    def weight_of(self) -> Mapping[str, float]:
        """Case-folded outlet → its weight in ranking."""
        return {outlet.casefold(): weight for outlet, weight in self.source_weights.items()}

    @property
    def zone(self) -> ZoneInfo | None:
        """The reader's time zone, where it is set."""
        return ZoneInfo(self.tz) if self.tz else None


def load_settings(config: Path | None = None, **flags: Any) -> Settings:
    """Settings from flags, environment and files; `None` flags are ignored.

    `config` replaces both files; the flag `about` takes the place of `topics.about` alone. Raises `SettingsError` for
    an unknown key, an impossible value or a file that is missing or not TOML, naming the place it stands in. A table
    or list in the environment is JSON.

    >>> load_settings(model="my-model").model
    'my-model'
    """
    files = [config] if config else [platformdirs.user_config_path("summarizer") / "config.toml", PROJECT_FILE]
    values: dict[str, Any] = {}
    for path in files:
        if config or path.is_file():
            values |= _from_file(path)
    values |= _from_environment(os.environ)
    if about := flags.pop("about", None):
        flags["topics"] = {**values.get("topics", {}), "about": about}
    values |= {key: value for key, value in flags.items() if value is not None}
    return _validated(values, "settings")


def _from_file(path: Path) -> dict[str, Any]:
    try:
        values = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise SettingsError(f"cannot read the settings file {path}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} is not TOML: {error}") from error
    _validated(values, str(path))
    return values


def _from_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    values: dict[str, Any] = {
        key: environment[name]
        for key, name in (("api_key", "OPENAI_API_KEY"), ("base_url", "OPENAI_BASE_URL"))
        if environment.get(name)
    }
    for name, value in environment.items():
        if name.startswith(ENVIRONMENT_PREFIX) and value:
            key = name.removeprefix(ENVIRONMENT_PREFIX).lower()
            values[key] = _from_json(key, value) if key in _IN_JSON else value
    _validated(values, "environment", _variable)
    return values


def _variable(key: str) -> str:
    """The environment variable of a setting."""
    return ENVIRONMENT_PREFIX + key.upper()


def _from_json(key: str, value: str) -> Any:
    try:
        return json.loads(value)
    except ValueError as error:
        raise SettingsError(f"environment: {_variable(key)}: it is not JSON", f"write {_IN_JSON[key]}") from error


def _validated(values: dict[str, Any], place: str, called: Callable[[str], str] = str) -> Settings:
    unknown = sorted(set(values) - set(Settings.model_fields))
    if unknown:
        known = [called(key) for key in Settings.model_fields]
        near = get_close_matches(called(unknown[0]), known, n=1)
        hint = f"did you mean {near[0]!r}?" if near else "known are: " + ", ".join(known)
        raise SettingsError(f"{place}: unknown setting {called(unknown[0])!r}", hint)
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        key, *inner = map(str, first["loc"])
        got = "" if key in ("api_key", "notify") else f" (got {first['input']!r})"
        raise SettingsError(f"{place}: {'.'.join((called(key), *inner))}: {first['msg']}{got}") from error
