/* Whoever leaves a page with something typed and not saved is asked first. */
"use strict";
{
  const form = document.getElementById("report_form") || document.getElementById("correction_form") || document.getElementById("conflict_form");
  if (form) {
    let typed = document.querySelector(".errornote, .desk-conflict, .desk-differences") !== null;
    let sending = false;
    form.addEventListener("input", () => { typed = true; });
    form.addEventListener("change", () => { typed = true; });
    form.addEventListener("submit", () => { sending = true; });
    window.addEventListener("beforeunload", (event) => {
      if (typed && !sending) {
        event.preventDefault();
      }
    });
  }
}
