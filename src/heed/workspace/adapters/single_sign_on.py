"""What django-allauth asks of Heed about single sign-on: who comes in, and which tokens are believed."""

from __future__ import annotations

import logging
from typing import Any, Never

import jwt
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect, render
from django.urls import reverse

from heed.people.models import Person
from heed.people.selectors import find_person
from heed.reviews.errors import Refused
from heed.workspace.selectors.people import invitations_to
from heed.workspace.selectors.second_factors import single_sign_on_of
from heed.workspace.services import invitations

logger = logging.getLogger(__name__)

# with the provider's public key, never with a shared secret, and never unsigned
ALGORITHMS = {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"}
KEPT_CLAIMS = {"sub", "iss", "email", "email_verified", "name"}


class SingleSignOnAdapter(DefaultSocialAccountAdapter):
    """Lets in who has an account or an open invitation at an address that the provider verified; nobody else."""

    def is_open_for_signup(self, _request: HttpRequest, _sociallogin: SocialLogin) -> bool:
        """Nobody makes an account by themselves."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Ties whoever comes for the first time to their account."""
        if sociallogin.state.get("process") != "login":
            self._refuse(request, "")
        if sociallogin.is_existing:
            return
        addresses = [one.email for one in sociallogin.email_addresses if one.verified]
        address = addresses[0] if addresses else ""
        person = find_person(address) or _invited(address, sociallogin)
        if person is None or not person.is_active or single_sign_on_of(person):
            # tied already: then this is somebody else, to whom the address passed on
            self._refuse(request, address)
        sociallogin.connect(request, person)

    def on_authentication_error(
        self, request: HttpRequest, _provider: object, error: object = None, exception: object = None, **_more: object
    ) -> None:
        """Says that it did not work. What went wrong is in the server's log."""
        logger.warning("Single sign-on did not work (%s): %s", error, exception)
        messages.error(request, "Signing in that way did not work. Try again, or use another way.")
        raise ImmediateHttpResponse(redirect("sign-in"))

    def send_notification_mail(self, *_args: object, **_kwargs: object) -> None:
        """No mail: whoever ties the two together is in by it at that moment."""

    def _refuse(self, request: HttpRequest, address: str) -> Never:
        page = render(request, "workspace/entering/not_let_in.html", {"address": address}, status=403)
        raise ImmediateHttpResponse(page)


def _invited(address: str, sociallogin: SocialLogin) -> Person | None:
    """The account that an open invitation to this address makes; None without one."""
    person = None
    for invitation in invitations_to(address) if address else []:
        try:
            if person is None:
                name = str(
                    sociallogin.account.extra_data.get("id_token", {}).get("name") or address.split("@", maxsplit=1)[0]
                )
                person = invitations.accept_with_account(invitation=invitation, name=name[:150], password=None)
            else:
                invitations.accept(invitation=invitation, person=person)
        except Refused:  # used or revoked a moment ago
            continue
    return person


class Provider(OpenIDConnectOAuth2Adapter):
    """Speaks to the provider. Believes only a token that is signed with the provider's key."""

    def get_callback_url(self, _request: HttpRequest, _app: SocialApp) -> str:
        """The return address, as the provider knows it: at the site's own address."""
        return settings.HEED_PUBLIC_ADDRESS + reverse("openid_connect_callback", args=[self.provider_id])

    def complete_login(self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs: Any) -> SocialLogin:
        """Who it is, from the signed token; from a further question only what that token leaves out."""
        claims = self._decode_id_token(app, str(kwargs["response"].get("id_token") or ""))
        if not claims.get("email"):
            more = self._fetch_user_info(token.token)
            if more.get("sub") != claims.get("sub"):
                raise OAuth2Error("The provider told of two different people")
            claims = {**more, **claims}
        kept = {name: value for name, value in claims.items() if name in KEPT_CLAIMS}
        # some providers write the word
        kept["email_verified"] = claims.get("email_verified") in {True, "true"}
        return self.get_provider().sociallogin_from_response(request, {"id_token": kept})

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        try:
            algorithm = jwt.get_unverified_header(id_token).get("alg")
        except jwt.PyJWTError as error:
            raise OAuth2Error("No token that can be read") from error
        if algorithm not in ALGORITHMS:
            raise OAuth2Error(f"The token is signed in a way that is not believed: {algorithm}")
        claims: dict[str, Any] = jwtkit.verify_and_decode(
            credential=id_token,
            keys_url=self.openid_config["jwks_uri"],
            issuer=self.openid_config["issuer"],
            audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
        )
        return claims
