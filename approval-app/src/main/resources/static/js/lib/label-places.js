// Where the names of areas are written. Tiles cut an area into pieces; it still gets its name once, on what is seen of it.

const areaOf = ([west, south, east, north]) => (east - west) * (north - south);
const contains = ([west, south, east, north], [easting, northing]) => easting >= west && easting <= east && northing >= south && northing <= north;

function shared(a, b) {
    const box = [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
    return box[0] < box[2] && box[1] < box[3] ? box : null;
}

const around = (a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];

/** Of the larger pieces the one whose inside is nearest to the middle of what is seen. */
function placeIn(pieces, whole) {
    const middle = [(whole[0] + whole[2]) / 2, (whole[1] + whole[3]) / 2];
    const largest = Math.max(...pieces.map(({ seen }) => areaOf(seen)));
    const distance = ({ inside }) => Math.hypot(inside[0] - middle[0], inside[1] - middle[1]);
    return pieces.filter(({ seen }) => areaOf(seen) >= largest / 2).reduce((best, piece) => (distance(piece) < distance(best) ? piece : best)).inside;
}

/**
 * @param {{area: string|number, words: string, extent: number[], inside: number[]}[]} pieces area: what belongs together; inside: a place
 *     within the piece
 * @param {number[]} view west, south, east, north of what is seen
 * @returns {{words: string, place: number[], width: number, height: number}[]} one for every area of which a piece's inside is seen
 */
export function labelPlaces(pieces, view) {
    const areas = new Map();
    for (const piece of pieces) {
        const seen = shared(piece.extent, view);
        if (seen && piece.words && contains(view, piece.inside)) {
            areas.set(piece.area, [...(areas.get(piece.area) ?? []), { ...piece, seen }]);
        }
    }
    return [...areas.values()].map((parts) => {
        const whole = parts.map(({ seen }) => seen).reduce(around);
        return { words: parts[0].words, place: placeIn(parts, whole), width: whole[2] - whole[0], height: whole[3] - whole[1] };
    });
}
