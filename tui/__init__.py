"""Keys, panes, colours and the command line. Holds no rules and writes no session file itself."""
