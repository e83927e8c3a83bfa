#!/usr/bin/env python3
"""The one door: ``demo``, ``test`` and ``doctor`` set everything up; other words are Django's commands.

Written so that any Python 3 can read it, to answer an old one with a sentence instead of a traceback.
"""

import os
import sys

NEEDED = (3, 11)


def main():
    if sys.version_info < NEEDED:
        sys.exit(
            "Amana needs Python %d.%d or newer; this is %d.%d. Run it as: python3.11 manage.py %s"
            % (NEEDED + tuple(sys.version_info[:2]) + (" ".join(sys.argv[1:]),))
        )
    os.chdir(os.path.dirname(os.path.abspath(__file__)))
    from config import bootstrap

    bootstrap.enter(sys.argv)
    from config.running import commands

    sys.exit(commands.run(sys.argv))


if __name__ == "__main__":
    main()
