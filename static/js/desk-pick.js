/* "Make a quote": the words selected in a text become a row among the quotes, with their language,
   their place in the text and the speaker whom the text names nearest. */
"use strict";
{
  const form = document.getElementById("report_form");
  const said = document.querySelector(".desk-said");
  const VERBS = /\b(?:ha (?:detto|affermato|dichiarato|aggiunto|risposto|ribadito|spiegato|sottolineato|ricordato|osservato)|disse|dice|afferma|dichiara|secondo|said|says|told|added|stated|declared|replied|stressed|according to|in the words of)\b/i;
  const AROUND = /^[\s«»“”‘’„"'*_]+|[\s«»“”‘’„"'*_]+$/g;

  function field(row, name) {
    return row.querySelector(`[name$="-${name}"]`);
  }

  function rowsOf(kind) {
    return [...document.querySelectorAll(`#${kind}-group .inline-related[id^="${kind}-"]:not(.empty-form)`)];
  }

  /* The words as they are read: without quotation marks around them, without Markdown in them. */
  function words(text) {
    const plain = text.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/\*+|\\(?=[^\w\s])/g, "");
    return plain.replace(/\s+/g, " ").replace(AROUND, "");
  }

  /* Who takes part, with every word by which the text may call them and nobody else. */
  function participants() {
    const people = rowsOf("participations").flatMap((row) => {
      const box = field(row, "person");
      const name = box ? box.value.trim() : "";
      return name ? [{ name, key: field(row, "person-chosen").value, parts: name.split(/[\s]+/) }] : [];
    });
    const counts = new Map();
    people.flatMap((person) => [...new Set(person.parts)]).forEach((part) => counts.set(part, (counts.get(part) || 0) + 1));
    return people.map((person) => {
      const calls = person.parts.filter((part, at) => counts.get(part) === 1 && (part.length > 3 || at === 0 || at === person.parts.length - 1));
      return { ...person, calls: [person.name, ...calls] };
    });
  }

  function named(text, person) {
    const places = person.calls.map((call) => {
      const escaped = call.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
      return [...text.matchAll(new RegExp(`(?<![\\p{L}-])${escaped}(?![\\p{L}-])`, "gu"))].map((found) => found.index);
    });
    return places.flat();
  }

  /* Whom the rest of the sentence names with a verb of saying; else who was named last before. */
  function speaker(body, from, to) {
    const people = participants();
    const after = body.slice(to, to + 160).split(/[.\n]/)[0].replace(/^[»”’"]/, "");
    if (VERBS.test(after)) {
      const there = people.map((person) => [Math.min(...named(after, person)), person]).filter(([at]) => at < Infinity);
      if (there.length) {
        return there.sort((one, other) => one[0] - other[0])[0][1];
      }
    }
    const before = body.slice(0, from);
    const nearest = people.map((person) => [Math.max(-1, ...named(before, person)), person]).filter(([at]) => at >= 0);
    return nearest.length ? nearest.sort((one, other) => other[0] - one[0])[0][1] : null;
  }

  /* A row that says nothing yet, or a new one. */
  function freeRow() {
    const blank = rowsOf("quotes").find((row) => !row.classList.contains("has_original") && !["original", "speaker", "text_it", "text_en"].some((name) => field(row, name) && field(row, name).value.trim()));
    if (blank) {
      return blank;
    }
    const add = document.querySelector("#quotes-group .add-row a");
    if (!add || add.closest(".add-row").hidden) {
      return null;
    }
    const before = new Set(rowsOf("quotes"));
    add.click();
    return rowsOf("quotes").find((row) => !before.has(row)) || null;
  }

  /* After how many quotes the new one comes, as the text has them. */
  function placeIn(body, from, row, language) {
    const read = words(body.slice(0, from));
    const others = rowsOf("quotes").filter((one) => one !== row);
    const places = others.map((one) => {
      const text = (field(one, `text_${language}`)?.value || field(one, "original")?.value || "").trim();
      return text && read.includes(words(text)) ? 1 : 0;
    });
    return places.lastIndexOf(1) + 1;
  }

  function fill(box, value) {
    if (box && value !== undefined) {
      box.value = value;
      // As chosen, not as typed, which would open the suggestions.
      box.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }

  function pick(body) {
    const { selectionStart: from, selectionEnd: to, value } = body;
    const text = words(value.slice(from, to));
    const row = text ? freeRow() : null;
    if (!row) {
      said.textContent = text ? "" : said.dataset.nothingSelected;
      return;
    }
    said.textContent = "";
    fill(field(row, "original"), text);
    fill(field(row, "original_language"), body.lang);
    const person = speaker(value, from, to);
    field(row, "speaker-chosen").value = person ? person.key : "";
    fill(field(row, "speaker"), person ? person.name : "");
    globalThis.deskOrder.putAt(row, placeIn(value, from, row, body.lang));
    row.scrollIntoView({ block: "center" });
    (person ? field(row, "directness") : field(row, "speaker")).focus({ preventScroll: true });
  }

  if (form && said) {
    form.addEventListener("mousedown", (event) => event.target.closest("[data-pick]") && event.preventDefault());
    form.addEventListener("click", (event) => {
      const button = event.target.closest("[data-pick]");
      if (button) {
        pick(button.closest(".desk-writing").nextElementSibling);
      }
    });
    form.addEventListener("keydown", (event) => {
      const asked = (event.ctrlKey || event.metaKey) && event.altKey && event.code === "KeyC";
      if (asked && event.target.matches("textarea[name^=body_]")) {
        event.preventDefault();
        pick(event.target);
      }
    });
    if (!document.querySelector("#quotes-group .add-row a, #quotes-group .empty-form")) {
      form.querySelectorAll("[data-pick]").forEach((button) => button.remove());
    }
  }
}
