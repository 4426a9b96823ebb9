// Rows of a person are sealed with that person's key: who takes over the phone, or copies its storage, reads nothing of the one before. The
// key is made on the phone and cannot be taken out of the browser; it does not stop the owner of a broken-into phone, and the docs say so.

export interface Sealer {
  seal(owner: string, bytes: Uint8Array): Promise<Uint8Array>;
  /** Rejects when the bytes are not what was sealed for this owner. */
  open(owner: string, bytes: Uint8Array): Promise<Uint8Array>;
}

/** Where the browser gives no keys: a page without TLS on another host than this one. It gets no position there either. */
export const OPEN_SEALER: Sealer = { seal: async (_owner, bytes) => bytes, open: async (_owner, bytes) => bytes };
