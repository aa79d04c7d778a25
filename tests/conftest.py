"""What every test may ask for."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

REPOSITORY = Path(__file__).parent.parent
SHARED = REPOSITORY.parent / "shared"


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
