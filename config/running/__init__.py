"""Everything that starts, watches and stops processes."""
