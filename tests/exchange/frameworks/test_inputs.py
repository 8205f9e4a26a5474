"""Downloads of every kind are opened; what is no download is refused in plain words."""

import zipfile
from pathlib import Path

import pytest

from careergraph import GraphFileError
from careergraph.exchange.frameworks import inputs as room
from careergraph.exchange.frameworks.inputs import Inputs


def opened(path: Path, *tables: str) -> None:
    found = Inputs([path])
    for name in tables:
        table = found.find(name)
        assert table is not None
        list(table.rows("a"))


def refused(path: Path, *tables: str) -> str:
    with pytest.raises(GraphFileError) as caught:
        opened(path, *tables)
    (problem,) = caught.value.problems
    assert str(path) in str(problem)
    assert problem.remedy
    return problem.message


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_tables_are_found_by_folded_names(tmp_path: Path) -> None:
    path = zipped(tmp_path / "d.zip", {
        "x/Some_Data.txt": b"\xef\xbb\xbfA\tB-b\r\n1\tn/a\r\n\r\n \t2\r\n",
        "__MACOSX/._Some_Data.txt": b"\x00",
        "notes.md": b"no table",
    })  # fmt: skip
    found = Inputs([path])
    assert found.names == ["some data"]
    table = found.find("other", "Some Data")
    assert table is not None
    assert list(table.rows("b b", "a")) == [(2, ["", "1"]), (4, ["2", ""])]
    assert found.find("other") is None
    with pytest.raises(GraphFileError, match="there is no column 'c'"):
        list(table.rows("a", "c"))
    assert list(table.rows("c", optional=["c"])) == [(2, [""]), (4, [""])]


def test_quoted_cells_hold_line_breaks_and_control_characters_go(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes('a,b\n"x\ny",p\u0080q\nz\n'.encode())
    table = Inputs([tmp_path]).find("t")
    assert table is not None
    assert list(table.rows("a", "b")) == [(2, ["x\ny", "pq"]), (4, ["z", ""])]


def test_a_zip_of_too_many_files(tmp_path: Path) -> None:
    path = zipped(tmp_path / "many.zip", {f"{n}.txt": b"" for n in range(2_001)})
    assert refused(path) == "this zip holds 2,001 files"


@pytest.mark.parametrize("name", ["../out.txt", "/etc/x.txt", "a/../../b.txt", "..\\b.txt", "C:/x.txt"])
def test_a_zip_that_leads_out_of_itself(tmp_path: Path, name: str) -> None:
    assert "leads out of it" in refused(zipped(tmp_path / "out.zip", {name: b""}))


def test_a_zip_that_unpacks_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MOST_BYTES", 2**20)
    path = zipped(tmp_path / "bomb.zip", {"a.txt": b"a\n" * 2**19, "b.txt": b"a\n" * 2**19})
    assert refused(path, "a", "b") == "this unpacks to more than 1 MB"


def test_a_folder_of_too_many_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MOST_MEMBERS", 2)
    for name in "abc":
        (tmp_path / f"{name}.txt").touch()
    assert refused(tmp_path) == "this folder holds more than 2 files"


def test_broken_and_encrypted_parts(tmp_path: Path) -> None:
    path = zipped(tmp_path / "broken.zip", {"a.txt": b"a\tb\n" * 200})
    content = bytearray(path.read_bytes())
    content[45] ^= 0xFF
    path.write_bytes(content)
    assert refused(path, "a").startswith("this part of the zip is broken")
    encrypted = bytearray(zipped(tmp_path / "locked.zip", {"a.txt": b"a"}).read_bytes())
    encrypted[6] |= 1
    encrypted[encrypted.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "locked.zip").write_bytes(encrypted)
    assert refused(tmp_path / "locked.zip", "a").startswith("this part of the zip cannot be unpacked")


def test_texts_that_are_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a\tb\nx\n\xff\n")
    assert refused(tmp_path / "a.txt", "a") == "this is no UTF-8 text"
    (tmp_path / "a.csv").write_text('a,b\n"' + "x" * 200_000)
    assert refused(tmp_path / "a.csv", "a").startswith("this line is no row of a table")


def test_two_files_of_one_name(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text("a\n")
    assert "are both called 'a'" in refused(tmp_path, "a")


def test_what_is_not_there(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.zip") == "there is no such file"
