"""Counts the same tables on one engine and prints what it found: run in a process of its own, for Spark.

python -m tests.histories.sessions ENGINE FOLDER
"""

import json
import sys
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from careergraph.document.files import to_text
from careergraph.histories import Histories, mine

if TYPE_CHECKING:
    from careergraph.histories.columns import Field

ROLES = ["Vicar", "Staff", "Chef de Fête", "\u0130stanbul clerk", "Head \u2014 of  staff", "HEAD OF STAFF"]


def write_tables(folder: Path) -> None:
    """Write dirty tables in three layouts; some titles have letters that engines differ about."""
    random = Random(20260613)  # noqa: S311 - a table, no secret
    spells, events, lists = (
        ["person,role,start,end"],
        ["emplid,title,effdt,effseq,action"],
        ["id,rank,year,since"],
    )
    for person in range(120):
        year = 2001 + random.randrange(3)
        for step in range(random.randrange(1, 5)):
            role = random.choice(ROLES)
            month, day = random.randrange(1, 13), random.randrange(1, 29)
            later = f"{year + step + 1}-{random.randrange(1, 13):02}-{day:02}"
            end = random.choice(
                [later, later, later, "", "9999-01-01", f"{year}-01-01" if step == 3 else later]
            )
            spells += [f"p{person},{role},{year + step}-{month:02}-{day:02},{end}"] * random.choice(
                [1, 1, 1, 2]
            )
            action = random.choice(["Hire", "Promotion", "Transfer", "Leave of absence", "Termination"])
            events.append(f"{person},{role},{year + step}-{month:02}-{day:02},{random.randrange(3)},{action}")
            since = random.choice(["", f"{year + step - 1}-{month:02}-{day:02}"])
            lists.append(f"{person},{role},{year + step},{since}")
    for name, rows in (("spells", spells), ("events", events), ("lists", lists)):
        (folder / f"{name}.csv").write_text("\n".join([*rows, ""]), encoding="utf-8")


def counted(folder: Path, engine: str) -> dict[str, tuple[str, str]]:
    """Return the hash of all counts and the graph file of each table."""
    found = {}
    for name in ("spells", "events", "lists"):
        columns: dict[Field, str] = {"person": "id"} if name == "lists" else {}
        one: Histories = mine(
            folder / f"{name}.csv",
            columns=columns,
            engine=engine,
            public=True,
            as_of="2008-01-01",
            most_dropped=0.5,
        )
        found[name] = (one.counts.digest(), to_text(one.file))
    return found


if __name__ == "__main__":
    chosen = sys.argv[1]
    if chosen.startswith("spark://"):
        from pyspark.sql import SparkSession

        # One session for all tables, as spark-submit has it.
        session = (
            SparkSession.builder.master(chosen)
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.executor.memory", "512m")
            .config("spark.sql.shuffle.partitions", "2")
            .config("spark.ui.enabled", "false")
            .getOrCreate()
        )
    sys.stdout.write(json.dumps(counted(Path(sys.argv[2]), chosen)) + "\n")
