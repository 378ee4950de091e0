"""Which commit a revision means for a site, and where the site lies in it."""

from __future__ import annotations

import os

from jekyll_tools.git.command import GitError, answers, ask
from jekyll_tools.records import NamedTuple
from jekyll_tools.spelling import close

_DEFAULTS = ("main", "master", "origin/main", "origin/master")  # what a repository's first branch is called


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
    found = named(folder, revision)
    try:
        return found._replace(id=ask(folder, "merge-base", found.id, "HEAD"))
    except GitError:
        return found._replace(exact=found.id == revision or not _is_shallow(folder))


def named(folder: str, revision: str) -> Commit:
    """The commit that a revision names. Raises GitError as `parting` does."""
    try:
        prefix = ask(folder, "rev-parse", "--show-prefix")
    except GitError as error:
        raise GitError(_refused(folder, str(error))) from None
    try:
        id = ask(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except GitError:
        raise GitError(f"no commit {revision!r} in the repository{_advice(folder, revision)}") from None
    return Commit(id, prefix)


def _refused(folder: str, words: str) -> str:
    """What to do where git does not take the folder for its own."""
    if words.startswith("not a git repository"):
        return (
            "the folder is in no git repository, so there is no earlier state to compare with; "
            "leave the option out, or see --baseline"
        )
    if words.startswith("detected dubious ownership"):
        return (
            "the repository belongs to somebody else, so git does not read it; if you trust it: "
            f"git config --global --add safe.directory {os.path.realpath(folder)}"
        )
    return words


def _advice(folder: str, revision: str) -> str:
    known = ask(folder, "for-each-ref", "--format=%(refname:short)").splitlines()
    if not known and not answers(folder, "rev-parse", "--verify", "--quiet", "HEAD"):
        return ", which has no commit yet"
    for like in (f"origin/{revision}", *(_DEFAULTS if revision in _DEFAULTS else ())):
        if like in known:
            return f"; did you mean {like}?"
    if _is_shallow(folder):
        return ", which is a shallow clone: fetch it first (git fetch --depth=1 origin, and its name)"
    like = close(revision, known)
    return f"; did you mean {like}?" if like else " (git branch lists the branches, git log the commits)"


def _is_shallow(folder: str) -> bool:
    return answers(folder, "rev-parse", "--is-shallow-repository") and (
        ask(folder, "rev-parse", "--is-shallow-repository") == "true"
    )
