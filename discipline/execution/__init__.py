"""What becomes of a sanction after its notice: its order, what the payroll confirms, probation, the mention on file."""
