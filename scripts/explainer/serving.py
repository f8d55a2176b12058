"""While a site is served: a build that fails leaves the server answering, with what is wrong in each page's place."""

from __future__ import annotations

import html
import logging
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath
from typing import Any

from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer

log = logging.getLogger("mkdocs.hooks.explainer")

_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="2">
<title>The pages cannot be built</title>
<style>body {{ font: 1rem/1.5 system-ui }} pre {{ white-space: pre-wrap; overflow-wrap: anywhere }}</style>
<h1>The pages cannot be built</h1>
<p>This is what the terminal shows. The page comes back by itself when it is mended.</p>
<pre>{}</pre>
</html>
"""


def forgive(server: LiveReloadServer, told: Callable[[], str]) -> None:
    """Keep a server answering when its builder fails: with the page above, and with the last good site's other files.

    `told` returns the findings of the build, if they are why it failed. MkDocs by itself would let each request wait
    until a build succeeds, and print how it came to fail.
    """
    build, answer, wrong = server.builder, server.serve_request, ""

    def rebuild() -> None:
        nonlocal wrong
        try:
            build()
            wrong = ""
        except (Exception, SystemExit) as error:
            wrong = told() or f"{type(error).__name__}: {error}"
            if not told() and not isinstance(error, (MkDocsException, SystemExit)):
                log.exception("An error happened")  # a fault of a template or of the engine: where it is helps
            log.error("Nothing was built. Mend it, and the build goes on; until then each page shows this.")

    def respond(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        if not wrong or path.startswith("/livereload/") or PurePosixPath(path).suffix not in ("", ".html"):
            return answer(environ, start_response)
        content = _PAGE.format(html.escape(wrong)).encode()
        start_response("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-store")])
        return [content]

    server.builder = rebuild
    server.set_app(respond)
