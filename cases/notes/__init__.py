"""The two voices inside the house: to the team and to oneself; the third, to the reporter, stands with the report."""
