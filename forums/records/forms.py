"""The admin's form for public records."""

from wagtail.admin.forms import WagtailAdminModelForm


class RecordForm(WagtailAdminModelForm):
    """Checks the rules of the table that hold for rows not deleted, before the database refuses them.

    Django leaves a rule out that names a column the form does not show; `deleted` is never shown, and the
    answer would be a server error instead of a sentence.
    """

    def _get_validation_exclusions(self) -> set[str]:
        excluded: set[str] = super()._get_validation_exclusions()
        return excluded - {"deleted"}
