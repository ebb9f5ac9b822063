/* The posts of the participants follow the date of the meeting at once, and it is said where one
   changed. Titles as in the source, which somebody typed, stay. */
"use strict";
{
  const words = document.querySelector("[data-proposals]");
  const day = document.getElementById("id_held_on");
  /* The date for which each row was looked at last: only another date changes a chosen post. */
  const seen = new WeakMap();

  function say(row, select, text) {
    let line = row.querySelector(".desk-proposed");
    if (!line && text) {
      line = document.createElement("p");
      line.className = "desk-proposed";
      select.after(line);
    }
    if (line) {
      line.textContent = text;
      line.hidden = !text;
    }
  }

  /* "+" opens the person's page, where posts are added; what is new is there when one comes back. */
  function offerToAdd(row, select, person) {
    let link = row.querySelector(".desk-add-post");
    if (!words.dataset.addPost) {
      return;
    }
    if (!link) {
      link = document.createElement("a");
      link.className = "choose-add desk-add-post";
      link.title = words.dataset.addPost;
      link.setAttribute("aria-label", words.dataset.addPost);
      link.textContent = "+";
      link.addEventListener("click", (event) => {
        event.preventDefault();
        window.open(link.href, `post_${row.id}`.replace(/-/g, "_"), "height=800,width=1000,resizable=yes,scrollbars=yes").focus();
        window.addEventListener("focus", () => document.dispatchEvent(new CustomEvent("desk:added")), { once: true });
      });
      select.after(link);
    }
    link.href = `${person}?_popup=1`;
  }

  /* Left open, the box says what will be filled in. */
  function open(select, post) {
    const [first] = select.options;
    first.dataset.plain = first.dataset.plain || first.text;
    const { thatDay, noPost } = words.dataset;
    first.text = post ? `— ${thatDay.replace("{post}", post.text)}` : day.value ? `— ${noPost}` : first.dataset.plain;
  }

  function show(row, { choices, proposed, person }) {
    const select = row.querySelector("select[name$='-tenure']");
    const { value: before } = select;
    const was = select.selectedOptions[0] ? select.selectedOptions[0].text : "";
    const post = choices.find((choice) => choice.id === proposed);
    const isHeld = choices.some((choice) => choice.id === before);
    const isOtherDay = seen.has(row) && seen.get(row) !== day.value;
    seen.set(row, day.value);
    open(select, post);
    offerToAdd(row, select, person);
    if (before && !isOtherDay) {
      return;
    }
    select.replaceChildren(select.options[0], ...choices.map((choice) => new Option(choice.text, choice.id)));
    select.value = isHeld ? before : "";
    if (before && !isHeld) {
      select.value = post ? post.id : "";
      say(row, select, post ? words.dataset.changed.replace("{post}", post.text) : `${words.dataset.noneLeft}: ${was}`);
      select.dispatchEvent(new Event("input", { bubbles: true }));
    } else {
      say(row, select, "");
    }
  }

  document.addEventListener("desk:proposals", ({ detail }) => {
    for (const row of document.querySelectorAll("#participations-group .inline-related:not(.empty-form)")) {
      const found = detail.posts[row.id];
      if (found && row.querySelector("select[name$='-tenure']")) {
        show(row, found);
      }
    }
  });
}
