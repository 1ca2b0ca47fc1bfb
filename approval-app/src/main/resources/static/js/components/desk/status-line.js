// One line that tells how a question stands. What was not answered looks so, and is brought into sight.
import { make } from "../../lib/dom.js";
import { problemText } from "../../lib/http.js";
import { text } from "../../lib/texts.js";

export class StatusLine {
    element = make("p", "quiet");

    constructor(words) {
        this.element.setAttribute("role", "status");
        this.say(words);
    }

    say(words) {
        this.element.className = "quiet";
        this.element.textContent = words;
    }

    /** Says how it ended, unless something else was said since. */
    follow(said, words) {
        if (this.element.textContent === said) {
            this.say(words);
        }
    }

    refuse(problem) {
        this.element.className = "notice bad";
        this.element.textContent = text("desk.query.failed", problemText(problem));
        this.element.scrollIntoView({ block: "nearest" });
    }
}
