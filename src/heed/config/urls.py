"""Every address, by part. Public ones first; everything under /staff/ asks for a sign-in."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("heed.publishing.urls")),
    path("follow/", include("heed.sharing.urls")),
    path("staff/", include("heed.workspace.urls_people")),
    path("staff/", include("heed.workspace.urls")),
]
