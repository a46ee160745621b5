"""Real names and what stands for them in what leaves this computer, kept apart from every session. Knows no format.

Never call the result anonymous: a name misspelt, joined to another word or not on the roster is missed, and a place, a
role and a day may tell who it was. That is why every hit can be seen, and why words with a capital are listed to read.
"""
