// Signs a facts file, or makes the pair of keys for it. Usage: sign-facts.mjs --new-key NAME  |  sign-facts.mjs --key FILE --name NAME PAYLOAD.json > facts.json
import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

import { say } from './lib/say.mjs';

const words = process.argv.slice(2);
const valueOf = (name) => {
  const at = words.indexOf(name);
  return at === -1 ? undefined : words[at + 1];
};

const newKey = valueOf('--new-key');
if (newKey !== undefined) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const file = `${newKey}.facts-key.pem`;
  writeFileSync(file, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600, flag: 'wx' });
  say(`The private key is in ${file}. Keep it off every machine that builds, and out of every repository.`);
  // The last 32 bytes of the DER form are the key itself (RFC 8410).
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');
  process.stdout.write(`{ name: '${newKey}', publicKey: '${raw}' }\n`);
} else {
  const [keyFile, name, payloadFile] = [valueOf('--key'), valueOf('--name'), words.at(-1)];
  if (keyFile === undefined || name === undefined || payloadFile === undefined || payloadFile === name) {
    say('Usage: sign-facts.mjs --new-key NAME, or sign-facts.mjs --key FILE --name NAME PAYLOAD.json');
    process.exit(1);
  }
  // Written without blanks, so that the signed text is short; its characters are what is signed.
  const payload = JSON.stringify(JSON.parse(readFileSync(payloadFile, 'utf8')));
  const signature = sign(null, Buffer.from(payload, 'utf8'), createPrivateKey(readFileSync(keyFile))).toString('base64');
  process.stdout.write(`${JSON.stringify({ nodeworthFacts: 1, key: name, payload, signature })}\n`);
}
