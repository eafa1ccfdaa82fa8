# Measures Python's websocket-client in the same way as the clients on the JVM are:
# the same arguments, the same commands to the server, the same line at the end.
import math
import socket
import sys
import threading
import time

import websocket

TEXT = '{"symbol":"EUR/USD","bid":1.08312,"ask":1.08315,"size":2500000,"venue":"A"},'
SIZES = {"send-1k": 1024, "two-small": 40}


class Control:

    def __init__(self, port):
        self.file = socket.create_connection(("127.0.0.1", port)).makefile("rw", encoding="ascii", newline="\n")

    def run(self, command):
        self.file.write(command + "\n")
        self.file.flush()
        answer = self.file.readline().strip()
        if not answer.startswith("ok"):
            raise RuntimeError(answer)
        return answer[2:].strip()


def percentile(samples, percent):
    samples = sorted(samples)
    return samples[max(0, math.ceil(percent / 100 * len(samples)) - 1)]


def send(ws, control, payload, threads, warm_up, measure):

    def send_all(seconds):
        counts = [0] * threads
        deadline = time.monotonic() + seconds

        def loop(index):
            while time.monotonic() < deadline:
                for _ in range(16):
                    ws.send(payload)
                counts[index] += 16

        workers = [threading.Thread(target=loop, args=(i,)) for i in range(threads)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        return sum(counts)

    expected = int(control.run("sink")) + send_all(warm_up)
    control.run("await-sink %d" % expected)
    begin, cpu = time.monotonic(), time.process_time()
    count = send_all(measure)
    if int(control.run("await-sink %d" % (expected + count))) != expected + count:
        raise RuntimeError("The server has read another number of messages")
    return {"cpu-micros": (time.process_time() - cpu) * 1e6 / count, "rate": count / (time.monotonic() - begin)}


def round_trip(ws, payload, messages, warm_up, measure):

    def run(seconds):
        samples = []
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            begin = time.perf_counter()
            for _ in range(messages):
                ws.send(payload)
            ws.recv()
            samples.append((time.perf_counter() - begin) * 1e6)
        return samples

    run(warm_up)
    cpu = time.process_time()
    samples = run(measure)
    return {"cpu-micros": (time.process_time() - cpu) * 1e6 / len(samples), "count": len(samples),
            "p50-micros": percentile(samples, 50), "p90-micros": percentile(samples, 90),
            "p99-micros": percentile(samples, 99)}


def receive(ws, control, size, warm_up, measure):

    def run(seconds):
        count = 0
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            for _ in range(16):
                if len(ws.recv()) != size:
                    raise RuntimeError("Not what was sent")
            count += 16
        return count

    control.run("flood %d" % size)
    run(warm_up)
    begin, cpu = time.monotonic(), time.process_time()
    count = run(measure)
    return {"cpu-micros": (time.process_time() - cpu) * 1e6 / count, "rate": count / (time.monotonic() - begin)}


def main():
    task = dict(argument.split("=", 1) for argument in sys.argv[1:])
    scenario = task["scenario"]
    warm_up, measure = int(task["warm-up"]) / 1000, int(task["measure"]) / 1000
    control = Control(int(task["control"]))
    size = SIZES.get(scenario, 125)
    payload = (TEXT * (size // len(TEXT) + 1))[:size]
    paths = {"two-small": "/pair", "echo": "/echo", "receive-125": "/feed"}
    ws = websocket.create_connection("ws://127.0.0.1:%s%s" % (task["port"], paths.get(scenario, "/sink")))
    if scenario == "two-small":
        values = round_trip(ws, payload, 2, warm_up, measure)
    elif scenario == "echo":
        values = round_trip(ws, payload, 1, warm_up, measure)
    elif scenario == "receive-125":
        values = receive(ws, control, size, warm_up, measure)
    else:
        values = send(ws, control, payload, 4 if scenario.endswith("4-threads") else 1, warm_up, measure)
    print("RESULT " + " ".join("%s=%s" % pair for pair in values.items()), flush=True)


main()
