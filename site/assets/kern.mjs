// What KERN's stylesheet needs before it fits a site in twelve languages under a strict content policy.

const sides = { left: "inline-start", right: "inline-end", top: "block-start", bottom: "block-end" };

// `8px 16px calc(a + b) 4px` → its four parts; brackets are kept whole.
function parts(value) {
  const found = [];
  let depth = 0;
  let part = "";
  for (const sign of value.trim()) {
    if (sign === "(") depth += 1;
    if (sign === ")") depth -= 1;
    if (sign === " " && depth === 0) {
      if (part) found.push(part);
      part = "";
    } else part += sign;
  }
  return part ? [...found, part] : found;
}

// KERN is written left to right with physical properties, and draws two arrows with data: addresses, which
// the content policy blocks. Rewriting is safe because KERN writes one declaration to a line.
export function forEveryDirection(css) {
  return css
    .split("\n")
    .filter((line) => !line.includes("data:"))
    .map((line) => line
      .replace(/^(\s*)(margin|padding)-(left|right):/, (_, gap, name, side) => `${gap}${name}-${sides[side]}:`)
      .replace(/^(\s*)border-(left|right)(-\w+)?:/, (_, gap, side, rest = "") => `${gap}border-${sides[side]}${rest}:`)
      .replace(/^(\s*)(left|right):/, (_, gap, side) => `${gap}inset-${sides[side]}:`)
      .replace(/^(\s*)(float|clear): (left|right);/, (_, gap, name, side) => `${gap}${name}: ${sides[side]};`)
      .replace(/^(\s*)text-align: (left|right);/, (_, gap, side) => `${gap}text-align: ${side === "left" ? "start" : "end"};`)
      .replace(/^(\s*)(padding|margin): ([^;]+);/, (whole, gap, name, value) => {
        const important = value.includes("!important") ? " !important" : "";
        const [top, right, bottom, left] = parts(value.replace("!important", ""));
        if (left === undefined || left === right) return whole;
        return `${gap}${name}-block: ${top} ${bottom}${important}; ${name}-inline: ${left} ${right}${important};`;
      }))
    .join("\n");
}

// KERN defines about 600 custom properties; a page pays only for those that something reads.
export function dropUnusedProperties(css) {
  for (;;) {
    const read = new Set(css.match(/(?<=var\()--[\w-]+/g));
    const kept = css.replace(/(--[\w-]+):[^;{}]*(;|(?=\}))/g, (whole, name) => (read.has(name) ? whole : ""));
    if (kept.length === css.length) return kept;
    css = kept;
  }
}
