/* Correct now: the words that were selected on the public page are selected in the field again;
   after the comparison, the button that confirms has the focus. */
"use strict";
{
  const form = document.getElementById("correction_form");
  const confirm = form && form.querySelector("[name=confirm]");
  const sought = form ? form.dataset.sought : "";
  const field = form && form.querySelector("[autofocus]");
  if (confirm && !form.querySelector(".errorlist")) {
    confirm.focus();
  } else if (field && sought && "setSelectionRange" in field) {
    const place = field.value.indexOf(sought);
    field.focus();
    if (place >= 0) {
      field.setSelectionRange(place, place + sought.length);
    }
  }
}
