"""What django-allauth asks of Heed about second factors."""

from __future__ import annotations

import base64
import hashlib

import qrcode
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from qrcode.image.svg import SvgPathFillImage

from heed.people.models import Person


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets are kept encrypted with the site's own key; errors are sentences."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "That did not fit. Wait for the next code, or try again.",
        "cannot_generate_recovery_codes": "Set up an authenticator app or a passkey first.",
    }

    def encrypt(self, text: str) -> str:
        """For the database: who reads a copy of it cannot make codes."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret again."""
        return _box().decrypt(encrypted_text.encode()).decode()

    def build_totp_svg(self, url: str) -> str:
        """The picture that an app reads, to stand within a page: no XML declaration, no style."""
        picture = qrcode.make(url, image_factory=SvgPathFillImage, border=2).to_string(encoding="unicode")
        return str(picture)

    def generate_authenticator_name(self, _user: Person, _kind: object) -> str:
        """What a passkey is called until its owner names it."""
        return "Passkey"

    def _get_site_name(self) -> str:
        return "Heed"


def _box() -> Fernet:
    key = hashlib.sha256(b"second factors of heed" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
