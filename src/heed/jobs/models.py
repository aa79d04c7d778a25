"""Jobs, and the turns of what is done again and again."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from heed.jobs.rules import ENDS, MOST_ATTEMPTS, State
from heed.people.models import Person


class Job(models.Model):
    """One piece of work. A worker claims it by changing this row, and says now and then that it is still at it."""

    kind = models.CharField(max_length=60, help_text="Which handler runs it")
    payload = models.JSONField(default=dict, blank=True)
    key = models.CharField(max_length=200, blank=True, help_text="What is asked for twice under one key is done once")
    state = models.CharField(max_length=10, choices=[(state.value, state.value) for state in State], default="waiting")
    attempts = models.PositiveSmallIntegerField(default=0)
    max_attempts = models.PositiveSmallIntegerField(default=MOST_ATTEMPTS)
    not_before = models.DateTimeField()
    claimed_by = models.CharField(max_length=120, blank=True)
    heartbeat = models.DateTimeField(null=True, blank=True)
    cancel_asked = models.BooleanField(default=False)
    progress_done = models.PositiveIntegerField(default=0)
    progress_total = models.PositiveIntegerField(default=0, help_text="0 where it is not known")
    progress_words = models.CharField(max_length=200, blank=True)
    outcome = models.JSONField(null=True, blank=True)
    error = models.TextField(blank=True, help_text="Why it failed, the last time: a sentence for a person")
    enqueued_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    enqueued_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True, db_index=True)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["not_before", "id"], condition=Q(state="waiting"), name="jobs_job_waiting"),
            models.Index(fields=["heartbeat"], condition=Q(state="running"), name="jobs_job_running"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["key"], condition=~Q(key=""), name="jobs_job_key_once"),
            models.CheckConstraint(
                condition=Q(state="running", heartbeat__isnull=False) & ~Q(claimed_by="")
                | ~Q(state="running") & Q(claimed_by="", heartbeat__isnull=True),
                name="jobs_job_running_is_somebodys",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["cancelled", "done", "failed"], ended_at__isnull=False)
                | ~Q(state__in=["cancelled", "done", "failed"]) & Q(ended_at__isnull=True),
                name="jobs_job_ended_has_its_time",
            ),
            models.CheckConstraint(condition=~Q(state="failed", error=""), name="jobs_job_failed_says_why"),
            models.CheckConstraint(
                condition=Q(progress_total=0) | Q(progress_done__lte=F("progress_total")),
                name="jobs_job_progress_within_total",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}: {self.state}"

    @property
    def has_ended(self) -> bool:
        """Whether nothing more will come of it, unless somebody asks for it again."""
        return self.state in ENDS


class Turn(models.Model):
    """When something periodic is next due. Whoever moves the time on has the turn, and no other worker."""

    name = models.CharField(max_length=120, unique=True)
    due = models.DateTimeField()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return f"{self.name}, due {self.due:%Y-%m-%d %H:%M:%S}"
