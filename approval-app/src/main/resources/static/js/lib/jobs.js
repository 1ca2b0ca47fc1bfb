// Long work on the server: begun, followed, and given up when nobody wants it any more.
import { request } from "./http.js";

const JOBS = "/api/v1/desk/jobs/";
const BETWEEN_LOOKS = 500;
const OVER = new Set(["DONE", "FAILED", "CANCELLED"]);

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * @param {string} address to post to
 * @param {object} json
 * @param {(job: {state: string, done: number, total: number}) => void} progress called for every state seen
 * @param {AbortSignal} signal cancels the work on the server
 * @returns {Promise<object>} the job when it is over, however it ended
 */
export async function runJob(address, json, progress, signal) {
    let job = await request(address, { method: "POST", json });
    while (!OVER.has(job.state)) {
        progress(job);
        await pause(BETWEEN_LOOKS);
        job = await request(JOBS + job.id, { method: signal.aborted ? "DELETE" : "GET" });
    }
    progress(job);
    return job;
}
