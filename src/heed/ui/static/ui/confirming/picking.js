// Adding what was missed: a person selects words of the report, and says what they are.

/** Starts watching for words that are selected in the report. */
export function startPicking() {}

/** Says what to do with the words that are selected. */
export function pick() {}
