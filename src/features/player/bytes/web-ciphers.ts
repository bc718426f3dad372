// HMAC and AES-GCM by WebCrypto, for opening recorded records with their key. A page that came over plain HTTP has no WebCrypto.
import type { Ciphers } from '#src/protocol/tls/bytes/traffic-keys.ts';

/** undefined where there is no WebCrypto. */
export function webCiphers(): Ciphers | undefined {
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  if (!subtle) return undefined;
  return {
    async hmac(hash, key, octets) {
      const imported = await subtle.importKey('raw', copyOf(key), { name: 'HMAC', hash }, false, ['sign']);
      return new Uint8Array(await subtle.sign('HMAC', imported, copyOf(octets)));
    },
    async openGcm(key, iv, additionalData, sealed) {
      const imported = await subtle.importKey('raw', copyOf(key), 'AES-GCM', false, ['decrypt']);
      const about = { name: 'AES-GCM', iv: copyOf(iv), additionalData: copyOf(additionalData) };
      // It rejects what does not fit.
      return subtle.decrypt(about, imported, copyOf(sealed)).then(
        (plain) => new Uint8Array(plain),
        () => undefined,
      );
    },
  };
}

/** WebCrypto's types ask for octets that no other thread shares. */
const copyOf = (octets: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(octets);
