"""Fetching a framework from its owner, when somebody asks for just that, and keeping it."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from http.client import HTTPException
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.error import URLError
from urllib.parse import quote, urlsplit
from urllib.request import Request, urlopen

from careergraph.document.files import write_bytes
from careergraph.errors import OutputError, QuestionError

if TYPE_CHECKING:
    from http.client import HTTPResponse

__all__ = ["Fetched", "cache_folder", "fetch", "newest"]

# Seconds without a byte, and the largest file that a framework could be.
PATIENCE = 60
MOST_BYTES = 256 * 2**20
PIECE = 2**16


class Offer(NamedTuple):
    """Where a framework lies, and its licence.

    ``address`` and ``name`` take the release and the language; ``known`` maps releases to the first and the
    last digits of the file's SHA-256.
    """

    address: str
    name: str
    newest: str
    licence: str
    known: dict[str, tuple[str, str]]


OFFERS = {
    "onet": Offer(
        "https://www.onetcenter.org/dl_files/database/db_{low}_text.zip",
        "db_{low}_text.zip",
        "31.0",
        "CC BY 4.0, U.S. Department of Labor, Employment and Training Administration (O*NET)",
        {"31.0": ("6883548a", "3b23a9")},
    ),
    "esco": Offer(
        "https://ec.europa.eu/esco/download/"
        "ESCO dataset - v{release} - classification - {language} - csv.zip",
        "esco-v{release}-{language}.zip",
        "1.2.1",
        "free reuse, with: This service uses the ESCO classification of the European Commission.",
        {"1.2.0": ("a508787a", "debace7")},
    ),
    "nice": Offer(
        "https://csrc.nist.gov/csrc/media/Projects/cprt/documents/nice/v{dashed}_nf_components.json",
        "nice-v{release}.json",
        "2.2.0",
        "public domain, U.S. National Institute of Standards and Technology",
        {},
    ),
}
_RELEASE = re.compile(r"\d+(\.\d+){1,2}")
_LANGUAGE = re.compile(r"[a-z]{2}(-[a-z]+)?")


class Fetched(NamedTuple):
    """A framework that was fetched: where it lies, where it came from; ``kept``: it was there already."""

    path: Path
    address: str
    licence: str
    kept: bool


def cache_folder() -> Path:
    """Return the folder that keeps what was fetched: ``$CAREERGRAPH_CACHE``, or the system's own for such."""
    named = os.environ.get("CAREERGRAPH_CACHE")
    if named:
        return Path(named)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "careergraph"


def newest(framework: str) -> Path | None:
    """Return the newest release of a framework that was fetched, or None; nothing is fetched."""
    folder = cache_folder() / framework
    files = [path for path in folder.glob("*") if path.suffix in {".zip", ".json"}] if folder.is_dir() else []

    def release(path: Path) -> tuple[tuple[int, ...], str]:
        return tuple(map(int, re.findall(r"\d+", path.stem))), path.name

    return max(files, key=release, default=None)


def fetch(
    framework: str,
    *,
    release: str | None = None,
    language: str = "en",
    address: str | None = None,
    unverified: bool = False,
) -> Fetched:
    """Fetch a framework, unless it is there already.

    Parameters
    ----------
    framework
        ``"onet"``, ``"esco"`` or ``"nice"``.
    release
        Such as ``"31.0"``; the newest that is known where left out.
    language
        Of ESCO.
    address
        Another address than the owner's.
    unverified
        Accept a file whose hash is not known.

    Raises
    ------
    QuestionError
        The release is no release, or its hash is not known and ``unverified`` was not said.
    OutputError
        It cannot be fetched or kept, or it is not the file that was published. The message names the address
        and the way by hand.
    """
    offer = OFFERS[framework]
    chosen = release or offer.newest
    if not _RELEASE.fullmatch(chosen):
        raise QuestionError(f"{chosen!r} is no release; write one such as {offer.newest}")
    if not _LANGUAGE.fullmatch(language):
        raise QuestionError(f"{language!r} is no language; write a code such as en")
    parts = {
        "release": chosen,
        "language": language,
        "low": chosen.replace(".", "_"),
        "dashed": chosen.replace(".", "-"),
    }
    where = address or quote(offer.address.format(**parts), safe=":/")
    if urlsplit(where).scheme not in {"http", "https"}:
        raise QuestionError(f"{where!r} is no address; it begins with https://")
    target = cache_folder() / framework / offer.name.format(**parts)
    if target.is_file():
        return Fetched(target, where, offer.licence, kept=True)
    # The hash of ESCO is that of the English file.
    known = offer.known.get(chosen) if framework != "esco" or language == "en" else None
    if known is None and not unverified:
        raise QuestionError(
            f"the hash of {framework} {chosen} is not known; say --unverified to take the file as it comes, "
            f"or download {where} by hand"
        )
    content = _content(framework, where)
    digest = hashlib.sha256(content).hexdigest()
    if known is not None and not (digest.startswith(known[0]) and digest.endswith(known[1])):
        raise OutputError(
            f"{where} is not the file that was published (SHA-256 {digest}); {_by_hand(framework, where)}"
        )
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"{target.parent} cannot be made: {error.strerror}; set CAREERGRAPH_CACHE"
        ) from None
    write_bytes(content, target)
    return Fetched(target, where, offer.licence, kept=False)


def _content(framework: str, address: str) -> bytes:
    request = Request(address, headers={"User-Agent": "careergraph"})  # noqa: S310 - http and https alone
    hand = _by_hand(framework, address)
    pieces = []
    size = 0
    try:
        response: HTTPResponse
        with urlopen(request, timeout=PATIENCE) as response:  # noqa: S310 - as above
            wanted = response.headers.get("Content-Length")
            while (piece := response.read(PIECE)) and size <= MOST_BYTES:
                pieces.append(piece)
                size += len(piece)
    except (URLError, OSError, HTTPException, ValueError) as error:
        reason = str(getattr(error, "reason", None) or error) or type(error).__name__
        raise OutputError(f"{address} cannot be fetched ({reason}); {hand}") from None
    if size > MOST_BYTES:
        raise OutputError(f"{address} is larger than any framework; {hand}")
    if wanted and wanted.isdecimal() and int(wanted) != size:
        raise OutputError(f"{address} was cut short; try again, or {hand}")
    return b"".join(pieces)


def _by_hand(framework: str, address: str) -> str:
    return f"download {address} by hand, and name the file: careergraph import {framework} FILE -o graph.json"
