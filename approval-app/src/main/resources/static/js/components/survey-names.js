// Beside every field of a delivery: what the name that was typed for it means to the survey, as it is typed.
const names = new Map([...document.querySelectorAll("#survey-names option")].map((option) => [option.value, option.textContent.trim()]));

document.addEventListener("input", (event) => {
    const badge = event.target.closest("td")?.querySelector("[data-survey-name]");
    if (badge) {
        const known = names.get(event.target.value.trim());
        badge.textContent = known || badge.dataset.unknown;
        badge.classList.toggle("good", Boolean(known));
    }
});
