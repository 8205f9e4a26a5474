"""Frameworks in spreadsheets: CSV and Excel files in, the same out.

Floors of this room: ``cells``, ``values``, ``lists``, ``slugs``, ``words``, ``seniority``, ``order``;
``delimited``, ``package``, ``worksheet``, ``workbook`` and ``sheets`` (files); ``kinds``, ``headings``,
``table``, ``grids`` and ``recognition`` (what a table is), ``plan``, ``planning`` and ``replay`` (the
plan of it); ``draft``, ``skillcells``, ``rolenames``, ``rows`` and ``gridcells`` (what its rows say);
``scale``, ``inference`` and ``ladders`` (what levels mean); ``importing`` and ``merging``, ``exporting``
and ``writing``.
"""
