"""Compiles the library and the program into the extension.

What is compiled is what lib/*/sources.am and cli/sources.am list: there is no second list.  The sources lie in the
repository around this folder or, in a source distribution, in the folder source/.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE / "source" if (HERE / "source").is_dir() else HERE.parent.parent
OWN = "bindings/python/src"  # as the sources of the binding are called in messages and debug information


def version() -> str:
    header = (ROOT / "include/quoteattr.h").read_text(encoding="utf-8")
    found = re.search(r'^#define QUOTEATTR_VERSION_STRING "(.+)"$', header, re.MULTILINE)
    assert found, "include/quoteattr.h has no version"
    return found[1]


def listed(folder: str) -> list[str]:
    """The files that a folder's sources.am lists, in its order."""
    text = (ROOT / folder / "sources.am").read_text(encoding="utf-8")
    return re.findall(rf"^(?!nodist)\w+_SOURCES \+?= ({folder}/[\w.]+)\s*$", text, re.MULTILINE)


def library_sources() -> list[str]:
    """The library's files in the order in which Makefile.am names the folders: the checksum depends on it."""
    makefile = (ROOT / "Makefile.am").read_text(encoding="utf-8").replace("\\\n", " ")
    found = re.search(r"^QUOTEATTR_SOURCES = (.*)$", makefile, re.MULTILINE)
    assert found, "Makefile.am has no QUOTEATTR_SOURCES"
    return [name for stage in re.findall(r"\$\((\w+)_SOURCES\)", found[1]) for name in listed(f"lib/{stage.lower()}")]


def checksum(names: list[str]) -> int:
    """That of cksum(1), as lib/engine/sources.am has it: zlib's sum with the bits of everything turned round."""
    data = b"".join((ROOT / name).read_bytes() for name in names)
    length = len(data)
    while length:
        data += bytes([length & 0xFF])
        length >>= 8
    turned = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))
    return int(f"{zlib.crc32(data.translate(turned), 0xFFFFFFFF):032b}"[::-1], 2)


def copy_sources(target: Path) -> None:
    """All that build() reads, for a source distribution."""
    names = [*library_sources(), *listed("cli"), "cli/sources.am", "Makefile.am", "include/quoteattr.h"]
    names += ["data/model.bin", "tools/embed_model.awk"]
    names += [str(path.relative_to(ROOT)) for path in sorted((ROOT / "lib").glob("*/sources.am"))]
    for name in names:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, target / name)


