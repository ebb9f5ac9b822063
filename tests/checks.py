"""What `make check` looks at; every check runs, also after one that failed.

`python tests/checks.py [name …]`
"""

import os
import secrets
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
CODE = ("config", "meetings", "people", "tests", "manage.py")
PRODUCTION = {
    "SITE_URL": "https://colloqui.example",
    "SECRET_KEY": secrets.token_urlsafe(50),
    "ALLOWED_HOSTS": "colloqui.example",
}


def checks() -> dict[str, list[str]]:
    """Return the command of every check by its name."""
    code = sorted(
        path.relative_to(ROOT).as_posix()
        for folder in CODE
        for path in (ROOT / folder).rglob("*.py")
        if "migrations" not in path.parts
    )
    templates = sorted(
        path.relative_to(ROOT).as_posix() for path in (ROOT / "templates").rglob("*.html")
    )
    python = sys.executable
    return {
        "format": [f"{BIN}/ruff", "format", "--check", "--quiet", *CODE],
        "lint": [f"{BIN}/ruff", "check", "--quiet", *CODE],
        "django": [f"{BIN}/django-upgrade", "--check", "--target-version", "5.2", *code],
        "types": [f"{BIN}/mypy"],
        "imports": [f"{BIN}/lint-imports"],
        "migrations": [python, "manage.py", "makemigrations", "--check", "--dry-run"],
        "translations": [python, "config/locale/catalogue.py", "check"],
        "templates": [f"{BIN}/djade", "--check", "--target-version", "5.2", *templates],
        "deploy": [python, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
    }


def run(name: str, command: list[str], environment: dict[str, str]) -> bool:
    """Run one check; print what it says only when it fails; return whether it passed."""
    began = time.monotonic()
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environment | (PRODUCTION if name == "deploy" else {}),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    passed = done.returncode == 0
    seconds = time.monotonic() - began
    print(f"{'ok    ' if passed else 'FAILED'} {name} ({seconds:.0f} s)", flush=True)
    if not passed:
        print(done.stdout, flush=True)
    return passed


def main(names: list[str]) -> int:
    """Run the named checks, all without names; return the exit status."""
    with tempfile.TemporaryDirectory(prefix="colloqui-check-") as folder:
        environment = os.environ | {"DATABASE_URL": f"sqlite:///{folder}/colloqui.sqlite3"}
        results = [
            run(name, command, environment)
            for name, command in checks().items()
            if not names or name in names
        ]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
