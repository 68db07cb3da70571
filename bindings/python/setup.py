"""Builds the extension, library and program compiled in; what is in pyproject.toml is not repeated here."""

from __future__ import annotations

import sys
from pathlib import Path

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext
from setuptools.command.sdist import sdist

sys.path.insert(0, str(Path(__file__).resolve().parent))
import build_library

try:
    from setuptools.command.bdist_wheel import bdist_wheel
except ImportError:  # before setuptools 70.1
    from wheel.bdist_wheel import bdist_wheel


class BuildExtension(build_ext):
    """Compiles the files side by side, each into its own object, those that are up to date not again."""

    def build_extension(self, ext: Extension) -> None:
        target = Path(self.get_ext_fullpath(ext.name)).absolute()
        target.parent.mkdir(parents=True, exist_ok=True)
        build_library.build(self.compiler, target, Path(self.build_temp).absolute())


class SourceDistribution(sdist):
    """Takes the sources of the library along, in a folder of their own."""

    def make_release_tree(self, base_dir: str, files: list[str]) -> None:
        super().make_release_tree(base_dir, files)
        build_library.copy_sources(Path(base_dir) / "source")


class Wheel(bdist_wheel):
    """One wheel for every Python from 3.9 on."""

    def finalize_options(self) -> None:
        self.py_limited_api = "cp39"
        super().finalize_options()


setup(
    version=build_library.version(),
    ext_modules=[Extension("quoteattr._quoteattr", sources=[], py_limited_api=True)],
    cmdclass={"build_ext": BuildExtension, "sdist": SourceDistribution, "bdist_wheel": Wheel},
)
