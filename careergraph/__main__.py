"""``python -m careergraph`` is the same program as ``careergraph``."""

from careergraph.cli import main

if __name__ == "__main__":
    main()
