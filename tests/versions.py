"""Whether each number of a version can be told."""

from meetings.models import Step


def unexplained(report):
    """The versions of an edition that no save and no step accounts for."""
    told = set(report.revisions.values_list("version", flat=True))
    told |= set(Step.objects.filter(report=report).values_list("version", flat=True))
    return set(range(1, report.version + 1)) - told
