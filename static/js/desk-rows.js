/* Rows of the report: each new one gets a key of its own, and the boxes that name other rows
   ("source 2") follow what stands on the page. */
"use strict";
{
  const NAMES = {
    sources: ["publisher", "title", "url"],
    quotes: ["original"],
  };

  function newKey() {
    if (window.crypto.randomUUID) {
      return window.crypto.randomUUID();
    }
    const bytes = window.crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  }

  function rowsOf(kind) {
    const group = document.getElementById(`${kind}-group`);
    return group ? [...group.querySelectorAll(`.inline-related[id^="${kind}-"]:not(.empty-form)`)] : [];
  }

  function field(row, name) {
    return row.querySelector(`[name$="-${name}"]`);
  }

  function labelled(kind) {
    return rowsOf(kind).flatMap((row, index) => {
      const key = field(row, "row_key");
      if (!key || !key.value) {
        return [];
      }
      const found = NAMES[kind].map((name) => field(row, name)).find((box) => box && box.value.trim());
      const text = found ? found.value.trim() : "…";
      return [[key.value, `${index + 1} · ${text.length > 48 ? `${text.slice(0, 47)}…` : text}`]];
    });
  }

  function follow(kind) {
    const choices = labelled(kind);
    for (const select of document.querySelectorAll(`select[data-rows="${kind}"]`)) {
      const chosen = select.value;
      select.replaceChildren(select.options[0], ...choices.map(([key, text]) => new Option(text, key)));
      select.value = choices.some(([key]) => key === chosen) ? chosen : "";
    }
  }

  function followAll() {
    Object.keys(NAMES).forEach(follow);
  }

  document.addEventListener("formset:added", (event) => {
    const key = field(event.target, "row_key");
    if (key) {
      key.value = newKey();
    }
    followAll();
  });
  document.addEventListener("formset:removed", followAll);
  document.addEventListener("change", (event) => {
    const group = event.target.closest("#sources-group, #quotes-group");
    if (group && NAMES[group.id.replace("-group", "")].some((name) => event.target.name.endsWith(`-${name}`))) {
      follow(group.id.replace("-group", ""));
    }
  });

  /* An error inside a folded part must be seen. */
  for (const error of document.querySelectorAll("details .errorlist")) {
    error.closest("details").open = true;
  }
}
