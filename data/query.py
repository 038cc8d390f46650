"""The query of a link as it was meant. Whatever reads the query of a reader reads it here.

Messengers and mail programs encode a link once more or twice (`%3D`, `%253D`), write `&amp;` for `&`, take the 。 or ）
behind it for its end, and add names of their own. All of this is undone. What they cut off is lost: the rest of a name
or of a value stays, and names nothing.
"""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import parse_qsl, unquote_plus, urlencode

MAX_QUERY: Final = 2_000
"""Characters of a query that are read: more than any selection needs, less than any parser minds."""
PUNCTUATION: Final = "。．，、；：？！…～）］】〉》」』”’.,;:?!~)]}>*\"'`\ufffd \t\r\n"
"""What may follow a link in a text, or is left of that when it was cut; no value ends so, but those of TEXTS."""
TEXTS: Final = ("watermark", "classification")
"""Names whose values are free texts, which are taken as they stand."""

_ESCAPED_AMPERSAND: Final = re.compile(rf"^(amp([{re.escape(PUNCTUATION)}]+|$))+")
_ADDED: Final = re.compile(
    r"from|isappinstalled|scene|subscene|ascene|clicktime|enterid|nsukey|sharer_\w+|wx\w+"  # WeChat, Feishu
    r"|tdsourcetag|qq-pf-to|_wv|_wwv|ADTAG"  # QQ
    r"|ddtab|dd_\w+|showmenu"  # DingTalk
    r"|ccm_open_type"  # Feishu
    r"|luicode|lfid|featurecode|sudaref|display|retcode"  # Weibo
    r"|utm_\w+|spm|share_\w+|fbclid|gclid|msclkid"
)


def read_query(query: str) -> dict[str, str]:
    """The value of each name, with or without its `?`; of a name that comes twice, the last. Blank values stay."""
    return {name: value for name, value in _pairs(query.lstrip("?？")[:MAX_QUERY]) if name}


def as_meant(query: str) -> str:
    """The query without what happened to it on its way; as it stands if nothing did, or if it is too long to mend."""
    meant = read_query(query)
    mended = urlencode(meant, safe=",")
    is_whole = meant == dict(parse_qsl(query[:MAX_QUERY], keep_blank_values=True, errors="replace"))
    return query if is_whole or len(mended) > MAX_QUERY else mended


def decode(text: str) -> str:
    """The text without its escapes, however often it was encoded."""
    decoded = unquote_plus(text)
    while decoded != text:
        text, decoded = decoded, unquote_plus(decoded)
    return text


def is_added(name: str) -> bool:
    """Whether messengers, or whoever counts readers, add the name to links."""
    return bool(_ADDED.fullmatch(name))


def _pairs(query: str) -> Iterator[tuple[str, str]]:
    """Names and values. An escape may hide further ones, and some write a second `?` for an `&`."""
    for piece in query.split("&"):
        name, _, value = piece.partition("=")
        if name in TEXTS:
            yield name, unquote_plus(value)
        elif (plain := decode(piece).replace("?", "&")) != piece:
            yield from _pairs(plain)
        else:
            yield _ESCAPED_AMPERSAND.sub("", name.strip(PUNCTUATION)), value.rstrip(PUNCTUATION)
