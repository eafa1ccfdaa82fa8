// How values look.

export const seconds = (milliseconds) => `${(Math.max(0, milliseconds) / 1000).toFixed(1)} s`;

export const count = (value) => Number(value ?? 0).toLocaleString('en');

export const time = (milliseconds) => new Date(milliseconds).toLocaleTimeString('en-GB', { hour12: false });

export const age = (milliseconds) => {
	const total = Math.max(0, Math.floor(milliseconds / 1000));
	return total < 60 ? seconds(milliseconds) : `${Math.floor(total / 60)} min ${total % 60} s`;
};

export const STATES = {
	STOPPED: 'Stopped',
	CONNECTING: 'Connecting',
	OPENING: 'Opening',
	READY: 'Ready',
	BACKING_OFF: 'Backing off',
	CLOSING: 'Closing',
	ENDED: 'Ended',
	FAILED: 'Failed',
};

/** Words for the end of a connection, short enough for a mark on a timeline. */
export function end({ origin, code }) {
	switch (origin) {
		case 'REMOTE': return String(code);
		case 'LOST': return 'lost';
		case 'LIVENESS': return 'no pong';
		case 'PROTOCOL': return 'protocol';
		case 'REPLACED': return 'replaced';
		default: return 'closed';
	}
}
