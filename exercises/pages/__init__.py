"""Pages of named fields, declared in a template: who may see each stands with it."""
