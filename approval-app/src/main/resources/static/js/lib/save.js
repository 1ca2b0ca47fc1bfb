// An answer of the server kept as a file.
import { ConnectionProblem, ServerProblem, csrfHeaders } from "./http.js";

/** @throws {ServerProblem} for any answer that is not a success */
export async function saveAnswer(address, json) {
    const headers = { "Content-Type": "application/json", ...csrfHeaders() };
    const response = await fetch(address, { method: "POST", headers, body: JSON.stringify(json), credentials: "same-origin" }).catch((problem) => {
        throw new ConnectionProblem(address, { cause: problem });
    });
    if (!response.ok) {
        throw new ServerProblem(response.status, await response.json().catch(() => ({})));
    }
    const named = /filename\*=UTF-8''([^;]+)|filename="?([^";]+)/.exec(response.headers.get("Content-Disposition") ?? "");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await response.blob());
    link.download = decodeURIComponent(named?.[1] ?? named?.[2] ?? address.split("/").at(-1));
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
