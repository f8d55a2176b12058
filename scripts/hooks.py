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

from explainer.build import Built, build
from explainer.render import TEMPLATES
from explainer.write import DATA, carry_out

# Strict mode counts the warnings of loggers below "mkdocs" only.
log = logging.getLogger("mkdocs.hooks.explainer")

_state: dict[str, Any] = {"serving": False}
_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.DOTALL)
_CHARSET = re.compile(r"<meta charset=[^>]*>")


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember the command: the live-reload script of `serve` would break any policy."""
    _state["serving"] = command == "serve"


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> None:
    """Rebuild when a seed or template changes."""
    server.watch(str(_seeds(config)))
    server.watch(str(TEMPLATES))


def on_pre_build(config: MkDocsConfig) -> None:
    """Write the pages that differ; raise one PluginError with all findings when the seeds are bad."""
    built = build(_seeds(config), Path(os.path.relpath(config.docs_dir)), _config_path(config), thorough=False)
    findings = built.findings or carry_out(built.plan)
    if findings:
        raise PluginError("\n".join(["The pages cannot be built:", *map(str, findings)]))
    if built.plan.write or built.plan.remove:
        log.info("%d pages written, %d removed", len(built.plan.write), len(built.plan.remove))
    _state["address"] = _prepare(built)


def on_post_page(output: str, page: Any, config: MkDocsConfig) -> str:
    """Close a page."""
    return _close(output, config)


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """Close 404.html, which is no page to MkDocs."""
    return _close(output, config) if template_name == "404.html" else output


def on_post_build(config: MkDocsConfig) -> None:
    """Give the data files and the search index the site's real address, where one is set."""
    kinds = (f"{DATA}/*.jsonld", f"{DATA}/*.json", f"{DATA}/*.csv", "search/*.json")
    for path in (path for kind in kinds for path in sorted(Path(config.site_dir).glob(kind))):
        path.write_bytes(_at_home(path.read_bytes().decode(), config).encode())


def _at_home(text: str, config: MkDocsConfig) -> str:
    """Return a text with the site's real address, where one is set, in place of the one in the seeds."""
    ours, real = _state["address"], config.site_url or _state["address"]
    # The real one may begin with ours, and the theme has it in its links already.
    return re.sub(f"{re.escape(ours)}(?!{re.escape(real.removeprefix(ours))})", lambda _: real, text)


def _seeds(config: MkDocsConfig) -> Path:
    folder = Path(_config_path(config)).parent / config.extra.get("seeds", "seeds")
    return Path(os.path.relpath(folder))


def _config_path(config: MkDocsConfig) -> Path:
    return Path(os.path.relpath(config.config_file_path))


def _prepare(built: Built) -> str:
    """Date the sitemap by the seeds, not by the clock, and return the address that the pages carry."""
    assert built.seeds is not None
    midnight = calendar.timegm(time.strptime(built.seeds.site.as_of, "%Y-%m-%d"))
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(midnight))
    return built.seeds.site.address.rstrip("/") + "/"


def _close(output: str, config: MkDocsConfig) -> str:
    """Return a built page with its Content-Security-Policy, and under the site's real address."""
    output = _at_home(output, config)
    if _state["serving"]:
        return output
    digests = (hashlib.sha256(script.encode()).digest() for script in _INLINE_SCRIPT.findall(output))
    hashes = sorted({f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests})
    policy = "; ".join(
        (
            "default-src 'self'",
            " ".join(("script-src 'self'", *hashes)),
            "style-src 'self'",
            "img-src 'self' data:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
        )
    )
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return _CHARSET.sub(lambda match: match[0] + meta, output, count=1)
