"""Boards: how a shape's state is drawn and walked. Rules live in the exercises; a board only draws and points."""
