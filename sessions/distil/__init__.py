"""After a session: what was said elsewhere comes together with what was written on a wall, each with its source.

"A Good Start in Life", the co-facilitators' journals: statements are drawn, distilled with a reason for each change,
and folded in with post-its, feedback, stories and conversations. No journal is read: what is folded in was
moved out of it by its author, as a statement.
"""
