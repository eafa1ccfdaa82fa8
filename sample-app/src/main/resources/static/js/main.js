// Puts it all together: a stream of events in, a picture a few times a second out.

import { listen } from './api.js';
import { Card } from './card.js';
import { byId, html, write } from './dom.js';
import { STATES, time } from './format.js';
import { Model } from './model.js';
import { TroublePanel } from './trouble.js';

const FRAME = 250;
// Whoever does not want things to move gets a picture now and then.
const CALM_FRAME = 1000;
const NEWS = new Set(['loss', 'back', 'off', 'failed']);

const model = new Model();
const cards = new Map();
const calm = matchMedia('(prefers-reduced-motion: reduce)');
const panel = new TroublePanel(report);
let held = false;
let connected = false;
let logged = 0;
let drawn = 0;

function report(request) {
	request.catch((error) => write(byId('news'), `That did not work: ${error.message}`));
}

function showClients() {
	const chips = byId('chips');
	for (const [name, card] of cards) {
		if (!model.clients.has(name)) {
			card.element.remove();
			card.chip.remove();
			cards.delete(name);
		}
	}
	for (const [name, client] of model.clients) {
		if (!client.vitals) {
			continue;
		}
		if (!cards.has(name)) {
			const card = new Card(name, model.ownFeed, report);
			card.chip = html('li', {}, html('span', { class: 'name' }, name), html('span', { class: 'state' }));
			byId('clients').append(card.element);
			chips.append(card.chip);
			cards.set(name, card);
		}
		const card = cards.get(name);
		card.show(client, model, held);
		card.chip.dataset.state = card.element.dataset.state;
		write(card.chip.querySelector('.state'), STATES[card.element.dataset.state]);
	}
}

function showLog() {
	const fresh = model.log.filter((it) => it.number > logged);
	if (fresh.length === 0) {
		return;
	}
	logged = fresh.at(-1).number;
	const list = byId('log');
	list.prepend(...fresh.reverse().map((it) => html('li', { class: it.kind, 'data-number': it.number },
			html('time', {}, time(it.at)), html('span', { class: 'who' }, it.client ?? 'server'), html('span', { class: 'what' }, it.text))));
	while (list.children.length > 80) {
		list.lastElementChild.remove();
	}
	const news = fresh.find((it) => NEWS.has(it.kind));
	if (news) {
		write(byId('news'), `${news.client}: ${news.text}`);
	}
}

function show() {
	drawn = Date.now();
	showClients();
	panel.show(model);
	showLog();
}

function forget() {
	for (const card of cards.values()) {
		card.element.remove();
		card.chip.remove();
	}
	cards.clear();
	byId('log').replaceChildren();
	logged = 0;
}

byId('hold').addEventListener('click', () => {
	held = !held;
	byId('hold').setAttribute('aria-pressed', String(held));
});

listen({
	greeting(greeting) {
		const run = model.run;
		model.greet(greeting);
		if (run !== model.run) {
			forget();
			panel.offer(model);
		}
		connected = true;
		document.body.classList.remove('lost');
	},
	entries(entries) {
		model.apply(entries);
		// A whole picture for each of them would be too much for a small machine.
		if (!calm.matches || Date.now() - drawn >= CALM_FRAME) {
			show();
		}
	},
	lost() {
		connected = false;
		document.body.classList.add('lost');
		write(byId('news'), 'The application does not answer. The page goes on asking.');
	},
});

// Without news the axis moves on all the same.
setInterval(() => {
	if (connected && Date.now() - drawn >= (calm.matches ? CALM_FRAME : 2 * FRAME)) {
		show();
	}
}, FRAME);
