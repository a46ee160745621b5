"""The rules and the words of the exercises. Knows no file, clock or screen; standard library only."""
