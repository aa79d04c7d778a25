"""Addresses of public pages, in every language that is turned on. Once one has answered it answers for ever.

What machines ask stands in ``urls_machines``.
"""

from __future__ import annotations

from django.urls import include, path

from heed.publishing.rules.papers import OUTPUTS
from heed.publishing.views.document import document
from heed.publishing.views.for_agency import for_agency
from heed.publishing.views.for_role import for_role, for_role_anywhere
from heed.publishing.views.for_you import for_you
from heed.publishing.views.home import home
from heed.publishing.views.learning import learning
from heed.publishing.views.outputs.file import paper_file
from heed.publishing.views.outputs.page import paper_page
from heed.publishing.views.review import review
from heed.publishing.views.reviews import reviews
from heed.publishing.views.search import search
from heed.publishing.views.statements import about, accessibility, privacy
from heed.publishing.views.theme import theme
from heed.publishing.views.themes import themes

REVIEW = "reviews/<slug:partnership>/<int:year>/<slug:label>/"

PAPERS = [
    *[path(f"{REVIEW}{code}", paper_page, {"output": code}, name=code) for code in OUTPUTS],
    *[path(f"{REVIEW}{code}.<slug:format>", paper_file, {"output": code}, name=f"{code}-file") for code in OUTPUTS],
    path(f"{REVIEW}briefing/for/<slug:agency>", paper_page, name="briefing-for"),
    path(f"{REVIEW}briefing/for/<slug:agency>.<slug:format>", paper_file, name="briefing-for-file"),
    path(f"{REVIEW}briefing/for/<slug:agency>/<slug:role>", paper_page, name="briefing-for-role"),
    path(f"{REVIEW}briefing/for/<slug:agency>/<slug:role>.<slug:format>", paper_file, name="briefing-for-role-file"),
]

urlpatterns = [
    *PAPERS,
    path("", home, name="home"),
    path("reviews/", reviews, name="reviews"),
    path("reviews/<slug:partnership>/<int:year>/<slug:label>/", review, name="review"),
    path(
        "reviews/<slug:partnership>/<int:year>/<slug:label>/documents/<int:number>",
        document,
        name="document",
    ),
    path("learning/<uuid:public_id>/", learning, name="learning"),
    path("for/", for_you, name="for"),
    path("for/roles/<slug:role>/", for_role_anywhere, name="for-role-anywhere"),
    path("for/<slug:agency>/", for_agency, name="for-agency"),
    path("for/<slug:agency>/<slug:role>/", for_role, name="for-role"),
    path("themes/", themes, name="themes"),
    path("themes/<slug:theme>/", theme, name="theme"),
    path("search", search, name="search"),
    path("about/", about, name="about"),
    path("accessibility/", accessibility, name="accessibility"),
    path("privacy/", privacy, name="privacy"),
    path("data/", include("heed.publishing.urls_data")),
]
