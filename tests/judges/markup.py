"""The Nu HTML checker on pages: no error, no warning."""

import json
import shutil
import subprocess

from .verdict import Verdict

CHECKER = "vnu-jar@26.9.27"


def judge(answers, folder):
    """Judge the pages among these answers; folder: where they can be laid for the checker."""
    verdict = Verdict("Nu HTML checker")
    for program in ("java", "npx"):
        if not shutil.which(program):
            verdict.skipped = f"no {program} on this machine"
            return verdict
    pages = {f"{number}.html": one for number, one in enumerate(answers) if one.is_page}
    folder.mkdir()
    for name, page in pages.items():
        (folder / name).write_bytes(page.body)
    for message in messages(folder):
        page = pages[message["url"].rsplit("/", 1)[-1]]
        kind = message.get("subType") or message["type"]
        verdict.faults.append(f"{page.path}: {kind}: {message['message']}")
    verdict.figures = [f"{len(pages)} pages, with faults: {len(set(verdict.faults))}"]
    return verdict


def messages(folder):
    """Return what the checker says of the pages in a folder."""
    options = ["--format", "json", "--stdout", "--exit-zero-always"]
    command = ["npx", "--yes", CHECKER, *options, folder]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)["messages"]
