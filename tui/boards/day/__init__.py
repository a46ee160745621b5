"""The day's board: the running order and the open logs, drawn for the console."""
