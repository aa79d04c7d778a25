"""A site in which every address under /staff/ leads somewhere, and a walk over all of them."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.apps import apps
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from factories.people import a_partnership, a_person, an_agency, an_approver, an_editor, became, somebody
from factories.reviews import a_draft, a_fact, a_lesson, a_reading_of, approved, imported
from heed.analysing.services import propose_themes
from heed.people.models import Invitation, Membership, OpenSession, Partnership, Person, Position
from heed.people.rules import Duty
from heed.publishing.models import Finding, Version
from heed.publishing.services import publish
from heed.reading import document
from heed.reviews.models import (
    Document,
    Incoming,
    LegalHold,
    Passage,
    ReadingWarning,
    RetentionRule,
    Review,
    ReviewDocument,
)
from heed.reviews.selectors import warning_stamp
from heed.reviews.services import confirm_all, delete_review, settle_warning, undo_last

SECRET_WORDS = "Ask who else is asleep in the attic"
"""Stands in a lesson of the review, and nowhere that a person without a duty may look."""

LABEL = "Child QZX"


@dataclass
class Site:
    """One review that was published and is being worked on again, with all that belongs to it and to its people."""

    partnership: Partnership
    review: Review
    people: dict[str, Person]
    keys: dict[str, object]
    keys_of: dict[str, dict[str, object]]

    def browser(self, who: str) -> Client:
        """A browser in which this one of the cast is signed in; ``signed out`` is nobody."""
        client = Client()
        if who != "signed out":
            client.force_login(self.people[who])
        return client

    def addresses(self) -> Iterator[tuple[str, str]]:
        """The name and the filled address of every pattern under /staff/. ``KeyError`` for one it cannot fill."""
        for pattern, prefix in patterns():
            if not prefix.startswith("staff/"):
                continue
            name = pattern.name or ""
            known = {**self.keys, **self.keys_of.get(name, {})}
            given = {part: known[part] for part in pattern.pattern.converters}
            if name == "account_reset_password_from_key":
                given = {"uidb36": "1", "key": "set-password"}
            yield name, reverse(name, kwargs=given)


def patterns(resolver: URLResolver | None = None, prefix: str = "") -> Iterator[tuple[URLPattern, str]]:
    """Every pattern that Heed answers to, with what stands before it."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern, prefix + str(pattern.pattern))
        else:
            yield pattern, prefix


def a_site() -> Site:
    """Makes it."""
    partnership, elsewhere = a_partnership("Fallowshire Partnership"), a_partnership("Elsewhere Partnership")
    people = {
        "without a duty": a_person("Nobody Here"),
        "reader": somebody(Duty.READER, partnership),
        "agency lead": somebody(Duty.AGENCY_LEAD, partnership),
        "analyst": somebody(Duty.ANALYST, partnership),
        "editor elsewhere": an_editor(elsewhere, "Ira Elsewhere"),
        "editor": an_editor(partnership),
        "approver": an_approver(partnership),
        "administrator": somebody(Duty.ADMINISTRATOR, partnership),
    }
    review = _a_review(partnership, people)
    keys, keys_of = _keys(partnership, review, people)
    return Site(partnership, review, people, keys, keys_of)


def _a_review(partnership: Partnership, people: dict[str, Person]) -> Review:
    editor = people["editor"]
    warning = document.ReadingWarning("numbering", "Number 2 is missing.")
    said = a_reading_of(
        a_lesson(f"{SECRET_WORDS}, and write to Jacqueline Fairweather-Smythe.", "1"),
        a_lesson(f"{SECRET_WORDS} again.", "3"),
        label=LABEL,
        title=f"Learning from {LABEL}",
        facts=[a_fact()],
        warnings=[warning],
    )
    imported(said, by=editor, partnership=partnership, file="secret-report.txt")
    review = confirm_all(review=Review.objects.get(label=LABEL), by=editor)
    warned = ReadingWarning.objects.get(review=review)
    settle_warning(review=review, warning=warned, seen=warning_stamp(warned), note="Two is not used.", by=editor)
    approved(review, people["approver"])
    publish(review=review, by=people["approver"], with_report=False)
    propose_themes(review=review)
    undo_last(review=review, by=editor)  # so that there is something to do again, and to decide on
    return review


