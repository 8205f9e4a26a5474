"""What was made of a table, as tests compare it."""

from careergraph.exchange.tables.importing import ImportedTable


def roles_of(made: ImportedTable) -> dict[str, dict[str, int]]:
    """Return each role with the skills that it expects, all by title."""
    skills = {key: skill.title for key, skill in made.file.skills.items()}
    return {
        role.title: {skills[key]: level for key, level in role.skills.items()}
        for role in made.file.roles.values()
    }


def moves_of(made: ImportedTable) -> list[str]:
    titles = {key: role.title for key, role in made.file.roles.items()}
    return [f"{titles[move.source]} > {titles[move.target]}" for move in made.file.moves]
