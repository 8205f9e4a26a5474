"""``new`` as it is typed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from careergraph.document import files

Run = Callable[..., Result]
CHAIN = "Porter > Cook > Chef"
FILE, SCHEMA, WORKFLOW = (
    "kitchen-careers.yaml",
    "careergraph.schema.json",
    ".github/workflows/careergraph.yml",
)


def test_a_framework_begins(run: Run, tmp_path: Path) -> None:
    done = run("new", FILE, "--roles", CHAIN, "--roles", "Waiter > Cook")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == (
        f"wrote {FILE}\nwrote {SCHEMA}\n`careergraph check {FILE}` has 1 remark: CG306 no-skills\n"
    )
    file = files.read(tmp_path / FILE)
    assert (file.title, list(file.roles)) == ("Kitchen careers", ["porter", "cook", "chef", "waiter"])
    assert {path.name for path in tmp_path.iterdir()} == {FILE, SCHEMA}


def test_nothing_is_replaced_unless_forced(run: Run, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("mine", encoding="utf-8")
    done = run("new", FILE, "--roles", CHAIN)
    assert done.exit_code == 2
    assert f"{FILE} is there already, and nothing was written" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == [FILE]
    assert (tmp_path / FILE).read_text(encoding="utf-8") == "mine"
    assert run("new", FILE, "--roles", CHAIN, "--force").exit_code == 0
    # The schema stays the same, so that a second framework fits beside the first.
    assert run("new", "other.yml", "--roles", CHAIN).exit_code == 0
    (tmp_path / SCHEMA).write_text("{}", encoding="utf-8")
    assert run("new", "third.yaml", "--roles", CHAIN).exit_code == 2
    assert not (tmp_path / "third.yaml").exists()


def test_a_link_is_not_followed(run: Run, tmp_path: Path) -> None:
    (tmp_path / FILE).symlink_to(tmp_path / "elsewhere.yaml")
    assert run("new", FILE, "--roles", CHAIN).exit_code == 2
    assert not (tmp_path / "elsewhere.yaml").exists()


def test_the_workflow_stands_at_the_top_of_the_repository(run: Run, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    done = run("new", "people/careers/kitchen.yaml", "--roles", CHAIN, "--title", "Cooks", "--workflow")
    assert done.exit_code == 0, done.stderr
    text = (tmp_path / WORKFLOW).read_text(encoding="utf-8")
    assert 'FRAMEWORK: "people/careers/kitchen.yaml"' in text
    assert files.read(tmp_path / "people/careers/kitchen.yaml").title == "Cooks"


def test_outside_of_a_repository_the_workflow_stands_beside_the_file(run: Run, tmp_path: Path) -> None:
    assert run("new", "people/kitchen.yaml", "--roles", CHAIN, "--workflow").exit_code == 0
    assert (tmp_path / "people" / WORKFLOW).is_file()


def test_a_framework_from_a_table(run: Run, tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text(
        "from,to,skill,level\nPorter,Cook,Cooking,1\nCook,Chef,Cooking,2\n", encoding="utf-8"
    )
    done = run("new", FILE, "--from-table", "table.csv")
    assert done.exit_code == 0, done.stderr
    file = files.read(tmp_path / FILE)
    assert [role.title for role in file.roles.values()] == ["Porter", "Cook", "Chef"]
    assert "# What people learn." in (tmp_path / FILE).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["x.json", "--roles", CHAIN], "let the name end in .yaml"),
        (["x.yaml"], "say either --roles"),
        (["x.yaml", "--roles", CHAIN, "--from-table", "t.csv"], "say either --roles"),
        (["x.yaml", "--roles", "A > A"], "lead in a circle"),
        (["x.yaml", "--from-table", "none.csv"], "none.csv"),
    ],
)
def test_what_cannot_be_begun(run: Run, tmp_path: Path, arguments: list[str], said: str) -> None:
    done = run("new", *arguments)
    assert done.exit_code == 2
    assert said in done.stderr
    assert not list(tmp_path.iterdir())


def test_force_is_for_the_framework_alone(run: Run, tmp_path: Path) -> None:
    assert run("new", FILE, "--roles", CHAIN, "--workflow").exit_code == 0
    (workflow,) = (tmp_path / ".github" / "workflows").iterdir()
    workflow.write_text(workflow.read_text(encoding="utf-8") + "# ours\n", encoding="utf-8")
    done = run("new", FILE, "--roles", "Porter", "--workflow", "--force")
    assert done.exit_code == 2
    told = f"somebody may have changed it, and --force is for {FILE} alone: take it away first, or leave"
    assert told in done.stderr
    assert workflow.read_text(encoding="utf-8").endswith("# ours\n")
    assert list(files.read(tmp_path / FILE).roles) != ["porter"]


def test_a_framework_without_a_remark_says_so(run: Run, tmp_path: Path) -> None:
    assert run("new", FILE, "--roles", "Porter").exit_code == 0
    done = run("new", FILE, "--roles", "Porter", "--force")
    assert done.stderr.endswith("has nothing to remark\n")
    assert list(files.read(tmp_path / FILE).roles) == ["porter"]
