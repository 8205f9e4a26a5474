"""The engines that count: DuckDB on this machine, Spark, or any database that ibis speaks to.

One small face for all of them: tables of texts come in, integers go out.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeAlias

from careergraph.errors import CareerGraphError, MissingExtraError, QuestionError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import ibis.expr.types as ir

    from careergraph.histories.files import PlainFile

    Table: TypeAlias = ir.Table

__all__ = ["Database", "DuckDB", "Engine", "EngineError", "Spark", "adopt", "connect", "line_of"]

_LINE = re.compile(r"(?:CSV Error on Line|Line): ?(\d+)")


class EngineError(CareerGraphError, RuntimeError):
    """An engine could not do what was asked; the message says what it said, without any credentials."""


def connect(engine: str, *, url: str | None, folder: Path, memory: str | None) -> Engine:
    """Return the engine of a name: ``duckdb``, ``spark``, ``spark://host:7077``, or the one of a database.

    Raises
    ------
    MissingExtraError
        The engine's packages are not installed.
    EngineError
        It cannot be reached.
    QuestionError
        There is no such engine.
    """
    if url is not None:
        return Database(url)
    if engine == "duckdb":
        return DuckDB(folder, memory=memory)
    if engine == "spark" or engine.startswith(("spark://", "local[")):
        return Spark(None if engine == "spark" else engine, memory=memory)
    raise QuestionError(f"there is no engine {engine!r}; say duckdb, spark, spark://HOST:PORT, or --from URL")


def _ibis() -> Any:  # noqa: ANN401 - a module
    try:
        import ibis
    except ImportError:
        raise MissingExtraError("counting histories", "histories") from None
    return ibis


class Engine:
    """What every engine can do.

    Parameters
    ----------
    connection
        An ibis backend.
    """

    name = "engine"

    def __init__(self, connection: Any) -> None:  # noqa: ANN401 - any ibis backend
        self.connection = connection
        self._made = 0

    def read(self, file: PlainFile) -> Table:
        """Return a file as a table of texts."""
        raise NotImplementedError

    def lookup(self, columns: Mapping[str, Sequence[Any]], types: Mapping[str, str]) -> Table:
        """Return a small table that Python made; ``types`` are ibis types such as ``int32``."""
        raise NotImplementedError

    def keep(self, table: Table) -> Table:
        """Return a table computed once and kept, as several questions are asked of it."""
        return self.connection.create_table(self.fresh_name(), table, temp=True)

    def fetched(self, table: Table) -> list[tuple[Any, ...]]:
        """Return the rows of a small table as tuples."""
        sql = self.connection.compile(table)
        if self.connection.name == "duckdb":
            # Not through ibis: it asks DuckDB 2 in a way that this calls deprecated.
            found: list[tuple[Any, ...]] = self.connection.con.execute(sql).fetchall()
            return found
        return [tuple(row.values()) for row in table.to_pyarrow().to_pylist()]

    def rows(self, table: Table) -> list[dict[str, Any]]:
        """Return the rows of a small table."""
        return [dict(zip(table.columns, row, strict=True)) for row in self.fetched(table)]

    def columns(self, table: Table) -> dict[str, list[Any]]:
        """Return a table's columns as lists."""
        found = self.fetched(table)
        return {name: [row[place] for row in found] for place, name in enumerate(table.columns)}

    def close(self) -> None:
        """Let go of what the engine holds."""
        with suppress(Exception):  # an engine that is gone already needs no closing
            self.connection.disconnect()

    def fresh_name(self) -> str:
        """Return a name for a table of ours."""
        self._made += 1
        return f"careergraph_{os.getpid()}_{self._made}"


