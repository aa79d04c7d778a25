"""Addresses that machines ask: one each, whatever languages the pages are offered in. Once one has answered it answers for ever."""

from __future__ import annotations

from django.urls import include, path

from heed.publishing.views.api.urls import addresses as open_data
from heed.publishing.views.harvest import harvest
from heed.publishing.views.machines import favicon, health, robots
from heed.publishing.views.sitemap import sitemap, sitemap_part

urlpatterns = [
    path("feeds/", include("heed.publishing.urls_feeds")),
    *open_data(),
    path("oai", harvest, name="harvest"),
    path("healthz", health, name="health"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("sitemap-<slug:what>-<int:number>.xml", sitemap_part, name="sitemap-part"),
    path("robots.txt", robots, name="robots"),
    path("favicon.ico", favicon, name="favicon"),
]
