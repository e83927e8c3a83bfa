"""The board: composed, quorate, heard, voting and advising as the pinned procedure says."""