class DuckDB(Engine):
    """DuckDB in this process: no server, spills to disk where memory is short.

    Parameters
    ----------
    folder
        Where it may spill to.
    memory
        Its bound, such as ``"2GB"``.
    """

    name = "DuckDB"

    def __init__(self, folder: Path, *, memory: str | None = None) -> None:
        ibis = _ibis()
        settings = {"temp_directory": str(folder / "spill"), "preserve_insertion_order": False}
        if memory:
            settings["memory_limit"] = memory
        try:
            super().__init__(ibis.duckdb.connect(**settings))
        except ImportError:
            raise MissingExtraError("counting histories", "histories") from None
        except Exception as error:  # noqa: BLE001 - whatever the engine raises
            raise EngineError(f"DuckDB does not start: {_said(error)}; --memory takes sizes as 2GB") from None

    def read(self, file: PlainFile) -> Table:
        """Return a file as a table of texts."""
        if file.kind == "parquet":
            return self.connection.read_parquet(str(file.path))
        return self.connection.read_csv(
            str(file.path),
            header=False,
            skip=1,
            delim=file.delimiter,
            quote='"',
            escape='"',
            columns=dict.fromkeys(file.headings, "VARCHAR"),
            auto_detect=False,
            null_padding=False,
            max_line_size=2**24,
        )

    def lookup(self, columns: Mapping[str, Sequence[Any]], types: Mapping[str, str]) -> Table:
        """Return a small table that Python made."""
        import pyarrow as pa

        name = self.fresh_name()
        made = pa.table({key: pa.array(values, _arrow(types[key])) for key, values in columns.items()})
        self.connection.con.register(name, made)
        return self.connection.table(name)


class Spark(Engine):
    """Spark: a session of its own, or that of ``spark-submit``; ``spark://host:7077`` names a cluster.

    Parameters
    ----------
    master
        The cluster; None takes what the environment says, else this machine.
    memory
        The driver's and each executor's bound.
    """

    name = "Spark"

    def __init__(self, master: str | None, *, memory: str | None = None) -> None:
        ibis = _ibis()
        try:
            from pyspark.sql import SparkSession
        except ImportError:
            raise MissingExtraError("counting on Spark", "spark") from None
        self._own = SparkSession.getActiveSession() is None
        builder = SparkSession.builder.appName("careergraph")
        if master:
            builder = builder.master(master)
        quiet = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false"}
        if master is None or master.startswith("local"):
            # Spark's 200 parts are meant for a cluster; where the user's settings say more, they hold.
            quiet["spark.sql.shuffle.partitions"] = str(2 * (os.cpu_count() or 1))
        if memory:
            quiet |= {"spark.driver.memory": _jvm(memory), "spark.executor.memory": _jvm(memory)}
        for key, value in quiet.items():
            builder = builder.config(key, value)
        try:
            self.session = builder.getOrCreate()
            self.session.sparkContext.setLogLevel("ERROR")
            # ibis.connect("pyspark://...") would set what a running session does not let be set.
            super().__init__(ibis.pyspark.connect(self.session))
        except Exception as error:  # noqa: BLE001 - whatever the engine raises
            remedy = "it needs Java 17, and a cluster that answers"
            raise EngineError(f"Spark does not start: {_said(error)}; {remedy}") from None
        self._views: list[str] = []

    def read(self, file: PlainFile) -> Table:
        """Return a file as a table of texts."""
        if file.kind == "parquet":
            frame = self.session.read.parquet(str(file.path.resolve()))
        else:
            frame = self._csv(file)
        return self._view(frame)

    def _csv(self, file: PlainFile) -> Any:  # noqa: ANN401 - a Spark frame
        schema = ", ".join(f"`{name.replace('`', '``')}` STRING" for name in file.headings)
        return self.session.read.csv(
            str(file.path.resolve()),
            schema=schema,
            sep=file.delimiter,
            quote='"',
            escape='"',
            multiLine=True,
            header=True,
            enforceSchema=True,
            mode="FAILFAST",
            encoding="UTF-8",
        )

    def _view(self, frame: Any) -> Table:  # noqa: ANN401 - a Spark frame
        name = self.fresh_name()
        frame.createOrReplaceTempView(name)
        self._views.append(name)
        return self.connection.table(name)

    def lookup(self, columns: Mapping[str, Sequence[Any]], types: Mapping[str, str]) -> Table:
        """Return a small table that Python made."""
        schema = ", ".join(f"{key} {_SPARK_TYPES[types[key]]}" for key in columns)
        return self._view(self.session.createDataFrame(list(zip(*columns.values(), strict=True)), schema))

    def keep(self, table: Table) -> Table:
        """Return a table computed once and kept."""
        frame = self.session.sql(self.connection.compile(table)).persist()
        return self._view(frame)

    def fetched(self, table: Table) -> list[tuple[Any, ...]]:
        """Return the rows of a small table as tuples."""
        return [tuple(row) for row in self.session.sql(self.connection.compile(table)).collect()]

    def close(self) -> None:
        """Drop what was kept; stop the session where it is our own."""
        for name in self._views:
            self.session.catalog.dropTempView(name)
        self.session.catalog.clearCache()
        if self._own:
            self.session.stop()


