// Making elements. Text goes in as text and never as HTML.

/** An element with properties, `data` and `aria` among them, and children, which may be text. */
export function element(name, { data = {}, aria = {}, ...properties } = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  Object.assign(made.dataset, data);
  Object.entries(aria).forEach(([key, value]) => made.setAttribute(`aria-${key}`, String(value)));
  made.append(...children);
  return made;
}

/** Replaces the children; the focus stays where it was, on the child with the same `data-key`. */
export function refill(parent, children) {
  const held = parent.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  parent.replaceChildren(...children);
  if (held !== undefined) parent.querySelector(`[data-key="${CSS.escape(held)}"]`)?.focus();
}

/** A number of things in words. */
export function counted(number, one, many) {
  return `${number.toLocaleString()} ${number === 1 ? one : many}`;
}

/** A text whose `marks`, in order and apart from each other, are marked. */
export function marked({ text, marks }) {
  const parts = [];
  let at = 0;
  for (const { start, end } of marks) {
    parts.push(text.slice(at, start), element('mark', {}, text.slice(start, end)));
    at = end;
  }
  return [...parts, text.slice(at)];
}
