"""The server of the interoperability tests on Python's "websockets". InteropServer says what it has to do.

Usage: python3 websockets_server.py <port> [<directory with server.key and server.pem>]
"""

import asyncio
import os
import ssl
import sys
import threading

try:
    # From version 13 on; the older classes are deprecated there.
    from websockets.asyncio.server import ServerConnection, serve
    from websockets.frames import Opcode

    class CountingConnection(ServerConnection):
        received_pings = 0

        def process_event(self, event):
            if getattr(event, "opcode", None) is Opcode.PING:
                self.received_pings += 1
            super().process_event(event)

    COUNTING = {"create_connection": CountingConnection}

    def request_headers(socket):
        return socket.request.headers

    def negotiated(socket):
        return socket.protocol.extensions

except ImportError:
    from websockets.frames import OP_PING
    from websockets.server import WebSocketServerProtocol, serve

    class CountingProtocol(WebSocketServerProtocol):
        received_pings = 0

        async def read_frame(self, max_size):
            frame = await super().read_frame(max_size)
            if frame.opcode == OP_PING:
                self.received_pings += 1
            return frame

    COUNTING = {"create_protocol": CountingProtocol}

    def request_headers(socket):
        return socket.request_headers

    def negotiated(socket):
        return socket.extensions


async def ping(socket, payload):
    await (await socket.ping(payload))
    await socket.send("pong " + payload)


async def obey(socket, message):
    words = message[:200].split(" ") if isinstance(message, str) else [""]
    if words[0] == "close":
        await socket.close(int(words[1]), words[2])
    elif words[0] == "ping":
        # As a task, because the pong is read only while this one goes on.
        socket.background = asyncio.ensure_future(ping(socket, words[1]))
    elif words[0] == "pings?":
        await socket.send("pings %d" % socket.received_pings)
    elif words[0] == "extensions?":
        offered = request_headers(socket).get("Sec-WebSocket-Extensions", "")
        names = ", ".join(extension.name for extension in negotiated(socket))
        await socket.send("offered [%s] negotiated [%s]" % (offered, names))
    elif words[0] == "text":
        await socket.send("x" * int(words[1]))
    elif words[0] == "binary":
        await socket.send(b"x" * int(words[1]))
    elif words[0] == "fragments":
        await socket.send(["one ", "message ", "in parts"])
    else:
        await socket.send(message)


async def serve_one(socket, path=None):
    try:
        async for message in socket:
            await obey(socket, message)
    except Exception as error:
        print("error", type(error).__name__, flush=True)
    await socket.wait_closed()
    print("closed", socket.close_code, flush=True)


def tls(directory):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(os.path.join(directory, "server.pem"), os.path.join(directory, "server.key"))
    return context


def end_with_input():
    """The end of the input is the end of the test, however that came about."""
    sys.stdin.read()
    os._exit(0)


async def main(port, directory=None):
    context = tls(directory) if directory else None
    async with serve(serve_one, os.environ["INTEROP_HOST"], int(port), ssl=context,
                     compression="deflate", max_size=16 * 1024 * 1024, **COUNTING) as server:
        sockets = list(server.sockets)
        print("listening", sockets[0].getsockname()[1], flush=True)
        await asyncio.Future()


threading.Thread(target=end_with_input, daemon=True).start()
asyncio.run(main(*sys.argv[1:]))
