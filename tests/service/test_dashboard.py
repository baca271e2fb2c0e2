"""What is drawn under `deploy/` is what the service counts, and the other way round."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("prometheus_client", reason="the extra `service` is not installed")

import yaml

from chalktalk.service.metrics import Metrics

DEPLOY = Path(__file__).parents[2] / "deploy"
DASHBOARD: dict[str, Any] = json.loads((DEPLOY / "grafana" / "chalktalk.json").read_text("utf-8"))
QUERIES = [target["expr"] for panel in DASHBOARD["panels"] for target in panel["targets"]]


def families() -> dict[str, set[str]]:
    """Names of all series that the service counts, with their labels."""
    found: dict[str, set[str]] = {}
    metrics = Metrics()
    for metric in vars(metrics).values():
        for described in getattr(metric, "describe", list)():
            labels = set(metric._labelnames)
            endings = {"counter": ["_total"], "histogram": ["_bucket", "_sum", "_count"]}.get(described.type, [""])
            found |= {
                described.name + ending: labels | ({"le"} if ending == "_bucket" else set()) for ending in endings
            }
    return found | {"chalktalk_process_resident_memory_bytes": set()}


@pytest.mark.parametrize("query", QUERIES)
def test_every_query_is_about_something_that_is_counted(query: str) -> None:
    known = families()
    names = set(re.findall(r"chalktalk_\w+", query))
    labels = {label for inside in re.findall(r"\{([^}]*)\}", query) for label in re.findall(r"(\w+)\s*[=!]", inside)}
    labels |= {label.strip() for inside in re.findall(r"by \(([^)]*)\)", query) for label in inside.split(",")}

    assert names
    assert set() == names - known.keys()
    assert labels <= set.union(*(known[name] for name in names))
    assert query.count("(") == query.count(")")
    assert all("rate(" in query for name in names if name.endswith(("_total", "_bucket")))


def test_everything_that_is_counted_is_drawn() -> None:
    drawn = {
        re.sub(r"_(bucket|sum|count)$", "", name) for query in QUERIES for name in re.findall(r"chalktalk_\w+", query)
    }
    counted = {re.sub(r"_(bucket|sum|count)$", "", name) for name in families()}

    assert counted == drawn


def test_every_panel_has_a_place_and_a_name_of_its_own() -> None:
    places = [(panel["gridPos"]["x"], panel["gridPos"]["y"]) for panel in DASHBOARD["panels"]]

    assert len(places) == len(set(places)) == len({panel["title"] for panel in DASHBOARD["panels"]})


def test_prometheus_is_told_where_the_figures_are() -> None:
    (job,) = yaml.safe_load((DEPLOY / "prometheus.yml").read_text("utf-8"))["scrape_configs"]

    assert ("/metrics", ["127.0.0.1:8080"]) == (job["metrics_path"], job["static_configs"][0]["targets"])
