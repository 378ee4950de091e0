"""Which commit a revision means for a site, and where the site lies in it."""

from __future__ import annotations

from jekyll_tools.git.command import GitError, answers, ask
from jekyll_tools.records import NamedTuple
from jekyll_tools.spelling import close


class Commit(NamedTuple):
    """`id`, and the site's folder in the repository ("" or "docs/"); `exact`: whether it is known to be where the
    checked out commit parted from the revision, which a shallow clone may not know.
    """

    id: str
    prefix: str
    exact: bool = True


def parting(folder: str, revision: str) -> Commit:
    """The last commit that a revision and the checked out one have in common, or the revision where there is none.

    What others have merged since a branch was begun is not the branch's doing.

    Raises GitError for a folder without repository and for an unknown revision.
    """
    prefix = ask(folder, "rev-parse", "--show-prefix")
    found = _resolved(folder, revision)
    try:
        return Commit(ask(folder, "merge-base", found, "HEAD"), prefix)
    except GitError:
        return Commit(found, prefix, found == revision or not _is_shallow(folder))


def _resolved(folder: str, revision: str) -> str:
    try:
        return ask(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except GitError:
        raise GitError(f"no commit {revision!r} in the repository{_advice(folder, revision)}") from None


def _advice(folder: str, revision: str) -> str:
    known = ask(folder, "for-each-ref", "--format=%(refname:short)").splitlines()
    remote = f"origin/{revision}"
    if remote in known:
        return f"; did you mean {remote}?"
    if _is_shallow(folder):
        return ", which is a shallow clone: fetch it first (git fetch --depth=1 origin, and its name)"
    like = close(revision, known)
    return f"; did you mean {like}?" if like else ""


def _is_shallow(folder: str) -> bool:
    return answers(folder, "rev-parse", "--is-shallow-repository") and (
        ask(folder, "rev-parse", "--is-shallow-repository") == "true"
    )
