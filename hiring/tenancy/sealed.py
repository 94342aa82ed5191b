"""Secrets that we must be able to read again (an address that is a key), unreadable in a copy of the database."""

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class Unreadable(Exception):
    """It was sealed under a key that is not ours any more."""


def seal(secret: str) -> str:
    """Return the secret as it is stored."""
    return _keys().encrypt(secret.encode()).decode()


def unseal(sealed: str) -> str:
    """Return what ``seal`` was given. Raises ``Unreadable``."""
    try:
        return _keys().decrypt(sealed.encode()).decode()
    except InvalidToken as foreign:
        raise Unreadable("Sealed under a former SECRET_KEY. Set the secret anew.") from foreign


def _keys() -> MultiFernet:
    """The program's own key seals; former ones still open (``SECRET_KEY_FALLBACKS``)."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(_derived(key))) for key in keys])


def _derived(key: str) -> bytes:
    return hashlib.sha256(b"hiring.tenancy.sealed:" + key.encode()).digest()
