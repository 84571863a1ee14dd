"""``python -m graphlab``: the command line."""

from graphlab.cli import main

if __name__ == "__main__":
    main()
