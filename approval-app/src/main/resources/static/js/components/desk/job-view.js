// One piece of long work at a time, with its progress, a way to stop it, and its file when it is done.
import { button, make } from "../../lib/dom.js";
import { problemText } from "../../lib/http.js";
import { runJob } from "../../lib/jobs.js";
import { text } from "../../lib/texts.js";

export class JobView {
    element = make("div", "job-view");
    #cancel = null;

    constructor() {
        this.element.setAttribute("role", "status");
    }

    /**
     * @param {string} title what is being done
     * @returns {Promise<object | null>} the job when it ended well; null otherwise, which the reader was told
     */
    async run(title, address, json) {
        this.#cancel?.abort();
        const cancel = new AbortController();
        this.#cancel = cancel;
        const bar = make("progress", "");
        bar.setAttribute("aria-label", title);
        const stop = button(text("desk.job.cancel"), () => cancel.abort());
        this.element.replaceChildren(make("span", "", title), bar, stop);
        try {
            const job = await runJob(address, json, ({ done, total }) => {
                if (total > 0) {
                    bar.max = total;
                    bar.value = done;
                }
            }, cancel.signal);
            return this.#cancel === cancel ? this.#ended(title, job) : null;
        } catch (problem) {
            if (this.#cancel === cancel) {
                this.#refuse("notice bad", problemText(problem));
            }
            return null;
        }
    }

    /** What was made belongs to another question now; what is still being made says itself what it is. */
    clear() {
        if (!this.element.querySelector("progress")) {
            this.element.replaceChildren();
        }
    }

    /** What is still being made is no longer wanted either. */
    giveUp() {
        this.#cancel?.abort();
        this.#cancel = null;
        this.element.replaceChildren();
    }

    #refuse(mood, words) {
        this.element.replaceChildren(make("p", mood, words));
        this.element.scrollIntoView({ block: "nearest" });
    }

    #ended(title, job) {
        if (job.state === "DONE") {
            this.element.replaceChildren(...(job.file ? [this.#file(title, job.file)] : []));
            return job;
        }
        const words = job.state === "CANCELLED" ? text("desk.job.cancelled", title) : (job.message ?? text("problem.unexpected"));
        this.#refuse(job.state === "CANCELLED" ? "notice" : "notice bad", words);
        return null;
    }

    #file(title, { name, bytes, href }) {
        const link = make("a", "button small", text("desk.job.file", name, sizeOf(bytes)));
        link.href = href;
        link.download = name;
        return make("p", "notice good", text("desk.job.done", title), " ", link);
    }
}

const sizeOf = (bytes) => (bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`);
