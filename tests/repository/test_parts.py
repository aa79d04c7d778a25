"""What import contracts cannot see of the order of parts: ways back in the database, and templates."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import Field

HEED = Path(__file__).parents[2] / "src/heed"
# from the bottom up, as in docs/architecture.md
ORDER = ("ui", "people", "audit", "jobs", "reviews", "analysing", "publishing", "sharing", "workspace")
TEMPLATES = sorted(HEED.glob("*/templates/**/*.html"))
# mails are shown by mail programs, which know no style sheet of ours
PAGES = [template for template in TEMPLATES if template.parent.name != "mail"]


def test_a_foreign_key_to_another_part_has_no_way_back() -> None:
    """Else a lower part could reach a higher one through the database."""
    found = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        if model.__module__.startswith("heed.")
        for field in model._meta.get_fields()
        if isinstance(field, Field) and field.related_model and not isinstance(field.related_model, str)
        if field.related_model._meta.app_label != model._meta.app_label
        if field.remote_field is not None and not field.remote_field.hidden
    ]
    assert found == []


def test_a_foreign_key_goes_down_and_never_up() -> None:
    found = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        if model.__module__.startswith("heed.")
        for field in model._meta.get_fields()
        if isinstance(field, Field) and field.related_model and not isinstance(field.related_model, str)
        if field.related_model.__module__.startswith("heed.")
        if ORDER.index(field.related_model._meta.app_label) > ORDER.index(model._meta.app_label)
    ]
    assert found == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(HEED)))
def test_a_template_uses_templates_of_its_own_part_and_those_below(template: Path) -> None:
    part = template.relative_to(HEED).parts[0]
    used = re.findall(r"{%\s*(?:include|extends)\s+\"(\w+)/", template.read_text(encoding="utf-8"))
    assert [name for name in used if ORDER.index(name) > ORDER.index(part)] == []


@pytest.mark.parametrize("template", PAGES, ids=lambda path: str(path.relative_to(HEED)))
def test_no_template_holds_a_script_or_a_style_of_its_own(template: Path) -> None:
    """The content security policy would stop them, and a page would break without a word."""
    words = template.read_text(encoding="utf-8")
    assert re.findall(r"<style|\sstyle=|\son\w+=\"|javascript:", words) == []
    # what describes a page to search engines is data and never runs; nothing else may stand in a script
    data = '<script type="application/ld+json">'
    assert all("src=" in tag or tag == data for tag in re.findall(r"<script[^>]*>", words))
