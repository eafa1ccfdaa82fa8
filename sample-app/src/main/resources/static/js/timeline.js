// The last minute of a client, one lane below the other, all on the same axis.

import { svg } from './dom.js';
import { STATES, count, end, seconds } from './format.js';

const NARROW = 560;
const HEADING = 15;
// Ticks come five times a second; after this long without one it is quiet.
const QUIET = 1200;

export class Timeline {

	constructor(element) {
		this.element = element;
		this.id = `hatch-${element.id}`;
		this.pointer = undefined;
		element.addEventListener('pointermove', (event) => {
			this.pointer = event.clientX - element.getBoundingClientRect().left;
		});
		element.addEventListener('pointerleave', () => {
			this.pointer = undefined;
		});
	}

	/** Draw, and return what is under the pointer. */
	draw(client, model) {
		const width = Math.round(this.element.clientWidth || this.element.parentElement.clientWidth);
		if (!width) {
			return undefined;
		}
		this.width = width;
		this.now = model.now();
		this.span = width < NARROW ? 30_000 : 60_000;
		this.start = this.now - this.span;
		this.nodes = [this.hatch()];
		this.y = 0;
		this.grid = svg('g', { class: 'grid' });
		this.nodes.push(this.grid);
		this.server(model);
		this.states(client);
		if (this.isOn(client)) {
			if (client.ticks.length > 0) {
				this.ticks(client);
			}
			this.received(client);
			this.queue(client);
			this.pings(client);
		}
		this.axis();
		this.crosshair();
		this.element.setAttribute('viewBox', `0 0 ${width} ${this.y}`);
		this.element.setAttribute('height', this.y);
		this.element.replaceChildren(...this.nodes);
		return this.describe(client);
	}

	isOn(client) {
		const states = client.states.filter((it) => it.at >= this.start).map((it) => it.to);
		states.push(client.vitals?.state ?? 'STOPPED');
		return states.some((it) => !['STOPPED', 'ENDED', 'FAILED'].includes(it));
	}

	x(at) {
		return (at - this.start) / this.span * this.width;
	}

	since(list) {
		return list.filter((it) => it.at >= this.start);
	}

	add(name, attributes, ...children) {
		const node = svg(name, attributes, ...children);
		this.nodes.push(node);
		return node;
	}

	text(x, y, className, text, anchor = 'start') {
		return this.add('text', { x, y, class: className, 'text-anchor': anchor }, text);
	}

	/** Text of a mark, if those that are newer leave room for it. */
	label(x, y, className, text) {
		const wide = text.length * 6.8 + 6;
		const left = Math.min(x, this.width - wide);
		if (left >= -wide && !this.taken.some((it) => it.y === y && left < it.to && left + wide > it.from)) {
			this.text(left, y, className, text);
			this.taken.push({ y, from: left, to: left + wide });
		}
	}

