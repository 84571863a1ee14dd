"""An output folder written aside and moved into place: whole or not at all, and never over something else."""

import hashlib
import shutil
import tempfile
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from pathlib import Path

from graphlab.corpus import InputFile
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


def checked_target(out: Path, *, inputs: Iterable[InputFile] = ()) -> Path:
    """Target of an output folder, as an absolute path; refused where a folder can never be.

    Parameters
    ----------
    out
        Path given by the user.
    inputs
        Files the output was computed from. They are known again by their content, since a corpus holds no paths.

    Raises
    ------
    OutputExistsError
        If the path is a file, the folder one works in or one above it, or a folder that holds an input.
    """
    target = out.expanduser().resolve()
    if target.exists() and not target.is_dir():
        msg = f"{out} is a file; the output is a folder"
        raise OutputExistsError(msg, hint="give the name of a folder, such as -o reports/me")
    if target == Path.cwd() or target in Path.cwd().parents:
        msg = f"{out} is the folder you are working in, or one above it; the output would replace it"
        raise OutputExistsError(msg, hint="give the name of a new folder, such as -o reports/me")
    held = input_in(target, inputs)
    if held is not None:
        msg = f"{out} holds {held.relative_to(target)}, a file that was read; the output would replace it"
        raise OutputExistsError(msg, hint="give the name of a new folder, such as -o reports/me")
    return target


def input_in(folder: Path, inputs: Iterable[InputFile]) -> Path | None:
    """First file below a folder with the content of an input; ``None`` where there is none.

    Parameters
    ----------
    folder
        Folder, which need not exist.
    inputs
        Files that were read, by size and hash.
    """
    hashes = {item.sha256 for item in inputs}
    sizes = {item.n_bytes for item in inputs}
    for path in files_in(folder):
        # A link that leads nowhere is no file; only a file of the size of an input is worth hashing.
        if path.is_file() and path.stat().st_size in sizes and sha256_of(path) in hashes:
            return path
    return None


def files_in(folder: Path) -> list[Path]:
    """Files of a folder and its subfolders, sorted by path.

    Parameters
    ----------
    folder
        Any folder.
    """
    return sorted((path for path in folder.rglob("*") if not path.is_dir()), key=lambda path: path.as_posix())


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal.

    Parameters
    ----------
    path
        Any file.
    """
    return hashlib.sha256(path.read_bytes()).hexdigest()
