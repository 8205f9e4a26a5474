"""An Excel file as an archive of parts, with bounds on what they unpack to."""

from __future__ import annotations

import io
import zipfile

import pytest

from careergraph import GraphFileError
from careergraph.exchange.tables import package
from careergraph.exchange.tables.package import Package

RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://x/officeDocument" Target="{}"/></Relationships>'
)


def opened(**parts: str | bytes) -> Package:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return Package(out.getvalue(), file="t.xlsx")


def test_parts_are_found_in_any_case() -> None:
    found = opened(**{"XL__A.xml": "<a/>", "/xl__b.xml": "<b/>"})
    assert "xl/a.XML" in found
    assert "xl/b.xml" in found
    assert b"".join(found.pieces("xl/a.xml")) == b"<a/>"
    assert found.tree("xl/b.xml").tag == "b"
    with pytest.raises(GraphFileError, match=r"t.xlsx: this is no Excel file that can be read \(KeyError\)"):
        found.tree("xl/c.xml")


@pytest.mark.parametrize(
    ("target", "part"),
    [("xl/book.xml", "xl/book.xml"), ("/xl/book.xml", "xl/book.xml"), ("./xl/../b.xml", "b.xml")],
)
def test_a_relation_is_read_from_the_folder_of_its_part(target: str, part: str) -> None:
    assert opened(**{"_rels__.rels": RELATIONS.format(target)}).workbook() == part
    inner = opened(**{"xl___rels__book.xml.rels": RELATIONS.format("../a.xml")})
    assert inner.relations("xl/book.xml") == {"r1": ("officeDocument", "a.xml")}


def test_without_relations_the_usual_part_lists_the_sheets() -> None:
    assert opened(x="1").workbook() == "xl/workbook.xml"
    assert opened(x="1").relations("x") == {}


@pytest.mark.parametrize("data", [b"", b"PK", b"a,b\n1,2\n", b"PK\x03\x04" + bytes(100)])
def test_what_is_no_archive_is_told(data: bytes) -> None:
    with pytest.raises(GraphFileError, match="no Excel file that can be read"):
        Package(data, file="t.xlsx")


def test_a_part_that_explodes_is_not_unpacked() -> None:
    found = opened(bomb=bytes(package.SHRUNK_FROM * 2), calm=bytes(package.SHRUNK_FROM))
    assert sum(map(len, found.pieces("calm"))) == package.SHRUNK_FROM
    with pytest.raises(GraphFileError, match="unpacks to 2 MiB, 100 times its size and more"):
        next(found.pieces("bomb"))


def test_what_is_read_twice_counts_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_UNPACKED", 2**20)
    found = opened(part=bytes(600_000))
    list(found.pieces("part"))
    with pytest.raises(GraphFileError, match="unpacks to more than 1 MiB"):
        list(found.pieces("part"))


def test_bounds_on_structure_and_on_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_STRUCTURE", 10)
    assert opened(x="<a></a>").tree("x").tag == "a"
    with pytest.raises(GraphFileError, match="the part x of this file is larger"):
        opened(x="<a>     </a>").tree("x")
    monkeypatch.setattr(package, "MOST_PARTS", 2)
    opened(x="1", y="2")
    with pytest.raises(GraphFileError, match="more than 2 parts"):
        opened(x="1", y="2", z="3")
