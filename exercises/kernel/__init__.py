"""What every exercise shares: moves, things, one language. Knows no exercise."""
