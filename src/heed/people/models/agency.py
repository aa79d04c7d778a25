"""Who works with families: agencies, and the roles in them. Code lists, versioned, filled from reading/codes."""

from __future__ import annotations

from django.db import models


class Agency(models.Model):
    """A kind of body that works with families: police, integrated care board, GP practice, school."""

    code = models.SlugField(unique=True)
    name = models.CharField(max_length=100)
    list_version = models.CharField(max_length=20)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "agencies"

    def __str__(self) -> str:
        return self.name


class Role(models.Model):
    """A job held in an agency: health visitor, designated safeguarding lead. Some are found in many agencies."""

    code = models.SlugField(unique=True)
    name = models.CharField(max_length=100)
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="roles")
    list_version = models.CharField(max_length=20)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
