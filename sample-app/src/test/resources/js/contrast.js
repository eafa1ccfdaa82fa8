// Texts whose contrast is below 4.5 : 1 (WCAG 2.2, 1.4.3).

const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });

/** Whatever way a colour is written: red, green, blue and opacity. */
function paint(color) {
	context.clearRect(0, 0, 1, 1);
	context.fillStyle = color;
	context.fillRect(0, 0, 1, 1);
	const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
	return { parts: [red, green, blue], alpha: alpha / 255 };
}

function background(element) {
	const layers = [];
	for (let it = element; it; it = it.parentElement) {
		const layer = paint(getComputedStyle(it).backgroundColor);
		layers.push(layer);
		if (layer.alpha === 1) {
			break;
		}
	}
	return layers.reduceRight((below, { parts, alpha }) => parts.map((part, i) => part * alpha + below[i] * (1 - alpha)), [255, 255, 255]);
}

function luminance(parts) {
	const [red, green, blue] = parts.map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(element) {
	const isSvg = element instanceof SVGElement;
	const text = luminance(paint(getComputedStyle(element)[isSvg ? 'fill' : 'color']).parts);
	// The text of a band lies upon the band, which has the same class.
	const band = isSvg && element.classList.contains('band-text')
		? element.ownerSVGElement.querySelector(`.band.${element.classList[1]}`) : null;
	const below = luminance(band ? paint(getComputedStyle(band).fill).parts : background(element));
	return (Math.max(text, below) + 0.05) / (Math.min(text, below) + 0.05);
}

return [...document.querySelectorAll('body *')]
	.filter((it) => it.checkVisibility() && [...it.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()))
	.filter((it) => contrast(it) < 4.5)
	.map((it) => `${it.tagName} ${it.getAttribute('class') ?? ''} "${it.textContent.trim()}" ${contrast(it).toFixed(2)}`);
