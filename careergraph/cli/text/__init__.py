"""Answers as text: what all commands share to put them into words and lay them out.

``words`` (figures and records in words), ``sheet`` (text that fits its terminal), ``moves`` and ``learning``
(parts that several answers have), ``footnotes`` (sources) and ``printing`` (JSON, CSV, and what is said
beside the answer).
"""
