"""Nothing is written over what a command reads or careergraph did not make, unless --force says so."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from careergraph.cli.output import Output
from careergraph.cli.program import COMMANDS, program
from careergraph.errors import OutputError
from tests.cli.conftest import KITCHEN, Run
from tests.conftest import ROOT

MINE = "written by hand\n"
TABLE = "from,to,skill,level\nRep,Manager,Coaching,2\n"
FORMS = ("graphml", "gexf", "dot", "mermaid", "json", "cypher", "jsonld")

# Every command with -o, and a name for what it writes.
WRITING = [
    *((["export", form], "out") for form in FORMS),
    (["export", "table"], "out.csv"),
    (["export", "table"], "out.xlsx"),
    (["explore", "--no-open"], "out.html"),
    (["import", "table", "t.csv"], "out.yaml"),
    (["import", "table", "t.csv"], "out.json"),
]
ids = [f"{' '.join(command)} -o {name}" for command, name in WRITING]


@pytest.fixture(autouse=True)
def _files(kitchen: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAREERGRAPH_GRAPH", str(kitchen))
    (tmp_path / "t.csv").write_text(TABLE, encoding="utf-8")


def leaves(group: click.Group = program, *names: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Yield every command that can be called, with the words that call it."""
    with click.Context(group) as ctx:
        for name in group.list_commands(ctx):
            command = group.get_command(ctx, name)
            if isinstance(command, click.Group):
                yield from leaves(command, *names, name)
            elif command is not None:
                yield (*names, name), command


def test_every_command_with_an_output_knows_force() -> None:
    options = {names: {param.name for param in command.params} for names, command in leaves()}
    assert {names[0] for names in options} == set(COMMANDS)
    writing = {names for names, params in options.items() if "output" in params}
    assert writing == {names for names, params in options.items() if "force" in params} - {("new",)}
    tried = {tuple(command[:2] if command[0] != "explore" else command[:1]) for command, _ in WRITING}
    assert tried < writing


@pytest.mark.parametrize(("command", "name"), WRITING, ids=ids)
def test_what_somebody_wrote_is_replaced_only_when_asked(
    run: Run, tmp_path: Path, command: list[str], name: str
) -> None:
    (tmp_path / name).write_text(MINE, encoding="utf-8")
    done = run(*command, "-o", name)
    assert (done.exit_code, done.stdout) == (2, "")
    # What a table is taken for is told before the error.
    assert f"Error: {name} is there already, and nothing was written; --force replaces" in done.stderr
    assert (tmp_path / name).read_text(encoding="utf-8") == MINE
    assert run(*command, "-o", name, "--force").exit_code == 0
    assert (tmp_path / name).read_bytes() != MINE.encode()
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted({"kitchen.yaml", "t.csv", name})


@pytest.mark.parametrize(("command", "name"), WRITING, ids=ids)
def test_the_same_question_can_be_asked_again(
    run: Run, tmp_path: Path, command: list[str], name: str
) -> None:
    assert run(*command, "-o", name).exit_code == 0
    before = (tmp_path / name).read_bytes()
    assert run(*command, "-o", name).exit_code == 0
    assert (tmp_path / name).read_bytes() == before


@pytest.mark.parametrize(
    ("command", "name"),
    [(command, name) for command, name in WRITING if name in {"out", "out.html", "out.xlsx"}],
)
def test_what_careergraph_made_for_programs_follows_the_graph(
    run: Run, kitchen: Path, command: list[str], name: str, tmp_path: Path
) -> None:
    assert run(*command, "-o", name).exit_code == 0
    before = (tmp_path / name).read_bytes()
    kitchen.write_text(KITCHEN.replace("Waiter", "Server"), encoding="utf-8")
    assert run(*command, "-o", name).exit_code == 0
    assert (tmp_path / name).read_bytes() != before


@pytest.mark.parametrize("form", ["graphml", "gexf", "dot", "mermaid", "cypher"])
def test_who_takes_the_mark_away_keeps_the_file(run: Run, tmp_path: Path, form: str) -> None:
    assert run("export", form, "-o", "out").exit_code == 0
    lines = (tmp_path / "out").read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if "Made by careergraph" not in line]
    assert len(kept) == len(lines) - 1
    (tmp_path / "out").write_text("".join(kept), encoding="utf-8")
    assert run("export", form, "-o", "out").exit_code == 2
    assert (tmp_path / "out").read_text(encoding="utf-8") == "".join(kept)


