"""Every address, by part. Public ones first; everything under /staff/ asks for a sign-in."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("heed.publishing.urls_machines")),
    # English pages have no prefix, those in another language begin with it: /cy/reviews/
    *i18n_patterns(
        path("", include("heed.publishing.urls")),
        path("follow/", include("heed.sharing.urls")),
        prefix_default_language=False,
    ),
    path("staff/", include("heed.workspace.urls_people")),
    path("staff/", include("heed.workspace.urls")),
]