class Database(Engine):
    """A database behind an ibis URL: ``duckdb:///hr.ddb``, ``postgres://...``, ``bigquery://...``.

    The tables made there are temporary; credentials come from the URL or the environment and are not told.
    """

    name = "database"

    def __init__(self, url: str) -> None:
        ibis = _ibis()
        kind = url.partition("://")[0]
        try:
            super().__init__(ibis.connect(url))
        except ImportError as error:
            what = getattr(error, "name", None) or kind
            raise EngineError(
                f'{kind} needs a driver ({what}): pip install "ibis-framework[{kind}]"'
            ) from None
        except Exception as error:  # noqa: BLE001 - whatever the engine raises
            raise EngineError(f"{kind} cannot be reached: {_said(error, url)}") from None
        self.name = {"postgres": "Postgres", "postgresql": "Postgres", "duckdb": "DuckDB"}.get(kind, kind)

    def table(self, name: str) -> Table:
        """Return a table by its name, ``schema.table``.

        Raises
        ------
        EngineError
            There is none.
        """
        *where, last = name.split(".")
        try:
            return self.connection.table(last, database=".".join(where) or None)
        except Exception as error:  # noqa: BLE001 - whatever the engine raises
            raise EngineError(f"no table {name!r} can be read there: {_said(error)}") from None

    def lookup(self, columns: Mapping[str, Sequence[Any]], types: Mapping[str, str]) -> Table:
        """Return a small table that Python made."""
        import pyarrow as pa

        made = pa.table({key: pa.array(values, _arrow(types[key])) for key, values in columns.items()})
        return self.connection.create_table(self.fresh_name(), made, temp=True)


def adopt(table: Any, folder: Path, memory: str | None) -> tuple[Engine, Table]:  # noqa: ANN401 - any frame
    """Return an engine and a table of its own for an ibis table, or for a frame of pandas, polars or Arrow.

    Raises
    ------
    QuestionError
        It is none of these.
    """
    ibis = _ibis()
    if isinstance(table, ibis.expr.types.Table):
        engine: Engine = Database.__new__(Database)
        Engine.__init__(engine, table.get_backend())
        engine.close = lambda: None  # type: ignore[method-assign]  # the connection is the caller's
        return engine, table
    base = DuckDB(folder, memory=memory)
    try:
        import pyarrow as pa

        name = base.fresh_name()
        # Polars 1.0 hands itself over in its own way, later ones and pandas in everybody's.
        made = table.to_arrow() if hasattr(table, "to_arrow") else pa.table(table)
        base.connection.con.register(name, made)
        return base, base.connection.table(name)
    except Exception:  # noqa: BLE001 - whatever DuckDB raises of things that are no frames
        base.close()
        raise QuestionError(
            f"{type(table).__name__} is no table: a path, a frame or an ibis table is"
        ) from None


_SPARK_TYPES = {"string": "string", "int32": "int", "int64": "bigint"}


def _arrow(name: str) -> Any:  # noqa: ANN401 - an Arrow type
    import pyarrow as pa

    return {"string": pa.string(), "int32": pa.int32(), "int64": pa.int64()}[name]


def _jvm(memory: str) -> str:
    """Return a size as Java takes it: ``2GB`` -> ``2g``."""
    return memory.strip().lower().removesuffix("b") or memory


def _said(error: Exception, url: str = "") -> str:
    """Return what a foreign error says in one line, without the address it was given."""
    text = " ".join(str(error).split())
    if url:
        text = text.replace(url, "...")
        text = re.sub(r"//[^/@\s]*@", "//", text)
    return (text or type(error).__name__)[:300]


def line_of(error: Exception) -> int | None:
    """Return the line that an engine's complaint about a file names, or None."""
    match = _LINE.search(str(error))
    return int(match[1]) if match else None
