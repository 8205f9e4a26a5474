"""The start of a career framework: a graph file that explains itself, its schema, and a workflow."""

from careergraph.starter.chains import from_chains
from careergraph.starter.origin import origin
from careergraph.starter.text import SCHEMA_NAME, explained, schema_text
from careergraph.starter.workflow import workflow_text

__all__ = ["SCHEMA_NAME", "explained", "from_chains", "origin", "schema_text", "workflow_text"]
