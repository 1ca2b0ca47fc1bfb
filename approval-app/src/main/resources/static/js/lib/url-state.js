// What one is looking at, in the address: a link opens the same view. Replaces, so that "back" leaves the page.

export function read(name) {
    return new URL(window.location.href).searchParams.get(name);
}

export function write(name, value) {
    const url = new URL(window.location.href);
    if (value === null || value === "") {
        url.searchParams.delete(name);
    } else {
        url.searchParams.set(name, value);
    }
    if (url.href !== window.location.href) {
        window.history.replaceState(window.history.state, "", url);
    }
}
