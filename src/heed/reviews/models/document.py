"""The files of reviews, their pages, and the stretches of them that values were read from."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from heed.people.models import Person
from heed.reviews.models.deletable import Deletable
from heed.reviews.models.review import Review
from heed.ui.words import shown


def where_kept(document: Document, _name: str) -> str:
    """Files are kept by what they hold, so that a name from outside never becomes a path."""
    return f"documents/{document.sha256[:2]}/{document.sha256}"


class Document(models.Model):
    """A file as it came in, byte for byte. One file may tell of several reviews."""

    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField(help_text="In bytes")
    file = models.FileField(upload_to=where_kept, max_length=200)
    engine = models.CharField(max_length=30, help_text="The version of Heed that read it")
    added_at = models.DateTimeField(auto_now_add=True)
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    replaces = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    redacts = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="The document of which this is a copy without some of its words",
    )

    class Meta:
        ordering = ["-added_at", "-id"]

    def __str__(self) -> str:
        return self.name


class DocumentPage(models.Model):
    """The text of one page, in which evidence counts its characters."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="reviews_page_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="reviews_page_counts_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.document}, page {self.number}"


class ReviewDocument(Deletable):
    """What a document is to a review, and whether the public may have it."""

    class Role(models.TextChoices):
        REPORT = "report", shown("Report")
        SUMMARY = "summary", shown("Executive summary")
        RESPONSE = "response", shown("Response of the partnership")
        BRIEFING = "briefing", shown("Briefing")
        ACTION_PLAN = "action_plan", shown("Action plan")
        PAGE = "page", shown("Learning page")

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="review_documents")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="review_documents")
    role = models.CharField(max_length=20, choices=Role, default=Role.REPORT)
    public = models.BooleanField(default=False, help_text="Whether visitors may download it")

    class Meta(Deletable.Meta):
        ordering = ["id"]
        constraints = [
            *Deletable.Meta.constraints,
            models.UniqueConstraint(fields=["review", "document"], name="reviews_review_document_once"),
        ]

    def __str__(self) -> str:
        return f"{self.document} ({self.get_role_display()})"


class Passage(models.Model):
    """A stretch of a document: ``quote`` is the page's text from ``start`` up to ``end``."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="passages")
    page = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()

    class Meta:
        ordering = ["document", "page", "start"]
        constraints = [
            models.UniqueConstraint(fields=["document", "page", "start", "end"], name="reviews_passage_once"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="reviews_passage_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.document}, page {self.page}, {self.start}–{self.end}"
