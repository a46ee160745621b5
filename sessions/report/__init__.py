"""A programme's report: one page made of what leaves of its sessions and of the programme itself. Knows no format."""
