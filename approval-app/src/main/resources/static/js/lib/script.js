// Libraries that are classic scripts, fetched when they are first needed.

const fetched = new Map();

/** @returns {Promise<void>} settled once the script has run; the same for every caller */
export function loadScript(address) {
    if (!fetched.has(address)) {
        const coming = new Promise((resolve, reject) => {
            const script = document.createElement("script");
            script.src = address;
            script.addEventListener("load", () => resolve());
            script.addEventListener("error", () => reject(new Error(address)));
            document.head.append(script);
        });
        coming.catch(() => fetched.delete(address));
        fetched.set(address, coming);
    }
    return fetched.get(address);
}
