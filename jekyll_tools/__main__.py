"""`python -m jekyll_tools`: the same as the `jekyll-tools` command."""

from jekyll_tools.cli import main

raise SystemExit(main())
