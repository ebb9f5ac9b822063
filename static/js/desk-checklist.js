/* The checklist follows what is typed, a second after typing stops, and leads to its fields.
   Without this file it stands as saved last, and its links still lead to the place. */
"use strict";
{
  const WAIT = 1000;
  const aside = document.querySelector(".desk-checks");
  const form = document.getElementById("report_form");

  class Checklist {
    constructor() {
      this.address = aside.dataset.checklist;
      this.place = aside.querySelector("[data-checklist-lines]");
      this.count = aside.querySelector("[data-checklist-count]");
      this.asked = "";
      this.busy = false;
      for (const happening of ["input", "change"]) {
        form.addEventListener(happening, () => this.soon());
      }
      for (const happening of ["formset:added", "formset:removed"]) {
        document.addEventListener(happening, () => this.soon());
      }
      if (this.address.endsWith("/report/checklist/")) {
        this.ask();
      }
    }

    soon() {
      window.clearTimeout(this.timer);
      this.timer = window.setTimeout(() => this.ask(), WAIT);
    }

    async ask() {
      const values = deskForm.values(form);
      if (this.busy) {
        this.soon();
        return;
      }
      if (values === this.asked) {
        return;
      }
      this.busy = true;
      this.asked = values;
      try {
        const answer = await fetch(this.address, {
          method: "POST",
          body: values,
          headers: { "Content-Type": "application/x-www-form-urlencoded" },
          redirect: "error",
        });
        if (answer.ok) {
          this.show(await answer.text());
        }
      } catch {
        // Signed out or offline: what stands there stays, and the next key asks again.
        this.asked = "";
      } finally {
        this.busy = false;
      }
    }

    show(lines) {
      const active = this.place.contains(document.activeElement) ? document.activeElement.hash : "";
      this.place.innerHTML = lines;
      if (active) {
        const same = [...this.place.querySelectorAll("a")].find((link) => link.hash === active);
        (same || this.place.querySelector("a") || aside).focus();
      }
      const count = this.place.querySelector("[data-count]").dataset.count;
      if (this.count.textContent !== count) {
        this.count.textContent = count;
      }
    }
  }

  function isSeen(element) {
    return element !== null && element.closest("[hidden]") === null;
  }

  /* The field itself; where it is put away or cannot be typed into, the nearest thing that can. */
  function fieldOf(link) {
    const field = document.getElementById(link.hash.slice(1));
    const around = document.getElementById(link.dataset.around || "");
    const within = around && around.querySelector("textarea, input:not([type=hidden]), select");
    return [field, within, around].find(isSeen) || null;
  }

  function point(field) {
    for (let part = field.closest("details"); part; part = part.parentElement.closest("details")) {
      part.open = true;
    }
    const typed = field.matches("input, textarea, select");
    const focused = typed ? field : field.querySelector("input:not([type=hidden]), textarea, select, a, button");
    const marked = field.closest(".fieldBox") || field.closest(".form-row") || field;
    for (const former of document.querySelectorAll(".desk-pointed")) {
      former.classList.remove("desk-pointed");
    }
    marked.classList.add("desk-pointed");
    (focused || field).focus({ preventScroll: true });
    marked.scrollIntoView({ block: "center" });
  }

  if (aside) {
    aside.addEventListener("click", (event) => {
      const link = event.target.closest("a[href^='#']");
      const field = link && fieldOf(link);
      if (field) {
        event.preventDefault();
        point(field);
      }
    });
    document.addEventListener("focusout", (event) => {
      const marked = event.target.closest(".desk-pointed");
      if (marked && !marked.contains(event.relatedTarget)) {
        marked.classList.remove("desk-pointed");
      }
    });
  }
  if (aside && form && aside.dataset.checklist) {
    new Checklist();
  }
}
