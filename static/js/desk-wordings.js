/* Other published wordings: each stands under its quote, and becomes the quote's own words, or its
   published translation, by one button; what stood in the boxes comes back by "Undo". Without this
   file all wordings stand in a group of their own, and a list in each says what it becomes. */
"use strict";
{
  const words = document.querySelector("template[data-wordings]")?.dataset;
  const group = document.getElementById("wordings-group");
  const SITE = ["it", "en"];
  /* The boxes of a quote that hold its words → those of a wording. */
  const SAME = {
    original: "text",
    original_language: "language",
    worded_by: "worded_by",
    source_key: "source_key",
    locator: "locator",
    directness: "directness",
  };

  function rows(kind) {
    return [...document.querySelectorAll(`.inline-related[id^="${kind}-"]:not(.empty-form, .desk-wording-gone)`)];
  }

  /* By its whole name: the boxes of a wording stand inside its quote. */
  function box(row, name) {
    return row.querySelector(`[name="${row.id}-${name}"]`);
  }

  function value(row, name) {
    return box(row, name)?.value ?? "";
  }

  function made(element, name, text) {
    const one = document.createElement(element);
    one.className = name;
    one.textContent = text;
    return one;
  }

  function button(text, act) {
    const one = made("button", "desk-wording-button", text);
    one.type = "button";
    one.addEventListener("click", act);
    return one;
  }

  /* -- Places -- */

  function holderIn(quote) {
    let holder = quote.querySelector(":scope > .desk-wordings");
    if (!holder) {
      holder = made("div", "desk-wordings", "");
      const folded = made("details", "desk-wordings-folded", "");
      folded.append(made("summary", "", words.name));
      holder.append(folded);
      if (group.querySelector(".empty-form")) {
        holder.append(button(words.add, () => add(quote)));
      }
      quote.append(holder);
    }
    return holder;
  }

  function count(holder) {
    const there = holder.querySelectorAll(".inline-related").length;
    const folded = holder.querySelector("details");
    folded.hidden = !there;
    folded.querySelector("summary").textContent = `${words.name} (${there})`;
  }

  function add(quote) {
    quote.dataset.waits = "";
    group.querySelector(".add-row a, .add-row button")?.click();
  }

  function place(wording, quotes) {
    const key = value(wording, "quote_key");
    const quote = key && quotes.find((row) => value(row, "row_key") === key);
    const home = quote ? holderIn(quote).querySelector("details") : group.querySelector("fieldset");
    if (wording.parentElement !== home) {
      const empty = group.querySelector(".empty-form, .add-row");
      if (quote || !empty || empty.parentElement !== home) {
        home.append(wording);
      } else {
        empty.before(wording);
      }
    }
    wording.querySelector(".fieldBox.field-quote_key")?.parentElement.toggleAttribute("hidden", Boolean(quote));
    if (quote && wording.querySelector(".errorlist")) {
      home.open = true;
    }
    suit(wording, quote || null);
  }

  function arrange() {
    const quotes = rows("quotes");
    quotes.forEach(holderIn);
    rows("wordings").forEach((wording) => place(wording, quotes));
    document.querySelectorAll(".desk-wordings").forEach(count);
    group.hidden = !group.querySelector(".inline-related:not(.empty-form, .desk-wording-gone)");
  }

  /* -- Rows that go -- */

  /* Django numbers rows anew as they stand on the page, and these stand elsewhere: a new one that
     is taken away stays, empty and out of sight, and is no row when the form is sent. */
  function empty(wording) {
    for (const field of wording.querySelectorAll("input:not([name$='-row_key']), select, textarea")) {
      field.value = "";
    }
    const home = wording.parentElement.closest(".desk-wordings");
    wording.classList.add("desk-wording-gone");
    wording.hidden = true;
    group.querySelector("fieldset").append(wording);
    home?.querySelector("button")?.focus();
    arrange();
  }

  /* A new quote takes its boxes along when it goes, but not the wordings that are stored. */
  function release(quote) {
    for (const wording of quote.querySelectorAll(".inline-related")) {
      box(wording, "quote_key").value = "";
      group.querySelector("fieldset").append(wording);
    }
    arrange();
  }

  /* -- Use -- */

  function suit(wording, quote) {
    const choice = box(wording, "used_as");
    const holder = choice && choice.closest(".fieldBox").parentElement;
    if (!holder) {
      return;
    }
    holder.hidden = true;
    let buttons = wording.querySelector(":scope > .desk-wording-use");
    if (!quote) {
      buttons?.remove();
      return;
    }
    if (!buttons) {
      buttons = made("p", "desk-wording-use", "");
      buttons.append(button(words.words, () => use(wording, exchange)));
      for (const code of SITE) {
        const one = button(words[code], () => use(wording, translate));
        one.dataset.language = code;
        buttons.append(one);
      }
      buttons.append(made("span", "desk-wording-in-use", words.inUse), status(buttons));
      wording.append(buttons);
    }
    const language = value(wording, "language");
    const said = value(wording, "text").trim();
    const isText = SITE.includes(language) && language !== value(quote, "original_language")
      && value(quote, `text_${language}`).trim() === said && said !== "";
    const isSame = value(quote, "original").trim() === said && said !== "";
    buttons.querySelector(".desk-wording-in-use").hidden = !isText && !isSame;
    buttons.querySelector("button").hidden = !said || isSame;
    for (const one of buttons.querySelectorAll("[data-language]")) {
      const code = one.dataset.language;
      one.hidden = !said || isText || code !== language || code === value(quote, "original_language");
    }
  }

  function status() {
    const one = made("span", "desk-wording-done", "");
    one.setAttribute("role", "status");
    return one;
  }

  function quoteOf(wording) {
    return wording.parentElement.closest(".inline-related");
  }

  function put(field, text) {
    if (!field || field.value === text) {
      return;
    }
    if (field.matches("select") && ![...field.options].some((one) => one.value === text)) {
      field.add(new Option(text, text));
    }
    field.value = text;
    for (const name of ["input", "change"]) {
      field.dispatchEvent(new Event(name, { bubbles: true }));
    }
  }

  /* Makes a wording the text of its quote in a language of the site. */
  function translate(quote, wording) {
    const language = value(wording, "language");
    if (SITE.includes(language)) {
      put(box(quote, `text_${language}`), value(wording, "text"));
      put(box(quote, `translation_by_${language}`), "published");
      put(box(quote, `translation_source_${language}_key`), value(wording, "source_key"));
    }
  }

  function exchange(quote, wording) {
    const spoken = value(quote, "language_spoken") || value(quote, "original_language");
    const former = Object.keys(SAME).map((name) => [name, value(quote, name)]);
    for (const [name, text] of former) {
      const there = value(wording, SAME[name]);
      put(box(wording, SAME[name]), text);
      put(box(quote, name), there);
    }
    put(box(quote, "language_spoken"), spoken === value(quote, "original_language") ? "" : spoken);
    if (value(wording, "language") !== value(quote, "original_language")) {
      translate(quote, wording);
    }
  }

  function use(wording, act) {
    const quote = quoteOf(wording);
    const boxes = [...quote.querySelectorAll("input:not([type=hidden]), select, textarea")];
    const before = boxes.map((field) => field.value);
    act(quote, wording);
    arrange();
    const said = wording.querySelector(".desk-wording-done");
    const undo = button(words.undo, () => {
      boxes.forEach((field, index) => put(field, before[index]));
      said.replaceChildren();
      arrange();
      wording.querySelector(".desk-wording-use button:not([hidden])")?.focus();
    });
    said.replaceChildren(words.done, " ", undo);
    undo.focus();
  }

  if (words && group) {
    document.addEventListener("formset:added", (event) => {
      const row = event.target;
      const quote = document.querySelector("[data-waits]");
      if (quote && row.id?.startsWith("wordings-")) {
        delete quote.dataset.waits;
        const choice = box(row, "quote_key");
        const key = value(quote, "row_key");
        if (![...choice.options].some((one) => one.value === key)) {
          choice.add(new Option("…", key));
        }
        choice.value = key;
        arrange();
        quote.querySelector(".desk-wordings details").open = true;
        box(row, "text").focus();
      } else {
        arrange();
      }
    });
    document.addEventListener("click", (event) => {
      const row = event.target.closest(".inline-deletelink") && event.target.closest(".inline-related");
      if (row?.id.startsWith("wordings-")) {
        event.preventDefault();
        event.stopPropagation();
        empty(row);
      } else if (row?.id.startsWith("quotes-")) {
        release(row);
      }
    }, true);
    document.addEventListener("formset:removed", arrange);
    document.addEventListener("change", (event) => {
      const row = event.target.closest(".inline-related[id^='wordings-'], .inline-related[id^='quotes-']");
      if (row) {
        arrange();
      }
    });
    // Only now: Django takes the rows of a group as it finds them when the page is ready.
    django.jQuery(arrange);
  }
}
