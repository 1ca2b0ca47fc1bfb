// Requests to our own server: JSON in and out, the forgery token added, problems as errors that can be shown.
import { text } from "./texts.js";

export function csrfHeaders() {
    const meta = document.querySelector('meta[name="csrf"]');
    return meta ? { [meta.dataset.header]: meta.content } : {};
}

/** A refusal of the server, in its own words. */
export class ServerProblem extends Error {
    constructor(status, problem) {
        super(problem.detail || problem.title || text("problem.status", status));
        this.status = status;
        this.problem = problem;
    }
}

/** What to tell about anything that went wrong with a request: the server's words, or that it was not reached. */
export function problemText(problem) {
    if (problem instanceof ServerProblem) {
        return problem.message;
    }
    return text(problem instanceof ConnectionProblem ? "problem.connection" : "problem.unexpected");
}

/** The server was not reached, or the connection broke before the answer was complete. */
export class ConnectionProblem extends Error {}

/** An abandoned request is nobody's problem. */
export const isAbort = (problem) => problem?.name === "AbortError";

async function send(url, options) {
    try {
        const response = await fetch(url, options);
        return { response, words: await response.text() };
    } catch (problem) {
        throw isAbort(problem) ? problem : new ConnectionProblem(url, { cause: problem });
    }
}

/**
 * @param {string} url
 * @param {{method?: string, json?: unknown, form?: FormData, signal?: AbortSignal, keepalive?: boolean}} [options] keepalive: the
 *     request outlives the page
 * @returns {Promise<any>} the parsed answer; null for an empty one
 * @throws {ServerProblem} for any answer that is not a success
 * @throws {ConnectionProblem} when there is no whole answer
 */
export async function request(url, { method = "GET", json, form, signal, keepalive } = {}) {
    const headers = { Accept: "application/json, application/problem+json", ...csrfHeaders() };
    let body = form;
    if (json !== undefined) {
        headers["Content-Type"] = "application/json";
        body = JSON.stringify(json);
    }
    const { response, words } = await send(url, { method, headers, body, signal, credentials: "same-origin", keepalive });
    const parsed = words && /json/.test(response.headers.get("Content-Type") || "") ? JSON.parse(words) : null;
    if (response.status === 401) {
        window.location.assign("/login"); // the session has expired
    }
    if (!response.ok) {
        throw new ServerProblem(response.status, parsed || {});
    }
    return parsed;
}