def _keys(
    partnership: Partnership, review: Review, people: dict[str, Person]
) -> tuple[dict[str, object], dict[str, dict[str, object]]]:
    administrator, editor, reader = people["administrator"], people["editor"], people["reader"]
    now, today = timezone.now(), date(2026, 1, 1)
    rule = RetentionRule.objects.create(
        partnership=partnership,
        what="drafts",
        months=12,
        source="The schedule.",
        holds_from=today,
        set_by=administrator,
        set_at=now,
    )
    hold = LegalHold.objects.create(
        review=review,
        of=str(review),
        partnership=partnership,
        reason="An inquiry.",
        placed_by=administrator,
        placed_at=now,
        look_again_on=date(2030, 1, 1),
    )
    file = Incoming.objects.create(
        batch=uuid.uuid4(),
        key="1",
        name="secret-report.txt",
        size=3,
        partnership=partnership,
        by=editor,
        state="failed",
        settled_at=now,
        sentence="It could not be read.",
    )
    invitation = Invitation.objects.create(
        email="mina@example.org",
        partnership=partnership,
        duties=["editor"],
        invited_by=administrator,
        invited_at=now,
        token_hash=hashlib.sha256(b"a-token").hexdigest(),
        expires_at=now + timedelta(days=3),
    )
    position = Position.objects.create(person=reader, partnership=partnership, agency=an_agency())
    session = OpenSession.objects.create(person=editor, device="Chrome on Linux", opened_at=now, seen_at=now)
    gone = a_draft(by=editor, partnership=partnership, label="Child Gone")
    delete_review(review=gone, why="A test.", by=editor)
    succession = became(a_partnership("Old Fallowshire Partnership"), partnership)
    entry = ReviewDocument.objects.get(review=review)
    item = review.items.order_by("pk")[0]
    keys: dict[str, object] = {
        "review_id": review.pk,
        "document_id": entry.document_id,
        "number": 1,
        "sort": "item",
        "key": item.pk,
        "step": "publish",
        "batch": file.batch,
        "provider_id": "organisation",
        "token": "a-token",
        "person_id": reader.pk,
        "membership_id": Membership.objects.get(person=reader).pk,
        "position_id": position.pk,
        "invitation_id": invitation.pk,
        "session_id": session.pk,
        "succession": succession.pk,
        "pk": 1,
        "uidb36": "1",
    }
    keys_of: dict[str, dict[str, object]] = {
        "take-out-rule": {"key": rule.pk},
        "lift-hold": {"key": hold.pk},
        "bring-back": {"sort": "review", "key": gone.pk},
        "delete-document": {"key": entry.pk},
        "settle-warning": {"key": ReadingWarning.objects.filter(review=review).get().pk},
        "import-again": {"key": file.pk},
        "import-remove": {"key": file.pk},
        **{
            name: {"key": partnership.pk}
            for name in ("partnership", "rename-partnership", "succeed-partnership", "remove-succession")
        },
    }
    assert Finding.objects.filter(review=review).exists()
    assert Version.objects.filter(publication__review=review).exists()
    assert Passage.objects.filter(document=entry.document).exists()
    assert Document.objects.exists()
    return keys, keys_of


NOT_COUNTED = {"audit", "sessions", "axes"}


def rows(leaving_out: Callable[[str], bool] = lambda _label: False) -> dict[str, str]:
    """What each table holds but the log, sessions and the counts of sign-ins: a sum of all its rows, by model."""
    sums = {}
    for model in apps.get_models():
        label = model._meta.label_lower
        if model._meta.app_label in NOT_COUNTED or leaving_out(label):
            continue
        # when somebody signed in last is not what they did
        columns = [field.attname for field in model._meta.concrete_fields if field.attname != "last_login"]
        table = list(model._default_manager.order_by("pk").values_list(*columns))
        sums[label] = f"{len(table)} {hashlib.sha256(repr(table).encode()).hexdigest()}"
    return sums
