// What an answer is the answer to: as soon as something else would be asked, it says so beside the answer.
import { make } from "../../lib/dom.js";
import { text } from "../../lib/texts.js";

export class Answered {
    element = make("div", "answered");
    #selection;
    #question;
    #shown = null;

    /** @param {object} selection of the desk @param {() => object | null} question as it would be asked now */
    constructor(selection, question) {
        this.#selection = selection;
        this.#question = question;
        this.element.setAttribute("role", "status");
        selection.addEventListener("change", () => this.check());
        selection.area.addEventListener("words", () => this.check());
    }

    /** To be called when a question is asked. @returns {object} to be given to `shows` with its answer */
    asks(question) {
        return { question: JSON.stringify(question), words: this.#selection.words() };
    }

    /** @param {object | null} asked what is answered by what is shown now; null where nothing is */
    shows(asked) {
        this.#shown = asked;
        this.check();
    }

    check() {
        const stale = this.#shown !== null && JSON.stringify(this.#question()) !== this.#shown.question;
        this.element.className = "answered" + (stale ? " notice warn" : "");
        this.element.textContent = stale ? text("desk.answered.stale", this.#shown.words) : "";
    }
}
