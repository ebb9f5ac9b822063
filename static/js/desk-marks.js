/* Quotation marks and apostrophes of the language while somebody types: « » and “ ”, never straight.
   Backspace right after, or Ctrl+Z, gives the straight one back. The switch is above the texts. */
"use strict";
{
  const form = document.getElementById("report_form");
  let last = null;
  let isGivenBack = false;

  function isOn() {
    return globalThis.deskText.remembered("marks", true);
  }

  function typeset(box, straight) {
    const { deskText } = globalThis;
    const language = deskText.language(box);
    const end = box.selectionStart;
    const before = box.value.slice(0, end - 1);
    if (!language || deskText.inAddress(before)) {
      return;
    }
    const mark = deskText.mark(straight, before, language);
    deskText.write(box, end - 1, end, mark);
    last = { box, end, straight, mark };
  }

  if (form) {
    form.addEventListener("input", (event) => {
      const typed = event.inputType === "insertText" && !event.isComposing ? event.data : "";
      if (!['"', "'"].includes(typed) || isGivenBack) {
        last = null;
      } else if (isOn() && event.target.matches("textarea, input[type=text]")) {
        typeset(event.target, typed);
      }
    });
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Backspace" || !last || last.box !== event.target) {
        return;
      }
      const { box, end, straight, mark } = last;
      last = null;
      const untouched = box.selectionStart === end && box.selectionEnd === end && box.value[end - 1] === mark;
      if (untouched && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        isGivenBack = true;
        globalThis.deskText.write(box, end - 1, end, straight);
        isGivenBack = false;
      }
    });
    for (const control of document.querySelectorAll("[data-marks]")) {
      control.setAttribute("aria-pressed", String(isOn()));
    }
    form.addEventListener("click", (event) => {
      if (event.target.closest("[data-marks]")) {
        const on = !isOn();
        globalThis.deskText.remember("marks", on);
        form.querySelectorAll("[data-marks]").forEach((one) => one.setAttribute("aria-pressed", String(on)));
      }
    });
  }
}
