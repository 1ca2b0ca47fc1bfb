// What every page of the product needs beyond plain links and forms.
import { csrfHeaders } from "../lib/http.js";
import { clearRefusals, refusalPlace } from "../lib/refusal.js";
import "../components/sortable-table.js";

document.body.addEventListener("htmx:configRequest", (event) => {
    Object.assign(event.detail.headers, csrfHeaders());
});

// the reason of a refusal stays beside the form or button that caused it, in view; what nobody asked for goes to the corner
document.body.addEventListener("htmx:beforeSwap", (event) => {
    const { isError, requestConfig, target } = event.detail;
    const cause = requestConfig.elt.closest("form") ?? requestConfig.elt.closest("button, a.button");
    if (isError && target.id === "toasts" && requestConfig.verb !== "get" && cause?.isConnected) {
        event.detail.target = refusalPlace(cause);
        requestAnimationFrame(() => event.detail.target.scrollIntoView({ block: "nearest" }));
    }
});

// it is there until it is dismissed or the next thing done succeeds
document.body.addEventListener("htmx:afterRequest", (event) => {
    const { successful, requestConfig } = event.detail;
    if (successful && requestConfig.verb !== "get") {
        document.querySelectorAll("#toasts .notice.bad").forEach((note) => note.remove());
        clearRefusals(document.body);
    }
});

// an expired session answers with the login page: show it as a page, not inside a part of one
document.body.addEventListener("htmx:beforeSwap", (event) => {
    const landed = event.detail.xhr.responseURL;
    if (landed && new URL(landed).pathname === "/login") {
        event.detail.shouldSwap = false;
        window.location.href = landed;
    }
});

document.addEventListener("click", (event) => {
    const dismiss = event.target.closest("[data-dismiss]");
    if (dismiss) {
        dismiss.closest(".notice").remove();
    }
    const closer = event.target.closest("[data-close-dialog]");
    if (closer) {
        closer.closest("dialog").close();
    }
});

// a form is sent once: the second click of a double click finds the button asleep
document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") {
        return;
    }
    if (form.dataset.sent) {
        event.preventDefault();
        return;
    }
    form.dataset.sent = "true";
    setTimeout(() => delete form.dataset.sent, 4000);
});
