/* The desk of translation by keyboard: Alt+↓ and Alt+↑ lead to what is to do, Ctrl+Enter says that
   a text is right and goes on, Ctrl+Alt+C copies the original. What is done is counted while one
   types, and a quote is proposed from the translated body. Without this file everything can be
   typed, said and saved all the same. */
"use strict";
{
  const form = document.querySelector("form.translate");
  const QUOTED = /«([^»]*)»|“([^”]*)”|„([^“”]*)[“”]|"([^"]*)"/g;
  const IGNORED = /[«»“”„‟‘’‚‹›"'`´ʼ\u00ad\u200b\u2060\ufeff]/g;

  /* What is compared of a text: marks and spaces make no difference. */
  function folded(text) {
    return text.replace(IGNORED, "").replace(/\s+/g, " ").trim();
  }

  function quoted(text) {
    return [...text.matchAll(QUOTED)].map((found) => found.slice(1).find((part) => part !== undefined));
  }

  class Unit {
    constructor(element) {
      this.element = element;
      this.box = element.querySelector(".translate-translation textarea, .translate-translation input[type=text]");
      this.still = element.querySelector(".translate-still input");
      this.standing = element.dataset.standing;
      this.field = element.dataset.field;
      this.original = element.querySelector(".translate-plain")?.textContent || "";
      this.before = this.box.defaultValue;
    }

    get isTyped() {
      return this.box.value.trim() !== this.before.trim();
    }

    get isFinished() {
      if (this.standing === "left_over" || this.still?.checked) {
        return true;
      }
      const isThere = this.box.value.trim() !== "";
      return this.standing === "right" ? isThere || this.before.trim() === "" : isThere && (this.standing === "missing" || this.isTyped);
    }

    show() {
      const standing = this.standing === "right" ? "missing" : this.standing;
      this.element.classList.toggle("is-finished", this.isFinished);
      this.element.classList.toggle(`is-${standing}`, !this.isFinished || standing === "left_over");
    }
  }

  class Desk {
    constructor() {
      this.units = [...form.querySelectorAll(".translate-unit")].map((element) => new Unit(element));
      this.count = form.querySelector(".translate-count");
      this.bodies = this.units.filter((unit) => unit.field === "body");
      if (this.bodies.length) {
        // What is typed and not saved can be taken over by the form too, where the body is one.
        this.body = document.createElement("textarea");
        this.body.name = `body_${form.dataset.language}`;
        this.body.hidden = true;
        form.append(this.body);
      }
    }

    begin() {
      form.addEventListener("input", () => this.show());
      form.addEventListener("change", () => this.show());
      form.addEventListener("focusin", ({ target }) => this.propose(this.unitOf(target)));
      document.addEventListener("keydown", (event) => this.pressed(event));
      this.join();
    }

    unitOf(field) {
      return this.units.find((unit) => unit.box === field || unit.element.contains(field));
    }

    join() {
      if (this.body) {
        this.body.value = this.bodies.map((unit) => unit.box.value.trim()).filter(Boolean).join("\n\n");
      }
    }

    show() {
      this.join();
      for (const unit of this.units) {
        unit.show();
      }
      const counted = this.units.filter((unit) => unit.standing !== "left_over");
      const done = counted.filter((unit) => unit.isFinished).length;
      const status = this.count.querySelector("[role=status]");
      const words = status.dataset.words.replace("{done}", done).replace("{all}", counted.length);
      this.count.querySelector("progress").value = done;
      if (status.textContent !== words) {
        status.textContent = words;
      }
    }

    /* The next text in which something is to be done, round the end; the button where none is. */
    go(step) {
      const here = this.units.indexOf(this.unitOf(document.activeElement));
      const length = this.units.length;
      for (let distance = 1; distance <= length; distance += 1) {
        const place = (here + step * distance + (here < 0 && step < 0 ? 1 : 0) + 2 * length) % length;
        const unit = this.units[place];
        if (!unit.isFinished) {
          unit.box.focus({ preventScroll: true });
          unit.element.scrollIntoView({ block: "center" });
          return;
        }
      }
      form.querySelector("[name=_continue]").focus();
    }

    done() {
      const unit = this.unitOf(document.activeElement);
      if (unit && unit.standing === "behind" && unit.still && !unit.isTyped) {
        unit.still.checked = true;
        unit.still.dispatchEvent(new Event("change", { bubbles: true }));
      }
      this.go(1);
    }

    copy() {
      const unit = this.unitOf(document.activeElement);
      if (unit && !unit.box.value.trim()) {
        this.fill(unit, unit.original);
      }
    }

    fill(unit, text) {
      unit.box.value = text;
      unit.box.dispatchEvent(new Event("input", { bubbles: true }));
    }

    /* A quote that stands in the body is translated there already: it is the passage between the
       same quotation marks of the same paragraph. */
    propose(unit) {
      if (!unit || unit.field !== "text" || unit.box.value.trim() || !unit.original) {
        return;
      }
      const wanted = folded(unit.original);
      for (const body of this.bodies) {
        const passages = quoted(body.original);
        const place = passages.findIndex((passage) => folded(passage).includes(wanted));
        const there = quoted(body.box.value);
        if (place >= 0 && there.length === passages.length) {
          this.fill(unit, there[place].replace(/,$/, "").trim());
          unit.element.querySelector(".translate-proposed").hidden = false;
          return;
        }
      }
    }

    pressed(event) {
      const held = event.ctrlKey || event.metaKey;
      if (event.altKey && !held && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
        event.preventDefault();
        this.go(event.key === "ArrowDown" ? 1 : -1);
      } else if (held && !event.altKey && event.key === "Enter") {
        event.preventDefault();
        this.done();
      } else if (held && event.altKey && event.code === "KeyC") {
        event.preventDefault();
        this.copy();
      }
    }
  }

  if (form && form.querySelector("[name=_continue]")) {
    new Desk().begin();
  }
}
