/* The page of readers, as typed: asked for anew when the keys rest, shown where one types. It is
   brought up to date in place, so that nothing flickers and nobody loses the line. Without this
   file the links above the form show what is saved. */
"use strict";
{
  const WAIT = 500;
  const STATE = "colloqui:preview";
  const PARTS = ["header.site-header", "main", "footer.site-footer"];
  const KICKER = ["held_on", "ended_on", "kind", "outcome", "country", "city", "venue"];
  const form = document.getElementById("report_form");
  const panel = document.querySelector(".desk-preview");
  const wide = window.matchMedia("(min-width: 1280px)");
  const spacious = window.matchMedia("(min-width: 1600px)");

  function remembered() {
    try {
      return JSON.parse(window.localStorage.getItem(STATE)) || {};
    } catch {
      return {};
    }
  }

  /* Make an old part of the page like a fresh one, touching only what differs. */
  function renew(old, fresh) {
    if (old.isEqualNode(fresh)) {
      return;
    }
    const alike = old.nodeType === Node.ELEMENT_NODE && old.nodeName === fresh.nodeName;
    if (!alike || old.childNodes.length !== fresh.childNodes.length || !old.childNodes.length) {
      old.replaceWith(old.ownerDocument.importNode(fresh, true));
      return;
    }
    for (const name of new Set([...old.getAttributeNames(), ...fresh.getAttributeNames()])) {
      if (fresh.hasAttribute(name)) {
        old.setAttribute(name, fresh.getAttribute(name));
      } else {
        old.removeAttribute(name);
      }
    }
    const pairs = [...old.childNodes].map((child, index) => [child, fresh.childNodes[index]]);
    pairs.forEach(([child, other]) => renew(child, other));
  }

  /* What a piece of Markdown says, as far as it is needed to find it on the page. */
  function said(text) {
    return text.replace(/\]\([^)]*\)/g, "").replace(/^[#>\s\d.+-]+/gm, "").replace(/[*_[\]\\]/g, "").replace(/\s+/g, " ").trim();
  }

  class Preview {
    constructor() {
      this.toggle = panel.querySelector(".desk-preview-toggle");
      this.dialog = panel.querySelector("dialog");
      this.sight = panel.querySelector(".desk-preview-sight");
      this.frame = panel.querySelector("iframe");
      this.stale = panel.querySelector(".desk-preview-stale");
      this.state = { open: spacious.matches, width: spacious.matches ? "1100" : "390", language: document.documentElement.lang, ...remembered() };
      this.field = null;
      this.shown = "";
      panel.hidden = false;
      this.listen();
      this.press();
      if (this.state.open && wide.matches) {
        this.open();
      }
    }

    listen() {
      this.toggle.addEventListener("click", () => this.turn());
      panel.querySelector(".desk-preview-close").addEventListener("click", () => this.dialog.close());
      this.dialog.addEventListener("close", () => this.closed());
      this.dialog.addEventListener("click", (event) => this.choose(event.target.dataset));
      this.frame.addEventListener("load", () => this.arrived());
      wide.addEventListener("change", () => this.dialog.open && this.hide());
      new ResizeObserver(() => this.fit()).observe(this.sight);
      for (const happening of ["input", "change"]) {
        form.addEventListener(happening, (event) => this.typed(event.target));
      }
      form.addEventListener("focusin", (event) => this.entered(event.target));
      for (const happening of ["formset:added", "formset:removed"]) {
        document.addEventListener(happening, () => this.soon());
      }
      document.addEventListener("keydown", (event) => {
        if ((event.ctrlKey || event.metaKey) && event.altKey && event.code === "KeyV") {
          event.preventDefault();
          this.turn();
        }
      });
    }

    /* Showing and hiding. */

    turn() {
      if (this.dialog.open) {
        this.hide();
      } else {
        this.open();
      }
      this.keep({ open: this.dialog.open });
    }

    open() {
      if (wide.matches) {
        // Not `show()`, which would take the focus away from what is being typed.
        this.dialog.open = true;
      } else {
        this.dialog.showModal();
      }
      this.toggle.setAttribute("aria-expanded", "true");
      form.classList.toggle("desk-previewing", wide.matches);
      this.fit();
      if (this.frame.hasAttribute("src")) {
        this.ask();
      } else {
        this.frame.src = this.address();
      }
    }

    hide() {
      this.dialog.close();
    }

    closed() {
      this.toggle.setAttribute("aria-expanded", "false");
      form.classList.remove("desk-previewing");
      this.keep({ open: false });
    }

    choose({ language, width }) {
      if (language || width) {
        this.keep(language ? { language } : { width });
        this.press();
        this.fit();
        this.ask();
      }
    }

    press() {
      for (const button of this.dialog.querySelectorAll("[data-language], [data-width]")) {
        const { language, width } = button.dataset;
        const pressed = language ? language === this.state.language : width === this.state.width;
        button.setAttribute("aria-pressed", String(pressed));
      }
    }

    keep(change) {
      Object.assign(this.state, change);
      try {
        window.localStorage.setItem(STATE, JSON.stringify(this.state));
      } catch {
        /* Storage is closed: it is remembered until the page is left. */
      }
    }

    /* The frame is as wide as the device that it stands for, and made smaller to fit. */
    fit() {
      const room = this.sight.getBoundingClientRect();
      const width = Number(this.state.width);
      const scale = Math.min(1, room.width / width) || 1;
      this.frame.style.width = `${width}px`;
      this.frame.style.height = `${room.height / scale}px`;
      this.frame.style.transform = `scale(${scale}) translateX(-50%)`;
    }

    /* Bringing it up to date. */

    address() {
      return panel.getAttribute(`data-preview-${this.state.language}`);
    }

    typed(field) {
      this.entered(field);
      this.soon();
    }

    entered(field) {
      if (panel.contains(field)) {
        return;
      }
      this.field = field;
      const language = /_(it|en)$/.exec(field.name || "");
      if (language && language[1] !== this.state.language && this.dialog.open) {
        this.state.language = language[1];
        this.press();
        this.soon();
      }
      window.requestAnimationFrame(() => this.lead());
    }

    soon() {
      window.clearTimeout(this.timer);
      if (this.dialog.open) {
        this.timer = window.setTimeout(() => this.ask(), WAIT);
      }
    }

    async ask() {
      if (this.busy || !this.loaded) {
        this.again = true;
        return;
      }
      const values = deskForm.values(form);
      const wanted = this.address() + values;
      if (wanted === this.shown) {
        return;
      }
      this.busy = true;
      try {
        const answer = await fetch(this.address(), {
          method: "POST",
          body: values,
          headers: { "Content-Type": "application/x-www-form-urlencoded" },
          redirect: "error",
        });
        if (answer.ok) {
          this.show(await answer.text());
          this.shown = wanted;
        }
        this.stale.hidden = answer.ok;
      } catch {
        // Signed out or offline: what stands there stays, and the next key asks again.
        this.stale.hidden = false;
      }
      this.busy = false;
      if (this.again) {
        this.again = false;
        this.soon();
      }
    }

    show(html) {
      const fresh = new DOMParser().parseFromString(html, "text/html");
      const page = this.frame.contentDocument;
      page.documentElement.lang = fresh.documentElement.lang;
      for (const part of PARTS) {
        renew(page.querySelector(part), fresh.querySelector(part));
      }
      this.lead();
    }

    /* What the frame loaded is as saved: what is typed comes at once. Its links open elsewhere, its
       keys are those of the form. */
    arrived() {
      const page = this.frame.contentDocument;
      this.loaded = Boolean(page && page.querySelector("main"));
      if (!this.loaded) {
        return;
      }
      page.addEventListener("click", (event) => {
        const link = event.target.closest("a[href]");
        if (link && !link.getAttribute("href").startsWith("#")) {
          event.preventDefault();
          window.open(link.href, "_blank", "noopener");
        }
      });
      page.addEventListener("submit", (event) => event.preventDefault());
      page.addEventListener("keydown", (event) => {
        if (event.ctrlKey || event.metaKey) {
          const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event;
          const same = { key, code, ctrlKey, metaKey, altKey, shiftKey, bubbles: true, cancelable: true };
          if (!document.dispatchEvent(new KeyboardEvent("keydown", same))) {
            event.preventDefault();
          }
        }
      });
      this.again = false;
      this.ask();
    }

    /* Leading to what is being typed. */

    lead() {
      const page = this.loaded && this.dialog.open && this.frame.contentDocument;
      const place = page && this.field && this.field.name && this.place(page, this.field);
      if (!place) {
        return;
      }
      const box = place.getBoundingClientRect();
      const height = this.frame.contentWindow.innerHeight;
      if (box.top < 0 || box.top > height * 0.8 || (box.height < height && box.bottom > height)) {
        this.frame.contentWindow.scrollBy({ top: box.top - height / 4, behavior: "instant" });
      }
    }

    place(page, field) {
      const row = /^(\w+)-(\d+)-/.exec(field.name);
      if (row) {
        return this.placeOfRow(page, row[1], field.closest(".inline-related"));
      }
      const name = field.name.replace(/_(it|en|precision)$/, "");
      if (name === "body") {
        return this.block(page, field);
      }
      const places = { title: "h1", summary: ".standfirst, h1", editors_note: "#editors-note", topic_names: "#topics", byline: ".byline", change_note: "#versions" };
      return page.querySelector(KICKER.includes(name) ? ".kicker" : places[name] || "#none");
    }

    placeOfRow(page, kind, row) {
      const key = row && row.querySelector("[name$='-row_key']");
      if (kind === "quotes" && key) {
        return page.querySelector(`[data-quote="${CSS.escape(key.value)}"], #q-${CSS.escape(key.value.slice(0, 8))}`);
      }
      return page.querySelector({ participations: ".table, .roster", sources: "#sources", photos: "figure" }[kind] || "#none");
    }

    /* The block of the text in which the caret stands: the nearest that has its words. */
    block(page, field) {
      const blocks = [...page.querySelectorAll(".prose > :not(aside)")];
      const before = field.value.slice(0, field.selectionStart).split(/\n[^\S\n]*\n/);
      const rest = field.value.slice(field.selectionStart).split(/\n[^\S\n]*\n/)[0];
      const words = said(before[before.length - 1] + rest).slice(0, 40);
      const number = before.filter((text) => text.trim()).length - 1;
      const near = blocks.map((block, index) => [Math.abs(index - number), block]);
      near.sort((one, other) => one[0] - other[0]);
      const found = words && near.find(([, block]) => block.textContent.replace(/\s+/g, " ").includes(words));
      return (found || near[0] || [0, null])[1];
    }
  }

  if (panel && form) {
    new Preview();
  }
}
