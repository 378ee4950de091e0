"""Hosts that are known to answer `https://`, and all below them.

Each has done so for years, or its domain is one that browsers only ever ask by `https://` (`.app`, `.dev`, `.page`).
"""

from __future__ import annotations

_NAMES = """
    app dev page
    acm.org aclanthology.org aclweb.org acs.org ams.org amazon.com aps.org apple.com archive.org arxiv.org
    bitbucket.org biorxiv.org cambridge.org coursera.org cran.r-project.org creativecommons.org crossref.org
    dblp.org doi.org dropbox.com drive.google.com docs.google.com elsevier.com facebook.com figshare.com flickr.com
    frontiersin.org github.com github.io githubusercontent.com gitlab.com gnu.org google.com hal.science huggingface.co
    ieee.org instagram.com jmlr.org jstor.org jupyter.org kaggle.com linkedin.com mathworks.com mdpi.com
    medium.com microsoft.com mlr.press mozilla.org nature.com neurips.cc nih.gov nips.cc nytimes.com
    openreview.net orcid.org osf.io oup.com overleaf.com plos.org pnas.org pypi.org python.org pytorch.org
    readthedocs.io readthedocs.org reddit.com researchgate.net sagepub.com science.org sciencedirect.com
    scholar.google.com semanticscholar.org slideshare.net soundcloud.com speakerdeck.com springer.com ssrn.com
    stackexchange.com stackoverflow.com tandfonline.com techcrunch.com tensorflow.org thecvf.com theguardian.com
    tumblr.com twitter.com vimeo.com w3.org wikidata.org wikimedia.org wikipedia.org wiley.com wordpress.com x.com
    youtube.com youtu.be zenodo.org
"""
_HOSTS = frozenset(_NAMES.split())


def is_secure(host: str) -> bool:
    """Whether a host, or one above it, is known to answer `https://`.

    >>> is_secure("en.wikipedia.org"), is_secure("example.org")
    (True, False)
    """
    while host:
        if host in _HOSTS:
            return True
        host = host.partition(".")[2]
    return False
