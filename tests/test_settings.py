"""Where settings come from, and what is said about bad ones."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest
from pydantic import ValidationError

from summarizer.errors import SettingsError
from summarizer.settings import Settings, load_settings


@pytest.fixture(autouse=True)
def _clean_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty working folder, no user configuration, no environment of ours."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(platformdirs, "user_config_path", lambda name: tmp_path / "config" / name)
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "SUMMARIZER_MODEL"):
        monkeypatch.delenv(name, raising=False)


def user_config(tmp_path: Path, text: str) -> None:
    folder = tmp_path / "config" / "summarizer"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text(text)


def test_the_nearest_place_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = [load_settings().model]
    user_config(tmp_path, 'model = "from-user"')
    found.append(load_settings().model)
    Path("summarizer.toml").write_text('model = "from-project"')
    found.append(load_settings().model)
    monkeypatch.setenv("SUMMARIZER_MODEL", "from-environment")
    found.append(load_settings().model)
    found.append(load_settings(model="from-flag").model)
    assert found == [None, "from-user", "from-project", "from-environment", "from-flag"]


def test_places_are_merged_key_by_key(tmp_path: Path) -> None:
    user_config(tmp_path, 'model = "from-user"\nmax_stories = 3')
    Path("summarizer.toml").write_text('model = "from-project"')
    settings = load_settings()
    assert (settings.model, settings.max_stories) == ("from-project", 3)


def test_a_named_config_replaces_both_files(tmp_path: Path) -> None:
    Path("summarizer.toml").write_text("max_stories = 3")
    Path("other.toml").write_text("max_claims = 4")
    settings = load_settings(Path("other.toml"))
    assert (settings.max_stories, settings.max_claims) == (Settings().max_stories, 4)


def test_openai_variables_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-canary")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    settings = load_settings()
    assert settings.api_key is not None
    assert settings.api_key.get_secret_value() == "sk-canary"
    assert settings.base_url == "http://127.0.0.1:9/v1"
    assert "canary" not in repr(settings)


def test_an_unknown_key_is_named_with_the_nearest_known() -> None:
    Path("summarizer.toml").write_text("max_storys = 3")
    with pytest.raises(SettingsError, match=r"summarizer\.toml: unknown setting 'max_storys'") as caught:
        load_settings()
    assert caught.value.hint == "did you mean 'max_stories'?"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("max_stories = 0", "max_stories: Input should be greater than or equal to 1"),
        ('concurrency = "many"', "concurrency: Input should be a valid integer"),
        ("max_stories = ", "is not TOML"),
        ("[origin_groups]\nA = 3", r"origin_groups\.A"),
    ],
)
def test_impossible_values_are_explained(text: str, message: str) -> None:
    Path("summarizer.toml").write_text(text)
    with pytest.raises(SettingsError, match=message):
        load_settings()


def test_a_named_config_that_is_missing_is_an_error() -> None:
    with pytest.raises(SettingsError, match=r"cannot read the settings file nowhere\.toml"):
        load_settings(Path("nowhere.toml"))


def test_settings_are_frozen() -> None:
    with pytest.raises(ValidationError):
        Settings().model = "other"


def test_every_setting_says_what_it_is() -> None:
    assert [name for name, field in Settings.model_fields.items() if not field.description] == []


def test_an_unknown_variable_is_named_with_the_nearest_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_MODLE", "tiny")
    with pytest.raises(SettingsError, match=r"environment: unknown setting 'SUMMARIZER_MODLE'") as caught:
        load_settings()
    assert caught.value.hint == "did you mean 'SUMMARIZER_MODEL'?"


def test_an_impossible_variable_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_MAX_STORIES", "many")
    with pytest.raises(SettingsError, match=r"environment: SUMMARIZER_MAX_STORIES: Input should be a valid integer"):
        load_settings()


def test_groups_in_a_variable_are_json(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_ORIGIN_GROUPS", '{"State of Zhurdan": ["ZNTA", "Zhurdan Vanguard"]}')
    assert load_settings().group_of == {"znta": "State of Zhurdan", "zhurdan vanguard": "State of Zhurdan"}
    monkeypatch.setenv("SUMMARIZER_ORIGIN_GROUPS", "ZNTA=State of Zhurdan")
    with pytest.raises(SettingsError, match="SUMMARIZER_ORIGIN_GROUPS: it is not JSON"):
        load_settings()


def test_a_key_of_the_wrong_kind_is_not_repeated() -> None:
    Path("summarizer.toml").write_text('api_key = ["sk-canary"]')
    with pytest.raises(SettingsError, match="api_key") as caught:
        load_settings()
    assert "canary" not in str(caught.value)


def test_variables_are_read_as_what_the_setting_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_CACHE_DIR", "kept")
    monkeypatch.setenv("SUMMARIZER_TIMEOUT_S", "3")
    assert (load_settings().cache_dir, load_settings().timeout_s) == (Path("kept"), 3.0)


def test_sources_stand_in_a_file_or_in_json(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("summarizer.toml").write_text('sources = ["https://harrow.example/feed.xml", "news/"]')
    assert load_settings().sources == ("https://harrow.example/feed.xml", "news/")
    monkeypatch.setenv("SUMMARIZER_SOURCES", '["other/"]')
    assert load_settings().sources == ("other/",)
    monkeypatch.setenv("SUMMARIZER_SOURCES", "other/")
    with pytest.raises(SettingsError, match="SUMMARIZER_SOURCES: it is not JSON") as caught:
        load_settings()
    assert caught.value.hint == 'write ["news/", "https://…/feed.xml"]'
