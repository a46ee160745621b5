"""A programme: many sessions, their cohorts, what was collected, and what is carried from one to the next. Pure."""
