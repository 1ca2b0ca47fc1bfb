// Quantities as they are written: areas in hectares with 4 decimals, square metres with 2, mu with 4; coordinates in millimetres.

const MU_SQUARE_METRES = 2000 / 3;

/** Rounds half up on the decimal text, so that 0.00005 is not at the mercy of its binary form. */
export function fixed(value, decimals) {
    const shifted = Math.round(Number(Math.abs(value) + "e" + decimals));
    const rounded = Number(shifted + "e-" + decimals);
    const text = (Number.isFinite(rounded) ? rounded : Math.abs(value)).toFixed(decimals);
    return (value < 0 && Number(text) !== 0 ? "-" : "") + text;
}

export function grouped(text) {
    const [whole, fraction] = text.split(".");
    const spaced = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
    return fraction === undefined ? spaced : spaced + "." + fraction;
}

export const hectares = (squareMetres) => fixed(squareMetres / 10000, 4);
export const squareMetres = (value) => grouped(fixed(value, 2));
export const mu = (value) => fixed(value / MU_SQUARE_METRES, 4);
export const coordinate = (metres) => fixed(metres, 3);

/**
 * A coordinate as typed or pasted: plain digits, a point, grouping commas or spaces; full-width digits too.
 *
 * @returns {number | null} null when it is not one finite number
 */
export function parseCoordinate(text) {
    const plain = text
        .normalize("NFKC")
        .replace(/[\s,]/g, "");
    if (!/^[+-]?\d{1,9}(\.\d*)?$/.test(plain)) {
        return null;
    }
    return Number(plain);
}
