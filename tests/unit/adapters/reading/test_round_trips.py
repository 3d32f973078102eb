"""What leaves in one of our formats comes back, field by field."""

import json
from pathlib import Path

import pytest

from benchmarks.import_accuracy import compare, linkedin, linkedin_truth, rendercv_data
from dashapp.adapters.reading.formats import read
from dashapp.adapters.typesetting.docx import write_docx
from dashapp.domain.export.markdown import markdown
from dashapp.domain.export.text import plain_text
from dashapp.domain.layout import laid_out
from dashapp.domain.resume import Resume

SAMPLES = sorted((Path(__file__).parents[3] / "samples/resumes").glob("*.json"))


def _quiet(fraction: float, sentence: str) -> None:
    """Tell nobody."""


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_json_comes_back_exactly(path: Path) -> None:
    content = path.read_bytes()
    resume, account = read(content, path.name, _quiet)
    assert resume.data == json.loads(content)
    assert list(resume.data) == list(json.loads(content))
    assert account.format == "json"
    assert account.notes == ()


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_documents_come_back_nearly_whole(path: Path) -> None:
    resume = Resume(json.loads(path.read_bytes()))
    made = {
        "markdown": markdown(laid_out(resume)).encode(),
        "text": plain_text(laid_out(resume)).encode(),
        "docx": write_docx(resume),
    }
    for kind, content in made.items():
        got, account = read(content, "", _quiet)
        assert account.format == kind
        score, differences = compare(resume.data, got.data)
        assert score.f1 > 0.93, differences


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_linkedins_export_is_read_exactly(path: Path) -> None:
    data = json.loads(path.read_bytes())
    got, account = read(linkedin(data), "", _quiet)
    score, differences = compare(linkedin_truth(data), got.data)
    assert account.format == "linkedin"
    assert score.f1 == 1.0, differences


def test_rendercvs_layout_is_read_as_json_resume() -> None:
    data = json.loads(SAMPLES[0].read_bytes())
    text = json.dumps({"cv": rendercv_data(data), "design": {"theme": "classic"}})
    got, account = read(
        f"# RenderCV\n{text}".replace('# RenderCV\n{"cv": ', "cv: ")
        .replace(', "design": {"theme": "classic"}}', "\ndesign: {theme: classic}\n")
        .encode(),
        "",
        _quiet,
    )
    assert account.format == "rendercv"
    assert got.data["basics"]["name"] == data["basics"]["name"]
    assert [w["name"] for w in got.data["work"]] == [w["name"] for w in data["work"]]
    assert got.data["meta"]["rendercv"] == {"design": {"theme": "classic"}}
