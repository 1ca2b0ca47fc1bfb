// Views kept under a name, on the server for the person who kept them.
import { LEFT_BEHIND } from "../../lib/area-words.js";
import { button, make } from "../../lib/dom.js";
import { problemText, request } from "../../lib/http.js";
import { text } from "../../lib/texts.js";
import { read } from "../../lib/url-state.js";

const ADDRESS = "/api/v1/desk/bookmarks";

export class Bookmarks {
    #list = make("ul", "bookmark-list");
    #answer = make("p", "quiet");
    #name = make("input", "");
    #turn = Promise.resolve();

    constructor() {
        this.#name.maxLength = 80;
        this.#name.placeholder = text("desk.bookmark.name");
        this.#name.setAttribute("aria-label", text("desk.bookmark.name"));
        this.#answer.setAttribute("role", "status");
        const keep = button(text("desk.bookmark.keep"), () => {}, {});
        keep.type = "submit";
        const form = make("form", "go-to", this.#name, keep);
        form.addEventListener("submit", (event) => {
            event.preventDefault();
            this.#keep();
        });
        const box = make("div", "menu-box", form, this.#answer, this.#list);
        this.element = make("details", "menu", make("summary", "button small", text("desk.bookmarks")), box);
        this.element.addEventListener("toggle", () => this.element.open && this.#do(() => request(ADDRESS)));
        this.element.addEventListener("keydown", (event) => {
            if (event.key === "Escape") {
                this.element.open = false;
                this.element.querySelector("summary").focus();
            }
        });
    }

    /** One request at a time: the list that is shown is the one of the last. */
    #do(asked, done = "") {
        this.#turn = this.#turn.then(() => this.#doNow(asked, done));
        return this.#turn;
    }

    async #doNow(asked, done) {
        try {
            this.#show(await asked());
            this.#answer.textContent = done;
        } catch (problem) {
            this.#answer.textContent = text("desk.bookmark.failed", problemText(problem));
        }
    }

    #keep() {
        const name = this.#name.value.trim();
        if (name === "") {
            this.#answer.textContent = text("desk.bookmark.unnamed");
            return;
        }
        const without = LEFT_BEHIND.includes(read("area")) ? " " + text("desk.bookmark.without-area") : "";
        this.#store(name, window.location.search.slice(1), text("desk.bookmark.kept", name) + without);
        this.#name.value = "";
    }

    #store(name, view, done) {
        return this.#do(() => request(ADDRESS, { method: "POST", json: { name, view } }), done);
    }

    #show(bookmarks) {
        this.#list.replaceChildren(...bookmarks.map((bookmark) => this.#row(bookmark)));
        if (bookmarks.length === 0) {
            this.#list.append(make("li", "quiet", text("desk.bookmark.none")));
        }
    }

    #row({ id, name, view }) {
        const link = make("a", "", name);
        link.href = "/map?" + view;
        const remove = button("×", () => this.#remove(id, name, view), { title: text("desk.bookmark.remove", name), className: "small plain" });
        return make("li", "", link, remove);
    }

    /** Taken away at once, with the way back beside the answer. */
    async #remove(id, name, view) {
        await this.#do(() => request(`${ADDRESS}/${id}`, { method: "DELETE" }), text("desk.bookmark.removed", name) + " ");
        this.#answer.append(button(text("desk.undo"), () => this.#store(name, view, text("desk.bookmark.kept", name)), { className: "small plain" }));
    }
}
