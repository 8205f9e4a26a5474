"""Run careergraph from a checkout: ``python cli.py path coordinator cro``."""

from careergraph.cli import main

if __name__ == "__main__":
    main()
