"""A client on Python's "websocket-client", as its documentation shows it, for the comparison side by side.

Usage: python3 websocket_client_run.py <uri> <delay in seconds>
Writes a line for every callback. The line "stop" closes the client; the end of the input ends the process.
"""

import os
import platform
import sys
import threading

import websocket


def told(line):
    print(line, flush=True)


app = websocket.WebSocketApp(
    sys.argv[1],
    on_open=lambda app: told("on_open"),
    on_reconnect=lambda app: told("on_reconnect"),
    on_message=lambda app, message: told("on_message"),
    on_error=lambda app, error: told("on_error"),
    on_close=lambda app, code, reason: told("on_close"),
)


def obey():
    for line in sys.stdin:
        if line.strip() == "stop":
            app.close()
    os._exit(0)


told("version %s on Python %s" % (websocket.__version__, platform.python_version()))
threading.Thread(target=obey, daemon=True).start()
app.run_forever(reconnect=int(sys.argv[2]), ping_interval=2, ping_timeout=1)
told("ended")
# As a program would that has more to do than this client.
threading.Event().wait()
