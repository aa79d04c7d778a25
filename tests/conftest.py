"""What every test may ask for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import hypothesis
import pytest
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.operations import BaseDatabaseOperations
from django.db.backends.sqlite3.base import DatabaseWrapper
from pytest_django import Settings

from factories.tampering import unguarded

REPOSITORY = Path(__file__).parent.parent
SHARED = REPOSITORY.parent / "shared"

# how long an example takes says nothing about the code: a busy machine made tests fail that find nothing wrong
hypothesis.settings.register_profile(
    "heed", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow], print_blob=True
)
hypothesis.settings.load_profile("heed")


@pytest.fixture(scope="session", autouse=True)
def _emptied_between_tests() -> Iterator[None]:
    """Lets Django empty the tables after a test that committed, which on SQLite it does by deleting.

    The log's triggers refuse that, as they should; they are lifted for as long as it takes, and for nothing else.
    """
    flush = DatabaseWrapper.ops_class.execute_sql_flush

    def flush_unguarded(operations: BaseDatabaseOperations, sql_list: Iterable[str]) -> None:
        database: BaseDatabaseWrapper = operations.connection
        with unguarded(database):
            flush(operations, sql_list)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseWrapper.ops_class, "execute_sql_flush", flush_unguarded)
        yield


@pytest.fixture(autouse=True)
def _files_of_its_own(settings: Settings, tmp_path: Path) -> None:
    """Files that a test stores are gone when it ends."""
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real material beside the project; tests that need it are skipped where it isn't."""
    if not SHARED.is_dir():
        pytest.skip("the shared folder of real reports is not beside this clone")
    return SHARED


@pytest.fixture(scope="session")
def demonstration() -> Path:
    """The folder of the demonstration's documents and their truth."""
    return REPOSITORY / "src/heed/config/demonstration"
