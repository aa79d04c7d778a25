"""What files on their way in are called, which are let in, and where each stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.reviews.rules.incoming import LONGEST_NAME, Door, Stage, State, name_of, stage_of

names = st.text(st.characters(exclude_categories=()), max_size=400)


@given(names)
def test_any_name_becomes_one_that_every_file_system_takes(given_name: str) -> None:
    name = name_of(given_name)
    assert 0 < len(name.encode()) <= LONGEST_NAME
    assert not set(name) & set('/\\\0\n<>:"|?*')
    assert name not in {".", ".."}
    assert name_of(name) == name


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("Child AR report.pdf", "Child AR report.pdf"),
        ("C:\\My documents\\report.pdf", "report.pdf"),
        ("../../etc/passwd", "passwd"),
        ("Adolygiad Ymarfer Plant – Tŷ.docx", "Adolygiad Ymarfer Plant – Tŷ.docx"),
        (".hidden.pdf", "hidden.pdf"),
        ("photo\u202egpj.exe", "photo gpj.exe"),
        ("  a\tb .txt", "a b .txt"),
        ("...", "file"),
        ("", "file"),
    ],
)
def test_a_name_keeps_what_people_know_it_by(given_name: str, kept: str) -> None:
    assert name_of(given_name) == kept


def test_a_long_name_keeps_its_ending() -> None:
    assert name_of("ŵ" * 300 + ".pdf").endswith("ŵ….pdf")


@given(st.lists(st.integers(min_value=0, max_value=3_000_000), max_size=120))
def test_what_is_let_in_is_within_every_limit(sizes: list[int]) -> None:
    door = Door(megabytes=2, files=100)
    before, let_in = 0, []
    for number, size in enumerate(sizes, start=1):
        refusal = door.refusal(size, number=number, size_before=before)
        before += size
        if not refusal:
            let_in.append(size)
        else:
            assert refusal.endswith(".")
    assert len(let_in) <= door.files
    assert all(0 < size <= 2_000_000 for size in let_in)
    assert sum(let_in) <= door.megabytes_together * 1_000_000


def test_a_settled_file_stands_where_it_was_settled_whatever_its_job_says() -> None:
    for state in set(State) - {State.WAITING}:
        assert {stage_of(state, job) for job in ("waiting", "running", "failed", "cancelled", "done", None)} == {
            Stage(state)
        }


@pytest.mark.parametrize(
    ("job", "stage"),
    [
        ("waiting", Stage.WAITING),
        ("running", Stage.READING),
        ("failed", Stage.FAILED),
        ("cancelled", Stage.STOPPED),
        (None, Stage.STOPPED),
    ],
)
def test_a_file_that_waits_stands_where_its_job_does(job: str | None, stage: Stage) -> None:
    assert stage_of(State.WAITING, job) == stage
