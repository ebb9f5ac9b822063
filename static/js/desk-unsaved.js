/* Whoever leaves a page with something typed and not saved is asked first. */
"use strict";
{
  const form = document.getElementById("report_form") || document.getElementById("correction_form") || document.getElementById("conflict_form");

  /* On a slow line somebody types before this file is there. */
  function isTouched() {
    const asItCame = form.cloneNode(true);
    asItCame.reset();
    const [now, before] = [form, asItCame].map((one) => JSON.stringify([...new FormData(one)]));
    return now !== before;
  }

  if (form) {
    let typed = document.querySelector(".errornote, .desk-conflict, .desk-differences") !== null || isTouched();
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
