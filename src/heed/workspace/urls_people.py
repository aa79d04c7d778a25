"""Addresses for signing in, for people's own accounts, and for those who manage people.

django-allauth asks for some of its pages by its own names: such a page has two. What is not listed here has no address.
"""

from __future__ import annotations

from django.urls import path, re_path

from heed.workspace.views.entering.password import ForgottenPassword, ForgottenPasswordSent, NewPassword
from heed.workspace.views.entering.sign_in import SignIn, SignOut

urlpatterns = [
    path("sign-in/", SignIn.as_view(), name="sign-in"),
    path("sign-in/", SignIn.as_view(), name="account_login"),
    path("sign-out/", SignOut.as_view(), name="sign-out"),
    path("forgotten-password/", ForgottenPassword.as_view(), name="account_reset_password"),
    path("forgotten-password/sent/", ForgottenPasswordSent.as_view(), name="account_reset_password_done"),
    re_path(
        r"^new-password/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        NewPassword.as_view(),
        name="account_reset_password_from_key",
    ),
]
