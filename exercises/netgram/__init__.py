"""Who is around somebody, and how they are tied: one person's picture of one day, on the chairs of a network. Pure."""
