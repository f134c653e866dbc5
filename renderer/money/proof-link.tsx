import type { ReactNode } from 'react';
import { accountLink, explorers } from '../../shared/networks/explorers';
import type { ChainId } from '../../shared/domain/wallet';
import { cleanText } from '../strings/clean-text';

const templates = Object.values(explorers).flatMap((list) => list.flatMap((explorer) => [explorer.transaction, explorer.account]));
const KNOWN_HOSTS: ReadonlySet<string> = new Set(templates.flatMap((template) => (template === null ? [] : [new URL(template).hostname])));

/** An address that leads to one of the explorers we know; null for everything else, whoever sent it. */
export function knownExplorer(url: string): string | null {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return null;
  }
  const plain = parsed.protocol === 'https:' && parsed.username === '' && parsed.password === '' && parsed.port === '';
  return plain && KNOWN_HOSTS.has(parsed.hostname) ? parsed.href : null;
}

/** A link to an explorer; the words alone where there is none. */
export function ExplorerLink(props: { readonly url: string; readonly children: ReactNode; readonly otherwise?: ReactNode }) {
  const url = knownExplorer(props.url);
  if (url === null) return <>{props.otherwise ?? null}</>;
  return (
    <a href={url} target="_blank" rel="noreferrer noopener">
      {props.children}
    </a>
  );
}

/** A public address, linked to its chain's explorer where it has one. */
export function AccountText(props: { readonly chain: ChainId; readonly address: string }) {
  const text = cleanText(props.address, 120);
  const link = accountLink(props.chain, props.address);
  return link === null ? <span className="nw-mono">{text}</span> : (
    <span className="nw-mono">
      <ExplorerLink url={link} otherwise={text}>
        {text}
      </ExplorerLink>
    </span>
  );
}
