"""What people type about discipline: text to values. Rules live in the policies."""
