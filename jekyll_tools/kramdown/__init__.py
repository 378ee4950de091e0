"""kramdown's Markdown, as Jekyll runs it: a dialect on mistune's engine."""
