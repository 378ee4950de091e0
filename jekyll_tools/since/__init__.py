"""What a change brought: a site as it was and as it is, compared.

`moves`: the pages that have another path; `addresses` and `lost`: what was published and is no more; `brought`: the
findings that were not there before.
"""
