// A file that is kept: how its name travels in a header.

/** Names beyond ASCII go by RFC 8187; the plain one is for what does not know it. */
export function attachmentOf(name: string, plain: string): string {
  // What the encoding of an address leaves as it is, and a header may not hold.
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => {
    return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
  });
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
