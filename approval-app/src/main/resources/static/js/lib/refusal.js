// Where the reason of a refusal is read: beside the form or the control that caused it, until the next try.

/** The place for the reason, at the end of a form or right behind a control; made when first needed. */
export function refusalPlace(cause) {
    const inside = cause.matches("form");
    const known = inside ? cause.querySelector(":scope > .refusal") : cause.nextElementSibling;
    if (known?.matches(".refusal")) {
        return known;
    }
    const place = document.createElement("div");
    place.className = "refusal";
    if (inside) {
        cause.append(place);
    } else {
        cause.after(place);
    }
    return place;
}

/** Says why something beside `cause` was refused. */
export function refuse(cause, words) {
    const reason = document.createElement("p");
    reason.className = "notice bad";
    reason.setAttribute("role", "alert");
    reason.textContent = words;
    const place = refusalPlace(cause);
    place.replaceChildren(reason);
    place.scrollIntoView({ block: "nearest" });
}

/** Takes back what was said beside `cause`, or anywhere within an element. */
export function clearRefusals(within) {
    within.querySelectorAll(".refusal").forEach((place) => place.replaceChildren());
    if (within.nextElementSibling?.matches(".refusal")) {
        within.nextElementSibling.replaceChildren();
    }
}
