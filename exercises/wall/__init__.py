"""The wall shape: notes under questions and areas, and the themes the room makes of them."""
