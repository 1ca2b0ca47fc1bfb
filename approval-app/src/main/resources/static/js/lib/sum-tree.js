// Rows that are grouped by up to three keys, as a tree whose branches add up what stands below them.

/**
 * @param {{key: string[], names: string[], count: number, squareMetres: number}[]} rows
 * @param {(row: object, level: number) => string} nameOf
 * @returns {object[]} branches of {key, name, count, squareMetres, children}, the largest first; a leaf carries its row
 */
export function sumTree(rows, nameOf, level = 0) {
    const groups = new Map();
    for (const row of rows) {
        const code = row.key[level];
        groups.set(code, [...(groups.get(code) ?? []), row]);
    }
    const branches = [...groups].map(([code, members]) => {
        const last = level === members[0].key.length - 1;
        return {
            code,
            name: nameOf(members[0], level),
            count: members.reduce((sum, { count }) => sum + count, 0),
            squareMetres: members.reduce((sum, { squareMetres }) => sum + squareMetres, 0),
            hectares: members.reduce((sum, { hectares }) => sum + hectares, 0),
            children: last ? [] : sumTree(members, nameOf, level + 1),
        };
    });
    return branches.sort((a, b) => b.squareMetres - a.squareMetres || String(a.code).localeCompare(String(b.code)));
}
