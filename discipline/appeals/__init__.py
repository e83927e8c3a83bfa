"""What an appeal needs to be examined, whether it stops the sanction, and everything that its outcome brings about."""
