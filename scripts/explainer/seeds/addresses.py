"""Addresses: of pages, of the site itself, and where readers report errors."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import quote

from explainer.findings import short
from explainer.seeds.fields import form
from explainer.seeds.located import Scalar

_HOST = r"https?://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+\.?(:[1-9][0-9]{0,4})?"
_PAGE = rf"{_HOST}([/?#][!#-;=?-\[\]_a-z~]*)?"
_BASE = rf"{_HOST}(/[!$-;=@-\[\]_a-z~]*)?"
_MAIL = r"mailto:[A-Za-z0-9.!$%&'*+/=_~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(\?[!$-;=?-Z_a-z~]*)?"
_PARTS = re.compile(r"(https?://)([^/?#:]+)(.*)", re.DOTALL)
_MEND = "a web address such as https://www.example.org/page, without spaces, quotation marks or accents: copy it again"
_BASE_MEND = "the address of a site, such as https://www.example.org/news/, without ? and #: correct it"
_CONTACT_MEND = "a web address, or one for mail such as mailto:desk@example.org: correct it"


def _encoded(text: str) -> str:
    """Return what is expected: the same address with its signs encoded, where that makes one; else a plain one."""
    if (parts := _PARTS.fullmatch(text)) and not re.search(r"[\s\"<>]", text):
        scheme, host, rest = parts.groups()
        try:
            host = host.encode("idna").decode()
        except UnicodeError:
            return _MEND
        mended = scheme + host + quote(rest, safe="!#$%&'()*+,/:;=?@[]~")
        if re.fullmatch(_PAGE, mended, re.ASCII):
            signs = "".join(dict.fromkeys(sign for sign in text if sign not in mended))
            return f"its signs {signs} encoded, as they are in an address: {short(mended, 120)}"
    return _MEND


Address = Annotated[Scalar, form("an address", _PAGE, _encoded, format="uri")]
"""Of a page."""
BaseAddress = Annotated[Scalar, form("an address", _BASE, _BASE_MEND, format="uri")]
"""Of a site, to which paths are added."""
Contact = Annotated[
    Scalar,
    form(
        "an address", f"{_PAGE}|{_MAIL}", lambda text: _encoded(text) if "//" in text else _CONTACT_MEND, format="uri"
    ),
]
"""Of a page or for mail."""
