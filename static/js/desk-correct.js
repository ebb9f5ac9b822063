/* Correct now: the words that were selected on the public page are selected in the field again;
   after the comparison, the button that confirms has the focus. */
"use strict";
{
  const form = document.getElementById("correction_form");
  const confirm = form && form.querySelector("[name=confirm]");
  const sought = form ? form.dataset.sought : "";
  const field = form && form.querySelector("[autofocus]");
  // Whoever has begun to type before this file was there goes on where they are.
  const isFree = document.activeElement === document.body || document.activeElement === field;
  if (confirm && isFree && !form.querySelector(".errorlist")) {
    confirm.focus();
  } else if (field && isFree && sought && field.value === field.defaultValue && "setSelectionRange" in field) {
    const place = field.value.indexOf(sought);
    field.focus();
    if (place >= 0) {
      field.setSelectionRange(place, place + sought.length);
    }
  }
}
