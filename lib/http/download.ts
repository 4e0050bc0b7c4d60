import "server-only";

/** Made no faster than it is taken; whoever cancels the reading ends the making. */
function streamOf(chunks: AsyncGenerator<Uint8Array, void, undefined>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull: async (stream) => {
      const { done, value } = await chunks.next();
      if (done) stream.close();
      else stream.enqueue(value);
    },
    cancel: async () => {
      await chunks.return();
    },
  });
}

const TYPES = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

interface FileNames {
  /** In plain letters, for programs that know no others, without the extension. */
  plain: string;
  /** What it is of, in anybody's words, and the number that tells it apart. */
  title: string;
  id: number;
}

/** Always a download, never shown as a page. */
export function fileResponse(
  chunks: AsyncGenerator<Uint8Array, void, undefined>,
  extension: keyof typeof TYPES,
  names: FileNames,
): Response {
  return new Response(streamOf(chunks), {
    headers: {
      "Content-Type": TYPES[extension],
      "Content-Disposition": disposition(names, extension),
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}

const MAX_TITLE_CHARS = 80;

/** The name with its title for programs of today, and one of plain letters for the others (RFC 6266, appendix D). */
function disposition({ plain, title, id }: FileNames, extension: string): string {
  const ascii = `${plain}.${extension}`;
  const clean = fileTitle(title);
  const full = clean === "" ? ascii : `${clean} (${id}).${extension}`;
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(full).replace(/['()*]/g, percent)}`;
}

/** A title without what file systems don't take, and without marks that could turn the extension round. */
function fileTitle(title: string): string {
  const clean = title.replace(/[\p{C}\\/:*?"<>|]/gu, " ").replace(/\s+/g, " ");
  return [...clean]
    .slice(0, MAX_TITLE_CHARS)
    .join("")
    .replace(/^[\s.]+|[\s.]+$/g, "");
}

const percent = (mark: string): string => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`;
