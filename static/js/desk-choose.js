/* Suggestions in a box: people, countries, organisations and topics by any spelling.
   The pattern is that of an editable combobox; without this file the typed name is enough. */
"use strict";
{
  const WAIT = 120;
  let count = 0;

  function dayOfMeeting() {
    const box = document.getElementById("id_held_on");
    return box ? box.value : "";
  }

  async function ask(box, parameters) {
    const address = new URL(box.dataset.choose, window.location.href);
    for (const [name, value] of Object.entries({ ...parameters, on: dayOfMeeting() })) {
      address.searchParams.set(name, value);
    }
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    return answer.ok ? (await answer.json()).results : [];
  }

  class Chooser {
    constructor(box) {
      this.box = box;
      this.input = box.querySelector("input[type=text]");
      this.hidden = box.querySelector("input[type=hidden]");
      this.many = "many" in box.dataset;
      this.asked = 0;
      this.active = -1;
      this.results = [];
      this.answered = "";
      this.list = document.createElement("ul");
      count += 1;
      this.list.id = `choose-list-${count}`;
      this.list.className = "choose-list";
      this.list.setAttribute("role", "listbox");
      this.list.setAttribute("aria-label", this.label());
      this.list.hidden = true;
      box.append(this.list);
      const described = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id };
      for (const [name, value] of Object.entries(described)) {
        this.input.setAttribute(name, value);
      }
      this.listen();
    }

    label() {
      const label = document.querySelector(`label[for="${this.input.id}"]`);
      return label ? label.textContent.replace(/:\s*$/, "") : this.input.name;
    }

    listen() {
      this.input.addEventListener("input", () => this.typed());
      this.input.addEventListener("keydown", (event) => this.pressed(event));
      this.input.addEventListener("blur", () => window.setTimeout(() => this.close(), 150));
      this.list.addEventListener("mousedown", (event) => event.preventDefault());
      this.list.addEventListener("click", (event) => {
        const option = event.target.closest("[role=option]");
        if (option) {
          this.choose(Number(option.dataset.index));
        }
      });
      // The window that adds a record puts its key here, by way of jQuery.
      django.jQuery(this.hidden).on("change", () => this.added());
    }

    /* What is being typed: the whole box, or the last name of several. */
    wanted() {
      return this.many ? this.input.value.split(/[,;]/).pop().trim() : this.input.value.trim();
    }

    typed() {
      if (!this.many) {
        this.hidden.value = "";
      }
      window.clearTimeout(this.timer);
      this.timer = window.setTimeout(() => this.suggest(), WAIT);
    }

    async suggest() {
      const text = this.wanted();
      this.asked += 1;
      const mine = this.asked;
      const results = text ? await ask(this.box, { q: text }) : [];
      if (mine === this.asked) {
        this.answered = text;
        this.show(results);
      }
    }

    show(results) {
      this.results = results;
      this.active = -1;
      this.list.replaceChildren(...results.map((result, index) => this.option(result, index)));
      this.list.hidden = results.length === 0;
      this.input.setAttribute("aria-expanded", String(results.length > 0));
      this.input.removeAttribute("aria-activedescendant");
    }

    option(result, index) {
      const option = document.createElement("li");
      option.id = `${this.list.id}-${index}`;
      option.dataset.index = index;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      const parts = [["choose-name", result.text], ["choose-spelling", result.spelling], ["choose-detail", result.detail]];
      for (const [name, text] of parts) {
        if (text) {
          const part = document.createElement("span");
          part.className = name;
          part.textContent = text;
          option.append(part, " ");
        }
      }
      return option;
    }

    pressed(event) {
      if (this.list.hidden) {
        if (event.key === "ArrowDown") {
          this.suggest();
        } else if (event.key === "Escape") {
          this.close();
        }
        return;
      }
      const moves = { ArrowDown: 1, ArrowUp: -1 };
      if (event.key in moves) {
        event.preventDefault();
        this.move(moves[event.key]);
      } else if (event.key === "Enter") {
        event.preventDefault();
        // The first of a list that is still that of other letters is not meant.
        if (this.active >= 0 || this.answered === this.wanted()) {
          this.choose(Math.max(this.active, 0));
        }
      } else if (event.key === "Tab" && this.active >= 0) {
        this.choose(this.active);
      } else if (event.key === "Escape") {
        event.preventDefault();
        this.close();
      }
    }

    move(step) {
      this.active = (this.active + step + this.results.length) % this.results.length;
      [...this.list.children].forEach((option, index) => {
        option.setAttribute("aria-selected", String(index === this.active));
      });
      const option = this.list.children[this.active];
      option.scrollIntoView({ block: "nearest" });
      this.input.setAttribute("aria-activedescendant", option.id);
    }

    choose(index) {
      const result = this.results[index];
      if (!result) {
        return;
      }
      if (this.many) {
        const before = this.input.value.split(/[,;]/).slice(0, -1).map((name) => name.trim());
        this.input.value = [...before.filter(Boolean), result.text].join(", ") + ", ";
      } else {
        this.input.value = result.text;
        this.hidden.value = result.id;
      }
      this.close();
      this.input.dispatchEvent(new CustomEvent("desk:chosen", { bubbles: true, detail: result }));
      this.input.dispatchEvent(new Event("change", { bubbles: true }));
    }

    async added() {
      const key = this.hidden.value;
      if (!key) {
        return;
      }
      this.results = await ask(this.box, { id: key });
      if (this.many) {
        this.input.value = `${this.input.value.replace(/[,;\s]*$/, "")},`;
        this.hidden.value = "";
      }
      this.choose(0);
    }

    /* What is on its way does not open it again. */
    close() {
      window.clearTimeout(this.timer);
      this.asked += 1;
      this.list.hidden = true;
      this.input.setAttribute("aria-expanded", "false");
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  function begin(root) {
    for (const box of root.querySelectorAll("[data-choose]")) {
      if (!box.closest(".empty-form") && !box.querySelector(".choose-list")) {
        new Chooser(box);
      }
    }
  }

  /* The posts of the chosen person become the choices beside it. */
  document.addEventListener("desk:chosen", (event) => {
    const row = event.target.closest(".inline-related");
    const posts = event.detail.posts;
    const select = row && event.target.name.endsWith("-person") ? row.querySelector("select[name$='-tenure']") : null;
    if (select && posts) {
      select.replaceChildren(select.options[0], ...posts.map((post) => new Option(post.text, post.id)));
      select.selectedIndex = 0;
    }
  });

  document.addEventListener("formset:added", (event) => begin(event.target));
  begin(document);
}
