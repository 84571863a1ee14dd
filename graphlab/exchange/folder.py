"""An output folder written aside and moved into place: whole or not at all, and never over something else."""

import shutil
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from graphlab.errors import OutputExistsError


@contextmanager
def staged_folder(target: Path) -> Generator[Path]:
    """Empty folder beside the target that takes its place when the block ends without an error.

    Parameters
    ----------
    target
        Folder to write. What stands there is replaced whole; whether it may be is for the caller to ask first.

    Yields
    ------
    pathlib.Path
        Folder to write into.

    Notes
    -----
    Beside the target, so that moving is renaming. If the block fails or is interrupted, the folder is removed and the
    target is as it was; between the two renames the old folder exists under the temporary name only.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=f".{target.name[:40]}-", suffix=".partial", dir=target.parent))
    try:
        new, old = aside / "new", aside / "old"
        new.mkdir()
        yield new
        if target.exists():
            target.rename(old)
        try:
            new.rename(target)
        except BaseException:
            if old.exists():
                old.rename(target)
            raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def checked_target(out: Path) -> Path:
    """Target of an output folder, as an absolute path; refused where a folder can never be.

    Parameters
    ----------
    out
        Path given by the user.

    Raises
    ------
    OutputExistsError
        If the path is a file, or the folder one works in or one above it.
    """
    target = out.expanduser().resolve()
    if target.exists() and not target.is_dir():
        msg = f"{out} is a file; the output is a folder"
        raise OutputExistsError(msg, hint="give the name of a folder, such as -o reports/me")
    if target == Path.cwd() or target in Path.cwd().parents:
        msg = f"{out} is the folder you are working in, or one above it; the output would replace it"
        raise OutputExistsError(msg, hint="give the name of a new folder, such as -o reports/me")
    return target
