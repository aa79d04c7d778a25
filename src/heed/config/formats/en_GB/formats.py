"""British English: months are written out, as everywhere on our pages."""

from __future__ import annotations

DATE_FORMAT = "j F Y"
