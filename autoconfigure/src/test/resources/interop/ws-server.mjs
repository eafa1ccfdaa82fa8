// The server of the interoperability tests on npm's "ws". InteropServer says what it has to do.
// Usage: node ws-server.mjs <port> [<directory with server.key and server.pem>]
// INTEROP_NODE_MODULES is the node_modules directory that holds "ws".
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

// An import statement would look for "ws" next to this file only.
const { WebSocketServer } = createRequire(join(process.env.INTEROP_NODE_MODULES, 'interop.js'))('ws');

const [port, certificate] = process.argv.slice(2);
const http = certificate
	? createHttpsServer({
		key: readFileSync(join(certificate, 'server.key')),
		cert: readFileSync(join(certificate, 'server.pem'))
	})
	: createHttpServer();
const server = new WebSocketServer({ server: http, perMessageDeflate: true, maxPayload: 16 * 1024 * 1024 });

server.on('connection', (socket, request) => {
	let pings = 0;
	const commands = {
		'close': (code, reason) => socket.close(Number(code), reason),
		'ping': (payload) => {
			socket.once('pong', (data) => socket.send(`pong ${data}`));
			socket.ping(payload);
		},
		'pings?': () => socket.send(`pings ${pings}`),
		'extensions?': () => socket.send(
			`offered [${request.headers['sec-websocket-extensions'] ?? ''}] negotiated [${socket.extensions}]`),
		'text': (length) => socket.send('x'.repeat(Number(length))),
		'binary': (length) => socket.send(Buffer.alloc(Number(length), 'x')),
		'fragments': () => {
			socket.send('one ', { fin: false });
			socket.send('message ', { fin: false });
			socket.send('in parts', { fin: true });
		}
	};
	socket.on('ping', () => pings++);
	socket.on('message', (data, binary) => {
		const words = binary ? [] : data.subarray(0, 200).toString().split(' ');
		const command = Object.hasOwn(commands, words[0]) ? commands[words[0]] : undefined;
		if (command) {
			command(...words.slice(1));
		}
		else {
			socket.send(data, { binary });
		}
	});
	socket.on('close', (code) => console.log(`closed ${code}`));
	// Without a handler an error, such as a reset connection, would end the process.
	socket.on('error', (error) => console.log(`error ${error.message}`));
});

http.listen(Number(port), process.env.INTEROP_HOST, () => console.log(`listening ${http.address().port}`));

// The end of the input is the end of the test, however that came about.
process.stdin.on('end', () => process.exit(0)).resume();
