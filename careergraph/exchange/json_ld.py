"""JSON-LD: roles as schema.org occupations, skills as defined terms, moves in terms of our own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from careergraph.exchange import attributes
from careergraph.exchange.attributes import move_attributes, moves, role_attributes, roles
from careergraph.exchange.node_link import json_list, json_text
from careergraph.preparation.offers import Offers
from careergraph.wording import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careergraph.document.records import Cost, Credential, Move, Pay, Role
    from careergraph.graph import CareerGraph
    from careergraph.preparation.offers import Offer

__all__ = ["to_json_ld"]

# What schema.org calls what a file says of itself.
_TERMS = {
    "description": "description",
    "version": "version",
    "updated": "dateModified",
    "licence": "license",
    "language": "inLanguage",
}
# ISO 8601 of what pay is paid for.
_DURATIONS = {"year": "P1Y", "month": "P1M", "day": "P1D", "hour": "PT1H"}
# Written out and not named by an address: a reader needs no network.
_CONTEXT = {"@vocab": "https://schema.org/", "cg": "urn:careergraph:1:"}


def to_json_ld(graph: CareerGraph) -> Iterator[str]:
    """Yield the graph as JSON-LD 1.1.

    ``Occupation``, ``DefinedTerm``, ``DefinedTermSet``, ``CategoryCode``, ``LearningResource``,
    ``EducationalOccupationalCredential`` and ``MonetaryAmountDistribution`` are schema.org's; it has no term
    for levels, proficiency and moves between occupations: those begin with ``cg:``.

    Examples
    --------
    >>> import json
    >>> from careergraph import CareerGraph
    >>> graph = CareerGraph.from_dict({
    ...     "format": "careergraph/1", "title": "One", "roles": {"a": {"title": "A"}}, "moves": []})
    >>> json.loads("".join(to_json_ld(graph)))["@graph"][1]
    {'@id': 'urn:careergraph:graph:role:a', '@type': 'Occupation', 'name': 'A'}
    """
    context = ",\n".join(f"{json_text(name)}: {json_text(value)}" for name, value in _CONTEXT.items())
    yield f'{{\n"@context": {{\n{context}\n}},\n"@graph": '
    yield from json_list(_Maker(graph).nodes())
    yield "\n}\n"


class _Maker:
    def __init__(self, graph: CareerGraph) -> None:
        self.graph = graph
        self.base = f"urn:careergraph:{quote(graph.name, safe='')}"

    def nodes(self) -> Iterator[dict[str, Any]]:
        about: dict[str, Any] = {"@id": self.base, "@type": "DefinedTermSet", "name": self.graph.file.title}
        for name, value in attributes.about(self.graph).items():
            about[_TERMS.get(name, f"cg:{name}")] = value
        yield about
        for key in sorted(self.graph.skills):
            yield self._skill(key)
        if self.graph.columns.taught:
            yield from map(self._resource, self.graph.derived(Offers).all)
        for key, credential in sorted(self.graph.file.credentials.items()):
            yield self._credential(key, credential)
        for role in roles(self.graph):
            yield self._role(role)
        for move in moves(self.graph):
            yield self._move(move)

    def _skill(self, key: str) -> dict[str, Any]:
        skill = self.graph.skills[key]
        node: dict[str, Any] = {
            "@id": self._id("skill", key),
            "@type": "DefinedTerm",
            "name": skill.title,
            "termCode": key,
            "inDefinedTermSet": {"@id": self.base},
        }
        if skill.aliases:
            node["alternateName"] = list(skill.aliases)
        if skill.summary:
            node["description"] = skill.summary
        return node

    def _resource(self, offer: Offer) -> dict[str, Any]:
        node: dict[str, Any] = {
            "@type": "LearningResource",
            "name": offer.title,
            "teaches": [{"@id": self._id("skill", key)} for key in sorted(offer.teaches)],
            "cg:leads": [
                {"cg:skill": {"@id": self._id("skill", key)}, "cg:from": first}
                | ({"cg:to": last} if last else {})
                for key in sorted(offer.teaches)
                for first, last in offer.teaches[key]
            ],
        }
        if offer.where:
            node["cg:where"] = offer.where
        if offer.hours is not None:
            node["timeRequired"] = f"PT{number(offer.hours)}H"
        return node | _price(offer.cost)

    def _credential(self, key: str, credential: Credential) -> dict[str, Any]:
        node: dict[str, Any] = {
            "@id": self._id("credential", key),
            "@type": "EducationalOccupationalCredential",
            "name": credential.title,
        }
        if credential.aliases:
            node["alternateName"] = list(credential.aliases)
        known = {"where": credential.where, "years": credential.years, "hours": credential.hours}
        node |= {f"cg:{name}": value for name, value in known.items() if value is not None}
        return node | _price(credential.cost)

    def _role(self, role: Role) -> dict[str, Any]:
        values = role_attributes(self.graph, role)
        node: dict[str, Any] = {
            "@id": self._id("role", role.id),
            "@type": "Occupation",
            "name": values.pop("title"),
        }
        for ours, theirs in (("aliases", "alternateName"), ("summary", "description")):
            if ours in values:
                node[theirs] = values.pop(ours)
        if "responsibilities" in values:
            node["responsibilities"] = values.pop("responsibilities")
        if skills := values.pop("skills", {}):
            node["skills"] = [{"@id": self._id("skill", key)} for key in skills]
            optional = values.pop("optional", ())
            node["cg:expects"] = [
                self._asked(key, level) | ({"cg:optional": True} if key in optional else {})
                for key, level in skills.items()
            ]
        if values.pop("pay", None) and role.pay:
            node["estimatedSalary"] = _salary(role.pay)
        if codes := values.pop("codes", {}):
            node["occupationalCategory"] = [
                {
                    "@type": "CategoryCode",
                    "codeValue": code,
                    "inCodeSet": {"@type": "CategoryCodeSet", "name": system},
                }
                for system, code in codes.items()
            ]
        if focus := values.pop("focus", {}):
            node["cg:focus"] = [
                {"cg:function": self.graph.file.functions[key], "cg:share": share}
                for key, share in focus.items()
            ]
        return node | {f"cg:{name}": value for name, value in values.items()}

    def _move(self, move: Move) -> dict[str, Any]:
        values = move_attributes(self.graph, move)
        asked = values.pop("requires", [])
        if credentials := values.pop("credentials", []):
            values["credentials"] = [{"@id": self._id("credential", key)} for key in credentials]
        node = {
            "@type": "cg:Move",
            "cg:from": {"@id": self._id("role", move.source)},
            "cg:to": {"@id": self._id("role", move.target)},
            **{f"cg:{name}": value for name, value in values.items()},
        }
        if asked:
            node["cg:requires"] = [
                self._asked(item["skill"], item["level"])
                | ({"cg:optional": True} if item["optional"] else {})
                for item in asked
            ]
        return node

    def _asked(self, key: str, level: int) -> dict[str, Any]:
        return {"cg:skill": {"@id": self._id("skill", key)}, "cg:level": level}

    def _id(self, kind: str, key: str) -> str:
        return f"{self.base}:{kind}:{key}"


def _price(cost: Cost | None) -> dict[str, Any]:
    if cost is None:
        return {}
    if not cost.amount:
        return {"isAccessibleForFree": True}
    return {"offers": {"@type": "Offer", "price": cost.amount, "priceCurrency": cost.currency}}


def _salary(pay: Pay) -> dict[str, Any]:
    # Whose share lies below `low` and above `high` is up to the source: they are no percentiles.
    known = {
        "median": pay.middle,
        "cg:low": pay.low,
        "cg:high": pay.high,
        "cg:place": pay.place,
        "cg:asOf": pay.as_of,
    }
    return {
        "@type": "MonetaryAmountDistribution",
        "currency": pay.currency,
        "duration": _DURATIONS[pay.period],
        **{name: value for name, value in known.items() if value is not None},
    }
