/* In the language of its source a quote has one text, that of the source: its other box is put
   away. */
"use strict";
{
  function suit(row) {
    const language = row.querySelector("[name$='-original_language']");
    if (!language) {
      return;
    }
    for (const code of ["it", "en"]) {
      for (const name of [`text_${code}`, `translation_by_${code}`, `translation_source_${code}_key`]) {
        const box = row.querySelector(`[name$="-${name}"]`);
        const holder = box && box.closest(".fieldBox");
        if (holder && holder.parentElement) {
          holder.parentElement.hidden = language.value === code;
        }
      }
    }
  }

  function suitAll(root) {
    root.querySelectorAll("#quotes-group .inline-related").forEach(suit);
  }

  document.addEventListener("change", (event) => {
    const row = event.target.closest("#quotes-group .inline-related");
    if (row) {
      suit(row);
    }
  });
  document.addEventListener("formset:added", (event) => suit(event.target));
  suitAll(document);
}
