"""What a judge says: figures to print, faults to mend."""

from dataclasses import dataclass, field


@dataclass
class Verdict:
    """What one judge found; skipped: why it could not look."""

    judge: str
    figures: list = field(default_factory=list)
    faults: list = field(default_factory=list)
    skipped: str = ""

    def __str__(self):
        if self.skipped:
            return f"{self.judge}: skipped, {self.skipped}"
        head = (
            f"{self.judge}: {len(self.faults) or 'no'} fault{'' if len(self.faults) == 1 else 's'}"
        )
        return "\n".join([head, *(f"  {line}" for line in [*self.figures, *self.faults])])


def table(heads, rows):
    """Return rows of words and numbers as lines in columns."""
    lines = [[str(cell) for cell in row] for row in (heads, *rows)]
    widths = [max(len(cell) for cell in column) for column in zip(*lines, strict=True)]
    return [
        "  ".join(
            cell.ljust(width) if place == 0 else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    ]
