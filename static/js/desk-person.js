/* While the name of a new person is typed: who is known already under a like one.
   Without this file the question comes at the first save. */
"use strict";
{
  const WAIT = 200;
  const box = document.querySelector("[data-likes]");
  const inputs = ["id_name_it", "id_name_en", "id_native_name"].map((id) => document.getElementById(id)).filter(Boolean);
  let timer = 0;
  let asked = 0;

  function part(name, text) {
    const span = document.createElement("span");
    span.className = name;
    span.textContent = text;
    return span;
  }

  function line(known) {
    const item = document.createElement("li");
    item.append(part("choose-name", known.name), " ");
    if (known.spelling) {
      item.append(part("choose-spelling", known.spelling), " ");
    }
    const link = document.createElement("a");
    link.href = known.url;
    link.textContent = box.dataset.use;
    link.append(part("visually-hidden", ` (${known.name})`));
    item.append(link);
    if (known.detail) {
      item.append(part("choose-detail", known.detail));
    }
    return item;
  }

  function show(results) {
    const status = box.querySelector("[role=status]");
    box.hidden = results.length === 0;
    status.textContent = results.length ? status.dataset.title : "";
    box.querySelector("ul").replaceChildren(...results.map(line));
  }

  async function ask() {
    const names = [...new Set(inputs.map((input) => input.value.trim()))].filter(Boolean);
    asked += 1;
    const mine = asked;
    const address = new URL(box.dataset.likes, window.location.href);
    for (const name of names) {
      address.searchParams.append("name", name);
    }
    let results = [];
    if (names.length) {
      const answer = await fetch(address, { headers: { Accept: "application/json" } });
      results = answer.ok ? (await answer.json()).results : [];
    }
    if (mine === asked) {
      show(results);
    }
  }

  if (box && inputs.length) {
    /* Right below the names, where whoever types looks. */
    inputs[0].closest(".form-row").after(box);
    for (const input of inputs) {
      input.addEventListener("input", () => {
        window.clearTimeout(timer);
        timer = window.setTimeout(ask, WAIT);
      });
    }
    /* After a refused save the error says the same already. */
    if (!document.querySelector(".errornote")) {
      ask();
    }
  }
}
