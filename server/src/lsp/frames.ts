// Tells messages of the protocol apart in bytes that may hold others too, so that after a broken one the next is heard.
import { Transform, type TransformCallback } from 'node:stream';

/** Bytes of the longest message that is taken: more than any document that an editor holds. */
const longest = 256 * 1024 * 1024;
/** Bytes that may stand before a message; of more only the end can be its header. */
const longestHeader = 16 * 1024;
const headerEnd = '\r\n\r\n';
/** The last one counts: what stands before it is left over from a message that was cut off. */
const lengths = /Content-Length: {0,9}(\d{1,12})(?!\d)(?=\r\n|$)/gi;

/**
 * Passes on whole messages, each with a header of its own, and drops what is none: a header without a length, with one
 * that is no number or beyond all reason, and bytes between messages. What a length wrongly takes in is lost.
 */
export class Frames extends Transform {
  #before = Buffer.alloc(0);
  /** Bytes of the message that are still to come. */
  #left = 0;

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    for (let rest = chunk; rest.length > 0; ) rest = this.#left > 0 ? this.#body(rest) : this.#header(rest);
    done();
  }

  /** What is behind the part of the message. */
  #body(bytes: Buffer): Buffer {
    const part = bytes.subarray(0, this.#left);
    this.#left -= part.length;
    this.push(part);
    return bytes.subarray(part.length);
  }

  /** What is behind the header, nothing where it goes on. */
  #header(bytes: Buffer): Buffer {
    const all = Buffer.concat([this.#before, bytes]);
    const end = all.indexOf(headerEnd);
    if (end < 0) {
      this.#before = all.subarray(-longestHeader);
      return Buffer.alloc(0);
    }
    const header = all.toString('latin1', Math.max(0, end - longestHeader), end);
    const length = Number(Array.from(header.matchAll(lengths), ([, digits]) => digits).at(-1) ?? 0);
    this.#before = Buffer.alloc(0);
    if (length > 0 && length <= longest) {
      this.#left = length;
      this.push(`Content-Length: ${length}${headerEnd}`);
    }
    return all.subarray(end + headerEnd.length);
  }
}
