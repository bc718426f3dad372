// What the byte view shows: one recorded connection, one of its lines or records, one field of it; read without the key, or with it.
import { decodeWire, type Decoded, type Piece } from '#src/protocol/tls/bytes/decode.ts';
import type { FieldName } from '#src/protocol/tls/bytes/field-names.ts';
import type { Field } from '#src/protocol/tls/bytes/field-reader.ts';
import type { OpenedWire } from '#src/protocol/tls/bytes/open-records.ts';
import { loadCapture, type Capture, type CaptureId } from './captures.ts';
import { flatFields, type FlatField } from './flat-fields.ts';

/** Octets to be shown, as they crossed or as they were inside. */
export interface Shown {
  readonly octets: Uint8Array;
  readonly fields: readonly FlatField[];
  /** Only the two ends see this. */
  readonly isInside: boolean;
}

export class ByteView {
  id = $state<CaptureId>();
  capture = $state.raw<Capture>();
  decoded = $state.raw<Decoded>();
  opened = $state.raw<OpenedWire>();
  withKey = $state(false);
  /** Which line or record, and which of its fields. */
  piece = $state(0);
  field = $state(0);
  trouble = $state<'failed' | 'no-crypto'>();
  #loaded: CaptureId | undefined;

  readonly shown = $derived(this.#shownAt(this.piece));

  /** Shows a connection, and in it the record where that message of the handshake is, or would be if it were not encrypted. */
  async show(id: CaptureId, message: FieldName): Promise<void> {
    this.id = id;
    this.trouble = undefined;
    try {
      if (this.#loaded !== id) {
        const capture = await loadCapture(id);
        if (this.id !== id) return;
        this.#loaded = id;
        [this.capture, this.decoded] = [capture, decodeWire(capture.chunks)];
        [this.opened, this.withKey] = [undefined, false];
      }
      if (!this.decoded) return;
      this.choosePiece(pieceOf(this.decoded.pieces, message));
      this.field = Math.max(this.shown?.fields.findIndex(({ field }) => field.name === message) ?? 0, 0);
    } catch {
      if (this.id === id) this.trouble = 'failed';
    }
  }

  /** Shows no connection. */
  clear(): void {
    [this.id, this.#loaded, this.trouble] = [undefined, undefined, undefined];
    [this.capture, this.decoded, this.opened, this.withKey] = [undefined, undefined, undefined, false];
  }

  choosePiece(piece: number): void {
    [this.piece, this.field] = [piece, 0];
  }

  /** Reads what is encrypted, too, or no longer. */
  async useKey(withKey: boolean): Promise<void> {
    const { capture, decoded } = this;
    if (withKey && capture?.keyLog && decoded && !this.opened) {
      const [{ openRecords }, { webCiphers }] = await Promise.all([
        import('#src/protocol/tls/bytes/open-records.ts'),
        import('./web-ciphers.ts'),
      ]);
      const ciphers = webCiphers();
      if (!ciphers) this.trouble = 'no-crypto';
      else this.opened = await openRecords(decoded, capture.keyLog, ciphers);
    }
    if (this.capture !== capture) return;
    this.withKey = withKey && this.opened !== undefined;
    this.field = 0;
  }

  /** The fields that a line or record shows at present. */
  fieldsAt(piece: number): readonly Field[] {
    return (this.withKey && this.opened?.opened.get(piece)?.fields) || (this.decoded?.pieces[piece]?.fields ?? []);
  }

  #shownAt(at: number): Shown | undefined {
    const piece = this.decoded?.pieces[at];
    if (!piece || !this.decoded) return undefined;
    const inside = this.withKey ? this.opened?.opened.get(at) : undefined;
    const octets = inside?.octets ?? this.decoded.streams[piece.from].subarray(piece.start, piece.end);
    const fields = flatFields(this.fieldsAt(at), inside?.start ?? piece.start, octets.length);
    return { octets, fields, isInside: inside !== undefined };
  }
}

/** Where a listener would have to look for the message: of what is encrypted, the first record of the side that sends it. */
function pieceOf(pieces: readonly Piece[], message: FieldName): number {
  const inClear = (name: FieldName) => pieces.findIndex(({ fields }) => fields.some((field) => field.name === name));
  const from = message === 'finished' ? 'sender' : 'receiver';
  const hidden = pieces.findIndex((piece) => piece.isHidden && piece.from === from);
  // Without a certificate, the key exchange stands in its place.
  const candidates = [inClear(message), message === 'certificate' ? inClear('server_key_exchange') : -1, hidden];
  return candidates.find((at) => at >= 0) ?? 0;
}
