"""A worker process that is killed half-way: what it was at is taken up again, and nothing is done twice."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

from factories.processes import READY, Run, heed

HAND_IN = """
import uuid
from django.core.files.base import ContentFile
from heed.people.models import Membership, Partnership, Person
from heed.reviews.services import receive

body = Partnership.objects.create(name="Fallowshire Partnership", slug="fallowshire")
person = Person.objects.create_user("editor@example.org", "Ellis Marsh")
Membership.objects.create(person=person, partnership=body, duty="editor")
report = "Serious Case Review Child AR (2020)\\n\\nLessons to be learned from Child AR\\n\\n1. Ask who else lives there.\\n"
receive(batch=uuid.uuid4(), key="1", file=ContentFile(report.encode()), name="ar.txt", partnership=body, by=person)
"""
STANDS = """
from heed.jobs.models import Job
from heed.reviews.models import Document, Incoming, Review

job = Job.objects.get()
print(json.dumps({"job": job.state, "attempts": job.attempts, "file": Incoming.objects.get().state,
                  "reviews": Review.objects.count(), "documents": Document.objects.count()}))
"""
TIME_PASSES = """
from datetime import timedelta
from django.utils import timezone
from heed.jobs.models import Job
from heed.jobs.services import reap

Job.objects.update(heartbeat=timezone.now() - timedelta(minutes=2))
print(reap())
Job.objects.update(not_before=timezone.now())
"""

KILL = """
import os, sys
from pathlib import Path
from heed.jobs.models import Job

Path(sys.argv[1] + ".ready").touch()
while not Job.objects.filter(state="running").exists():
    pass
os.kill(int(Path(sys.argv[1]).read_text()), 9)
"""


def test_a_job_whose_worker_is_killed_is_taken_up_and_imports_once(
    surroundings: dict[str, str], run: Run, tmp_path: Path
) -> None:
    assert heed(surroundings, "migrate").wait() == 0
    run(HAND_IN)
    killer = subprocess.Popen([sys.executable, "-c", READY + KILL, str(tmp_path / "pid")], env=surroundings)  # noqa: S603
    # one that looks all the time is there before the worker is, so that it is killed in the middle
    while not (tmp_path / "pid.ready").exists():
        pass
    worker = heed(surroundings, "work")
    (tmp_path / "pid").write_text(str(worker.pid))
    assert (killer.wait(), worker.wait()) == (0, -signal.SIGKILL)
    stands = run(STANDS)
    # killed while it read, or in the moment after it had written: both must come to the same
    assert stands["job"] == "running"
    assert (stands["file"], stands["reviews"]) in {("waiting", 0), ("draft", 1)}
    assert run(TIME_PASSES) == 1
    assert heed(surroundings, "work", "--once").wait() == 0
    assert run(STANDS) == {"job": "done", "attempts": 2, "file": "draft", "reviews": 1, "documents": 1}


def test_a_worker_that_is_told_to_stop_ends_by_itself_and_loses_nothing(surroundings: dict[str, str], run: Run) -> None:
    assert heed(surroundings, "migrate").wait() == 0
    run(HAND_IN)
    worker = heed(surroundings, "work")
    run("from heed.jobs.models import Job\nwhile not Job.objects.exclude(attempts=0).exists(): pass\n")
    worker.terminate()
    assert worker.wait(timeout=60) == 0
    stands = run(STANDS)
    assert (stands["job"], stands["file"]) in {("waiting", "waiting"), ("done", "draft")}
    assert heed(surroundings, "work", "--once").wait() == 0
    assert run(STANDS) == {"job": "done", "attempts": 1, "file": "draft", "reviews": 1, "documents": 1}
