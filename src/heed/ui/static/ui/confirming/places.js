// From the characters of a page's text to places on its picture, and back. Words come as [start, end, left, right, top, bottom].

const START = 0, END = 1, LEFT = 2, RIGHT = 3, TOP = 4, BOTTOM = 5;

/** The places of a stretch of the text: one box for each run of words on a line. */
export function boxes(words, start, end) {
  const runs = [];
  for (const word of words) {
    if (word[START] >= end || word[END] <= start) continue;
    const last = runs.at(-1);
    if (last && onOneLine(last.at(-1), word)) last.push(word);
    else runs.push([word]);
  }
  return runs.map((run) => ({
    x: Math.min(...run.map((word) => word[LEFT])),
    y: Math.min(...run.map((word) => word[TOP])),
    right: Math.max(...run.map((word) => word[RIGHT])),
    bottom: Math.max(...run.map((word) => word[BOTTOM])),
  }));
}

function onOneLine(one, other) {
  const high = one[BOTTOM] - one[TOP];
  const level = Math.min(one[BOTTOM], other[BOTTOM]) - Math.max(one[TOP], other[TOP]);
  if (level > 0.5 * Math.min(high, other[BOTTOM] - other[TOP])) {
    const gap = other[LEFT] - one[RIGHT];
    return gap >= -1 && gap < 4 * high;
  }
  const wide = one[RIGHT] - one[LEFT];
  const beside = Math.min(one[RIGHT], other[RIGHT]) - Math.max(one[LEFT], other[LEFT]);
  const turned = high + other[BOTTOM] - other[TOP] > wide + other[RIGHT] - other[LEFT];
  if (!turned || beside <= 0.5 * Math.min(wide, other[RIGHT] - other[LEFT])) return false;
  const below = other[TOP] - one[BOTTOM];
  const above = one[TOP] - other[BOTTOM];
  return (below >= -1 && below < wide) || (above >= -1 && above < wide);
}

/** How wide a word may be drawn: up to the next one on its line, so that the space between can be selected too. */
export function reach(words, n) {
  const word = words[n];
  const next = words[n + 1];
  const right = next && next[TOP] < word[BOTTOM] && next[LEFT] >= word[RIGHT] && onOneLine(word, next) ? next[LEFT] : word[RIGHT];
  return Math.max(1, right - word[LEFT]);
}

/** Text as the characters that offsets count; scripts count some of them as two. */
export function characters(text) {
  return Array.from(text);
}
