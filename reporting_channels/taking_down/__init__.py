"""What a clerk takes down for somebody, and the minutes that this person may check, correct and agree to."""
