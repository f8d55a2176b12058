"""The whole way from the seeds to the pages: load, check, render, and the plan of what to write."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from explainer.check import check
from explainer.data import data_files
from explainer.entries import Entries
from explainer.findings import Finding
from explainer.load import Seeds, load
from explainer.nav import check_nav
from explainer.passages import Walk
from explainer.render import Renderer
from explainer.views import Views
from explainer.wording import check_reading
from explainer.write import Plan, plan


@dataclass
class Built:
    """What a build found and would do. `seeds` is None where a file could not be used at all."""

    seeds: Seeds | None = None
    plan: Plan = field(default_factory=Plan)
    findings: list[Finding] = field(default_factory=list)


def build(seeds_folder: Path, docs: Path, config: Path | None, *, thorough: bool) -> Built:
    """Return the plan that brings `docs` in line with the seeds, and all findings, sorted. Writes nothing.

    `config` is the MkDocs configuration whose `nav` is compared with the pages, if there is one. `thorough`
    adds the checks over all our text together.
    """
    seeds, findings = load(seeds_folder)
    if seeds is None:
        return Built(findings=sorted(findings))
    entries = Entries(seeds, Walk(seeds))
    findings += check(entries)
    if thorough:
        findings += check_reading(entries)
    if findings:
        return Built(seeds, findings=sorted(findings))
    views = Views(entries)
    pages = Renderer(entries, views).pages()
    files = {name: text.encode() for name, text in pages.items()} | data_files(entries, views)
    wanted = plan(docs, files)
    found = (check_nav(config, pages) if config else []) + wanted.findings
    return Built(seeds, wanted, sorted(found))