def ask(command: list[str]) -> list[str]:
    return shlex.split(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def pkg_config(*arguments: str) -> list[str]:
    command = [os.environ.get("PKG_CONFIG", "pkg-config"), *arguments]
    try:
        return ask(command)
    except (OSError, subprocess.CalledProcessError) as error:
        raise SystemExit(
            f"quoteattr: {shlex.join(command)} failed. The build needs pkg-config, utf8proc and jansson "
            "(Debian, Ubuntu: apt-get install pkg-config libutf8proc-dev libjansson-dev)."
        ) from error


def succeeds(compiler: Any, folder: Path, code: str, libraries: list[str] | None = None) -> bool:
    """Whether `code` compiles and, with `libraries`, links into a shared object."""
    folder.mkdir(parents=True, exist_ok=True)
    probe = folder / "probe.c"
    probe.write_text(code, encoding="utf-8")
    command = [*compiler.compiler_so, "-x", "c", str(probe), "-x", "none"]
    command += ["-c"] if libraries is None else ["-shared", *libraries, "-Wl,-z,defs"]
    command += ["-o", str(folder / "probe.out")]
    return subprocess.run(command, capture_output=True).returncode == 0


def link_flags(compiler: Any, folder: Path, package: str, library: str, code: str) -> list[str]:
    """The library itself where it can be taken in, so that the wheel needs nothing installed; else a link to it."""
    static = [*pkg_config("--libs-only-L", package), f"-l:lib{library}.a", "-Wl,--exclude-libs,ALL"]
    if succeeds(compiler, folder, code, static):
        return static
    return pkg_config("--libs", package)


def optional_flags(compiler: Any, folder: Path) -> tuple[list[str], list[str]]:
    """What the program is compiled and linked with to read packed input, as far as it is installed."""
    cflags: list[str] = []
    libraries: list[str] = []
    for package, library, code in (("zlib", "z", ZLIB_PROBE), ("libzstd", "zstd", ZSTD_PROBE)):
        try:
            flags = ask([os.environ.get("PKG_CONFIG", "pkg-config"), "--cflags", package])
        except (OSError, subprocess.CalledProcessError):
            print(f"quoteattr: {package} is not here; the program will not read what is packed by it")
            continue
        cflags += [*flags, f"-DHAVE_{package.removeprefix('lib').upper()}"]
        libraries += link_flags(compiler, folder, package, library, code)
    return cflags, libraries


def model_flags(compiler: Any, folder: Path) -> list[str]:
    """The model goes in by the assembler, or else as string literals: see lib/lexicon/model_data.c."""
    model = ROOT / "data/model.bin"
    if succeeds(compiler, folder, f'__asm__(".pushsection .rodata\\n.incbin \\"{model}\\"\\n.popsection\\n");int i;'):
        return [f'-DQAI_MODEL_INCBIN="{model}"']
    numbers = subprocess.run(["od", "-An", "-v", "-to1", str(model)], check=True, capture_output=True).stdout
    made = subprocess.run(
        ["awk", "-f", str(ROOT / "tools/embed_model.awk")], input=numbers, check=True, capture_output=True
    ).stdout
    (folder / "lexicon").mkdir(parents=True, exist_ok=True)
    (folder / "lexicon/model_data.inc").write_bytes(made)
    return [f"-I{folder}"]


def build(compiler: Any, target: Path, folder: Path) -> None:
    """Compiles everything into `folder` and links `target`."""
    folder.mkdir(parents=True, exist_ok=True)
    library, program = library_sources(), listed("cli")
    own = sorted(HERE.glob("src/*.c"))
    sum_file = folder / "checksum.c"
    code = f'#include "engine/engine.h"\nconst uint32_t qai_engine_checksum = {checksum(library)}u;\n'
    if not sum_file.exists() or sum_file.read_text() != code:
        sum_file.write_text(code)

    jansson, utf8proc = pkg_config("--cflags", "jansson"), pkg_config("--cflags", "libutf8proc")
    common = ["-O2", "-g0", "-ffp-contract=off", "-fvisibility=hidden", "-DQUOTEATTR_API=", f"-I{ROOT}/include"]
    common += [f"-I{ROOT}/lib", f"-ffile-prefix-map={ROOT}=.", f"-ffile-prefix-map={HERE}=bindings/python"]
    for_library = [*common, "-std=c99", *utf8proc]
    packed, packed_libraries = optional_flags(compiler, folder / "probe")
    for_program = [*common, "-std=c99", "-D_POSIX_C_SOURCE=200809L", f"-I{ROOT}/cli", *jansson, *packed]
    for_main = [*for_program, "-Dmain=quoteattr_program_main"]
    for_own = [*common, f"-I{ROOT}/cli", *jansson, *(f"-I{path}" for path in compiler.include_dirs)]
    for_own += ["-D_POSIX_C_SOURCE=200809L", "-DPy_LIMITED_API=0x03090000"]
    model = model_flags(compiler, folder / "probe")

    work = [(ROOT / name, for_library + (model if "model_data" in name else [])) for name in library]
    work += [(sum_file, for_library)]
    work += [(ROOT / name, for_main if name == "cli/main.c" else for_program) for name in program]
    work += [(path, for_own) for path in own]
    newest = max(
        path.stat().st_mtime for path in [*ROOT.glob("lib/**/*.*"), *ROOT.glob("*/*.[hb]*"), *HERE.glob("*/*.h")]
    )
    jobs = [job for job in work if job[0].suffix == ".c"]

    def compile_one(job: tuple[Path, list[str]]) -> str:
        path, flags = job
        output = folder / (path.parent.name + "-" + path.stem + ".o")
        if output.exists() and output.stat().st_mtime > max(newest, path.stat().st_mtime):
            return str(output)
        subprocess.run([*compiler.compiler_so, *flags, "-c", str(path), "-o", str(output)], check=True)
        return str(output)

    with ThreadPoolExecutor(int(os.environ.get("QUOTEATTR_JOBS", os.cpu_count() or 1))) as pool:
        objects = list(pool.map(compile_one, jobs))
    libraries = link_flags(compiler, folder / "probe", "libutf8proc", "utf8proc", UTF8PROC_PROBE)
    libraries += link_flags(compiler, folder / "probe", "jansson", "jansson", JANSSON_PROBE)
    libraries += packed_libraries
    subprocess.run([*compiler.linker_so, *objects, *libraries, "-lpthread", "-lm", "-o", str(target)], check=True)


UTF8PROC_PROBE = "#include <utf8proc.h>\nconst char *f(void) { return utf8proc_unicode_version(); }\n"
JANSSON_PROBE = "#include <jansson.h>\njson_t *f(FILE *s) { return json_loadf(s, 0, 0); }\n"
ZLIB_PROBE = "#include <zlib.h>\nint f(z_stream *z) { return inflateInit2(z, 31); }\n"
ZSTD_PROBE = "#include <zstd.h>\nZSTD_DCtx *f(void) { return ZSTD_createDCtx(); }\n"
