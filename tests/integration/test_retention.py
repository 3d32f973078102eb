"""Old changes are merged where the setting says so; what was named, or is new, stays as it was."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from dashapp.adapters.database.documents import SqlDocuments
from dashapp.adapters.yjs.replica import YjsReplica
from dashapp.bootstrap.joining import join
from dashapp.domain.people import OPERATOR, Author
from dashapp.domain.resume import Resume
from dashapp.services.document_store import LogRow, Version
from dashapp.settings import Settings


def test_only_what_is_old_and_before_every_named_version_is_merged(tmp_path: Path) -> None:
    parts = join(Settings(data_dir=tmp_path))
    store, services = SqlDocuments(parts.hub.engine), parts.services
    resume = services.documents.create(OPERATOR, Resume({"basics": {"name": "Ada"}}))
    replica = YjsReplica()
    for update in store.until(resume, 1):
        replica.apply(update)
    now = datetime.now(UTC)
    for number in range(60):
        at = now - timedelta(days=100 if number < 40 else 1)
        data = replica.set_values("basics", {"email": f"{number}@example.org"})
        store.append([LogRow(resume, Author("Ada"), at, data)])
    said = {rev: services.history.snapshot(OPERATOR, resume, rev) for rev in (31, 35, 41, 61)}
    store.keep_version(resume, Version(31, "Sent", "Ada", now))
    assert services.history.forget(resume, 0) == 0
    assert services.history.forget(resume, 90) == 29
    assert [each.revision for each in store.heads(resume)] == list(range(31, 62))
    for revision, before in said.items():
        again = services.history.snapshot(OPERATOR, resume, revision)
        assert again.resume.data == before.resume.data
    assert services.documents.snapshot(OPERATOR, resume).resume.data == said[61].resume.data
    assert services.history.forget(resume, 90) == 0
    parts.close()
