// What the page knows: entries of the application, sorted by client. No elements here.

import { count, end, seconds } from './format.js';

const MEMORY = 120_000;
const LOGGED = 80;
const QUIET = new Set(['STOPPED', 'ENDED', 'FAILED']);

const newClient = (name) => ({ name, vitals: undefined, states: [], ends: [], opens: [], failures: [], samples: [], ticks: [], missed: undefined });

export class Model {

	constructor() {
		this.run = undefined;
		this.offset = 0;
		this.reset();
	}

	reset() {
		this.clients = new Map();
		this.troubles = [];
		this.log = [];
		this.automatic = false;
		this.ownFeed = true;
		this.offers = [];
		this.bounds = [];
		this.logged = 0;
		this.seen = 0;
	}

	/** The time of the application. */
	now() {
		return Date.now() + this.offset;
	}

	greet(greeting) {
		if (greeting.run !== this.run) {
			this.reset();
			this.run = greeting.run;
		}
		this.offset = Date.parse(greeting.now) - Date.now();
		this.ownFeed = greeting.ownFeed;
		this.offers = greeting.troubles;
		this.bounds = greeting.bounds;
	}

	apply(entries) {
		for (const { id, at, type, data } of entries) {
			// A stream that was opened anew tells old things again.
			if (id > this.seen) {
				this.seen = id;
				this[type]?.(Date.parse(at), data);
			}
		}
		this.prune(this.now() - MEMORY);
	}

	client(name) {
		if (!this.clients.has(name)) {
			this.clients.set(name, newClient(name));
		}
		return this.clients.get(name);
	}

	state(at, data) {
		const client = this.client(data.client);
		client.states.push({ at, ...data });
		if (QUIET.has(data.to)) {
			this.tell(at, data.client, 'off', `${data.to.toLowerCase()}: ${data.cause}`);
		}
	}

	open(at, data) {
		const client = this.client(data.client);
		client.opens.push({ at, ...data });
		client.connection = { generation: data.generation, at };
		const what = `connection ${data.generation}`;
		if (data.recovery) {
			this.tell(at, data.client, 'back', `back after ${seconds(data.outage)}: ${what}, attempt ${data.attempt}`);
		}
		else {
			this.tell(at, data.client, 'back', `connected: ${what}`);
		}
	}

	close(at, data) {
		this.client(data.client).ends.push({ at, ...data });
		const next = data.willReconnect ? (data.loss ? `; next attempt in ${seconds(data.delay)}` : '') : '; that was all';
		const words = [data.origin, data.code, data.reason].filter(Boolean).join(' ');
		this.tell(at, data.client, data.loss ? 'loss' : 'off', `${data.loss ? 'lost' : end(data)}: ${words}${next}`);
	}

	failed(at, data) {
		this.client(data.client).failures.push({ at, ...data });
		const next = data.willRetry ? `; next attempt in ${seconds(data.delay)}` : '; that was all';
		this.tell(at, data.client, 'failed', `attempt ${data.attempt} failed: ${data.description}${next}`);
	}

	notes(at, data) {
		this.tell(at, data.client, 'notes', data.outcome);
	}

	trouble(at, data) {
		if (data.phase === 'WAITING') {
			this.tell(at, undefined, 'trouble', `waiting for a connection to do this to: ${data.description}`);
			return;
		}
		const known = this.troubles.find((it) => it.number === data.number);
		if (known) {
			known.over = at;
			this.tell(at, undefined, 'trouble', `over: ${data.description}`);
		}
		else {
			this.troubles.push({ at, over: data.lasting > 0 ? undefined : at, ...data });
			this.tell(at, undefined, 'trouble', data.description);
		}
	}

	ticks(at, data) {
		const client = this.client('feed');
		client.missed = data.missed;
		for (const { at: arrived, tick, missedBefore } of data.ticks) {
			client.ticks.push({ at: Date.parse(arrived), sequence: tick.sequence, price: Number(tick.price), missed: missedBefore });
			if (missedBefore > 0) {
				this.tell(Date.parse(arrived), 'feed', 'gap', `missed ${count(missedBefore)} ${missedBefore === 1 ? 'tick' : 'ticks'}`);
			}
		}
	}

	vitals(at, data) {
		this.automatic = data.automatic;
		const names = new Set(data.clients.map((it) => it.name));
		for (const name of this.clients.keys()) {
			if (!names.has(name)) {
				this.clients.delete(name);
			}
		}
		for (const vitals of data.clients) {
			const client = this.client(vitals.name);
			const before = client.samples.at(-1);
			const rate = before ? Math.max(0, vitals.received - before.received) / Math.max(1, at - before.at) * 1000 : 0;
			client.samples.push({ at, queued: vitals.queued, received: vitals.received, suspensions: vitals.suspensions, ping: vitals.ping, rate });
			client.vitals = vitals;
			if (vitals.connectedAt && !(client.connection?.generation >= vitals.generation)) {
				client.connection = { generation: vitals.generation, at: Date.parse(vitals.connectedAt) };
			}
			if (vitals.ping !== null) {
				client.ping = vitals.ping;
			}
		}
	}

	tell(at, client, kind, text) {
		this.log.push({ number: ++this.logged, at, client, kind, text });
	}

	/** The trouble that goes on at the moment. */
	current() {
		return this.troubles.findLast((it) => it.over === undefined);
	}

	prune(old) {
		this.log.splice(0, this.log.length - LOGGED);
		this.troubles = this.troubles.filter((it) => (it.over ?? Infinity) >= old);
		for (const client of this.clients.values()) {
			for (const key of ['ends', 'opens', 'failures', 'samples', 'ticks']) {
				client[key] = client[key].filter((it) => it.at >= old);
			}
			// The last one before the window says what the state was when it began.
			const first = client.states.findLastIndex((it) => it.at < old);
			client.states.splice(0, Math.max(0, first));
		}
	}

}
