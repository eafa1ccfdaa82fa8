// What the page asks of the application.

const post = async (path) => {
	const response = await fetch(path, { method: 'POST' });
	if (!response.ok) {
		throw new Error(`HTTP status ${response.status}`);
	}
};

export const makeTrouble = (id) => post(`api/troubles/${encodeURIComponent(id)}`);

export const setAutomatic = (on) => post(`api/automatic?on=${on}`);

export const act = (client, action) => post(`api/clients/${encodeURIComponent(client)}/${action}`);

/** The stream of events. A browser repeats it by itself, but not after an HTTP error. */
export function listen({ greeting, entries, lost }) {
	const source = new EventSource('api/events');
	source.addEventListener('greeting', (event) => greeting(JSON.parse(event.data)));
	source.addEventListener('entries', (event) => entries(JSON.parse(event.data)));
	source.addEventListener('error', () => {
		lost();
		if (source.readyState === EventSource.CLOSED) {
			setTimeout(() => listen({ greeting, entries, lost }), 2000);
		}
	});
}
