// The body of a response, read chunk by chunk and no further than a limit, so that nobody can fill the memory.

/** The bytes up to `limit`; `truncated` when there was more, which is then not fetched. Rejects as the stream does. */
export async function readCapped(response: Response, limit: number): Promise<{ readonly bytes: Uint8Array; readonly truncated: boolean }> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  while (reader && length <= limit) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    length += value.length;
  }
  const truncated = length > limit;
  // The server is not told by awaiting: a cancel that hangs must not hang the inspection.
  if (truncated) void reader?.cancel().catch(() => undefined);
  const bytes = new Uint8Array(Math.min(length, limit));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk.subarray(0, bytes.length - at), at);
    at += Math.min(chunk.length, bytes.length - at);
  }
  return { bytes, truncated };
}
