"""The documentation tells the truth: its commands, settings, addresses and links are those of the code."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from heed.config.cli import COMMANDS, main
from heed.reading import errors

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
WORDS = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)


def test_every_command_is_documented() -> None:
    table = (ROOT / "docs/commands.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"`heed {name}" not in table] == []


def test_every_documented_command_and_option_exists() -> None:
    context = click.Context(main)
    for name, words in re.findall(r"heed ([a-z]+)((?: [^\n`|]*)?)", WORDS):
        if name not in COMMANDS:
            assert name in {"is", "read"} or not re.search(rf"`heed {name}|bin/heed {name}", WORDS), (
                f"heed {name} is no command"
            )
            continue
        command = main.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            command = command.get_command(context, words.split()[0]) if words.split() else command
            assert command is not None, f"heed {name}{words}"
        known = {option for parameter in command.params for option in [*parameter.opts, *parameter.secondary_opts]}
        assert set(re.findall(r"--[a-z-]+", words)) <= known | {"--help"}, f"heed {name}{words}"


def test_a_summary_and_the_command_itself_agree_that_it_exists() -> None:
    context = click.Context(main)
    assert all(main.get_command(context, name) for name in COMMANDS)


def test_every_setting_is_documented_and_every_documented_setting_is_read() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src/heed/config").rglob("*.py"))
    read = set(re.findall(r"environment\.\w+\(\s*\"([A-Z_]+)\"", code))
    documented = set(
        re.findall(r"^\| `([A-Z_]+)`", (ROOT / "docs/settings.md").read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert documented == read


def test_every_exit_status_is_documented() -> None:
    table = (ROOT / "docs/commands.md").read_text(encoding="utf-8")
    statuses = {error.exit_status for error in errors.CannotRead.__subclasses__()}
    assert statuses == {int(number) for number in re.findall(r"^\| (\d) \|", table, re.MULTILINE)}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []


def test_every_make_target_that_is_named_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"(?:`|^    )make ([a-z-]+)", WORDS, re.MULTILINE)) <= targets


def test_every_part_in_the_map_stands_where_it_says() -> None:
    parts = re.findall(
        r"^\| `(\w+)`(?:, `(\w+)`)? \| (?!\*\(agreed)",
        (ROOT / "docs/architecture.md").read_text(encoding="utf-8").split("Inside a Django part")[0],
        re.MULTILINE,
    )
    assert [name for pair in parts for name in pair if name and not (ROOT / "src/heed" / name).is_dir()] == []


def test_nothing_but_public_pages_and_the_desk_has_an_address() -> None:
    """The agreed addresses begin in one of these ways; a new one is a decision."""
    agreed = (
        "",
        "reviews/",
        "learning/",
        "for/",
        "themes/",
        "search",
        "feeds/",
        "api/v1/",
        "data/",
        "follow/",
        "oai",
        "sitemap",
        "about/",
        "accessibility/",
        "privacy/",
        "healthz",
        "robots.txt",
        "favicon.ico",
        "staff/",
    )
    assert [
        address
        for address in _addresses(get_resolver().url_patterns)
        if not any(address == a or (a and address.startswith(a)) for a in agreed)
    ] == []


def _addresses(patterns: list[URLPattern | URLResolver], before: str = "") -> list[str]:
    found = []
    for pattern in patterns:
        route = before + str(pattern.pattern)
        found += _addresses(pattern.url_patterns, route) if isinstance(pattern, URLResolver) else [route]
    return found


def test_no_tracker_numbers_stand_in_the_code() -> None:
    code = [*(ROOT / "src").rglob("*.py"), *(ROOT / "tests").rglob("*.py"), *(ROOT / "scripts").rglob("*.py")]
    marked = re.compile(r"#\s*(?:TODO|FIXME|XXX)\b|\bissue #?\d+", re.IGNORECASE)
    this = Path(__file__)
    assert [str(path) for path in code if path != this and marked.search(path.read_text(encoding="utf-8"))] == []
