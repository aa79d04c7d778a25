"""Addresses of following, under /follow/."""

from __future__ import annotations

from django.urls import path

from heed.sharing.views.confirming import confirm
from heed.sharing.views.follow import follow, sent, subscribe
from heed.sharing.views.managing import manage
from heed.sharing.views.stopping import stop

urlpatterns = [
    path("", follow, name="follow"),
    path("subscribe/", subscribe, name="subscribe"),
    path("sent/", sent, name="follow-sent"),
    path("confirm/<str:token>/", confirm, name="follow-confirm"),
    path("manage/<str:token>/", manage, name="follow-manage"),
    path("stop/<str:token>/", stop, name="follow-stop"),
]
