"""Frameworks in spreadsheets: CSV and Excel files in, the same out.

Floors of this room: ``cells``, ``values``, ``lists``, ``slugs``; ``delimited`` and ``workbook`` (files);
``headings`` (what columns mean); ``draft`` and ``rows`` (what rows say); ``order``, ``scale`` and ``ladders``
(what levels mean); ``importing`` and ``exporting``.
"""
