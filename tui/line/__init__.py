"""The whole product in lines, for screen readers and for very slow links."""
