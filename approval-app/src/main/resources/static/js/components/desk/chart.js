// A bar chart of areas beside a table that says the same; drawn by Chart.js, fetched when it is first wanted.
import { make } from "../../lib/dom.js";
import { loadScript } from "../../lib/script.js";
import { text } from "../../lib/texts.js";

const MOST_BARS = 16;
const BAR_PIXELS = 26;
const FRAME_PIXELS = 44;

/** The colours of the page, for what the chart draws besides data. */
const inkOf = (name) => getComputedStyle(document.body).getPropertyValue(name).trim();

/** @param {{label: string, hectares: number, colour: string}[]} bars the largest first */
export async function barChart(title, bars) {
    await loadScript("/webjars/chart.js/dist/chart.umd.min.js");
    const shown = bars.slice(0, MOST_BARS);
    const canvas = make("canvas", "");
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", text("desk.chart.label", title, shown.length));
    const box = make("div", "chart", canvas);
    box.style.setProperty("--chart-height", `${shown.length * BAR_PIXELS + FRAME_PIXELS}px`);
    const chart = new window.Chart(canvas, {
        type: "bar",
        data: {
            labels: shown.map(({ label }) => label),
            datasets: [{
                data: shown.map(({ hectares }) => hectares),
                backgroundColor: shown.map(({ colour }) => colour),
                borderColor: inkOf("--line-strong"),
                borderWidth: 1,
            }],
        },
        options: {
            indexAxis: "y",
            animation: false,
            maintainAspectRatio: false,
            plugins: { legend: { display: false } },
            scales: {
                x: { title: { display: true, text: "ha", color: inkOf("--text-quiet") }, ticks: { color: inkOf("--text-quiet") }, grid: { color: inkOf("--line") } },
                y: { ticks: { color: inkOf("--text"), autoSkip: false }, grid: { display: false } },
            },
        },
    });
    return { element: box, destroy: () => chart.destroy() };
}
