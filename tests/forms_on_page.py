"""What a browser would send for a form as it stands on a page."""

from html.parser import HTMLParser


class FormReader(HTMLParser):
    """Collects the fields of one form; those of rows that are only a pattern are left out."""

    def __init__(self, form_id):
        super().__init__()
        self.form_id, self.inside, self.fields = form_id, False, {}
        self.select = self.textarea = None

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        name = attributes.get("name")
        if tag == "form":
            self.inside = attributes.get("id") == self.form_id
        if not self.inside:
            return
        if tag == "select":
            self.select = name
            self.fields[name] = None
        elif tag == "option" and self.select:
            if "selected" in attributes or self.fields[self.select] is None:
                self.fields[self.select] = attributes.get("value", "")
        elif tag == "textarea":
            self.textarea = name
            self.fields[name] = ""
        elif tag == "input" and name:
            self.keep_input(name, attributes)

    def keep_input(self, name, attributes):
        kind = attributes.get("type", "text")
        if kind in ("checkbox", "radio"):
            if "checked" in attributes:
                self.fields[name] = attributes.get("value", "on")
        elif kind not in ("submit", "file"):
            self.fields[name] = attributes.get("value", "")

    def handle_data(self, data):
        if self.textarea:
            self.fields[self.textarea] += data

    def handle_endtag(self, tag):
        if tag == "form":
            self.inside = False
        elif tag == "select":
            self.select = None
        elif tag == "textarea" and self.textarea:
            # A browser drops the line end that follows the tag.
            self.fields[self.textarea] = self.fields[self.textarea].removeprefix("\n")
            self.textarea = None


def fields_of(response, form_id="report_form"):
    """Return name and value of every field of a form in a response."""
    reader = FormReader(form_id)
    reader.feed(response.content.decode())
    fields = {name: value or "" for name, value in reader.fields.items() if name}
    return {name: value for name, value in fields.items() if "__prefix__" not in name}


def errors_of(response):
    """Return the messages at each field of the report's form and of its rows."""
    form = response.context["adminform"].form
    found = {name: list(messages) for name, messages in form.errors.items()}
    for rows in response.context["inline_admin_formsets"]:
        for row in rows.formset.forms:
            for name, messages in row.errors.items():
                found[row.add_prefix(name)] = list(messages)
        if rows.formset.non_form_errors():
            found[rows.formset.prefix] = list(rows.formset.non_form_errors())
    return found
