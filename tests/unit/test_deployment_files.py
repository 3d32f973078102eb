"""What the schemas of Render and compose cannot see."""

import json
import re
from pathlib import Path
from typing import Any

import yaml

from dashapp import __version__
from dashapp.settings import described
from dashapp.web.metrics import Metrics

RENDER = yaml.safe_load(Path("render.yaml").read_text(encoding="utf-8"))
COMPOSE = [Path(name) for name in sorted(map(str, Path().glob("docker-compose*.yml")))]
# Read by others than the product: gunicorn, the debugger, the stores' images.
OTHERS = re.compile(r"^(GUNICORN_CMD_ARGS|PYDEVD_\w+|POSTGRES_\w+|GF_\w+)$")


class _Loader(yaml.SafeLoader):
    """Reads compose's own tags as their values."""


_Loader.add_constructor("!reset", lambda loader, node: None)


def variables(service: dict[str, Any]) -> list[dict[str, Any]]:
    groups = {group["name"]: group["envVars"] for group in RENDER["envVarGroups"]}
    found: list[dict[str, Any]] = []
    for each in service["envVars"]:
        found += groups[each["fromGroup"]] if "fromGroup" in each else [each]
    return found


def test_render_refers_only_to_what_it_makes() -> None:
    services = {(each["type"], each["name"]) for each in RENDER["services"]}
    databases = {each["name"] for each in RENDER["databases"]}
    for service in RENDER["services"]:
        for each in variables(service) if "envVars" in service else []:
            if "fromDatabase" in each:
                assert each["fromDatabase"]["name"] in databases
            if "fromService" in each:
                named = each["fromService"]
                assert (named["type"], named["name"]) in services
                if "envVarKey" in named:
                    there = next(s for s in RENDER["services"] if s["name"] == named["name"])
                    assert named["envVarKey"] in {own["key"] for own in variables(there)}


def test_every_variable_is_a_setting_and_every_value_a_text() -> None:
    known = {each.name for each in described()}
    names = {each["key"] for s in RENDER["services"] if "envVars" in s for each in variables(s)}
    for file in COMPOSE:
        services = yaml.load(file.read_text(encoding="utf-8"), _Loader)["services"]  # noqa: S506
        for service in services.values():
            for name, value in service.get("environment", {}).items():
                names.add(name)
                assert isinstance(value, str), (file, name)
    assert {name for name in names if not OTHERS.match(name)} <= known
    for group in RENDER["envVarGroups"]:
        for each in group["envVars"]:
            assert isinstance(each["value"], str)
            # Render refuses a group whose values are asked for.
            assert "sync" not in each


def test_a_worker_of_render_runs_what_the_web_service_leaves_to_it() -> None:
    web, worker = (
        next(each for each in RENDER["services"] if each["type"] == kind)
        for kind in ("web", "worker")
    )
    assert {"key": "TASK_RUNNER", "value": "elsewhere"} in web["envVars"]
    assert worker["dockerCommand"] == "python -m dashapp worker"
    needed = {each["key"] for each in variables(web)} - {"TASK_RUNNER", "SMTP_URL", "MAIL_FROM"}
    assert {each["key"] for each in variables(worker)} == needed


def test_what_is_said_of_autoscaling_fits_the_web_service() -> None:
    said = Path("docs/deploy/render.md").read_text(encoding="utf-8")
    [block] = re.findall(r"```yaml\n(.+?)```", said, re.DOTALL)
    scaling = yaml.safe_load(block)["scaling"]
    assert scaling.keys() <= {
        "minInstances", "maxInstances", "targetCPUPercent", "targetMemoryPercent",
    }  # fmt: skip
    web = next(each for each in RENDER["services"] if each["type"] == "web")
    assert "disk" not in web  # which would hold it to one instance
    assert "REDIS_URL" in {each["key"] for each in variables(web)}


def test_what_render_cannot_do_is_not_asked_of_it() -> None:
    assert isinstance(RENDER["previews"]["generation"], str)  # unquoted, `off` is false
    for service in RENDER["services"]:
        scaled = service.get("numInstances", 1) > 1 or "scaling" in service
        assert not (scaled and "disk" in service)
        assert not (service.get("plan") == "free" and "preDeployCommand" in service)
    web = next(each for each in RENDER["services"] if each["type"] == "web")
    assert web["healthCheckPath"] == "/healthz"
    assert not set("|&;<>$") & set(web["preDeployCommand"])  # no shell reads it


def test_no_compose_file_names_its_containers_or_a_version() -> None:
    for file in COMPOSE:
        text = file.read_text(encoding="utf-8")
        assert "container_name:" not in text
        assert not re.search(r"^version:", text, re.MULTILINE)


def test_what_is_set_in_the_example_reaches_every_container_of_the_product() -> None:
    told = Path("docs/settings.md").read_text(encoding="utf-8")
    [fixed] = re.findall(r"pass on what `.env` sets of these, but for (.+?);", told)
    passed = {each.name for each in described()} - set(re.findall(r"`(\w+)`", fixed))
    base, team = (
        yaml.load(Path(name).read_text(encoding="utf-8"), _Loader)["services"]  # noqa: S506
        for name in ("docker-compose.yml", "docker-compose.prod.yml")
    )
    ports = {"PORT", "MCP_SERVER_PORT"}  # published under the number that is set
    for name in passed - ports:
        assert f"${{{name}:-" in base["web"]["environment"][name], name
    assert set(re.findall(r"\$\{(\w+)", str(base))) >= ports
    [also] = re.findall(r"in\nproduction (.+?) are fixed", told)
    for name in passed - ports - set(re.findall(r"`(\w+)`", also)) - {"WEB_CONCURRENCY"}:
        for each in (team[role]["environment"] for role in ("web", "live", "worker")):
            assert f"${{{name}:" in each[name], name
    assert "${WEB_CONCURRENCY:-" in team["web"]["environment"]["WEB_CONCURRENCY"]


def test_whoever_gives_a_mail_server_is_asked_from_whom_mail_comes() -> None:
    web = next(each for each in RENDER["services"] if each["type"] == "web")
    assert {"key": "MAIL_FROM", "sync": False} in web["envVars"]


def test_every_variable_of_compose_is_in_the_example() -> None:
    example = Path(".env.example").read_text(encoding="utf-8")
    for file in COMPOSE:
        for name in re.findall(r"\$\{(\w+)", file.read_text(encoding="utf-8")):
            assert f"\n#{name}=" in example, name


def test_the_dashboard_asks_for_what_is_counted() -> None:
    dashboard = json.loads(Path("monitoring/dashboard.json").read_text(encoding="utf-8"))
    metrics = Metrics()
    metrics.requests.labels("api", "200").observe(0.1)
    told = metrics.text().decode()
    asked = [target["expr"] for panel in dashboard["panels"] for target in panel["targets"]]
    names = {name for expression in asked for name in re.findall(r"imaginator_\w+", expression)}
    assert len(names) >= 5
    for name in names:
        assert f"\n{name}" in told, name


def test_the_version_is_the_same_everywhere() -> None:
    assert f'version = "{__version__}"' in Path("pyproject.toml").read_text(encoding="utf-8")
    assert f"ARG VERSION={__version__}" in Path("Dockerfile").read_text(encoding="utf-8")


def test_the_tests_of_the_workflow_are_those_of_ci() -> None:
    workflow = yaml.safe_load(Path(".github/workflows/test.yml").read_text(encoding="utf-8"))
    steps = workflow["jobs"]["test"]["steps"]
    assert [step["run"] for step in steps if "run" in step] == [".ci/run"]
