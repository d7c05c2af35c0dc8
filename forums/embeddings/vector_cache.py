"""Vectors kept on disk between two starts, for texts that are asked for again and again."""

import hashlib
import logging
import os
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from .embedder import Array, Vectors, embed, embedder

logger = logging.getLogger(__name__)

BATCH = 32

type Progress = Callable[[int, int], None]


class VectorCache:
    """A file `name` in `folder` for each model and version.

    With `evict` it holds exactly the texts asked for last: what people wrote and was erased elsewhere must not
    live on here. A file that is missing, broken or cannot be written costs time, nothing else.
    """

    def __init__(self, folder: Path, name: str, *, evict: bool = False) -> None:
        self.folder = folder
        self.name = name
        self.evict = evict

    def embed(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """As `embedder.embed`, but computes only what the file lacks. `progress(done, of)` while it does."""
        using = embedder()
        path = self.folder / f"{self.name}-{using.model}-{using.version}.npz"
        known = self._read(path)
        keys = [self._key(text) for text in texts]
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        for start in range(0, len(missing), BATCH):
            batch = dict(list(missing.items())[start : start + BATCH])
            known |= dict(zip(batch, embed(list(batch.values())).array, strict=True))
            if progress:
                progress(min(start + BATCH, len(missing)), len(missing))
        kept = {key: known[key] for key in keys} if self.evict else known
        if missing or len(kept) < len(known):
            self._write(path, kept)
        if not texts:
            return embed([])
        return Vectors(using.model, using.version, np.array([known[key] for key in keys], dtype=np.float32))

    def _key(self, text: str) -> str:
        return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:32]

    def _read(self, path: Path) -> dict[str, Array]:
        try:
            with np.load(path) as file:
                return dict(zip(file["keys"].tolist(), file["rows"], strict=True))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, KeyError, EOFError) as error:
            logger.warning("Cached vectors in %s are not readable: %s", path.name, error)
            return {}

    def _write(self, path: Path, rows: dict[str, Array]) -> None:
        # Under another name first: a second process must never read half a file.
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".npz", delete=False) as file:
                np.savez(file, keys=np.array(list(rows)), rows=np.array(list(rows.values()), dtype=np.float32))
            os.replace(file.name, path)
        except OSError as error:
            logger.warning("Vectors cannot be cached in %s: %s", path.parent.name, error)
