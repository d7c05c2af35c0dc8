// What KERN's stylesheet needs before it fits a site in twelve languages under a strict content policy.
import postcss from "postcss";
import valueParser from "postcss-value-parser";

const sides = { left: "inline-start", right: "inline-end" };
const physical = /^(margin|padding|border)-(left|right)(-\w+)?$/;

// `8px 16px calc(a + b) 4px` → its parts.
function parts(value) {
  return valueParser(value).nodes.filter(({ type }) => type !== "space").map((node) => valueParser.stringify(node));
}

// `padding: top right bottom left` says left and right only where the two differ.
function splitShorthand(declaration) {
  const [top, right, bottom, left] = parts(declaration.value);
  if (left === undefined || left === right) return;
  declaration.cloneBefore({ prop: `${declaration.prop}-block`, value: `${top} ${bottom}` });
  declaration.cloneBefore({ prop: `${declaration.prop}-inline`, value: `${left} ${right}` });
  declaration.remove();
}

function makeLogical(declaration) {
  const { prop, value } = declaration;
  if (prop === "margin" || prop === "padding") splitShorthand(declaration);
  else if (prop in sides) declaration.prop = `inset-${sides[prop]}`;
  else if (physical.test(prop)) {
    declaration.prop = prop.replace(physical, (_, name, side, rest = "") => `${name}-${sides[side]}${rest}`);
  } else if ((prop === "float" || prop === "clear") && value in sides) declaration.value = sides[value];
  else if (prop === "text-align" && value in sides) declaration.value = sides[value].replace("inline-", "");
}

// KERN is written left to right with physical properties, and draws two arrows with data: addresses, which
// the content policy blocks.
export function forEveryDirection(css) {
  const root = postcss.parse(css);
  root.walkDecls((declaration) => {
    if (declaration.value.includes("data:")) declaration.remove();
    else makeLogical(declaration);
  });
  return root.toString();
}

function propertiesRead(root) {
  const read = new Set();
  root.walkDecls(({ value }) => {
    valueParser(value).walk((node) => {
      if (node.type === "function" && node.value === "var") read.add(node.nodes[0].value);
    });
  });
  return read;
}

// KERN defines about 600 custom properties; a page pays only for those that something reads.
export function dropUnusedProperties(css) {
  const root = postcss.parse(css);
  let dropped;
  do {
    const read = propertiesRead(root);
    dropped = 0;
    root.walkDecls(/^--/, (declaration) => {
      if (read.has(declaration.prop)) return;
      declaration.remove();
      dropped += 1;
    });
  } while (dropped);
  root.walkRules((rule) => void (rule.nodes.length || rule.remove()));
  return root.toString();
}
