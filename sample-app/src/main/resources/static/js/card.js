// One client: its state, its timeline, its numbers and its buttons.

import { act } from './api.js';
import { byId, html, write } from './dom.js';
import { STATES, age, count, seconds } from './format.js';
import { Timeline } from './timeline.js';

const NOTES = { once: 'For comparison: with reconnect: false the first loss is the end.' };

const QUIET = ['STOPPED', 'ENDED', 'FAILED'];

/** Where a button would do nothing. */
const IDLE = {
	start: (state) => !QUIET.includes(state),
	stop: (state) => QUIET.includes(state),
	reconnect: (state) => ['STOPPED', 'CONNECTING', 'CLOSING'].includes(state),
	send: () => false,
};

const ACTIONS = { start: 'Start', stop: 'Stop', reconnect: 'Reconnect', send: 'Send 1,000' };

export class Card {

	constructor(name, ownFeed, report) {
		this.element = byId('card').content.firstElementChild.cloneNode(true);
		this.element.dataset.client = name;
		this.part = (selector) => this.element.querySelector(selector);
		const title = `client-${name}`;
		this.part('h2').id = title;
		this.element.setAttribute('aria-labelledby', title);
		write(this.part('.name'), name);
		this.part('svg').id = `timeline-${name}`;
		this.timeline = new Timeline(this.part('svg'));
		this.part('.actions').setAttribute('aria-label', `What ${name} should do`);
		for (const [action, text] of Object.entries(ACTIONS)) {
			if (action !== 'send' || ownFeed) {
				const button = html('button', { type: 'button', 'data-action': action }, text);
				button.addEventListener('click', () => report(this.do(name, action, button)));
				this.part('.actions').append(button);
			}
		}
		write(this.part('.note'), NOTES[name] ?? '');
		this.facts = new Map();
	}

	/** A button that is off can still be found and says why. */
	async do(name, action, button) {
		if (button.getAttribute('aria-disabled') === 'true') {
			throw new Error(`${name} is ${STATES[this.element.dataset.state].toLowerCase()}`);
		}
		await act(name, action);
	}

	show(client, model, held) {
		const { vitals } = client;
		const now = model.now();
		const last = client.states.at(-1);
		const state = last?.to ?? vitals.state;
		this.element.dataset.state = state;
		this.element.dataset.generation = client.connection?.generation ?? 0;
		for (const button of this.part('.actions').children) {
			button.setAttribute('aria-disabled', String(IDLE[button.dataset.action](state)));
		}
		write(this.part('.state'), STATES[state]);
		write(this.part('.since'), this.since(state, last, client.connection, now));
		this.fact('losses', count(vitals.counts.losses));
		this.fact('recoveries', count(vitals.counts.recoveries));
		this.fact('failed attempts', count(vitals.counts.failedAttempts));
		if (client.missed !== undefined) {
			this.fact('ticks missed', count(client.missed));
		}
		this.fact('received', count(vitals.received));
		this.fact('sent', count(vitals.sent));
		this.fact('in the queue', count(vitals.queued));
		this.fact('ping', client.ping === undefined ? undefined : `${client.ping.toFixed(2)} ms`);
		this.part('.below').hidden = state === 'STOPPED' && vitals.received === 0;
		this.histogram(vitals.counts.outages, model.bounds);
		if (!held) {
			write(this.part('.readout'), this.timeline.draw(client, model));
			this.part('svg').setAttribute('aria-label', `The last ${this.timeline.span / 1000} seconds of ${client.name}: `
					+ `${STATES[state]}, ${count(vitals.counts.losses)} losses and ${count(vitals.counts.recoveries)} recoveries so far`);
		}
	}

	since(state, last, connection, now) {
		if (state === 'BACKING_OFF') {
			return `next attempt in ${seconds(last ? last.at + last.delay - now : 0)}`;
		}
		if (state === 'READY' && connection) {
			return `connection ${connection.generation}, open for ${age(now - connection.at)}`;
		}
		return last ? last.cause : 'not started';
	}

	fact(name, value) {
		if (!this.facts.has(name)) {
			const element = html('dd', { 'data-fact': name });
			this.facts.set(name, element);
			this.part('.facts').append(html('div', {}, html('dt', {}, name), element));
		}
		write(this.facts.get(name), value);
	}

	histogram(values, bounds) {
		const list = this.part('.histogram');
		if (list.children.length !== values.length) {
			list.replaceChildren(...values.map((value, i) => {
				const text = i < bounds.length ? String(bounds[i] / 1000) : 'more';
				return html('li', {}, html('span', { class: 'number' }), html('span', { class: 'column' }), html('span', { class: 'bound' }, text));
			}));
		}
		const most = Math.max(1, ...values);
		values.forEach((value, i) => {
			const item = list.children[i];
			write(item.querySelector('.number'), value);
			item.classList.toggle('none', value === 0);
			item.querySelector('.column').style.height = `${value / most * 100}%`;
		});
	}

}
