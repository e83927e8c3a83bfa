"""Everything that happened in a case, in one line of time; a file of it to take away."""
