/** Code lengths of a Huffman code over `counts`, none longer than `limit`. Symbols that do not occur have length 0. */
export function codeLengths(counts: ArrayLike<number>, limit: number): Uint8Array {
  let weights = Array.from(counts);
  for (;;) {
    const lengths = unlimitedLengths(weights);
    if (lengths.every((length) => length <= limit)) return lengths;
    weights = weights.map((weight) => (weight === 0 ? 0 : (weight >> 1) | 1));
  }
}

/** Two queues, both in ascending order: leaves by weight, inner nodes as they are made. Ties go to the leaf. */
function unlimitedLengths(weights: number[]): Uint8Array {
  const lengths = new Uint8Array(weights.length);
  const leaves = weights.flatMap((weight, symbol) => (weight > 0 ? [{ weight, symbol }] : []));
  leaves.sort((a, b) => a.weight - b.weight || a.symbol - b.symbol);
  const only = leaves[0];
  if (!only) return lengths;
  if (leaves.length === 1) {
    lengths[only.symbol] = 1;
    return lengths;
  }
  const nodeWeights = leaves.map((leaf) => leaf.weight);
  const parents: number[] = [];
  let nextLeaf = 0;
  let nextInner = leaves.length;
  const takeLightest = () => {
    const leaf = nextLeaf < leaves.length ? (nodeWeights[nextLeaf] ?? 0) : Infinity;
    const inner = nextInner < nodeWeights.length ? (nodeWeights[nextInner] ?? 0) : Infinity;
    return leaf <= inner ? nextLeaf++ : nextInner++;
  };
  while (nodeWeights.length < 2 * leaves.length - 1) {
    const first = takeLightest();
    const second = takeLightest();
    parents[first] = nodeWeights.length;
    parents[second] = nodeWeights.length;
    nodeWeights.push((nodeWeights[first] ?? 0) + (nodeWeights[second] ?? 0));
  }
  const depths = new Array<number>(nodeWeights.length).fill(0);
  for (let node = nodeWeights.length - 2; node >= 0; node--) depths[node] = (depths[parents[node] ?? 0] ?? 0) + 1;
  leaves.forEach((leaf, node) => {
    lengths[leaf.symbol] = depths[node] ?? 0;
  });
  return lengths;
}

/** Canonical codes (RFC 1951, 3.2.2), bits already reversed for writing from the lowest bit. */
export function canonicalCodes(lengths: Uint8Array): Uint16Array {
  const countOfLength = new Uint16Array(16);
  for (const length of lengths) if (length) countOfLength[length] = (countOfLength[length] ?? 0) + 1;
  const next = new Uint16Array(17);
  for (let length = 1; length <= 15; length++) {
    next[length + 1] = ((next[length] ?? 0) + (countOfLength[length] ?? 0)) << 1;
  }
  const codes = new Uint16Array(lengths.length);
  lengths.forEach((length, symbol) => {
    if (!length) return;
    const code = next[length] ?? 0;
    next[length] = code + 1;
    codes[symbol] = reversed(code, length);
  });
  return codes;
}

function reversed(code: number, length: number): number {
  let out = 0;
  for (let bit = 0; bit < length; bit++) out |= ((code >> bit) & 1) << (length - 1 - bit);
  return out;
}
