"""The file `careergraph/1`: its records, reading with places, rules, writing, schema."""
