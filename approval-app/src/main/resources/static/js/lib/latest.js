// Questions of which only the latest counts, in whatever order their answers come.

/** One thing is asked at a time: what is begun anew gives up what was begun before, and nobody hears of its end, good or bad. */
export class Latest {
    #turn = new AbortController();

    /**
     * @param {(signal: AbortSignal) => Promise<T>} work of any number of steps
     * @returns {Promise<T>} rejected as abandoned, see `isAbort`, once something newer was begun
     * @template T
     */
    async ask(work) {
        this.drop();
        const turn = new AbortController();
        this.#turn = turn;
        try {
            return await work(turn.signal);
        } finally {
            turn.signal.throwIfAborted();
        }
    }

    /** What is under way is no longer wanted. */
    drop() {
        this.#turn.abort();
    }
}
