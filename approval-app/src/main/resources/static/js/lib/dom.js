// Small builders, so that components say what they make and not how.

/** @param {string} tag @param {string} className "" for none @param {...(string|Node|null|undefined)} content text is escaped */
export function make(tag, className, ...content) {
    const made = document.createElement(tag);
    if (className) {
        made.className = className;
    }
    made.append(...content.filter((part) => part !== null && part !== undefined));
    return made;
}

/** A label with its control below each other, joined for assistive technology. */
export function field(words, control, hint) {
    control.id ||= "field-" + ++fields;
    const label = make("label", "", words);
    label.htmlFor = control.id;
    return make("div", "field", label, control, hint ? make("span", "hint", hint) : null);
}

let fields = 0;

/** @param {[string, string][]} options value and words */
export function select(options, chosen, changed) {
    const made = make("select", "");
    made.append(...options.map(([value, words]) => new Option(words, value, false, value === chosen)));
    made.addEventListener("change", () => changed(made.value));
    return made;
}

/** @param {string} label @param {() => void} action @param {{pressed?: boolean, title?: string, className?: string}} [options] */
export function button(label, action, { pressed, title, className = "small" } = {}) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = className;
    made.textContent = label;
    if (title) {
        made.title = title;
        made.setAttribute("aria-label", title);
    }
    if (pressed !== undefined) {
        made.setAttribute("aria-pressed", String(pressed));
    }
    made.addEventListener("click", action);
    return made;
}

const GOOD_NEWS_MILLISECONDS = 8000;

/** A message in the corner; what went wrong stays until it is dismissed or replaced. */
export function toast(words, kind, closeLabel) {
    const area = document.getElementById("toasts");
    const note = document.createElement("div");
    note.className = "notice " + kind;
    note.setAttribute("role", kind === "bad" ? "alert" : "status");
    const text = document.createElement("span");
    text.textContent = words;
    const close = button(closeLabel, () => note.remove(), { className: "small plain" });
    note.append(text, close);
    area.replaceChildren(note);
    if (kind === "good") {
        setTimeout(() => note.remove(), GOOD_NEWS_MILLISECONDS);
    }
}
