/* What is typed into a report is kept: in this browser at once, on the desk a few seconds later.
   What was not saved is offered again by the form itself; here its copies are sent after an
   outage and forgotten when they are saved. The tabs of one browser tell each other. */
"use strict";
{
  const AFTER_TYPING = 3000;
  const AT_LATEST = 10000;
  const LOOK_AROUND = 20000;
  const TRY_AGAIN = 5000;
  const ANSWERS_WITHIN = 200;
  const WAIT_TO_SUBMIT = 2000;
  const KEPT_DAYS = 90;
  const LONGEST_LEAVING = 60000;

  const line = document.querySelector("[data-unsaved]");
  const form = document.getElementById("report_form");

  const store = {
    prefix: "colloqui:unsaved:",
    read(key) {
      try {
        return JSON.parse(window.localStorage.getItem(key));
      } catch {
        return null;
      }
    },
    write(key, entry) {
      try {
        window.localStorage.setItem(key, JSON.stringify(entry));
        return true;
      } catch {
        return false;
      }
    },
    remove(key) {
      try {
        window.localStorage.removeItem(key);
      } catch {
        /* Storage is closed: then nothing lies there. */
      }
    },
    keys() {
      try {
        return Object.keys(window.localStorage).filter((key) => key.startsWith(this.prefix));
      } catch {
        return [];
      }
    },
  };

  /* The desk names the tabs whose text was saved or discarded. */
  function forgetWhatIsSaved() {
    const cookie = document.cookie.split("; ").find((pair) => pair.startsWith("unsaved_gone="));
    const gone = cookie ? cookie.slice(cookie.indexOf("=") + 1).replace(/"/g, "").split(".") : [];
    const tooOld = Date.now() - KEPT_DAYS * 24 * 3600 * 1000;
    for (const key of store.keys()) {
      const entry = store.read(key);
      if (!entry || gone.includes(key.split(":").pop()) || entry.at < tooOld) {
        store.remove(key);
      }
    }
    if (cookie && line) {
      document.cookie = `unsaved_gone=; path=${line.dataset.desk}; max-age=0`;
    }
  }

  class Keeper {
    constructor() {
      this.url = line.dataset.unsaved;
      this.status = line.querySelector("[role=status]");
      this.signIn = line.querySelector(".desk-kept a");
      this.place = `${store.prefix}${line.dataset.account}:${line.dataset.report}:`;
      this.asStored = this.content(this.formAsItCame());
      this.sent = "data-typed" in line.dataset ? null : this.asStored;
      this.known = false;
      this.leaving = false;
      this.trouble = false;
      this.channel = "BroadcastChannel" in window ? new BroadcastChannel(`${this.place}tabs`) : null;
      this.alive = new Set();
    }

    tab() {
      return form.elements.unsaved_tab.value;
    }

    /* All that was typed, by name; files cannot be kept. */
    pairs(from = form) {
      const left = ["csrfmiddlewaretoken", "unsaved_tab", "unsaved_taken"];
      return [...new FormData(from)].filter(
        ([name, value]) => typeof value === "string" && !left.includes(name) && !name.includes("__prefix__"),
      );
    }

    content(from = form) {
      return JSON.stringify(this.pairs(from));
    }

    /* On a slow line somebody types before this file is there: that is no part of what is stored. */
    formAsItCame() {
      const twin = form.cloneNode(true);
      twin.reset();
      return twin;
    }

    begin() {
      if ("typed" in line.dataset) {
        this.asStored = "";
        this.sent = null;
      }
      if (this.content() !== this.sent) {
        this.changed();
      }
      form.addEventListener("input", () => {
        this.leaving = false;
        this.changed();
      });
      form.addEventListener("change", () => this.changed());
      document.addEventListener("formset:added", () => this.changed());
      document.addEventListener("formset:removed", () => this.changed());
      form.addEventListener("submit", (event) => this.submitted(event));
      window.addEventListener("beforeunload", (event) => this.ask(event));
      window.addEventListener("pagehide", () => this.leave());
      window.addEventListener("pageshow", () => {
        this.leaving = false;
        this.waited = false;
      });
      window.addEventListener("online", () => this.tryAgain());
      window.addEventListener("focus", () => this.tryAgain());
      window.setInterval(() => this.look(), LOOK_AROUND);
      window.setInterval(() => this.tryAgain(), TRY_AGAIN);
      this.meetOtherTabs();
    }

    /* Something was typed: it is kept here now, and on the desk when the keys rest. */
    changed() {
      window.clearTimeout(this.gathering);
      this.gathering = window.setTimeout(() => this.keepHere(), 0);
    }

    keepHere() {
      const content = this.content();
      if (content === this.asStored && !this.known) {
        store.remove(this.place + this.tab());
        return;
      }
      if (content === this.sent) {
        return;
      }
      const entry = { at: Date.now(), content, taken: form.elements.unsaved_taken.value, sent: false };
      if (!store.write(this.place + this.tab(), entry)) {
        this.say("notHere", true);
      }
      window.clearTimeout(this.resting);
      if (this.leaving) {
        return;
      }
      this.since = this.since || Date.now();
      const wait = Math.min(AFTER_TYPING, Math.max(0, this.since + AT_LATEST - Date.now()));
      this.resting = window.setTimeout(() => this.send(), wait);
    }

    /* Send what is new; what is as stored again needs no keeping. */
    async send() {
      window.clearTimeout(this.resting);
      this.resting = null;
      this.since = null;
      const content = this.content();
      if (content === this.sent || this.sending || this.leaving) {
        return;
      }
      this.sending = true;
      const isClean = content === this.asStored;
      const body = this.body(isClean ? "clean" : "keep", isClean ? [] : JSON.parse(content));
      this.underWay = this.post(body);
      const answer = await this.underWay;
      this.sending = false;
      if (!answer) {
        return;
      }
      this.sent = content;
      this.known = !isClean;
      this.markSent(content, isClean);
      form.elements.unsaved_taken.value = "";
      this.dropAddress();
      this.status.textContent = answer.kept ? `${line.dataset.kept} ${answer.kept}` : "";
      this.tell("kept");
      if (this.content() !== this.sent) {
        this.keepHere();
      }
    }

    markSent(content, isClean) {
      const key = this.place + this.tab();
      const entry = store.read(key);
      if (isClean) {
        store.remove(key);
      } else if (entry && entry.content === content) {
        store.write(key, { ...entry, sent: true });
      }
    }

    /* The address no longer asks for what this tab has taken over. */
    dropAddress() {
      const address = new URL(window.location.href);
      if (address.searchParams.has("unsaved")) {
        address.searchParams.delete("unsaved");
        window.history.replaceState(window.history.state, "", address);
      }
    }

    body(act, pairs, tab = this.tab(), taken = form.elements.unsaved_taken.value) {
      const body = new FormData();
      const frame = {
        csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value,
        unsaved_tab: tab,
        unsaved_act: act,
        unsaved_taken: taken,
      };
      for (const [name, value] of [...Object.entries(frame), ...pairs]) {
        body.append(name, value);
      }
      if (act !== "keep") {
        for (const name of ["base_version", "agreed_version"]) {
          if (form.elements[name]) {
            body.append(name, form.elements[name].value);
          }
        }
      }
      return body;
    }

    /* Send something; returns the answer, or nothing after saying why. */
    async post(body, isSecond = false) {
      let answer;
      try {
        answer = await fetch(this.url, { method: "POST", body, redirect: "manual", headers: { Accept: "application/json" } });
      } catch {
        return this.fail("offline");
      }
      if (answer.type === "opaqueredirect") {
        return this.fail("signedOut");
      }
      if (answer.status === 403 && !isSecond) {
        const said = await this.newToken();
        if (said) {
          return this.fail(said);
        }
        body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
        return this.post(body, true);
      }
      if (answer.status === 403) {
        return this.fail("closed");
      }
      if (answer.status >= 500) {
        return this.fail("offline");
      }
      const said = await answer.json().catch(() => ({ refused: line.dataset.tooLong }));
      if (!answer.ok) {
        this.say("notKept", true, said.refused);
        this.refused = this.content();
        return null;
      }
      this.trouble = false;
      this.refused = null;
      this.signIn.hidden = true;
      this.status.parentElement.classList.remove("desk-kept-not");
      this.showAround(said.around);
      return said;
    }

    /* After somebody signed in elsewhere, this page goes on with a token of the new session. */
    async newToken() {
      const answer = await fetch(this.url, { redirect: "manual" }).catch(() => null);
      if (!answer) {
        return "offline";
      }
      if (answer.type === "opaqueredirect") {
        return "signedOut";
      }
      if (!answer.ok) {
        return "closed";
      }
      const given = await answer.json();
      if (String(given.editor) !== line.dataset.account) {
        return "signedOut";
      }
      for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) {
        field.value = given.token;
      }
      return "";
    }

    fail(reason) {
      this.trouble = true;
      if (this.content() !== this.sent || reason === "signedOut") {
        this.say(reason, true);
      }
      this.signIn.hidden = reason !== "signedOut";
      return null;
    }

    say(reason, isTrouble, detail = "") {
      this.status.textContent = detail ? `${line.dataset[reason]}: ${detail}` : line.dataset[reason];
      this.status.parentElement.classList.toggle("desk-kept-not", isTrouble);
    }

    tryAgain() {
      const content = this.content();
      if (content !== this.sent && content !== this.refused && !this.resting) {
        this.send();
      } else if (this.trouble) {
        this.look();
      }
    }

    /* Who else is here? */
    async look() {
      if (document.visibilityState === "visible" && !this.sending && (line.dataset.report !== "new" || this.trouble)) {
        const answer = await this.post(this.body("look", []));
        if (answer && this.content() === this.sent && !this.known) {
          this.status.textContent = "";
        }
      }
    }

    showAround(html) {
      const around = line.querySelector(".desk-around");
      if (html !== undefined && html !== this.shown) {
        this.shown = html;
        around.innerHTML = html;
      }
    }

    /* Leaving. */

    ask(event) {
      if (!this.leaving && this.content() !== this.sent) {
        event.preventDefault();
      }
    }

    /* Until the desk says that it is saved, the copy in this browser stays. But what is saved must
       not reach the desk as unsaved text after it: what is under way arrives first, and from then
       on nothing is sent. */
    submitted(event) {
      if (this.sending && !this.waited) {
        event.preventDefault();
        this.waited = true;
        const soon = new Promise((done) => { window.setTimeout(done, WAIT_TO_SUBMIT); });
        Promise.race([this.underWay, soon]).then(() => form.requestSubmit(event.submitter));
        return;
      }
      window.clearTimeout(this.gathering);
      this.keepHere();
      window.clearTimeout(this.resting);
      this.leaving = true;
    }

    leave() {
      const content = this.content();
      if (!this.leaving && content !== this.sent && content !== this.asStored && content.length < LONGEST_LEAVING) {
        this.keepHere();
        fetch(this.url, { method: "POST", body: this.body("keep", JSON.parse(content)), keepalive: true, redirect: "manual" }).catch(() => {});
      }
    }

    /* Tabs of one browser. */

    tell(what) {
      if (this.channel) {
        this.channel.postMessage({ what, tab: this.tab() });
      }
    }

    meetOtherTabs() {
      if (this.channel) {
        this.channel.addEventListener("message", ({ data }) => this.told(data));
      }
      this.tell("who");
      window.setTimeout(() => this.bringWhatWasLeft(), ANSWERS_WITHIN);
    }

    told({ what, tab }) {
      if (what === "who") {
        this.tell("here");
      } else if (what === "here") {
        this.alive.add(tab);
        if (tab === this.tab() && window.crypto.randomUUID) {
          // This tab is a copy of the other one: from now on it is one of its own.
          form.elements.unsaved_tab.value = window.crypto.randomUUID();
        }
      } else if (what === "kept" && tab !== this.tab()) {
        this.look();
      }
    }

    /* Copies of tabs that are gone: the desk gets what it has not; the form then offers it. */
    async bringWhatWasLeft() {
      let brought = false;
      for (const key of store.keys().filter((name) => name.startsWith(this.place))) {
        const tab = key.slice(this.place.length);
        const entry = store.read(key);
        if (!entry || tab === this.tab() || this.alive.has(tab)) {
          continue;
        }
        if (entry.sent) {
          store.remove(key);
          continue;
        }
        const body = this.body("keep", JSON.parse(entry.content), tab, entry.taken);
        body.append("unsaved_at", entry.at);
        if (await this.post(body)) {
          store.write(key, { ...entry, sent: true });
          brought = true;
        }
      }
      if (brought) {
        this.showOffer();
      }
    }

    async showOffer() {
      const answer = await fetch(window.location.href, { redirect: "manual" }).catch(() => null);
      if (!answer || !answer.ok) {
        return;
      }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const offer = page.querySelector(".desk-unsaved-bar");
      const shown = document.querySelector(".desk-unsaved-bar");
      if (offer && shown) {
        shown.replaceWith(offer);
      } else if (offer) {
        form.prepend(offer);
      }
    }
  }

  forgetWhatIsSaved();
  if (line && form) {
    new Keeper().begin();
  }
}
