"""The addresses of open data as files."""

from __future__ import annotations

from django.urls import path, re_path

from heed.publishing.outputs.open_data.tables import TABLES
from heed.publishing.views.data.files import open_csv, open_csvw, open_lines, open_package
from heed.publishing.views.data.page import codebook, data

_NAMES = "|".join((*(table.name for table in TABLES), "codebook"))

urlpatterns = [
    path("", data, name="data"),
    path("codebook/", codebook, name="data-codebook"),
    re_path(rf"^(?P<name>{_NAMES})\.csv$", open_csv, name="data-table"),
    re_path(r"^(?P<name>reviews|items)\.jsonl$", open_lines, name="data-lines"),
    path("csv-metadata.json", open_csvw, name="data-csvw"),
    path("datapackage.json", open_package, name="data-package"),
]
