"""How YAML is written: texts that another reader could take for a number or a truth value are quoted."""

from __future__ import annotations

import re
from typing import Any

import yaml

__all__ = ["GraphDumper"]

# What is longer than this is written as a block.
ONE_LINE = 80

# Compiled where PyYAML found libyaml when it was built; the plain one writes the same, slowly.
_Dumper: type[yaml.SafeDumper] = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class GraphDumper(_Dumper):  # type: ignore[valid-type, misc]  # one of two classes with the same face
    """Writes plain data without anchors; YAML 1.1 and 1.2 read the same from it."""

    def ignore_aliases(self, data: object) -> bool:
        """Write a value that is used twice twice: anchors are not for people."""
        del data
        return True


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    # A text of several lines reads best as a block.
    style = "|" if "\n" in value else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


def _mapping(dumper: yaml.SafeDumper, value: dict[str, Any]) -> yaml.MappingNode:
    """Write a mapping of plain values on one line where it fits."""
    node: yaml.MappingNode = dumper.represent_mapping("tag:yaml.org,2002:map", value)
    if node.flow_style:
        node.flow_style = sum(len(key.value) + len(item.value) + 4 for key, item in node.value) <= ONE_LINE
    return node


def _list(dumper: yaml.SafeDumper, value: list[Any]) -> yaml.SequenceNode:
    """Write a list of plain values on one line where it fits."""
    node: yaml.SequenceNode = dumper.represent_sequence("tag:yaml.org,2002:seq", value)
    if node.flow_style:
        node.flow_style = sum(len(item.value) + 2 for item in node.value) <= ONE_LINE
    return node


GraphDumper.add_representer(str, _text)
GraphDumper.add_representer(dict, _mapping)
GraphDumper.add_representer(list, _list)
# PyYAML knows the numbers of YAML 1.1; these are numbers in 1.2 alone.
GraphDumper.add_implicit_resolver(
    "tag:yaml.org,2002:float",
    re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$"),
    list("-+.0123456789"),
)
GraphDumper.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"0o[0-7]+$"), ["0"])
