"""The tables that publishing owns."""

from heed.publishing.models.publication import Change, Publication, PublicationState, Version

__all__ = ["Change", "Publication", "PublicationState", "Version"]
