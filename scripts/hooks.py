"""The thin MkDocs hook: builds the pages first, watches the seeds, and closes each built page with its policy."""

from __future__ import annotations

import base64
import calendar
import hashlib
import logging
import os
import re
import time
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import Files

from explainer.build import Build
from explainer.render import TEMPLATES
from explainer.write import Docs

# Strict mode counts the warnings of loggers below "mkdocs" only.
log = logging.getLogger("mkdocs.hooks.explainer")

_serving = False
_build: Build | None = None
_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.DOTALL)
_CHARSET = re.compile(r"<meta charset=[^>]*>")


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember the command: the live-reload script of `serve` would break any policy."""
    global _serving
    _serving = command == "serve"


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> None:
    """Rebuild when a seed or template changes."""
    server.watch(str(_seeds(config)))
    server.watch(str(TEMPLATES))


def on_pre_build(config: MkDocsConfig) -> None:
    """Write the pages that differ; raise one PluginError with all findings when the seeds are bad."""
    global _build
    _build, docs = Build(_seeds(config), _relative(config.config_file_path)), Docs(_relative(config.docs_dir))
    findings = sorted([*_build.findings, *docs.findings])
    if not findings:
        counts = docs.update(_build.files())
        findings = docs.findings
        if counts.written or counts.removed:
            log.info("%d files written, %d removed", counts.written, counts.removed)
    if findings:
        raise PluginError("\n".join(["The pages cannot be built:", *map(str, findings)]))


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Give pages and data the site's real address, where one is set, and the sitemap the seeds' day, not today."""
    assert _build
    assert _build.seeds
    midnight = calendar.timegm(time.strptime(_build.seeds.site.as_of, "%Y-%m-%d"))
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(midnight))
    for path, content in _build.files(config.site_url) if config.site_url and not _serving else ():
        if file := files.get_file_from_path(path):
            file.content_bytes = content


def on_post_page(output: str, page: Any, config: MkDocsConfig) -> str:
    """Close a page."""
    return _close(output)


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """Close 404.html, which is no page to MkDocs."""
    return _close(output) if template_name == "404.html" else output


def _seeds(config: MkDocsConfig) -> Path:
    return _relative(Path(config.config_file_path).parent / config.extra.get("seeds", "seeds"))


def _relative(path: str | Path) -> Path:
    return Path(os.path.relpath(path))


def _close(output: str) -> str:
    """Return a built page with its Content-Security-Policy."""
    if _serving:
        return output
    digests = (hashlib.sha256(script.encode()).digest() for script in _INLINE_SCRIPT.findall(output))
    hashes = sorted({f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests})
    scripts = " ".join(("script-src 'self'", *hashes))
    others = "style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'"
    policy = f"default-src 'self'; {scripts}; {others}"
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return _CHARSET.sub(lambda match: match[0] + meta, output, count=1)
