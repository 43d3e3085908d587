// This module decides how the browser's passkeys are asked: bytes go to and from the server in base 64 for URLs.

/** What the server says a passkey is to be made of. */
export interface Creation {
  party: string;
  user: string;
  login: string;
  name: string;
  challenge: string;
  algorithms: number[];
  known: string[];
}

/** What the server asks a passkey to sign. */
export interface Asked {
  party: string;
  challenge: string;
  /** Passkeys that would do; empty when any does. */
  known: string[];
}

/** What a passkey answered. */
export interface Shown {
  id: string;
  user: string | null;
  client_data: string;
  authenticator_data: string;
  signature: string;
}

/** How long the browser waits for a finger, as long as the server keeps the challenge. */
const WAIT_MS = 300_000;

/** Whether there are passkeys here: in browsers that know them, on pages that came safely. */
export const hasPasskeys = (): boolean => typeof PublicKeyCredential !== "undefined";

export function toBytes(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

export function toText(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
}

const named = (ids: string[]): PublicKeyCredentialDescriptor[] => ids.map((id) => ({ type: "public-key", id: toBytes(id) }));

/** Makes a passkey; throws when the person or the browser will not. */
export async function make(asked: Creation): Promise<{ client_data: string; attestation: string }> {
  const made = (await navigator.credentials.create({
    publicKey: {
      rp: { id: asked.party, name: "Tongguan" },
      user: { id: toBytes(asked.user), name: asked.login, displayName: asked.name },
      challenge: toBytes(asked.challenge),
      pubKeyCredParams: asked.algorithms.map((alg) => ({ type: "public-key", alg })),
      authenticatorSelection: { residentKey: "preferred", userVerification: "preferred" },
      attestation: "none",
      excludeCredentials: named(asked.known),
      timeout: WAIT_MS,
    },
  })) as PublicKeyCredential;
  const response = made.response as AuthenticatorAttestationResponse;
  return { client_data: toText(response.clientDataJSON), attestation: toText(response.attestationObject) };
}

/** Has a passkey sign; throws when the person or the browser will not. Alone, it must make sure who is there. */
export async function sign(asked: Asked, isAlone: boolean): Promise<Shown> {
  const given = (await navigator.credentials.get({
    publicKey: {
      rpId: asked.party,
      challenge: toBytes(asked.challenge),
      allowCredentials: named(asked.known),
      userVerification: isAlone ? "required" : "preferred",
      timeout: WAIT_MS,
    },
  })) as PublicKeyCredential;
  const response = given.response as AuthenticatorAssertionResponse;
  return {
    id: given.id,
    user: response.userHandle ? toText(response.userHandle) : null,
    client_data: toText(response.clientDataJSON),
    authenticator_data: toText(response.authenticatorData),
    signature: toText(response.signature),
  };
}