def test_a_folder_follows_the_rule_file_by_file(run: Run, kitchen: Path, tmp_path: Path) -> None:
    for form in ("csv", "table"):
        assert run("export", form, "-o", form).exit_code == 0
        before = {path: path.read_bytes() for path in (tmp_path / form).iterdir()}
        assert run("export", form, "-o", form).exit_code == 0
        kitchen.write_text(KITCHEN.replace("Head Chef", f"Chef of {form}"), encoding="utf-8")
        done = run("export", form, "-o", form)
        assert done.exit_code == 2
        assert "is there already, and nothing was written; --force replaces it" in done.stderr
        assert {path: path.read_bytes() for path in (tmp_path / form).iterdir()} == before
        assert run("export", form, "-o", form, "--force").exit_code == 0
        assert {path: path.read_bytes() for path in (tmp_path / form).iterdir()} != before


def ways_to_name(file: Path) -> dict[str, str]:
    """Return other names of one file."""
    folder = file.parent
    (folder / "soft.yaml").symlink_to(file.name)
    os.link(file, folder / "hard.yaml")
    (folder / "inner").mkdir()
    (folder / "linked").symlink_to("inner")
    return {
        "itself": file.name,
        "soft": "soft.yaml",
        "hard": "hard.yaml",
        "roundabout": f"inner/../{file.name}",
        "through a link": f"linked/../{file.name}",
        "absolute": str(file),
    }


@pytest.mark.skipif(os.name == "nt", reason="links of another kind")
def test_what_a_command_reads_is_never_written_over(run: Run, kitchen: Path) -> None:
    before = kitchen.read_bytes()
    for name in ways_to_name(kitchen).values():
        for command in (["explore", "--no-open"], ["export", "dot"], ["explore", "kitchen.yaml"]):
            done = run(*command, "-o", name)
            assert (done.exit_code, done.stderr) == (
                2,
                f"Error: {name} is read by this command: name another file\n",
            )
            assert kitchen.read_bytes() == before
    assert run("explore", "--no-open", "-o", "kitchen.yaml", "--force").exit_code == 0


def test_nor_is_a_profile_a_table_or_an_order(run: Run, tmp_path: Path) -> None:
    (tmp_path / "me.yaml").write_text("skills: {cooking: 1}\n", encoding="utf-8")
    (tmp_path / "order.json").write_text('["A", "B"]', encoding="utf-8")
    for line, name in (
        (["explore", "--profile", "me.yaml"], "me.yaml"),
        (["import", "table", "t.csv"], "t.csv"),
        (["import", "table", "t.csv", "--order", "order.json"], "order.json"),
    ):
        before = (tmp_path / name).read_bytes()
        done = run(*line, "-o", name)
        assert (done.exit_code, (tmp_path / name).read_bytes()) == (2, before)
        assert f"{name} is read by this command: name another file" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="links of another kind")
def test_links_lead_to_files_that_careergraph_made(run: Run, tmp_path: Path) -> None:
    (tmp_path / "map.html").symlink_to("elsewhere.html")
    done = run("explore", "--no-open", "-o", "map.html")
    assert done.exit_code == 2
    assert "map.html is a link to a file that is not there; name that file, or say --force" in done.stderr
    assert not (tmp_path / "elsewhere.html").exists()
    (tmp_path / "elsewhere.html").write_text(MINE, encoding="utf-8")
    assert run("explore", "--no-open", "-o", "map.html").exit_code == 2
    assert run("explore", "--no-open", "-o", "elsewhere.html", "--force").exit_code == 0
    assert run("explore", "--no-open", "-o", "map.html").exit_code == 0
    assert (tmp_path / "map.html").is_symlink()


def test_an_empty_file_has_nothing_to_lose(run: Run, tmp_path: Path) -> None:
    (tmp_path / "drafted.html").touch()  # as mktemp makes it
    assert run("explore", "--no-open", "-o", "drafted.html").exit_code == 0


def test_a_folder_is_no_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    for command in (["explore", "--no-open"], ["export", "dot"]):
        for force in ([], ["--force"]):
            done = run(*command, "-o", "folder", *force)
            assert done.stderr == "Error: 'folder' cannot be written: it is a folder; name a file in it\n"


