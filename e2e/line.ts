import http from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";

/** The line between one browser and the product: a plain HTTP proxy that a test can cut and mend. */
export class Line {
  readonly #sockets = new Set<Socket>();
  #cut = false;

  private constructor(private readonly server: http.Server) {
    server.on("connection", (socket) => {
      if (this.#cut) return void socket.destroy();
      this.#sockets.add(socket);
      socket.on("close", () => this.#sockets.delete(socket));
    });
  }

  static async open(): Promise<Line> {
    const server = http.createServer(forward);
    server.on("connect", tunnel);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return new Line(server);
  }

  /** For `browser.newContext`; loopback goes through it too. */
  get proxy(): { server: string; bypass: string } {
    return { server: `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`, bypass: "<-loopback>" };
  }

  cut(): void {
    this.#cut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  mend(): void {
    this.#cut = false;
  }

  close(): void {
    this.cut();
    this.server.close();
  }
}

function forward(request: http.IncomingMessage, response: http.ServerResponse): void {
  const upstream = http.request(request.url ?? "", { method: request.method, headers: request.headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  upstream.on("error", () => response.destroy());
  response.on("close", () => upstream.destroy());
  request.pipe(upstream);
}

function tunnel(request: http.IncomingMessage, socket: Socket): void {
  const [host, port] = (request.url ?? "").split(":");
  const upstream = connect(Number(port), host, () => socket.write("HTTP/1.1 200 Connection Established\r\n\r\n"));
  upstream.on("error", () => socket.destroy());
  socket.on("error", () => upstream.destroy());
  socket.pipe(upstream).pipe(socket);
}
