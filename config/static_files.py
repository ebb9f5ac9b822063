"""Static files under names that change with their content."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Hashes also what JavaScript modules import from each other, as Django alone does not."""

    support_js_module_import_aggregation = True