@pytest.mark.parametrize(
    "text",
    [
        "<p>Made by careergraph</p>",
        '<title>x</title>\n<!-- <meta name="generator" content="careergraph"> -->',
        '{"made_by": "careergraphs"}',
        "# Made by careergraph, which may replace this file: take this line away to keep changes",
        " " * 5000
        + "\n// Made by careergraph, which may replace this file: take this line away to keep changes",
    ],
)
def test_what_only_looks_like_a_mark_is_none(run: Run, tmp_path: Path, text: str) -> None:
    (tmp_path / "map.html").write_text(text, encoding="utf-8")
    assert run("explore", "--no-open", "-o", "map.html").exit_code == 2
    assert (tmp_path / "map.html").read_text(encoding="utf-8") == text


@pytest.mark.skipif(os.name == "nt", reason="names of other lengths")
@pytest.mark.parametrize("name", ["営" * 80, "x" * 250, "é" * 120])
def test_a_long_name_is_no_mistake(run: Run, tmp_path: Path, name: str) -> None:
    assert run("export", "dot", "-o", name).exit_code == 0
    assert (tmp_path / name).is_file()
    assert run("export", "csv", "-o", f"{name[:-1]}f").exit_code == 0


@pytest.mark.skipif(os.name == "nt", reason="a file that is open cannot be replaced there")
def test_where_standard_output_goes_nothing_is_replaced(tmp_path: Path, kitchen: Path) -> None:
    for name in ("/dev/stdout", "/dev/fd/1", "out.dot"):
        with (tmp_path / "out.dot").open("wb") as out:
            done = subprocess.run(
                [sys.executable, "-m", "careergraph", "-g", kitchen, "export", "dot", "-o", name],
                cwd=tmp_path,
                env=os.environ | {"PYTHONPATH": str(ROOT)},
                stdout=out,
                stderr=subprocess.PIPE,
                check=False,
                timeout=60,
            )
            assert (done.returncode, done.stderr) == (0, b"")
            assert os.fstat(out.fileno()).st_size == (tmp_path / "out.dot").stat().st_size > 500


@pytest.mark.skipif(os.name == "nt", reason="signals of another kind")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("what", ["file", "folder"])
def test_who_ends_the_program_finds_no_half_written_file(
    tmp_path: Path, number: signal.Signals, what: str
) -> None:
    script = f"""
import os, signal, sys, time
from careergraph.cli.output import Output

def pieces():
    yield b"half"
    os.kill(os.getpid(), {number.value})
    time.sleep(30)

target = Output("map.html")
if {what == "file"}:
    target.write(pieces())
else:
    target.write_folder({{"a": [b"whole"], "b": pieces()}})
"""
    (tmp_path / "run").mkdir()
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path / "run",
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode in {128 + number, -number}
    assert list((tmp_path / "run").iterdir()) == []


def test_a_disk_is_no_place_for_a_page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import stat

    real = (tmp_path / "t.csv").stat()

    def disk(path: Any, *rest: Any, **named: Any) -> os.stat_result:  # noqa: ANN401 - as os.stat
        del path, rest, named
        return os.stat_result((stat.S_IFBLK | 0o660, *real[1:]))

    target = Output(str(tmp_path / "t.csv"), force=True)
    with monkeypatch.context() as patch:
        patch.setattr(os, "stat", disk)
        with pytest.raises(OutputError, match="cannot be written: it is a disk; choose another place"):
            target.write([b"x"])
    assert (tmp_path / "t.csv").read_text(encoding="utf-8") == TABLE


@pytest.mark.parametrize("command", [["explore", "--no-open"], ["export", "csv"], ["export", "dot"]])
def test_an_empty_name_names_nothing(run: Run, tmp_path: Path, command: list[str]) -> None:
    done = run(*command, "-o", "")
    assert (done.exit_code, done.stderr) == (
        2,
        "Error: an empty name names no file; name one, or - for standard output\n",
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kitchen.yaml", "t.csv"]


def test_a_file_is_no_folder_to_start_in(run: Run) -> None:
    done = run("new", "t.csv/x.yaml", "--roles", "A > B")
    assert done.exit_code == 2
    assert done.stderr.startswith(
        "Error: 't.csv/x.yaml' cannot be written: there is no such folder to put it in;"
    )
