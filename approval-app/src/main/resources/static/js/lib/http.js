// Requests to our own server: JSON in and out, the forgery token added, problems as errors that can be shown.

export function csrfHeaders() {
    const meta = document.querySelector('meta[name="csrf"]');
    return meta ? { [meta.dataset.header]: meta.content } : {};
}

/** A refusal of the server, in its own words. */
export class ServerProblem extends Error {
    constructor(status, problem) {
        super(problem.detail || problem.title || String(status));
        this.status = status;
        this.problem = problem;
    }
}

/**
 * @param {string} url
 * @param {{method?: string, json?: unknown, form?: FormData, signal?: AbortSignal}} [options]
 * @returns {Promise<any>} the parsed answer; null for an empty one
 * @throws {ServerProblem} for any answer that is not a success
 */
export async function request(url, { method = "GET", json, form, signal } = {}) {
    const headers = { Accept: "application/json, application/problem+json", ...csrfHeaders() };
    let body = form;
    if (json !== undefined) {
        headers["Content-Type"] = "application/json";
        body = JSON.stringify(json);
    }
    const response = await fetch(url, { method, headers, body, signal, credentials: "same-origin" });
    const text = await response.text();
    const parsed = text && /json/.test(response.headers.get("Content-Type") || "") ? JSON.parse(text) : null;
    if (!response.ok) {
        throw new ServerProblem(response.status, parsed || {});
    }
    return parsed;
}
