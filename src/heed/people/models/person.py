"""People who sign in, and what they do for which partnership."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models

from heed.people.models.partnership import Partnership
from heed.people.rules import Duty


class PersonManager(BaseUserManager["Person"]):
    """Makes people. The e-mail address is folded, so that one address is one person."""

    def create_user(self, email: str, name: str, password: str | None = None) -> Person:
        """A person who signs in with this address; without a password, nobody can until one is set."""
        person = self.model(email=email.strip().lower(), name=name.strip())
        person.set_password(password)
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, username: str | None) -> Person:
        """The person with this address, however it was capitalised."""
        return self.get(email=(username or "").strip().lower())


class Person(AbstractBaseUser):
    """Somebody with an account. The name is kept with every decision they make."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=150)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[PersonManager] = PersonManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """What a person does for a partnership; without one, a signed-in person sees what the public sees."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="memberships")
    duty = models.CharField(max_length=20, choices=[(duty.value, duty.words.capitalize()) for duty in Duty])

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "partnership", "duty"], name="people_membership_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.duty} at {self.partnership}"
