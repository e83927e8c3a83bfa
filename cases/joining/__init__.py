"""Cases that belong together, and cases that come apart: link, merge, split."""
