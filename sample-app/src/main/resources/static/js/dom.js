// Small helpers, so that nothing ever becomes markup by accident.

const SVG = 'http://www.w3.org/2000/svg';

export const byId = (id) => document.getElementById(id);

/** Change only what has changed: a screen reader speaks of nothing else. */
export function write(element, value) {
	const text = String(value ?? '\u2013');
	if (element.textContent !== text) {
		element.textContent = text;
	}
}

function fill(node, attributes, children) {
	for (const [name, value] of Object.entries(attributes)) {
		if (value !== undefined) {
			node.setAttribute(name, value);
		}
	}
	node.append(...children);
	return node;
}

export const html = (name, attributes = {}, ...children) => fill(document.createElement(name), attributes, children);

export const svg = (name, attributes = {}, ...children) => fill(document.createElementNS(SVG, name), attributes, children);
