"""Vectors that were computed once are not computed again, and outlive nothing that was erased."""

from pathlib import Path

import numpy as np

from forums.embeddings.embedder import embed
from forums.embeddings.vector_cache import VectorCache


def _computed(memory: VectorCache, *texts: str) -> int:
    """How many of the texts had to be computed."""
    told = [0]
    vectors = memory.embed(texts, lambda done, of: told.append(done))
    assert np.array_equal(vectors.array, embed(texts).array)
    return told[-1]


def test_only_what_is_new_is_computed(tmp_path: Path) -> None:
    assert _computed(VectorCache(tmp_path, "examples"), "Kita", "Schule") == 2
    assert _computed(VectorCache(tmp_path, "examples"), "Schule", "Chor", "Schule") == 1
    assert _computed(VectorCache(tmp_path, "examples"), "Chor", "Kita") == 0


def test_where_it_forgets_a_text_not_asked_for_again_is_gone(tmp_path: Path) -> None:
    memory = VectorCache(tmp_path, "corrections", evict=True)
    assert _computed(memory, "Kita", "Schule") == 2
    assert _computed(memory, "Schule") == 0
    assert _computed(memory, "Kita") == 1
    assert len(memory.embed([])) == 0
    assert _computed(memory, "Kita") == 1


def test_a_broken_file_costs_time_and_nothing_else(tmp_path: Path) -> None:
    memory = VectorCache(tmp_path, "examples")
    memory.embed(["Kita"])
    (file,) = tmp_path.iterdir()
    file.write_bytes(b"not a file of vectors")
    assert _computed(memory, "Kita") == 1
    assert _computed(memory, "Kita") == 0


def test_a_folder_that_cannot_be_written_is_no_obstacle(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    assert _computed(VectorCache(in_the_way / "folder", "examples"), "Kita") == 1
