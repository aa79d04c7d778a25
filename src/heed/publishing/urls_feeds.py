"""Addresses of feeds, under /feeds/."""

from __future__ import annotations

from django.urls import path, register_converter

from heed.publishing.rules.feeds import FORMS
from heed.publishing.views.feeds.feed import (
    feed_of_agency,
    feed_of_all,
    feed_of_partnership,
    feed_of_role,
    feed_of_theme,
)


class FormConverter:
    """What a feed can be had as."""

    regex = "|".join(FORMS)

    def to_python(self, value: str) -> str:
        """The form as the address has it."""
        return value

    def to_url(self, value: str) -> str:
        """The form as the address has it."""
        return value


register_converter(FormConverter, "feed_form")

urlpatterns = [
    path("all.<feed_form:form>", feed_of_all, name="feed-all"),
    path("partnership/<slug:partnership>.<feed_form:form>", feed_of_partnership, name="feed-partnership"),
    path("theme/<slug:theme>.<feed_form:form>", feed_of_theme, name="feed-theme"),
    path("agency/<slug:agency>.<feed_form:form>", feed_of_agency, name="feed-agency"),
    path("agency/<slug:agency>/<slug:role>.<feed_form:form>", feed_of_role, name="feed-agency-role"),
    path("role/<slug:role>.<feed_form:form>", feed_of_role, name="feed-role"),
]
