// Asks once a second how the client is doing. No library and no build step: this is all of it.

const byId = (id) => document.getElementById(id);
const write = (id, text) => {
	const element = byId(id);
	const value = String(text ?? '\u2013');
	// Only what has changed, so that a screen reader speaks of nothing else.
	if (element.textContent !== value) {
		element.textContent = value;
	}
};
const seconds = (milliseconds) => `${(Math.max(0, milliseconds) / 1000).toFixed(1)} s`;
// Durations come as ISO 8601 of at most hours, minutes and seconds.
const duration = (iso) => {
	const [, hours = 0, minutes = 0, rest = 0] = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(iso) ?? [];
	return seconds((hours * 3600 + minutes * 60 + Number(rest)) * 1000);
};
const time = (iso) => new Date(iso).toLocaleTimeString([], { hour12: false });

function rows(id, values) {
	byId(id).replaceChildren(...values.map((cells) => {
		const row = document.createElement('tr');
		row.append(...cells.map((cell) => {
			const element = document.createElement('td');
			element.textContent = cell;
			return element;
		}));
		return row;
	}));
}

function show(status) {
	const { connection, lastClose, counts } = status;
	const now = Date.parse(status.now);
	write('client', status.client);
	write('state', status.state);
	byId('state').dataset.state = status.state;
	write('story', status.transitions[0]?.cause);
	write('losses', counts.losses);
	write('recoveries', counts.recoveries);
	write('failed-attempts', counts.failedAttempts);
	write('messages', counts.messages);
	write('missed', counts.missed);
	write('generation', connection?.generation);
	write('age', connection && seconds(now - Date.parse(connection.connectedAt)));
	write('outage', connection && duration(connection.outage));
	write('next-retry', status.nextRetry && `in ${seconds(Date.parse(status.nextRetry) - now)}`);
	write('last-close', lastClose && [lastClose.origin, lastClose.code, lastClose.reason].filter(Boolean).join(' '));
	write('last-trouble', status.lastTrouble);
	rows('transitions', status.transitions.map((it) => [time(it.at), it.from, it.to, it.cause]));
	rows('ticks', status.ticks.map((tick) => [tick.sequence, tick.price.toFixed(4)]));
}

async function refresh() {
	try {
		const response = await fetch('api/status', { cache: 'no-store' });
		show(await response.json());
	}
	catch {
		write('state', 'unreachable');
		byId('state').dataset.state = 'unreachable';
		write('story', 'The application does not answer. The page goes on asking.');
	}
	setTimeout(refresh, 1000);
}

refresh();
