"""Other engines give DuckDB's answer to the last bit: a Spark cluster, Postgres; others are compiled."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from careergraph.histories import mine
from careergraph.histories.engines import Database, EngineError, connect
from tests.conftest import ROOT
from tests.histories.sessions import counted, write_tables

if TYPE_CHECKING:
    from careergraph.histories.columns import Field

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tables")
    write_tables(folder)
    return folder


@pytest.fixture(scope="module")
def by_duckdb(tables: Path) -> dict[str, tuple[str, str]]:
    return counted(tables, "duckdb")


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


def wait_for(log: Path, said: str, process: "subprocess.Popen[bytes]", seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while said not in log.read_text(errors="replace"):
        if process.poll() is not None or time.monotonic() > end:
            pytest.fail(f"did not say {said!r}:\n{log.read_text(errors='replace')[-2000:]}")
        time.sleep(0.2)


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start a master and a worker of Spark on the loopback, on ports of their own; end them by their ids."""
    import pyspark

    folder = tmp_path_factory.mktemp("cluster")
    home = Path(pyspark.__file__).parent
    port = free_port()
    url = f"spark://127.0.0.1:{port}"
    environment = os.environ | {
        "SPARK_HOME": str(home),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_DAEMON_MEMORY": "256m",
        "SPARK_WORKER_DIR": str(folder / "work"),
    }
    base = "org.apache.spark.deploy"
    parts = {
        "master": [f"{base}.master.Master", "--host", "127.0.0.1", "--port", str(port), "--webui-port", "0"],
        "worker": [f"{base}.worker.Worker", "--host", "127.0.0.1", "--cores", "1", "--memory", "700m",
                   "--webui-port", "0", url],
    }  # fmt: skip
    started = []
    try:
        for name, arguments in parts.items():
            log = folder / f"{name}.log"
            with log.open("wb") as output:
                process = subprocess.Popen(
                    [home / "bin" / "spark-class", *arguments],
                    env=environment,
                    stdout=output,
                    stderr=subprocess.STDOUT,
                    start_new_session=True,
                )
            started.append(process)
            said = "I have been elected leader" if name == "master" else "Successfully registered with master"
            wait_for(log, said, process)
        yield url
    finally:
        for process in reversed(started):
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(timeout=30)


def test_a_spark_cluster_counts_the_same(
    cluster: str, tables: Path, by_duckdb: dict[str, tuple[str, str]]
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.histories.sessions", cluster, tables],
        cwd=ROOT,
        env=os.environ | {"SPARK_LOCAL_IP": "127.0.0.1"},
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    found = json.loads(done.stdout.splitlines()[-1])
    assert {name: tuple(told) for name, told in found.items()} == by_duckdb


@pytest.fixture(scope="module")
def postgres() -> Iterator[str]:
    """Start a server of Postgres of its own on the loopback; it refuses to be root's."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    folder = installed[-1] if installed else Path(str(shutil.which("initdb"))).parent
    data = Path(tempfile.mkdtemp(prefix="careergraph-postgres-"))  # pytest's own folders are root's alone
    as_user = []
    if os.geteuid() == 0:
        as_user = ["runuser", "-u", "postgres", "--"]
        shutil.chown(data, "postgres")
    port = free_port()
    subprocess.run(
        [
            *as_user,
            folder / "initdb",
            "-D",
            data / "db",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "-U",
            "hr",
        ],
        check=True,
        capture_output=True,
        cwd="/",
    )
    server = subprocess.Popen(
        [*as_user, folder / "postgres", "-D", data / "db", "-p", str(port), "-h", "127.0.0.1", "-k", data],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
        start_new_session=True,
    )
    try:
        for _ in range(300):
            if (
                subprocess.run(
                    [folder / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)], check=False
                ).returncode
                == 0
            ):
                break
            time.sleep(0.1)
        yield f"postgres://hr@127.0.0.1:{port}/postgres"
    finally:
        os.killpg(server.pid, signal.SIGINT)
        server.wait(timeout=30)
        shutil.rmtree(data, ignore_errors=True)


def test_postgres_counts_the_same(postgres: str, tables: Path, by_duckdb: dict[str, tuple[str, str]]) -> None:
    base = Database(postgres)
    for name in ("spells", "events", "lists"):
        head, *lines = (tables / f"{name}.csv").read_text(encoding="utf-8").splitlines()
        columns = ", ".join(f'"{column}" text' for column in head.split(","))
        with base.connection.con.cursor() as cursor:
            cursor.execute(f"create table {name} ({columns})")
            marks = ", ".join(["%s"] * len(head.split(",")))
            cursor.executemany(f"insert into {name} values ({marks})", [line.split(",") for line in lines])  # noqa: S608
        base.connection.con.commit()
    base.close()
    for name, told in by_duckdb.items():
        columns_: dict[Field, str] = {"person": "id"} if name == "lists" else {}
        found = mine(
            [], url=postgres, table=name, columns=columns_, public=True, as_of="2008-01-01", most_dropped=0.5
        )
        assert found.counts.digest() == told[0], name
        assert found.report.engine == "Postgres"


def test_engines_that_cannot_be_reached_say_so(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="postgres cannot be reached") as caught:
        Database(f"postgres://somebody:secret@127.0.0.1:{free_port()}/hr")
    assert "secret" not in str(caught.value)
    with pytest.raises(EngineError, match="DuckDB does not start"):
        connect("duckdb", url=None, folder=tmp_path, memory="a lot")
    with pytest.raises(EngineError, match="no table 'jobs' can be read there"):
        mine([], url="duckdb://", table="jobs")


@pytest.mark.parametrize("dialect", ["bigquery", "snowflake", "databricks", "trino"])
def test_other_databases_are_compiled(dialect: str) -> None:
    """They have not been run: that their SQL can be written is all that is shown."""
    import ibis

    from careergraph.histories.counts import first_stays
    from careergraph.histories.layouts import from_spells, judged
    from careergraph.histories.stays import _ended, _joined, _marked, _ranked

    whole = ["role", "start", "end", "start_precision", "end_precision"]
    rows = ibis.table({"person": "string"} | dict.fromkeys(whole, "int32"), name="rows")
    marked = judged(rows, "spells", 738_000)
    spells = from_spells(marked.filter(marked.why == 0).drop("why"), 738_000)
    ranked = _ranked(spells, ["person"])
    stays = _ended(
        _joined(_marked(ranked.filter(ranked["rank"] == 0), ["person"]), ["person"], 92),
        ["person"],
        92,
        738_000,
    )
    assert "PARTITION BY" in str(ibis.to_sql(first_stays(stays, None), dialect=dialect)).upper()
