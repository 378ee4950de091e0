"""What a site needs to be checked by itself: a workflow, an entry for pre-commit and a target of make.

`site` says what there is, `files` what to write.
"""
