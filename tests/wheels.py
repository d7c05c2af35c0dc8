"""Proves that every pin of requirements/*.txt has a binary wheel for Linux on ARM and macOS on ARM.

Asks the package index that pip is set up with, downloads into a temporary folder nothing but names
and sizes are kept of, and fails with the list of what is missing.
"""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
PYTHONS = ("3.12", "3.13")
PLATFORMS = {
    "Linux on ARM": [f"manylinux_2_{minor}_aarch64" for minor in (17, 24, 26, 27, 28, 31, 34)]
    + ["manylinux2014_aarch64"],
    "macOS on ARM": [f"macosx_{major}_0_arm64" for major in range(11, 16)],
}
FILES = ("runtime", "build", "dev")


def missing(name: str, python: str, platforms: list[str]) -> str:
    """What pip says about a requirements file for another platform; empty where all is there."""
    with TemporaryDirectory() as folder:
        command = [
            sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--ignore-installed", "--no-deps",
            "--require-hashes", "--only-binary", ":all:", "--disable-pip-version-check",
            "--python-version", python, "--implementation", "cp", "--target", folder,
            "-r", str(ROOT / "requirements" / f"{name}.txt"),
        ]  # fmt: skip
        for platform in platforms:
            command += ["--platform", platform]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    errors = [line for line in done.stderr.splitlines() if "ERROR" in line]
    return "\n".join(errors) or ("" if done.returncode == 0 else done.stderr[-500:])


def main() -> int:
    cases = [(name, python, label) for label in PLATFORMS for python in PYTHONS for name in FILES]
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda case: missing(case[0], case[1], PLATFORMS[case[2]]), cases))
    trouble = [
        f"{label}, Python {python}, {name}.txt: {answer}"
        for (name, python, label), answer in zip(cases, answers, strict=True)
        if answer
    ]
    print("\n".join(trouble) or f"every pin has a wheel for {' and '.join(PLATFORMS)} (Python {', '.join(PYTHONS)})")
    return 1 if trouble else 0


if __name__ == "__main__":
    sys.exit(main())
