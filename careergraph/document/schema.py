"""The JSON Schema of ``careergraph/1``: what an editor or another program can check of a graph file.

Made from the records, and mended where a file may say the same in another way. That names exist and that
shares add up is beyond a schema: `careergraph.document.rules` checks it.
"""

from __future__ import annotations

from typing import Any

from careergraph.document.records import MAX_PROFICIENCY, PRINTABLE, WITH_SOURCES, GraphFile, Move, Role

__all__ = ["graph_file_schema"]


def graph_file_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a graph file, for editors and other programs.

    Examples
    --------
    >>> graph_file_schema()["properties"]["format"]["const"]
    'careergraph/1'
    """
    schema = GraphFile.model_json_schema(by_alias=True)
    records = schema["$defs"]
    for name in ("Role", "Skill", "Credential"):
        records[name]["properties"].pop("id")
    records["Role"]["properties"].pop("optional")
    schema["properties"]["roles"]["minProperties"] = 1
    for record in (Role, Move):
        records[record.__name__]["properties"]["field_sources"]["propertyNames"] = _with_sources(record)
    for record in (schema, *records.values()):
        _allow_empty(record)
    short = {
        "Fact": records["Fact"]["properties"]["text"],
        "Requirement": {"type": "integer", "minimum": 1, "maximum": MAX_PROFICIENCY},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:careergraph:graph-file:1",
        **_as_written(schema, short),
        "title": "careergraph/1 graph file",
    }


def _with_sources(record: type) -> dict[str, Any]:
    """Return what names the fields of a record that can have sources of their own."""
    names: dict[str, Any] = {"enum": sorted(WITH_SOURCES[record])}
    return {"anyOf": [names, {"pattern": r"^skills\."}]} if "skills" in WITH_SOURCES[record] else names


def _allow_empty(record: dict[str, Any]) -> None:
    """Let what may be left out be written without a value too: ``aliases:``."""
    for name, field in record.get("properties", {}).items():
        if name not in record.get("required", ()) and field.get("type") in {"array", "object"}:
            field["type"] = [field["type"], "null"]
        if name == "field_sources":
            field["additionalProperties"]["type"] = ["array", "null"]


def _as_written(node: Any, short: dict[str, Any]) -> Any:  # noqa: ANN401 - JSON is any
    """Let records with a short form take it too, nothing but ids be keys, and texts hold more than blanks."""
    if isinstance(node, list):
        return [_as_written(item, short) for item in node]
    if not isinstance(node, dict):
        return node
    record = str(node.get("$ref", "")).removeprefix("#/$defs/")
    if record in short:
        return {"anyOf": [_as_written(short[record], short), node]}
    made = {key: _as_written(value, short) for key, value in node.items()}
    if "patternProperties" in node:
        made["additionalProperties"] = False
    if node.get("pattern") == PRINTABLE:
        made["allOf"] = [{"pattern": r"\S"}]
    return made
