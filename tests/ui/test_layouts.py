"""Tests of the layouts and of the pages for when something is amiss."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string

import heed.ui

UI = Path(heed.ui.__file__).parent
COMPONENTS = sorted(path.stem for path in (UI / "templates/ui/components").glob("*.html"))
FURNITURE = {"alternates", "exit_this_page", "footer", "languages", "public_navigation", "staff_navigation"}


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "500"])
def test_a_page_for_trouble_can_be_drawn_without_a_context(name: str) -> None:
    page = render_to_string(f"{name}.html")
    assert page.count("<h1") == 1
    assert 'href=""' not in page


def test_a_refusal_shows_its_own_sentence() -> None:
    assert "Kim may not publish." in render_to_string("403.html", {"exception": "Kim may not publish."})


@pytest.mark.parametrize("component", [name for name in COMPONENTS if name not in FURNITURE])
def test_every_component_is_in_the_guide(component: str) -> None:
    assert f"| `{component}` |" in (UI / "README.md").read_text(encoding="utf-8")


def test_the_guide_lists_the_blocks_in_their_order() -> None:
    base = (UI / "templates/ui/layouts/base.html").read_text(encoding="utf-8")
    guide = (UI / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"{% block (\w+) %}", base)
    listed = re.findall(r"^\| `(\w+)` \|", guide.split("`ui/layouts/staff.html`")[0], re.MULTILINE)
    assert listed == blocks


def test_a_notice_of_an_error_is_announced_at_once() -> None:
    assert 'role="alert"' in render_to_string("ui/components/notice.html", {"text": "No.", "tone": "error"})
    assert 'role="status"' in render_to_string("ui/components/notice.html", {"text": "Yes.", "tone": "success"})