	hatch() {
		return svg('defs', {}, svg('pattern', { id: this.id, width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
				svg('line', { x1: 0, y1: 0, x2: 0, y2: 6, class: 'hatch' })));
	}

	heading(name, value) {
		this.text(0, this.y + 11, 'lane', name);
		this.text(this.width, this.y + 11, 'value', value, 'end');
		this.y += HEADING;
	}

	server(model) {
		this.taken = [];
		const y = this.y;
		for (const trouble of model.troubles.toReversed()) {
			const to = Math.min(this.width, this.x(trouble.over ?? this.now));
			const from = Math.max(0, this.x(trouble.at));
			if (to < 0) {
				continue;
			}
			this.add('rect', { x: from, y: y + 15, width: Math.max(2, to - from), height: 4, class: 'trouble', rx: 1 });
			this.label(from, y + 11, 'mark trouble-text', `${trouble.label} ${trouble.hint}`.trim());
		}
		if (this.taken.length === 0 && model.ownFeed) {
			this.text(0, y + 11, 'lane', 'what the server does');
		}
		this.y += 24;
	}

	states(client) {
		const marks = this.y + 11;
		const top = this.y + 17;
		const height = 26;
		const below = top + height + 13;
		this.bands(client, top, height);
		const losses = [...this.since(client.ends), ...this.since(client.failures)].sort((a, b) => b.at - a.at);
		for (const loss of losses) {
			const x = this.x(loss.at);
			const failed = loss.kind !== undefined;
			const what = failed ? String(loss.status || loss.kind.toLowerCase()) : end(loss);
			const className = failed ? 'failed' : (loss.loss ? 'loss' : 'off');
			this.add('path', { d: `M${x - 4} ${top - 4}h8l-4 7z`, class: className });
			this.label(x - 4, marks, `mark ${className}-text`, loss.delay > 0 ? `${what} \u2192 ${seconds(loss.delay)}` : what);
		}
		for (const open of this.since(client.opens).toReversed()) {
			const x = this.x(open.at);
			this.add('path', { d: `M${x - 4} ${top + height + 4}h8l-4 -7z`, class: 'back' });
			this.label(x - 4, below, 'mark back-text', open.recovery ? `back ${seconds(open.outage)}` : `no. ${open.generation}`);
		}
		this.y = below + 8;
	}

	bands(client, top, height) {
		const changes = client.states;
		let state = changes[0]?.from ?? client.vitals?.state ?? 'STOPPED';
		// Before that there was no application.
		let from = Math.max(0, this.x(Math.min(client.samples[0]?.at ?? this.now, changes[0]?.at ?? this.now)));
		const band = (to, name) => {
			if (to > from && to > 0) {
				const x = Math.max(0, from);
				const width = to - x;
				this.add('rect', { x, y: top, width: Math.max(1, width - (to < this.width ? 1 : 0)), height, class: `band ${name}`, rx: 3 });
				const text = STATES[name] ?? name;
				if (width > text.length * 7.6 + 14) {
					this.text(x + 7, top + 17, `band-text ${name}`, text);
				}
			}
			from = to;
		};
		for (const change of changes) {
			band(Math.min(this.width, this.x(change.at)), state);
			state = change.to;
		}
		band(this.width, state);
	}

	ticks(client) {
		const ticks = this.since(client.ticks);
		const last = client.ticks.at(-1);
		const quiet = this.now - last.at;
		this.heading('ticks, and what was missed', ticks.length > 0 ? `no. ${count(last.sequence)} at ${last.price.toFixed(4)}` : '');
		const top = this.y;
		const height = 46;
		const prices = ticks.map((it) => it.price);
		const low = Math.min(...prices);
		const scale = (height - 12) / Math.max(0.001, Math.max(...prices) - low);
		const point = (tick) => `${this.x(tick.at).toFixed(1)} ${(top + height - 6 - (tick.price - low) * scale).toFixed(1)}`;
		let path = '';
		let before = client.ticks.findLast((it) => it.at < this.start);
		for (const tick of ticks) {
			const gap = before && (tick.missed > 0 || tick.at - before.at > QUIET);
			if (gap) {
				this.gap(this.x(before.at), this.x(tick.at), top, height, tick.missed > 0 ? `\u2212${count(tick.missed)}` : 'late');
			}
			path += `${path === '' || gap ? 'M' : 'L'}${point(tick)}`;
			before = tick;
		}
		if (quiet > QUIET) {
			this.gap(Math.max(0, this.x(last.at)), this.width, top, height, `quiet for ${seconds(quiet)}`);
		}
		this.add('path', { d: path, class: 'price' });
		this.add('path', { d: ticks.map((it) => `M${point(it)}h0`).join(''), class: 'dots' });
		this.y += height + 6;
	}

	gap(from, to, top, height, text) {
		const x = Math.max(0, from);
		this.add('rect', { x, y: top, width: Math.max(2, to - x), height, class: 'gap', fill: `url(#${this.id})` });
		const wide = text.length * 6.2;
		this.text(Math.max(wide / 2, Math.min(this.width - wide / 2, (x + to) / 2)), top + height / 2 + 4, 'mark gap-text', text, 'middle');
	}

	received(client) {
		const samples = this.since(client.samples);
		const now = samples.at(-1)?.rate ?? 0;
		const most = Math.max(0, ...samples.map((it) => it.rate));
		const suspended = (client.vitals?.suspensions ?? 0) - (samples[0]?.suspensions ?? 0);
		const words = [`${count(Math.round(now))}/s`];
		if (most > 100) {
			words.push(`peak ${count(Math.round(most))}/s`);
		}
		if (suspended > 0) {
			words.push(`held back ${suspended === 1 ? 'once' : `${count(suspended)} times`}`);
		}
		this.heading('received', words.join(', '));
		this.area(samples, (it) => Math.log10(1 + it.rate), 2, 'received');
	}

	queue(client) {
		const samples = this.since(client.samples);
		const most = Math.max(0, ...samples.map((it) => it.queued));
		this.heading('queue', `${count(samples.at(-1)?.queued ?? 0)} waiting${most > 0 ? `, peak ${count(most)}` : ''}`);
		this.area(samples, (it) => Math.log10(1 + it.queued), 1, 'queued');
	}

	/** Steps on a logarithmic scale: a thousand must not hide that there was one. */
	area(samples, value, least, className) {
		const height = 24;
		const bottom = this.y + height;
		const scale = (height - 2) / Math.max(least, ...samples.map(value));
		let path = '';
		samples.forEach((sample, i) => {
			const y = (bottom - value(sample) * scale).toFixed(1);
			const from = this.x(i > 0 ? samples[i - 1].at : sample.at).toFixed(1);
			path += `${i > 0 ? 'L' : 'M'}${from} ${i > 0 ? y : bottom}L${from} ${y}L${this.x(sample.at).toFixed(1)} ${y}`;
		});
		if (samples.length > 0) {
			this.add('path', { d: `${path}V${bottom}Z`, class: `area ${className}` });
		}
		this.add('line', { x1: 0, x2: this.width, y1: bottom, y2: bottom, class: 'base' });
		this.y += height + 6;
	}

	pings(client) {
		const samples = this.since(client.samples).filter((it) => it.ping !== null);
		const most = Math.max(2, ...samples.map((it) => it.ping));
		this.heading('ping', client.ping === undefined ? 'none yet' : `${client.ping.toFixed(2)} ms`);
		const height = 24;
		const bottom = this.y + height;
		for (const sample of samples) {
			const x = this.x(sample.at);
			const y = bottom - sample.ping / most * (height - 4);
			this.add('line', { x1: x, x2: x, y1: bottom, y2: y, class: 'ping' });
			this.add('circle', { cx: x, cy: y, r: 2, class: 'ping' });
		}
		this.add('line', { x1: 0, x2: this.width, y1: bottom, y2: bottom, class: 'base' });
		this.y += height + 6;
	}

	axis() {
		for (let back = this.span; back >= 0; back -= 10_000) {
			const x = this.x(this.now - back);
			this.grid.append(svg('line', { x1: x, x2: x, y1: 24, y2: this.y }));
			const anchor = back === this.span ? 'start' : (back === 0 ? 'end' : 'middle');
			this.text(x, this.y + 11, 'lane', back === 0 ? 'now' : `\u2212${back / 1000} s`, anchor);
		}
		this.y += 14;
	}

	crosshair() {
		if (this.pointer !== undefined) {
			this.add('line', { x1: this.pointer, x2: this.pointer, y1: 0, y2: this.y, class: 'crosshair' });
		}
	}

	describe(client) {
		if (this.pointer === undefined) {
			return '';
		}
		const at = this.start + this.pointer / this.width * this.span;
		const change = client.states.findLast((it) => it.at <= at);
		const sample = client.samples.findLast((it) => it.at <= at);
		const words = [`${seconds(this.now - at)} ago`];
		if (change) {
			words.push(`${STATES[change.to]}: ${change.cause}`);
		}
		if (sample) {
			words.push(`${count(sample.queued)} in the queue`);
		}
		return words.join(' \u00b7 ');
	}

}
