/** A file that is too large is refused before it is sent, so that what was entered besides it stays. */
for (const field of document.querySelectorAll("input[type=file][data-most-bytes]")) {
    field.addEventListener("change", () => {
        const tooLarge = [...field.files].some((file) => file.size > Number(field.dataset.mostBytes));
        field.setCustomValidity(tooLarge ? field.dataset.tooLarge : "");
        field.reportValidity();
    });
}
