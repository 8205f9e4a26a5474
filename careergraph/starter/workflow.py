"""A workflow for GitHub that checks a framework on every pull request and publishes its page."""

from __future__ import annotations

import json
import re

__all__ = ["workflow_text"]

# What GitHub fills in (`${{ ... }}`) reaches a command only through the environment, never as part of it.
_TEXT = """\
# Checks the career framework on every pull request, tells there what a change means for people,
# and publishes the interactive page from the main branch (Settings > Pages > Source: GitHub Actions).
name: Career framework

on:
  pull_request:
  push:
    branches: [main]

permissions:
  contents: read

env:
  FRAMEWORK: @FILE@
  # The very careergraph that wrote this file, as pip installs it. Another release is named here.
  CAREERGRAPH: @INSTALL@

jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0  # with its history, so that versions can be compared
      - uses: actions/setup-python@v5
        with:
          python-version: "3.13"
      - run: python -m pip install "${CAREERGRAPH:?say under env in this file where to install it from}"
      - name: Check the framework
        run: careergraph check --format github "$FRAMEWORK"
      - name: Tell what changed
        if: github.event_name == 'pull_request'
        env:
          BASE: ${{ github.event.pull_request.base.sha }}
        run: |
          if git cat-file -e "$BASE:$FRAMEWORK"; then
            careergraph diff --format markdown --git "$BASE" "$FRAMEWORK" >> "$GITHUB_STEP_SUMMARY" ||
              echo "The version before cannot be compared." >> "$GITHUB_STEP_SUMMARY"
          fi

  publish:
    needs: check
    if: github.event_name == 'push'
    runs-on: ubuntu-latest
    permissions:
      contents: read
      pages: write
      id-token: write
    environment:
      name: github-pages
      url: ${{ steps.deployment.outputs.page_url }}
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.13"
      - run: python -m pip install "${CAREERGRAPH:?say under env in this file where to install it from}"
      - run: |
          mkdir site
          careergraph explore --graph "$FRAMEWORK" --no-open -o site/index.html
      - uses: actions/upload-pages-artifact@v3
        with:
          path: site
      - id: deployment
        uses: actions/deploy-pages@v4
"""


def workflow_text(file: str, *, install: str = "") -> str:
    """Return the workflow for a graph file.

    Parameters
    ----------
    file
        The file's path from the top of its repository, with ``/`` between its parts.
    install
        What pip is to install, as `careergraph.starter.origin` tells it; where that is empty, the workflow
        stops and asks for it.

    Examples
    --------
    >>> 'FRAMEWORK: "careers/sales.yaml"' in workflow_text("careers/sales.yaml")
    True
    """
    # JSON's quotes are YAML's too. A name that begins with a hyphen would be taken for an option.
    safe = f"./{file}" if file.startswith("-") else file
    values = {"@FILE@": safe, "@INSTALL@": install}
    return re.sub("@FILE@|@INSTALL@", lambda found: json.dumps(values[found[0]], ensure_ascii=False), _TEXT)
