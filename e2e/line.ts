import http from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";

/** The line between one browser and the product: a plain HTTP proxy that a test can cut and mend. */
export class Line {
  readonly #sockets = new Set<Socket>();
  #cut = false;
  #losing: string | null = null;

  private constructor(private readonly server: http.Server) {
    server.on("connection", (socket) => {
      if (this.#cut) return void socket.destroy();
      this.#sockets.add(socket);
      socket.on("close", () => this.#sockets.delete(socket));
    });
  }

  static async open(): Promise<Line> {
    const server = http.createServer();
    server.on("connect", tunnel);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const line = new Line(server);
    server.on("request", (request, response) => forward(request, response, line.#isToBeLost(request)));
    return line;
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
    this.#losing = null;
  }

  /**
   * What is posted to this path is carried there whole, and its answer never comes back, until the line is mended. Once would not
   * do: a browser asks again by itself when a connection that it had used before breaks.
   */
  loseAnswers(path: string): void {
    this.#losing = path;
  }

  #isToBeLost({ method, url = "" }: http.IncomingMessage): boolean {
    return method === "POST" && this.#losing !== null && new URL(url).pathname === this.#losing;
  }

  close(): void {
    this.cut();
    this.server.close();
  }
}

function forward(request: http.IncomingMessage, response: http.ServerResponse, isLost: boolean): void {
  const upstream = http.request(request.url ?? "", { method: request.method, headers: request.headers }, (answer) => {
    if (isLost) return void answer.resume().on("end", () => response.destroy());
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
