// Counts numbered messages on npm's "ws" and breaks the connection again and again.
// Usage: node ws-dropping-server.mjs <number of drops>; "report" on the standard input writes what was seen.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { join } from 'node:path';

const { WebSocketServer } = createRequire(join(process.env.INTEROP_NODE_MODULES, 'interop.js'))('ws');

const drops = Number(process.argv[2]);
const connections = [];
let seed = 20260101;

function random(limit) {
	seed = (seed * 1103515245 + 12345) % 2147483648;
	return Math.floor(seed / 2147483648 * limit);
}

const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });

server.on('connection', (socket, request) => {
	const seen = [];
	const number = connections.push(seen);
	let left = (number <= drops) ? random(200) + 1 : Infinity;
	const ways = [
		() => socket.terminate(),
		() => request.socket.resetAndDestroy(),
		() => request.socket.end(),
		() => socket.close(1012, 'restart')
	];
	socket.on('message', (data) => {
		seen.push(parseInt(data.toString(), 10));
		if (--left === 0) {
			ways[random(ways.length)]();
		}
	});
	// Without a handler an error, such as a reset connection, would end the process.
	socket.on('error', () => {});
});

server.on('listening', () => console.log(`listening ${server.address().port}`));

// The end of the input is the end of the test, however that came about.
createInterface({ input: process.stdin })
	.on('line', () => {
		connections.forEach((seen, index) => console.log(`seen ${index} ${seen.join(' ')}`));
		console.log('end');
	})
	.on('close', () => process.exit(0));
