/* Asks what to propose for what stands in the form: addresses, posts of the day, who was there
   before. Others show it: desk-slugs.js, desk-posts.js, desk-earlier.js. Without this file the same
   is filled in when the form is saved. */
"use strict";
{
  const WAIT = 400;
  const ASKED = /^(?:title_|proposed_slug_|held_on|ended_on|kind$|country|original_language$|participations-)/;
  const CHANGES = /^(?:title_|held_on|kind$|country|participations-\d+-(?:person|country|organization|role|tenure|DELETE))/;
  const place = document.querySelector("[data-proposals]");
  const form = document.getElementById("report_form");
  let timer;
  let asked = "";
  let number = 0;

  function isMade(name, value) {
    return name.startsWith("proposed_slug_") && form.elements[name].dataset.made === value;
  }

  function values() {
    const found = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (name === "csrfmiddlewaretoken" || (ASKED.test(name) && !name.includes("__prefix__"))) {
        found.append(name, isMade(name, value) ? "" : value);
      }
    }
    return found.toString();
  }

  async function ask(isSure) {
    const sent = values();
    if (sent === asked && !isSure) {
      return;
    }
    asked = sent;
    number += 1;
    const mine = number;
    const answer = await fetch(place.dataset.proposals, {
      method: "POST",
      body: sent,
      headers: { "Content-Type": "application/x-www-form-urlencoded", Accept: "application/json" },
      redirect: "error",
    }).catch(() => null);
    const detail = answer && answer.ok ? await answer.json() : null;
    if (values() !== sent) {
      // Something was typed meanwhile: what is proposed for the rest would undo it.
      soon();
    } else if (detail && mine === number) {
      document.dispatchEvent(new CustomEvent("desk:proposals", { detail }));
    }
  }

  function soon(isSure = false) {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => ask(isSure), WAIT);
  }

  if (place && form) {
    for (const happening of ["input", "change"]) {
      form.addEventListener(happening, (event) => CHANGES.test(event.target.name || "") && soon());
    }
    document.addEventListener("desk:chosen", () => soon());
    document.addEventListener("formset:removed", () => soon());
    // Somebody comes back from another window, where a post may have been added.
    document.addEventListener("desk:added", () => soon(true));
    soon();
  }
}
