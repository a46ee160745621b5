"""Cards drawn without repeats: what they opened is counted by nobody, and what two people say on one is theirs."""
